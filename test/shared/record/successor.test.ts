import fc from "fast-check";
import { expect, test } from "vitest";
import { accept } from "#shared/record/accept";
import type { Shown } from "#shared/record/record";
import { recordSchema } from "#shared/record/schema";
import { type Carried, carried, linksOf, restored, successor, superseded } from "#shared/record/successor";
import { decision, frame, walked } from "../../samples/walked";

const shown: Shown = { word: "clear", leader: "left", values: {}, gap: null, sentences: [] };
const people = { ...frame, decisionMakers: ["Ana"], informed: ["Ben"] };
const old = accept(
  walked(
    {
      frame: people,
      decision: {
        ...decision,
        triggers: [{ id: "a", kind: "external", statement: "x", happened: "2027-01-01" }],
        consent: { a: 5 },
      },
      status: "draft",
    },
    { size: { answer: "big" } },
  ),
  { today: "2026-10-06", shown, adr: null },
);
const made = (...carry: Carried[]) => successor(old, { id: "next", now: "2027-10-06T09:30:00.000Z", carry });

test("a successor takes over what is asked for and nothing of the decision", () => {
  const all = made(...carried);
  expect(all).toMatchObject({ id: "next", supersedes: { record: "way", title: "Which way" }, revisions: [] });
  expect(all.draft).toMatchObject({
    frame: people,
    status: "draft",
    rounds: [{ ballots: [{ judgements: { size: { answer: "big" } } }] }],
  });
  expect(all.draft.decision).toBeUndefined();
  expect(made("frame").draft.frame).toMatchObject({ title: "Which way", decider: "", decisionMakers: [] });
  expect(made("people").draft.frame).toMatchObject({ title: "", decider: "Lead", informed: ["Ben"] });
  expect(made("weights").draft.rounds[0]?.ballots[0]?.judgements).toEqual({});
  expect(made().draft.frame.title).toBe("");
});

test("whatever carries over can be stored", () => {
  fc.assert(
    fc.property(fc.subarray(carried), (carry) => {
      expect(recordSchema.safeParse(made(...carry)).error).toBeUndefined();
    }),
  );
});

test("an old state comes back as a draft that takes the place of the record", () => {
  const back = restored(old, 1, { id: "next", now: "2027-10-06T09:30:00.000Z" });
  expect(back.draft).toMatchObject({
    status: "draft",
    rounds: old.draft.rounds,
    decision: { option: "left", review: null, consent: {} },
  });
  expect(back.draft.decision?.triggers).toEqual([{ id: "a", kind: "external", statement: "x" }]);
  expect(back.supersedes).toEqual({ record: "way", title: "Which way" });
  expect(() => restored(old, 2, { id: "next", now: "" })).toThrow(expect.objectContaining({ code: "NOT_FOUND" }));
});

test("only what holds is superseded", () => {
  const next = made(...carried);
  expect(superseded(old, next)).toMatchObject({ draft: { status: "superseded" }, supersededBy: { record: "next" } });
  const draft = walked();
  expect(superseded(draft, next)).toBe(draft);
});

test("the links of a record name the records at their ends", () => {
  const of = linksOf({ id: "next", supersedes: "way", supersededBy: null });
  expect(of).toEqual({ id: "next", supersedes: ["way"], supersededBy: [] });
});
