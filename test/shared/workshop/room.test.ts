/** What happens in the room is what the script says: door, clock, comments, what is judged, and whose seat it is. */
import { describe, expect, test } from "vitest";
import { renderAdr } from "#shared/adr/write/render";
import { criteriaInUse } from "#shared/record/criteria";
import { apply } from "#shared/workshop/apply/apply";
import { fold } from "#shared/workshop/fold";
import { mostSeats } from "#shared/workshop/people";
import { revealedInputs } from "#shared/workshop/rounds";
import { briefOf, briefRevision } from "#shared/workshop/view/brief";
import { facilitatorView } from "#shared/workshop/view/facilitator";
import { publicView } from "#shared/workshop/view/public";
import { placeAtDoor, viewFor } from "#shared/workshop/view/seat";
import { recommended } from "../../samples/adr-records";
import { type Run, record, run } from "../../samples/session";

const seated = () => {
  const it = run();
  it.seat("ana", "decider");
  it.seat("ben");
  it.seat("cleo");
  return it;
};
const done = (it: Run, seat: string) => it.ask({ type: "done", done: true }, { seat });
const knock = (it: Run, seat: string, name: string, key = `key of ${seat}`) =>
  it.ask({ type: "knock", seat, name, role: "voter", key }, "host");

describe("the clock", () => {
  test("stands still until the facilitator starts it, and counts what passed", () => {
    const it = run();
    it.now += 600_000;
    expect(it.session).toMatchObject({ started: null, timer: { running: false, left: 300_000 } });
    it.ask({ type: "advance" });
    expect(it.session).toMatchObject({ started: it.now, timer: { running: true, ends: it.now + 600_000 } });
    const began = it.now;
    it.now += 180_000;
    it.to("points");
    expect(it.session.started).toBe(began);
  });

  test("while the host is away no time passes", () => {
    const it = run();
    it.ask({ type: "advance" });
    const { started, timer } = it.session;
    const later = it.now + 3_600_000;
    const after = apply(it.session, { e: "resumed", t: later });
    expect(after.started).toBe((started ?? 0) + 3_600_000);
    expect(after.timer.ends).toBe(timer.ends + 3_600_000);
  });
});

describe("comments", () => {
  const written = () => {
    const it = seated();
    it.to("reading");
    it.cast("ben", { on: "comment", id: "c1", section: "problem", text: "Why now?" });
    return it;
  };

  test("open by themselves once everybody has read, without names", () => {
    const it = written();
    done(it, "ana");
    done(it, "ben");
    expect(publicView(it.session).opened.comments).toBeNull();
    done(it, "cleo");
    expect(publicView(it.session).opened.comments).toEqual([{ section: "problem", text: "Why now?" }]);
  });

  test.each([
    ["is away", (it: Run) => it.ask({ type: "away", seat: "cleo" }, "host")],
    ["leaves", (it: Run) => it.ask({ type: "leave" }, { seat: "cleo" })],
    ["is removed", (it: Run) => it.ask({ type: "remove", seat: "cleo" })],
    ["only advises now", (it: Run) => it.ask({ type: "role", seat: "cleo", role: "consulted" })],
  ])("open as well when the last one who still reads %s", (_what, gone) => {
    const it = written();
    done(it, "ana");
    done(it, "ben");
    gone(it);
    expect(it.session.opened.comments).toBe(true);
  });

  test("open when the facilitator says so, once", () => {
    const it = written();
    it.ask({ type: "open-comments" });
    expect(publicView(it.session).opened.comments).toHaveLength(1);
    expect(it.refused({ type: "open-comments" })?.refused).toBe("phase");
  });
});

