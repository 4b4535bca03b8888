/** What people were told about their names holds on every screen, before and after everything is open. */
import { describe, expect, test } from "vitest";
import { sidecarOf } from "#shared/adr/data/sidecar";
import { profiles } from "#shared/adr/write/profiles/profiles";
import { renderAdr } from "#shared/adr/write/render";
import type { WorkshopStep } from "#shared/workshop/agenda";
import type { Word } from "#shared/workshop/ballot";
import { fold } from "#shared/workshop/fold";
import { invitation, newPlan } from "#shared/workshop/plan";
import { promise } from "#shared/workshop/promise";
import type { RepositoryChoice } from "#shared/workshop/session";
import { briefOf } from "#shared/workshop/view/brief";
import { facilitatorView } from "#shared/workshop/view/facilitator";
import { publicView } from "#shared/workshop/view/public";
import { viewFor } from "#shared/workshop/view/seat";
import type { View } from "#shared/workshop/view/view";
import { votesCsv } from "#shared/workshop/votes";
import { recommended } from "../../samples/adr-records";
import { playbook, type Run, record, run } from "../../samples/session";

const people = ["Ana", "Ben", "Cleo", "Dev"];
const seats = people.map((name) => name.toLowerCase());

/** Everybody says something at every step, and everything is opened. */
function told(anonymous: boolean, repository: RepositoryChoice): Run {
  const it = run({ anonymous, repository });
  for (const seat of seats) it.seat(seat, seat === "ana" ? "decider" : "voter");
  it.to("reading");
  for (const seat of seats)
    it.cast(seat, { on: "comment", id: `c-${seat}`, section: "problem", text: `comment of ${seat}` });
  it.to("criteria");
  for (const seat of seats)
    it.cast(seat, { on: "proposal", id: `p-${seat}`, kind: "criterion", text: `proposal of ${seat}` });
  it.to("points");
  for (const [i, seat] of seats.entries())
    it.cast(seat, { on: "points", weighing: "points", points: { cargo: 5 + 5 * i }, ranking: [] });
  it.to("judgements");
  for (const [i, seat] of seats.entries()) {
    it.cast(seat, {
      on: "judgement",
      criterion: "cargo",
      judgement: { answer: i < 2 ? "much" : "little", reason: `reason of ${seat}` },
    });
  }
  it.to("premortem");
  for (const seat of seats)
    it.cast(seat, { on: "risk", id: `r-${seat}`, kind: "failed", option: "raft", text: `risk of ${seat}` });
  it.to("decide");
  it.ask({ type: "choose", option: "ship", reason: "it carries more", overrule: "so" }, { seat: "ana" });
  for (const [i, seat] of seats.entries())
    it.cast(seat, { on: "consent", level: i === 1 ? 1 : 4, confidence: 60, reason: i === 1 ? "dissent of ben" : "" });
  it.to("followup");
  return it;
}

const folded = ({ session }: Run) => fold(record(), session, "2026-10-06");

/** A screen without what says who is there, how far they are, and who chose: no word of anybody stands beside it. */
function withoutWhoIsThere(view: View | (View & Record<string, unknown>)): unknown {
  const {
    people: _,
    counter: __,
    me: ___,
    door: ____,
    progress: _____,
    opened,
    ...rest
  } = view as View & Record<string, unknown>;
  const { consent, ...others } = opened;
  return { ...rest, opened: { ...others, consent: consent && { ...consent, dissent: [] } } };
}

const screensOf = ({ session }: Run) => ({
  wall: publicView(session),
  facilitator: facilitatorView(session),
  ...Object.fromEntries(seats.map((seat) => [seat, viewFor(session, seat) as View])),
});

/** What is put in blind, at which step, and what of it would be seen. */
const hidden: { step: WorkshopStep; word: Word; mark: string }[] = [
  { step: "reading", word: { on: "comment", id: "c-ben", section: "problem", text: "of ben" }, mark: "of ben" },
  {
    step: "criteria",
    word: { on: "proposal", id: "p-ben", kind: "criterion", text: "of ben" },
    mark: "of ben",
  },
  {
    step: "points",
    word: { on: "points", weighing: "points", points: { cargo: 65 }, ranking: [] },
    mark: '"cargo":65',
  },
  {
    step: "judgements",
    word: { on: "judgement", criterion: "cargo", judgement: { unknown: true, reason: "of ben" } },
    mark: "of ben",
  },
  {
    step: "premortem",
    word: { on: "risk", id: "r-ben", kind: "failed", option: "raft", text: "of ben" },
    mark: "of ben",
  },
  { step: "decide", word: { on: "consent", level: 1, confidence: 60, reason: "of ben" }, mark: "of ben" },
];

