/** Folders that may hold ADRs, the most telling first: pointed at, named by somebody, called so, or with files that say so. */
import { basename, dirname, join } from "node:path";
import { nameParts } from "#shared/adr/folder/filename";
import { byDepth, isLogName, type LogCandidate, logCandidates } from "#shared/adr/folder/logs";
import { splitPath } from "#shared/adr/links/path";
import type { AdrFolder } from "#shared/api/repo";
import { slashed } from "../paths";
import { levels } from "./levels";
import type { Tree } from "./walk";
import { type FolderAnswers, type Witness, witnessesIn } from "./witnesses";

export interface Candidate {
  dir: string;
  from: AdrFolder["from"];
  why: string;
  /** It was named by somebody, so it is kept even where it doesn't exist yet. */
  named: boolean;
  /** What its paths alone tell; its files have the last word. */
  guess?: LogCandidate;
}

/** Where teams keep ADRs, the most telling first. */
const usualPlaces = [
  "docs/decisions",
  "docs/adr",
  "docs/adrs",
  "docs/ADR",
  "doc/adr",
  "doc/adrs",
  "adr",
  "adrs",
  "docs/architecture/decisions",
  "docs/architecture-decisions",
  "docs/architecture/adr",
  "architecture/decisions",
  "documentation/adr",
  "documentation/architecture/decisions",
  "doc/architecture/decisions",
  ".adr",
  ".adrs",
  ".archgate/adrs",
  ".github/adr",
];
export const defaultPlace = "docs/decisions";

export async function candidates(
  root: string,
  picked: string,
  tree: Tree,
  answers: FolderAnswers,
  warnings: string[],
): Promise<Candidate[]> {
  const found: Candidate[] = [];
  const own = slashed(root, picked);
  if (own !== "")
    found.push({ dir: own, from: "by hand", why: "you pointed at it", named: isLogName(basename(picked)) });
  for (const dir of answers.logs)
    found.push({ dir: dir === "." ? "" : dir, from: "config", why: ".adroit/config.yaml names it", named: true });
  for (const one of await witnesses(root, picked, tree, warnings)) found.push({ ...one, named: true });
  found.push(...byName(root, picked, tree));
  for (const guess of logCandidates(tree.files))
    if (guess.sureness !== "named" && guess.dir !== own)
      found.push({ dir: guess.dir, from: "its files", why: guess.why, named: false, guess });
  // Files that aren't on the disk can't be looked into: those named ADR speak for themselves.
  for (const guess of logCandidates(tree.absent))
    if (guess.sureness === "numbered" && guess.why.endsWith("named ADR"))
      found.push({ dir: guess.dir, from: "its files", why: guess.why, named: true });
  return found;
}

/** What configurations name: those between the chosen folder and the root first, then those of other packages. */
async function witnesses(root: string, picked: string, tree: Tree, warnings: string[]): Promise<Witness[]> {
  const around = levels(root, picked).map((level) => slashed(root, level));
  const rank = (file: string) => {
    const at = around.indexOf(dirname(file) === "." ? "" : dirname(file));
    return at < 0 ? around.length : at;
  };
  const sorted = tree.configs.toSorted((a, b) => rank(a) - rank(b) || byDepth(a, b));
  const all = [];
  for (const file of sorted) all.push(...(await witnessesIn(root, file, warnings)));
  return all.filter((one) => one.from !== "mkdocs.yml" || !isAbove(one.dir, tree));
}

/** Whether a folder has only the page about its ADRs, which lie in folders of their own below it. */
function isAbove(dir: string, tree: Tree): boolean {
  const own = (file: string) => {
    const { folder, name } = splitPath(file);
    return folder === dir && nameParts(name).number !== null;
  };
  return tree.logs.some((log) => log.startsWith(`${dir}/`)) && !tree.files.some(own);
}

/** Folders that are called as logs are: usual places first, which are kept while they are empty, then the others. */
function byName(root: string, picked: string, tree: Tree): Candidate[] {
  const around = levels(root, picked).map((level) => slashed(root, level));
  const usual = around.flatMap((level) => usualPlaces.map((place) => (level === "" ? place : `${level}/${place}`)));
  const place = new Map(usual.map((dir, i) => [dir, i]));
  const rank = (dir: string) => place.get(dir) ?? usual.length;
  return tree.logs
    .toSorted((a, b) => rank(a) - rank(b) || byDepth(a, b))
    .map((dir) => ({
      dir,
      from: "usual place",
      why: `it is called ${dir.slice(dir.lastIndexOf("/") + 1)}`,
      named: place.has(dir),
    }));
}

/** A root holds more than ADRs, so there only files that lie in it directly count. */
export function isDeep(root: string, real: string): boolean {
  return real !== root || isLogName(basename(root));
}

export function pathIn(root: string, dir: string): string {
  return dir === "" ? root : join(root, dir);
}
