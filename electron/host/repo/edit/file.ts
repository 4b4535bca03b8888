/** Single files of a repository that a user looks at or changes: read whole, replaced whole, never outside. */
import { isUtf8 } from "node:buffer";
import { basename, dirname, extname, join } from "node:path";
import { whyNotEdited } from "#shared/adr/edit/edit";
import { sidecarPath } from "#shared/adr/folder/filename";
import { textFile } from "#shared/adr/folder/logs";
import type { AdrFile, RepoImage } from "#shared/api/repo";
import { AdroitError } from "#shared/base/error";
import type { Sha256 } from "#shared/base/id";
import { sha256 } from "../../files/canonical";
import { changeFiles } from "../../files/changeset";
import { fileFailure } from "../../files/failure";
import { gitOwn, slashed, within } from "../../files/inside";
import { isThere, realPath } from "../../files/look";
import { readPlain } from "../../files/read";
import { adrSizeLimit } from "../list/read";

const imageTypes: Record<string, string> = {
  ".png": "image/png",
  ".jpg": "image/jpeg",
  ".jpeg": "image/jpeg",
  ".gif": "image/gif",
  ".webp": "image/webp",
  ".svg": "image/svg+xml",
};
/** Bytes; a data address takes a third more, and it travels in one message. */
const imageLimit = 4 * 1024 * 1024;

/**
 * The ADR as it lies on disk. Throws UNSAFE_PATH where the path leads out of the root or into git's own folder,
 * NOT_FOUND, NO_PERMISSION, or BAD_INPUT where it isn't text.
 */
export async function readAdrFile(root: string, file: string): Promise<AdrFile> {
  const { path, text, hash } = await textOf(root, file);
  const beside = join(dirname(path), sidecarPath(basename(path)));
  const sidecar = isThere(beside);
  return { root, file, text, hash, sidecar };
}

/** An image as a `data:` address. Throws like `readAdrFile`. */
export async function readImage(root: string, file: string): Promise<RepoImage> {
  const { path } = await fileInside(root, file, (name) => extname(name).toLowerCase() in imageTypes, "an image");
  const bytes = await bytesOf(path, file, imageLimit);
  return { url: `data:${imageTypes[extname(path).toLowerCase()]};base64,${bytes.toString("base64")}` };
}

/** The data beside an ADR, as text, and the path that it has. `NOT_FOUND` where there is none. */
export async function readSidecar(root: string, file: string): Promise<{ file: string; text: string }> {
  const { top, path } = await fileInside(root, file, isText, "an ADR");
  const beside = slashed(top, join(dirname(path), sidecarPath(basename(path))));
  const data = await fileInside(root, beside, (name) => name.endsWith(".json"), "the data of a decision");
  const bytes = await bytesOf(data.path, beside, adrSizeLimit);
  return { file: beside, text: bytes.toString("utf8") };
}

/** A text before and after a change, or why it can't be made. */
export type FileEdit = (text: string) => { text: string } | { refused: string };

/**
 * Replaces the text of an ADR by what `edit` makes of it, as a whole and with its permissions. A link stays a link.
 * Throws ADR_CHANGED where the file isn't in the state `expect` any more, and like `readAdrFile`; then nothing is written.
 */
export async function changeAdrFile(root: string, file: string, expect: Sha256, edit: FileEdit): Promise<AdrFile> {
  const { top, path, text, hash } = await textOf(root, file);
  if (hash !== expect) throw changed(file);
  const unchanged = whyNotEdited(basename(path));
  if (unchanged !== null) throw refused(file, unchanged);
  const edited = edit(text);
  if ("refused" in edited) throw refused(file, edited.refused);
  if (edited.text !== text) await changeFiles(top, [{ path: slashed(top, path), expect, text: edited.text }]);
  return readAdrFile(root, file);
}

/**
 * Changes two ADRs, both or neither. `seen` is the one that the user looks at, and `expect` its state. Throws like
 * `changeAdrFile`; then both are as they were.
 */
