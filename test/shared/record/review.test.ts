import { expect, test } from "vitest";
import { accept } from "#shared/record/accept";
import type { Decision, DecisionRecord, Review, Shown } from "#shared/record/record";
import { affected, beginReview, closeReview, happened } from "#shared/record/review";
import { recordSchema } from "#shared/record/schema";
import { decision, frame, walked } from "../../samples/walked";

const shown: Shown = { word: "leaning", leader: "left", values: { left: 0.6, right: 0.4 }, gap: 0.2, sentences: [] };
const whole: Decision = {
  ...decision,
  triggers: [
    { id: "a", kind: "weight", statement: "Speed counts more", limit: { criterion: "speed", now: 0.4, at: 0.6 } },
    { id: "b", kind: "external", statement: "Support ends" },
  ],
  assumptions: [{ id: "c", statement: "It stays small", confidence: 80, impact: "" }],
};
const accepted = accept(
  walked({ frame, decision: whole, status: "draft" }, { size: { answer: "big" }, speed: { answer: "slow" } }),
  { today: "2026-10-06", shown, adr: null },
);
const today = "2027-04-06";

function closing(change: Partial<Review>, from: DecisionRecord = accepted, closingShown = shown) {
  const begun = beginReview(from, { today, by: "Ana" });
  const review: Review = {
    ...(begun.review as Review),
    verdict: "retain",
    why: "it still fits",
    decision: { ...whole, review: "2028-04-06" },
    ...change,
  };
  return closeReview({ ...begun, review }, { today, shown: closingShown, adr: null });
}

test("marking and unmarking what happened changes that mark alone", () => {
  const marked = happened(accepted, { trigger: "b" }, today);
  expect(marked.draft.decision?.triggers.map(({ happened }) => happened)).toEqual([undefined, today]);
  expect(happened(marked, { trigger: "a" }, today).draft.decision?.triggers.map((one) => one.happened)).toEqual([
    today,
    today,
  ]);
  expect(happened(marked, { trigger: "b" }, null)).toEqual(accepted);
  const failed = happened(accepted, { assumption: "c" }, today);
  expect(failed.draft.decision?.assumptions?.[0]?.failed).toBe(today);
  expect(happened(failed, { assumption: "c" }, null)).toEqual(accepted);
  const added = happened(accepted, { added: { kind: "external", statement: "A breach" } }, today);
  expect(added.draft.decision?.triggers.at(-1)).toEqual({
    id: "trigger-3",
    kind: "external",
    statement: "A breach",
    happened: today,
  });
  for (const record of [marked, failed, added]) expect(recordSchema.safeParse(record).error).toBeUndefined();
});

test.each([
  [{ trigger: "x" }, "trigger"],
  [{ assumption: "x" }, "assumption"],
  [{ added: { kind: "external" as const, statement: "  " } }, "statement"],
])("what isn't there can't have happened: %j", (what, subject) => {
  expect(() => happened(accepted, what, today)).toThrow(expect.objectContaining({ code: "BAD_INPUT", subject }));
});

test("a review begins with what happened ticked and leaves the accepted state alone", () => {
  const begun = beginReview(happened(accepted, { trigger: "b" }, today), { today, by: "Ana" });
  expect(begun.review).toMatchObject({
    begun: today,
    by: "Ana",
    changed: [{ about: "trigger", id: "b", note: "Support ends" }],
  });
  expect(begun.draft.status).toBe("accepted");
  expect(beginReview(begun, { today: "2027-04-07", by: "Ben" })).toBe(begun);
  expect(recordSchema.safeParse(begun).error).toBeUndefined();
});

test("only what is accepted is reviewed, and not before it was", () => {
  const draft = walked({ frame, decision: whole });
  expect(() => beginReview(draft, { today, by: "" })).toThrow(expect.objectContaining({ code: "READ_ONLY" }));
  // Tomorrow's acceptance may come from another time zone; a clock that was set back is another matter.
  expect(beginReview(accepted, { today: "2026-10-05", by: "" }).review).toBeDefined();
  expect(() => beginReview(accepted, { today: "2026-10-04", by: "" })).toThrow(
    expect.objectContaining({ subject: "clock" }),
  );
});

