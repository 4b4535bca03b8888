/** Reads the text files of an ADR folder, and says of each that it can't read why. */
import { readdir, readFile, realpath, stat } from "node:fs/promises";
import { join } from "node:path";
import { slashed, within } from "./paths";

export interface FolderText {
  /** Paths relative to the folder that was asked for, with `/`, in order of their names. */
  files: { path: string; text: string }[];
  unreadable: { file: string; why: string }[];
}

const textFile = /\.(md|markdown|adoc|asciidoc|rst)$/i;
/** Bytes; an ADR is a few kilobytes. */
const sizeLimit = 5 * 1024 * 1024;
const depthLimit = 4;
/** Folders that hold other people's files, or what a build makes. */
const skipped = /^(\..*|node_modules|vendor|target|dist|build|out)$/;

/** Every text file in `folder` (real, inside `root`) and the folders below it. Links out of `root` aren't followed. */
export async function readFolder(root: string, folder: string, deep = true): Promise<FolderText> {
  const found: FolderText = { files: [], unreadable: [] };
  await walk(root, folder, folder, deep ? depthLimit : 0, found);
  const order = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
  found.files.sort((a, b) => order(a.path, b.path));
  found.unreadable.sort((a, b) => order(a.file, b.file));
  return found;
}

async function walk(root: string, top: string, folder: string, depth: number, found: FolderText): Promise<void> {
  let entries: import("node:fs").Dirent[];
  try {
    entries = await readdir(folder, { withFileTypes: true });
  } catch {
    found.unreadable.push({ file: slashed(top, folder), why: "The folder can't be read." });
    return;
  }
  for (const entry of entries) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      if (depth > 0 && !skipped.test(entry.name)) await walk(root, top, path, depth - 1, found);
    } else if (textFile.test(entry.name)) {
      const read = await readText(root, path);
      if ("text" in read) found.files.push({ path: slashed(top, path), text: read.text });
      else found.unreadable.push({ file: slashed(top, path), why: read.why });
    }
  }
}

async function readText(root: string, path: string): Promise<{ text: string } | { why: string }> {
  try {
    if (!within(root, await realpath(path))) return { why: "It is a link that leads out of the repository." };
    const at = await stat(path);
    if (!at.isFile()) return { why: "It isn't a plain file." };
    if (at.size > sizeLimit) return { why: "It is larger than 5 MB." };
    const bytes = await readFile(path);
    if (bytes.includes(0)) return { why: "It isn't text." };
    return { text: new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes) };
  } catch (error) {
    if (error instanceof TypeError) return { why: "It isn't UTF-8 text." };
    const code = (error as NodeJS.ErrnoException).code;
    if (code === "ENOENT") return { why: "It is a link that leads nowhere." };
    return { why: code === "EACCES" || code === "EPERM" ? "It may not be read." : `It can't be read (${code}).` };
  }
}
