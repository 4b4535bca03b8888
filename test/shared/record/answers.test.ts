import { expect, test } from "vitest";
import { AdroitError } from "#shared/base/error";
import { draftFromAnswers } from "#shared/record/answers";
import { teamBallot } from "#shared/record/criteria";
import { answersSchema, draftSchema } from "#shared/record/schema";
import { smallEntry } from "../../samples/playbook";

const least = { format: 1, playbook: "small", title: "A team" };
const draft = (more: object = {}) => draftFromAnswers(smallEntry, answersSchema.parse({ ...least, ...more }));

test("the shortest file is a blank draft", () => {
  expect(draft()).toMatchObject({ status: "draft", criteria: [{ id: "size" }, { id: "speed" }], mustHaves: [] });
  expect(draftSchema.parse(draft())).toEqual(draft());
});

test("a full file becomes a draft that passes its validator", () => {
  const full = draft({
    about: "Everything at once.",
    frame: { title: "Which way", decider: "Lead", reversible: "easily" },
    options: [{ id: "up", title: "Up" }],
    criteria: ["extra", { id: "mood", title: "Mood", points: 20 }],
    mustHaves: [
      { id: "legal", verdicts: { up: "fail" } },
      { id: "cheap", statement: "Must be cheap", negotiable: true },
    ],
    answers: {
      size: { answer: "big", adjusted: { up: 2 }, reason: "we tried" },
      speed: "unknown",
      extra: "some",
      mood: { scores: { left: 4, up: 5 } },
    },
    points: { size: 30 },
    decision: { option: "up", on: "2026-10-06", reason: "it is new" },
    status: "proposed",
  });
  expect(draftSchema.parse(full)).toEqual(full);
  expect(full.frame).toMatchObject({ title: "Which way", decider: "Lead", problem: "", consulted: [] });
  expect(full.options.at(-1)).toEqual({ id: "up", title: "Up", summary: "" });
  expect(full.criteria.map(({ id }) => id)).toEqual(["size", "speed", "extra", "mood"]);
  expect(full.criteria.at(-1)?.own).toMatchObject({ title: "Mood", points: 20, always: false, answers: [] });
  expect(full.mustHaves).toMatchObject([
    { id: "legal", statement: "Must be legal", verdicts: { left: "pass", right: "unknown", up: "fail" } },
    { id: "cheap", negotiable: true, verdicts: { left: "unknown", right: "unknown", up: "unknown" } },
  ]);
  expect(teamBallot(full)).toMatchObject({
    weighing: "points",
    points: { size: 30, speed: 40, extra: 10, mood: 20 },
    judgements: {
      size: { answer: "big", adjusted: { up: 2 }, reason: "we tried" },
      speed: { unknown: true },
      extra: { answer: "some" },
      mood: { scores: { left: 4, up: 5 } },
    },
  });
  expect(full.decision).toMatchObject({ option: "up", by: "Lead", consequences: [], consent: {}, review: null });
  expect(full.status).toBe("proposed");
});

test("a must-have of the playbook is named by its id alone, or with what differs", () => {
  const [alone] = draft({ mustHaves: ["legal"] }).mustHaves;
  const [given] = draft({ mustHaves: [{ id: "legal", negotiable: true }] }).mustHaves;
  expect(alone).toMatchObject({ id: "legal", statement: "Must be legal" });
  expect(given).toEqual({ ...alone, negotiable: true });
});

test("weights are points, swing points or a ranking", () => {
  expect(teamBallot(draft({ swing: { size: 100 } }))).toMatchObject({
    weighing: "swing",
    points: { size: 100, speed: 40 },
  });
  expect(teamBallot(draft({ ranking: ["speed", "size"] }))).toMatchObject({
    weighing: "ranking",
    ranking: ["speed", "size"],
  });
});

test("a criterion set aside isn't in the round", () => {
  const aside = draft({ criteria: [{ id: "extra", notApplicable: true }] });
  expect(aside.criteria.at(-1)).toEqual({ id: "extra", notApplicable: true });
  expect(aside.rounds[0]?.criteria).toEqual(["size", "speed"]);
});

test("the decision's own decider wins over the frame's", () => {
  const { decision } = draft({ frame: { decider: "Lead" }, decision: { decider: "Deputy", on: "2026-10-06" } });
  expect(decision).toMatchObject({ by: "Deputy", option: null });
});

