/** Snapshots and archives through the contract, on real files. */
import { randomBytes } from "node:crypto";
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createHost, type Host } from "#electron/host/host";
import { silentLog } from "#electron/host/log";
import { type AdroitClient, createRouter, memoryClient } from "#electron/host/router";
import { serveApp } from "#electron/http/app";
import { httpClient } from "#electron/http/client";
import { archiveLimit, archiveOf } from "#shared/api/archive";
import { templates } from "../../../samples/shipped";
import { record } from "../../../samples/stored-records";
import { resultOf } from "../../../samples/underway";
import { removeFolder } from "../../../temporary";

let folder = "";
let now = new Date(2026, 9, 6, 12);
const hosts: Host[] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "adroit-bring-"));
  now = new Date(2026, 9, 6, 12);
});
afterEach(async () => {
  for (const host of hosts.splice(0)) await host.close();
  await removeFolder(folder);
});

/** A host on data of its own. */
async function open(name = "data"): Promise<{ client: AdroitClient; host: Host; dir: string }> {
  const dir = join(folder, name);
  const host = await createHost({
    ...{ data: dir, templates, random: randomBytes, dialogs: null, kind: "memory", version: "0.1.0", log: silentLog },
    clock: () => now,
  });
  hosts.push(host);
  return { client: memoryClient({ router: createRouter(host), log: silentLog, random: randomBytes }), host, dir };
}

async function titled(client: AdroitClient, id: string, title: string): Promise<void> {
  const { record, etag } = await client.records.get({ id });
  await client.records.save({
    id,
    etag,
    draft: { ...record.draft, frame: { ...record.draft.frame, title } },
  });
}

const titles = async (client: AdroitClient) => (await client.records.list()).records.map(({ title }) => title).sort();
const create = async (client: AdroitClient, title: string) =>
  (await client.records.create({ playbook: "django-vs-flask", title })).record.id;
const code = (promise: Promise<unknown>) =>
  promise.then(
    () => "went well",
    (error) => error.code,
  );

describe("snapshots", () => {
  /** Two decisions yesterday; today one has another title and the other is in the trash. */
  async function changed() {
    const opened = await open();
    const { client } = opened;
    const kept = await create(client, "Kept");
    const gone = await create(client, "Gone");
    now = new Date(2026, 9, 7, 12);
    await titled(client, kept, "Changed");
    await client.records.remove({ id: gone });
    return { ...opened, kept, gone, snapshot: "2026-10-07" };
  }

  test("what is in one is shown against what is stored", async () => {
    const { client, kept, gone, snapshot } = await changed();
    expect(await client.backup.list()).toMatchObject([
      { name: snapshot, why: "daily", records: 2 },
      { name: "2026-10-06", why: "daily", records: 0 },
    ]);
    const { records, unreadable } = await client.backup.look({ snapshot });
    expect(unreadable).toEqual([]);
    expect(new Set(records)).toEqual(
      new Set([
        { id: kept, title: "Kept", status: "draft", state: "changed" },
        { id: gone, title: "Gone", status: "draft", state: "new" },
      ]),
    );
    await titled(client, kept, "Kept");
    const again = await client.backup.look({ snapshot });
    expect(again.records.find(({ id }) => id === kept)?.state).toBe("same");
  });

  test("what was deleted comes back", async () => {
    const { client, gone, snapshot } = await changed();
    const brought = await client.backup.restore({ snapshot, choices: { [gone]: "add" } });
    expect(brought).toMatchObject({
      added: 1,
      copied: 0,
      replaced: 0,
      before: expect.stringContaining("before-restore"),
    });
    expect(await titles(client)).toEqual(["Changed", "Gone"]);
    expect((await client.records.get({ id: gone })).record.draft.frame.title).toBe("Gone");
  });

  test("what is there is never replaced without that choice", async () => {
    const { client, kept, snapshot } = await changed();
    expect(await code(client.backup.restore({ snapshot, choices: { [kept]: "add" } }))).toBe("CONFLICT");
    expect(await titles(client)).toEqual(["Changed"]);
    expect(await client.backup.list()).toHaveLength(2);
  });

  test("a copy stands beside what is there", async () => {
    const { client, kept, snapshot } = await changed();
    expect(await client.backup.restore({ snapshot, choices: { [kept]: "copy" } })).toMatchObject({ copied: 1 });
    expect(await titles(client)).toEqual(["Changed", "Kept (copy)"]);
  });

  test("replacing keeps the state before in a snapshot, which can be restored in turn", async () => {
    const { client, kept, snapshot } = await changed();
    const { before, replaced } = await client.backup.restore({ snapshot, choices: { [kept]: "replace" } });
    expect(replaced).toBe(1);
    expect(await titles(client)).toEqual(["Kept"]);
    expect(await client.backup.list()).toMatchObject([{ name: before, why: "before restoring", records: 1 }, {}, {}]);
    await client.backup.restore({ snapshot: before ?? "", choices: { [kept]: "replace" } });
    expect(await titles(client)).toEqual(["Changed"]);
  });

  test("one bad choice among many changes nothing", async () => {
    const { client, kept, gone, snapshot } = await changed();
    const choices = { [gone]: "add", [kept]: "add" } as const;
    expect(await code(client.backup.restore({ snapshot, choices }))).toBe("CONFLICT");
    expect(await code(client.backup.restore({ snapshot, choices: { [gone]: "add", nobody: "add" } }))).toBe(
      "NOT_FOUND",
    );
    expect(await titles(client)).toEqual(["Changed"]);
  });

  test("a snapshot with a damaged file gives the others and names it, and isn't touched", async () => {
    const { client, dir, gone, kept, snapshot } = await changed();
    const path = join(dir, "snapshots", snapshot, "records", `${kept}.json`);
    await rm(path);
    await writeFile(path, "{");
    const { records, unreadable } = await client.backup.look({ snapshot });
    expect(records.map(({ id }) => id)).toEqual([gone]);
    expect(unreadable).toEqual([{ file: `${kept}.json`, why: expect.stringContaining("complete JSON") }]);
    expect(await readFile(path, "utf8")).toBe("{");
    expect((await client.records.list()).damaged).toEqual([]);
  });

  test("names that are none are refused", async () => {
    const { client } = await changed();
    expect(await code(client.backup.look({ snapshot: "2020-01-01" }))).toBe("NOT_FOUND");
    expect(await code(client.backup.look({ snapshot: "2026-10-07/../../records" }))).toBe("BAD_INPUT");
    expect(await code(client.backup.look({ snapshot: "2026-10-07-before-lunch" }))).toBe("NOT_FOUND");
  });
});

