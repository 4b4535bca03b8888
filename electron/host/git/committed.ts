import { readAdr } from "#shared/adr/read/read";
import { AdroitError } from "#shared/base/error";
import { isOpen } from "#shared/record/accept";
import { isRepository } from "../repo/paths";
import { git } from "./run";
import { changedPaths } from "./status";

/**
 * Of these files (relative to the root, with `/`) those that the commit that is checked out doesn't hold as they are on
 * disk, ignored ones too; `null` outside a repository. Throws git's.
 */
export async function uncommitted(root: string, files: readonly string[]): Promise<string[] | null> {
  if (!isRepository(root)) return null;
  const changed = await changedPaths(root, ["--ignored=matching"], files);
  // An ignored folder stands for all that is in it.
  return files.filter((file) => changed.some((one) => one === file || (one.endsWith("/") && file.startsWith(one))));
}

/**
 * Whether the commit that is checked out holds this ADR (relative to the root, with `/`) with a status that others rely
 * on. Outside a repository there is nothing but the file, so that counts; and so it does where git can't tell.
 */
export async function isCommitted(root: string, path: string): Promise<boolean> {
  if (!isRepository(root)) return true;
  try {
    const found = await git(root, ["rev-parse", "--verify", "--quiet", `HEAD:${path}`], { reads: true, answers: [1] });
    if (found.code !== 0) return false;
    const { out } = await git(root, ["cat-file", "blob", found.out.trim()], { reads: true });
    const { status } = readAdr(path.slice(path.lastIndexOf("/") + 1), out);
    return status !== null && !isOpen(status);
  } catch (error) {
    if (error instanceof AdroitError) return true;
    throw error;
  }
}