describe("what is judged", () => {
  const proposed = () => {
    const it = seated();
    it.to("criteria");
    it.cast("ben", { on: "proposal", id: "p-comfort", kind: "criterion", text: "Comfort" });
    it.cast("cleo", { on: "proposal", id: "p-dry", kind: "must-have", text: "It keeps us dry" });
    return it;
  };
  const resolve = (it: Run, item: string, how: "keep" | "drop" | "merge", more = {}) =>
    it.ask({ type: "resolve", item, how, reason: "", owner: "", ...more });
  const asked = (it: Run) => criteriaInUse(it.session.playbook, it.session.inputs).map(({ title }) => title);

  test("is voted on only where it may change", () => {
    const it = proposed();
    expect(publicView(it.session).votable).toEqual([]);
    const word = { on: "criterion", criterion: "cargo", word: "drop" } as const;
    expect(it.refused({ type: "cast", word }, { seat: "ben" })?.refused).toBe("phase");
  });

  test("proposals are hidden until the reveal, and nobody's after it", () => {
    const it = proposed();
    for (const view of [publicView(it.session), viewFor(it.session, "ana"), facilitatorView(it.session)])
      expect(JSON.stringify(view)).not.toContain("Comfort");
    it.reveal();
    expect(publicView(it.session).opened.criteria?.proposals).toEqual([
      { id: "p-comfort", kind: "criterion", text: "Comfort" },
      { id: "p-dry", kind: "must-have", text: "It keeps us dry" },
    ]);
  });

  test("is exactly what was settled, with anchors, check and owner", () => {
    const it = proposed();
    it.reveal();
    resolve(it, "p-comfort", "keep", { title: "Comfort on board", low: "wet", high: "snug", owner: "Ben" });
    resolve(it, "p-dry", "keep", { check: "A bucket test", owner: "Cleo" });
    expect(it.refused({ type: "resolve", item: "fun", how: "drop", reason: " ", owner: "" })?.refused).toBe("invalid");
    resolve(it, "fun", "drop", { reason: "Nobody sails for fun" });
    expect(asked(it)).toEqual(["Cargo", "Speed", "Comfort on board"]);
    expect(it.session.inputs.mustHaves).toMatchObject([{ statement: "It keeps us dry", check: "A bucket test" }]);
    const own = criteriaInUse(it.session.playbook, it.session.inputs).at(-1);
    expect(own?.anchors).toMatchObject({ 1: "wet", 5: "snug" });
    it.to("judgements");
    expect(viewFor(it.session, "ana")?.me.asked).toEqual(["cargo", "speed", "p-comfort"]);
    expect(it.refused({ type: "resolve", item: "fun", how: "keep", reason: "", owner: "" })?.refused).toBe("phase");
    const { workshop } = fold(record(), it.session, "2026-10-06").draft;
    expect(workshop?.settled).toEqual([
      { kind: "criterion", text: "Comfort on board", proposed: true, how: "kept", owner: "Ben" },
      { kind: "must-have", text: "It keeps us dry", proposed: true, how: "kept", owner: "Cleo" },
      { kind: "criterion", text: "Fun", proposed: false, how: "dropped", reason: "Nobody sails for fun" },
    ]);
  });

  test("an option that fails a must-have that was proposed is out, as phones said", () => {
    const it = proposed();
    it.reveal();
    resolve(it, "p-dry", "keep");
    const mustHaves = it.session.inputs.mustHaves.map((one) => ({
      ...one,
      verdicts: { ship: "pass" as const, raft: "fail" as const },
    }));
    it.ask({ type: "settle", mustHaves });
    it.to("judgements");
    it.cast("ana", { on: "judgement", criterion: "cargo", judgement: { answer: "little" } });
    it.to("decide");
    expect(Object.keys(publicView(it.session).result?.values ?? {})).toEqual(["ship"]);
  });

  test("the ADR says what became part of what, and how many said how sure they are", () => {
    const it = seated();
    it.to("criteria");
    it.reveal();
    resolve(it, "fun", "merge", { into: "speed" });
    it.to("judgements");
    it.cast("ana", { on: "judgement", criterion: "cargo", judgement: { answer: "much" } });
    it.to("decide");
    it.ask({ type: "choose", option: "ship", reason: "It carries more.", overrule: "So." }, { seat: "ana" });
    it.cast("ben", { on: "consent", level: 4, confidence: 60, reason: "" });
    it.cast("ana", { on: "consent", level: 5, confidence: null, reason: "" });
    it.reveal();
    const made = fold(record(), it.session, "2026-10-06");
    const of = { record: made, recommendation: recommended(made), profile: "madr4" as const, today: "2026-10-06" };
    const adr = renderAdr({ ...of, file: "0001-cross.md" });
    expect(adr).toContain("Judged as part of another criterion: Fun as part of Speed.");
    expect(adr).not.toContain("not applicable");
    expect(adr).toContain("1 of 2 said how confident they are that it will still look right in a year: 60\u00a0%.");
  });

  test("a proposal can be merged, dropped, taken up again, and asked about once more", () => {
    const it = proposed();
    it.reveal();
    expect(it.refused({ type: "resolve", item: "p-comfort", how: "merge", reason: "", owner: "" })?.refused).toBe(
      "invalid",
    );
    resolve(it, "p-comfort", "keep");
    resolve(it, "p-comfort", "merge", { into: "fun" });
    expect(asked(it)).toEqual(["Cargo", "Speed", "Fun"]);
    it.ask({ type: "ask-again", items: ["p-comfort"] });
    expect(publicView(it.session)).toMatchObject({ phase: "open", votable: ["p-comfort"] });
    it.cast("ana", { on: "criterion", criterion: "p-comfort", word: "keep" });
    it.cast("cleo", { on: "criterion", criterion: "p-comfort", word: "drop", reason: "Too vague" });
    it.reveal();
    expect(publicView(it.session).opened.criteria?.words.find(({ criterion }) => criterion === "p-comfort")).toEqual({
      criterion: "p-comfort",
      keep: 1,
      merge: 0,
      into: [],
      drop: 1,
      reasons: ["Too vague"],
    });
    expect(publicView(it.session).opened.criteria?.proposals).toHaveLength(2);
    resolve(it, "p-comfort", "keep");
    expect(asked(it)).toEqual(["Cargo", "Speed", "Fun", "Comfort"]);
  });

  test("something always stays to judge by", () => {
    const it = proposed();
    it.reveal();
    resolve(it, "cargo", "drop", { reason: "no" });
    resolve(it, "speed", "drop", { reason: "no" });
    expect(it.refused({ type: "resolve", item: "fun", how: "drop", reason: "no", owner: "" })?.refused).toBe("invalid");
  });
});

