import { mkdir, readdir, readFile, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { type Disk, realDisk } from "#electron/host/files/disk";
import { folder, open } from "../../../samples/folders";
import { record } from "../../../samples/stored-records";

const whole = JSON.stringify(record("bad"));
const changed = (change: (raw: Record<string, unknown>) => void) => {
  const raw = JSON.parse(whole);
  change(raw);
  return JSON.stringify(raw);
};

const bad: [string, string | Uint8Array, RegExp][] = [
  ["empty", "", /empty/],
  ["only white space", "  \n", /complete JSON/],
  ["truncated", whole.slice(0, whole.length / 2), /complete JSON/],
  ["null", "null", /"null"/],
  ["a list", "[]", /isn't a decision record/],
  ["not UTF-8", Buffer.from(whole.replace("Decision", "D\u00e9cision"), "latin1"), /UTF-8/],
  ["zeros, as after a power cut", Buffer.alloc(512), /complete JSON/],
  ["with merge marks", `<<<<<<< ours\n${whole}\n=======\n${whole}\n>>>>>>> theirs\n`, /complete JSON/],
  ["without a version", changed((raw) => delete raw.version), /isn't a decision record/],
  ["of a version that is no number", changed((raw) => Object.assign(raw, { version: "1" })), /isn't a decision record/],
  ["with an unknown key", changed((raw) => Object.assign(raw, { extra: 1 })), /extra: there is no such key/],
  [
    "with a wrong value",
    changed((raw) => Object.assign(raw, { created: "today" })),
    /created: a moment is written like/,
  ],
  ["of another record", JSON.stringify(record("other")), /holds the record "other", not "bad"/],
  ["without its playbook", changed((raw) => Object.assign(raw, { playbooks: {} })), /lacks the playbook/],
];

describe.each(bad)("a record file that is %s", (_what, content, why) => {
  test("is set aside by name, and everything else opens", async () => {
    const dir = await folder();
    const first = await open(dir);
    await first.create(record("good"));
    await first.close();
    await writeFile(join(dir, "records/bad.json"), content);

    const store = await open(dir);
    const list = await store.list();
    expect(list.records.map(({ id }) => id)).toEqual(["good"]);
    expect(list.damaged).toMatchObject([{ file: "bad.json", why: expect.stringMatching(why) }]);
    expect(await readFile(list.damaged[0]!.movedTo)).toEqual(Buffer.from(content));
    expect(await readdir(join(dir, "records"))).toEqual(["good.json"]);
    await expect(store.get("bad")).rejects.toMatchObject({ code: "RECORD_DAMAGED", subject: "bad.json" });
  });

  test("is set aside when it is opened directly", async () => {
    const dir = await folder();
    const store = await open(dir);
    const { etag } = await store.create(record("bad"));
    await writeFile(join(dir, "records/bad.json"), content);
    const change = store.change("bad", etag, (one) => one);
    await expect(change).rejects.toMatchObject({ code: "RECORD_DAMAGED", message: expect.stringMatching(why) });
    const [report] = (await store.list()).damaged;
    expect(await readFile(report!.movedTo)).toEqual(Buffer.from(content));
  });
});

test("a byte order mark is no damage", async () => {
  const dir = await folder();
  const store = await open(dir);
  await writeFile(join(dir, "records/bad.json"), `\u{feff}${whole}`);
  expect(await store.list()).toMatchObject({ records: [{ id: "bad" }], damaged: [] });
});

test("a file whose name isn't a record's is set aside; other files and folders are left alone", async () => {
  const dir = await folder();
  const store = await open(dir);
  await writeFile(join(dir, "records/bad (1).json"), whole);
  await writeFile(join(dir, "records/notes.txt"), "mine");
  await mkdir(join(dir, "records/folder.json"));
  await symlink("/etc/hostname", join(dir, "records/link.json"));
  const list = await store.list();
  expect(list.damaged).toMatchObject([{ file: "bad (1).json", why: "Its name isn't that of a record." }]);
  expect((await readdir(join(dir, "records"))).sort()).toEqual(["folder.json", "link.json", "notes.txt"]);
});

test("reports stay until they are dismissed, and the files stay after that", async () => {
  const dir = await folder();
  const first = await open(dir);
  await writeFile(join(dir, "records/bad.json"), "");
  const [report] = (await first.list()).damaged;
  await first.close();

  const second = await open(dir);
  expect((await second.list()).damaged).toEqual([report]);
  await second.dismissDamaged("bad.json");
  expect((await second.list()).damaged).toEqual([]);
  expect(await readFile(report!.movedTo, "utf8")).toBe("");
  await expect(second.get("bad")).rejects.toMatchObject({ code: "NOT_FOUND" });
});

test("damage at the same name twice keeps both files", async () => {
  const dir = await folder();
  const store = await open(dir);
  await writeFile(join(dir, "records/bad.json"), "1");
  await store.list();
  await writeFile(join(dir, "records/bad.json"), "2");
  const { damaged } = await store.list();
  const kept = await Promise.all(damaged.map(({ movedTo }) => readFile(movedTo, "utf8")));
  expect(kept.sort()).toEqual(["1", "2"]);
});

test("a file that can't be moved stays, is reported, and is never overwritten", async () => {
  const dir = await folder();
  const stubborn: Disk = {
    ...realDisk,
    rename: async (from, to) => {
      if (String(from).endsWith("bad.json")) throw Object.assign(new Error("refused"), { code: "EACCES" });
      return realDisk.rename(from, to);
    },
  };
  const store = await open(dir, { disk: stubborn });
  const path = join(dir, "records/bad.json");
  await writeFile(path, "");
  for (let i = 0; i < 2; i++) {
    expect((await store.list()).damaged).toMatchObject([
      { file: "bad.json", movedTo: path, why: expect.stringMatching(/^The file is empty\. It stays in place/) },
    ]);
  }
  await expect(store.create(record("bad"))).rejects.toMatchObject({ code: "CONFLICT" });
  expect(await readdir(join(dir, "damaged"))).toEqual([]);
});

test("a file that can't be read is reported, not moved, and doesn't hide the others", async () => {
  const dir = await folder();
  const locked: Disk = {
    ...realDisk,
    open: async (path, ...rest) => {
      if (String(path).endsWith("bad.json")) throw Object.assign(new Error("refused"), { code: "EACCES" });
      return realDisk.open(path, ...rest);
    },
  };
  const store = await open(dir, { disk: locked });
  await store.create(record("good"));
  await writeFile(join(dir, "records/bad.json"), whole);
  expect(await store.list()).toMatchObject({
    records: [{ id: "good" }],
    damaged: [{ file: "bad.json", movedTo: join(dir, "records/bad.json"), why: expect.stringMatching(/permission/) }],
  });
  await expect(store.get("bad")).rejects.toMatchObject({ code: "NO_PERMISSION" });
  expect(await readFile(join(dir, "records/bad.json"), "utf8")).toBe(whole);
});

describe("a record of a newer format", () => {
  // biome-ignore lint/suspicious/noExplicitAny: a newer format has any shape
  const newer = (change: (raw: any) => void) => changed((raw) => change(Object.assign(raw, { version: 7 })));

  const put = async (content: string) => {
    const dir = await folder();
    const store = await open(dir);
    const path = join(dir, "records/bad.json");
    await writeFile(path, content);
    return { store, path };
  };

  test("is shown without the keys that aren't known, and is never written", async () => {
    const content = newer((raw) => {
      raw.mood = "new";
      raw.draft.colour = "blue";
      raw.draft.rounds[0].ballots[0].judgements.cargo = { answer: "much", certainty: 3 };
    });
    const { store, path } = await put(content);
    const { records, damaged } = await store.list();
    expect(damaged).toEqual([]);
    expect(records).toMatchObject([
      { id: "bad", title: "Decision bad", answered: 1, readOnly: expect.stringMatching(/newer version/) },
    ]);
    const view = await store.get("bad");
    expect(view.readOnly).toMatch(/record format 7/);
    expect(view.record.draft.rounds[0]!.ballots[0]!.judgements).toEqual({ cargo: { answer: "much" } });
    await expect(store.change("bad", view.etag, (one) => one)).rejects.toMatchObject({ code: "READ_ONLY" });
    expect(await readFile(path, "utf8")).toBe(content);
  });

  test("is listed by its title where it can't be shown", async () => {
    const content = newer((raw) => {
      raw.created = 5;
      raw.draft.rounds = "many";
      raw.draft.frame.title = "A later day";
      raw.draft.status = "accepted";
    });
    const { store, path } = await put(content);
    expect(await store.list()).toMatchObject({
      records: [{ id: "bad", title: "A later day", status: "accepted", readOnly: expect.stringMatching(/newer/) }],
      damaged: [],
    });
    await expect(store.get("bad")).rejects.toMatchObject({ code: "READ_ONLY" });
    expect(await readFile(path, "utf8")).toBe(content);
  });

  test.each(["{}", '{"draft":[]}', '{"draft":{"frame":null}}'])(
    "is listed by its id where it has no title: %s",
    async (rest) => {
      const { store } = await put(JSON.stringify({ ...JSON.parse(rest), version: 2 }));
      expect(await store.list()).toMatchObject({ records: [{ id: "bad", title: "bad" }], damaged: [] });
    },
  );
});
