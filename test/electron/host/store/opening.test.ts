/** Data folders that are open to others, can't be written, or hold more than fits into a moment. */
import { chmod, mkdir, readdir, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { type Disk, realDisk } from "#electron/host/files/disk";
import { reading } from "#electron/host/files/read";
import type { Store } from "#electron/host/store/store";
import { folder, open } from "../../../samples/folders";
import { record, titled } from "../../../samples/stored-records";

const mode = async (path: string) => (await stat(path)).mode & 0o777;

describe("a data folder that others can enter", () => {
  test("what Adroit made is closed, whatever its permissions have become", async () => {
    const dir = join(await folder(), "data");
    const first = await open(dir);
    await first.create(record("one"));
    await first.settings.set({ theme: "dark" });
    await first.close();
    // Other parts of the app, and the desktop app, keep theirs beside the store's.
    const others = ["sessions", "log", "cache", "playbooks", "electron"];
    for (const name of others) await mkdir(join(dir, name));
    const files = ["settings.json", "window.json", "presenter.json"];
    for (const name of files.slice(1)) await writeFile(join(dir, name), "{}");
    const folders = ["", "records", "trash", "snapshots", "damaged", "lock", ...others];
    for (const name of folders) await chmod(join(dir, name), 0o777);
    for (const name of files) await chmod(join(dir, name), 0o666);
    const store = await open(dir);
    for (const name of folders) expect([name, await mode(join(dir, name))]).toEqual([name, 0o700]);
    for (const name of files) expect([name, await mode(join(dir, name))]).toEqual([name, 0o600]);
    expect(store.notices()).toEqual([]);
  });

  test("somebody else's folder keeps its permissions, what of ours lies in it is closed", async () => {
    const dir = await folder();
    await writeFile(join(dir, "theirs.txt"), "x");
    await chmod(dir, 0o777);
    await (await open(dir)).close();
    await chmod(join(dir, "records"), 0o777);
    await open(dir);
    expect(await mode(dir)).toBe(0o777);
    expect(await mode(join(dir, "records"))).toBe(0o700);
  });

  test("a disk without permissions is told of, and opens", async () => {
    const dir = join(await folder(), "data");
    await mkdir(dir, { mode: 0o755 });
    const warned: string[] = [];
    const log = { info() {}, warn: (event: string) => void warned.push(event), error() {} };
    const store = await open(dir, { log, disk: { ...realDisk, chmod: async () => {} } });
    expect(store.notices()).toEqual([expect.stringContaining("Others who use this computer")]);
    expect(warned).toEqual(["others may read the data"]);
    await store.create(record("one"));
  });
});

/** A disk that takes nothing as long as `refuses` says so. */
function stubborn(code: string, refuses: () => boolean): Disk {
  const check = () => {
    if (refuses()) throw Object.assign(new Error(`refused: ${code}`), { code });
  };
  const guarded =
    <A extends unknown[], R>(act: (...args: A) => Promise<R>) =>
    async (...args: A): Promise<R> => {
      check();
      return act(...args);
    };
  return {
    ...realDisk,
    open: async (path, flags, permissions) => {
      if (flags !== "r" && flags !== reading) check();
      return realDisk.open(path, flags, permissions);
    },
    mkdir: guarded(realDisk.mkdir) as Disk["mkdir"],
    rename: guarded(realDisk.rename),
    link: guarded(realDisk.link),
    rm: guarded(realDisk.rm),
  };
}

describe.each([
  ["ENOSPC", "DISK_FULL"],
  ["EROFS", "NO_PERMISSION"],
  ["EACCES", "NO_PERMISSION"],
])("a disk that answers %s", (code, said) => {
  async function full() {
    const dir = join(await folder(), "data");
    const before = await open(dir);
    const { etag } = await before.create(record("one", "Kept"));
    await before.create(record("two"));
    await before.remove("two");
    await before.settings.set({ theme: "dark" });
    await before.close();
    await rm(join(dir, "index.json"), { force: true });
    let refuses = true;
    const store = await open(dir, { disk: stubborn(code, () => refuses) });
    const freed = () => {
      refuses = false;
    };
    return { dir, store, etag, freed };
  }

  test("everything can be read, and what can't be done is said", async () => {
    const { store } = await full();
    expect(store.notices()).toEqual([expect.stringMatching(/^Decisions can be read, not changed\./)]);
    expect(await store.list()).toMatchObject({ records: [{ id: "one", title: "Kept" }], damaged: [] });
    expect((await store.get("one")).record.draft.frame.title).toBe("Kept");
    expect(await store.trash.list()).toMatchObject([{ id: "two" }]);
    expect(await store.settings.get()).toMatchObject({ theme: "dark" });
    expect(await store.backup.list()).toHaveLength(1);
  });

  const changes: [string, (store: Store, etag: string) => Promise<unknown>][] = [
    ["saving", (store, etag) => store.change("one", etag, titled("Lost"))],
    ["a new record", (store) => store.create(record("three"))],
    ["deleting", (store) => store.remove("one")],
    ["restoring", (store) => store.trash.restore("two")],
    ["emptying the trash", (store) => store.trash.empty()],
    ["settings", (store) => store.settings.set({ theme: "light" })],
    ["trust", (store) => store.trust.set("/somewhere", null)],
    ["a snapshot", (store) => store.backup.take()],
  ];
  test.each(changes)(
    "%s is refused with the reason, and works without a restart once there is room",
    async (_, change) => {
      const { dir, store, etag, freed } = await full();
      const before = await readdir(dir, { recursive: true });
      await expect(change(store, etag)).rejects.toMatchObject({ code: said });
      expect(await readdir(dir, { recursive: true })).toEqual(before);
      freed();
      await change(store, etag);
      expect(store.notices()).toEqual([]);
      await store.announce("http://127.0.0.1:1/");
    },
  );

  test("a file that can't be read stays in its place", async () => {
    const { dir, store } = await full();
    await writeFile(join(dir, "records/three.json"), "{");
    expect((await store.list()).damaged).toMatchObject([
      { file: "three.json", movedTo: join(dir, "records/three.json") },
    ]);
    expect(await readdir(join(dir, "records"))).toContain("three.json");
  });
});

test("a disk that takes nothing and holds nothing is refused", async () => {
  const dir = join(await folder(), "data");
  await expect(open(dir, { disk: stubborn("ENOSPC", () => true) })).rejects.toMatchObject({ code: "DISK_FULL" });
});

test("nobody reads beside another who works on the data", async () => {
  const dir = join(await folder(), "data");
  const holding = await open(dir);
  await expect(open(dir, { disk: stubborn("ENOSPC", () => true) })).rejects.toMatchObject({ code: "DISK_FULL" });
  await holding.close();
});

test("a first listing of many records leaves others their turn", async () => {
  const dir = join(await folder(), "data");
  const text = JSON.stringify(record("r0"));
  await mkdir(join(dir, "records"), { recursive: true });
  for (let n = 0; n < 4000; n++) {
    await writeFile(join(dir, `records/r${n}.json`), text.replace('"id":"r0"', `"id":"r${n}"`));
  }
  const store = await open(dir);
  let listed = false;
  const begun = performance.now();
  const listing = store.list().finally(() => {
    listed = true;
  });
  const waits: number[] = [];
  while (!listed) {
    const since = performance.now();
    await store.get("r3999");
    waits.push(performance.now() - since);
  }
  const took = performance.now() - begun;
  expect((await listing).records).toHaveLength(4000);
  // One call in between takes a small part of what the listing takes, however slow the machine is.
  expect(Math.max(...waits)).toBeLessThan(took / 3);
});
