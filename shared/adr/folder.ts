import type { AdrEntry } from "./entry";
import { nameParts } from "./filename";
import { readIfAdr } from "./read";

/** The ADRs among these files, by path, with links between them as paths. What can't be found is left out. */
export function folderEntries(files: { path: string; text: string }[]): AdrEntry[] {
  const entries = files
    .flatMap(({ path, text }): AdrEntry[] => {
      const read = readIfAdr(path, text);
      return read ? [{ file: path, ...read }] : [];
    })
    .toSorted((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : 0));
  const siblings = siblingsOf(entries);
  return entries.map((entry) => ({
    ...entry,
    supersedes: resolved(entry.file, entry.supersedes, siblings),
    supersededBy: resolved(entry.file, entry.supersededBy, siblings),
  }));
}

interface Siblings {
  paths: Set<string>;
  /** By folder and name in lower case, without the extension. */
  stems: Map<string, string>;
  /** By folder, then by number; several where a number was given twice. */
  numbers: Map<string, AdrEntry[]>;
}

function siblingsOf(entries: AdrEntry[]): Siblings {
  const siblings: Siblings = { paths: new Set(), stems: new Map(), numbers: new Map() };
  for (const entry of entries) {
    const { folder, name } = split(entry.file);
    siblings.paths.add(entry.file);
    siblings.stems.set(`${folder}/${stemOf(name)}`, entry.file);
    if (entry.number === null) continue;
    const key = `${folder}/${entry.number}`;
    siblings.numbers.set(key, [...(siblings.numbers.get(key) ?? []), entry]);
  }
  return siblings;
}

function resolved(from: string, targets: string[], siblings: Siblings): string[] {
  const files = targets.flatMap((target) => resolve(from, target, siblings) ?? []);
  return [...new Set(files)].filter((file) => file !== from);
}

/** A path relative to the file or to the root, a name, or a number; `null` where no ADR or more than one fits. */
function resolve(from: string, target: string, { paths, stems, numbers }: Siblings): string | null {
  const { folder } = split(from);
  const address = decoded(target).replace(/[?#].*$/, "");
  for (const path of [joined(folder, address), address.replace(/^\.?\//, "")]) if (paths.has(path)) return path;
  const stem = stems.get(`${folder}/${stemOf(split(address).name)}`);
  if (stem) return stem;
  const id = /^#?([A-Za-z]{2,12})?[-\s#]*(\d{1,6})$/.exec(target.trim());
  if (!id) return byNumberIn(address, folder, numbers);
  const letters = id[1]?.toLowerCase();
  const all = numbers.get(`${folder}/${Number(id[2])}`) ?? [];
  const same = all.filter(({ prefix }) => (prefix ?? "adr").replace(/[-_ ]$/, "").toLowerCase() === (letters ?? "adr"));
  const fitting = same.length > 0 ? same : all;
  return fitting.length === 1 ? (fitting[0]?.file ?? null) : null;
}

/** A file that was renamed keeps its number. */
function byNumberIn(address: string, folder: string, numbers: Siblings["numbers"]): string | null {
  const { name } = split(address);
  const { number, prefix } = nameParts(name);
  if (number === null || !/\.md$/i.test(name)) return null;
  const fitting = (numbers.get(`${folder}/${number}`) ?? []).filter((entry) => entry.prefix === prefix);
  return fitting.length === 1 ? (fitting[0]?.file ?? null) : null;
}

function split(path: string): { folder: string; name: string } {
  const slash = path.lastIndexOf("/");
  return { folder: path.slice(0, Math.max(0, slash)), name: path.slice(slash + 1) };
}

function stemOf(name: string): string {
  return name.replace(/\.[A-Za-z]{2,8}$/, "").toLowerCase();
}

function joined(folder: string, address: string): string {
  const parts = folder === "" ? [] : folder.split("/");
  for (const part of address.split("/")) {
    if (part === "..") parts.pop();
    else if (part !== "." && part !== "") parts.push(part);
  }
  return parts.join("/");
}

function decoded(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}
