import { expect, test } from "vitest";
import { either, progress, summaryOf, walkSteps } from "#shared/record/progress";
import type { DecisionRecord, Draft, Judgement } from "#shared/record/record";
import { decision, frame, walked } from "../../samples/walked";

const both: Record<string, Judgement> = { size: { answer: "big" }, speed: { answer: "slow" } };
const done = (record: DecisionRecord) => walkSteps.filter((step) => progress(record).done[step]);

const table: [name: string, record: DecisionRecord, next: string, done: string[]][] = [
  ["blank", walked(), "frame", []],
  ["half a frame", walked({ frame: { ...frame, decider: " " } }), "frame", []],
  ["framed", walked({ frame }), "criteria", ["frame"]],
  ["framed, and on to the answers", walked({ frame, place: "answers/size" }), "answers", ["frame", "criteria"]],
  ["a criterion added", walked({ frame, criteria: [{ id: "extra" }] }), "answers", ["frame", "criteria"]],
  ["one answer", walked({ frame }, { size: { answer: "big" } }), "answers", ["frame", "criteria"]],
  ["answered", walked({ frame }, both), "weights", ["frame", "criteria", "answers"]],
  [
    "don't know yet is a word too",
    walked({ frame }, { ...both, size: { unknown: true } }),
    "weights",
    ["frame", "criteria", "answers"],
  ],
  ["weighed", walked({ frame, place: "result" }, both), "result", ["frame", "criteria", "answers", "weights"]],
  ["result seen", walked({ frame, place: "decide" }, both), "decide", walkSteps.slice(0, 5)],
  ["decided", walked({ frame, decision }, both), "decide", walkSteps],
  [
    "postponed without a reason",
    walked({ frame, place: "decide", decision: { ...decision, option: null, reason: "" } }, both),
    "decide",
    walkSteps.slice(0, 5),
  ],
  ["postponed", walked({ frame, decision: { ...decision, option: null } }, both), "decide", walkSteps],
  [
    "decided without answers",
    walked({ frame, place: "decide", decision }),
    "answers",
    ["frame", "criteria", "weights", "decide"],
  ],
];

test.each(table)("%s: next and done", (_, record, next, expected) => {
  expect(progress(record).next).toBe(next);
  expect(done(record)).toEqual(expected);
});

test("an answered criterion is one with an answer or a score", () => {
  const counts = (judgements: Record<string, Judgement>) => {
    const { answered, criteria } = progress(walked({}, judgements));
    return [answered, criteria];
  };
  expect(counts({})).toEqual([0, 2]);
  expect(counts({ size: { unknown: true }, speed: { scores: {} } })).toEqual([0, 2]);
  expect(counts({ size: { scores: { left: 2 } }, speed: { answer: "slow" } })).toEqual([2, 2]);
  expect(counts({ extra: { answer: "some" } })).toEqual([0, 2]);
});

test("weights without any points aren't done, however far one went", () => {
  const record = walked({ frame, place: "decide" }, both);
  const ballot = record.draft.rounds[0]?.ballots[0];
  if (ballot) ballot.points = { size: 0, speed: 0 };
  expect(progress(record).next).toBe("weights");
});

test("a summary says what the start screen shows", () => {
  const target = {
    root: "/r",
    dir: "docs",
    file: "0001.md",
    profile: "madr4",
    adr: "0".repeat(64),
    on: "2026-10-06T09:30:00.000Z",
  } as const;
  expect(summaryOf({ ...walked({ frame, decision, status: "accepted" }, both), repo: target })).toEqual({
    id: "way",
    title: "Which way",
    status: "accepted",
    chosen: "Left",
    options: "Left or Right",
    created: "2026-10-06T09:30:00.000Z",
    review: "2027-04-06",
    triggered: [],
    playbook: "Left or right",
    reviewing: false,
    supersedes: null,
    supersededBy: null,
    next: "decide",
    answered: 2,
    criteria: 2,
    adr: { root: "/r", dir: "docs", file: "0001.md" },
  });
});

test("a summary of a blank record has the playbook's title and chooses nothing", () => {
  expect(summaryOf(walked())).toMatchObject({ title: "Left or right", chosen: null, review: null, adr: null });
});

test.each([
  [[], ""],
  [["A"], "A"],
  [["A", "B"], "A or B"],
  [["A", "B", "C"], "A, B or C"],
])("%j is said as %j", (names, said) => {
  expect(either(names)).toBe(said);
});

test("a route that is no step counts as the beginning", () => {
  expect(done(walked({ place: "elsewhere" } satisfies Partial<Draft>))).toEqual([]);
});
