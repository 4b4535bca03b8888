/**
 * Changes to several files below one folder: all of them or none, as far as a disk allows. Nothing outside the folder
 * is touched, and what has been carried out survives a power cut in the order in which it was asked for.
 */
import { randomBytes } from "node:crypto";
import { dirname, join } from "node:path";
import { AdroitError } from "#shared/base/error";
import type { Sha256 } from "#shared/base/id";
import { sha256 } from "./canonical";
import { codeOf, type Disk, realDisk, syncFolder } from "./disk";
import { fileFailure } from "./failure";
import { makeFolders } from "./folders";
import { writablePath } from "./inside";
import { sweepLeftovers, temporaryName } from "./leftovers";
import { readPlain } from "./read";
import { renameWithRetry, writeSynced } from "./replace";

/** What becomes of one file. Paths are relative to the root, with `/`, and go through no link. */
export interface FileChange {
  path: string;
  /** State in which the file was seen; `null`: there was none. */
  expect: Sha256 | null;
  text: string;
  /** Its new path, where it gets another name; nothing may be there. */
  to?: string;
  /** It says the same for everybody, so it is fine when somebody else has just written it. */
  common?: boolean;
}

export interface Carrying {
  disk?: Disk;
  /** Asked when everything is in place; when it rejects, everything is put back. */
  agree?: () => Promise<void>;
}

/** Bytes of a file that is changed. */
const sizeLimit = 64 * 1024 * 1024;

type Undo = () => Promise<unknown>;

interface Ready {
  change: FileChange;
  path: string;
  to: string | null;
  temp: string;
  before: Buffer | null;
  mode: number;
}

/**
 * Carries the changes out in their order. `root` is a real, absolute folder. Throws ADR_CHANGED where a file isn't as it
 * was seen or a name is taken, UNSAFE_PATH, NO_PERMISSION, DISK_FULL, ...; then everything is as it was.
 */
export async function changeFiles(
  root: string,
  changes: readonly FileChange[],
  { disk = realDisk, agree }: Carrying = {},
): Promise<void> {
  const undo: Undo[] = [];
  try {
    const ready: Ready[] = [];
    for (const change of changes) {
      const one = await prepare(disk, root, change, undo);
      if (one === null) continue;
      undo.push(() => disk.rm(one.temp, { force: true }));
      await writeSynced(disk, one.temp, Buffer.from(change.text, "utf8"), one.mode);
      ready.push(one);
    }
    // Somebody may have saved one of them while the others were being written.
    for (const one of ready) await assertSeen(one);
    let last: string | null = null;
    for (const one of ready) {
      const folder = dirname(one.to ?? one.path);
      // So that after a power cut a later one is never there without those before it.
      if (last !== null && last !== folder) await syncFolder(disk, last);
      await writablePath(disk, root, one.change.to ?? one.change.path);
      undo.push(await place(disk, one));
      if (one.to !== null && dirname(one.path) !== folder) await syncFolder(disk, dirname(one.path));
      last = folder;
    }
    await agree?.();
    if (last !== null) await syncFolder(disk, last);
  } catch (error) {
    for (const step of undo.reverse()) await step().catch(() => {});
    throw fileFailure(error, changes[0]?.path ?? root);
  }
}

/** Looks at the file and makes its folder; `null` where there is nothing left to do. */
async function prepare(disk: Disk, root: string, change: FileChange, undo: Undo[]): Promise<Ready | null> {
  const path = await writablePath(disk, root, change.path);
  const to = change.to === undefined || change.to === change.path ? null : await writablePath(disk, root, change.to);
  const before = await readPlain(path, change.path, sizeLimit);
  if (change.common && before !== null && sha256(before) === sha256(change.text)) return null;
  assertSame(change, before);
  const folder = dirname(to ?? path);
  const made = await makeFolders(folder, 0o777, disk);
  if (made !== undefined) {
    undo.push(() => removeEmpty(disk, folder, made));
    await syncUp(disk, folder, made);
  }
  await sweepLeftovers(disk, folder);
  const mode = before === null ? 0o666 : (await disk.lstat(path)).mode & 0o777;
  return { change, path, to, temp: join(folder, temporaryName(randomBytes)), before, mode };
}

function assertSame(change: FileChange, bytes: Buffer | null): void {
  if ((bytes && sha256(bytes)) !== change.expect) throw changed(change.path, "The file changed since it was read.");
}

async function assertSeen({ change, path }: Ready): Promise<void> {
  assertSame(change, await readPlain(path, change.path, sizeLimit));
}

/** Moves a finished file to its name; a new name never replaces what appeared there meanwhile. Gives the way back. */
async function place(disk: Disk, { change, path, to, temp, before, mode }: Ready): Promise<Undo> {
  const target = to ?? path;
  const name = change.to ?? change.path;
  if (before === null) {
    await putNew(disk, temp, target, name);
    return () => disk.rm(target, { force: true });
  }
  await setMode(disk, temp, mode);
  if (to === null) {
    await renameWithRetry(disk, temp, path);
    return () => putBack(disk, path, before, mode);
  }
  await putNew(disk, temp, target, name);
  try {
    await disk.rm(path);
  } catch (error) {
    await disk.rm(target, { force: true }).catch(() => {});
    throw error;
  }
  return async () => {
    await putBack(disk, path, before, mode);
    await disk.rm(target, { force: true });
  };
}

async function putBack(disk: Disk, path: string, bytes: Buffer, mode: number): Promise<void> {
  const temp = join(dirname(path), temporaryName(randomBytes));
  await writeSynced(disk, temp, bytes, mode);
  await setMode(disk, temp, mode);
  await renameWithRetry(disk, temp, path);
}

/** What a new file gets is narrowed by the user's mask; a file that was there keeps what it has. */
async function setMode(disk: Disk, path: string, mode: number): Promise<void> {
  const handle = await disk.open(path, "r");
  try {
    await handle.chmod(mode);
  } finally {
    await handle.close();
  }
}

async function putNew(disk: Disk, temp: string, path: string, name: string): Promise<void> {
  try {
    await disk.link(temp, path);
  } catch (error) {
    if (codeOf(error) === "EEXIST") throw changed(name, "There is a file of this name already.");
    // Not every disk has hard links.
    if (!["EPERM", "ENOTSUP", "ENOSYS", "EOPNOTSUPP"].includes(codeOf(error) ?? "")) throw error;
    if (await disk.lstat(path).catch(() => null)) throw changed(name, "There is a file of this name already.");
    return renameWithRetry(disk, temp, path);
  }
  await disk.rm(temp, { force: true });
}

function changed(name: string, what: string): AdroitError {
  return new AdroitError("ADR_CHANGED", what, { subject: name, remedy: "Look again and choose. Nothing was written." });
}

/** Removes empty folders from `last` up to `first`. */
async function removeEmpty(disk: Disk, last: string, first: string): Promise<void> {
  for (let at = last; ; at = dirname(at)) {
    await disk.rmdir(at);
    if (at === first) return;
  }
}

/** Makes new folders last, from `last` up to what holds `first`. */
async function syncUp(disk: Disk, last: string, first: string): Promise<void> {
  for (let at = last; ; at = dirname(at)) {
    await syncFolder(disk, dirname(at));
    if (at === first) return;
  }
}
