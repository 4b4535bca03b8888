/** A whole call: seven people are asked in a repository with two clones, answer by every way, and a decision follows. */
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { callPage } from "#electron/host/away/page";
import { wordsOn } from "#shared/away/ballot";
import type { Call } from "#shared/away/call";
import { parseCall } from "#shared/away/schema";
import { hashOfCall, sealBallot } from "#shared/away/seal";
import type { CallView } from "#shared/away/view";
import { criteriaInUse } from "#shared/record/criteria";
import { emptyBallot, type Private, type Word, withWord } from "#shared/workshop/ballot";
import { adroitIn } from "../../../samples/cli";
import { at, isolated, repository, type TestRepository } from "../../../samples/repository";
import { openWorkshop, type Workshop } from "../../../samples/workshop";

const place = isolated();
let shop: Workshop;
let ours: TestRepository;
let theirs: TestRepository;
let view: CallView;
let call: Call;

/** A reason that would be found wherever a ballot could be read. */
const secret = "Zebras graze at noon";

beforeAll(async () => {
  shop = await openWorkshop({}, { speed: 20 });
  ours = repository(place.folder(), { first: true });
  theirs = at(join(place.folder(), "clone"));
  execFileSync("git", ["clone", "-q", ours.root, theirs.root]);
  theirs.git("config", "user.name", "Eli");
  theirs.git("config", "user.email", "eli@example.org");
  await shop.client.settings.set({ repositories: [ours.root] });
});
afterAll(() => shop.close());

/** Answers near the first of each question; `turn` moves them. */
function answers(of: Call, turn: number): Private {
  const criteria = criteriaInUse(of.playbook, of.inputs);
  const points = Object.fromEntries(criteria.map(({ id }, i) => [id, i === 0 ? 100 - 5 * (criteria.length - 1) : 5]));
  const words: Word[] = [
    { on: "comment", id: "x1", section: "problem", text: `${secret} ${turn}` },
    { on: "points", weighing: "points", points, ranking: [] },
    ...criteria.map((criterion): Word => {
      const answer = criterion.answers[turn % Math.max(1, criterion.answers.length)];
      const judgement = answer ? { answer: answer.id, reason: secret } : { unknown: true as const };
      return { on: "judgement", criterion: criterion.id, judgement };
    }),
  ];
  return words.reduce((ballot, word) => withWord(ballot, word, "1"), emptyBallot);
}

let counter = 0;
async function seal(of: Call, name: string, words: Word[]): Promise<{ id: string; text: string }> {
  const id = `b${String(++counter).padStart(16, "0")}`;
  const bound = { format: 1 as const, call: of.id, hash: hashOfCall(of), ballot: id };
  const text = await sealBallot(of.keys, { ...bound, name, stated: new Date().toISOString() }, { ...bound, words });
  return { id, text };
}

/** All bytes below a folder, git's packed ones included as they are. */
function everything(folder: string): string {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((one) => one.isFile())
    .map((one) => readFileSync(join(one.parentPath, one.name), "latin1"))
    .join("\n");
}

test("a call goes out, to people with and without a clone", async () => {
  const people = ["Ben", "Cleo", "Dev", "Eli", "Kim", "Lou", "Mia"];
  const ask = { id: shop.id, what: "round", until: "2030-12-04", people, codes: false } as const;
  await expect(shop.client.calls.make({ ...ask, until: "2020-12-04" })).rejects.toMatchObject({
    code: "BAD_INPUT",
    message: "4 Dec 2020 is over, so nobody could answer by then.",
  });
  const made = await shop.client.calls.make(ask);
  view = made.view;
  expect(view).toMatchObject({ counted: [], aside: [], missing: people, opened: null, early: true, codes: false });
  expect(view.words).toHaveLength(8);
  expect(view.asking).toContain(view.words.join(" "));
  const { name, html } = await shop.client.calls.page({ id: shop.id });
  call = parseCall(name, html);
  expect(html).toBe(callPage(call));
  await shop.client.calls.share({ id: shop.id, root: ours.root });
  ours.git("add", "-A");
  ours.git("commit", "-qm", "Ask");
  theirs.git("pull", "-q");
  expect(await shop.client.calls.known()).toMatchObject([{ root: ours.root, id: call.id, words: view.words }]);
  const kept = join(shop.data, "sessions", `${shop.id}.call.json`);
  expect(statSync(kept).mode & 0o777).toBe(0o600);
});

