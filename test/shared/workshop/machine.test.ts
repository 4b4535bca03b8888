import { describe, expect, test } from "vitest";
import type { By } from "#shared/base/by";
import { agendaFault, fullAgenda, quickAgenda, totalMinutes, workshopSteps } from "#shared/workshop/agenda";
import { replay } from "#shared/workshop/apply/apply";
import type { Word } from "#shared/workshop/ballot";
import type { Command, SeatCommand } from "#shared/workshop/command";
import { keptIn } from "#shared/workshop/event";
import { awaited, progressOf, voters } from "#shared/workshop/people";
import { promise } from "#shared/workshop/promise";
import { publicView } from "#shared/workshop/view/public";
import { viewFor } from "#shared/workshop/view/seat";
import { facilitator, playbook, run } from "../../samples/session";

const judge = (criterion: string, answer: string): Word => ({ on: "judgement", criterion, judgement: { answer } });
const seated = (more = {}) => {
  const it = run(more);
  it.seat("ana", "decider");
  it.seat("ben");
  it.seat("cleo");
  return it;
};

describe("the agenda", () => {
  test("takes 75 minutes, or 20 for a small choice", () => {
    expect(totalMinutes(fullAgenda)).toBe(75);
    expect(fullAgenda.map(({ step }) => step)).toEqual([...workshopSteps]);
    expect(totalMinutes(quickAgenda)).toBe(20);
    expect(agendaFault(fullAgenda)).toBeNull();
    expect(agendaFault(quickAgenda)).toBeNull();
  });

  test.each([
    ["without the judgements", fullAgenda.filter(({ step }) => step !== "judgements")],
    ["out of order", [...fullAgenda].reverse()],
    ["with a step twice", [...fullAgenda.slice(0, 2), ...fullAgenda.slice(1)]],
    ["with half a minute", fullAgenda.map((item) => ({ ...item, minutes: 0.5 }))],
    ["with 121 minutes", fullAgenda.map((item) => ({ ...item, minutes: 121 }))],
  ])("isn't taken %s", (_what, agenda) => {
    expect(agendaFault(agenda)).not.toBeNull();
    expect(run().refused({ type: "agenda", agenda })?.refused).toBe("invalid");
  });

  test("changes its minutes while it runs, but keeps the step that runs", () => {
    const it = run();
    it.to("reading");
    it.ask({ type: "agenda", agenda: quickAgenda.map((item) => ({ ...item, minutes: 7 })) });
    expect(totalMinutes(it.session.agenda)).toBe(49);
    const without = it.session.agenda.filter(({ step }) => step !== "reading");
    expect(it.refused({ type: "agenda", agenda: without })?.refused).toBe("phase");
  });
});

