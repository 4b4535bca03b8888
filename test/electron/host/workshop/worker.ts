/**
 * A process of its own that runs a session and votes in it until it is killed. It is given a data folder, with or
 * without a session in it. Each acknowledged vote is a line `seat n` on standard output, written before anything else happens.
 */
import { writeSync } from "node:fs";
import { realDisk } from "#electron/host/files/disk";
import { silentLog } from "#electron/host/log";
import { createLive } from "#electron/host/workshop/live";
import { recoverLog } from "#electron/host/workshop/log";
import { replay } from "#shared/workshop/apply/apply";
import type { Session } from "#shared/workshop/session";
import { playbook } from "../../../samples/session";
import { beginVote, vote } from "./voting";

const [data = "", from = "0"] = process.argv.slice(2);

async function opened() {
  if (from === "0") return beginVote(realDisk, data);
  const { recovered, open } = await recoverLog(realDisk, data, "d1");
  return createLive({
    session: replay(playbook, recovered.events),
    log: await open(),
    keys: recovered.keys,
    clock: () => new Date(),
    report: silentLog,
  });
}

const live = await opened();
const { step }: Session = live.session;
if (step !== "judgements") throw new Error(`the session is in ${step}`);
for (let n = Number(from); ; n++) await vote(live, n, (seat) => writeSync(1, `${seat} ${n}\n`));
