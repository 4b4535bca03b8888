/** Which processes are alive, told apart even when the system gives an old number to a new one. */
import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { promisify } from "node:util";

export interface Processes {
  /** This process. */
  pid: number;
  /**
   * `null` when there is no such process. `start` names the moment at which it started and differs between two
   * processes that had the same number one after the other; `null` where the system doesn't say.
   */
  life(pid: number): Promise<{ start: string | null } | null>;
}

export const realProcesses: Processes = { pid: process.pid, life };

async function life(pid: number): Promise<{ start: string | null } | null> {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ESRCH") return null;
  }
  if (process.platform === "linux") return linux(pid);
  if (process.platform === "darwin") return { start: await startByPs(pid) };
  return { start: null };
}

async function linux(pid: number): Promise<{ start: string | null } | null> {
  try {
    const [stat, boot] = await Promise.all([
      readFile(`/proc/${pid}/stat`, "utf8"),
      readFile("/proc/sys/kernel/random/boot_id", "utf8"),
    ]);
    // The name in parentheses may hold anything; what follows the last one starts with field 3, the state.
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    if (fields[0] === "Z" || fields[0] === "X") return null;
    return { start: `${boot.trim()} ${fields[19]}` };
  } catch {
    return { start: null };
  }
}

async function startByPs(pid: number): Promise<string | null> {
  const env = { ...process.env, LC_ALL: "C", TZ: "UTC" };
  const out = await promisify(execFile)("ps", ["-o", "lstart=", "-p", String(pid)], { env }).catch(() => null);
  return out?.stdout.trim() || null;
}
