/** Where a path really is. Everything that is read or written below a root goes through here first. */
import { isAbsolute, join, relative, sep } from "node:path";
import { AdroitError } from "#shared/base/error";
import { codeOf, type Disk } from "./disk";
import { fileFailure } from "./failure";

/** Whether `path` is `folder` or lies in it; both absolute and real. */
export function within(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way === "" || (!isAbsolute(way) && way !== ".." && !way.startsWith(`..${sep}`));
}

/** A path on disk as the contract writes it: relative, with `/`. */
export function slashed(root: string, path: string): string {
  return relative(root, path).split(sep).join("/");
}

/** git's own folder, as NTFS may abbreviate it too. */
export const gitOwn = /^(\.git|git~\d+)$/i;

/**
 * The absolute path of `path` (relative to the real folder `root`, with `/`) as it may be written: no name on the way
 * and not the last one is a link, so that it lies where it says. It needn't exist yet. Throws UNSAFE_PATH.
 */
export async function writablePath(disk: Pick<Disk, "lstat">, root: string, path: string): Promise<string> {
  const parts = path.split("/");
  const unsafe = (why: string) =>
    new AdroitError("UNSAFE_PATH", why, {
      subject: path,
      remedy: "Make it a plain file or folder. Nothing was written.",
    });
  let at = root;
  for (const [i, part] of parts.entries()) {
    if (part === "" || part === "." || part === ".." || /[\\\0]/.test(part) || gitOwn.test(part)) {
      throw unsafe("This path leads out of the repository or into git's own folder.");
    }
    at = join(at, part);
    const last = i === parts.length - 1;
    const found = await disk.lstat(at).catch((error: unknown) => {
      if (codeOf(error) === "ENOENT") return null;
      throw fileFailure(error, path);
    });
    if (found === null) continue;
    if (found.isSymbolicLink()) throw unsafe("This path goes through a link.");
    if (last ? !found.isFile() : !found.isDirectory()) {
      throw unsafe(
        last ? "Something other than a plain file has this name." : "A file stands where a folder should be.",
      );
    }
  }
  return at;
}
