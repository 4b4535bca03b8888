/** Votes in a process of its own until that is killed, and looks for the votes that it had acknowledged. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { realDisk } from "#electron/host/files/disk";
import { recoverLog } from "#electron/host/workshop/log";
import { replay } from "#shared/workshop/apply/apply";
import { playbook } from "../../../samples/session";

/** `from` numbers the votes; 0 begins the session. `wait` is how many milliseconds after the first vote the process is killed. */
export async function voteUntilKilled(
  worker: string,
  data: string,
  from: number,
  wait: number,
): Promise<{ next: number; lost: string[] }> {
  const child = spawn(process.execPath, [worker, data, String(from)], { stdio: ["ignore", "pipe", "inherit"] });
  let said = "";
  child.stdout.on("data", (chunk: Buffer) => {
    said += chunk.toString();
  });
  await once(child.stdout, "data");
  await sleep(wait);
  child.kill("SIGKILL");
  await once(child, "close");
  const { recovered } = await recoverLog(realDisk, data, "d1");
  const { ballots } = replay(playbook, recovered.events);
  const acknowledged = said
    .split("\n")
    .slice(0, -1)
    .map((line) => line.split(" ") as [string, string]);
  const last = [...new Map(acknowledged)];
  const lost = last.flatMap(([seat, n]) => {
    const kept = Number(ballots[seat]?.judgements["1"]?.cargo?.reason ?? -1);
    return kept >= Number(n) ? [] : [`Vote ${n} of ${seat} was acknowledged; after the kill there was vote ${kept}.`];
  });
  return { next: Math.max(from, ...last.map(([, n]) => Number(n))) + 1, lost };
}
