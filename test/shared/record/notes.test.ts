import { expect, test } from "vitest";
import { newDraft } from "#shared/record/create";
import { notesFor, partsFor } from "#shared/record/notes";
import type { Ballot, Draft, Judgement } from "#shared/record/record";
import { small, smallEntry } from "../../samples/playbook";

function draft(...given: Record<string, Judgement>[]): Draft {
  const blank = newDraft(smallEntry);
  const round = blank.rounds[0];
  const [team] = round?.ballots ?? [];
  if (!round || !team) throw new Error("a new draft has a round with a ballot");
  const ballots = given.map((judgements, i): Ballot => ({ ...team, id: `b${i}`, judgements }));
  return { ...blank, rounds: [{ ...round, ballots }] };
}

const systems = (inputs: Draft) => notesFor(small, inputs).map(({ id }) => id);
const parts = (inputs: Draft, option: string) => partsFor(small, inputs, option).map(({ id }) => id);

test("a note needs every listed criterion to have one of its answers", () => {
  expect(systems(draft({}))).toEqual([]);
  expect(systems(draft({ size: { answer: "same" } }))).toEqual([]);
  expect(systems(draft({ size: { answer: "big" }, speed: { answer: "fast" } }))).toEqual(["middle-b"]);
});

test("of several notes on one system the first that applies is shown", () => {
  expect(systems(draft({ size: { answer: "same" }, speed: { answer: "fast" } }))).toEqual(["middle-a"]);
});

test("answers on criteria that aren't in use don't count", () => {
  const answered = draft({ extra: { answer: "some" } });
  expect(systems(answered)).toEqual([]);
  expect(systems({ ...answered, criteria: [...answered.criteria, { id: "extra" }] })).toEqual(["back"]);
  expect(systems({ ...answered, criteria: [...answered.criteria, { id: "extra", notApplicable: true }] })).toEqual([]);
});

test("with several ballots half of those that answered decide", () => {
  const fast = { speed: { answer: "fast" } };
  const slow = { speed: { answer: "slow" } };
  expect(systems(draft(fast, slow, {}))).toEqual(["middle-b"]);
  expect(systems(draft(fast, slow, slow))).toEqual([]);
  expect(systems(draft(fast, { speed: { unknown: true } }, {}))).toEqual(["middle-b"]);
});

test("parts belong to one option; without a condition they always come; each title comes once", () => {
  expect(parts(draft({}), "left")).toEqual(["shoes"]);
  expect(parts(draft({}), "right")).toEqual([]);
  expect(parts(draft({ size: { answer: "big" }, speed: { answer: "fast" } }), "right")).toEqual(["map-big"]);
  expect(parts(draft({ size: { answer: "same" }, speed: { answer: "fast" } }), "right")).toEqual(["map-fast"]);
});
