/** Power is cut: what wasn't synced is lost, in part or whole. Everything that was acknowledged is there afterwards. */
import { existsSync } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { realDisk } from "#electron/host/files/disk";
import { openStore, type Store } from "#electron/host/store/store";
import { recoverLog } from "#electron/host/workshop/log";
import type { Random } from "#shared/base/random";
import { recordSchema } from "#shared/record/schema";
import { replay } from "#shared/workshop/apply/apply";
import { beginVote, seats, vote } from "../electron/host/workshop/voting";
import { onDisk, type Power, powered } from "../samples/power";
import { playbook } from "../samples/session";
import { templates } from "../samples/shipped";
import { options, record, titled } from "../samples/stored-records";
import { counterOf, exportedOnce, saveAndExport } from "./exported";
import { type Fault, goesOn, inFolder } from "./fault";
import { operation, stateAfter } from "./operations";

/** What a cut left, and what had been acknowledged by then. */
interface Cut<T> {
  files: Map<string, Buffer>;
  known: T;
}

/** Runs `work` on a disk that is cut now and then; the work goes on, and each cut is looked at afterwards. */
async function cuts<T>(
  random: Random,
  known: T,
  work: (power: Power) => Promise<unknown>,
  often = 0.1,
): Promise<Cut<T>[]> {
  const found: Cut<T>[] = [];
  const power = powered({}, ({ image }) => {
    if (random() < often) found.push({ files: image(random), known: structuredClone(known) });
  });
  await work(power);
  found.push({ files: power.image(random), known: structuredClone(known) });
  return found;
}

/** Lays out what a cut left of a folder; who held its lock is gone. */
async function layOut({ files }: Cut<unknown>, from: string, to: string): Promise<void> {
  for (const [path, bytes] of files) {
    if (!path.startsWith(`${from}/`) || path.startsWith(`${from}/lock/`)) continue;
    const place = join(to, path.slice(from.length + 1));
    await mkdir(dirname(place), { recursive: true });
    await writeFile(place, bytes);
  }
}

/** A fault that is counted in cuts: each round makes some and says what each lost. */
const cutting = (
  name: string,
  full: number,
  weight: number,
  round: (random: Random, dir: string) => Promise<string[][]>,
): Fault => ({
  name,
  unit: "cuts",
  full,
  weight,
  async run(share) {
    const lost: string[] = [];
    let count = 0;
    while (goesOn(share, count) && lost.length < 10) {
      const found = await inFolder((dir) => round(share.random, dir));
      lost.push(...found.flat());
      count += found.length;
    }
    return { count, lost };
  },
});

const ids = ["one", "two", "three"];

async function operate(store: Store, id: string, n: number): Promise<void> {
  const kind = operation(n);
  if (kind === "remove") await store.remove(id);
  else if (kind === "restore") await store.trash.restore(id);
  else await store.change(id, (await store.get(id)).etag, titled(String(n)));
}

export const cutSaving = cutting("power cut while saving", 2000, 2, async (random, folder) => {
  const dir = join(folder, "data");
  const known: Record<string, number> = {};
  const found = await cuts(random, known, async ({ disk }) => {
    const store = await openStore({ ...options(dir), disk });
    const all = ids.map(async (id) => {
      await store.create(record(id, "0"));
      known[id] = 0;
      for (let n = 1; n <= 14; n++) {
        await operate(store, id, n);
        known[id] = n;
      }
    });
    await Promise.all(all);
    await store.close();
  });
  return inTurn(found, async (cut, n) => {
    const to = join(folder, `cut-${n}`);
    await layOut(cut, dir, to);
    const store = await openStore(options(to));
    const { records, damaged } = await store.list();
    const trash = await store.trash.list();
    await store.close();
    const state = (id: string) => {
      const stored = records.find((one) => one.id === id);
      if (stored) return `records ${stored.title}`;
      const thrown = trash.find((one) => one.id === id);
      return thrown ? `trash ${thrown.title}` : "nothing";
    };
    const lost = damaged.map(({ file, why }) => `${file} is damaged: ${why}`);
    for (const id of ids) {
      const done = cut.known[id];
      const may = done === undefined ? ["nothing", "records 0"] : [done, done + 1].map((m) => stateText(m));
      if (!may.includes(state(id))) lost.push(`${id} is ${state(id)}, not ${may.join(" or ")}`);
    }
    return lost;
  });
});

