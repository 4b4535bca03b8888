/** Reads the text files of an ADR folder, and says of each that it can't read why. */
import { isUtf8 } from "node:buffer";
import { join, sep } from "node:path";
import { setImmediate } from "node:timers/promises";
import { AdroitError } from "#shared/base/error";
import { gitOwn, slashed, within } from "../../files/inside";
import { type Dirent, entriesInSync, realPathSync } from "../../files/look";
import { readPlainSync } from "../../files/read";

export interface FolderText {
  /** Paths relative to the folder that was asked for, with `/`, in order of their names. */
  files: { path: string; text: string }[];
  unreadable: { file: string; why: string }[];
}

/** Follows a reading that takes long. */
export interface Reading {
  /** Files that were read now, and how many more are known to follow. */
  progress?(read: number, found: number): void;
  /** What was read first of a large folder: the last names, which are the newest ADRs. Paths are relative to the root. */
  glimpse?(files: FolderText["files"]): void;
  signal?: AbortSignal | undefined;
}

export const textFile = /\.(md|markdown|adoc|asciidoc|rst)$/i;
/** Bytes; an ADR is a few kilobytes. */
export const sizeLimit = 5 * 1024 * 1024;
const depthLimit = 4;
/** Folders that hold other people's files, or what a build makes. */
const skipped = /^(\..*|node_modules|vendor|target|dist|build|out)$/;
/** Files left to read from which on a glimpse is worth it. */
const large = 500;
/** By code units, the same on every machine. */
export const order = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
/** Milliseconds of reading after which others have their turn. A plain clock will do, and is there at once. */
const slice = 8;

/** Every text file in `folder` (real, inside `root`) and the folders below it. Links out of `root` aren't followed. */
export async function readFolder(
  root: string,
  folder: string,
  deep = true,
  { progress, glimpse, signal }: Reading = {},
): Promise<FolderText> {
  const { paths, closed } = await textFilesIn(folder, deep);
  const below = folder.endsWith(sep) ? folder.length : folder.length + 1;
  const nameOf = (path: string) => (sep === "/" ? path.slice(below) : path.slice(below).replaceAll(sep, "/"));
  // The newest first; paths all begin with the folder.
  paths.sort((a, b) => order(b.path, a.path));
  const found: FolderText = {
    files: [],
    unreadable: closed.map((path) => ({ file: slashed(folder, path), why: "The folder can't be read." })),
  };
  let since = Date.now();
  let reported = 0;
  for (const [i, { path, entry }] of paths.entries()) {
    const read = readText(root, path, entry);
    if ("text" in read) found.files.push({ path: nameOf(path), text: read.text });
    else found.unreadable.push({ file: nameOf(path), why: read.why });
    if (Date.now() - since < slice) continue;
    await yieldToEventLoop(folder, signal);
    if (reported === 0 && paths.length - i > large)
      glimpse?.(found.files.map(({ path, text }) => ({ path: slashed(root, join(folder, path)), text })));
    progress?.(i + 1 - reported, paths.length - i - 1);
    reported = i + 1;
    since = Date.now();
  }
  progress?.(paths.length - reported, 0);
  found.files.sort((a, b) => order(a.path, b.path));
  found.unreadable.sort((a, b) => order(a.file, b.file));
  return found;
}

/** Lets others have their turn. Throws CANCELLED where one of them stopped the reading. */
export async function yieldToEventLoop(folder: string, signal: AbortSignal | undefined): Promise<void> {
  await setImmediate();
  if (signal?.aborted) throw new AdroitError("CANCELLED", "Reading was stopped.", { subject: folder, remedy: "" });
}

/** What looks like text in a folder and, if `deep`, below it; the folders looked into; and those that can't be. */
export async function textFilesIn(folder: string, deep: boolean) {
  const found = { paths: [] as { path: string; entry: Dirent }[], folders: [] as string[], closed: [] as string[] };
  let since = Date.now();
  const walk = async (at: string, depth: number): Promise<void> => {
    if (Date.now() - since > slice) {
      await setImmediate();
      since = Date.now();
    }
    let entries: Dirent[];
    try {
      entries = entriesInSync(at);
    } catch {
      found.closed.push(at);
      return;
    }
    found.folders.push(at);
    for (const entry of entries) {
      const path = `${at}${at.endsWith(sep) ? "" : sep}${entry.name}`;
      if (entry.isDirectory()) {
        if (depth > 0 && !skipped.test(entry.name)) await walk(path, depth - 1);
      } else if (textFile.test(entry.name)) found.paths.push({ path, entry });
    }
  };
  await walk(folder, deep ? depthLimit : 0);
  return found;
}

/** What every file is read into, one after the other. Made when the first is read; only what is read takes memory. */
let room: Buffer | undefined;

/** Synchronous, because handing each small file to another thread and back takes ten times as long as reading it. */
function readText(root: string, path: string, entry: Dirent): { text: string } | { why: string } {
  try {
    const real = entry.isSymbolicLink() ? realPathSync(path) : path;
    if (real !== path && !within(root, real)) return { why: "It is a link that leads out of the repository." };
    if (
      real !== path &&
      slashed(root, real)
        .split("/")
        .some((part) => gitOwn.test(part))
    ) {
      return { why: "It is a link into git's own folder." };
    }
    // What isn't plain isn't opened: of a device that may already do something.
    if (!entry.isFile() && !entry.isSymbolicLink()) return { why: "It isn't a plain file." };
    room ??= Buffer.allocUnsafeSlow(sizeLimit + 1);
    const bytes = readPlainSync(real, path, room);
    if (bytes === null) return { why: "It is a link that leads nowhere." };
    if (bytes.includes(0)) return { why: "It isn't text." };
    // Unlike a decoder, this keeps a byte order mark.
    return isUtf8(bytes) ? { text: bytes.toString("utf8") } : { why: "It isn't UTF-8 text." };
  } catch (error) {
    if (error instanceof AdroitError) {
      return { why: error.code === "BAD_INPUT" ? "It is larger than 5 MB." : "It isn't a plain file." };
    }
    const code = (error as NodeJS.ErrnoException).code;
    if (code === "ENOENT") return { why: "It is a link that leads nowhere." };
    if (code === "ELOOP") return { why: "It is a link that leads in a circle." };
    return { why: code === "EACCES" || code === "EPERM" ? "It may not be read." : `It can't be read (${code}).` };
  }
}
