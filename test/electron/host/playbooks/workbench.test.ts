/** Writing playbooks over a real host: kept whatever state they are in, shared once they can be used. */
import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createHost, type Host } from "#electron/host/host";
import { silentLog } from "#electron/host/log";
import { createRouter, memoryClient } from "#electron/host/router";
import type { PlaybookFile } from "#shared/api/playbooks";
import type { Playbook } from "#shared/playbook/playbook";
import { templates, written } from "../../../samples/shipped";
import { removeFolder } from "../../../temporary";

const shipped = written("playbooks/other-decision.yaml");
let folder = "";
let host: Host;
let client: ReturnType<typeof memoryClient>;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "adroit-bench-"));
  mkdirSync(join(folder, "shop"));
  host = await createHost({
    ...{ data: join(folder, "data"), templates, random: randomBytes, kind: "memory", version: "0.0.0" },
    ...{ clock: () => new Date("2026-11-20T10:00:00Z"), log: silentLog, dialogs: null },
  });
  client = memoryClient({ router: createRouter(host), log: silentLog, random: randomBytes });
});
afterEach(async () => {
  await host.close();
  await removeFolder(folder);
});

const begin = () =>
  client.playbooks.create({ title: "Data store", question: "Which one?", options: ["Postgres", "Dynamo", "Postgres"] });

/** The smallest change that makes a beginning usable. */
function finished(book: Playbook): Playbook {
  const fits = (scores: [1 | 5, 1 | 5]) =>
    Object.fromEntries(
      book.options.map(({ id }, n) => [id, { score: scores[n] as 1 | 5, reason: `${id} does.`, sources: ["ours"] }]),
    );
  const answers = [
    { id: "small", text: "Small", hint: "", fits: fits([5, 1]) },
    { id: "large", text: "Large", hint: "", fits: fits([1, 5]) },
  ];
  const anchors = { 1: "a", 2: "b", 3: "c", 4: "d", 5: "e" };
  const criterion = { id: "size", title: "Size", question: "How large?", help: "", always: true, points: 100 };
  return { ...book, criteria: [{ ...criterion, anchors, answers, findings: [], caution: "" }] };
}

const save = (of: PlaybookFile, book: unknown) => client.playbooks.save({ file: of.file, etag: of.etag, book });

test("a beginning lies in the data folder, tells what it lacks, and is offered once it can be used", async () => {
  const made = await begin();
  expect(made.file).toBe("data-store.yaml");
  expect(made.book?.options.map(({ title }) => title)).toEqual(["Postgres", "Dynamo"]);
  expect(made.faults.map(({ place }) => place)).toEqual(["criteria"]);
  expect(readFileSync(join(folder, "data/playbooks/data-store.yaml"), "utf8")).toBe(made.text);
  const listed = async () => (await client.playbooks.list()).map(({ playbook }) => playbook.id);
  expect(await listed()).not.toContain("data-store");
  const done = await save(made, finished(made.book as Playbook));
  expect(done.faults).toEqual([]);
  expect(await listed()).toContain("data-store");
  expect((await client.playbooks.list({ own: true })).every(({ from }) => from.in === "app")).toBe(true);
  expect((await client.playbooks.open({ file: made.file })).etag).toBe(done.etag);
  expect((await begin()).file).toBe("data-store-2.yaml");
});

test("what the form changes leaves comments, order and unknown keys of the text as they are", async () => {
  const text = shipped
    .replace(/^id: .*$/m, "id: ours # the team's\nmood: good")
    .replace("criteria:", "# What counts\ncriteria:");
  const made = await client.playbooks.import({ text });
  expect(made.faults.map(({ place, what }) => [place, what])).toEqual([["mood", "there is no such key"]]);
  const book = made.book as Playbook;
  const [first, second, ...rest] = book.criteria;
  if (!first || !second) throw new Error("two criteria");
  const next = { ...book, title: 'Ours: "now"\n#1', criteria: [second, { ...first, points: 5 }, ...rest] };
  const saved = await save(made, next);
  expect(saved.book).toEqual(next);
  for (const kept of ["# the team's", "mood: good", "# What counts"]) expect(saved.text).toContain(kept);
  expect(saved.text.indexOf(`id: ${second.id}`)).toBeLessThan(saved.text.indexOf(`id: ${first.id}`));
});

