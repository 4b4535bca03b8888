import { describe, expect, test } from "vitest";
import type { FacilitatorCommand, GatheredBallot } from "#shared/workshop/command";
import { fold } from "#shared/workshop/fold";
import type { CallOut } from "#shared/workshop/session";
import { facilitatorView } from "#shared/workshop/view/facilitator";
import { publicView } from "#shared/workshop/view/public";
import { type Run, record, run } from "../../samples/session";

const call = (what: CallOut["what"] = "round"): CallOut => ({ id: "c1", what, until: "2026-10-13", people: 3 });
const opened = "2026-10-10T08:00:00.000Z";

const answers = (name: string, option: "ship" | "raft"): GatheredBallot => {
  const ship = option === "ship";
  return {
    seat: `s-${name.toLowerCase()}`,
    ballot: `b-${name.toLowerCase()}`,
    name,
    words: [
      { on: "comment", id: `x-${name.toLowerCase()}`, section: "problem", text: `${name} asks.` },
      { on: "points", weighing: "points", points: { cargo: 50, speed: 30, fun: 20 }, ranking: [] },
      { on: "judgement", criterion: "cargo", judgement: { answer: ship ? "much" : "little" } },
      { on: "judgement", criterion: "speed", judgement: { answer: ship ? "soon" : "late" } },
      { on: "judgement", criterion: "fun", judgement: { scores: { ship: ship ? 5 : 1, raft: ship ? 1 : 5 } } },
    ],
  };
};
const gather = (ballots: GatheredBallot[]) => ({ type: "gather" as const, ballots, opened, early: true, aside: 1 });
const out = (it: Run, what: CallOut["what"] = "round") => it.ask({ type: "call", call: call(what) }, "host");
const three = [answers("Ben", "ship"), answers("Cleo", "raft"), answers("Dev", "ship")];

test("ballots of a call become a round like any other, from the lobby on", () => {
  const it = run();
  out(it);
  it.ask(gather(three), "host");
  const { session } = it;
  expect([session.step, session.phase, session.rounds.length, session.call]).toEqual(["reveal", "revealed", 1, null]);
  const view = publicView(session);
  expect(view.opened.rounds[0]).toMatchObject({ n: 1, ballots: 3 });
  expect(view.opened.comments?.map(({ text }) => text)).toEqual(["Ben asks.", "Cleo asks.", "Dev asks."]);
  expect(view.opened.points?.ballots).toBe(3);
  expect(view.cells.length).toBeGreaterThan(0);
  expect(view.people.map(({ name, state }) => `${name}: ${state}`)).toEqual([
    "Fay: in",
    "Ben: away",
    "Cleo: away",
    "Dev: away",
  ]);

  const { draft } = fold(record(), session, "2026-10-10");
  expect(draft.rounds.filter(({ kind }) => kind === "blind")[0]?.ballots).toHaveLength(3);
  expect(draft.seats.map(({ name }) => name)).toEqual(["Fay", "Ben", "Cleo", "Dev"]);
  expect(draft.workshop?.calls).toEqual([
    { what: "round", until: "2026-10-13", opened, early: true, asked: 3, ballots: 3, aside: 1 },
  ]);
});

test("room, one device and call are one round", () => {
  const it = run();
  it.seat("ana", "decider");
  it.ask({ type: "seat", seat: "l1", name: "Lou", role: "voter" });
  out(it);
  it.to("reading");
  it.ask({ type: "advance" });
  it.reveal();
  it.ask({ type: "advance" });
  const { words } = answers("Ana", "raft");
  const said = words.filter(({ on }) => on !== "comment");
  it.cast("ana", said[0]!);
  expect(it.refused({ type: "reveal" })).toMatchObject({ refused: "phase" });
  it.ask({ type: "skip" });
  for (const word of said.slice(1)) it.cast("ana", word);
  it.ask({ type: "hand", seat: "l1" });
  for (const word of said.slice(1)) it.cast("l1", word);
  expect(it.refused({ type: "reveal" })).toMatchObject({ refused: "phase" });
  expect(JSON.stringify(facilitatorView(it.session))).not.toContain("raft asks");
  it.ask(gather(three), "host");
  expect(it.session.rounds[0]?.ballots).toHaveLength(5);
});

test("what was asked and promised stays while a call is out", () => {
  const it = run();
  out(it);
  for (const command of [
    { type: "anonymous", anonymous: true },
    { type: "repository", choice: "unnamed" },
    { type: "settle", mustHaves: [] },
    { type: "close" },
  ] satisfies FacilitatorCommand[])
    expect(it.refused(command), command.type).toMatchObject({ refused: "phase" });
  expect(it.refused({ type: "call", call: call() }, "host")).toMatchObject({ refused: "once" });
  it.ask({ type: "withdraw" }, "host");
  expect(it.refused({ type: "anonymous", anonymous: true })).toBeNull();
});

