/** Temporary folders go in one way, at the end of a test. */
import { rm } from "node:fs/promises";

/**
 * Removes a folder with all that is in it, or does nothing where it isn't. Something may still be written there meanwhile:
 * git looks after a repository behind a commit's back, and a process that was killed takes a moment to go. A hook that
 * fails for that fails a whole run of tests that all passed, so it is tried again, for 5.5 s in all.
 */
export const removeFolder = (path: string): Promise<void> =>
  rm(path, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
