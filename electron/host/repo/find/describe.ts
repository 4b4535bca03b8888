/** What lies in an ADR folder: its ADRs, what isn't one and why, and how they are named and written. */
import { join } from "node:path";
import { nameParts, namingOf } from "#shared/adr/folder/filename";
import { homesIn, judged, type PassedOver, type UnlinkedEntry } from "#shared/adr/folder/folder";
import { litter, logNameOf } from "#shared/adr/folder/logs";
import { splitPath } from "#shared/adr/links/path";
import { namingPart, ownFolder } from "#shared/adr/read/read";
import { isCompanionName, isPlainlyAdr, judge, type Whereabouts } from "#shared/adr/read/recognise";
import type { AdrFolder } from "#shared/api/repo";
import type { AdroitError } from "#shared/base/error";
import type { Kept } from "../../files/kept";
import { isThere } from "../../files/look";
import { type FolderText, order, type ReadingWatch, readTexts, type TextFile, yieldToEventLoop } from "../list/read";
import { type Candidate, isDeep, pathIn } from "./candidates";
import { dialect, dialectOf, templatePath } from "./dialect";
import { type Tree, walk } from "./walk";

/** An ADR folder with what lies in it, or why it can't be used. Paths are relative to the root. */
export interface FoundFolder {
  folder: AdrFolder;
  entries: UnlinkedEntry[];
  files: ReadonlyMap<string, TextFile>;
  passed: PassedOver[];
  unreadable: FolderText["unreadable"];
  failure: AdroitError | null;
}

export function nothingIn(folder: AdrFolder): FoundFolder {
  return { folder, entries: [], files: new Map(), passed: [], unreadable: [], failure: null };
}

export function candidateFolder({ dir, from, why }: Pick<Candidate, "dir" | "from" | "why">): AdrFolder {
  const naming = from === ".log4brains.yml" ? "date" : "number";
  const profile = from === ".log4brains.yml" ? "log4brains" : "madr4";
  return { dir, name: logNameOf(dir), from, why, exists: false, count: 0, naming, profile };
}

/** ADRs looked at to tell the dialect; the last by name are what the team writes now. */
const telling = 100;
/** Files told apart before others have their turn. */
const batch = 200;

/** `dir` is the folder's real place; `place` says how far its name or somebody's word vouches for its files. */
export async function describe(
  root: string,
  candidate: Pick<Candidate, "dir" | "from" | "why">,
  tree: Tree,
  { log }: { log: boolean },
  reading: ReadingWatch = {},
): Promise<FoundFolder> {
  const { dir, from } = candidate;
  const blank = candidateFolder(candidate);
  const real = pathIn(root, dir);
  const absent = below(tree.absent, dir, true);
  if (!isThere(real)) return nothingIn(absent.length > 0 ? { ...blank, count: absent.length } : blank);
  const { covered, odd } = await filesIn(root, dir, tree);
  const { files, unreadable } = await readTexts(root, covered, reading, odd);
  for (const path of tree.closed)
    if (path !== "" && (path === dir || dir === "" || path.startsWith(`${dir}/`)))
      unreadable.push({ file: path, why: "The folder can't be read." });
  const amongNamed = files.some(({ path }) => isNamed(path));
  const place: Whereabouts = { log, ordered: log, amongNamed };
  const what = `${log ? "adr" : "adr anywhere"}${amongNamed ? " among named" : ""}`;
  const homes = homesIn(covered);
  const entries: UnlinkedEntry[] = [];
  const passed: PassedOver[] = [];
  for (let at = 0; at < files.length; at += batch) {
    if (at > 0) await yieldToEventLoop(real, reading.signal);
    const part = judged(files.slice(at, at + batch), homes, (file) => {
      const one = told(reading.kept, file, what, () => judge(file.path, file.text, place));
      if (one.adr) reading.seen?.(file, reading.kept);
      return one;
    });
    entries.push(...part.entries);
    passed.push(...part.passed);
  }
  const direct = entries.filter(({ file }) => splitPath(file).folder === dir);
  const naming = direct.length > 0 ? namingOf(direct) : entries.length > 0 ? namingOf(entries) : blank.naming;
  const last = new Set(entries.slice(-telling).map((entry) => entry.file));
  const written = files
    .filter(({ path }) => last.has(path))
    .map((file) => told(reading.kept, file, "dialect", () => dialectOf(file.text)));
  const folder: AdrFolder = {
    ...blank,
    exists: true,
    count: entries.length,
    naming,
    profile: isThere(join(root, templatePath(dir)))
      ? "template"
      : from === ".log4brains.yml"
        ? "log4brains"
        : dialect(written, naming),
  };
  const byPath = new Map(files.map((file) => [file.path, file]));
  return { folder, entries, files: byPath, passed, unreadable, failure: null };
}

function isNamed(path: string): boolean {
  const { number, fileDate } = nameParts(namingPart(path));
  return number !== null || fileDate !== null;
}

/** What a file tells, now or when it was read before. */
function told<T>(kept: Kept | undefined, { path }: TextFile, what: string, tell: () => T): T {
  return kept ? kept.told(path, what, tell) : tell();
}

/** The text files of a folder: all below it, or of a root those that lie in it or in folders of their own there. */
async function filesIn(root: string, dir: string, tree: Tree): Promise<{ covered: string[]; odd: Tree["odd"] }> {
  const deep = isDeep(root, pathIn(root, dir));
  const known = below(tree.files, dir, deep);
  if (known.length > 0 || dir === "") return { covered: known, odd: tree.odd };
  // It lies where nobody looks unless a configuration names it.
  const inside = await walk(pathIn(root, dir));
  const place = (file: string) => `${dir}/${file}`;
  return {
    covered: inside.files.map(place).filter((file) => !litter.test(splitPath(file).name)),
    odd: new Set([...inside.odd].map(place)),
  };
}

function below(files: readonly string[], dir: string, deep: boolean): string[] {
  const start = dir === "" ? "" : `${dir}/`;
  return files
    .filter((file) => file.startsWith(start) && !litter.test(splitPath(file).name))
    .filter(
      (file) =>
        deep ||
        !file.includes("/") ||
        (ownFolder.test(splitPath(file).name) && homesIn([file]).size > 0 && file.split("/").length === 2),
    )
    .toSorted(order);
}

/** Files read of a folder to see whether it is a log. */
const sample = 9;

/** How the files of a folder that only their names speak for read: how many of those looked at are ADRs beyond doubt. */
export async function sampled(
  root: string,
  files: readonly string[],
  reading: ReadingWatch,
): Promise<{ plain: number; of: number; named: number }> {
  const step = Math.max(1, Math.ceil(files.length / sample));
  const some = files.toSorted(order).filter((_, i) => i % step === 0 || i === files.length - 1);
  const { files: read } = await readTexts(root, some, { signal: reading.signal });
  const filled = read.filter(({ path, text }) => text.trim() !== "" && !isCompanionName(path));
  const unnamed: Whereabouts = { log: false, ordered: false };
  const { entries } = judged(filled, undefined, ({ path, text }) => judge(path, text, unnamed));
  const plain = filled.filter(({ path, text }) => isPlainlyAdr(path, text)).length;
  return {
    plain,
    of: filled.length,
    named: entries.filter(({ number, fileDate }) => number !== null || fileDate !== null).length,
  };
}
