/** Small files that are worth no error: without them things are as they were the first time. */
import { readFileSync, writeFileSync } from "node:fs";

/** What a file of JSON holds, `null` where there is none that can be read. */
export function recall(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return null;
  }
}

export function remember(file: string, value: unknown): void {
  try {
    writeFileSync(file, JSON.stringify(value), { mode: 0o600 });
  } catch (error) {
    console.error(error);
  }
}