test("answers come by file, text, folder, command line, a commit in a clone and its branch", async () => {
  const { client, id } = shop;
  const file = async (name: string, turn: number) => seal(call, name, wordsOn(answers(call, turn), "round"));
  const [ben, cleo, dev, eli] = [
    await file("Ben", 0),
    await file("Cleo", 1),
    await file("Dev", 2),
    await file("Eli", 1),
  ];
  const files = [{ name: "ballot.age", base64: Buffer.from(ben.text).toString("base64") }];
  // Both at once: neither is lost.
  await Promise.all([
    client.calls.take({ id, files }),
    client.calls.take({ id, pasted: `Hello,\n> ${cleo.text.replaceAll("\n", "\n> ")}\nBye` }),
  ]);

  const folder = join(place.folder(), "mail");
  execFileSync("mkdir", [folder]);
  writeFileSync(join(folder, "dev.age"), dev.text);
  const page = await client.calls.page({ id });
  writeFileSync(join(folder, page.name), page.html);
  const example = readFileSync("templates/examples/close-call.yaml", "utf8");
  writeFileSync(join(folder, "kim.yaml"), example);
  const line = await adroitIn(
    folder,
    "ballot",
    page.name,
    "--answers",
    "kim.yaml",
    "--name",
    "Kim",
    "--out",
    "kim.age",
  );
  expect(line).toMatchObject({ code: 0, err: "" });
  await client.calls.folder({ id, path: folder });

  // Somebody with a clone answers in the app, on a branch that is fetched but not merged.
  theirs.git("checkout", "-qb", "eli");
  const handed = await client.calls.handIn({
    root: theirs.root,
    call: call.id,
    ballot: eli.id,
    text: eli.text,
    commit: true,
  });
  expect(handed).toMatchObject({ file: `.adroit/calls/${call.id}/ballot-${eli.id}.age`, committed: { branch: "eli" } });
  ours.git("fetch", "-q", theirs.root, "eli:refs/remotes/theirs/eli");
  expect(ours.has(handed.file)).toBe(false);
  view = await client.calls.repository({ id, root: ours.root });
  expect(view.counted.map(({ name, way }) => `${name} ${way}`)).toEqual([
    "Ben dropped",
    "Cleo pasted",
    "Dev from a folder",
    "Kim from a folder",
    "Eli from the repository",
  ]);
  expect(view.missing).toEqual(["Lou", "Mia"]);
  expect(view.reminder).toMatch(/^Lou and Mia:/);
  // Merged, it is the same ballot and not another one.
  ours.git("merge", "-q", "theirs/eli");
  view = await client.calls.repository({ id, root: ours.root });
  expect(view.counted).toHaveLength(5);
});

test("two of one name wait for a choice that nobody makes by what is in them", async () => {
  const { client, id } = shop;
  const two = [await seal(call, "Lou", []), await seal(call, "lou", wordsOn(answers(call, 2), "round"))];
  for (const { text } of two) view = await client.calls.take({ id, pasted: text });
  const doubles = view.aside.filter(({ reason }) => reason === "double");
  expect(doubles).toHaveLength(2);
  view = await client.calls.choose({ id, n: doubles[1]!.n, counts: true });
  expect(view.counted).toHaveLength(6);
  expect(view.missing).toEqual(["Mia"]);
});

test("before the opening nothing that somebody said can be read anywhere", async () => {
  for (const folder of [shop.data, ours.root, theirs.root]) expect(everything(folder)).not.toContain(secret);
  expect(JSON.stringify(await shop.client.session.view({ id: shop.id }))).not.toContain(secret);
  expect(JSON.stringify(await shop.client.session.presenter({ id: shop.id }))).not.toContain(secret);
  await expect(shop.client.session.close({ id: shop.id })).rejects.toThrow("A call is out");
});

