/**
 * Makes a folder with its parents, one by one. Node's own `recursive` never returns below a folder that takes none,
 * as `/proc`, and says ENOENT of a full disk (https://github.com/nodejs/node/issues/42808).
 */
import { mkdirSync, promises, statSync } from "node:fs";
import { dirname } from "node:path";

interface Folders {
  mkdir(path: string, options: { mode: number }): Promise<unknown>;
  stat(path: string): Promise<{ isDirectory(): boolean }>;
}

/**
 * Gives the first folder that was made, or `undefined` when all were there. Throws what the system says of the one
 * that couldn't be made.
 *
 * @param mode permissions of every folder that is made, before the user's mask
 */
export async function makeFolders(path: string, mode = 0o777, disk: Folders = promises): Promise<string | undefined> {
  if (await isFolder(path, disk)) return undefined;
  const parent = dirname(path);
  const above = parent === path ? undefined : await makeFolders(parent, mode, disk);
  try {
    await disk.mkdir(path, { mode });
    return above ?? path;
  } catch (error) {
    // Somebody else may have made it meanwhile.
    if (await isFolder(path, disk)) return above;
    const inTheWay = (error as NodeJS.ErrnoException).code === "EEXIST";
    throw inTheWay ? Object.assign(new Error(`${path} is a file`, { cause: error }), { code: "ENOTDIR" }) : error;
  }
}

async function isFolder(path: string, disk: Folders): Promise<boolean> {
  return disk.stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
}

/** The same, for the log, which can't wait. */
export function makeFoldersSync(path: string, mode: number): void {
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory()) return;
  if (dirname(path) !== path) makeFoldersSync(dirname(path), mode);
  mkdirSync(path, { mode });
}
