/** A process is killed (SIGKILL) while it saves records, moves them to the trash and back, and saves settings. */
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { openStore } from "#electron/host/store/store";
import { recordSchema } from "#shared/record/schema";
import { options, record } from "../samples/stored-records";
import { below, type Fault, goesOn, inFolder } from "./fault";
import { type State, stateAfter } from "./operations";
import { withWorker } from "./tortured";

const ids = ["one", "two", "three"];

export const saving: Fault = {
  name: "killed while saving",
  unit: "kills",
  full: 700,
  weight: 2.5,
  run: (share) =>
    withWorker((start) =>
      inFolder(async (dir) => {
        await filled(dir);
        const lost: string[] = [];
        const done: Record<string, number> = Object.fromEntries(ids.map((id) => [id, 0]));
        let settings = 0;
        let acknowledged = 0;
        let kills = 0;
        for (; goesOn(share, kills); kills++) {
          const worker = start({ do: "save", dir, from: done, settings });
          // From the moment it opens the data to the middle of its tenth operation.
          await worker.heard(below(share.random, 10));
          await sleep(below(share.random, 12));
          await worker.kill();
          for (const told of worker.told) {
            if ("saved" in told) done[told.saved] = told.n;
            if ("settings" in told) settings = told.settings;
            if ("error" in told) lost.push(told.error);
          }
          acknowledged += Math.max(worker.told.length - 1, 0);
          for (const id of ids) {
            const found = await stored(dir, id);
            // What came next may have been done by a process that was killed before it could say so.
            const n = [done[id] ?? 0, (done[id] ?? 0) + 1].find((at) => same(stateAfter(at), found));
            if (n === undefined) lost.push(`${id} after ${done[id]}: ${JSON.stringify(found)}`);
            else done[id] = n;
          }
          const counted = await settingsIn(dir);
          if (counted !== settings && counted !== settings + 1) lost.push(`settings after ${settings}: ${counted}`);
          settings = counted;
          if (lost.length > 10) break;
        }
        lost.push(...(await remains(dir)));
        return { count: kills, lost, also: `${acknowledged} operations acknowledged` };
      }),
    ),
};

async function filled(dir: string): Promise<void> {
  const store = await openStore(options(dir));
  for (const id of ids) await store.create(record(id, "0"));
  await store.settings.set({ repositories: ["/0"] });
  await store.close();
}

const same = (a: State, b: State | string) => typeof b === "object" && a.title === b.title && a.place === b.place;

/** What lies on disk, read without the store; a text says what is wrong. */
async function stored(dir: string, id: string): Promise<State | string> {
  const inTrash = (await readdir(join(dir, "trash"))).filter((name) => name.startsWith(`${id}~`));
  const there = (await readdir(join(dir, "records"))).filter((name) => name === `${id}.json`);
  const all = [...there.map((name) => join("records", name)), ...inTrash.map((name) => join("trash", name))];
  const [path] = all;
  if (path === undefined || all.length > 1) return `it is there ${all.length} times`;
  try {
    const read = recordSchema.parse(JSON.parse(await readFile(join(dir, path), "utf8")));
    return { title: read.draft.frame.title, place: there.length === 1 ? "records" : "trash" };
  } catch (error) {
    return `torn: ${error}`;
  }
}

async function settingsIn(dir: string): Promise<number> {
  const text = await readFile(join(dir, "settings.json"), "utf8");
  try {
    return Number(JSON.parse(text).repositories[0].slice(1));
  } catch {
    return Number.NaN;
  }
}

/** What the next start finds that shouldn't be there. */
async function remains(dir: string): Promise<string[]> {
  const store = await openStore(options(dir));
  const { damaged } = await store.list();
  await store.close();
  const left = (await readdir(dir, { recursive: true })).filter((name) => name.endsWith(".tmp"));
  return [...damaged.map(({ file, why }) => `set aside: ${file}, ${why}`), ...left.map((name) => `left over: ${name}`)];
}
