/** The one way in which a file is replaced: written aside, synced, renamed, and the folder synced. */
import { renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { codeOf, type Disk, diskError, type FileState, fileState, syncFolder } from "./disk";

const temporaryName = /\.[0-9a-f]{16}\.tmp$/;

/**
 * Replaces a file or makes it: after this resolves, the new bytes survive a power cut; when it rejects before the
 * rename, the old file is untouched and no temporary is left. Readers see the old bytes or the new ones, never a part.
 */
export async function replaceFile(
  disk: Disk,
  path: string,
  bytes: Uint8Array,
  unique: string,
  mode?: number,
): Promise<FileState> {
  const temporary = `${path}.${unique}.tmp`;
  try {
    const state = await writeSynced(disk, temporary, bytes, mode);
    await renameWithRetry(disk, temporary, path);
    await syncFolder(disk, dirname(path));
    return state;
  } catch (error) {
    await disk.rm(temporary, { force: true }).catch(() => {});
    throw diskError(error, path);
  }
}

/** Makes a file that isn't there yet; its bytes survive a power cut, its name does once the folder is synced. */
export async function writeSynced(disk: Disk, path: string, bytes: Uint8Array, mode = 0o600): Promise<FileState> {
  const handle = await disk.open(path, "wx", mode);
  try {
    await handle.writeFile(bytes);
    await handle.sync();
    return fileState(await handle.stat());
  } finally {
    await handle.close();
  }
}

/** On Windows a virus scanner or an indexer may hold a file for a moment; elsewhere a refusal is final. */
export async function renameWithRetry(disk: Disk, from: string, to: string): Promise<void> {
  for (let wait = 10; ; wait *= 2) {
    try {
      return await disk.rename(from, to);
    } catch (error) {
      const held = disk.platform === "win32" && ["EPERM", "EBUSY", "EACCES"].includes(codeOf(error) ?? "");
      if (!held || wait > 1000) throw error;
      await sleep(wait);
    }
  }
}

/**
 * Replaces a file without waiting for the disk, for what only saves time and may be lost. Nobody reads a part of it.
 * Throws what the system says.
 */
export function replaceNow(path: string, text: string): void {
  const temporary = `${path}.${process.pid}.tmp`;
  try {
    rmSync(temporary, { force: true });
    writeFileSync(temporary, text, { flag: "wx", mode: 0o600 });
    renameSync(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}

/** Moves a file into another folder of the same data, durably. The caller has made sure that `to` is free. */
export async function moveFile(disk: Disk, from: string, to: string): Promise<void> {
  try {
    await renameWithRetry(disk, from, to);
    await syncFolder(disk, dirname(to));
    await syncFolder(disk, dirname(from));
  } catch (error) {
    throw diskError(error, from);
  }
}

/** Removes temporaries that a crash left behind. `since` spares younger ones (milliseconds since 1970). */
export async function sweep(disk: Disk, folder: string, since = Number.POSITIVE_INFINITY): Promise<void> {
  const names = await disk.readdir(folder).catch((error) => {
    throw diskError(error, join(folder, "."));
  });
  for (const name of names) {
    const path = join(folder, name);
    if (!temporaryName.test(name)) continue;
    const stat = await disk.lstat(path).catch(() => null);
    if (stat && stat.mtimeMs < since) await disk.rm(path, { recursive: true, force: true });
  }
}