describe.each([
  [false, "named"],
  [false, "unnamed"],
  [false, "distributions"],
  [true, "unnamed"],
  [true, "distributions"],
] as const)("with anonymous %s and a repository that gets %s", (anonymous, repository) => {
  const it = told(anonymous, repository);
  const line = promise(it.session);

  test("every screen shows what was said without names", () => {
    expect(line).toContain(anonymous ? "kept without your name" : "shown without names; a dissent is signed");
    for (const [screen, view] of Object.entries(screensOf(it))) {
      const text = JSON.stringify(withoutWhoIsThere(view));
      expect([screen, text.includes("comment of ben") && text.includes("risk of ben")]).toEqual([screen, true]);
      for (const name of people) expect([screen, name, text.includes(`"${name}"`)]).toEqual([screen, name, false]);
      for (const name of people) expect([screen, name, text.includes(name)]).toEqual([screen, name, false]);
    }
    expect(JSON.stringify(briefOf(it.session).criteria)).not.toContain("Ben");
  });

  test("a dissent is signed where that was said, and nowhere else", () => {
    const who = publicView(it.session).opened.consent?.dissent.map((one) => one.who);
    expect(who).toEqual([anonymous ? null : "Ben"]);
  });

  test("the table of votes has names only where the repository gets them", () => {
    const csv = votesCsv(it.session);
    expect(line).toContain(
      { named: "ballots with names", unnamed: "ballots without names", distributions: "not the single ballots" }[
        repository
      ],
    );
    for (const name of people) expect([name, csv.includes(`"${name}"`)]).toEqual([name, repository === "named"]);
  });

  test("what was said in the room is kept in the record without names", () => {
    const kept = fold(record(), it.session, "2026-10-06").draft.workshop;
    const text = JSON.stringify(kept);
    expect(text).toContain("comment of ben");
    expect(text).toContain("risk of ben");
    for (const name of people) expect([name, text.includes(`"${name}"`)]).toEqual([name, false]);
  });

  test("who begins to talk is told by what was said", () => {
    const cells = publicView(it.session).cells.filter(({ criterion }) => criterion === "cargo");
    expect(cells.map(({ ends }) => ends.length)).toEqual([anonymous ? 0 : 2]);
    for (const name of people) expect(JSON.stringify(cells)).not.toContain(name);
  });

  test("the data file names nobody but who was there, who dissents, and on ballots where that was said", () => {
    const { draft, ...rest } = JSON.parse(sidecarOf(folded(it))).record;
    const { seats: _, frame: __, rounds, decision, workshop, ...others } = draft;
    const { attendance: ___, ...said } = workshop;
    const signed = decision.dissent.map((one: { who: string }) => one.who);
    expect(signed).toEqual([anonymous ? "" : "Ben"]);
    const text = JSON.stringify({ rest, others, said });
    expect(text).toContain("comment of ben");
    expect(text).toContain("risk of ben");
    for (const name of people.slice(1)) expect([name, text.includes(name)]).toEqual([name, false]);
    const ballots = JSON.stringify(rounds);
    expect(ballots.includes('"seat"')).toBe(repository === "named");
    expect(ballots.includes("reason of ben")).toBe(repository !== "distributions");
  });

  test.each(profiles().map(({ id }) => id))(
    "the ADR as %s names nobody beside what was said but who dissents",
    (profile) => {
      const made = folded(it);
      const adr = renderAdr({
        ...{ record: made, recommendation: recommended(made), profile, today: "2026-10-06", file: "0001-cross.md" },
      });
      const dissents = adr.match(/[^.\n]*dissent of ben/i)?.[0] ?? "";
      expect(dissents.includes("Ben")).toBe(!anonymous);
      // Who took part stands in lists of names alone: in each such line no word of anybody's.
      for (const line of adr.split(/\n|(?<=\.) /).filter((one) => /Ben|Cleo|Dev\b/.test(one) && one !== dissents))
        expect([line, /(comment|proposal|reason|risk|dissent) of /i.test(line.replace(/dissent of ben/i, ""))]).toEqual(
          [line, false],
        );
    },
  );

  test.each(hidden)(
    "at $step nobody else's screen shows what somebody put in before it is open",
    ({ step, word, mark }) => {
      const before = run({ anonymous, repository });
      for (const seat of seats) before.seat(seat, seat === "ana" ? "decider" : "voter");
      before.to(step);
      if (step === "decide")
        before.ask({ type: "choose", option: "ship", reason: "it carries more", overrule: "so" }, { seat: "ana" });
      before.cast("ben", word);
      for (const [screen, view] of Object.entries(screensOf(before)))
        expect([screen, JSON.stringify(view).includes(mark)]).toEqual([screen, screen === "ben"]);
      expect(votesCsv(before.session)).not.toContain(mark);
      expect(JSON.stringify(folded(before))).not.toContain(mark);
    },
  );
});

test("numbers in the table of votes don't follow the order in which people came", () => {
  const it = told(false, "distributions");
  const [, first] = votesCsv(it.session).split("\r\n");
  expect(first).toContain('"Person 1"');
  const order = [
    ...votesCsv(it.session).matchAll(/"1","(Person \d)","Cargo","\d+","[^"]*","Ship","\d","reason of (\w+)"/g),
  ];
  expect(order.map(([, , who]) => who)).not.toEqual(seats);
});

test("the invitation promises nothing else", () => {
  const text = invitation(newPlan(record().draft.frame), record().draft.frame, playbook.question);
  expect(text).not.toMatch(/anonymous|secret|nobody can/i);
});
