import { createHash } from "node:crypto";
import type { Sha256 } from "#shared/base/id";

/** JSON in which equal values give equal text: keys in code point order, no white space. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    part !== null && typeof part === "object" && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)))
      : part,
  );
}

/** SHA-256 of text in UTF-8, or of bytes. */
export function sha256(content: string | Uint8Array): Sha256 {
  return createHash("sha256").update(content).digest("hex");
}
