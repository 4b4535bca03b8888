/** Reads the text files of an ADR folder, and says of each that it can't read why. */
import { isUtf8 } from "node:buffer";
import { sep } from "node:path";
import { setImmediate } from "node:timers/promises";
import { isLookedInto, litter, textFile } from "#shared/adr/folder/logs";
import { AdroitError } from "#shared/base/error";
import { gitOwn, slashed, within } from "../../files/inside";
import type { Kept } from "../../files/kept";
import { type Dirent, entriesInSync, entryKind, realPathSync } from "../../files/look";
import { readPlainSync } from "../../files/read";

/** A file whose text is read now, or when somebody asks for it. */
export interface TextFile {
  path: string;
  readonly text: string;
}

/** Paths are relative to the root that was given, with `/`, in order of their names. */
export interface FolderText {
  files: TextFile[];
  unreadable: { file: string; why: string }[];
}

/** Follows a reading that takes long. */
export interface ReadingWatch {
  /** Files that were read now, and how many more are known to follow. */
  progress?(read: number, found: number): void;
  /** What was read first of a large folder: the last names, which are the newest ADRs. */
  glimpse?(files: FolderText["files"]): void;
  signal?: AbortSignal | undefined;
  /** What files told before: of one that didn't change the text is read only where somebody asks for it. */
  kept?: Kept | undefined;
  /** Hands in each ADR while its text is at hand, for whoever looks at it more closely, with what files told before. */
  seen?(file: TextFile, kept: Kept | undefined): void;
}

/** Of the paths handed in those that their folders don't list as plain files: links, pipes and the like. */
type Odd = ReadonlySet<string>;

/** Bytes; an ADR is a few kilobytes. */
export const adrSizeLimit = 5 * 1024 * 1024;
/** Folders below a log that are looked into. */
const depthLimit = 8;
/** Files left to read from which on a glimpse is worth it. */
const large = 500;
/** Files of a glimpse: more than any screen has rows. */
const glimpsed = 200;
/** By code units, the same on every machine. */
export const order = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
/** Milliseconds of reading after which others have their turn. A plain clock will do, and is there at once. */
const slice = 8;

/** Every text file in `folder` (real, inside `root`) and, if `deep`, the folders below it. */
export async function readFolder(root: string, folder: string, deep = true): Promise<FolderText> {
  const { paths, odd, closed } = await textFilesIn(folder, deep);
  const found = await readTexts(
    root,
    paths.map((path) => slashed(root, path)),
    {},
    new Set([...odd].map((path) => slashed(root, path))),
  );
  for (const path of closed) found.unreadable.push({ file: slashed(root, path), why: "The folder can't be read." });
  found.unreadable.sort((a, b) => order(a.file, b.file));
  return found;
}

/**
 * These files of a root (real), the last names first, since they are the newest ADRs. Links out of it aren't followed.
 *
 * @param odd which of them aren't listed as plain files, where the folders that list them have just been read
 */
export async function readTexts(
  root: string,
  paths: readonly string[],
  { progress, glimpse, signal, kept }: ReadingWatch = {},
  odd?: Odd,
): Promise<FolderText> {
  const found: FolderText = { files: [], unreadable: [] };
  const newest = paths.toSorted((a, b) => order(b, a));
  const base = root.endsWith(sep) ? root : `${root}${sep}`;
  let since = Date.now();
  let reported = 0;
  for (const [i, path] of newest.entries()) {
    const listed = odd !== undefined && !odd.has(path);
    const full = base + (sep === "/" ? path : path.replaceAll("/", sep));
    if (kept?.unchanged(path)) found.files.push(new Unread(path, root, full));
    else {
      const read = readText(root, full, listed);
      if ("text" in read) found.files.push({ path, text: read.text });
      else found.unreadable.push({ file: path, why: read.why });
    }
    if (Date.now() - since < slice) continue;
    await yieldToEventLoop(root, signal);
    if (reported === 0 && newest.length - i > large) glimpse?.(found.files.slice(0, glimpsed));
    progress?.(i + 1 - reported, newest.length - i - 1);
    reported = i + 1;
    since = Date.now();
  }
  progress?.(newest.length - reported, 0);
  found.files.reverse();
  found.unreadable.reverse();
  return found;
}

/** A file that was readable when it was looked at. One that went away meanwhile holds nothing. */
class Unread implements TextFile {
  readonly path: string;
  private readonly root: string;
  private readonly full: string;
  constructor(path: string, root: string, full: string) {
    this.path = path;
    this.root = root;
    this.full = full;
  }

  get text(): string {
    const read = readText(this.root, this.full);
    return "text" in read ? read.text : "";
  }
}

/** Lets others have their turn. Throws CANCELLED where one of them stopped the reading. */
export async function yieldToEventLoop(folder: string, signal: AbortSignal | undefined): Promise<void> {
  await setImmediate();
  if (signal?.aborted) throw new AdroitError("CANCELLED", "Reading was stopped.", { subject: folder, remedy: "" });
}

/** What looks like text in a folder and, if `deep`, below it; the folders looked into; and those that can't be. Absolute. */
export async function textFilesIn(folder: string, deep: boolean) {
  const found = { paths: [] as string[], odd: new Set<string>(), folders: [] as string[], closed: [] as string[] };
  let since = Date.now();
  const look = async (at: string, depth: number): Promise<void> => {
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
        if (depth > 0 && isLookedInto(entry.name)) await look(path, depth - 1);
      } else if (textFile.test(entry.name) && !litter.test(entry.name)) {
        found.paths.push(path);
        if (!entry.isFile()) found.odd.add(path);
      }
    }
  };
  await look(folder, deep ? depthLimit : 0);
  return found;
}

/** What every file is read into, one after the other. Made when the first is read; only what is read takes memory. */
let room: Buffer | undefined;

/**
 * Synchronous, because handing each small file to another thread and back takes ten times as long as reading it.
 *
 * @param listed its folder has just listed it as a plain file, so that it isn't looked at before it is opened
 */
export function readText(root: string, path: string, listed = false): { text: string } | { why: string } {
  try {
    const kind = listed ? "file" : entryKind(path);
    // What isn't plain isn't opened: of a device that may already do something.
    if (kind === "other") return { why: "It isn't a plain file." };
    const real = kind === "link" ? realPathSync(path) : path;
    if (kind === "link") {
      if (!within(root, real)) return { why: "It is a link that leads out of the repository." };
      const parts = slashed(root, real).split("/");
      if (parts.some((part) => gitOwn.test(part))) return { why: "It is a link into git's own folder." };
    }
    room ??= Buffer.allocUnsafeSlow(adrSizeLimit + 1);
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
    if (code === "EISDIR") return { why: "It isn't a plain file." };
    return { why: code === "EACCES" || code === "EPERM" ? "It may not be read." : `It can't be read (${code}).` };
  }
}
