/** Files that arguments of the command line name. */
import { resolve } from "node:path";
import { realPath } from "#electron/host/files/look";
import { readUtf8 } from "#electron/host/files/text";
import { assertReached } from "#electron/host/repo/paths";
import type { Io } from "./io";

/** The absolute path of a file or folder that was typed. Throws like `assertReached`. */
export async function namedFile(file: string, io: Pick<Io, "cwd">): Promise<string> {
  const named = resolve(io.cwd, file);
  await assertReached(named, file);
  return named;
}

/** Where a text file that was typed really lies, links followed as `namedFile` allows. Throws where it can't be read. */
export async function realFile(file: string, io: Pick<Io, "cwd">): Promise<string> {
  const real = await ending(file, io);
  await readUtf8(real, file);
  return real;
}

/** The text of a file that was typed. Throws like `namedFile`, and where it can't be read. */
export async function readNamed(file: string, io: Pick<Io, "cwd">): Promise<string> {
  return readUtf8(await ending(file, io), file);
}

/** A link that leads nowhere, or to what a shell hands over, ends where it stands. */
async function ending(file: string, io: Pick<Io, "cwd">): Promise<string> {
  const named = await namedFile(file, io);
  return realPath(named).catch(() => named);
}
