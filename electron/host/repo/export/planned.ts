/** Single files of an export: what they are to hold, and what lies on disk. */
import { lstat, readFile } from "node:fs/promises";
import { join } from "node:path";
import { AdroitError } from "#shared/base/error";
import type { Sha256 } from "#shared/base/id";
import { sha256 } from "../../files/canonical";
import { fileFailure } from "../failure";

/** One file of an export: what it is to hold, and what is there now. Paths are relative to the root. */
export interface PlannedFile {
  path: string;
  text: string;
  /** Hash of the bytes on disk, `null` where there is none. */
  onDisk: Sha256 | null;
}

/** Whether writing a file would change it. */
export function differs({ text, onDisk }: PlannedFile): boolean {
  return onDisk !== sha256(text);
}

export async function planned(root: string, path: string, text: string): Promise<PlannedFile> {
  const bytes = await bytesOf(join(root, path), path);
  return { path, text, onDisk: bytes && sha256(bytes) };
}

/** The bytes of a plain file, `null` where there is none. Throws UNSAFE_PATH for links and whatever else isn't plain. */
export async function bytesOf(path: string, name: string): Promise<Buffer | null> {
  try {
    if (!(await lstat(path)).isFile()) {
      throw new AdroitError("UNSAFE_PATH", "Something other than a plain file has this name.", {
        subject: name,
        remedy: "Move it away, or export as a new file. Nothing was written.",
      });
    }
    return await readFile(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw fileFailure(error, name);
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
