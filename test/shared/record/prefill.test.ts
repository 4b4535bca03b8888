import fc from "fast-check";
import { expect, test } from "vitest";
import type { Heard } from "#shared/analysis/compute/attribution";
import { addMonths } from "#shared/base/day";
import { draftFromAnswers } from "#shared/record/answers";
import { limitReached, proposedConsequences, proposedReview, proposedTriggers } from "#shared/record/prefill";
import { recommend } from "#shared/record/recommend";
import { answersSchema, draftSchema } from "#shared/record/schema";
import { small, smallEntry } from "../../samples/playbook";

const draft = (more: object) =>
  draftFromAnswers(smallEntry, answersSchema.parse({ format: 1, playbook: "small", title: "A team", ...more }));

function consequences(more: object, option: string) {
  const inputs = draft(more);
  return proposedConsequences(small, inputs, recommend(small, inputs, {}).analysis, option).map(
    ({ kind, text }) => `${kind} ${text}`,
  );
}

test("good where it fits better, bad where worse, the largest contribution first, then what one takes on", () => {
  const answers = { size: "big", speed: "fast", extra: "some" };
  const points = { size: 30, speed: 20, extra: 50 };
  expect(consequences({ criteria: ["extra"], answers, points }, "left")).toEqual([
    "good left on big (Title of size)",
    "good left on some (Title of extra)",
    "bad left on fast (Title of speed)",
    "bad we take on “Shoes”: Always.",
  ]);
  expect(consequences({ criteria: ["extra"], answers, points }, "right")).toEqual([
    "good right on fast (Title of speed)",
    "bad right on big (Title of size)",
    "bad right on some (Title of extra)",
    "bad we take on “A map”: It is big.",
  ]);
});

test("what is unknown or alike says nothing", () => {
  expect(consequences({ answers: { size: "same", speed: "unknown" } }, "left")).toEqual([
    "bad we take on “Shoes”: Always.",
  ]);
  expect(consequences({}, "right")).toEqual([]);
});

test("a score that a person gave is a consequence only by its reason", () => {
  const seen = {
    size: { answer: "big", adjusted: { right: 2 }, reason: "we tried" },
    speed: { scores: { left: 1, right: 4 } },
  };
  expect(consequences({ answers: seen }, "right")).toEqual([
    "bad we tried (Title of size)",
    "bad we take on “A map”: It is big.",
  ]);
});

test("an excluded option is no rival", () => {
  const out = { answers: { size: "big" }, mustHaves: [{ id: "legal", verdicts: { left: "fail" } }] };
  expect(consequences(out, "right")).toEqual(["bad we take on “A map”: It is big."]);
});

test.each([
  ["close call", 90, "easily", 3],
  ["none", null, null, 3],
  ["clear", 59, "easily", 3],
  ["clear", 60, "easily", 12],
  ["clear", null, "easily", 12],
  ["clear", 90, "with-effort", 6],
  ["leaning", 90, "easily", 6],
  ["leaning", null, null, 6],
] as const)("%s, confidence %s, reversible %s: look again after %i months", (word, confidence, reversible, months) => {
  expect(proposedReview("2026-10-06", { word, confidence, reversible })).toBe(addMonths("2026-10-06", months));
});

function triggers(more: object) {
  const { analysis, names } = recommend(small, draft(more), {});
  return proposedTriggers(analysis, names);
}

test("triggers are the answers that would turn it, then the nearest weights", () => {
  const open = triggers({ answers: { size: "unknown", speed: "slow" } });
  expect(open[0]).toEqual({
    id: "trigger-1",
    kind: "assumption",
    statement: "Title of size turns out to be “Text of little”, which favours Right",
  });
  const weighed = triggers({ answers: { size: "big", speed: "fast" }, points: { size: 60, speed: 40 } });
  expect(weighed).toEqual([
    {
      id: "trigger-1",
      kind: "weight",
      limit: { criterion: "size", now: 0.6, at: expect.closeTo(3 / 7, 12) },
      statement: "Title of size counts less than 42\u00a0% (now 60\u00a0%), which favours Right",
    },
    {
      id: "trigger-2",
      kind: "weight",
      limit: { criterion: "speed", now: 0.4, at: expect.closeTo(4 / 7, 12) },
      statement: "Title of speed counts more than 58\u00a0% (now 40\u00a0%), which favours Right",
    },
    {
      id: "trigger-3",
      kind: "score",
      limit: { criterion: "size", option: "left", over: "right", now: 4, at: expect.closeTo(2, 12) },
      statement: "On Title of size, Left loses more than 2 of 4 steps to Right, which favours Right",
    },
  ]);
});

test("a limit is reached from the side on which the figure stood", () => {
  const said = (weight: number, left: number | null): Heard => ({
    weights: { size: weight },
    scores: { size: { left, right: 1 } },
  });
  const less = { criterion: "size", now: 0.6, at: 0.45 };
  expect([0.46, 0.45, 0.2].map((weight) => limitReached(less, said(weight, 5)))).toEqual([false, true, true]);
  const more = { criterion: "size", now: 0.2, at: 0.27 };
  expect([0.2, 0.27, 0.3].map((weight) => limitReached(more, said(weight, 5)))).toEqual([false, true, true]);
  const score = { criterion: "size", option: "left", over: "right", now: 4, at: 2 };
  expect([5, 4, 3, null].map((left) => limitReached(score, said(0.6, left)))).toEqual([false, false, true, true]);
  expect(limitReached({ ...less, criterion: "gone" }, said(0.6, 5))).toBe(true);
});

test("what is scored directly and isn't known may become known", () => {
  const own = { criteria: [{ id: "mood", title: "Mood", points: 50 }], answers: { size: "little" } };
  expect(triggers(own).map(({ statement }) => statement)).toContain("Mood becomes known");
});

test("nothing known, nothing proposed", () => {
  expect(triggers({}).every(({ kind }) => kind === "assumption")).toBe(true);
  expect(consequences({ answers: {} }, "right")).toEqual([]);
});

test("whatever is proposed can be saved", () => {
  const answer = (ids: string[]) => fc.constantFrom("unknown", ...ids);
  const given = fc.record({ size: answer(["big", "little", "same"]), speed: answer(["fast", "slow"]) });
  const points = fc.record({ size: fc.constantFrom(0, 30, 60), speed: fc.constantFrom(0, 40) });
  const decision = { option: "left", on: "2026-10-06" };
  fc.assert(
    fc.property(given, points, fc.constantFrom("left", "right"), (answers, weights, option) => {
      const base = draft({ answers, points: weights, decision });
      const { analysis, names } = recommend(small, base, {});
      const saved = base.decision && {
        ...base.decision,
        consequences: proposedConsequences(small, base, analysis, option),
        triggers: proposedTriggers(analysis, names),
      };
      expect(draftSchema.safeParse({ ...base, decision: saved }).error).toBeUndefined();
    }),
    { numRuns: 40 },
  );
});
