/**
 * The one reader of files that somebody else may have put there. A file is opened without following a link and without
 * waiting, then looked at through the open file: only a plain one is read, up to a limit, and not for ever.
 */
import { constants, lstatSync, type promises } from "node:fs";
import { AdroitError } from "#shared/base/error";
import { type Disk, type FileState, fileState, realDisk } from "./disk";

/** Milliseconds that one file may take, on a disk that doesn't answer any more. */
const patience = 10_000;

/** No link is followed, and a pipe without a writer or a device that isn't ready doesn't keep anybody waiting. */
const careful = (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);
/** With these a file is opened to be read. */
export const reading = constants.O_RDONLY | careful;
/** With these a file is opened to be written at its end, and made where there is none. */
export const appending = constants.O_WRONLY | constants.O_APPEND | constants.O_CREAT | careful;

/**
 * The bytes of a plain file, `null` where there is none. `name` is what messages call it. Throws UNSAFE_PATH for a link
 * or anything that isn't a plain file, BAD_INPUT where it is larger than `limit` bytes, NO_PERMISSION when the disk
 * doesn't answer, and what the system says of everything else.
 */
export async function readPlain(
  path: string,
  name: string,
  limit: number,
  disk: Disk = realDisk,
): Promise<Buffer | null> {
  return (await readWithState(path, name, limit, disk))?.bytes ?? null;
}

interface WithState {
  bytes: Buffer;
  /** In which the file was when it was opened. */
  state: FileState;
}

/** Like `readPlain`, with the state that tells whether the file is still the one that was read. */
export async function readWithState(
  path: string,
  name: string,
  limit: number,
  disk: Disk = realDisk,
): Promise<WithState | null> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(silent(name)), patience).unref();
  });
  try {
    return await Promise.race([readNow(path, name, limit, disk), late]);
  } catch (error) {
    return absentOr(error, name);
  } finally {
    clearTimeout(timer);
  }
}

async function readNow(path: string, name: string, limit: number, disk: Disk): Promise<WithState> {
  const handle = await disk.open(path, reading);
  try {
    const at = await handle.stat();
    if (!at.isFile()) throw notPlain(name);
    if (at.size > limit) throw tooLarge(name, limit);
    // One byte more than the limit tells a file that grows, or says it is empty and isn't.
    const room = Buffer.allocUnsafe(Math.min(limit, Math.max(at.size, 4096)) + 1);
    return { bytes: await filled(handle, room, name), state: fileState(at) };
  } finally {
    await handle.close();
  }
}

/** All that comes, if it leaves a byte of the room. */
async function filled(handle: promises.FileHandle, room: Buffer, name: string): Promise<Buffer> {
  for (let size = 0; ; ) {
    const { bytesRead } = await handle.read(room, size, room.length - size, null);
    size += bytesRead;
    if (bytesRead === 0) return room.subarray(0, size);
    if (size === room.length) throw tooLarge(name, room.length - 1);
  }
}

/** What a shell hands over as a stream, as `/dev/stdin`: for as long as it comes. Throws `BAD_INPUT` beyond `limit` bytes. */
export async function readHanded(path: string, limit: number): Promise<Buffer> {
  const handle = await realDisk.open(path, "r");
  try {
    return await filled(handle, Buffer.allocUnsafe(limit + 1), path);
  } finally {
    await handle.close();
  }
}

/**
 * Like `readPlain`, for many small files one after the other, where handing each to another thread takes longer than
 * reading it. Only for folders that answer: nothing here can be timed.
 *
 * @param room what is read into; a file that fills it is too large
 */
export function readPlainSync(path: string, name: string, room: Buffer): Buffer | null {
  return readWithStateSync(path, name, room)?.bytes ?? null;
}

/** The same with the state of the file. */
export function readWithStateSync(path: string, name: string, room: Buffer, disk: Disk = realDisk): WithState | null {
  let file: number;
  try {
    file = disk.openSync(path, reading);
  } catch (error) {
    return absentOr(error, name);
  }
  try {
    const at = disk.fstatSync(file);
    if (!at.isFile()) throw notPlain(name);
    for (let size = 0; ; ) {
      const more = disk.readSync(file, room, size, room.length - size, null);
      size += more;
      if (size === room.length) throw tooLarge(name, room.length - 1);
      // All that it held when it was opened; asking for more takes as long as reading it.
      if (more === 0 || size === at.size) return { bytes: room.subarray(0, size), state: fileState(at) };
    }
  } finally {
    disk.closeSync(file);
  }
}

/** A small text that is only looked for: `null` where there is none, or where it isn't a plain file of that size. */
export function smallTextSync(path: string, limit: number): string | null {
  try {
    // Opening a device may already do something; a plain file stays one long enough to be looked at again.
    const at = lstatSync(path, { throwIfNoEntry: false });
    if (!at?.isFile() || at.size > limit) return null;
    return (
      readPlainSync(path, path, Buffer.allocUnsafe(Math.min(limit, Math.max(at.size, 4096)) + 1))?.toString("utf8") ??
      null
    );
  } catch {
    return null;
  }
}

function absentOr(error: unknown, name: string): null {
  const code = (error as NodeJS.ErrnoException).code;
  if (code === "ENOENT") return null;
  // ELOOP: it is a link. ENXIO: a socket, or a device that isn't there. EISDIR: Windows says so of a folder.
  if (code === "ELOOP" || code === "EMLINK" || code === "ENXIO" || code === "EISDIR") throw notPlain(name);
  throw error;
}

function notPlain(name: string): AdroitError {
  return new AdroitError("UNSAFE_PATH", "Something other than a plain file has this name.", {
    subject: name,
    remedy: "Move it away. Nothing was written.",
  });
}

function tooLarge(name: string, limit: number): AdroitError {
  const size = limit < 1024 * 1024 ? `${Math.round(limit / 1024)} kB` : `${Math.round(limit / 1024 / 1024)} MB`;
  return new AdroitError("BAD_INPUT", `This file is larger than ${size}.`, {
    subject: name,
    remedy: "Open it in another program.",
  });
}

function silent(name: string): AdroitError {
  return new AdroitError("NO_PERMISSION", "The disk doesn't answer.", {
    subject: name,
    remedy: "Connect the drive again, then try again.",
  });
}
