/** What lies where, without opening a file. Whatever is found has still to be read through `read`. */
import {
  type Dirent,
  existsSync,
  lstatSync,
  promises,
  readdirSync,
  realpath,
  realpathSync,
  type Stats,
  statSync,
} from "node:fs";
import { join } from "node:path";
import { codeOf, realDisk } from "./disk";
import { writablePath } from "./inside";

export type { Dirent };

/** The path with every link followed. Throws what the system says. */
export const realPath = (path: string): Promise<string> =>
  // Not through `fs.promises`, which takes longer to load than a small folder to list.
  new Promise((found, failed) => {
    realpath.native(path, (error, real) => (error ? failed(error) : found(real)));
  });
export const realPathSync = (path: string): string => realpathSync.native(path);

/** Whether something has this name, a link that leads nowhere included. */
export function isThere(path: string): boolean {
  try {
    return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
  } catch {
    return false;
  }
}

/** Whether this leads to something, links followed. */
export const leadsSomewhere = (path: string): boolean => existsSync(path);

/** Whether this leads to a folder, links followed. */
export const isFolder = (path: string): Promise<boolean> =>
  promises.stat(path).then(
    (at) => at.isDirectory(),
    () => false,
  );

/** Like `isThere`, but throws where that can't be told. */
export const isThereOrFail = (path: string): boolean => entryAt(path) !== undefined;

/** A file stands where a folder should be, or a link in a circle: then nothing is there either. */
function entryAt(path: string): Stats | undefined {
  try {
    return lstatSync(path, { throwIfNoEntry: false });
  } catch (error) {
    if (["ENOTDIR", "ELOOP"].includes(codeOf(error) ?? "")) return undefined;
    throw error;
  }
}

/** What this leads to, links followed; `null` where it is neither a file nor a folder, or a link in a circle. */
export function kindOf(path: string): "file" | "folder" | null {
  const at = endOf(path);
  return at?.isFile() ? "file" : at?.isDirectory() ? "folder" : null;
}

/** Bytes of the file that this leads to, links followed; `null` where it leads to none. */
export function sizeOf(path: string): number | null {
  const at = endOf(path);
  return at?.isFile() ? at.size : null;
}

function endOf(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch (error) {
    if (["ELOOP", "ENOTDIR"].includes(codeOf(error) ?? "")) return undefined;
    throw error;
  }
}

/** What has this name, links not followed; `null` where nothing has. Throws what the system says. */
export function entryKind(path: string): "file" | "link" | "other" | null {
  const at = entryAt(path);
  if (at === undefined) return null;
  return at.isFile() ? "file" : at.isSymbolicLink() ? "link" : "other";
}

/** Names in a folder. Throws what the system says. */
export const namesIn = (folder: string): Promise<string[]> => promises.readdir(folder);

/** Names in a folder below `root` (real, absolute) that is reached without a link; none where there is no such. */
export async function namesInside(root: string, path: string): Promise<string[]> {
  // Most folders have none, and to look closer takes a while to load.
  if (!isThere(join(root, path))) return [];
  try {
    // The name of a file in it is looked at, so that the folder itself has to be one.
    await writablePath(realDisk, root, `${path}/x`);
    return await promises.readdir(join(root, path));
  } catch {
    return [];
  }
}

/** What lies in a folder. Throws what the system says. */
export const entriesIn = (folder: string): Promise<Dirent[]> => promises.readdir(folder, { withFileTypes: true });
export const entriesInSync = (folder: string): Dirent[] => readdirSync(folder, { withFileTypes: true });

/** The plain files of a folder, links to such included, by name; none where there is no such folder. */
export async function plainFilesIn(folder: string): Promise<{ name: string; executable: boolean }[]> {
  const names = await promises.readdir(folder).catch((): string[] => []);
  const found = await Promise.all(
    names.sort().map(async (name) => {
      const at = await promises.stat(join(folder, name)).catch(() => null);
      return at?.isFile() ? [{ name, executable: (at.mode & 0o111) !== 0 }] : [];
    }),
  );
  return found.flat();
}
