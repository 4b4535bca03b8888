/** A workshop whose process is killed in the middle of votes, again and again, and goes on from its log. */
import { join } from "node:path";
import { voteUntilKilled } from "../electron/host/workshop/kills";
import { buildWorker } from "../samples/processes";
import { below, type Fault, goesOn, inFolder } from "./fault";

export const voting: Fault = {
  name: "kills in the middle of votes",
  unit: "kills",
  full: 200,
  weight: 2,
  async run(share) {
    const worker = await buildWorker(join(import.meta.dirname, "../electron/host/workshop/worker.ts"));
    try {
      return await inFolder(async (dir) => {
        const lost: string[] = [];
        let from = 0;
        let count = 0;
        while (goesOn(share, count)) {
          const killed = await voteUntilKilled(worker.file, dir, from, below(share.random, 60));
          lost.push(...killed.lost);
          from = killed.next;
          count++;
        }
        return { count, lost, also: `${3 * from} votes` };
      });
    } finally {
      await worker.remove();
    }
  },
};