test("retained: a revision, a new date, and marks that wait anew; the answers stay", () => {
  const kept = closing({ outcome: "poor" }, happened(accepted, { trigger: "b" }, today));
  expect(kept.review).toBeUndefined();
  expect(kept.revisions.map(({ n, verdict, on }) => [n, verdict, on])).toEqual([
    [1, "first", "2026-10-06"],
    [2, "retain", today],
  ]);
  expect(kept.revisions[0]).toEqual(accepted.revisions[0]);
  expect(kept.draft.rounds).toEqual(accepted.draft.rounds);
  expect(kept.draft.decision).toMatchObject({ review: "2028-04-06", reason: decision.reason, on: decision.on });
  expect(kept.draft.decision?.triggers.some(({ happened }) => happened)).toBe(false);
  expect(kept.revisions[1]).toMatchObject({ outcome: "poor" });
});

const rounds = walked({}, { size: { answer: "little" } }).draft.rounds;

test("amended: answers and what follows are replaced, option, day and decider are not", () => {
  const amended = closing({
    verdict: "amend",
    changed: [{ about: "criterion", id: "size", note: "It is small now" }],
    inputs: { ...accepted.draft, rounds },
    decision: { ...whole, review: null, confirmation: "A new check", on: today, by: "Ben" },
  });
  expect(amended.draft).toMatchObject({ status: "accepted", rounds });
  expect(amended.draft.decision).toMatchObject({
    option: "left",
    on: decision.on,
    by: decision.by,
    confirmation: "A new check",
  });
  expect(amended.revisions.at(-1)).toMatchObject({ verdict: "amend", inputs: { rounds } });
});

const note = [{ about: "other" as const, note: "Nobody uses it" }];

test("to be superseded it stays accepted; retired it is deprecated and never due", () => {
  const going = closing({ verdict: "supersede", changed: note });
  expect([going.draft.status, going.revisions.at(-1)?.verdict]).toEqual(["accepted", "supersede"]);
  const gone = closing({ verdict: "retire", changed: note });
  expect([gone.draft.status, gone.draft.decision?.review]).toEqual(["deprecated", null]);
});

test.each([
  ["no verdict", { verdict: null }, "review.verdict"],
  ["nobody", { by: " " }, "review.by"],
  ["no reason", { why: "" }, "review.why"],
  ["a date in the past", { decision: { ...whole, review: "2027-04-06" } }, "review.decision.review"],
  ["no change to amend for", { verdict: "amend" }, "review.changed"],
  ["no change to retire for", { verdict: "retire", changed: [{ about: "other", note: " " }] }, "review.changed"],
  ["changed answers kept", { inputs: { ...accepted.draft, rounds } }, "review.verdict"],
  [
    "another option",
    { verdict: "amend", changed: note, decision: { ...whole, option: "right", review: null } },
    "review.verdict",
  ],
] as [string, Partial<Review>, string][])("%s: it says what is missing", (_, change, subject) => {
  expect(() => closing(change)).toThrow(expect.objectContaining({ code: "BAD_INPUT", subject }));
});

test("a decision that is kept against a recommendation that turned needs a reason for that", () => {
  const turned = { ...shown, leader: "right" };
  const amend = { verdict: "amend" as const, changed: note };
  const overruled = { ...whole, review: null, overrule: "we know it" };
  expect(() => closing({ ...amend, decision: { ...whole, review: null } }, accepted, turned)).toThrow(
    expect.objectContaining({ subject: "review.decision.overrule" }),
  );
  expect(closing({ ...amend, decision: overruled }, accepted, turned).draft.decision?.overrule).toBe("we know it");
});

test("no review, nothing to close", () => {
  expect(() => closeReview(accepted, { today, shown, adr: null })).toThrow(
    expect.objectContaining({ subject: "review" }),
  );
});

test("affected is what the changes name; a change of people concerns everything", () => {
  const all = ["size", "speed"];
  const of = (...changed: Review["changed"]) => affected({ changed, decision: whole }, all);
  expect(of()).toEqual([]);
  expect(of({ about: "criterion", id: "size", note: "" })).toEqual(["size"]);
  expect(of({ about: "trigger", id: "a", note: "" })).toEqual(["speed"]);
  expect(of({ about: "trigger", id: "b", note: "" })).toEqual([]);
  expect(of({ about: "people", note: "" })).toEqual(all);
});
