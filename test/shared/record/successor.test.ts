import fc from "fast-check";
import { expect, test } from "vitest";
import { accept } from "#shared/record/accept";
import type { Shown } from "#shared/record/record";
import { recordSchema } from "#shared/record/schema";
import {
  type Carried,
  carried,
  cycles,
  lineage,
  linksOf,
  restored,
  successor,
  superseded,
} from "#shared/record/successor";
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

const link = (id: string, supersedes: string[] = [], supersededBy: string[] = []) => ({ id, supersedes, supersededBy });

test("a chain is found from either end, along links of either direction, with its branches", () => {
  const all = [link("1", [], ["2"]), link("2"), link("3", ["2"]), link("4", ["2"]), link("5")];
  expect(lineage(all, "1")).toEqual({ chain: ["1", "2", "3", "4"], branches: ["2"], cycle: [] });
  expect(lineage(all, "4").chain).toEqual(["1", "2", "4"]);
  expect(lineage(all, "5").chain).toEqual(["5"]);
  expect(linksOf({ id: "next", supersedes: "way", supersededBy: null })).toEqual(link("next", ["way"]));
});

test("a circle is found and nothing runs round in it", () => {
  const all = [link("b", ["a"]), link("c", ["b"]), link("a", ["c"]), link("d", ["d"]), link("e", ["a"])];
  expect(cycles(all)).toEqual([["a", "b", "c"], ["d"]]);
  expect(lineage(all, "a")).toMatchObject({ cycle: ["a", "b", "c"] });
  expect(lineage(all, "e").cycle).toEqual([]);
});