test("nodes that aliases share are written out when one of them changes", async () => {
  const made = await begin();
  const done = await save(made, finished(made.book as Playbook));
  const text = done.text.replace("anchors:\n", "anchors: &a\n");
  const shared = await client.playbooks.save({
    file: done.file,
    etag: done.etag,
    text: text.replace(
      "mustHaves:",
      '  - { id: two, title: Two, question: "", help: "", always: true, points: 5, anchors: *a, answers: [], findings: [], caution: "" }\nmustHaves:',
    ),
  });
  expect(shared.faults).toEqual([]);
  const book = shared.book as Playbook;
  const [one, two] = book.criteria;
  if (!one || !two) throw new Error("two criteria");
  const next = { ...book, criteria: [{ ...one, anchors: { ...one.anchors, 1: "other" } }, two] };
  const saved = await save(shared, next);
  expect(saved.book).toEqual(next);
});

test("any text is kept, and what is wrong with it is told with its line", async () => {
  const made = await begin();
  const put = (of: PlaybookFile, text: string) => client.playbooks.save({ file: of.file, etag: of.etag, text });
  const broken = await put(made, "title: [1\n");
  expect(broken).toMatchObject({ book: null, text: "title: [1\n" });
  expect(broken.faults[0]).toMatchObject({ place: "", line: expect.any(Number) });
  await expect(save(broken, made.book)).rejects.toMatchObject({ code: "READ_ONLY" });
  const twice = await put(broken, "id: a\nid: b\n");
  expect(twice.faults).toEqual([{ place: "", line: 2, what: 'the key "id" isn\'t unique' }]);
  const newer = await put(twice, made.text.replace("format: 2", "format: 3"));
  expect(newer).toMatchObject({ newer: true });
  expect(newer.faults[0]?.what).toContain("newer Adroit");
  await expect(save(newer, made.book)).rejects.toMatchObject({ code: "READ_ONLY" });
  const cyclic = await put(newer, "a: &a [*a]\nformat: 2\n");
  expect(cyclic.faults.length).toBeGreaterThan(0);
  await expect(put(cyclic, "x".repeat(1_100_000))).rejects.toMatchObject({ code: "BAD_INPUT" });
  expect((await client.playbooks.open({ file: made.file })).text).toBe(cyclic.text);
});

test("two windows: what was made from an older state isn't stored", async () => {
  const made = await begin();
  await save(made, finished(made.book as Playbook));
  await expect(save(made, made.book)).rejects.toMatchObject({ code: "CONFLICT" });
  await expect(client.playbooks.remove({ file: made.file, etag: made.etag })).rejects.toMatchObject({
    code: "CONFLICT",
  });
  writeFileSync(join(folder, "data/playbooks/data-store.yaml"), "by: hand\n");
  const now = await client.playbooks.open({ file: made.file });
  expect(await client.playbooks.remove({ file: made.file, etag: now.etag })).toEqual({ text: "by: hand\n" });
  await expect(client.playbooks.open({ file: made.file })).rejects.toMatchObject({ code: "NOT_FOUND" });
});

test("sharing writes what can be used into the repository, and over nothing that wasn't seen", async () => {
  const root = join(folder, "shop");
  const made = await begin();
  await expect(client.playbooks.planShare({ file: made.file, root })).rejects.toMatchObject({ code: "BAD_INPUT" });
  const done = await save(made, finished(made.book as Playbook));
  const plan = await client.playbooks.planShare({ file: made.file, root });
  expect(plan).toMatchObject({ path: ".adroit/playbooks/data-store.yaml", onDisk: null, same: false, changes: [] });
  const share = (expected: string | null, etag = done.etag) =>
    client.playbooks.share({ file: made.file, etag, root, expect: expected });
  expect((await share(null)).written).toEqual([plan.path]);
  expect(readFileSync(join(root, plan.path), "utf8")).toBe(done.text);
  expect((await client.settings.get()).repositories[0]).toBe(plan.root);
  const both = (await client.playbooks.list()).filter(({ playbook }) => playbook.id === "data-store");
  expect(both.map(({ from }) => from.in)).toEqual(["repository", "computer"]);

  const again = await save(done, { ...(done.book as Playbook), question: "Which store?" });
  await expect(share(null, again.etag)).rejects.toMatchObject({ code: "ADR_CHANGED" });
  const next = await client.playbooks.planShare({ file: made.file, root });
  expect(next.changes).toEqual(["The question is now “Which store?”."]);
  rmSync(join(root, plan.path));
  await expect(share(next.onDisk, again.etag)).rejects.toMatchObject({ code: "ADR_CHANGED" });
  expect(existsSync(join(root, plan.path))).toBe(false);
  const gone = client.records.create({ playbook: "data-store", hash: both[0]?.hash ?? "" });
  await expect(gone).rejects.toMatchObject({ code: "NOT_FOUND", message: expect.stringContaining("any more") });
});