describe("a seat on another device", () => {
  const lost = () => {
    const it = seated();
    it.to("judgements");
    it.cast("ben", { on: "judgement", criterion: "cargo", judgement: { answer: "much" } });
    knock(it, "new", " ben ", "new key");
    return it;
  };

  test("is asked for by name, and sees nothing before it is given", () => {
    const it = lost();
    expect(facilitatorView(it.session).door.waiting).toEqual([
      { seat: "new", name: "ben (2)", role: "voter", again: "Ben" },
    ]);
    expect(viewFor(it.session, "new")).toBeNull();
    expect(placeAtDoor(it.session, "new")).toEqual({ name: "ben (2)", before: 0 });
  });

  test("goes on as it was; the old device is put out, and known", () => {
    const it = lost();
    it.ask({ type: "give", seat: "new" });
    const ben = it.session.seats.find(({ id }) => id === "ben");
    expect(ben).toMatchObject({ key: "new key", former: ["key of ben"], state: "in" });
    expect(it.session.seats.some(({ id }) => id === "new")).toBe(false);
    expect(viewFor(it.session, "ben")?.me.said.judgements["1"]).toEqual({ cargo: { answer: "much" } });
    it.reveal();
    expect(it.session.rounds[0]?.ballots.map(({ id }) => id)).toEqual(["ben"]);
  });

  test("a refused claim becomes a seat of its own", () => {
    const it = lost();
    it.ask({ type: "admit", seat: "new", role: "voter" });
    expect(it.session.seats.find(({ id }) => id === "ben")?.key).toBe("key of ben");
    // Nobody hears a capital letter: the names differ by more.
    expect(it.session.seats.find(({ id }) => id === "new")?.name).toBe("ben (2)");
    expect(viewFor(it.session, "new")?.me.said.judgements).toEqual({});
    expect(it.refused({ type: "give", seat: "new" })?.refused).toBe("unknown");
  });

  test("whoever left comes back to their seat, and the removed don't", () => {
    const it = seated();
    it.ask({ type: "leave" }, { seat: "ben" });
    it.ask({ type: "remove", seat: "cleo" });
    knock(it, "n1", "Ben");
    knock(it, "n2", "Cleo");
    knock(it, "n3", "Fay");
    expect(facilitatorView(it.session).door.waiting.map(({ again }) => again)).toEqual(["Ben", null, null]);
    it.ask({ type: "give", seat: "n1" });
    expect(viewFor(it.session, "ben")?.me.state).toBe("in");
  });
});

