/** One decision over its life: made, accepted, due, overtaken by events, reviewed, superseded, reopened elsewhere. */
import { execFileSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { describe, expect, test, vi } from "vitest";
import { createHost, type Host } from "#electron/host/host";
import { silentLog } from "#electron/host/log";
import { dueIn } from "#electron/host/repo/list/due";
import { type AdroitClient, createRouter, memoryClient } from "#electron/host/router";
import { published } from "#shared/adr/data/published";
import { parseSidecar } from "#shared/adr/data/schema";
import { readAdr } from "#shared/adr/read/read";
import type { RecordView } from "#shared/api/records";
import { playbookOf } from "#shared/record/create";
import { calibration, resolvedIn } from "#shared/record/forecasts";
import { proposedTriggers } from "#shared/record/prefill";
import { recommend } from "#shared/record/recommend";
import type { Decision, DecisionRecord, Draft, Review } from "#shared/record/record";
import { reviewAgenda } from "#shared/workshop/agenda";
import type { SeatCommand } from "#shared/workshop/command";
import { patience } from "../../patience";
import { isolated, repository, type TestRepository } from "../../samples/repository";
import { templates } from "../../samples/shipped";

const { folder } = isolated();

/** A machine with data of its own and a clock that the test moves. */
async function machine(
  name: string,
  day: string,
): Promise<{ client: AdroitClient; host: Host; go(day: string): void }> {
  // It goes on by itself too, since a reveal counts down.
  let [noon, since] = [Date.parse(`${day}T12:00:00`), Date.now()];
  const host = await createHost({
    data: join(folder(), name),
    templates,
    clock: () => new Date(noon + Date.now() - since),
    random: randomBytes,
    dialogs: null,
    kind: "memory",
    version: "0.1.0",
    log: silentLog,
  });
  const client = memoryClient({ router: createRouter(host), log: silentLog, random: randomBytes });
  return {
    client,
    host,
    go: (to) => {
      [noon, since] = [Date.parse(`${to}T12:00:00`), Date.now()];
    },
  };
}

/** The first example decided for its leader, accepted and exported. */
async function decided(client: AdroitClient, repo: TestRepository, today: string): Promise<RecordView> {
  const [example] = await client.examples.list();
  const [entry] = await client.playbooks.list();
  if (!example || !entry) throw new Error("no example");
  const { record, etag } = await client.records.create({ playbook: entry.playbook.id, example: example.id });
  const { analysis, names } = recommend(playbookOf(record), record.draft, {});
  const decision: Decision = {
    option: analysis.gap?.leader ?? null,
    by: "Ana",
    on: today,
    reason: "it fits what we answered",
    overrule: "",
    consequences: [],
    confirmation: "",
    consent: {},
    confidence: 70,
    dissent: [{ who: "Ben", text: "I would start smaller." }],
    actions: [],
    review: "2027-11-20",
    triggers: [
      ...proposedTriggers(analysis, names).slice(0, 3),
      { id: "support", kind: "external", statement: "Support for our version ends" },
    ],
    forecasts: [{ id: "release", statement: "First release by March", probability: 70, on: "2027-03-31" }],
    assumptions: [
      { id: "traffic", statement: "Traffic stays low", confidence: 80, impact: "We need a second region." },
    ],
  };
  const draft: Draft = {
    ...record.draft,
    frame: { ...record.draft.frame, title: "Framework of the shop" },
    decision,
    status: "draft",
  };
  const saved = await client.records.save({ id: record.id, etag, draft });
  const accepted = await client.records.setStatus({ id: record.id, etag: saved.etag, status: "accepted" });
  return exported(client, accepted, repo);
}

async function exported(client: AdroitClient, { record, etag }: RecordView, repo: TestRepository): Promise<RecordView> {
  const plan = await client.repo.plan({ id: record.id, root: repo.root });
  expect(plan.conflict).toBeNull();
  await client.repo.export({ id: record.id, etag, root: repo.root, expect: plan.onDisk });
  return client.records.get({ id: record.id });
}

async function reviewed(client: AdroitClient, view: RecordView, change: Partial<Review>): Promise<RecordView> {
  const { id } = view.record;
  const begun = await client.reviews.begin({ id, etag: view.etag, by: "Ana" });
  const review = { ...(begun.record.review as Review), ...change };
  const { etag } = await client.reviews.save({ id, etag: begun.etag, review });
  return client.reviews.close({ id, etag });
}

/** A review that a room holds, with one device that goes around: Ana decides, Ben votes and holds against it. */
async function reviewedTogether(
  client: AdroitClient,
  view: RecordView,
  changed: Review["changed"],
): Promise<RecordView> {
  const { id } = view.record;
  const begun = await client.reviews.begin({ id, etag: view.etag, by: "Ana" });
  const review = { ...(begun.record.review as Review), changed };
  await client.reviews.save({ id, etag: begun.etag, review });
  const room = (await client.session.begin({ id })).view;
  expect(room.agenda.map(({ step }) => step)).toEqual(reviewAgenda.map(({ step }) => step));
  await client.session.seat({ id, name: "Ana", role: "decider" });
  await client.session.seat({ id, name: "Ben", role: "voter" });
  const seats = (await client.session.view({ id })).view.local;
  const each = async (commands: (name: string) => SeatCommand[]) => {
    for (const [i, seat] of seats.entries()) {
      await client.session.command({ id, command: { type: "hand", seat } });
      for (const command of commands(i === 0 ? "Ana" : "Ben")) await client.session.answer({ id, seat, command });
      await client.session.command({ id, command: { type: "hand", seat: null } });
    }
  };
  const to = async (step: string) => {
    for (let steps = 0; (await client.session.view({ id })).view.step !== step; steps++) {
      if (steps > 20) throw new Error(`"${step}" isn't reached`);
      const { phase, blind } = (await client.session.view({ id })).view;
      await client.session.command({ id, command: { type: blind && phase === "open" ? "reveal" : "advance" } });
      await vi.waitFor(
        async () => expect((await client.session.view({ id })).view.phase).not.toBe("countdown"),
        patience(5_000),
      );
    }
  };
  expect((await client.session.brief({ id })).before).toMatchObject({ dissent: [{ who: "Ben" }] });
  await to("judgements");
  const { asked } = (await client.session.held({ id, seat: await handed(client, id, seats[0] ?? "") })).view.me;
  await client.session.command({ id, command: { type: "hand", seat: null } });
  const { criteria } = await client.session.brief({ id });
  await each(() =>
    asked.map((criterion) => {
      const answer = criteria.find((one) => one.id === criterion)?.answers.at(-1)?.id ?? "";
      return { type: "cast", word: { on: "judgement", criterion, judgement: { answer } } };
    }),
  );
  await to("decide");
  const option = view.record.draft.options.find((one) => one.id !== view.record.draft.decision?.option)?.id ?? null;
  const choice = { option, reason: "the shop became three services", overrule: "each of them is small" };
  const consent = { on: "consent", level: 1, confidence: 60, reason: "I would wait." } as const;
  await each((name) => (name === "Ana" ? [{ type: "choose", ...choice }] : [{ type: "cast", word: consent }]));
  await to("followup");
  await client.session.close({ id });
  const held = await client.records.get({ id });
  expect(held.record.draft).toEqual(view.record.draft);
  expect(held.record.review).toMatchObject({ verdict: "supersede", by: "Ana" });
  return client.reviews.close({ id, etag: held.etag });
}

async function handed(client: AdroitClient, id: string, seat: string): Promise<string> {
  await client.session.command({ id, command: { type: "hand", seat } });
  return seat;
}

const sidecarIn = (repo: TestRepository, adr: string) => {
  const path = `docs/decisions/.adroit/${adr.replace(/\.md$/, ".json")}`;
  return parseSidecar(path, repo.read(path));
};
const commit = (repo: TestRepository) => {
  repo.git("add", ".");
  repo.git("commit", "-q", "-m", "decide");
};

describe("a decision over its life", () => {
  test("decide, a year passes, due, a trigger, reviews, supersede, a second machine", async () => {
    const repo = repository(folder());
    const here = await machine("here", "2026-11-20");
    const { client } = here;

    // Decided and accepted: the ADR and its data say the same.
    let view = await decided(client, repo, "2026-11-20");
    const { id } = view.record;
    const file = view.record.repo?.file as string;
    const path = `docs/decisions/${file}`;
    const first = repo.read(path);
    expect(readAdr(file, first)).toMatchObject({ status: "accepted", date: "2026-11-20", supersededBy: [] });
    expect(first).toContain("Review by 2027-11-20.");
    expect(sidecarIn(repo, file).revisions.map(({ verdict }) => verdict)).toEqual(["first"]);
    commit(repo);

    // Nothing is due for most of a year; then soon; then late. Nobody has to open anything for it.
    const state = async (today: string) => (await dueIn(repo.root, today)).due.map((one) => one.state);
    expect(await state("2027-10-20")).toEqual(["fresh"]);
    expect(await state("2027-10-21")).toEqual(["due soon"]);
    expect(await state("2027-11-20")).toEqual(["due soon"]);
    expect(await state("2027-11-21")).toEqual(["overdue"]);

    // Half a year in, an event makes it due: the data says so, and the ADR keeps every byte.
    here.go("2027-05-20");
    view = await client.reviews.happened({ id, etag: view.etag, what: { trigger: "support" }, on: "2027-05-20" });
    expect((await client.records.list()).records[0]?.triggered).toEqual(["Support for our version ends"]);
    view = await exported(client, view, repo);
    expect(repo.read(path)).toBe(first);
    expect(await state("2027-05-20")).toEqual(["triggered"]);

    // Looked at and kept: an entry at the end, and not one other byte.
    const decision = view.record.draft.decision as Decision;
    view = await reviewed(client, view, {
      verdict: "retain",
      why: "we renewed the support",
      process: "good",
      outcome: "mixed",
      decision: {
        ...decision,
        review: "2027-11-20",
        forecasts: decision.forecasts.map((one) => ({ ...one, outcome: "true" as const })),
      },
    });
    expect(view.record.draft.decision?.triggers.some(({ happened }) => happened)).toBe(false);
    expect(view.record.revisions.at(-1)).toMatchObject({
      n: 2,
      on: "2027-05-20",
      verdict: "retain",
      process: "good",
      outcome: "mixed",
      changed: [{ about: "trigger", id: "support" }],
    });
    view = await exported(client, view, repo);
    const second = repo.read(path);
    expect(second.startsWith(first.trimEnd())).toBe(true);
    expect(second.slice(first.trimEnd().length)).toBe(
      "\n\nReviews:\n\n- 2027-05-20: kept by Ana: we renewed the support. Changed: Support for our version ends. How it was decided: good. How it turned out: mixed. Forecast “First release by March”: true. Next review by 2027-11-20.\n",
    );
    expect(await state("2027-05-20")).toEqual(["fresh"]);
    expect(resolvedIn([view.record])).toEqual([{ probability: 0.7, came: 1 }]);
    expect(calibration(resolvedIn([view.record]))).toBeNull();
    // Exporting again adds nothing.
    expect((await client.repo.plan({ id, root: repo.root })).action).toBe("nothing");
    commit(repo);

    // Late. The review finds that it has to be decided anew; until then it holds.
    here.go("2027-12-07");
    expect(await state("2027-12-07")).toEqual(["overdue"]);
    view = await reviewedTogether(client, view, [{ about: "people", note: "Two teams now" }]);
    expect(view.record.draft.status).toBe("accepted");
    // What the room said is kept with the revision; the accepted state has none of it.
    expect(view.record.revisions.at(-1)).toMatchObject({
      verdict: "supersede",
      decision: { dissent: [{ who: "Ben", text: "I would wait." }] },
      inputs: { workshop: { on: "2027-12-07" } },
    });
    expect(view.record.draft.decision?.dissent).toEqual([{ who: "Ben", text: "I would start smaller." }]);
    view = await exported(client, view, repo);
    expect(readAdr(file, repo.read(path)).status).toBe("accepted");
    let next = await client.records.supersede({ id, carry: ["frame", "people", "options", "criteria", "answers"] });
    expect(next.record.draft).toMatchObject({ status: "draft", frame: { title: "Framework of the shop" } });
    expect(next.record.draft.decision).toBeUndefined();
    expect(next.record.draft.rounds[0]?.ballots[0]?.judgements).toEqual(
      view.record.draft.rounds[0]?.ballots[0]?.judgements,
    );

    const draft: Draft = {
      ...next.record.draft,
      frame: { ...next.record.draft.frame, title: "Framework of the shop's services" },
      decision: {
        ...(view.record.draft.decision as Decision),
        on: "2027-12-07",
        reason: "services are small",
        overrule: "the services differ from the shop",
        review: "2028-12-07",
        triggers: [],
        forecasts: [],
      },
    };
    const saved = await client.records.save({ id: next.record.id, etag: next.etag, draft });
    next = await client.records.setStatus({ id: next.record.id, etag: saved.etag, status: "accepted" });
    expect((await client.records.get({ id })).record).toMatchObject({
      draft: { status: "superseded" },
      supersededBy: { record: next.record.id, title: "Framework of the shop's services" },
    });
    next = await exported(client, next, repo);

    // Both ADRs name each other, and `check` finds nothing to put right; the old text is as it was otherwise.
    const newFile = next.record.repo?.file as string;
    const { entries } = await client.repo.list({ root: repo.root });
    expect(
      entries.map(({ file, status, supersedes, supersededBy }) => ({ file, status, supersedes, supersededBy })),
    ).toEqual([
      { file: path, status: "superseded", supersedes: [], supersededBy: [`docs/decisions/${newFile}`] },
      { file: `docs/decisions/${newFile}`, status: "accepted", supersedes: [path], supersededBy: [] },
    ]);
    const third = repo.read(path);
    expect(third).toContain(
      "2027-12-07: to be superseded by Ana: the shop became three services; each of them is small.",
    );
    // Both say from what to what.
    expect(third).toMatch(/^- 2027-12-07: superseded by “.+”: .+, because .+\.$/m);
    expect(repo.read(`docs/decisions/${newFile}`)).toMatch(
      /^What it changes: This takes the place of “.+”, which chose /m,
    );
    expect(sidecarIn(repo, file)).toMatchObject({
      draft: { status: "superseded" },
      supersededBy: { record: next.record.id },
    });
    expect(sidecarIn(repo, newFile)).toMatchObject({ supersedes: { record: id } });
    for (const one of [id, next.record.id]) {
      const plan = await client.repo.plan({ id: one, root: repo.root });
      expect([plan.action, plan.conflict, plan.writes]).toEqual(["nothing", null, []]);
    }
    expect((await dueIn(repo.root, "2028-12-08")).due.map((one) => [one.file, one.state])).toEqual([
      [`docs/decisions/${newFile}`, "overdue"],
    ]);
    commit(repo);

    // Another machine has the clone and nothing else.
    const clone = join(folder(), "clone");
    execFileSync("git", ["clone", "-q", repo.root, clone]);
    const there = await machine("there", "2027-12-08");
    const opened = await there.client.repo.openSidecar({ root: clone, file: path });
    const bare = ({ repo: _, draft, ...rest }: DecisionRecord) => ({ ...rest, draft: { ...draft, place: "" } });
    // All but who of the room consented how far: the repository gets that without seats.
    expect(bare(opened.record)).toEqual(bare(published((await client.records.get({ id })).record)));
    expect(opened.record.revisions.map(({ verdict }) => verdict)).toEqual(["first", "retain", "supersede"]);
    expect(await there.client.repo.sidecar({ root: clone, file: path })).toMatchObject({
      conflict: null,
      disagreements: [],
      local: { id, same: true, differences: [] },
    });
    await here.host.close();
    await there.host.close();
  });
});

describe("data beside an ADR", () => {
  async function ready() {
    const repo = repository(folder());
    const one = await machine(`m${randomBytes(4).toString("hex")}`, "2026-11-20");
    const view = await decided(one.client, repo, "2026-11-20");
    const file = `docs/decisions/${view.record.repo?.file}`;
    const sidecar = file.replace(/([^/]+)\.md$/, ".adroit/$1.json");
    commit(repo);
    return { ...one, repo, view, file, sidecar };
  }

  test("where ADR and data disagree both are shown, and neither is overwritten", async () => {
    const { client, host, repo, file, sidecar } = await ready();
    const text = repo
      .read(file)
      .replace('status: "accepted"', 'status: "deprecated"')
      .replace("# Framework of", "# Frame of");
    repo.write(file, text);
    const data = repo.read(sidecar);
    expect((await client.repo.sidecar({ root: repo.root, file })).disagreements).toEqual([
      { what: "title", adr: "Frame of the shop", data: "Framework of the shop" },
      { what: "status", adr: "deprecated", data: "accepted" },
    ]);
    await client.repo.openSidecar({ root: repo.root, file });
    expect([repo.read(file), repo.read(sidecar)]).toEqual([text, data]);
    await host.close();
  });

  test("a merge conflict is explained, and one side is chosen", async () => {
    const { client, host, repo, file, sidecar, view } = await ready();
    const edit = (from: string, to: string) => repo.write(sidecar, repo.read(sidecar).replaceAll(from, to));
    repo.git("checkout", "-q", "-b", "other");
    edit("it fits what we answered", "it is what they know");
    commit(repo);
    repo.git("checkout", "-q", "-");
    edit("it fits what we answered", "it is what we know");
    commit(repo);
    expect(() => repo.git("merge", "-q", "other")).toThrow();
    const state = await client.repo.sidecar({ root: repo.root, file });
    expect(state.conflict).toMatchObject({
      ours: { name: "HEAD", title: "Framework of the shop", status: "accepted", revisions: 1, unreadable: null },
      theirs: { name: "other", unreadable: null },
    });
    expect(state.conflict?.differences).toContain("Reason: “it is what we know” and “it is what they know”.");
    const taking = client.repo.resolveSidecar({ root: repo.root, file, take: "theirs", expect: "0".repeat(64) });
    await expect(taking).rejects.toMatchObject({ code: "CONFLICT" });
    const resolved = await client.repo.resolveSidecar({ root: repo.root, file, take: "theirs", expect: state.hash });
    expect(resolved).toMatchObject({ conflict: null, local: { id: view.record.id, same: false } });
    expect(repo.read(sidecar)).not.toContain("<<<<<<<");
    const taken = await client.repo.takeSidecar({ root: repo.root, file, expect: resolved.hash });
    expect(taken.record.draft.decision?.reason).toBe("it is what they know");
    // What was here before can be had back.
    const [newest] = await client.backup.list();
    const before = await client.backup.look({ snapshot: newest?.name ?? "" });
    expect(before.records).toMatchObject([{ id: view.record.id, state: "changed" }]);
    await host.close();
  });

  test.each([
    [
      "edited by hand",
      (text: string) => text.replace('"status": "accepted"', '"status": "done"'),
      "BAD_INPUT",
      /record\.draft\.status/,
    ],
    [
      "from a newer version",
      (text: string) => text.replace('"format": 2', '"format": 3'),
      "READ_ONLY",
      /newer version/,
    ],
    ["of a newer record", (text: string) => text.replace('"version": 1', '"version": 7'), "READ_ONLY", /newer version/],
    ["not data", () => "{", "BAD_INPUT", /isn't JSON/],
    ["a broken merge", (text: string) => `<<<<<<< HEAD\n${text}>>>>>>> other\n`, "BAD_INPUT", /which side/],
  ])("%s: an error says what, and nothing is written", async (_, change, code, message) => {
    const { client, host, repo, file, sidecar } = await ready();
    const before = change(repo.read(sidecar));
    repo.write(sidecar, before);
    await expect(client.repo.sidecar({ root: repo.root, file })).rejects.toMatchObject({
      code,
      message: expect.stringMatching(message),
    });
    expect(repo.read(sidecar)).toBe(before);
    await host.close();
  });

  test("a deleted one is NOT_FOUND, and the ADR alone is still listed", async () => {
    const { client, host, repo, file, sidecar } = await ready();
    repo.git("rm", "-q", sidecar);
    await expect(client.repo.sidecar({ root: repo.root, file })).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect((await client.repo.list({ root: repo.root })).entries).toHaveLength(1);
    await host.close();
  });
});
