/** Small files that are worth no error: without them things are as they were the first time. */
import { smallTextSync } from "#electron/host/files/read";
import { replaceNow } from "#electron/host/files/replace";

/** Bytes of one. */
const sizeLimit = 100_000;

/** What a file of JSON holds, `null` where there is none that can be read. */
export function recall(file: string): unknown {
  try {
    return JSON.parse(smallTextSync(file, sizeLimit) ?? "null");
  } catch {
    return null;
  }
}

export function remember(file: string, value: unknown): void {
  try {
    replaceNow(file, JSON.stringify(value));
  } catch (error) {
    console.error(error);
  }
}
