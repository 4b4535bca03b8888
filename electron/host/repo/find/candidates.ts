/** Folders that may hold ADRs: those that configurations name, and those with a telling name. */
import { basename, join } from "node:path";
import { setImmediate } from "node:timers/promises";
import type { AdrFolder } from "#shared/api/repo";
import { AdroitError } from "#shared/base/error";
import { slashed } from "../../files/inside";
import { entriesInSync, isThere } from "../../files/look";
import { isRepository } from "../paths";
import { levels, textIn, under } from "./levels";
import { log4brainsFolders } from "./log4brains";

export interface Candidate {
  dir: string;
  from: AdrFolder["from"];
  /** It was named by somebody, so it is kept even where it doesn't exist yet. */
  named: boolean;
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
const usualName = /^(adrs?|decisions|decision-records|architecture[-_]decisions|architectural[-_]decisions)$/i;
export const defaultPlace = "docs/decisions";
const skipped = /^(\..*|node_modules|vendor|target|dist|build|out)$/;
const searchDepth = 4;
/** Folders looked at, so that a huge repository doesn't keep the user waiting. */
const searchLimit = 3000;
/** Folders looked at before others have their turn. */
const breath = 100;

export async function candidates(root: string, picked: string, warnings: string[]): Promise<Candidate[]> {
  const found: Candidate[] = [];
  const add = (dir: string, from: Candidate["from"], named: boolean) => found.push({ dir, from, named });
  const own = slashed(root, picked);
  if (own !== "") add(own, "by hand", usualName.test(basename(picked)));
  for (const level of levels(root, picked)) {
    const dir = adrDir(level);
    if (dir !== null) add(under(root, level, dir), ".adr-dir", true);
    for (const dir of await log4brains(root, level, warnings)) add(dir, ".log4brains.yml", true);
    for (const place of usualPlaces) {
      if (isThere(join(level, place))) add(under(root, level, place), "usual place", true);
    }
  }
  for (const dir of await search(root)) add(dir, "usual place", false);
  add("", "by hand", false);
  return found;
}

/** The one line of `.adr-dir`; `null` where there is none. */
function adrDir(level: string): string | null {
  const line = textIn(join(level, ".adr-dir"))
    ?.replace(/^\uFEFF/, "")
    .split(/\r?\n/)[0]
    ?.trim();
  return line ? line : null;
}

async function log4brains(root: string, level: string, warnings: string[]): Promise<string[]> {
  try {
    return (await log4brainsFolders(root, level)).map(({ dir }) => dir);
  } catch (error) {
    if (!(error instanceof AdroitError)) throw error;
    warnings.push(`It isn't clear from this file where the ADRs are. ${error.message.split("\n")[0]}`);
    return [];
  }
}

function entriesIn(folder: string) {
  try {
    return entriesInSync(folder);
  } catch {
    return [];
  }
}

/** Folders with a telling name anywhere near the top, as in a repository of several packages. */
async function search(root: string): Promise<string[]> {
  const found: string[] = [];
  let level = [root];
  let left = searchLimit;
  for (let depth = 0; depth < searchDepth && level.length > 0; depth++) {
    const next: string[] = [];
    for (const folder of level) {
      if (left-- <= 0) return found;
      if (left % breath === 0) await setImmediate();
      const entries = entriesIn(folder);
      const own = folder !== root && entries.some(({ name }) => name === ".git") && isRepository(folder);
      for (const entry of own ? [] : entries) {
        if (!entry.isDirectory() || skipped.test(entry.name)) continue;
        const path = join(folder, entry.name);
        if (!usualName.test(entry.name)) next.push(path);
        else if (!isRepository(path)) found.push(slashed(root, path));
      }
    }
    level = next;
  }
  return found.sort();
}

/** A root holds more than ADRs, so there only files that lie in it directly count. */
export function isDeep(root: string, real: string): boolean {
  return real !== root || usualName.test(basename(root));
}
