import { hash } from "node:crypto";
import type { Sha256 } from "#shared/base/id";

/** SHA-256 of text in UTF-8, or of bytes. */
export function sha256(content: string | Uint8Array): Sha256 {
  return hash("sha256", content, "hex");
}
