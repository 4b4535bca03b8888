/** What git says of a working tree, or of files in it. */
import { assertTree } from "./own-files";
import { git } from "./run";

/** Milliseconds after which a look is taken to wait for something. */
const slow = 1_000;
/** Milliseconds; a large working tree that was never looked at takes its time. */
const patience = 30_000;

/** Paths whose state isn't that of the last commit, ignored ones only where that is asked for. Throws git's. */
export async function changedPaths(root: string, args: readonly string[], files: readonly string[] = []) {
  const stop = new AbortController();
  let why: unknown;
  // To look through all of it first would double the time of every look.
  const timer = setTimeout(() => {
    assertTree(root).catch((error: unknown) => {
      why = error;
      stop.abort();
    });
  }, slow);
  try {
    const whole = ["status", "--porcelain=v1", "-z", "--untracked-files=all", "--no-renames", ...args, "--", ...files];
    const { out } = await git(root, whole, { reads: true, timeout: patience, signal: stop.signal });
    return out.split("\0").flatMap((line) => (line === "" ? [] : [line.slice(3)]));
  } catch (error) {
    throw why ?? error;
  } finally {
    clearTimeout(timer);
  }
}
