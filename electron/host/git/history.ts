/** When files last changed, by the commits. */
import type { Day, Instant } from "#shared/base/day";
import { git } from "./run";

export interface Head {
  /** In full. */
  hash: string;
  /** The day on which it was committed, where it was committed. */
  day: Day;
}

/** The commit that is checked out; `null` where there is none yet. */
export async function headOf(root: string): Promise<Head | null> {
  const args = ["log", "-1", "--no-show-signature", "--format=%H %cs"];
  const { code, out } = await git(root, args, { reads: true, answers: [128] });
  const [hash = "", day = ""] = out.trim().split(" ");
  return code === 0 && hash !== "" ? { hash, day } : null;
}

/** Commits that are looked through; what didn't change in these counts as not known. */
const farthest = 5000;

/**
 * The time of the last commit that changed each file below these folders (relative to the top of the repository, ""
 * for all of it), by path from the top. Times are UTC.
 */
export async function lastChanges(root: string, folders: readonly string[]): Promise<Map<string, Instant>> {
  const where = folders.map((folder) => (folder === "" ? "." : folder));
  const args = ["log", `--max-count=${farthest}`, "--no-show-signature", "--no-renames", "--name-only", "-z"];
  const { out } = await git(root, [...args, "--format=%x01%ct", "--", ...where], { reads: true, timeout: 60_000 });
  const found = new Map<string, Instant>();
  for (const commit of out.split("\x01").slice(1)) {
    const [seconds = "", ...names] = commit.split("\0");
    const at = new Date(Number(seconds.trim()) * 1000).toISOString();
    for (const name of names) {
      const path = name.replace(/^\n/, "");
      if (path !== "" && !found.has(path)) found.set(path, at);
    }
  }
  return found;
}
