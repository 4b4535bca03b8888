/** What git says of a working tree, or of files in it. */
import { assertTree } from "./own-files";
import { git } from "./run";

/** Milliseconds; a large working tree that was never looked at takes its time. */
const patience = 30_000;

/** Paths whose state isn't that of the last commit, ignored ones only where that is asked for. Throws git's. */
export async function changedPaths(root: string, args: readonly string[], files: readonly string[] = []) {
  const whole = ["status", "--porcelain=v1", "-z", "--untracked-files=all", "--no-renames", ...args, "--", ...files];
  const { out } = await git(root, whole, { reads: true, timeout: patience, suspect: assertTree });
  return out.split("\0").flatMap((line) => (line === "" ? [] : [line.slice(3)]));
}