const dangling: [name: string, more: object, subject: string, says: string][] = [
  ["another playbook", { playbook: "large" }, "playbook", '"large"'],
  ["an option that is taken", { options: [{ id: "left", title: "L" }] }, "options[0].id", '"left" is taken'],
  ["a criterion of nobody's", { criteria: ["extra", "taste"] }, "criteria[1]", '"taste"'],
  ["a criterion that is always asked", { criteria: ["size"] }, "criteria[0]", "asked of every team"],
  ["a criterion twice", { criteria: ["extra", "extra"] }, "criteria[1]", "stands twice"],
  ["an own criterion under a known id", { criteria: [{ id: "extra", title: "X" }] }, "criteria[0]", "another id"],
  ["a must-have without a statement", { mustHaves: [{ id: "cheap" }] }, "mustHaves[0].statement", '"cheap"'],
  ["a must-have twice", { mustHaves: [{ id: "legal" }, { id: "legal" }] }, "mustHaves[1]", "stands twice"],
  [
    "a verdict on no option",
    { mustHaves: [{ id: "legal", verdicts: { up: "pass" } }] },
    "mustHaves[0].verdicts.up",
    '"up"',
  ],
  ["an answer to no criterion", { answers: { taste: "good" } }, "answers.taste", '"taste"'],
  ["an answer to a criterion not in use", { answers: { extra: "some" } }, "answers.extra", '"extra"'],
  ["an answer that isn't offered", { answers: { size: "huge" } }, "answers.size", '"huge"'],
  [
    "an answer where scores are due",
    { criteria: [{ id: "mood", title: "M" }], answers: { mood: "good" } },
    "answers.mood",
    "scores",
  ],
  [
    "an adjusted score of no option",
    { answers: { size: { answer: "big", adjusted: { up: 1 }, reason: "x" } } },
    "answers.size.adjusted.up",
    '"up"',
  ],
  [
    "an adjusted score without a reason",
    { answers: { size: { answer: "big", adjusted: { left: 1 } } } },
    "answers.size.reason",
    "why",
  ],
  ["a score of no option", { answers: { size: { scores: { up: 1 } } } }, "answers.size.scores.up", '"up"'],
  ["points for nothing in use", { points: { extra: 10 } }, "points.extra", '"extra"'],
  ["a ranking of nothing in use", { ranking: ["size", "taste"] }, "ranking[1]", '"taste"'],
  ["a criterion ranked twice", { ranking: ["size", "size"] }, "ranking[1]", "stands twice"],
  ["a decision for no option", { decision: { option: "up", on: "2026-10-06" } }, "decision.option", '"up"'],
];

test.each(dangling)("%s is refused by name", (_, more, subject, says) => {
  let error: unknown;
  try {
    draft(more);
  } catch (thrown) {
    error = thrown;
  }
  expect(error).toBeInstanceOf(AdroitError);
  expect(error).toMatchObject({ code: "BAD_INPUT", subject });
  expect((error as AdroitError).message).toContain(says);
  expect((error as AdroitError).remedy).not.toBe("");
});

const malformed: [name: string, file: object, path: string, says: string][] = [
  ["an unknown key", { ...least, answer: {} }, "", '"answer"'],
  ["an unknown key inside", { ...least, frame: { titel: "x" } }, "frame", '"titel"'],
  ["another format", { ...least, format: 2 }, "format", "format: 1"],
  ["no title", { format: 1, playbook: "small" }, "title", "write a title here"],
  ["a score of 9", { ...least, answers: { size: { scores: { left: 9 } } } }, "answers.size", "{scores, reason}"],
  ["points out of step", { ...least, points: { size: 7 } }, "points.size", "steps of 5"],
  ["points and a ranking", { ...least, points: { size: 5 }, ranking: ["size"] }, "ranking", "only one of them"],
  ["a day that doesn't exist", { ...least, decision: { on: "2026-02-30" } }, "decision.on", "exists in the calendar"],
  ["a status that needs people", { ...least, status: "accepted" }, "status", "decider and option"],
  ["a criterion of no shape", { ...least, criteria: [{ title: "x" }] }, "criteria.0", "write a criterion's id"],
];

test.each(malformed)("%s is refused by the validator", (_, file, path, says) => {
  const issues = answersSchema.safeParse(file).error?.issues ?? [];
  expect(issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`)).toEqual([
    expect.stringMatching(new RegExp(`^${path}: .*`)),
  ]);
  expect(issues[0]?.message).toContain(says);
});
