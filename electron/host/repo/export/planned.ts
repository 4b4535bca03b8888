/** Single files of an export: what they are to hold, and what lies on disk. */
import { bareText } from "#shared/adr/read/same-content";
import { canonicalJson } from "#shared/base/canonical";
import { AdroitError } from "#shared/base/error";
import type { Sha256 } from "#shared/base/id";
import { sha256 } from "../../files/canonical";
import { realDisk } from "../../files/disk";
import { fileFailure } from "../../files/failure";
import { writablePath } from "../../files/inside";
import { readPlain } from "../../files/read";

/** One file of an export: what it is to hold, and what is there now. Paths are relative to the root. */
export interface PlannedFile {
  path: string;
  text: string;
  /** Hash of the bytes on disk, `null` where there is none. */
  onDisk: Sha256 | null;
}

/** Names an ADR by its bytes, and by its words alone, which stay where a formatter ran over it. */
export function marksOf(text: string): { adr: Sha256; words: Sha256 } {
  return { adr: sha256(text), words: sha256(bareText(text)) };
}

/** Data as planned, or as it lies there where only its form differs. */
export async function plannedData(root: string, path: string, text: string): Promise<PlannedFile> {
  const bytes = await bytesOf(root, path);
  const same = bytes !== null && sameValue(bytes.toString("utf8"), text);
  return { path, text: same ? bytes.toString("utf8") : text, onDisk: bytes && sha256(bytes) };
}

function sameValue(there: string, text: string): boolean {
  try {
    return canonicalJson(JSON.parse(there)) === canonicalJson(JSON.parse(text));
  } catch {
    return false;
  }
}

/** Whether writing a file would change it. */
export function wouldChange({ text, onDisk }: PlannedFile): boolean {
  return onDisk !== sha256(text);
}

export async function planned(root: string, path: string, text: string): Promise<PlannedFile> {
  const bytes = await bytesOf(root, path);
  return { path, text, onDisk: bytes && sha256(bytes) };
}

/** Bytes of any file that an export looks at. */
const sizeLimit = 16 * 1024 * 1024;

/**
 * The bytes of a plain file below `root` (real, absolute), `null` where there is none. Throws UNSAFE_PATH for links
 * anywhere on the way and whatever else isn't plain.
 */
export async function bytesOf(root: string, path: string): Promise<Buffer | null> {
  try {
    return await readPlain(await writablePath(realDisk, root, path), path, sizeLimit);
  } catch (error) {
    throw fileFailure(error, path);
  }
}

export function decoded(bytes: Buffer, name: string): string {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new AdroitError("ADR_CHANGED", "The ADR isn't UTF-8 text any more.", {
      subject: name,
      remedy: "Save it as UTF-8, or export as a new file. Nothing was written.",
    });
  }
}
