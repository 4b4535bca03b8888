/** The disk is full at one step, or from one step on, of everything that the store writes. */
import { readFileSync } from "node:fs";
import { mkdir, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type Disk, realDisk } from "#electron/host/files/disk";
import { openStore, type Store } from "#electron/host/store/store";
import { AdroitError } from "#shared/base/error";
import { options, record, titled } from "../samples/stored-records";
import { mountTiny } from "../samples/tiny-disk";
import { below, type Fault, goesOn, inFolder } from "./fault";

/** A record of the first format: its first save migrates it, and takes a snapshot before. */
const older = readFileSync(join(import.meta.dirname, "../samples/records/version-0.json"));

const full = (code: string) => Object.assign(new Error(`no room: ${code}`), { code });

/** A disk that runs full. `at` counts the steps that need room, from 0; a full disk may still take a part. */
function tight(refuses: (at: number) => boolean, part: (bytes: number) => number): { disk: Disk; steps(): number } {
  let at = 0;
  const need = (): void => {
    if (refuses(at++)) throw full("ENOSPC");
  };
  const disk: Disk = {
    ...realDisk,
    async link(from, to) {
      need();
      return realDisk.link(from, to);
    },
    mkdir: (async (path: string, given: { recursive: true }) => {
      need();
      return realDisk.mkdir(path, given);
    }) as Disk["mkdir"],
    async rename(from, to) {
      need();
      return realDisk.rename(from, to);
    },
    async open(path, flags, mode) {
      if (flags === "wx") need();
      const handle = await realDisk.open(path, flags, mode);
      return new Proxy(handle, {
        get(target, key) {
          if (key === "writeFile") {
            return async (data: Uint8Array) => {
              try {
                need();
              } catch (error) {
                await target.writeFile(data.subarray(0, part(data.length)));
                throw error;
              }
              return target.writeFile(data);
            };
          }
          if (key === "sync") {
            return async () => {
              need();
              return target.sync();
            };
          }
          const value = Reflect.get(target, key);
          return typeof value === "function" ? value.bind(target) : value;
        },
      });
    },
  };
  return { disk, steps: () => at };
}

/** Everything that the store writes, on two days, so that a snapshot falls in between; each tells what it changed. */
function work(store: Store, nextDay: () => void): { does(): Promise<unknown>; leaves: Known }[] {
  const title = async (id: string, text: string) => {
    await store.change(id, (await store.get(id)).etag, titled(text));
  };
  return [
    { does: () => title("one", "1"), leaves: { one: "1" } },
    { does: () => store.create(record("new", "n")), leaves: { new: "n" } },
    { does: () => store.settings.set({ theme: "dark" }), leaves: { theme: "dark" } },
    { does: () => store.remove("two"), leaves: { two: null } },
    { does: async () => nextDay(), leaves: {} },
    { does: () => title("one", "2"), leaves: { one: "2" } },
    { does: () => store.trash.restore("two"), leaves: { two: "0" } },
    { does: () => title("older", "1"), leaves: { older: "1" } },
    { does: () => store.backup.take(), leaves: {} },
    { does: () => title("new", "m"), leaves: { new: "m" } },
  ];
}

/** Title of each record, `null` for what lies in the trash. */
type Known = Record<string, string | null>;

/** Does everything with a disk that refuses; gives what went wrong and how many steps there were. */
async function attempt(refuses: (at: number) => boolean, part: (bytes: number) => number) {
  return inFolder(async (dir) => {
    const lost: string[] = [];
    let now = new Date(2026, 0, 1, 12);
    const begun = await openStore({ ...options(dir), clock: () => now });
    for (const id of ["one", "two"]) await begun.create(record(id, "0"));
    await begun.close();
    await writeFile(join(dir, "records/older.json"), older);

    let broken = false;
    let counted = 0;
    const { disk, steps } = tight((at) => broken && refuses(at - counted), part);
    const store = await openStore({ ...options(dir), clock: () => now, disk });
    counted = steps();
    broken = true;
    let known: Known = { one: "0", two: "0", older: "A record of the first format" };
    /** States that refused operations may have left: one that failed after its rename is done, but wasn't said to be. */
    const maybe = new Map<string, (string | null)[]>();
    for (const { does, leaves } of work(store, () => {
      now = new Date(2026, 0, 2, 12);
    })) {
      try {
        await does();
        known = { ...known, ...leaves };
        for (const key of Object.keys(leaves)) maybe.delete(key);
      } catch (error) {
        const expected = error instanceof AdroitError && ["DISK_FULL", "CONFLICT", "NOT_FOUND"].includes(error.code);
        if (!expected) lost.push(`refused with ${error}`);
        for (const [key, left] of Object.entries(leaves)) maybe.set(key, [...(maybe.get(key) ?? []), left]);
      }
    }
    await store.close().catch((error) => lost.push(`closing: ${error}`));

    const after = await openStore({ ...options(dir), clock: () => now });
    const found = await stateOf(after);
    for (const [key, wanted] of Object.entries({ ...known })) {
      const may = [wanted, ...(maybe.get(key) ?? [])];
      if (!may.includes(found[key] as string | null)) lost.push(`${key} is ${found[key]}, not ${wanted}`);
    }
    lost.push(...(await after.list()).damaged.map(({ file, why }) => `set aside: ${file}, ${why}`));
    await after.close();
    const left = (await readdir(dir, { recursive: true })).filter((name) => name.endsWith(".tmp"));
    lost.push(...left.map((name) => `left over: ${name}`));
    return { lost, steps: steps() - counted };
  });
}

