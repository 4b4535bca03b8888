import { decodedPath, joinedPath, splitPath, stemOf } from "#shared/adr/links/path";
import { ownFolder, yearFolder } from "#shared/adr/read/read";
import { type Judged, judge } from "#shared/adr/read/recognise";
import { once } from "#shared/base/once";
import type { AdrEntry } from "./entry";
import { nameParts } from "./filename";

/** A link of supersession that leads to no other ADR: its end isn't there, or is the file itself. */
export interface Dangling {
  file: string;
  relation: "supersedes" | "supersededBy";
  /** As written: an address, or an identifier like "ADR-0005". */
  target: string;
  /** The file that says so is meant. */
  itself?: true;
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
  return judged(files).entries;
}

/** A file of a log that isn't listed, and why. `meant`: it is named like an ADR, so somebody may miss it. */
export interface PassedOver {
  file: string;
  why: string;
  meant: boolean;
}

/**
 * The ADRs among these files and what isn't one, each by path.
 *
 * @param of what one of them is
 */
export function judged<File extends { path: string; readonly text: string }>(
  files: readonly File[],
  homes: ReadonlySet<string> = homesIn(files.map(({ path }) => path)),
  of: (file: File) => Judged = ({ path, text }) => judge(path, text),
): { entries: UnlinkedEntry[]; passed: PassedOver[] } {
  const entries: UnlinkedEntry[] = [];
  const passed: PassedOver[] = [];
  for (const file of files) {
    const { path } = file;
    if (isCompanion(path, homes)) {
      passed.push({ file: path, why: "It belongs to the ADR in its folder.", meant: false });
      continue;
    }
    const one = of(file);
    if (one.adr) entries.push({ file: path, ...one.adr });
    else passed.push({ file: path, why: one.why, meant: one.meant });
  }
  return { entries: entries.toSorted(byFile), passed: passed.toSorted(byFile) };
}

function byFile(a: { file: string }, b: { file: string }): number {
  return a.file < b.file ? -1 : a.file > b.file ? 1 : 0;
}

/** Folders that hold one ADR each, in a file called as such files are. */
export function homesIn(paths: readonly string[]): Set<string> {
  const homes = new Set<string>();
  for (const path of paths) {
    const { folder, name } = splitPath(path);
    const own = splitPath(folder).name;
    if ((!ownFolder.test(name) && stemOf(name) !== own) || yearFolder.test(own)) continue;
    const { number, fileDate } = nameParts(own);
    if (number !== null || fileDate !== null) homes.add(folder);
  }
  return homes;
}

/** Whether a file lies beside or below the ADR of a folder of its own, without a number of its own. */
function isCompanion(path: string, homes: ReadonlySet<string>): boolean {
  if (homes.size === 0) return false;
  const { folder, name } = splitPath(path);
  const own = nameParts(name);
  if (own.number !== null || own.fileDate !== null) return false;
  if (homes.has(folder)) return !ownFolder.test(name);
  for (let at = splitPath(folder).folder; at !== ""; at = splitPath(at).folder) if (homes.has(at)) return true;
  return false;
}

/** Finds the other end of every link. Paths are relative to one root, whichever folders they lie in. */
export function linked(entries: UnlinkedEntry[]): FolderAdrs {
  const siblings = siblingsOf(entries);
  const dangling: Dangling[] = [];
  const resolved = (entry: AdrEntry, relation: Dangling["relation"]) => {
    const { file } = entry;
    const found = new Map<string, string>();
    for (const target of entry[relation]) {
      const path = resolve(file, target, siblings);
      if (path === null) dangling.push({ file, relation, target });
      else if (!found.has(path)) found.set(path, target);
    }
    const own = found.get(file);
    if (own !== undefined) dangling.push({ file, relation, target: own, itself: true });
    found.delete(file);
    return [...found.keys()];
  };
  return {
    entries: entries.map((entry) => {
      if (entry.supersedes.length === 0 && entry.supersededBy.length === 0) return entry;
      return { ...entry, supersedes: resolved(entry, "supersedes"), supersededBy: resolved(entry, "supersededBy") };
    }),
    dangling,
  };
}

