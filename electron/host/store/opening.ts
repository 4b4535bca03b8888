/** Opens a data folder to be changed, or where its disk takes nothing, to be read. */
import { join } from "node:path";
import type { Log } from "#electron/host/log";
import { AdroitError } from "#shared/base/error";
import { type Disk, exists, makeFolder } from "../files/disk";
import { holder, type Lock, sweepLock, takeLock } from "../files/lock";
import type { Processes } from "../files/processes";
import { sweep } from "../files/replace";
import { closeToOthers } from "./privacy";

export interface StoreOpening {
  dir: string;
  disk: Disk;
  log: Log;
  clock: () => Date;
  unique: () => string;
  processes: Processes;
}

/** The right to change a data folder. */
export interface Hold {
  /** `null` while the data can only be read. */
  readonly lock: Lock | null;
  /** What a user should know of the data folder, a sentence each. */
  notices(): string[];
  /** Makes sure that it can be changed; tries again where it couldn't be before. Rejects with the reason. */
  toChange(): Promise<void>;
}

/**
 * `STORE_LOCKED` when another process has the data. A disk that is full or takes no writing is no reason not to show
 * what lies on it; `DISK_FULL` or `NO_PERMISSION` where nothing does.
 */
export async function openToChange(opening: StoreOpening): Promise<Hold> {
  let lock: Lock | null = null;
  let why: AdroitError | null = null;
  let open = false;
  const attempt = async () => {
    ({ lock, open } = await hold(opening));
    why = null;
  };
  try {
    await attempt();
  } catch (error) {
    if (!takesNothing(error) || !(await readable(opening))) throw error;
    why = error;
    opening.log.warn("data can only be read", { error });
  }
  return {
    get lock() {
      return lock;
    },
    notices: () => [
      ...(why === null ? [] : [`Decisions can be read, not changed. ${why.message} ${why.remedy}`]),
      ...(open ? ["Others who use this computer may read your decisions: permissions can't be set on this disk."] : []),
    ],
    async toChange() {
      if (lock !== null) return;
      try {
        await attempt();
      } catch (error) {
        if (takesNothing(error)) why = error;
        throw error;
      }
    },
  };
}

async function hold({
  dir,
  disk,
  log,
  clock,
  unique,
  processes,
}: StoreOpening): Promise<{ lock: Lock; open: boolean }> {
  await makeFolder(disk, dir);
  const lock = await takeLock(disk, dir, unique, processes);
  try {
    await sweepLock(disk, dir, clock());
    await sweep(disk, dir);
    for (const name of ["records", "trash", "damaged", "snapshots"]) {
      await makeFolder(disk, join(dir, name));
      await sweep(disk, join(dir, name));
    }
    const open = !(await closeToOthers(disk, dir));
    if (open) log.warn("others may read the data", { dir });
    return { lock, open };
  } catch (error) {
    await lock.release().catch(() => {});
    throw error;
  }
}

function takesNothing(error: unknown): error is AdroitError {
  return error instanceof AdroitError && (error.code === "DISK_FULL" || error.code === "NO_PERMISSION");
}

/** Whether there is something to read, and nobody else is at work on it. */
async function readable({ dir, disk, processes }: StoreOpening): Promise<boolean> {
  const there = await exists(disk, join(dir, "records")).catch(() => false);
  if (!there || (await holder(disk, dir, processes))) return false;
  return disk.readdir(join(dir, "records")).then(
    () => true,
    () => false,
  );
}