async function stateOf(store: Store): Promise<Known> {
  const { records } = await store.list();
  const trashed = await store.trash.list();
  return {
    theme: (await store.settings.get()).theme,
    ...Object.fromEntries(trashed.map(({ id }) => [id, null])),
    ...Object.fromEntries(records.map(({ id, title }) => [id, title])),
  };
}

export const fullDisk: Fault = {
  name: "disk full at a step of saving",
  unit: "steps",
  full: 400,
  weight: 1,
  async run(share) {
    const { steps } = await attempt(
      () => false,
      () => 0,
    );
    const lost: string[] = [];
    const part = (bytes: number) => below(share.random, bytes + 1);
    let done = 0;
    for (; goesOn(share, done) && lost.length < 10; done++) {
      // Every step in turn, first refused once, then refused from there on.
      const at = done % steps;
      const once = Math.floor(done / steps) % 2 === 0;
      const { lost: found } = await attempt((step) => (once ? step === at : step >= at), part);
      lost.push(...found.map((what) => `full ${once ? "at" : "from"} step ${at}: ${what}`));
    }
    return { count: done, lost, also: `${steps} steps in a round` };
  },
};

export const tinyDisk: Fault = {
  name: "a real disk of a few kB",
  unit: "disks",
  full: 100,
  weight: 0.3,
  async run(share) {
    const lost: string[] = [];
    let refusals = 0;
    let done = 0;
    for (; goesOn(share, done) && lost.length < 10; done++) {
      const kilobytes = 40 + 4 * below(share.random, 30);
      const result = await inFolder(async (folder) => {
        const dir = join(folder, "tiny");
        await mkdir(dir);
        const unmount = mountTiny(dir, kilobytes);
        if (unmount === null) return null;
        try {
          return await fill(dir, below(share.random, 400));
        } finally {
          unmount();
        }
      });
      if (result === null) return { count: 0, lost, skipped: "only root can mount a file system for it" };
      refusals += result.refusals;
      lost.push(...result.lost.map((what) => `${kilobytes} kB: ${what}`));
    }
    return { count: done, lost, also: `${refusals} saves refused` };
  },
};

/** Saves longer and longer records until the disk refuses, makes room, and looks whether all is there. */
async function fill(dir: string, length: number): Promise<{ lost: string[]; refusals: number }> {
  const lost: string[] = [];
  const known: Known = {};
  let refusals = 0;
  let store: Store;
  try {
    store = await openStore(options(dir));
  } catch (error) {
    if (!(error instanceof AdroitError) || error.code !== "DISK_FULL") lost.push(`opening: ${error}`);
    return { lost, refusals: 1 };
  }
  for (let n = 0; refusals < 5; n++) {
    const id = `r${n % 60}`;
    const title = `${n} ${"x".repeat(length)}`;
    try {
      if (known[id] === undefined) await store.create(record(id, title));
      else await store.change(id, (await store.get(id)).etag, titled(title));
      known[id] = title;
    } catch (error) {
      refusals++;
      if (!(error instanceof AdroitError) || error.code !== "DISK_FULL") lost.push(`refused with ${error}`);
    }
    // Without a refusal there is no more to grow: the disk takes them all.
    if (n > 200) break;
  }
  const found = await stateOf(store);
  for (const [id, title] of Object.entries(known)) if (found[id] !== title) lost.push(`${id} is ${found[id]}`);
  lost.push(...(await store.list()).damaged.map(({ file }) => `set aside: ${file}`));
  await store.close().catch((error) => lost.push(`closing: ${error}`));
  return { lost, refusals };
}
