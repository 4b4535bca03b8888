/**
 * One process per data folder. Every process that wants the lock first puts a claim, a file with a name of its own,
 * into the folder `lock`, then looks for others. It holds the lock once it looked and saw no other living claim: of
 * two processes the later one always sees the earlier one's claim, so they can't both. Where several see each other,
 * the smallest name goes on and the others step back. Claims of dead processes can be removed by anybody at any time,
 * since no name is ever used again; so nothing depends on who clears up first.
 *
 * A data folder belongs to one machine: whether a process lives can't be told from another.
 */
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { AdroitError } from "#shared/base/error";
import { codeOf, type Disk, diskError, makeFolder } from "./disk";
import { jsonBytes, readData, Unreadable } from "./document";
import { type Processes, realProcesses } from "./processes";
import { replaceFile, sweep } from "./replace";

interface Claim {
  token: string;
  pid: number;
  start: string | null;
  held: boolean;
  /** Where the holder can be reached. */
  address: string | null;
}

export interface LockHolder {
  pid: number;
  address: string | null;
}

export interface Lock {
  /** Tells others where the holder can be reached. */
  announce(address: string | null): Promise<void>;
  release(): Promise<void>;
}

const patience = 5_000;
const step = 10;

/** Takes the lock or throws `STORE_LOCKED` with the holder's process and address. */
export async function takeLock(
  disk: Disk,
  dir: string,
  unique: () => string,
  processes: Processes = realProcesses,
): Promise<Lock> {
  const folder = join(dir, "lock");
  await makeFolder(disk, folder);
  const start = (await processes.life(processes.pid))?.start ?? null;
  const mine: Claim = { token: unique(), pid: processes.pid, start, held: false, address: null };
  const path = join(folder, `${mine.token}.json`);
  const write = async () => void (await replaceFile(disk, path, jsonBytes(mine), unique()));
  const withdraw = () => disk.rm(path, { force: true });

  try {
    await write();
    let claimed = true;
    for (let waited = 0; ; waited += step) {
      const others = (await living(disk, folder, processes)).filter(({ token }) => token !== mine.token);
      const holder = others.find(({ held }) => held);
      if (holder || (others.length > 0 && waited >= patience)) throw locked(dir, holder ?? null);
      if (others.length === 0 && claimed) break;
      if (others.length === 0) {
        // Nobody is left to step back for; claim again, and look again before holding.
        await write();
        claimed = true;
        continue;
      }
      if (claimed && others.some(({ token }) => token < mine.token)) {
        await withdraw();
        claimed = false;
      }
      await sleep(step);
    }
    mine.held = true;
    await write();
  } catch (error) {
    await withdraw().catch(() => {});
    throw error;
  }
  return {
    async announce(address) {
      mine.address = address;
      await write();
    },
    release: withdraw,
  };
}

/** Who works on this data; `null` when nobody does. */
export async function holder(
  disk: Disk,
  dir: string,
  processes: Processes = realProcesses,
): Promise<LockHolder | null> {
  const held = (await living(disk, join(dir, "lock"), processes)).find((claim) => claim.held);
  return held ? { pid: held.pid, address: held.address } : null;
}

/** Removes what crashed processes left in the lock folder; a minute's grace for those that are about to claim. */
export function sweepLock(disk: Disk, dir: string, now: Date): Promise<void> {
  return sweep(disk, join(dir, "lock"), now.getTime() - 60_000);
}

async function living(disk: Disk, folder: string, processes: Processes): Promise<Claim[]> {
  const names = await disk.readdir(folder).catch((error) => {
    if (codeOf(error) === "ENOENT") return [];
    throw diskError(error, folder);
  });
  const claims = await Promise.all(
    names
      .filter((name) => name.endsWith(".json"))
      .map(async (name) => {
        const path = join(folder, name);
        const claim = await readClaim(disk, path);
        if (claim && (await alive(claim, processes))) return claim;
        await disk.rm(path, { force: true }).catch(() => {});
        return null;
      }),
  );
  return claims.filter((claim) => claim !== null);
}

async function readClaim(disk: Disk, path: string): Promise<Claim | null> {
  try {
    const bytes = await readData(disk, path);
    const claim = bytes && JSON.parse(bytes.toString("utf8"));
    return typeof claim?.token === "string" && Number.isInteger(claim.pid) && claim.pid > 0 ? claim : null;
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof Unreadable) return null;
    throw error;
  }
}

async function alive(claim: Claim, processes: Processes): Promise<boolean> {
  const found = await processes.life(claim.pid);
  if (!found) return false;
  return found.start === null || claim.start === null || found.start === claim.start;
}

function locked(dir: string, by: LockHolder | null): AdroitError {
  const who = by ? `Another Adroit (process ${by.pid})` : "Another Adroit that is just starting";
  return new AdroitError("STORE_LOCKED", `${who} works on the data in ${dir}.`, {
    subject: by?.address ?? dir,
    remedy: by?.address ? `Open ${by.address}, or close the other one first.` : "Use that one, or close it first.",
  });
}
