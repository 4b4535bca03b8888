import { decodedPath, joinedPath, splitPath, stemOf } from "#shared/adr/links/path";
import { readIfAdr } from "#shared/adr/read/recognise";
import type { AdrEntry } from "./entry";
import { nameParts } from "./filename";

/** A link of supersession whose other end isn't among the ADRs. */
export interface Dangling {
  file: string;
  relation: "supersedes" | "supersededBy";
  /** As written: an address, or an identifier like "ADR-0005". */
  target: string;
}

export interface FolderAdrs {
  entries: AdrEntry[];
  dangling: Dangling[];
}

/** The ADRs among these files, by path, with links between them as paths. What can't be found is left out. */
export function folderEntries(files: { path: string; text: string }[]): AdrEntry[] {
  return linked(unlinkedEntries(files)).entries;
}

/** An entry whose links are still as written. */
export type UnlinkedEntry = AdrEntry;

/** The ADRs among these files, by path. */
export function unlinkedEntries(files: { path: string; text: string }[]): UnlinkedEntry[] {
  return files
    .flatMap(({ path, text }): UnlinkedEntry[] => {
      const read = readIfAdr(path, text);
      return read ? [{ file: path, ...read }] : [];
    })
    .toSorted((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : 0));
}

/** Finds the other end of every link. Paths are relative to one root, whichever folders they lie in. */
export function linked(entries: UnlinkedEntry[]): FolderAdrs {
  const siblings = siblingsOf(entries);
  const dangling: Dangling[] = [];
  const resolved = (entry: AdrEntry, relation: Dangling["relation"]) => {
    const { file } = entry;
    const found = entry[relation].flatMap((target) => {
      const path = resolve(file, target, siblings);
      if (path === null) dangling.push({ file, relation, target });
      return path ?? [];
    });
    return [...new Set(found)].filter((path) => path !== file);
  };
  return {
    entries: entries.map((entry) => {
      if (entry.supersedes.length === 0 && entry.supersededBy.length === 0) return entry;
      return { ...entry, supersedes: resolved(entry, "supersedes"), supersededBy: resolved(entry, "supersededBy") };
    }),
    dangling,
  };
}

interface Siblings {
  paths: Set<string>;
  /** By folder and name in lower case, without the extension. */
  stems: () => Map<string, string>;
  /** By folder, then by number; several where a number was given twice. */
  numbers: () => Map<string, AdrEntry[]>;
}

/** Most links are paths, so the rest is made when it is asked for. */
function siblingsOf(entries: AdrEntry[]): Siblings {
  return {
    paths: new Set(entries.map(({ file }) => file)),
    stems: once(() => {
      const stem = ({ folder, name }: ReturnType<typeof splitPath>) => `${folder}/${stemOf(name)}`;
      return new Map(entries.map(({ file }) => [stem(splitPath(file)), file]));
    }),
    numbers: once(() => {
      const numbers = new Map<string, AdrEntry[]>();
      for (const entry of entries) {
        if (entry.number === null) continue;
        const key = `${splitPath(entry.file).folder}/${entry.number}`;
        const same = numbers.get(key);
        if (same) same.push(entry);
        else numbers.set(key, [entry]);
      }
      return numbers;
    }),
  };
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/** A path relative to the file or to the root, a name, or a number; `null` where no ADR or more than one fits. */
function resolve(from: string, target: string, { paths, stems, numbers }: Siblings): string | null {
  const { folder } = splitPath(from);
  const address = decodedPath(target.startsWith("#") ? "" : target);
  for (const path of [joinedPath(folder, address), address.replace(/^\.?\//, "")])
    if (path !== null && paths.has(path)) return path;
  const stem = stems().get(`${folder}/${stemOf(splitPath(address).name)}`);
  if (stem) return stem;
  const id = /^#?([A-Za-z]{2,12})?[-\s#]*(\d{1,6})$/.exec(target.trim());
  if (!id) return byNumberIn(address, folder, numbers);
  const letters = (id[1] ?? "adr").toLowerCase().replace(/^madr$/, "adr");
  const all = numbers().get(`${folder}/${Number(id[2])}`) ?? [];
  const same = all.filter(({ prefix }) => (prefix ?? "adr").toLowerCase() === letters);
  const fitting = same.length > 0 || letters !== "adr" ? same : all;
  return fitting.length === 1 ? (fitting[0]?.file ?? null) : null;
}

/** A file that was renamed keeps its number. */
function byNumberIn(address: string, folder: string, numbers: Siblings["numbers"]): string | null {
  const { name } = splitPath(address);
  const { number, prefix } = nameParts(name);
  if (number === null || !/\.(?:md|markdown|adoc|asciidoc|rst)$/i.test(name)) return null;
  const fitting = (numbers().get(`${folder}/${number}`) ?? []).filter((entry) => entry.prefix === prefix);
  return fitting.length === 1 ? (fitting[0]?.file ?? null) : null;
}
