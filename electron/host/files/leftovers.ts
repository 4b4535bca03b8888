/** Temporary files in somebody else's folders: named after the process that made them, so that none outlives it. */
import { hostname } from "node:os";
import { join } from "node:path";
import { sha256 } from "./canonical";
import { type Disk, uniqueName } from "./disk";
import { type Processes, realProcesses } from "./processes";

const temporary = /^\.write-(?:([0-9a-f]{8})-(\d{1,10})-)?[0-9a-f]{12,16}(?:-back)?\.tmp(?:\.lock)?$/;
/** Milliseconds after which a temporary file of another machine, or of an older version, belongs to nobody. */
const abandoned = 10 * 60_000;

const machine = sha256(hostname()).slice(0, 8);

/** A name for a temporary file of this process. */
export function temporaryName(random: (bytes: number) => Uint8Array): string {
  return `.write-${machine}-${process.pid}-${uniqueName(random)}.tmp`;
}

/** Removes from a folder what a process that isn't there any more has left in it. A folder that isn't there is clean. */
export async function sweepLeftovers(disk: Disk, folder: string, processes: Processes = realProcesses): Promise<void> {
  const names = await disk.readdir(folder).catch((): string[] => []);
  for (const name of names) {
    const [whole, where, pid] = temporary.exec(name) ?? [];
    if (whole === undefined) continue;
    const path = join(folder, name);
    const at = await disk.lstat(path).catch(() => null);
    if (!at?.isFile()) continue;
    const dead = where === machine && (await processes.life(Number(pid))) === null;
    if (dead || Date.now() - at.mtimeMs > abandoned) await disk.rm(path, { force: true }).catch(() => {});
  }
}
