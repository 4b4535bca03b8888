/** A session with three voters that has come to the judgements. */
import type { Disk } from "#electron/host/files/disk";
import { silentLog } from "#electron/host/log";
import { createLive, type Live } from "#electron/host/workshop/live";
import { createLog } from "#electron/host/workshop/log";
import { begin } from "#shared/workshop/apply/begin";
import { begun, playbook } from "../../../samples/session";

export const seats = ["s0", "s1", "s2"];

export async function beginVote(disk: Disk, data: string): Promise<Live> {
  const log = await createLog(disk, data, "d1");
  const first = begun();
  await log.append([{ event: first, place: "session" }]);
  const live = createLive({ session: begin(playbook, first), log, clock: () => new Date(), report: silentLog });
  const facilitator = { seat: "facilitator" };
  for (const seat of seats) {
    await live.ask({ type: "knock", seat, name: seat, role: "voter", key: seat }, "host");
    await live.ask({ type: "admit", seat, role: "voter" }, facilitator);
  }
  const moves = ["advance", "advance", "skip", "skip"] as const;
  for (const type of moves) await live.ask({ type }, facilitator);
  return live;
}

/** Votes with every seat at once, the reason being a number; `done` hears of each that was acknowledged. */
export async function vote(live: Live, n: number, done: (seat: string) => void): Promise<void> {
  await Promise.all(
    seats.map(async (seat) => {
      const judgement = { unknown: true as const, reason: String(n) };
      await live.ask({ type: "cast", word: { on: "judgement", criterion: "cargo", judgement } }, { seat });
      done(seat);
    }),
  );
  // Something of the other file in between.
  await live.ask({ type: "timer", change: n % 2 === 0 ? "pause" : "resume" }, { seat: "facilitator" });
}
