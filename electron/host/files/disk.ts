/** The file system as a parameter, and what it says in words that a user can act on. */
import { closeSync, fstatSync, openSync, promises, readSync } from "node:fs";
import { basename, dirname } from "node:path";
import { AdroitError } from "#shared/base/error";
import { makeFolders } from "./folders";

/** What is used of `node:fs/promises`. */
const steps = [
  "chmod",
  "link",
  "lstat",
  "mkdir",
  "open",
  "readdir",
  "realpath",
  "rename",
  "rm",
  "rmdir",
  "stat",
  "unlink",
] as const;

/** What is used of `node:fs`, where to hand each step to another thread takes far longer than the step. */
const atOnce = { openSync, fstatSync, readSync, closeSync };

/** The file system as a parameter, so that a test can watch or break every step. */
export interface Disk extends Pick<typeof promises, (typeof steps)[number]>, Readonly<typeof atOnce> {
  platform: NodeJS.Platform;
}

/** Each step is looked up when it is taken: a listing needs none of them, and loading them takes longer than it. */
export const realDisk: Disk = Object.defineProperties(
  { platform: process.platform, ...atOnce } as Disk,
  Object.fromEntries(steps.map((step) => [step, { get: () => promises[step], enumerable: true, configurable: true }])),
);

/** Tells one state of a file from another without reading it: a save makes a new file, so `ino` changes with it. */
export interface FileState {
  /** Milliseconds since 1970, with fractions. */
  mtime: number;
  size: number;
  ino: number;
}

export function fileState(stat: { mtimeMs: number; size: number; ino: number }): FileState {
  return { mtime: stat.mtimeMs, size: stat.size, ino: stat.ino };
}

export function sameState(a: FileState, b: FileState): boolean {
  return a.mtime === b.mtime && a.size === b.size && a.ino === b.ino;
}

/** A name that no other process picks: for temporary files, claims and files that were moved aside. */
export function uniqueName(random: (bytes: number) => Uint8Array): string {
  return Buffer.from(random(8)).toString("hex");
}

/** Makes a rename in this folder durable. Windows can't open folders and doesn't need it. */
export async function syncFolder(disk: Disk, folder: string): Promise<void> {
  if (disk.platform === "win32") return;
  const handle = await disk.open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Makes a folder that only this user can enter, with its parents. */
export async function makeFolder(disk: Disk, folder: string): Promise<void> {
  try {
    await makeFolders(folder, 0o700, disk);
  } catch (error) {
    throw diskError(error, folder);
  }
}

export async function exists(disk: Disk, path: string): Promise<boolean> {
  return disk.lstat(path).then(
    () => true,
    (error) => {
      if (codeOf(error) === "ENOENT") return false;
      throw diskError(error, path);
    },
  );
}

export function codeOf(error: unknown): string | undefined {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : undefined;
}

/** What to say of a file whose folder isn't there any more. */
export function folderMissingError(path: string): unknown {
  return diskError(Object.assign(new Error(`${dirname(path)} is gone`), { code: "ENOENT" }), path);
}

/** What the operating system says, as a user can act on it; anything unknown stays what it is. */
export function diskError(error: unknown, path: string): unknown {
  const data = (remedy: string) => [{ subject: path, remedy }, { cause: error }] as const;
  switch (codeOf(error)) {
    case "ENOSPC":
    case "EDQUOT":
    case "EFBIG":
      return new AdroitError(
        "DISK_FULL",
        `There is no room to write "${basename(path)}".`,
        ...data("Free some space and try again. What was saved before is unchanged."),
      );
    case "EACCES":
    case "EPERM":
    case "EROFS":
      return new AdroitError(
        "NO_PERMISSION",
        `"${basename(path)}" can't be read or written: permission denied.`,
        ...data(`Give yourself read and write permission on ${dirname(path)} and try again.`),
      );
    case "EISDIR":
    case "ERR_FS_EISDIR":
      return new AdroitError(
        "UNSAFE_PATH",
        `"${basename(path)}" is a folder where a file should be.`,
        ...data("Move it away, then try again."),
      );
    case "ENOTDIR":
    case "ELOOP":
      return new AdroitError(
        "FOLDER_MISSING",
        `Something other than a folder stands on the way to "${basename(path)}".`,
        ...data("Move it away, or choose another place. Nothing was written."),
      );
    case "ENOENT":
    case "ENODEV":
    case "ENXIO":
      return new AdroitError(
        "FOLDER_MISSING",
        `The folder ${dirname(path)} is gone.`,
        ...data("Connect the drive again or put the folder back, then try again."),
      );
    default:
      return error;
  }
}
