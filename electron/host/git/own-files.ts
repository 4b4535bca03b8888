/**
 * What git reads of a repository before it does anything, looked at before git is started: it waits for a pipe that
 * nobody writes to, and reads a device, or a file of any size, into memory.
 */
import { homedir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { setImmediate } from "node:timers/promises";
import { AdroitError } from "#shared/base/error";
import { gitOwn } from "../files/inside";
import { type Dirent, entriesInSync, entryKind, isThere, kindOf, leadsSomewhere, sizeOf } from "../files/look";
import { smallTextSync } from "../files/read";

/** In git's own folder, that of a linked worktree, or the one that it has in common with others. */
const names = [
  ...["HEAD", "FETCH_HEAD", "MERGE_HEAD", "ORIG_HEAD", "CHERRY_PICK_HEAD", "REVERT_HEAD", "commondir", "gitdir"],
  ...["config", "config.worktree", "shallow", "objects/info/alternates", "objects/info/grafts"],
  ...["info/attributes", "info/exclude", "info/grafts", "info/sparse-checkout"],
];
/** Looked at too, but of any size: git maps them instead of reading them. */
const mapped = ["index", "packed-refs", "objects/info/commit-graph", "objects/info/multi-pack-index"];
/** At the top of the working tree, and the first two in any folder of it. */
const beside = [".gitattributes", ".gitignore", ".gitmodules"];
const inFolders = new Set([".gitattributes", ".gitignore"]);
/** Bytes. A shallow clone of a large project names some thousand commits. */
const sizeLimit = 16 * 1024 * 1024;
/** Bytes of a configuration that is looked through. */
const configLimit = 1024 * 1024;
/** Bytes of a file that says where something lies. */
const wayLimit = 10_000;

/** Throws `UNSAFE_PATH` where git would wait or read without an end in the repository that `folder` lies in. */
export function assertOwnFiles(folder: string): void {
  const top = topOf(folder);
  if (top === null) return;
  const own = ownFolder(top);
  for (const name of beside) assertPlain(join(top, name), sizeLimit);
  if (own === null) return;
  for (const place of new Set([own, commonFolder(own)])) {
    for (const name of names) assertPlain(join(place, name), sizeLimit);
    for (const name of mapped) assertPlain(join(place, name), Number.POSITIVE_INFINITY);
    for (const name of ["config", "config.worktree"]) assertNamed(top, join(place, name));
  }
  const branch = /^ref: (refs\/.+)/.exec(smallTextSync(join(own, "HEAD"), wayLimit) ?? "")?.[1];
  if (branch !== undefined) assertPlain(join(commonFolder(own), branch), wayLimit);
}

/** Settings that name a file which git reads. */
const naming = /(?:^|\])[ \t]*(path|attributesfile|excludesfile)[ \t]*=[ \t]*(.*)$/gim;
/** Levels to which git follows files that a configuration includes. */
const deepest = 10;

