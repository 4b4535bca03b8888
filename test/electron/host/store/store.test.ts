import { lstat, mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { sha256 } from "#electron/host/files/canonical";
import { realDisk } from "#electron/host/files/disk";
import { folder, open } from "../../../samples/folders";
import { entry, record, titled } from "../../../samples/stored-records";

const files = async (dir: string, name: string) => (await readdir(join(dir, name))).sort();
const temporaries = async (dir: string) =>
  (await readdir(dir, { recursive: true })).filter((name) => name.endsWith(".tmp"));

test("what was created is there again after closing, in one file of its own", async () => {
  const dir = await folder();
  const first = await open(dir);
  const { etag } = await first.create(record("one", "Which boat"));
  await first.create(record("two"));
  await first.close();

  const again = await open(dir);
  expect(await again.get("one")).toEqual({ record: record("one", "Which boat"), etag, readOnly: null });
  expect(await files(dir, "records")).toEqual(["one.json", "two.json"]);
});

test("folders are for this user alone, and so are files", async () => {
  const dir = join(await folder(), "new");
  const store = await open(dir);
  await store.create(record("one"));
  await store.settings.set({ theme: "dark" });
  const mode = async (path: string) => (await lstat(join(dir, path))).mode & 0o777;
  for (const path of [".", "records", "trash", "damaged", "snapshots", "lock"]) expect(await mode(path)).toBe(0o700);
  for (const path of ["records/one.json", "settings.json"]) expect(await mode(path)).toBe(0o600);
});

test("the list has a summary per record, the last changed first", async () => {
  const store = await open(await folder());
  await store.create(record("one", "First"));
  const { etag } = await store.create(record("two", "Second"));
  await new Promise((resolve) => setTimeout(resolve, 10));
  await store.change("two", etag, titled("Second, changed"));
  const { records, damaged } = await store.list();
  expect(records.map(({ id, title }) => [id, title])).toEqual([
    ["two", "Second, changed"],
    ["one", "First"],
  ]);
  expect(records[1]).toMatchObject({
    status: "draft",
    options: "Ship or Raft",
    criteria: 1,
    answered: 0,
    readOnly: null,
  });
  expect(damaged).toEqual([]);
});

test("a change needs the state it was made from", async () => {
  const dir = await folder();
  const store = await open(dir);
  const { etag } = await store.create(record("one"));
  const next = await store.change("one", etag, titled("Mine"));
  expect(next.etag).not.toBe(etag);
  await expect(store.change("one", etag, titled("Theirs"))).rejects.toMatchObject({ code: "CONFLICT", subject: "one" });
  expect((await store.get("one")).record.draft.frame.title).toBe("Mine");
});

test("a file that another program changed is a conflict", async () => {
  const dir = await folder();
  const store = await open(dir);
  const { etag } = await store.create(record("one"));
  await writeFile(join(dir, "records/one.json"), JSON.stringify(record("one", "From elsewhere")));
  await expect(store.change("one", etag, titled("Mine"))).rejects.toMatchObject({ code: "CONFLICT" });
  expect((await store.list()).records[0]?.title).toBe("From elsewhere");
});

test("of many changes at once from the same state exactly one wins", async () => {
  const store = await open(await folder());
  const { etag } = await store.create(record("one"));
  const tried = await Promise.allSettled(
    Array.from({ length: 20 }, (_, i) => store.change("one", etag, titled(`Try ${i}`))),
  );
  const won = tried.flatMap((one) => (one.status === "fulfilled" ? [one.value] : []));
  expect(won).toHaveLength(1);
  expect(await store.get("one")).toMatchObject({ record: won[0]!.record, etag: won[0]!.etag });
});

test("a change that changes nothing writes nothing", async () => {
  const dir = await folder();
  const store = await open(dir);
  const { etag } = await store.create(record("one"));
  const before = await lstat(join(dir, "records/one.json"));
  expect((await store.change("one", etag, (same) => same)).etag).toBe(etag);
  expect((await lstat(join(dir, "records/one.json"))).ino).toBe(before.ino);
});

test("a record that doesn't fit the format isn't written, and the field is named", async () => {
  const dir = await folder();
  const store = await open(dir);
  const { etag } = await store.create(record("one"));
  const bytes = await readFile(join(dir, "records/one.json"), "utf8");
  await expect(store.change("one", etag, titled("x".repeat(501)))).rejects.toMatchObject({
    code: "BAD_INPUT",
    subject: "draft.frame.title",
  });
  expect(await readFile(join(dir, "records/one.json"), "utf8")).toBe(bytes);
  expect(await temporaries(dir)).toEqual([]);
});

test("an id is used once", async () => {
  const store = await open(await folder());
  await store.create(record("one", "The first"));
  await expect(store.create(record("one", "The second"))).rejects.toMatchObject({ code: "CONFLICT" });
  expect((await store.get("one")).record.draft.frame.title).toBe("The first");
});

test("what isn't there is not found", async () => {
  const store = await open(await folder());
  await expect(store.get("one")).rejects.toMatchObject({ code: "NOT_FOUND" });
  await expect(store.change("one", entry.hash, titled(""))).rejects.toMatchObject({ code: "NOT_FOUND" });
  await expect(store.remove("one")).rejects.toMatchObject({ code: "NOT_FOUND" });
  await expect(store.trash.restore("one")).rejects.toMatchObject({ code: "NOT_FOUND" });
});

test("a deleted record lies in the trash and comes back as it was", async () => {
  const dir = await folder();
  const store = await open(dir);
  const { etag } = await store.create(record("one", "Which boat"));
  await store.remove("one");
  expect((await store.list()).records).toEqual([]);
  expect(await store.trash.list()).toMatchObject([{ id: "one", title: "Which boat" }]);
  await store.close();

  const again = await open(dir);
  await again.trash.restore("one");
  expect(await again.get("one")).toMatchObject({ etag });
  expect(await again.trash.list()).toEqual([]);
});

test("restoring never replaces a record", async () => {
  const store = await open(await folder());
  await store.create(record("one", "Old"));
  await store.remove("one");
  await store.create(record("one", "New"));
  await expect(store.trash.restore("one")).rejects.toMatchObject({ code: "CONFLICT" });
  expect((await store.get("one")).record.draft.frame.title).toBe("New");
  await store.remove("one");
  await store.trash.restore("one");
  expect((await store.get("one")).record.draft.frame.title).toBe("New");
});

test("the trash is emptied for good", async () => {
  const dir = await folder();
  const store = await open(dir);
  for (const id of ["one", "two"]) await store.create(record(id));
  await store.remove("one");
  await store.remove("two");
  expect(await store.trash.empty()).toEqual({ removed: 2 });
  expect(await store.trash.list()).toEqual([]);
  expect(await files(dir, "trash")).toEqual([]);
});

test("listeners hear of every change until they are gone", async () => {
  const store = await open(await folder());
  const heard: string[] = [];
  const silence = store.onChange(({ what }) => heard.push(what));
  const { etag } = await store.create(record("one"));
  await store.change("one", etag, titled("Changed"));
  await store.remove("one");
  await store.trash.restore("one");
  await store.settings.set({ theme: "dark" });
  expect(heard).toEqual(["records", "records", "records", "records", "settings"]);
  silence();
  await store.remove("one");
  expect(heard).toHaveLength(5);
});

test("temporaries of a crash are swept at the next start, and nothing else is", async () => {
  const dir = await folder();
  const first = await open(dir);
  await first.create(record("one"));
  await first.close();
  const left = ["records/one.json.0123456789abcdef.tmp", "index.json.0123456789abcdef.tmp"];
  for (const path of left) await writeFile(join(dir, path), "{");
  await mkdir(join(dir, "snapshots/2026-01-01.0123456789abcdef.tmp/records"), { recursive: true });
  await writeFile(join(dir, "records/notes.tmp"), "mine");
  await open(dir);
  expect(await temporaries(dir)).toEqual(["records/notes.tmp"]);
});

test("a data folder that vanishes while it is open is an error, not an empty list", async () => {
  const dir = await folder();
  const store = await open(dir);
  const { etag } = await store.create(record("one"));
  await rename(join(dir, "records"), join(dir, "elsewhere"));
  for (const attempt of [
    () => store.list(),
    () => store.get("one"),
    () => store.change("one", etag, titled("Mine")),
    () => store.create(record("two")),
  ]) {
    await expect(attempt()).rejects.toMatchObject({ code: "FOLDER_MISSING" });
  }
});

test("after closing nothing is read or written", async () => {
  const store = await open(await folder());
  await store.close();
  await expect(store.list()).rejects.toMatchObject({ code: "INTERNAL" });
  await expect(store.create(record("one"))).rejects.toMatchObject({ code: "INTERNAL" });
  await store.close();
});

test("closing waits for what was begun", async () => {
  const dir = await folder();
  const store = await open(dir);
  const saving = store.create(record("one"));
  await store.close();
  await saving;
  expect(await files(dir, "records")).toEqual(["one.json"]);
});

test("the index is made again when it is missing, damaged, lying or of another version", async () => {
  const dir = await folder();
  const first = await open(dir, { version: "1" });
  await first.create(record("one", "Right"));
  await first.close();
  const path = join(dir, "index.json");
  const index = await readFile(path, "utf8");
  expect(index).toContain("Right");

  const ofVersion = (made: string, text: string) => {
    const { entries } = JSON.parse(text);
    return JSON.stringify({ made, sum: sha256(JSON.stringify(entries)), entries });
  };
  const spoil: (() => Promise<void>)[] = [
    () => rm(path),
    () => writeFile(path, ""),
    () => writeFile(path, index.slice(0, 100)),
    () => writeFile(path, "null"),
    () => writeFile(path, index.replace("Right", "Wrong")),
    () => writeFile(path, ofVersion("0", index.replace("Right", "Worded otherwise"))),
    () => writeFile(join(dir, "records/one.json"), `${JSON.stringify(record("one", "Right"))} `),
  ];
  for (const damage of spoil) {
    await damage();
    const store = await open(dir, { version: "1" });
    expect((await store.list()).records.map(({ title }) => title)).toEqual(["Right"]);
    await store.close();
    expect(await readFile(path, "utf8")).toContain("Right");
  }
});

/** A disk that notes what is opened. */
function watched(opened: string[]): typeof realDisk {
  return {
    ...realDisk,
    open(path, ...rest) {
      opened.push(String(path));
      return realDisk.open(path, ...rest);
    },
    openSync(path, ...rest) {
      opened.push(String(path));
      return realDisk.openSync(path, ...rest);
    },
  };
}

test("an index of many records is whole, whatever pieces it was written in", async () => {
  const dir = await folder();
  await (await open(dir)).close();
  const ids = Array.from({ length: 1_201 }, (_, n) => `r${n}`);
  for (const id of ids) await writeFile(join(dir, "records", `${id}.json`), JSON.stringify(record(id, `Title ${id}`)));
  const first = await open(dir);
  await first.list();
  await first.close();
  const opened: string[] = [];
  const { records } = await (await open(dir, { disk: watched(opened) })).list();
  expect(records.map(({ id }) => id).sort()).toEqual([...ids].sort());
  expect(opened.filter((path) => /r\d+\.json$/.test(path))).toEqual([]);
});

test("what was just read isn't read again for a list", async () => {
  const dir = await folder();
  await (await open(dir)).close();
  await writeFile(join(dir, "records/one.json"), JSON.stringify(record("one", "Right")));
  const opened: string[] = [];
  const store = await open(dir, { disk: watched(opened) });
  await store.get("one");
  expect((await store.list()).records.map(({ title }) => title)).toEqual(["Right"]);
  expect(opened.filter((path) => path.endsWith("one.json"))).toHaveLength(1);
  // Not what it held then: it is read again once it was changed elsewhere.
  await writeFile(join(dir, "records/one.json"), JSON.stringify(record("one", "Changed")));
  expect((await store.list()).records.map(({ title }) => title)).toEqual(["Changed"]);
});

test("an intact index spares reading the records", async () => {
  const dir = await folder();
  const first = await open(dir);
  await first.create(record("one", "Right"));
  await first.close();
  const opened: string[] = [];
  const store = await open(dir, { disk: watched(opened) });
  expect((await store.list()).records.map(({ title }) => title)).toEqual(["Right"]);
  expect(opened.filter((path) => path.endsWith("one.json"))).toEqual([]);
});
