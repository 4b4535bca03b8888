/** Carries out an export: the ADR and what lies beside it, all or nothing. */
import { randomBytes } from "node:crypto";
import { chmod, link, lstat, open, readdir, rename, rm, rmdir, stat, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { nameParts } from "#shared/adr/folder/filename";
import type { Exported } from "#shared/api/repo";
import type { Instant } from "#shared/base/day";
import { AdroitError } from "#shared/base/error";
import type { Id, Sha256 } from "#shared/base/id";
import type { DecisionRecord, ExportTarget } from "#shared/record/record";
import { sha256 } from "../../files/canonical";
import { makeFolders } from "../../files/folders";
import { fileFailure } from "../failure";
import { textFile } from "#shared/adr/folder/logs";
import { realFolder } from "../paths";
import { attributes, prepare, type Rendering, type Target } from "./plan";
import { bytesOf, differs, type PlannedFile, sidecarFolder } from "./planned";

export interface WriteRequest extends Target {
  /** Hash of the ADR on disk that the user has seen; `null`: there was none. */
  expect: Sha256 | null;
  now: Instant;
}

export interface Written {
  exported: Omit<Exported, "etag">;
  /** Where the record lies now, to be kept with it. */
  repo: ExportTarget;
  /** Records whose ADRs were written too, with the hash that those have now. */
  relinked: { record: Id; adr: Sha256 }[];
}

type Undo = () => Promise<unknown>;

const temporary = /^\.write-[0-9a-f]{12}(-back)?\.tmp$/;
/** Milliseconds after which a temporary file belongs to nobody. */
const abandoned = 10 * 60_000;

/** One export after the other, so that two at once don't take the same number. */
let last: Promise<unknown> = Promise.resolve();

/**
 * Writes the ADR and its sidecar atomically, the ADR last. Files that would stay the same aren't touched. Throws
 * ADR_CHANGED when the ADR on disk isn't the one that was seen, UNSAFE_PATH, FOLDER_MISSING, NO_PERMISSION or
 * DISK_FULL; then everything is as it was.
 */
export function writeExport(record: DecisionRecord, request: WriteRequest, rendering: Rendering): Promise<Written> {
  const turn = last.then(() => writeNow(record, request, rendering));
  last = turn.catch(() => {});
  return turn;
}

async function writeNow(record: DecisionRecord, request: WriteRequest, rendering: Rendering): Promise<Written> {
  const { plan, adr, numbered, beside, linked, relinked } = await prepare(record, request, rendering);
  if (adr.onDisk !== request.expect) throw changed(adr.path);
  const { root, dir, file, profile } = plan;
  const files = [...beside, ...linked, adr].filter(differs);
  if (files.length > 0) await writeAll(root, dir, files, adr, numbered ? file : null);
  return {
    exported: { root, dir, file, written: [adr, ...beside, ...linked].map(({ path }) => path) },
    repo: { root, dir, file, profile, adr: sha256(adr.text), on: request.now },
    relinked,
  };
}

function changed(path: string): AdroitError {
  return new AdroitError("ADR_CHANGED", "The ADR on disk isn't the one that was shown.", {
    subject: path,
    remedy: "Look at the difference, then choose. Nothing was written.",
  });
}

/** `numbered` is the name of an ADR whose number must be its own when all is done. */
async function writeAll(
  root: string,
  dir: string,
  files: PlannedFile[],
  adr: PlannedFile,
  numbered: string | null,
): Promise<void> {
  const folder = await realFolder(root, dir);
  const scratch = join(folder, sidecarFolder);
  const undo: Undo[] = [];
  try {
    const made = await makeFolders(scratch);
    if (made) undo.push(() => removeEmpty(scratch, made));
    await sweep(scratch);
    const ready: { file: PlannedFile; temp: string }[] = [];
    for (const file of files) {
      const temp = join(scratch, `.write-${randomBytes(6).toString("hex")}.tmp`);
      undo.push(() => rm(temp, { force: true }));
      await writeDown(temp, file, join(root, file.path));
      ready.push({ file, temp });
    }
    for (const { file, temp } of ready) {
      const path = join(root, file.path);
      const before = await bytesOf(path, file.path);
      const hash = before && sha256(before);
      // Another export of the same moment may have made this one, which holds the same for all.
      if (file.text === attributes && hash === sha256(attributes)) continue;
      if (hash !== file.onDisk) throw changed(file.path);
      undo.push(await place(temp, path, file, before));
    }
    if (numbered !== null) await assertNumberUnique(folder, numbered);
    await syncFolders([scratch, dirname(join(root, adr.path))]);
  } catch (error) {
    for (const step of undo.reverse()) await step().catch(() => {});
    throw fileFailure(error, join(root, dir));
  }
}

/**
 * Another process may have chosen the same number at the same moment, with another title. Each looks after its own file
 * is there, so the later one sees the other; both give way where they see each other, and choose anew.
 */
async function assertNumberUnique(folder: string, file: string): Promise<void> {
  const { number, prefix } = nameParts(file);
  if (number === null) return;
  const other = (await readdir(folder)).find((name) => {
    const parts = nameParts(name);
    return name !== file && textFile.test(name) && parts.number === number && parts.prefix === prefix;
  });
  if (other === undefined) return;
  throw new AdroitError("ADR_CHANGED", `The number ${number} was given to another ADR at this moment.`, {
    subject: other,
    remedy: "Export again: the next free number is chosen then. Nothing was written.",
  });
}

async function writeDown(temp: string, { text }: PlannedFile, target: string): Promise<void> {
  const handle = await open(temp, "wx");
  try {
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
  const mode = await stat(target).then(
    (at) => at.mode & 0o777,
    () => null,
  );
  if (mode !== null) await chmod(temp, mode);
}

/** Moves a finished file to its name; a new one never replaces what appeared there meanwhile. Gives the way back. */
async function place(temp: string, path: string, file: PlannedFile, before: Buffer | null): Promise<Undo> {
  if (before === null) {
    try {
      await link(temp, path);
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code;
      if (code === "EEXIST") throw changed(file.path);
      // Not every disk has hard links.
      if (code !== "EPERM" && code !== "ENOTSUP" && code !== "ENOSYS" && code !== "EOPNOTSUPP") throw error;
      if (await lstat(path).catch(() => null)) throw changed(file.path);
      await renameWithRetry(temp, path);
    }
    await rm(temp, { force: true });
    return () => rm(path, { force: true });
  }
  await renameWithRetry(temp, path);
  return async () => {
    const back = `${temp.slice(0, -4)}-back.tmp`;
    await writeFile(back, before);
    await rename(back, path);
  };
}

/** Windows refuses for a moment while a scanner or an editor has the file open. */
async function renameWithRetry(from: string, to: string): Promise<void> {
  for (let tries = 0; ; tries++) {
    try {
      return await rename(from, to);
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code;
      if (tries === 10 || process.platform !== "win32" || (code !== "EPERM" && code !== "EACCES" && code !== "EBUSY")) {
        throw error;
      }
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}

/** Removes what an export that was killed has left. */
async function sweep(scratch: string): Promise<void> {
  for (const name of await readdir(scratch)) {
    if (!temporary.test(name)) continue;
    const path = join(scratch, name);
    const at = await lstat(path).catch(() => null);
    if (at && Date.now() - at.mtimeMs > abandoned) await rm(path, { force: true }).catch(() => {});
  }
}

/** Removes empty folders from `last` up to `first`. */
async function removeEmpty(last: string, first: string): Promise<void> {
  for (let at = last; ; at = dirname(at)) {
    await rmdir(at);
    if (at === first) return;
  }
}

/** Makes the new names last through a power cut, where the system can. */
async function syncFolders(folders: string[]): Promise<void> {
  if (process.platform === "win32") return;
  for (const folder of folders) {
    const handle = await open(folder, "r");
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  }
}