test("a look at a text says what it is and what is there under its id, and stores nothing", async () => {
  const look = await client.playbooks.look({ text: shipped });
  expect(look).toMatchObject({ faults: [], newer: false });
  expect(look.same.map(({ from }) => from.in)).toEqual(["app"]);
  expect(existsSync(join(folder, "data/playbooks"))).toBe(false);
  await expect(client.playbooks.import({ text: "[1" })).rejects.toMatchObject({ code: "BAD_INPUT" });
});

test("a copy of the app's own gets an id of its own, a copy of a repository's keeps it with its text", async () => {
  const [own] = await client.playbooks.list({ own: true });
  const copy = await client.playbooks.copy({ playbook: own?.playbook.id ?? "", hash: own?.hash ?? "" });
  expect(copy.book?.id).toBe(`${own?.playbook.id}-2`);
  expect(copy.faults).toEqual([]);
});

test("a decision becomes a playbook that can be used", async () => {
  const { record } = await client.records.create({ playbook: "django-vs-flask", example: "shop" });
  const made = await client.playbooks.fromRecord({ id: record.id });
  expect(made.faults).toEqual([]);
  const other = await client.records.create({ playbook: "other-decision", title: "Logs" });
  const { draft } = other.record;
  const [round] = draft.rounds;
  const criterion = round?.criteria[0] ?? "";
  const scores = { [draft.options[0]?.id ?? ""]: 4 as const };
  const ballots = round?.ballots.map((one) => ({
    ...one,
    judgements: { [criterion]: { scores, reason: "We have it" } },
  }));
  const rounds = [{ ...round, ballots }] as typeof draft.rounds;
  await client.records.save({ id: other.record.id, etag: other.etag, draft: { ...draft, rounds } });
  const logs = await client.playbooks.fromRecord({ id: other.record.id });
  expect(logs.faults).toEqual([]);
  expect(logs.book).toMatchObject({ id: "logs", title: "Logs" });
  const answer = logs.book?.criteria.find(({ id }) => id === criterion)?.answers[0];
  expect(answer).toMatchObject({ text: "We have it", fits: { [draft.options[0]?.id ?? ""]: { score: 4 } } });
});

test("a decision is offered the newest edition that a repository has of its playbook, with what changed", async () => {
  const root = join(folder, "shop");
  const made = await begin();
  const done = await save(made, finished(made.book as Playbook));
  const share = async (of: PlaybookFile) => {
    const { onDisk } = await client.playbooks.planShare({ file: of.file, root });
    await client.playbooks.share({ file: of.file, etag: of.etag, root, expect: onDisk });
  };
  await share(done);
  const mine = (await client.playbooks.list()).find(({ playbook }) => playbook.id === "data-store");
  const begun = await client.records.create({ playbook: "data-store", hash: mine?.hash ?? "" });
  expect(begun.edition).toBeUndefined();
  const next = await save(done, { ...(done.book as Playbook), edition: "2026.2", question: "Which store?" });
  await share(next);
  const { edition, etag } = await client.records.get({ id: begun.record.id });
  expect(edition).toMatchObject({ own: "2026.1", other: "2026.2", newer: true, since: "2026.1" });
  expect(edition?.changes).toContain("The question is now “Which store?”.");
  const id = begun.record.id;
  const taken = await client.records.takeEdition({ id, etag, edition: edition?.hash ?? "" });
  expect(taken.edition).toBeUndefined();
  expect(Object.values(taken.record.playbooks).map((book) => book.edition)).toEqual(["2026.2"]);
});