describe("the script", () => {
  test("runs from the lobby to the follow-up, and only the facilitator moves it", () => {
    const it = seated();
    const moves: Command[] = [
      { type: "advance" },
      { type: "back" },
      { type: "skip" },
      { type: "reveal" },
      { type: "cancel" },
      { type: "reopen" },
      { type: "timer", change: "pause" },
      { type: "close" },
      { type: "lock", locked: true },
      { type: "rotate", code: "A", token: "B" },
      { type: "remove", seat: "ben" },
      { type: "role", seat: "ben", role: "decider" },
      { type: "admit", seat: "ben", role: "voter" },
      { type: "nudge" },
      { type: "hand", seat: null },
      { type: "settle", criteria: [], mustHaves: [] },
    ];
    const visited = [it.session.step];
    for (const step of workshopSteps.slice(1)) {
      for (const move of moves) {
        expect(it.refused(move, { seat: "ana" })?.refused).toBe("role");
        expect(it.refused(move, "host")?.refused).toBe("role");
      }
      if (it.session.step === "judgements") {
        it.cast("ana", judge("cargo", "much"));
        it.cast("ben", judge("cargo", "little"));
      }
      if (it.session.step === "decide")
        it.ask({ type: "choose", option: "ship", reason: "it carries", overrule: "x" }, { seat: "ana" });
      it.to(step);
      visited.push(it.session.step);
    }
    expect(visited).toEqual([...workshopSteps]);
    expect(it.refused({ type: "advance" })?.refused).toBe("phase");
    it.ask({ type: "close" });
    expect(it.refused({ type: "back" })?.refused).toBe("phase");
  });

  test("can go back, skip and reopen", () => {
    const it = seated();
    it.to("points");
    expect(it.refused({ type: "advance" })?.message).toMatch(/Reveal it first/);
    it.ask({ type: "skip" });
    expect(it.session.step).toBe("judgements");
    expect(it.refused({ type: "skip" })?.message).toMatch(/can't be skipped/);
    it.ask({ type: "back" });
    expect(it.session).toMatchObject({ step: "points", phase: "open" });
    it.ask({ type: "skip" });
    it.cast("ana", judge("cargo", "much"));
    it.cast("ben", judge("cargo", "little"));
    it.reveal();
    expect(it.session).toMatchObject({ step: "reveal", phase: "revealed" });
    expect(it.session.rounds[0]?.ballots.map(({ id }) => id)).toEqual(["ana", "ben"]);
    it.ask({ type: "reopen" });
    expect(it.session).toMatchObject({ step: "judgements", phase: "open", rounds: [] });
    it.cast("ben", judge("cargo", "much"));
    it.reveal();
    expect(it.session.rounds[0]?.ballots[1]?.judgements.cargo).toEqual({ answer: "much" });
  });

  test("pressed twice, or in two windows at once, goes on by one step", () => {
    const it = seated();
    it.ask({ type: "advance", from: "lobby" });
    expect(it.ask({ type: "advance", from: "lobby" })).toEqual([]);
    expect(it.session.step).toBe("reading");
    it.to("discussion");
    it.ask({ type: "back", from: "discussion" });
    expect(it.ask({ type: "back", from: "discussion" })).toEqual([]);
    expect(it.session.step).toBe("reveal");
    it.to("premortem");
    it.ask({ type: "skip", from: "premortem" });
    expect(it.ask({ type: "skip", from: "premortem" })).toEqual([]);
    expect(it.session.step).toBe("decide");
  });

  test("counts down three seconds, takes answers meanwhile, and can be stopped", () => {
    const it = seated();
    it.to("judgements");
    it.ask({ type: "reveal" });
    expect(it.session.reveals).toBe(it.now + 3_000);
    it.cast("ben", judge("cargo", "much"));
    it.now += 2_999;
    expect(it.ask({ type: "open" }, "host")).toEqual([]);
    it.ask({ type: "cancel" });
    it.now += 10;
    expect(it.ask({ type: "open" }, "host")).toEqual([]);
    expect(it.session).toMatchObject({ step: "judgements", phase: "open", reveals: null });
    it.reveal();
    expect(it.refused({ type: "cast", word: judge("cargo", "little") }, { seat: "ben" })?.refused).toBe("phase");
  });

  test("a second round asks what was discussed, and keeps what was left alone", () => {
    const it = seated();
    it.to("judgements");
    for (const seat of ["ana", "ben"]) {
      it.cast(seat, judge("cargo", seat === "ana" ? "much" : "little"));
      it.cast(seat, judge("speed", "soon"));
    }
    it.reveal();
    it.to("discussion");
    expect(it.session.cells.map(({ criterion }) => criterion)).toEqual(["cargo"]);
    expect(it.session.cells[0]).toMatchObject({ about: "project", top: ["ana"], bottom: ["ben"] });
    it.to("again");
    expect(it.refused({ type: "cast", word: judge("speed", "late") }, { seat: "ben" })?.refused).toBe("phase");
    it.cast("ben", judge("cargo", "much"));
    it.reveal();
    const [first, second] = it.session.rounds;
    expect(first?.ballots[1]?.judgements).toEqual({ cargo: { answer: "little" }, speed: { answer: "soon" } });
    expect(second?.ballots[1]?.judgements).toEqual({ cargo: { answer: "much" }, speed: { answer: "soon" } });
    expect(second?.criteria).toEqual(["cargo"]);
    expect(publicView(it.session).opened.movement).toEqual([{ criterion: "cargo", changed: 1 }]);
    expect(it.refused({ type: "reopen" })).toBeNull();
    it.ask({ type: "back" });
    expect(it.refused({ type: "reopen" })?.refused).toBe("once");
  });

  test("the facilitator chooses what is talked about", () => {
    const it = seated();
    it.to("judgements");
    it.cast("ana", judge("cargo", "much"));
    it.cast("ben", judge("cargo", "little"));
    it.reveal();
    it.to("discussion");
    it.ask({ type: "cells", criteria: ["fun", "cargo"] });
    expect(it.session.cells.map(({ criterion, points }) => [criterion, points > 0])).toEqual([
      ["fun", false],
      ["cargo", true],
    ]);
    it.ask({ type: "cell", at: 1 });
    expect(it.refused({ type: "cell", at: 2 })?.refused).toBe("unknown");
    it.ask({ type: "note", id: "n1", criterion: "cargo", kind: "note", text: "Weigh it." });
    it.cast("ben", { on: "changed", criterion: "cargo", changed: true });
    expect(publicView(it.session)).toMatchObject({ cell: 1, notes: [{ text: "Weigh it." }] });
    expect(publicView(it.session).cells[1]?.changed).toBe(1);
  });
});

describe("the timer", () => {
  test("pauses, goes on, and gets a minute more; its end changes nothing", () => {
    const it = run();
    it.ask({ type: "timer", change: "resume" });
    it.now += 60_000;
    it.ask({ type: "timer", change: "pause" });
    expect(it.session.timer).toEqual({ running: false, ends: 0, left: 240_000 });
    expect(it.ask({ type: "timer", change: "pause" })).toEqual([]);
    it.now += 500_000;
    it.ask({ type: "timer", change: "extend" });
    it.ask({ type: "timer", change: "resume" });
    expect(it.session.timer).toEqual({ running: true, ends: it.now + 300_000, left: 0 });
    it.now += 400_000;
    it.ask({ type: "timer", change: "extend" });
    expect(it.session.timer.ends).toBe(it.now + 60_000);
    expect(it.session.step).toBe("lobby");
  });

  test("begins anew with each step", () => {
    const it = run();
    it.now += 100_000;
    it.to("reading");
    expect(it.session.timer).toEqual({ running: true, ends: it.now + 600_000, left: 0 });
  });

  test("goes on through a reveal: the minutes of a step are also for what comes of it", () => {
    const it = seated();
    for (const step of ["criteria", "points", "premortem"] as const) {
      it.to(step);
      const { timer } = it.session;
      it.now += 60_000;
      it.reveal();
      expect([step, it.session.phase, it.session.timer]).toEqual([step, "revealed", timer]);
    }
    const judging = seated();
    judging.to("judgements");
    judging.now += 60_000;
    judging.reveal();
    expect(judging.session).toMatchObject({ step: "reveal", timer: { running: true, ends: judging.now + 120_000 } });
  });
});

describe("people", () => {
  test("counters leave out who doesn't vote, and whoever leaves isn't awaited", () => {
    const it = seated();
    it.seat("dev", "consulted");
    it.seat("eli", "observer");
    it.to("judgements");
    const waiting = () => awaited(it.session).map(({ id }) => id);
    expect(waiting()).toEqual(["ana", "ben", "cleo"]);
    it.ask({ type: "done", done: true }, { seat: "ana" });
    expect(publicView(it.session).counter).toEqual({ done: 1, of: 3, waiting: ["Ben", "Cleo"] });
    it.ask({ type: "away", seat: "ben" }, "host");
    expect(waiting()).toEqual(["cleo"]);
    it.ask({ type: "return", seat: "ben" }, "host");
    expect(waiting()).toEqual(["ben", "cleo"]);
    it.ask({ type: "leave" }, { seat: "ben" });
    it.ask({ type: "remove", seat: "cleo" });
    expect(waiting()).toEqual([]);
    expect(publicView(it.session).counter).toEqual({ done: 1, of: 1, waiting: [] });
  });

  test("who is done with a step isn't done with the next, however late it arrives", () => {
    const it = seated();
    it.to("judgements");
    it.ask({ type: "done", done: true, from: "points" }, { seat: "ana" });
    expect(it.session.done).toEqual([]);
    it.ask({ type: "done", done: true, from: "judgements" }, { seat: "ana" });
    expect(it.session.done).toEqual(["ana"]);
    it.ask({ type: "done", done: false, from: "points" }, { seat: "ana" });
    expect(it.session.done).toEqual(["ana"]);
  });

  test("a late joiner enters the current step, and is asked about everything in the second round", () => {
    const it = seated();
    it.to("judgements");
    it.cast("ana", judge("cargo", "much"));
    it.cast("ben", judge("cargo", "little"));
    it.reveal();
    it.to("again");
    it.seat("dev");
    expect(viewFor(it.session, "dev")?.me.asked).toEqual(["cargo", "speed", "fun"]);
    expect(viewFor(it.session, "ana")?.me.asked).toEqual(["cargo"]);
    it.cast("dev", judge("speed", "late"));
    expect(progressOf(it.session, "dev")).toEqual({ given: 1, of: 3 });
    it.reveal();
    expect(it.session.rounds[1]?.ballots).toHaveLength(3);
    expect(it.session.rounds[0]?.ballots).toHaveLength(2);
  });

  test("there is one decider, and a facilitator may vote", () => {
    const it = seated();
    it.ask({ type: "role", seat: "ben", role: "decider" });
    expect(it.session.seats.map(({ id, role }) => [id, role])).toEqual([
      ["facilitator", "facilitator"],
      ["ana", "voter"],
      ["ben", "decider"],
      ["cleo", "voter"],
    ]);
    expect(voters(it.session)).toHaveLength(3);
    it.ask({ type: "votes", votes: true });
    expect(voters(it.session)).toHaveLength(4);
    it.to("judgements");
    it.cast("facilitator", judge("cargo", "much"));
  });

  test("names are told apart, cleaned and shortened", () => {
    const it = run();
    for (const [seat, name] of [
      ["s1", "Ana"],
      ["s2", " Ana\n"],
      ["s3", "A\u202e\u0007na"],
      ["s4", "x".repeat(100)],
    ] as const)
      it.ask({ type: "knock", seat, name, role: "voter", key: seat }, "host");
    expect(it.session.seats.slice(1).map(({ name }) => name)).toEqual(["Ana", "Ana (2)", "A na", "x".repeat(60)]);
    expect(it.refused({ type: "knock", seat: "s5", name: " \u0000 ", role: "voter", key: "" }, "host")?.refused).toBe(
      "invalid",
    );
  });

  test("a locked room lets nobody knock", () => {
    const it = run();
    it.ask({ type: "lock", locked: true });
    expect(it.refused({ type: "knock", seat: "s1", name: "Ana", role: "voter", key: "" }, "host")?.refused).toBe(
      "phase",
    );
  });

  test("a device that is passed around answers for who holds it, and for nobody else", () => {
    const it = run();
    it.ask({ type: "seat", seat: "ana", name: "Ana", role: "decider" });
    it.ask({ type: "seat", seat: "ben", name: "Ben", role: "voter" });
    it.to("judgements");
    const word: SeatCommand = { type: "cast", word: judge("cargo", "much") };
    expect(it.refused(word, { seat: "ana" })?.refused).toBe("phase");
    it.ask({ type: "hand", seat: "ana" });
    it.ask(word, { seat: "ana" });
    expect(it.refused(word, { seat: "ben" })?.refused).toBe("phase");
    it.ask({ type: "hand", seat: null });
    expect(it.refused(word, { seat: "ana" })?.refused).toBe("phase");
  });

  test("a nudge reaches whoever is awaited", () => {
    const it = seated();
    it.to("judgements");
    it.ask({ type: "done", done: true }, { seat: "ana" });
    it.ask({ type: "nudge" });
    expect(viewFor(it.session, "ben")?.me.nudged).toBe(true);
    expect(viewFor(it.session, "ana")?.me.nudged).toBe(false);
    it.ask({ type: "done", done: true }, { seat: "ben" });
    expect(viewFor(it.session, "ben")?.me.nudged).toBe(false);
    expect(it.refused({ type: "nudge", seat: "ana" })?.refused).toBe("unknown");
  });
});

const words: [string, Word][] = [
  ["comment", { on: "comment", id: "c1", section: "problem", text: "Why?" }],
  ["proposal", { on: "proposal", id: "p1", kind: "criterion", text: "Comfort" }],
  ["points", { on: "points", weighing: "points", points: { cargo: 5 }, ranking: [] }],
  ["judgement", judge("cargo", "much")],
  ["changed", { on: "changed", criterion: "cargo", changed: true }],
  ["risk", { on: "risk", id: "r1", kind: "failed", text: "It sank." }],
  ["consent", { on: "consent", level: 4, confidence: 70, reason: "" }],
];
const when: Record<string, string[]> = {
  comment: ["reading"],
  proposal: ["criteria"],
  points: ["points", "again"],
  judgement: ["judgements", "again"],
  changed: ["discussion"],
  risk: ["premortem"],
  consent: ["decide"],
};
const who: Record<string, string[]> = {
  comment: ["decider", "voter", "consulted"],
  proposal: ["decider", "voter", "consulted"],
  points: ["decider", "voter"],
  judgement: ["decider", "voter"],
  changed: ["decider", "voter"],
  risk: ["decider", "voter", "consulted"],
  consent: ["decider", "voter"],
};

describe("who may say what, and when", () => {
  test.each(workshopSteps)("in %s", (step) => {
    const it = run();
    for (const role of ["decider", "voter", "consulted", "observer"] as const) it.seat(role, role);
    if (step !== "lobby") {
      it.to("judgements");
      if (step !== "reading" && step !== "criteria" && step !== "points" && step !== "judgements") {
        it.cast("decider", judge("cargo", "much"));
        it.cast("voter", judge("cargo", "little"));
        it.to(step === "followup" ? "decide" : step);
        if (step === "followup") {
          it.ask({ type: "choose", option: null, reason: "we wait", overrule: "" }, { seat: "decider" });
          it.to(step);
        }
      } else {
        while (it.session.step !== step) it.ask({ type: "back" });
        if (it.session.phase === "revealed") it.ask({ type: "reopen" });
      }
    }
    if (step === "decide")
      it.ask({ type: "choose", option: null, reason: "we wait", overrule: "" }, { seat: "decider" });
    for (const [name, word] of words)
      for (const role of ["decider", "voter", "consulted", "observer"]) {
        // Comments were opened on the way here.
        const open = step === "reading" && name === "comment";
        const may = when[name]?.includes(step) && who[name]?.includes(role) && !open;
        expect([name, role, it.refused({ type: "cast", word }, { seat: role }) === null]).toEqual([
          name,
          role,
          may === true,
        ]);
      }
  });

  test.each([
    ["an unknown criterion", judge("price", "much")],
    ["an inherited criterion", judge("constructor", "much")],
    ["an unknown answer", judge("cargo", "some")],
    ["an unknown option", { on: "judgement", criterion: "fun", judgement: { scores: { plane: 5 } } }],
  ] as [string, Word][])("%s isn't taken", (_what, word) => {
    const it = seated();
    it.to("judgements");
    expect(it.refused({ type: "cast", word }, { seat: "ana" })?.refused).toBe("unknown");
  });

  test("a ranking has a criterion once", () => {
    const it = seated({ weighing: "ranking" });
    it.to("points");
    const ranked = (...ranking: string[]): Command => ({
      type: "cast",
      word: { on: "points", weighing: "ranking", points: {}, ranking },
    });
    expect(it.refused(ranked("speed", "cargo", "speed"), { seat: "ana" })?.refused).toBe("invalid");
    expect(it.refused(ranked("speed", "cargo"), { seat: "ana" })).toBeNull();
  });

  test.each(["points", "swing", "ranking"] as const)("whoever takes back all %s has said nothing", (weighing) => {
    const it = seated({ weighing });
    it.to("points");
    const given = () => progressOf(it.session, "ana")?.given;
    const weigh = (points: By<number>, ranking: string[]) =>
      it.cast("ana", { on: "points", weighing, points, ranking });
    if (weighing === "ranking") weigh({}, ["speed"]);
    else weigh({ speed: 100 }, []);
    expect(given()).toBe(1);
    weigh(weighing === "ranking" ? {} : { speed: 0, cargo: 0 }, []);
    expect(given()).toBe(0);
    it.reveal();
    expect(publicView(it.session).opened.points?.ballots).toBe(0);
  });

  test("only the decider chooses, with a reason, and with another where it goes against the recommendation", () => {
    const it = seated();
    it.to("judgements");
    for (const seat of ["ana", "ben", "cleo"]) it.cast(seat, judge("cargo", "much"));
    it.reveal();
    it.to("decide");
    const choose = (option: string | null, reason: string, overrule = ""): Command => ({
      type: "choose",
      option,
      reason,
      overrule,
    });
    expect(it.refused(choose("ship", "it carries"), { seat: "ben" })?.refused).toBe("role");
    expect(it.refused(choose("ship", "it carries"), facilitator)?.refused).toBe("role");
    expect(it.refused(choose("plane", "it flies"), { seat: "ana" })?.refused).toBe("unknown");
    expect(it.refused(choose("ship", " "), { seat: "ana" })?.refused).toBe("invalid");
    expect(it.refused(choose("raft", "it is fun"), { seat: "ana" })?.message).toMatch(/against the recommendation/);
    expect(it.refused({ type: "reveal" })?.message).toMatch(/Nothing is chosen/);
    it.ask(choose("raft", "it is fun", "we like wind"), { seat: "ana" });
    expect(
      it.refused({ type: "cast", word: { on: "consent", level: 2, confidence: null, reason: "" } }, { seat: "ben" })
        ?.message,
    ).toMatch(/reason/);
    it.cast("ben", { on: "consent", level: 1, confidence: 20, reason: "We will get wet." });
    it.ask(choose("ship", "it carries"), { seat: "ana" });
    expect(it.session.ballots.ben?.consent).toBeNull();
    it.cast("ben", { on: "consent", level: 1, confidence: 20, reason: "It is slow." });
    it.cast("cleo", { on: "consent", level: 5, confidence: 80, reason: "" });
    it.reveal();
    expect(it.refused({ type: "cast", word: { on: "dissent", text: "x" } }, { seat: "cleo" })?.refused).toBe("role");
    it.cast("ben", { on: "dissent", text: "It is slow and wet." });
    expect(publicView(it.session).opened.consent).toMatchObject({
      counts: [0, 1, 0, 0, 0, 1],
      dissent: [{ who: "Ben", text: "It is slow and wet." }],
    });
  });

  test("a reason against the recommendation is shown as long as the choice goes against it", () => {
    const it = seated();
    it.to("judgements");
    for (const seat of ["ana", "ben", "cleo"]) it.cast(seat, judge("cargo", "much"));
    it.to("decide");
    const choose = (option: string | null) =>
      it.ask({ type: "choose", option, reason: "so", overrule: "we like wind" }, { seat: "ana" });
    choose("raft");
    expect(publicView(it.session).choice?.overrule).toBe("we like wind");
    choose("ship");
    expect(publicView(it.session).choice?.overrule).toBe("");
    choose(null);
    expect(publicView(it.session).choice?.overrule).toBe("");
  });

  test("another choice asks everybody again, also whoever went along with the first", () => {
    const it = seated();
    it.to("decide");
    const choose = (option: string, reason: string) =>
      it.ask({ type: "choose", option, reason, overrule: "we like wind" }, { seat: "ana" });
    choose("ship", "it carries");
    it.cast("ben", { on: "consent", level: 5, confidence: null, reason: "" });
    it.ask({ type: "done", done: true }, { seat: "ben" });
    choose("ship", "it carries more");
    expect(publicView(it.session).counter).toMatchObject({ done: 1, waiting: ["Ana", "Cleo"] });
    choose("raft", "it is fun");
    expect(publicView(it.session).counter).toMatchObject({ done: 0, waiting: ["Ana", "Ben", "Cleo"] });
  });

  test("where too few answered to show what is recommended, nobody is asked why they don't follow it", () => {
    const it = seated({ anonymous: true });
    it.to("judgements");
    it.cast("ana", judge("cargo", "much"));
    it.to("decide");
    expect(publicView(it.session).result).toBeNull();
    const choose: Command = { type: "choose", option: "raft", reason: "it is fun", overrule: "" };
    expect(it.refused(choose, { seat: "ana" })).toBeNull();
  });

  test("after the premortem each has two dots", () => {
    const it = seated();
    it.to("premortem");
    for (const [seat, id] of [
      ["ana", "r1"],
      ["ben", "r2"],
      ["cleo", "r3"],
    ] as const)
      it.cast(seat, { on: "risk", id, kind: "failed", text: `Because of ${seat}` });
    expect(it.refused({ type: "cast", word: { on: "dots", risks: ["r1"] } }, { seat: "ana" })?.refused).toBe("phase");
    it.reveal();
    it.cast("ana", { on: "dots", risks: ["r1", "r2"] });
    it.cast("ben", { on: "dots", risks: ["r2"] });
    expect(it.refused({ type: "cast", word: { on: "dots", risks: ["r9"] } }, { seat: "ana" })?.refused).toBe("unknown");
    expect(it.refused({ type: "cast", word: { on: "dots", risks: ["r1", "r1"] } }, { seat: "ana" })?.refused).toBe(
      "invalid",
    );
    expect(publicView(it.session).opened.risks?.map(({ id, dots }) => [id, dots])).toEqual([
      ["r1", 1],
      ["r2", 2],
      ["r3", 0],
    ]);
  });
});

describe("an anonymous workshop", () => {
  const anonymous = () => seated({ anonymous: true });

  test("takes three voters", () => {
    const it = run({ anonymous: true });
    it.seat("ana", "decider");
    it.seat("ben");
    it.to("criteria");
    it.reveal();
    expect(it.refused({ type: "advance" })?.message).toMatch(/at least 3 voters; there are 2/);
    it.seat("cleo");
    it.ask({ type: "advance" });
  });

  test("stays what it is once somebody answered", () => {
    const it = anonymous();
    expect(it.refused({ type: "anonymous", anonymous: false })).toBeNull();
    it.to("judgements");
    it.cast("ana", judge("cargo", "much"));
    expect(it.refused({ type: "anonymous", anonymous: false })?.refused).toBe("once");
    expect(it.refused({ type: "role", seat: "ben", role: "observer" })?.refused).toBe("once");
    expect(it.refused({ type: "repository", choice: "named" })?.refused).not.toBeNull();
    const named = seated();
    named.to("judgements");
    named.cast("ana", judge("cargo", "much"));
    expect(named.refused({ type: "anonymous", anonymous: true })?.refused).toBe("once");
  });

  test("one seat has one ballot, and nothing on disk ties them", () => {
    const it = anonymous();
    it.to("judgements");
    expect(it.refused({ type: "claim", ballot: "b-other" }, { seat: "ana" })?.refused).toBe("once");
    it.seat("dev");
    expect(it.refused({ type: "claim", ballot: "b-3-ana" }, { seat: "dev" })?.refused).toBe("once");
    it.cast("ana", judge("cargo", "much"));
    it.ask({ type: "done", done: true }, { seat: "ana" });
    const written = it.events
      .filter((event) => keptIn(it.session, event) !== "memory")
      .map((event) => JSON.stringify(event));
    expect(written.some((line) => line.includes("b-3-ana"))).toBe(true);
    for (const line of written) expect(line.includes("b-3-ana") && line.includes('"seat"')).toBe(false);
    expect(written.some((line) => line.includes('"done"'))).toBe(false);
  });

  test("after a restart everybody gets their own ballot back, and nobody a second one", () => {
    const it = anonymous();
    it.to("judgements");
    it.cast("ana", judge("cargo", "much"));
    it.cast("ben", judge("cargo", "much"));
    it.cast("cleo", judge("cargo", "much"));
    it.session = replay(
      playbook,
      it.events.filter((event) => keptIn(it.session, event) !== "memory"),
    );
    expect(viewFor(it.session, "ana")?.me.ballot).toBe(false);
    expect(it.refused({ type: "cast", word: judge("cargo", "little") }, { seat: "ana" })?.refused).toBe("phase");
    it.ask({ type: "claim", ballot: "b-3-ana" }, { seat: "ana" });
    expect(viewFor(it.session, "ana")?.me.said.judgements["1"]).toEqual({ cargo: { answer: "much" } });
    it.ask({ type: "claim", ballot: "b-spare" }, { seat: "facilitator" });
    expect(it.refused({ type: "claim", ballot: "b-new" }, { seat: "ben" })?.refused).toBe("once");
  });

  test("fewer than three answers are shown to nobody", () => {
    const it = anonymous();
    it.to("judgements");
    it.cast("ana", judge("cargo", "much"));
    it.cast("ben", judge("cargo", "much"));
    it.cast("cleo", judge("speed", "late"));
    it.reveal();
    const [round] = publicView(it.session).opened.rounds;
    expect(round?.cells.filter(({ criterion }) => criterion !== "fun").every(({ counts }) => counts === null)).toBe(
      true,
    );
    const few = anonymous();
    few.to("judgements");
    few.cast("ana", { ...judge("cargo", "much"), judgement: { answer: "much", reason: "Only mine" } } as Word);
    few.reveal();
    expect(publicView(few.session).opened.rounds[0]).toMatchObject({
      withheld: true,
      reasons: [],
      answers: [],
      weights: {},
    });
    expect(JSON.stringify(publicView(few.session))).not.toContain("Only mine");
  });

  test("promises what is true", () => {
    expect(promise(anonymous().session)).toBe(
      "Hidden on every screen until the reveal, and kept without your name. The repository gets how often each answer was given, not the single ballots.",
    );
    expect(promise(run({ anonymous: true }).session)).toContain("With fewer than three voters nobody is anonymous.");
    expect(promise(run({ repository: "named" }).session)).toContain("with names");
  });
});

test("what the repository gets can only become less once people were told", () => {
  const it = run({ repository: "unnamed" });
  expect(it.refused({ type: "repository", choice: "named" })).toBeNull();
  it.seat("ana");
  expect(it.refused({ type: "repository", choice: "named" })?.refused).toBe("once");
  it.ask({ type: "repository", choice: "distributions" });
  expect(it.refused({ type: "repository", choice: "unnamed" })?.refused).toBe("once");
});
