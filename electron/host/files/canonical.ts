import { createHash } from "node:crypto";
import type { Sha256 } from "#shared/base/id";

/** SHA-256 of text in UTF-8, or of bytes. */
export function sha256(content: string | Uint8Array): Sha256 {
  return createHash("sha256").update(content).digest("hex");
}