describe("archives", () => {
  async function filled() {
    const opened = await open();
    const { client } = opened;
    const [example] = await client.examples.list();
    await client.records.create({ playbook: "django-vs-flask", example: example?.id ?? "" });
    await create(client, "Second");
    await client.records.remove({ id: await create(client, "Thrown away") });
    await client.settings.set({ theme: "dark", repositories: ["/home/ana/secret"], trusted: ["/home/ana/secret"] });
    return opened;
  }

  test("everything goes out and in again on another machine", async () => {
    const { client } = await filled();
    const file = await client.archive.export({ trash: true });
    expect(file).toMatchObject({ name: "adroit-2026-10-06.json", records: 2, trash: 1, leftOut: [] });

    const { client: other } = await open("other");
    const { text } = file;
    const { records, trash, app, made } = await resultOf(other.archive.look({ text }));
    expect({ trash, app, made }).toEqual({ trash: 1, app: "0.1.0", made: now.toISOString() });
    expect(records.map(({ state }) => state)).toEqual(["new", "new"]);
    const choices = Object.fromEntries(records.map(({ id }) => [id, "add" as const]));
    expect(await resultOf(other.archive.import({ text, choices, trash: true, settings: true }))).toMatchObject({
      ...{ added: 2, copied: 0, replaced: 0, trash: 1, settings: true },
    });
    for (const { id } of records) {
      expect((await other.records.get({ id })).record).toEqual((await client.records.get({ id })).record);
    }
    expect((await other.trash.list()).map(({ title }) => title)).toEqual(["Thrown away"]);
    expect(await other.settings.get()).toMatchObject({ theme: "dark", repositories: [], trusted: [] });
    expect((await resultOf(other.archive.look({ text }))).trash).toBe(0);
  });

  test("it holds nothing of this machine", async () => {
    const { client } = await filled();
    const root = join(folder, "repo");
    await mkdir(root);
    const id = await create(client, "Exported");
    const { etag } = await client.records.get({ id });
    await client.repo.export({ id, etag, root, expect: null });
    const { text } = await client.archive.export({ trash: true });
    expect(text).not.toContain(folder);
    expect(text).not.toContain("/home/ana");
    // Bringing it in again leaves the record where it was exported to.
    const choices = { [id]: "replace" } as const;
    await titled(client, id, "Changed");
    await resultOf(client.archive.import({ text, choices, trash: false, settings: false }));
    expect((await client.records.get({ id })).record).toMatchObject({
      draft: { frame: { title: "Exported" } },
      repo: { root: expect.stringContaining("repo") },
    });
  });

  test("playbooks stand in it once", async () => {
    const { client } = await filled();
    const { text } = await client.archive.export({ trash: false });
    expect(Object.keys(JSON.parse(text).playbooks)).toHaveLength(1);
    expect(JSON.parse(text).records).toHaveLength(2);
  });

  test("without the trash and the settings those stay as they are", async () => {
    const { client } = await filled();
    const { text, trash } = await client.archive.export({ trash: false });
    expect(trash).toBe(0);
    const { client: other } = await open("other");
    await resultOf(other.archive.import({ text, choices: {}, trash: true, settings: false }));
    expect(await other.settings.get()).toMatchObject({ theme: "system" });
    expect((await other.records.list()).records).toEqual([]);
    expect((await other.backup.list()).filter(({ why }) => why === "before restoring")).toEqual([]);
  });

  test("bringing in tells how far it is, and stops when nobody listens any more", async () => {
    const { client } = await open();
    const many = Array.from({ length: 600 }, (_, n) => record(`r${n}`));
    const archive = archiveOf({
      ...{ made: now.toISOString(), app: "", records: many, trash: [], settings: await client.settings.get() },
    });
    const text = JSON.stringify(archive);
    const choices = Object.fromEntries(many.map(({ id }) => [id, "add" as const]));
    const steps = await client.archive.import({ text, choices, trash: false, settings: true });
    for await (const step of steps) {
      if ("result" in step) throw new Error("it went to its end");
      expect(step.done).toBeLessThanOrEqual(step.of);
      if (step.doing === "bringing in") break;
    }
    const stopped = (await client.records.list()).records.length;
    await sleep(200);
    const { records } = await client.records.list();
    expect(records.length).toBeLessThan(600);
    expect(records.length - stopped).toBeLessThan(3);
    // The decisions that are there are whole, and the state before is kept.
    expect(records.every(({ readOnly }) => readOnly === null)).toBe(true);
    expect(await client.backup.list()).toContainEqual(expect.objectContaining({ why: "before restoring", records: 0 }));
  });

  test.each([
    ["cut off", (text: string) => text.slice(0, -10), "BAD_INPUT"],
    ["something else", () => '{"kind":"other"}', "BAD_INPUT"],
    ["null", () => "null", "BAD_INPUT"],
    ["of a newer version", (text: string) => text.replace('"format":1', '"format":2'), "READ_ONLY"],
    [
      "with a record that isn't one",
      (text: string) => text.replace('"status":"draft"', '"status":"done"'),
      "BAD_INPUT",
    ],
    ["with a record twice", (text: string) => twice(text), "BAD_INPUT"],
    ["without a playbook", (text: string) => JSON.stringify({ ...JSON.parse(text), playbooks: {} }), "BAD_INPUT"],
    ["with an unknown key", (text: string) => JSON.stringify({ ...JSON.parse(text), more: 1 }), "BAD_INPUT"],
    [
      "with an id that leads elsewhere",
      (text: string) => text.replace(/"id":"d[0-9a-f]{16}"/, '"id":"../../x"'),
      "BAD_INPUT",
    ],
  ])("one that is %s is refused as a whole, and nothing changes", async (_what, change, expected) => {
    const { client, dir } = await filled();
    const { text } = await client.archive.export({ trash: true });
    const before = await readdir(join(dir, "records"));
    const [good] = (await resultOf(client.archive.look({ text }))).records;
    const bad = change(text);
    expect(await code(resultOf(client.archive.look({ text: bad })))).toBe(expected);
    const choices = { [good?.id ?? ""]: "copy" } as const;
    expect(await code(resultOf(client.archive.import({ text: bad, choices, trash: true, settings: true })))).toBe(
      expected,
    );
    expect(await readdir(join(dir, "records"))).toEqual(before);
    expect(await client.backup.list()).toHaveLength(1);
  });

  test("records that a newer version wrote, or that are damaged, are left out by name", async () => {
    const { client, dir } = await filled();
    const [first = "", second = ""] = await readdir(join(dir, "records"));
    const path = join(dir, "records", first);
    await writeFile(path, JSON.stringify({ ...JSON.parse(await readFile(path, "utf8")), version: 9 }));
    await writeFile(join(dir, "records", second), "{");
    const { records, leftOut } = await client.archive.export({ trash: false });
    expect(records).toBe(0);
    expect(leftOut.map(({ file }) => file).sort()).toEqual([first, second].sort());
  });
});

