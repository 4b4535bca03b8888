/** Keeps the data for this user alone, also where the folder was made with wider permissions. */
import { join } from "node:path";
import { codeOf, type Disk } from "../files/disk";

const folders = [
  ...["records", "trash", "damaged", "snapshots", "lock", "sessions", "log", "cache", "playbooks"],
  // What the desktop app's engine keeps, where the data folder is one of its own.
  "electron",
];
const files = ["settings.json", "trust.json", "index.json", "window.json", "presenter.json"];

/** What Adroit itself puts into its folder. */
const own = (name: string) => folders.includes(name) || files.includes(name) || name.endsWith(".tmp");

/**
 * Takes every right of others away from the folders and files of the data, and from the data folder itself where nothing
 * but ours lies in it: somebody else's folder keeps its permissions, and what of ours lies in it is closed. Gives `false`
 * where this disk doesn't keep permissions, or they are another user's to change.
 */
export async function closeToOthers(disk: Disk, dir: string): Promise<boolean> {
  // Windows has lists of its own, and a user's folders are closed by them.
  if (disk.platform === "win32") return true;
  const names = await disk.readdir(dir);
  const paths = [...folders, ...files].filter((name) => names.includes(name)).map((name) => join(dir, name));
  if (names.every(own)) paths.unshift(dir);
  const closed = await Promise.all(paths.map((path) => closeOne(disk, path)));
  return closed.every(Boolean);
}

async function closeOne(disk: Disk, path: string): Promise<boolean> {
  try {
    const { mode } = await disk.lstat(path);
    if ((mode & 0o077) === 0) return true;
    await disk.chmod(path, mode & 0o7700);
    return ((await disk.lstat(path)).mode & 0o077) === 0;
  } catch (error) {
    if (codeOf(error) === "ENOENT") return true;
    return false;
  }
}
