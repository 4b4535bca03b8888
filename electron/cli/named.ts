/** Files that arguments of the command line name. */
import { dirname, resolve } from "node:path";
import { within } from "#electron/host/files/inside";
import { entryKind, realPath } from "#electron/host/files/look";
import { readUtf8 } from "#electron/host/files/text";
import { repositoryOf } from "#electron/host/repo/paths";
import { AdroitError } from "#shared/base/error";
import type { Io } from "./io";

/**
 * The absolute path of a file that was typed. `UNSAFE_PATH` where a link in a repository leads out of it on the way: who
 * laid that link isn't who typed the path.
 */
export async function namedFile(file: string, io: Pick<Io, "cwd">): Promise<string> {
  const named = resolve(io.cwd, file);
  for (let at = named; at !== dirname(at); at = dirname(at)) {
    if (entryKind(at) !== "link") continue;
    const top = repositoryOf(dirname(at));
    if (top !== null && !(await leadsInside(top, at))) {
      throw new AdroitError("UNSAFE_PATH", "This path goes through a link that leads out of the repository.", {
        subject: file,
        remedy: "Name the file where it really lies, if that is what you want. Nothing was written.",
      });
    }
  }
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

async function leadsInside(top: string, link: string): Promise<boolean> {
  const real = await realPath(link).catch(() => null);
  return real === null || within(await realPath(top), real);
}
