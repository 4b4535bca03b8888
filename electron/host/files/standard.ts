/** Standard output and error, without the streams of Node, which take longer to load than a small folder to list. */
import { writeSync } from "node:fs";

/** Writes what the other end takes at once, and gives the rest. `failed` hears why nothing more can be written. */
export function unwritten(fd: number, text: string, failed: (error: NodeJS.ErrnoException) => void): Uint8Array {
  let rest = Buffer.from(text);
  try {
    while (rest.length > 0) rest = rest.subarray(writeSync(fd, rest));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== "EAGAIN") failed(error as NodeJS.ErrnoException);
  }
  return rest;
}