describe("the door", () => {
  test("seats are counted by who is there, and one too many is told", () => {
    const it = run();
    for (let n = 0; n < mostSeats; n++) knock(it, `s${n}`, `Person ${n}`);
    const refusal = it.refused({ type: "knock", seat: "late", name: "Late", role: "voter", key: "k" }, "host");
    expect(refusal?.message).toBe("The room is full: 200 people are in it or wait at its door.");
    it.ask({ type: "clear-door" });
    expect(it.session.seats).toHaveLength(1);
    for (let n = 0; n < 3 * mostSeats; n++) {
      knock(it, `t${n}`, "Mal");
      it.ask({ type: "remove", seat: `t${n}` });
    }
    expect(it.session.seats).toHaveLength(1);
    it.seat("ana");
    expect(viewFor(it.session, "ana")?.me.state).toBe("in");
    // Whoever was in and isn't any more takes nobody's place.
    for (let n = 1; n < mostSeats; n++) it.seat(`u${n}`);
    const full = { type: "knock", seat: "late", name: "Late", role: "voter", key: "k" } as const;
    expect(it.refused(full, "host")?.message).toContain("The room is full");
    it.ask({ type: "remove", seat: "u1" });
    it.ask({ type: "leave" }, { seat: "u2" });
    knock(it, "v1", "Vera");
    knock(it, "v2", "Vito");
    expect(it.refused(full, "host")?.message).toContain("The room is full");
  });

  test("a new code sends away who waits, and nobody who is in", () => {
    const it = seated();
    knock(it, "out", "Mal");
    it.ask({ type: "rotate", code: "NEWCOD", token: "new" });
    expect(it.session.seats.map(({ id }) => id)).toEqual(["facilitator", "ana", "ben", "cleo"]);
  });
});

test("a phone names who is there in the lobby, and afterwards the decider alone; wall and facilitator go on seeing all", () => {
  const it = seated();
  const names = (view: { people: { name: string }[] } | null) => view?.people.map(({ name }) => name);
  const all = names(publicView(it.session));
  expect(all).toHaveLength(4);
  expect(names(viewFor(it.session, "ben"))).toEqual(all);
  it.ask({ type: "advance" });
  expect(names(viewFor(it.session, "ben"))).toEqual([it.session.seats.find(({ id }) => id === "ana")?.name]);
  expect(names(publicView(it.session))).toEqual(all);
  expect(names(facilitatorView(it.session))).toEqual(all);
});

test("phones fetch the brief again after an edit that leaves its length as it was", () => {
  const { session } = seated();
  const [first, ...others] = session.inputs.criteria;
  const said = (question: string) => {
    const own = { ...session.playbook.criteria[0]!, question };
    return briefRevision({
      ...session,
      inputs: { ...session.inputs, criteria: [{ ...first!, own }, ...others] },
    });
  };
  expect(said("Below 5 ms?")).not.toBe(said("Below 6 ms?"));
  expect(said("Below 5 ms?")).toBe(said("Below 5 ms?"));
});

test("who dropped out without a word is no decision maker, and whoever answered stays one", () => {
  const it = seated();
  it.seat("dev");
  it.to("judgements");
  it.cast("ben", { on: "judgement", criterion: "cargo", judgement: { answer: "much" } });
  it.ask({ type: "away", seat: "ben" }, "host");
  it.ask({ type: "away", seat: "cleo" }, "host");
  it.ask({ type: "leave" }, { seat: "dev" });
  it.reveal();
  expect(revealedInputs(it.session).seats.map(({ name }) => name)).toEqual(["Fay", "Ana", "Ben"]);
  expect(fold(record(), it.session, "2026-10-06").draft.frame.decisionMakers).toEqual(["Ben"]);
});