function stateText(n: number): string {
  const { place, title } = stateAfter(n);
  return `${place} ${title}`;
}

export const cutExporting = cutting("power cut while exporting", 600, 3, async (random, folder) => {
  const dir = join(folder, "data");
  const root = join(folder, "repo");
  const known = { exported: -1 };
  let places = { id: "", adr: "", sidecar: "" };
  const found = await cuts(
    random,
    known,
    ({ disk }) =>
      onDisk(disk, async () => {
        places = await exportedOnce(dir, root);
        known.exported = 0;
        await saveAndExport({ dir, templates, root, id: places.id, from: 1, to: 5 }, (told) => {
          if ("exported" in told) known.exported = told.exported;
        });
      }),
    0.06,
  );
  return inTurn(found, async (cut, n) => {
    const to = join(folder, `cut-${n}`);
    await layOut(cut, folder, to);
    const read = async (path: string) => {
      const place = join(to, path.slice(folder.length + 1));
      return existsSync(place) ? readFile(place, "utf8") : null;
    };
    const { exported } = cut.known;
    const [adr, sidecar] = [await read(places.adr), await read(places.sidecar)];
    const lost: string[] = [];
    if (adr === null && exported >= 0) lost.push(`the ADR of export ${exported} is gone`);
    if (adr !== null) {
      const counter = counterOf(adr);
      if (counter !== exported && counter !== exported + 1) lost.push(`the ADR after ${exported} says ${counter}`);
      if (!(counterOf(sidecar ?? "") >= counter))
        lost.push(`the ADR says ${counter}, its data ${counterOf(sidecar ?? "")}`);
    }
    const stored = await read(join(dir, `records/${places.id}.json`));
    if (stored !== null || exported >= 0) {
      const parsed = recordSchema.safeParse(JSON.parse(stored ?? "null"));
      const counter = parsed.success ? counterOf(JSON.stringify(parsed.data.draft)) : Number.NaN;
      if (exported >= 0 && !(counter >= exported)) lost.push(`the record after ${exported} says ${counter}`);
    }
    return lost;
  });
});

export const cutVoting = cutting("power cut in a session log", 2000, 1, async (random, folder) => {
  const data = join(folder, "data");
  await mkdir(data);
  const known: Record<string, number> = {};
  const found = await cuts(random, known, async ({ disk }) => {
    const live = await beginVote(disk, data);
    for (let n = 0; n < 40; n++) {
      await vote(live, n, (seat) => {
        known[seat] = n;
      });
    }
    await live.stop();
  });
  return inTurn(found, async (cut, n) => {
    const to = join(folder, `cut-${n}`);
    await layOut(cut, data, to);
    const voted = seats.filter((seat) => cut.known[seat] !== undefined);
    if (voted.length === 0) return [];
    const { recovered, open } = await recoverLog(realDisk, to, "d1");
    await (await open()).close();
    const { ballots } = replay(playbook, recovered.events);
    return voted.flatMap((seat) => {
      const kept = Number(ballots[seat]?.judgements["1"]?.cargo?.reason ?? -1);
      return kept >= (cut.known[seat] ?? 0)
        ? []
        : [`vote ${cut.known[seat]} of ${seat} was acknowledged, ${kept} is there`];
    });
  });
});

/** What each cut lost, one after the other. */
async function inTurn<T>(found: Cut<T>[], look: (cut: Cut<T>, n: number) => Promise<string[]>): Promise<string[][]> {
  const lost: string[][] = [];
  for (const [n, cut] of found.entries()) lost.push(await look(cut, n));
  return lost;
}
