/** What a chosen folder is: which repository, and where its ADRs lie. */
import { readdirSync } from "node:fs";
import { basename, join } from "node:path";
import { setImmediate } from "node:timers/promises";
import { namingOf } from "#shared/adr/folder/filename";
import { type UnlinkedEntry, unlinkedEntries } from "#shared/adr/folder/folder";
import type { AdrFolder, GitState, RepoInfo } from "#shared/api/repo";
import { AdroitError } from "#shared/base/error";
import { type FolderText, type Reading, readFolder, yieldToEventLoop } from "../list/read";
import { folderIn, isRepository, realFolder, repositoryOf, slashed } from "../paths";
import { dialect, templatePath } from "./dialect";
import { isThere, levels, textIn, under } from "./levels";
import { log4brainsFolders } from "./log4brains";

interface Candidate {
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
const defaultPlace = "docs/decisions";
const skipped = /^(\..*|node_modules|vendor|target|dist|build|out)$/;
const searchDepth = 4;
/** Folders looked at, so that a huge repository doesn't keep the user waiting. */
const searchLimit = 3000;
/** Folders looked at before others have their turn. */
const breath = 100;

/** The top of the repository that `path` lies in, or `path` itself outside any. Real, absolute. */
export async function rootOf(path: string): Promise<{ root: string; picked: string; repository: boolean }> {
  const picked = await realFolder(path);
  const root = repositoryOf(picked);
  return { root: root ?? picked, picked, repository: root !== null };
}

/**
 * What the app knows about a folder that the user chose. A folder that is no repository can be exported to as well, and
 * `warnings` says so. Throws FOLDER_MISSING, NO_PERMISSION, or UNSAFE_PATH inside git's own folder.
 */
export async function inspect(path: string): Promise<RepoInfo> {
  const { root, picked, repository } = await rootOf(path);
  if (basename(picked) === ".git" || slashed(root, picked).split("/").includes(".git")) {
    throw new AdroitError("UNSAFE_PATH", "This is git's own folder.", {
      subject: picked,
      remedy: "Choose the folder that contains it.",
    });
  }
  const { folders, warnings } = await adrFolders(root, picked);
  let git: GitState | null = null;
  if (repository) {
    try {
      // A listing does without git.
      const { gitState } = await import("../../git/state");
      git = await gitState(root);
      if (git.busy) warnings.push(`Committing has to wait: ${git.busy}.`);
      if (git.branch === null) warnings.push("No branch is checked out, so a commit needs a new one.");
      if (git.submodule)
        warnings.push("This is a submodule: a commit here also changes what the outer repository points to.");
    } catch (error) {
      if (!(error instanceof AdroitError)) throw error;
      warnings.push(`Nothing can be committed here. ${error.message} ${error.remedy}`);
    }
  } else {
    warnings.push("This folder isn't a git repository. The ADR can be written, not committed.");
  }
  return { root, name: basename(root) || root, git, folders, warnings };
}

/** The ADR folders of a root, the one to use first. `picked` is the folder inside it that the user pointed at. */
export async function adrFolders(root: string, picked = root): Promise<{ folders: AdrFolder[]; warnings: string[] }> {
  const { found, warnings } = await findFolders(root, picked);
  return { folders: found.map(({ folder }) => folder), warnings };
}

/** An ADR folder with what lies in it, or why it can't be used. */
export interface Found {
  folder: AdrFolder;
  entries: UnlinkedEntry[];
  content: FolderText;
  failure: AdroitError | null;
}

/** Like `adrFolders`, with the content of each: nothing is read twice. Paths of content are relative to its folder. */
export async function findFolders(
  root: string,
  picked = root,
  reading: Reading = {},
): Promise<{ found: Found[]; warnings: string[] }> {
  const warnings: string[] = [];
  const found: Found[] = [];
  const seen = new Set<string>();
  const top = await realFolder(root);
  for (const candidate of await candidates(root, picked, warnings)) {
    if (seen.has(candidate.dir)) continue;
    let real: string;
    try {
      real = folderIn(top, candidate.dir);
    } catch (error) {
      if (!(error instanceof AdroitError)) throw error;
      seen.add(candidate.dir);
      warnings.push(`${candidate.dir} (${candidate.from}) can't be used. ${error.message}`);
      // Kept in its place: exporting there is refused with the reason, and never moved elsewhere in silence.
      found.push({ ...nothingIn({ ...candidateFolder(candidate), exists: true }), failure: error });
      continue;
    }
    const dir = slashed(root, real);
    if (seen.has(dir)) continue;
    const one = await describe(root, real, { ...candidate, dir }, reading);
    const { exists, count } = one.folder;
    const wanted = candidate.named ? exists || candidate.from !== "usual place" : count > 0;
    if (!wanted) continue;
    seen.add(dir);
    found.push(one);
  }
  if (found.length === 0)
    found.push(await describe(root, join(root, defaultPlace), { dir: defaultPlace, from: "default" }, reading));
  return { found, warnings };
}

function nothingIn(folder: AdrFolder): Found {
  return { folder, entries: [], content: { files: [], unreadable: [] }, failure: null };
}

function candidateFolder({ dir, from }: Candidate): AdrFolder {
  const naming = from === ".log4brains.yml" ? "date" : "number";
  return { dir, from, exists: false, count: 0, naming, profile: from === ".log4brains.yml" ? "log4brains" : "madr4" };
}

async function candidates(root: string, picked: string, warnings: string[]): Promise<Candidate[]> {
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
    return readdirSync(folder, { withFileTypes: true });
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

/** ADRs looked at to tell the dialect; the last by name are what the team writes now. */
const telling = 100;

async function describe(
  root: string,
  real: string,
  { dir, from }: Omit<Candidate, "named">,
  reading: Reading = {},
): Promise<Found> {
  const blank = candidateFolder({ dir, from, named: true });
  if (!isThere(real)) return nothingIn(blank);
  const content = await readFolder(root, real, isDeep(root, real), reading);
  const entries = await entriesOf(content.files, real, reading.signal);
  const direct = entries.filter((entry) => !entry.file.includes("/"));
  const naming = direct.length > 0 ? namingOf(direct) : blank.naming;
  const last = new Set(entries.slice(-telling).map((entry) => entry.file));
  const written = content.files.filter((file) => last.has(file.path)).map((file) => file.text);
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
  return { folder, entries, content, failure: null };
}

/** Files told apart and read before others have their turn. */
const batch = 200;

async function entriesOf(files: FolderText["files"], folder: string, signal: Reading["signal"]) {
  const entries: UnlinkedEntry[] = [];
  for (let from = 0; from < files.length; from += batch) {
    if (from > 0) await yieldToEventLoop(folder, signal);
    entries.push(...unlinkedEntries(files.slice(from, from + batch)));
  }
  return entries;
}

/** A root holds more than ADRs, so there only files that lie in it directly count. */
export function isDeep(root: string, real: string): boolean {
  return real !== root || usualName.test(basename(root));
}

/** One folder as it is, existing or not, and as the repository's own configuration describes it. */
export async function folderAt(root: string, dir: string): Promise<AdrFolder> {
  const real = await realFolder(root, dir);
  const place = slashed(root, real);
  const known = (await adrFolders(root)).folders.find((one) => one.dir === place);
  return known ?? (await describe(root, real, { dir: place, from: "by hand" })).folder;
}
