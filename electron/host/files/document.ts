/** lowdb's adapter for one JSON file: checked on the way in and out, and replaced as a whole. */
import type { Adapter } from "lowdb";
import { AdroitError } from "#shared/base/error";
import type { Sha256 } from "#shared/base/id";
import { sha256 } from "./canonical";
import { type Disk, diskError, type FileState } from "./disk";
import { readPlain, readWithState } from "./read";
import { replaceFile } from "./replace";

/** Bytes to value and back. Both throw on what doesn't fit: `decode` an `Unreadable`, `encode` an `AdroitError`. */
export interface Codec<T> {
  decode(bytes: Uint8Array): T;
  encode(value: T): Uint8Array;
}

/** The content of a file isn't what it has to be; the message is the reason, a sentence. */
export class Unreadable extends Error {}

export interface JsonFile<T> extends Adapter<T> {
  readonly path: string;
  /** The bytes as last read or written; `null` when there is no file. */
  readonly seen: (FileState & { etag: Sha256 }) | null;
}

/**
 * An adapter for lowdb's `Low`. Its own `JSONFile` has a fixed temporary name, no fsync and no check: two processes
 * tear the file, a power cut can empty it, and `null` passes for "nothing there".
 */
export function jsonFile<T>(disk: Disk, path: string, codec: Codec<T>, unique: () => string): JsonFile<T> {
  let seen: JsonFile<T>["seen"] = null;
  return {
    path,
    get seen() {
      return seen;
    },
    async read() {
      const content = await whole(path, () => readWithState(path, path, dataLimit, disk));
      seen = content && { ...content.state, etag: sha256(content.bytes) };
      return content && codec.decode(content.bytes);
    },
    async write(value) {
      const bytes = codec.encode(value);
      seen = { ...(await replaceFile(disk, path, bytes, unique())), etag: sha256(bytes) };
    },
  };
}

/** Bytes of one file of the app's own data: what can be held as one text. */
const dataLimit = 512 * 1024 * 1024;

/** The bytes of a file of the app's own data, `null` where there is none. Throws `Unreadable` for anything but a plain file. */
export const readData = (disk: Disk, path: string): Promise<Buffer | null> =>
  whole(path, () => readPlain(path, path, dataLimit, disk));

async function whole<T>(path: string, read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    const unusable = error instanceof AdroitError && (error.code === "UNSAFE_PATH" || error.code === "BAD_INPUT");
    throw unusable ? new Unreadable(error.message, { cause: error }) : diskError(error, path);
  }
}

const utf8 = new TextDecoder("utf-8", { fatal: true });

/** Parses JSON in UTF-8; the reason in `Unreadable` says in words what is wrong. */
export function parseJson(bytes: Uint8Array): unknown {
  if (bytes.length === 0) throw new Unreadable("The file is empty.");
  let text: string;
  try {
    text = utf8.decode(bytes);
  } catch {
    throw new Unreadable("The file isn't text in UTF-8.");
  }
  try {
    return JSON.parse(text);
  } catch {
    throw new Unreadable("The file isn't complete JSON: it was cut off or edited.");
  }
}

/** Compact JSON, one line. */
export function jsonBytes(value: unknown): Uint8Array {
  return Buffer.from(`${JSON.stringify(value)}\n`, "utf8");
}
