/** Changes to several files of a repository at once: all of them or none, as far as a disk allows. */
import { randomBytes } from "node:crypto";
import { link, lstat, open, rename, rm, stat, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { AdroitError } from "#shared/base/error";
import type { Sha256 } from "#shared/base/id";
import { sha256 } from "../../files/canonical";
import { makeFolders } from "../../files/folders";
import { bytesOf } from "../export/planned";
import { fileFailure } from "../failure";

/** What becomes of one file. Paths are absolute and real. */
export interface FileChange {
  path: string;
  /** State in which the file was seen. */
  expect: Sha256;
  text: string;
  /** Its new path, where it gets another name; nothing may be there. */
  to?: string;
}

/**
 * Carries the changes out in their order. Throws ADR_CHANGED where a file isn't as it was seen or a new name is taken,
 * NO_PERMISSION, DISK_FULL, ...; then everything is as it was.
 */
export async function changeFiles(changes: readonly FileChange[]): Promise<void> {
  const undo: (() => Promise<unknown>)[] = [];
  const temps: string[] = [];
  try {
    const ready: { change: FileChange; temp: string; before: Buffer }[] = [];
    for (const change of changes) {
      const before = await seen(change);
      if (change.to !== undefined) await makeFolders(dirname(change.to));
      const temp = join(
        dirname(change.to ?? change.path),
        `.${basename(change.path)}.${randomBytes(6).toString("hex")}.tmp`,
      );
      temps.push(temp);
      await writeDown(temp, change.text, (await stat(change.path)).mode & 0o777);
      ready.push({ change, temp, before });
    }
    // Somebody may have saved one of them while the others were being written.
    for (const { change } of ready) await seen(change);
    for (const { change, temp, before } of ready) undo.push(await place(change, temp, before));
  } catch (error) {
    for (const step of undo.reverse()) await step().catch(() => {});
    throw fileFailure(error, changes[0]?.path ?? "");
  } finally {
    for (const temp of temps) await rm(temp, { force: true }).catch(() => {});
  }
}

async function seen({ path, expect }: FileChange): Promise<Buffer> {
  const bytes = await bytesOf(path, path);
  if (bytes === null || sha256(bytes) !== expect) throw changed(path, "The file changed since it was read.");
  return bytes;
}

function changed(path: string, what: string): AdroitError {
  return new AdroitError("ADR_CHANGED", what, { subject: path, remedy: "Look again and choose. Nothing was written." });
}

async function writeDown(temp: string, text: string, mode: number): Promise<void> {
  const handle = await open(temp, "wx", mode);
  try {
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Gives the way back. */
async function place({ path, to }: FileChange, temp: string, before: Buffer): Promise<() => Promise<unknown>> {
  const back = async () => {
    await writeFile(`${temp}.back`, before);
    await rename(`${temp}.back`, path);
  };
  if (to === undefined || to === path) {
    await rename(temp, path);
    return back;
  }
  if (await lstat(to).catch(() => null)) throw changed(to, "There is a file of this name already.");
  await link(temp, to).catch(async (error: NodeJS.ErrnoException) => {
    if (error.code === "EEXIST") throw changed(to, "There is a file of this name already.");
    await rename(temp, to);
  });
  await rm(path);
  return async () => {
    await back();
    await rm(to, { force: true });
  };
}