/** Throws likewise for files that a configuration names, and those that it includes. */
function assertNamed(top: string, config: string, depth = 0): void {
  const text = depth < deepest ? smallTextSync(config, configLimit) : null;
  for (const [, name = "", written = ""] of text?.replace(/\\\r?\n/g, "").matchAll(naming) ?? []) {
    const value = written.replace(/[ \t]+[#;].*$/, "").replace(/\\(.)|"/g, "$1");
    const path = value.startsWith("~/") ? join(homedir(), value.slice(2)) : value;
    const includes = name.toLowerCase() === "path";
    const file = resolve(includes ? dirname(config) : top, path);
    if (path.trim() === "") continue;
    assertPlain(file, sizeLimit);
    if (includes) assertNamed(top, file, depth + 1);
  }
}

/** Throws likewise for what git reads on the way to these files (relative to `root`, with `/`). */
export function assertOnTheWay(root: string, files: readonly string[]): void {
  const folders = new Set<string>();
  for (const file of files) for (let at = dirname(file); at !== "." && at !== "/"; at = dirname(at)) folders.add(at);
  for (const folder of folders) for (const name of inFolders) assertPlain(join(root, folder, name), sizeLimit);
}

/** Folders looked into. */
const folderLimit = 20_000;
/** Milliseconds of looking after which others have their turn. */
const slice = 8;

/** Throws likewise for git's own folder and the whole working tree, as far as they are looked through. */
export async function assertTree(root: string): Promise<void> {
  await assertOwnTree(root);
  await through([root], (entry, path) => {
    if (entry.isDirectory()) return !gitOwn.test(entry.name);
    if (!entry.isFile() && inFolders.has(entry.name)) assertPlain(path, sizeLimit);
    return false;
  });
}

/** In git's own folder: other repositories, and what git doesn't open. */
const others = new Set(["modules", "worktrees", "lfs", "annex"]);

/** Throws likewise for everything in git's own folders, and in those that lend it objects. */
export async function assertOwnTree(folder: string): Promise<void> {
  const places = ownPlaces(folder);
  if (places === null) return;
  const { own, common } = places;
  await through([...new Set([own, common]), ...lenders(join(common, "objects"))], (entry, path) => {
    if (entry.isDirectory()) return !others.has(entry.name);
    // A monitor of git's listens there.
    if (!entry.isFile() && !entry.isSocket()) assertPlain(path, Number.POSITIVE_INFINITY);
    return false;
  });
}

/** Throws `UNSAFE_PATH` where git, to commit to this branch, would write through a link that lies in its own folder. */
export async function assertWritten(folder: string, branch: string): Promise<void> {
  const places = ownPlaces(folder);
  if (places === null) return;
  const { own, common } = places;
  const ref = `refs/heads/${branch}`;
  const objects = entriesOf(join(common, "objects")).map(({ name }) => `objects/${name}`);
  const written: [string, string[]][] = [
    [own, ["index", "logs/HEAD"]],
    [common, [ref, `logs/${ref}`, ...objects]],
  ];
  for (const [place, paths] of written)
    for (const path of paths) for (let at = path; at !== "."; at = dirname(at)) assertNoLink(join(place, at));
}

function assertNoLink(path: string): void {
  if (entryKind(path) !== "link") return;
  throw new AdroitError("UNSAFE_PATH", "A link lies where git would write, so nothing is committed.", {
    subject: path,
    remedy: "Look where it leads. Commit with git, if that is what you want.",
  });
}

/** Looks through folders in slices; `look` says whether to look into what it is given. */
async function through(from: readonly string[], look: (entry: Dirent, path: string) => boolean): Promise<void> {
  const folders = [...from];
  let since = Date.now();
  for (const folder of folders) {
    if (Date.now() - since > slice) {
      await setImmediate();
      since = Date.now();
    }
    for (const entry of entriesOf(folder)) {
      const path = join(folder, entry.name);
      if (look(entry, path) && folders.length < folderLimit) folders.push(path);
    }
  }
}

/** Folders of objects that this one borrows from, and that those borrow from. */
function lenders(objects: string): string[] {
  const found = [objects];
  for (const folder of found) {
    const file = join(folder, "info/alternates");
    if (found.length > deepest) break;
    assertPlain(file, sizeLimit);
    const lines = smallTextSync(file, configLimit)?.split("\n") ?? [];
    const named = lines.filter((line) => line !== "" && !line.startsWith("#")).map((line) => resolve(folder, line));
    found.push(...named.filter((one) => !found.includes(one)));
  }
  return found.slice(1);
}

/** Nothing of a folder that may not be looked into: git says so itself. */
function entriesOf(folder: string): Dirent[] {
  try {
    return entriesInSync(folder);
  } catch {
    return [];
  }
}

function topOf(folder: string): string | null {
  for (let at = resolve(folder); ; at = dirname(at)) {
    if (isThere(join(at, ".git"))) return at;
    if (at === dirname(at)) return null;
  }
}

function ownPlaces(folder: string): { own: string; common: string } | null {
  const top = topOf(folder);
  const own = top === null ? null : ownFolder(top);
  return own === null ? null : { own, common: commonFolder(own) };
}

/** git's own folder of this working tree, where there is one. */
function ownFolder(top: string): string | null {
  const path = join(top, ".git");
  assertPlain(path, wayLimit);
  if (kindOf(path) === "folder") return path;
  const way = /^gitdir: (.+)/.exec(smallTextSync(path, wayLimit) ?? "")?.[1];
  return way === undefined ? null : resolve(top, way);
}

function commonFolder(own: string): string {
  const way = smallTextSync(join(own, "commondir"), wayLimit)?.trim();
  return way ? resolve(own, way) : own;
}

function assertPlain(path: string, limit: number): void {
  const what = strange(path, limit);
  if (what === null) return;
  throw new AdroitError("UNSAFE_PATH", `${what}, so git isn't started.`, {
    subject: path,
    remedy: "Look at what this repository is, and where it comes from. Nothing was read or committed.",
  });
}

/** What is wrong with what lies here, or `null`. */
function strange(path: string, limit: number): string | null {
  try {
    const kind = kindOf(path);
    if (kind === null) return leadsSomewhere(path) ? "Something other than a file lies here" : null;
    return kind === "file" && (sizeOf(path) ?? 0) > limit ? "This file is too large" : null;
  } catch {
    // A link in a circle, or a folder that nobody may enter: git says so itself, at once.
    return null;
  }
}