export async function changeAdrPair(
  root: string,
  files: readonly [string, string],
  { seen, expect }: { seen: string; expect: Sha256 },
  edit: (texts: readonly [string, string]) => readonly [string, string] | { refused: string; file: string },
): Promise<AdrFile> {
  const [one, other] = [await textOf(root, files[0]), await textOf(root, files[1])];
  if ((seen === files[0] ? one : other).hash !== expect) throw changed(seen);
  for (const [i, { path }] of [one, other].entries()) {
    const unchanged = whyNotEdited(basename(path));
    if (unchanged !== null) throw refused(files[i] ?? seen, unchanged);
  }
  const edited = edit([one.text, other.text]);
  if ("refused" in edited) throw refused(edited.file, edited.refused);
  await changeFiles(one.top, [
    { path: slashed(one.top, one.path), expect: one.hash, text: edited[0] },
    { path: slashed(other.top, other.path), expect: other.hash, text: edited[1] },
  ]);
  return readAdrFile(root, seen);
}

function refused(file: string, why: string): AdroitError {
  return new AdroitError("BAD_INPUT", why, {
    subject: file,
    remedy: "Change it in the file by hand. Nothing was written.",
  });
}

function changed(file: string): AdroitError {
  return new AdroitError("ADR_CHANGED", "The file changed since it was shown.", {
    subject: file,
    remedy: "It was read anew; look at it and choose again. Nothing was written.",
  });
}

const isText = (name: string) => textFile.test(name);

interface Located {
  /** The real root. */
  top: string;
  /** The real path, inside it. */
  path: string;
}

async function textOf(root: string, file: string): Promise<Located & { text: string; hash: Sha256 }> {
  const { top, path } = await fileInside(root, file, isText, "an ADR");
  const bytes = await bytesOf(path, file, adrSizeLimit);
  if (bytes.includes(0) || !isUtf8(bytes)) {
    throw new AdroitError("BAD_INPUT", "This file isn't UTF-8 text.", { subject: file, remedy: "Save it as UTF-8." });
  }
  return { top, path, text: bytes.toString("utf8"), hash: sha256(bytes) };
}

/** The real path of a file in the repository, links followed as long as they stay inside. */
async function fileInside(
  root: string,
  file: string,
  wanted: (name: string) => boolean,
  kind: string,
): Promise<Located> {
  const unsafe = (why: string) =>
    new AdroitError("UNSAFE_PATH", why, { subject: file, remedy: "Only files inside the repository are opened." });
  if (/^([/\\]|[a-z]:)|[\\\0]/i.test(file) || file.split("/").includes("..")) {
    throw unsafe("This path leads out of the repository.");
  }
  const top = await realPath(root).catch((error: unknown) => {
    throw fileFailure(error, root, "");
  });
  const path = await realPath(join(top, file)).catch((error: unknown) => {
    throw unreadable(error, file);
  });
  if (!within(top, path)) throw unsafe("This is a link that leads out of the repository.");
  if (
    slashed(top, path)
      .split("/")
      .some((part) => gitOwn.test(part))
  ) {
    throw unsafe("This path leads into git's own folder.");
  }
  if (!wanted(path)) throw unsafe(`This isn't ${kind}.`);
  return { top, path };
}

async function bytesOf(path: string, file: string, limit: number): Promise<Buffer> {
  try {
    // The path is real; what became a link in the meantime is not followed.
    const bytes = await readPlain(path, file, limit);
    if (bytes !== null) return bytes;
  } catch (error) {
    if (error instanceof AdroitError && error.code === "UNSAFE_PATH") {
      throw new AdroitError("BAD_INPUT", "This isn't a plain file.", { subject: file, remedy: "Open it elsewhere." });
    }
    throw unreadable(error, file);
  }
  throw unreadable(Object.assign(new Error(), { code: "ENOENT" }), file);
}

function unreadable(error: unknown, file: string): AdroitError {
  const code = (error as NodeJS.ErrnoException).code;
  if (code === "ENOENT" || code === "ENOTDIR") {
    return new AdroitError("NOT_FOUND", "This file isn't there any more.", {
      subject: file,
      remedy: "It was moved or deleted.",
    });
  }
  if (code === "EACCES" || code === "EPERM") {
    return new AdroitError("NO_PERMISSION", "This file may not be read.", {
      subject: file,
      remedy: "Change its permissions.",
    });
  }
  return fileFailure(error, file, "");
}
