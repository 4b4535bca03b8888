/** What the store promises: a save costs the same with 10 and with 10,000 records, and 10,000 are listed at once. */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openStore, type Store } from "#electron/host/store/store";
import { options, record, titled } from "../samples/stored-records";
import { bounded, type Figure, median } from "./figures";

const few = 10;
const many = 10_000;
const saves = 600;

export default async function storeBench(): Promise<Figure[]> {
  const dirs = { few: await filled(few), many: await filled(many) };
  try {
    // The first listing makes the index, as the app does once; what counts is every start after it.
    await listing(dirs.many);
    const listed = await listing(dirs.many);
    const ratio = await saving(dirs.few, dirs.many);
    return [
      bounded("saving a record, 10,000 stored against 10", ratio, "times", 1.2),
      bounded("list of 10,000 records after a start", listed, "ms", 1000),
    ];
  } finally {
    for (const dir of Object.values(dirs)) await rm(dir, { recursive: true, force: true });
  }
}

/** A data folder with so many records, without an index. */
async function filled(count: number): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), "adroit-bench-"));
  await (await openStore(options(dir))).close();
  const sample = record("r0");
  for (let n = 0; n < count; n++) {
    await writeFile(join(dir, `records/r${n}.json`), `${JSON.stringify({ ...sample, id: `r${n}` })}\n`, {
      mode: 0o600,
    });
  }
  return dir;
}

/** Milliseconds from an opened store to its list. */
async function listing(dir: string): Promise<number> {
  const store = await openStore(options(dir));
  const start = performance.now();
  const { records } = await store.list();
  const took = performance.now() - start;
  if (records.length !== many) throw new Error(`listed ${records.length} of ${many}`);
  await store.close();
  return took;
}

/** How much longer the median save takes with many stored; taken in turn, so that both see the same machine. */
async function saving(fewDir: string, manyDir: string): Promise<number> {
  const stores = [await openStore(options(fewDir)), await openStore(options(manyDir))] as const;
  const times: [number[], number[]] = [[], []];
  const etags: [string, string] = ["", ""];
  for (const i of [0, 1] as const) {
    await stores[i].list();
    etags[i] = (await stores[i].get("r7")).etag;
  }
  for (let n = 0; n < saves; n++) {
    for (const i of n % 2 === 0 ? ([0, 1] as const) : ([1, 0] as const)) {
      const { etag, took } = await save(stores[i], etags[i], n);
      etags[i] = etag;
      times[i].push(took);
    }
  }
  for (const store of stores) await store.close();
  return median(times[1]) / median(times[0]);
}

async function save(store: Store, etag: string, n: number): Promise<{ etag: string; took: number }> {
  const start = performance.now();
  const saved = await store.change("r7", etag, titled(`Saved ${n} times`));
  return { etag: saved.etag, took: performance.now() - start };
}
