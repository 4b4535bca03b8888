import { lstat, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { type Disk, realDisk } from "#electron/host/files/disk";
import { folder, open } from "../../../samples/folders";
import { record, titled } from "../../../samples/stored-records";

const at = (day: number) => new Date(2026, 0, day, 12);
const titleIn = async (path: string) => JSON.parse(await readFile(path, "utf8")).draft.frame.title;

test("the day's snapshot keeps the state before the first change of the day", async () => {
  const dir = await folder();
  let now = at(1);
  const store = await open(dir, { clock: () => now });
  let { etag } = await store.create(record("one", "First day"));
  await store.settings.set({ theme: "dark" });
  now = at(2);
  ({ etag } = await store.change("one", etag, titled("Second day")));
  await store.change("one", etag, titled("Second day, later"));

  const days = await readdir(join(dir, "snapshots"));
  expect(days.sort()).toEqual(["2026-01-01", "2026-01-02"]);
  const snapshot = join(dir, "snapshots/2026-01-02");
  expect(await titleIn(join(snapshot, "records/one.json"))).toBe("First day");
  expect(JSON.parse(await readFile(join(snapshot, "settings.json"), "utf8")).theme).toBe("dark");
});

test("deleting for good leaves the snapshot", async () => {
  const dir = await folder();
  let now = at(1);
  const store = await open(dir, { clock: () => now });
  await store.create(record("one", "Kept"));
  now = at(2);
  await store.remove("one");
  await store.trash.empty();
  expect(await titleIn(join(dir, "snapshots/2026-01-02/records/one.json"))).toBe("Kept");
});

test("a snapshot takes no space while nothing changes", async () => {
  const dir = await folder();
  const first = await open(dir, { clock: () => at(1) });
  await first.create(record("one"));
  await first.close();
  await (await open(dir, { clock: () => at(2) })).backup.list();
  const inode = async (path: string) => (await lstat(join(dir, path))).ino;
  expect(await inode("snapshots/2026-01-02/records/one.json")).toBe(await inode("records/one.json"));
});

test("who looks doesn't wait for the day's snapshot; who changes anything, looks through snapshots or closes does", async () => {
  const dir = await folder();
  const first = await open(dir, { clock: () => at(1) });
  const { etag } = await first.create(record("one", "Before"));
  await first.close();
  let go = () => {};
  const held = new Promise<void>((done) => {
    go = done;
  });
  const slow: Disk = { ...realDisk, link: (from, to) => held.then(() => realDisk.link(from, to)) };
  const store = await open(dir, { disk: slow, clock: () => at(2) });
  expect((await store.list()).records).toHaveLength(1);
  expect(await store.settings.get()).toMatchObject({ theme: "system" });
  const done: string[] = [];
  const waiting = [
    store.settings.set({ theme: "dark" }).then(() => done.push("settings")),
    store.change("one", etag, titled("After")).then(() => done.push("change")),
    store.backup.list().then((all) => done.push(`${all.length} snapshots`)),
  ];
  const closed = store.close().then(() => done.push("closed"));
  await new Promise((soon) => setTimeout(soon, 50));
  expect(done).toEqual([]);
  go();
  await Promise.all([...waiting, closed]);
  expect(done).toHaveLength(4);
  expect(done).toContain("2 snapshots");
  const snapshot = join(dir, "snapshots/2026-01-02");
  expect(await titleIn(join(snapshot, "records/one.json"))).toBe("Before");
  expect(await titleIn(join(dir, "records/one.json"))).toBe("After");
});

test("fourteen are kept", async () => {
  const dir = await folder();
  for (let day = 1; day <= 16; day++) {
    const store = await open(dir, { clock: () => at(day) });
    await store.close();
  }
  const days = (await readdir(join(dir, "snapshots"))).sort();
  expect(days).toHaveLength(14);
  expect([days[0], days.at(-1)]).toEqual(["2026-01-03", "2026-01-16"]);
});

test("where files can't be linked they are copied", async () => {
  const dir = await folder();
  const noLinks: Disk = {
    ...realDisk,
    link: async () => {
      throw Object.assign(new Error("no links here"), { code: "EPERM" });
    },
  };
  let now = at(1);
  const store = await open(dir, { disk: noLinks, clock: () => now });
  await store.create(record("one", "Copied"));
  now = at(2);
  await store.remove("one");
  expect(await titleIn(join(dir, "snapshots/2026-01-02/records/one.json"))).toBe("Copied");
});

test("a daily snapshot that fails is logged, leaves nothing behind and keeps nobody from working", async () => {
  const dir = await folder();
  const full: Disk = {
    ...realDisk,
    link: async (from, to) => {
      if (String(from).includes("records")) throw Object.assign(new Error("full"), { code: "ENOSPC" });
      return realDisk.link(from, to);
    },
  };
  const errors: string[] = [];
  const log = { info() {}, warn() {}, error: (event: string) => void errors.push(event) };
  let now = at(1);
  const store = await open(dir, { disk: full, log, clock: () => now });
  const { etag } = await store.create(record("one"));
  now = at(2);
  const next = await store.change("one", etag, titled("Saved all the same"));
  await store.change("one", next.etag, titled("And again"));
  expect(errors).toEqual(["no daily snapshot"]);
  expect(await readdir(join(dir, "snapshots"))).toEqual(["2026-01-01"]);
});

const older = () => readFile(`${import.meta.dirname}/../../../samples/records/version-0.json`);

test("an older record opens migrated; its first change keeps the old file in a snapshot", async () => {
  const dir = await folder();
  const store = await open(dir, { clock: () => at(1) });
  const path = join(dir, "records/older.json");
  await writeFile(path, await older());
  expect(await store.list()).toMatchObject({
    records: [
      { id: "older", title: "A record of the first format", status: "proposed", chosen: "Ship", readOnly: null },
    ],
    damaged: [],
  });
  const { etag, record: migrated } = await store.get("older");
  expect(migrated.version).toBe(1);
  expect(await readFile(path)).toEqual(await older());

  await store.change("older", etag, titled("Changed"));
  expect(JSON.parse(await readFile(path, "utf8"))).toMatchObject({
    version: 1,
    draft: { frame: { title: "Changed" } },
  });
  const snapshots = await readdir(join(dir, "snapshots"));
  const before = snapshots.find((name) => name.startsWith("2026-01-01-before-format-1-"));
  expect(await readFile(join(dir, "snapshots", before!, "records/older.json"))).toEqual(await older());
});

test("without a snapshot an older record isn't written", async () => {
  const dir = await folder();
  const broken: Disk = {
    ...realDisk,
    link: async (from, to) => {
      if (String(from).includes("records")) throw Object.assign(new Error("full"), { code: "ENOSPC" });
      return realDisk.link(from, to);
    },
  };
  const store = await open(dir, { disk: broken });
  const path = join(dir, "records/older.json");
  await writeFile(path, await older());
  const { etag } = await store.get("older");
  await expect(store.change("older", etag, titled("Changed"))).rejects.toMatchObject({ code: "DISK_FULL" });
  expect(await readFile(path)).toEqual(await older());
});
