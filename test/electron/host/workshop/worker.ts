/**
 * A process of its own that runs a session and votes in it until it is killed. It is given a data folder, with or
 * without a session in it. Each acknowledged vote is a line `seat n` on standard output, written before anything else happens.
 */
import { writeSync } from "node:fs";
import { realDisk } from "#electron/host/files/disk";
import { silentLog } from "#electron/host/log";
import { createLive } from "#electron/host/workshop/live";
import { createLog, recoverLog } from "#electron/host/workshop/log";
import { begin, replay } from "#shared/workshop/apply";
import type { Session } from "#shared/workshop/session";
import { begun, playbook } from "../../../samples/session";

const [data = "", from = "0"] = process.argv.slice(2);
const seats = ["s0", "s1", "s2"];

async function opened() {
  const clock = () => new Date();
  if (from !== "0") {
    const { recovered, open } = await recoverLog(realDisk, data, "d1");
    return createLive({
      session: replay(playbook, recovered.events),
      log: await open(),
      keys: recovered.keys,
      clock,
      report: silentLog,
    });
  }
  const log = await createLog(realDisk, data, "d1");
  const first = begun();
  await log.append([{ event: first, place: "session" }]);
  const live = createLive({ session: begin(playbook, first), log, clock, report: silentLog });
  const facilitator = { seat: "facilitator" };
  for (const seat of seats) {
    await live.ask({ type: "knock", seat, name: seat, role: "voter", key: seat }, "host");
    await live.ask({ type: "admit", seat, role: "voter" }, facilitator);
  }
  const moves = ["advance", "advance", "skip", "skip"] as const;
  for (const type of moves) await live.ask({ type }, facilitator);
  return live;
}

const live = await opened();
const { step }: Session = live.session;
if (step !== "judgements") throw new Error(`the session is in ${step}`);
for (let n = Number(from); ; n++) {
  await Promise.all(
    seats.map(async (seat) => {
      const judgement = { unknown: true as const, reason: String(n) };
      await live.ask({ type: "cast", word: { on: "judgement", criterion: "cargo", judgement } }, { seat });
      writeSync(1, `${seat} ${n}\n`);
    }),
  );
  // Something of the other file in between.
  await live.ask({ type: "timer", change: n % 2 === 0 ? "pause" : "resume" }, { seat: "facilitator" });
}
