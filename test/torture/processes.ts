/** Two processes that want the same data all the time; one of them is killed now and then and starts again. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { openStore } from "#electron/host/store/store";
import { options, record } from "../samples/stored-records";
import { below, type Fault, inFolder } from "./fault";
import { type Tortured, withWorker } from "./tortured";

export const processes: Fault = {
  name: "two processes on the same data",
  unit: "seconds",
  full: 60,
  weight: 1,
  run: (share) =>
    withWorker((start) =>
      inFolder(async (dir) => {
        const store = await openStore(options(dir));
        await store.create(record("one", "0"));
        await store.close();
        const begun = performance.now();
        const until = Math.min(begun + share.count * 1000, share.until);
        const all: Tortured[] = [];
        const lost: string[] = [];
        const fighter = () => {
          const hold = 1 + below(share.random, 30);
          const worker = start({ do: "fight", dir, id: "one", hold, last: Math.max(until - performance.now(), 300) });
          all.push(worker);
          return worker;
        };
        const steady = fighter();
        let other = fighter();
        let reads = 0;
        let kills = 0;
        while (performance.now() < until) {
          for (let i = 0; i < 20; i++, reads++) {
            const torn = await readable(dir);
            if (torn) lost.push(torn);
          }
          await sleep(below(share.random, 100));
          if (share.random() < 0.15) {
            await other.kill();
            kills++;
            other = fighter();
          }
          if (lost.length > 10) break;
        }
        await Promise.all([steady.ended, other.ended]);
        const counted = all.flatMap(({ told }) => told.flatMap((one) => ("counted" in one ? [one.counted] : [])));
        lost.push(...all.flatMap(({ told }) => told.flatMap((one) => ("error" in one ? [one.error] : []))));
        const last = Number((await titleIn(dir)) ?? Number.NaN);
        const twice = counted.length - new Set(counted).size;
        if (twice > 0) lost.push(`${twice} counts were given to both`);
        // A process that was killed may have counted once without saying so.
        const unsaid = last - counted.length;
        if (!(unsaid >= 0 && unsaid <= kills)) lost.push(`${counted.length} counts acknowledged, ${last} stored`);
        const seconds = Math.round((performance.now() - begun) / 1000);
        return { count: seconds, lost, also: `${counted.length} counts by both, ${reads} reads, ${kills} kills` };
      }),
    ),
};

async function titleIn(dir: string): Promise<string | undefined> {
  return JSON.parse(await readFile(join(dir, "records/one.json"), "utf8")).draft.frame.title;
}

async function readable(dir: string): Promise<string | null> {
  try {
    return Number.isInteger(Number(await titleIn(dir))) ? null : "a reader saw no counter";
  } catch (error) {
    return `a reader saw ${error}`;
  }
}