test("over HTTP an archive may be larger than any other call, but only with the key", async () => {
  const { host } = await open();
  const assets = join(folder, "assets");
  await mkdir(assets);
  const served = { router: createRouter(host), log: silentLog, random: randomBytes };
  const server = await serveApp({ ...served, assets, port: 0 });
  try {
    const client = httpClient(server.origin, server.key);
    const text = `{"kind":"adroit-archive","format":1,"pad":"${"x".repeat(5_000_000)}"}`;
    expect(await resultOf(client.archive.look({ text })).catch((error) => error)).toMatchObject({ code: "BAD_INPUT" });
    const post = (path: string, headers: Record<string, string>) =>
      fetch(`${server.origin}/rpc/${path}`, { method: "POST", headers, body: text });
    const key = { authorization: `Bearer ${server.key}` };
    expect((await post("archive/look", {})).status).toBe(401);
    expect((await post("records/get", key)).status).toBe(413);
  } finally {
    await server.close();
  }
});

test("a text above the limit is refused", async () => {
  const { client } = await open();
  expect(await code(resultOf(client.archive.look({ text: "x".repeat(archiveLimit + 1) })))).toBe("BAD_INPUT");
});

function twice(text: string): string {
  const archive = JSON.parse(text);
  return JSON.stringify({ ...archive, records: [archive.records[0], ...archive.records] });
}
