/** A clock that was set back, a drive that was taken away, permission that was lost. */
import { mkdir, readdir, readFile, rename, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { type Disk, realDisk } from "#electron/host/files/disk";
import { reading } from "#electron/host/files/read";
import type { Store } from "#electron/host/store/store";
import { folder, open } from "../../../samples/folders";
import { record, titled } from "../../../samples/stored-records";

const at = (day: number, month = 0) => new Date(2026, month, day, 12);

describe("a clock that ran ahead and was set back", () => {
  test("days to come don't push out the snapshots of today, nor does today push out theirs", async () => {
    const dir = await folder();
    let now = at(1, 11);
    for (let day = 1; day <= 16; day++) {
      now = at(day, 11);
      await (await open(dir, { clock: () => now })).close();
    }
    for (let day = 1; day <= 16; day++) {
      now = at(day);
      await (await open(dir, { clock: () => now })).close();
    }
    const names = (await readdir(join(dir, "snapshots"))).sort();
    expect(names.filter((name) => name.startsWith("2026-01"))).toHaveLength(14);
    expect(names.filter((name) => name.startsWith("2026-12"))).toHaveLength(14);
    expect(names).toContain("2026-01-16");
  });

  test("snapshots before a restore don't push out those of the days", async () => {
    const dir = await folder();
    let now = at(1);
    const store = await open(dir, { clock: () => now });
    for (let day = 2; day <= 5; day++) {
      now = at(day);
      await store.create(record(`r${day}`));
    }
    for (let n = 0; n < 20; n++) await store.backup.take();
    const list = await store.backup.list();
    expect(list.filter(({ why }) => why === "daily")).toHaveLength(5);
    expect(list.filter(({ why }) => why === "before restoring")).toHaveLength(14);
  });

  test("what is deleted last comes back first, whatever the clock says", async () => {
    const dir = await folder();
    let now = at(20);
    const store = await open(dir, { clock: () => now });
    await store.create(record("one", "First"));
    await store.remove("one");
    now = at(10);
    await store.create(record("one", "Second"));
    await store.remove("one");
    await store.trash.restore("one");
    expect((await store.get("one")).record.draft.frame.title).toBe("Second");
  });

  test("states, saves and the index don't mind", async () => {
    const dir = await folder();
    let now = at(20);
    let reads = 0;
    const counting: Disk = {
      ...realDisk,
      open: (path, flags, mode) => {
        if (flags === reading && String(path).includes(join("records", "one.json"))) reads++;
        return realDisk.open(path, flags, mode);
      },
    };
    const first = await open(dir, { clock: () => now, disk: counting });
    const { etag } = await first.create(record("one", "Ahead"));
    now = at(10);
    const next = await first.change("one", etag, titled("Back"));
    await expect(first.change("one", etag, titled("Old"))).rejects.toMatchObject({ code: "CONFLICT" });
    await first.close();

    reads = 0;
    const second = await open(dir, { clock: () => now, disk: counting });
    expect(await second.list()).toMatchObject({ records: [{ id: "one", title: "Back" }], damaged: [] });
    expect(reads).toBe(0);
    expect((await second.get("one")).etag).toBe(next.etag);
  });
});

describe("a drive that is taken away while it is used", () => {
  async function taken() {
    const parent = await folder();
    const dir = join(parent, "drive");
    let now = at(1);
    const errors: string[] = [];
    const log = { info() {}, warn() {}, error: (event: string) => void errors.push(event) };
    const store = await open(dir, { clock: () => now, log });
    const { etag } = await store.create(record("one", "Saved"));
    await store.create(record("two"));
    await store.settings.set({ theme: "dark" });
    await store.remove("two");
    await rename(dir, join(parent, "elsewhere"));
    // The next day has come, so that a snapshot is due.
    now = at(2);
    return { dir, store, etag, back: () => rename(join(parent, "elsewhere"), dir) };
  }

  const calls: [string, (store: Store, etag: string) => Promise<unknown>][] = [
    ["listing", (store) => store.list()],
    ["opening a record", (store) => store.get("one")],
    ["saving", (store, etag) => store.change("one", etag, titled("Lost"))],
    ["a new record", (store) => store.create(record("three"))],
    ["deleting", (store) => store.remove("one")],
    ["the trash", (store) => store.trash.list()],
    ["emptying the trash", (store) => store.trash.empty()],
    ["reading settings", (store) => store.settings.get()],
    ["changing settings", (store) => store.settings.set({ theme: "light" })],
    ["the snapshots", (store) => store.backup.list()],
    ["looking into a snapshot", (store) => store.backup.read("2026-01-01")],
    ["taking a snapshot", (store) => store.backup.take()],
  ];

  test.each(calls)("%s says so, makes nothing in its place, and all is there when it is back", async (_what, call) => {
    const { dir, store, etag, back } = await taken();
    await expect(call(store, etag)).rejects.toMatchObject({
      code: "FOLDER_MISSING",
      remedy: expect.stringMatching(/drive/),
    });
    await expect(stat(dir)).rejects.toMatchObject({ code: "ENOENT" });

    await back();
    expect(await store.list()).toMatchObject({ records: [{ id: "one", title: "Saved" }], damaged: [] });
    expect(await store.settings.get()).toMatchObject({ theme: "dark" });
    expect(await store.trash.list()).toMatchObject([{ id: "two" }]);
    await store.change("one", etag, titled("Went on"));
    expect((await store.get("one")).record.draft.frame.title).toBe("Went on");
  });
});

describe("permission that was lost", () => {
  const denied = (refuses: (path: string) => boolean): Disk => {
    const check = (path: unknown) => {
      if (refuses(String(path))) throw Object.assign(new Error("refused"), { code: "EACCES" });
    };
    return {
      ...realDisk,
      open: async (path, flags, mode) => {
        check(path);
        return realDisk.open(path, flags, mode);
      },
      rename: async (from, to) => {
        check(to);
        return realDisk.rename(from, to);
      },
    };
  };

  test("on the trash: the record stays where it is", async () => {
    const store = await open(await folder(), { disk: denied((path) => path.includes("/trash/")) });
    await store.create(record("one"));
    await expect(store.remove("one")).rejects.toMatchObject({ code: "NO_PERMISSION" });
    expect((await store.list()).records).toHaveLength(1);
  });

  test("on the settings: they aren't taken for unset, and aren't overwritten", async () => {
    const dir = await folder();
    let lost = false;
    const store = await open(dir, { disk: denied((path) => lost && path.endsWith("settings.json")) });
    await store.settings.set({ theme: "dark" });
    const before = await readFile(join(dir, "settings.json"));
    lost = true;
    await expect(store.settings.get()).rejects.toMatchObject({ code: "NO_PERMISSION" });
    await expect(store.settings.set({ theme: "light" })).rejects.toMatchObject({ code: "NO_PERMISSION" });
    expect(await readFile(join(dir, "settings.json"))).toEqual(before);
    lost = false;
    expect(await store.settings.get()).toMatchObject({ theme: "dark" });
  });

  test("on the snapshots: work goes on, but what needs one first is refused", async () => {
    const store = await open(await folder(), { disk: denied((path) => path.includes("/snapshots/")) });
    const { etag } = await store.create(record("one"));
    await store.change("one", etag, titled("Saved"));
    await expect(store.backup.take()).rejects.toMatchObject({ code: "NO_PERMISSION" });
  });
});

test("something strange among the snapshots is left alone and not offered", async () => {
  const dir = await folder();
  const store = await open(dir, { clock: () => at(1) });
  await store.create(record("one"));
  await mkdir(join(dir, "snapshots/mine"));
  await writeFile(join(dir, "snapshots/2026-01-02"), "a file");
  expect((await store.backup.list()).map(({ name }) => name)).toEqual(["2026-01-01"]);
  await store.backup.take();
  expect(await readdir(join(dir, "snapshots"))).toContain("mine");
});