test("a premortem names the option that failed", () => {
  const it = seated();
  it.to("premortem");
  it.cast("ana", { on: "risk", id: "r1", kind: "failed", option: "raft", text: "It came apart" });
  const stranger = { on: "risk", id: "r2", kind: "failed", option: "plane", text: "It fell" } as const;
  expect(it.refused({ type: "cast", word: stranger }, { seat: "ana" })?.refused).toBe("unknown");
  it.reveal();
  it.cast("ben", { on: "dots", risks: ["r1"] });
  expect(publicView(it.session).opened.risks).toEqual([
    { id: "r1", kind: "failed", option: "raft", text: "It came apart", dots: 1 },
  ]);
});

test("who is expected is let in as what the plan says, once, unless they asked for something else", () => {
  const it = run({
    expected: [
      { name: "Ana", role: "decider" },
      { name: "Ben", role: "consulted" },
    ],
  });
  knock(it, "s1", " ana");
  knock(it, "s2", "Ben");
  knock(it, "s3", "Ana");
  it.ask({ type: "knock", seat: "s4", name: "Ben ", role: "observer", key: "key of s4" }, "host");
  knock(it, "s5", "Cleo");
  const roles = () => facilitatorView(it.session).door.waiting.map(({ role }) => role);
  expect(roles()).toEqual(["decider", "consulted", "voter", "observer", "voter"]);
  it.ask({ type: "admit", seat: "s5", role: "decider" });
  expect(roles()).toEqual(["voter", "consulted", "voter", "observer"]);
});

test("all who wait come in at once as what they wait as, but for who may have a seat already", () => {
  const it = seated();
  it.ask({ type: "remove", seat: "ana" });
  for (const seat of ["s1", "s2", "s3", "s4"]) knock(it, seat, seat === "s4" ? "Ben" : `Voter ${seat}`);
  const { door } = facilitatorView(it.session);
  expect(door.waiting.map(({ again }) => again)).toEqual([null, null, null, "Ben"]);
  it.ask({ type: "role", seat: "s1", role: "observer" });
  for (const seat of ["s2", "s3"]) it.ask({ type: "role", seat, role: "decider" });
  expect(it.session.seats.find(({ id }) => id === "s1")?.state).toBe("waiting");
  expect(it.ask({ type: "admit-all" })).toHaveLength(3);
  const rolesOf = () => Object.fromEntries(it.session.seats.map(({ id, role }) => [id, role]));
  expect(rolesOf()).toMatchObject({ s1: "observer", s2: "decider", s3: "voter" });
  expect(facilitatorView(it.session).door.waiting.map(({ seat }) => seat)).toEqual(["s4"]);
  expect(it.ask({ type: "admit-all" })).toEqual([]);
});

test("what is asked names the options that are compared: with others it is the title", () => {
  const inputs = { ...run().session.inputs };
  expect(publicView(run().session).question).toBe("Do we take the ship or the raft?");
  const more = run({ inputs: { ...inputs, options: [...inputs.options, { id: "swim", title: "Swim", summary: "" }] } });
  expect(publicView(more.session).question).toBe("How we cross");
  expect(briefOf(more.session).question).toBe("How we cross");
  const fewer = run({ inputs: { ...inputs, options: inputs.options.slice(1) } });
  expect(publicView(fewer.session).question).toBe("How we cross");
});

test("a proposal that was opened is the room's: nobody edits it when something is asked again", () => {
  const it = seated();
  it.to("criteria");
  it.cast("ana", { on: "proposal", id: "p1", kind: "criterion", text: "Comfort" });
  expect(viewFor(it.session, "ana")?.me.said.proposals).toHaveLength(1);
  it.reveal();
  it.ask({ type: "resolve", item: "p1", how: "keep", reason: "", owner: "" });
  it.ask({ type: "ask-again", items: ["p1"] });
  expect(viewFor(it.session, "ana")?.me.said.proposals).toEqual([]);
});