test("opened, it is a round like any other, and its keys are gone", async () => {
  const { client, id, data } = shop;
  const inner = JSON.parse(readFileSync(join(data, "sessions", `${id}.call.json`), "utf8")).keys.inner as string;
  expect(everything(data)).toContain(inner);
  view = await client.calls.open({ id });
  expect(view.opened).toMatchObject({ ballots: 6 });
  const { view: room } = await client.session.view({ id });
  expect([room.step, room.opened.rounds[0]?.ballots]).toEqual(["reveal", 6]);
  expect(room.opened.comments).toHaveLength(5);
  expect(everything(data)).not.toContain(inner);
  const { record } = await client.records.get({ id });
  expect(record.draft.rounds.at(-1)?.ballots).toHaveLength(6);
  expect(record.draft.workshop?.calls).toMatchObject([{ what: "round", asked: 7, ballots: 6, aside: 1, early: true }]);
  await expect(client.calls.open({ id })).rejects.toThrow("open already");
});

test("what arrives afterwards is late, by name", async () => {
  const { client, id } = shop;
  const { text } = await seal(call, "Mia", []);
  view = await client.calls.take({ id, pasted: text });
  expect(view.aside.at(-1)).toMatchObject({ who: "Mia", reason: "late" });
  expect(view.opened?.ballots).toBe(6);
});

test("a second call asks about what differs, and consent is asked by a third", async () => {
  const { client, id } = shop;
  const again = await client.calls.make({ id, what: "again", until: "2030-12-10", people: [], codes: false });
  const second = parseCall("call.html", (await client.calls.page({ id })).html);
  if (second.asks.what !== "again") throw new Error("it asks again");
  const [criterion] = second.asks.criteria;
  const answer = criteriaInUse(second.playbook, second.inputs).find((one) => one.id === criterion)?.answers[0];
  const judgement = answer ? { answer: answer.id } : { unknown: true as const };
  const { text } = await seal(second, "Cleo", [{ on: "judgement", criterion: criterion!, judgement }]);
  // A ballot of the first call isn't one of the second.
  const foreign = await seal(call, "Dev", []);
  view = await client.calls.take({ id, pasted: text + foreign.text });
  expect(view.aside).toMatchObject([{ reason: "damaged", why: expect.stringContaining("another call") }]);
  expect(again.view.id).not.toBe(call.id);
  await client.calls.open({ id });
  const { record } = await client.records.get({ id });
  expect(record.draft.rounds.filter(({ kind }) => kind === "blind")).toHaveLength(2);

  await shop.to("decide");
  const { options } = await client.session.brief({ id });
  const choose = { type: "choose" as const, option: options[0]!.id, reason: "it fits", overrule: "we want to try it" };
  await client.session.answer({ id, command: choose });
  await client.calls.make({ id, what: "consent", until: "2030-12-20", people: [], codes: false });
  const third = parseCall("call.html", (await client.calls.page({ id })).html);
  const consent = async (name: string, level: number, reason: string) =>
    (await seal(third, name, [{ on: "consent", level, confidence: 70, reason }])).text;
  await client.calls.take({ id, pasted: (await consent("Ben", 5, "")) + (await consent("Cleo", 1, "Not yet.")) });
  await client.calls.open({ id });
});

test("the decision, its ADR and its data tell of the calls, and of ballots what was promised", async () => {
  const { client, id, data } = shop;
  await client.session.close({ id });
  expect(readdirSync(join(data, "sessions")).filter((name) => name.includes(".call."))).toEqual([]);
  const { record, etag } = await client.records.get({ id });
  expect(record.draft.decision).toMatchObject({ dissent: [{ who: "Cleo", text: "Not yet." }], confidence: 70 });
  const { written, root } = await client.repo.export({ id, etag, root: ours.root, dir: "docs/adr", expect: null });
  const texts = written.map((path) => readFileSync(join(root, path), "utf8"));
  const adr = texts.find((text) => text.startsWith("#") || text.startsWith("---")) ?? "";
  expect(adr).toContain("Asked by call until 2030-12-04: 6 sealed ballots of 7 people, opened on ");
  expect(adr).toContain("before the deadline; 1 set aside");
  expect(adr).toContain("Asked for consent by call until 2030-12-20: 2 sealed ballots");
  const sidecar = JSON.parse(texts.find((text) => text.startsWith("{")) ?? "{}").record;
  expect(sidecar.draft.workshop.calls).toHaveLength(3);
  // Distributions were promised: no single ballot is in the repository.
  for (const round of sidecar.draft.rounds.filter(({ kind }: { kind: string }) => kind === "blind"))
    expect(round.ballots).toEqual([]);
});