test("only the host opens a call", () => {
  const it = run();
  it.seat("ana", "decider");
  out(it);
  for (const actor of [{ seat: "ana" }, { seat: "facilitator" }])
    expect(it.refused(gather(three), actor)).toMatchObject({ refused: "role" });
});

test("whoever opens answers first, or abstains", () => {
  const it = run({ facilitator: { name: "Fay", votes: true } });
  out(it);
  expect(it.refused(gather(three), "host")).toMatchObject({ refused: "phase" });
  it.ask({ type: "votes", votes: false });
  expect(it.refused(gather(three), "host")).toBeNull();
});

test("a ballot of somebody who is in the room isn't counted beside their own", () => {
  const it = run();
  it.seat("ben");
  out(it);
  expect(it.refused(gather(three), "host")).toMatchObject({ refused: "once", message: expect.stringContaining("Ben") });
});

describe("the second call", () => {
  const revealed = () => {
    const it = run();
    out(it);
    it.ask(gather(three), "host");
    return it;
  };

  test("asks about the cells that differ, and goes on with the ballots of the same names", () => {
    const it = revealed();
    out(it, "again");
    expect(it.refused({ type: "cells", criteria: ["cargo"] })).toMatchObject({ refused: "phase" });
    const again: GatheredBallot = {
      ...{ seat: "s-new", ballot: "b-new", name: "cleo" },
      words: [{ on: "judgement", criterion: "fun", judgement: { scores: { ship: 4, raft: 2 } } }],
    };
    it.ask(gather([again]), "host");
    const { rounds, seats, step, phase } = it.session;
    expect([step, phase, rounds.length, seats.length]).toEqual(["again", "revealed", 2, 4]);
    expect(rounds[1]?.ballots).toHaveLength(3);
    const [before, after] = rounds.map(({ ballots }) => ballots.find(({ seat }) => seat === "s-cleo")?.judgements);
    expect(before?.fun).toEqual({ scores: { ship: 1, raft: 5 } });
    expect(after?.fun).toEqual({ scores: { ship: 4, raft: 2 } });
    expect(after?.cargo).toEqual({ answer: "little" });
    expect(publicView(it.session).opened.movement?.find(({ criterion }) => criterion === "fun")?.changed).toBe(1);
  });

  test("isn't held on unnamed ballots, which nobody can put together", () => {
    const it = run({ anonymous: true });
    out(it);
    it.ask(gather(three), "host");
    expect(it.refused({ type: "call", call: call("again") }, "host")).toMatchObject({ refused: "phase" });
  });
});

test("consent is given by call, and a dissent is signed", () => {
  const it = run();
  it.ask({ type: "call", call: call() }, "host");
  it.ask(gather(three), "host");
  it.to("decide");
  expect(it.refused({ type: "call", call: call("consent") }, "host")).toMatchObject({ refused: "phase" });
  it.ask(
    { type: "choose", option: "ship", reason: "It carries more.", overrule: "We try it." },
    { seat: "facilitator" },
  );
  out(it, "consent");
  expect(it.refused({ type: "reveal" })).toMatchObject({ refused: "phase" });
  const consent = (name: string, level: number): GatheredBallot => ({
    ...{ seat: `t-${name}`, ballot: `c-${name}`, name },
    words: [{ on: "consent", level, confidence: 60, reason: level < 3 ? "I can't swim." : "" }],
  });
  it.ask(gather([consent("Ben", 5), consent("Cleo", 1)]), "host");
  const { draft } = fold(record(), it.session, "2026-10-10");
  expect(Object.values(draft.decision?.consent ?? {})).toEqual([5, 1]);
  expect(draft.decision?.dissent).toEqual([{ who: "Cleo", text: "I can't swim." }]);
  expect(draft.workshop?.calls?.map(({ what }) => what)).toEqual(["round", "consent"]);
});

describe("an unnamed call", () => {
  test("leaves nothing that ties a ballot to a name", () => {
    const it = run({ anonymous: true });
    out(it);
    it.ask(gather(three), "host");
    const { draft } = fold(record(), it.session, "2026-10-10");
    const ballots = draft.rounds.find(({ kind }) => kind === "blind")?.ballots ?? [];
    expect(ballots.map(({ id, seat }) => [id, seat])).toEqual([
      ["p1", undefined],
      ["p2", undefined],
      ["p3", undefined],
    ]);
    expect(Object.keys(it.session.ballots)).toEqual(["b-ben", "b-cleo", "b-dev"]);
    expect(it.session.claims).toEqual({});
  });

  test("isn't opened with fewer than three", () => {
    const it = run({ anonymous: true });
    out(it);
    expect(it.refused(gather(three.slice(0, 2)), "host")).toMatchObject({
      message: expect.stringContaining("there are 2"),
    });
  });
});