/** Finds which ADR a target as written in a file means; `null` where none or more than one fits. */
export function finderAmong(entries: readonly AdrEntry[]): (from: string, target: string) => string | null {
  const siblings = siblingsOf(entries);
  return (from, target) => resolve(from, target, siblings);
}

interface Siblings {
  paths: Set<string>;
  /** By folder and name in lower case, without the extension. */
  stems: () => Map<string, string>;
  /** By folder, then by number; several where a number was given twice. */
  numbers: () => Map<string, AdrEntry[]>;
}

/** Most links are paths, so the rest is made when it is asked for. */
function siblingsOf(entries: readonly AdrEntry[]): Siblings {
  return {
    paths: new Set(entries.map(({ file }) => file)),
    stems: once(() => {
      return new Map(entries.map(({ file }) => [`${logOf(file)}/${namesOf(file)}`, file]));
    }),
    numbers: once(() => {
      const numbers = new Map<string, AdrEntry[]>();
      for (const entry of entries) {
        if (entry.number === null) continue;
        const key = `${logOf(entry.file)}/${entry.number}`;
        const same = numbers.get(key);
        if (same) same.push(entry);
        else numbers.set(key, [entry]);
      }
      return numbers;
    }),
  };
}

/**
 * A path relative to the file, to the root or to a site, a folder of an ADR, a name, or a number; `null` where no ADR or
 * more than one fits.
 */
function resolve(from: string, target: string, { paths, stems, numbers }: Siblings): string | null {
  const log = logOf(from);
  const { folder } = splitPath(from);
  const address = decodedPath(target.startsWith("#") ? "" : target).replace(/(?<=[^/])\/+$/, "");
  const places = [joinedPath(folder, address), joinedPath(log, address), address.replace(/^\.?\//, "")];
  for (const path of places) {
    if (path === null || path === "") continue;
    if (paths.has(path)) return path;
    for (const name of ["README.md", "index.md", "README.mdx", "index.mdx"])
      if (paths.has(`${path}/${name}`)) return `${path}/${name}`;
  }
  const last = splitPath(address).name;
  const stem = stems().get(`${log}/${stemOf(last)}`);
  if (stem) return stem;
  const id =
    /^#?([A-Za-z]{2,12}(?:-(?:19|20)\d{2}(?=-))?|(?:19|20)\d{2}(?=-))?[-\s#]*(\d{1,6})$/.exec(target.trim()) ??
    /^([A-Za-z]{2,12}(?:-(?:19|20)\d{2})?(?=[-_]?\d)|(?:19|20)\d{2}(?=-))?[-_]?(\d{1,6})$/.exec(last);
  if (!id) return byNumberIn(address, log, numbers);
  const letters = (id[1] ?? "adr").toLowerCase().replace(/^madr$/, "adr");
  const all = numbers().get(`${log}/${Number(id[2])}`) ?? [];
  const same = all.filter(({ prefix }) => (prefix ?? "adr").toLowerCase() === letters);
  const fitting = same.length > 0 || letters !== "adr" ? same : all;
  return fitting.length === 1 ? (fitting[0]?.file ?? null) : null;
}

/** The folder in which an ADR's siblings lie: its own, or the one above where it has a folder to itself. */
function logOf(file: string): string {
  const { folder, name } = splitPath(file);
  if (!ownFolder.test(name)) return folder;
  const { number, fileDate } = nameParts(splitPath(folder).name);
  return number === null && fileDate === null ? folder : splitPath(folder).folder;
}

/** What an ADR is called in its log: its file, or its folder. */
function namesOf(file: string): string {
  const log = logOf(file);
  return log === splitPath(file).folder ? stemOf(splitPath(file).name) : stemOf(splitPath(splitPath(file).folder).name);
}

/** A file that was renamed keeps its number. */
function byNumberIn(address: string, folder: string, numbers: Siblings["numbers"]): string | null {
  const name = splitPath(address).name;
  const { number, prefix } = nameParts(ownFolder.test(name) ? splitPath(splitPath(address).folder).name : name);
  if (number === null || !/\.(?:mdx?|markdown|adoc|asciidoc|rst)$/i.test(name)) return null;
  const fitting = (numbers().get(`${folder}/${number}`) ?? []).filter((entry) => entry.prefix === prefix);
  return fitting.length === 1 ? (fitting[0]?.file ?? null) : null;
}
