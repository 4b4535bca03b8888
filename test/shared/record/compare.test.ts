import { describe, expect, test } from "vitest";
import { compare, type State } from "#shared/record/compare";
import { ownCriterion } from "#shared/record/criteria";
import type { Inputs, Judgement, Shown } from "#shared/record/record";
import { small } from "../../samples/playbook";
import { decision, frame, walked } from "../../samples/walked";

/** The worked revision as a record: criteria of the team's own, scored directly. */
const titles = ["Database", "Simplicity", "Auth", "Security", "Team experience", "Ecosystem"];
const ids = titles.map((title) => title.toLowerCase().replace(" ", "-"));

function state(weights: number[], left: number[], right: number[], word: Shown["word"], leader: string): State {
  const playbook = { ...small, criteria: [] };
  const judgements = Object.fromEntries(
    ids.map((id, i): [string, Judgement] => [id, { scores: { left: left[i] as 1, right: right[i] as 1 } }]),
  );
  const inputs: Inputs = {
    ...walked({ frame }).draft,
    options: [
      { id: "left", title: "Django", summary: "" },
      { id: "right", title: "Flask", summary: "" },
    ],
    criteria: ids.map((id, i) => ({ id, own: ownCriterion({ id, title: titles[i] ?? "" }) })),
    rounds: [
      {
        kind: "team",
        n: 1,
        criteria: ids,
        ballots: [
          {
            id: "team",
            weighing: "points",
            points: Object.fromEntries(ids.map((id, i) => [id, weights[i] ?? 0])),
            ranking: [],
            judgements,
          },
        ],
        revealed: true,
      },
    ],
  };
  return { playbook, inputs, shown: { word, leader }, decision };
}

const before = state([20, 15, 15, 20, 20, 10], [5, 2, 5, 4, 3, 4], [3, 5, 2, 3, 4, 3], "leaning", "left");
const after = state([20, 30, 10, 15, 15, 10], [5, 2, 5, 4, 3, 4], [3, 5, 3, 3, 4, 3], "close call", "right");

test("the worked revision, in sentences and in steps that add up as shown", () => {
  const { movement, sentences, difference } = compare(before, after);
  expect(sentences).toEqual([
    "The gap moved 17.5 points, from leaning Django to a close call for Flask.",
    "Recommendation changed to Flask: −14.4 points from weights, −3.1 from scores on Auth. Simplicity, weight 15\u00a0% to 30\u00a0%, moved −11.3 alone.",
  ]);
  expect(movement).toMatchObject({ leader: "left", over: "right", from: 12.5, to: -5 });
  expect(movement?.steps).toEqual([
    { criterion: "Simplicity", by: "weight", what: "weight 15\u00a0% to 30\u00a0%", points: -11.3 },
    { criterion: "Auth", by: "weight", what: "weight 15\u00a0% to 10\u00a0%", points: expect.closeTo(-3.1, 6) },
    { criterion: "Security", by: "weight", what: "weight 20\u00a0% to 15\u00a0%", points: expect.any(Number) },
    { criterion: "Team experience", by: "weight", what: "weight 20\u00a0% to 15\u00a0%", points: expect.any(Number) },
    { criterion: "Auth", by: "score", what: "Flask 2 to 3", points: -3.1 },
  ]);
  const sum = movement?.steps.reduce((total, { points }) => total + points, 0);
  expect(sum).toBeCloseTo(-17.5, 9);
  expect(difference.weights.map(({ criterion }) => criterion)).toEqual([
    "Simplicity",
    "Auth",
    "Security",
    "Team experience",
  ]);
  expect(difference.scores).toEqual([{ criterion: "Auth", option: "Flask", from: 2, to: expect.closeTo(3, 9) }]);
});

test("nothing changed", () => {
  expect(compare(before, before)).toMatchObject({
    sentences: ["The gap stayed as it was."],
    movement: { steps: [], from: 12.5, to: 12.5 },
    difference: { weights: [], scores: [], answers: [], texts: [], criteria: { added: [], removed: [] } },
  });
});

test("options, must-haves, criteria and people are listed apart from the gap", () => {
  const must = (verdict: "pass" | "fail") => ({
    ...{ id: "legal", statement: "Must be legal", check: "", negotiable: false, exception: "" },
    verdicts: { left: verdict },
  });
  const from = { ...before, inputs: { ...before.inputs, mustHaves: [must("pass")] } };
  const to = {
    ...before,
    inputs: {
      ...before.inputs,
      frame: { ...frame, decisionMakers: ["Ana"], scope: "All of it" },
      mustHaves: [must("fail")],
      options: [...before.inputs.options, { id: "third", title: "Pyramid", summary: "" }],
      criteria: before.inputs.criteria.slice(1),
    },
  };
  const { sentences, difference, movement } = compare(from, to);
  expect(sentences.slice(-4)).toEqual([
    "Criteria: removed Database.",
    "Options: added Pyramid.",
    "“Must be legal” for Django: passed before, failed now.",
    "People: added Ana.",
  ]);
  expect(difference.texts).toEqual([{ what: "Scope", from: "", to: "All of it" }]);
  // The excluded option's scores still say how the gap would have moved.
  expect(movement?.from).toBe(12.5);
});

test("answers are named by their texts", () => {
  const answered = (answer: string): State => ({
    playbook: small,
    inputs: walked({ frame }, { size: { answer }, speed: { answer: "slow" } }).draft,
    shown: { word: "clear", leader: "left" },
    decision: null,
  });
  expect(compare(answered("big"), answered("same")).difference.answers).toEqual([
    { criterion: "Title of size", from: "Text of big", to: "Text of same" },
  ]);
});

test("states without two options in common have no movement", () => {
  const other = { ...after, inputs: { ...after.inputs, options: [{ id: "new", title: "New", summary: "" }] } };
  expect(compare(before, other)).toMatchObject({
    movement: null,
    difference: { options: { added: ["New"], removed: ["Django", "Flask"] } },
  });
});

describe("what isn't due to the gap isn't put down to it", () => {
  const third = { id: "third", title: "A third one", summary: "" };
  const moved = state([20, 15, 15, 20, 20, 10], [4, 2, 5, 4, 3, 4], [3, 5, 2, 3, 4, 3], "clear", "third");
  const with3 = (one: State): State => ({ ...one, inputs: { ...one.inputs, options: [...one.inputs.options, third] } });

  test("an option that came", () => {
    expect(compare(before, with3(moved)).sentences).toEqual([
      "The recommendation went from leaning Django to clearly the third one.",
      "Between Django and Flask the gap moved 5.0 points: −5.0 points from scores on Database.",
      "Options: added A third one.",
    ]);
  });

  test("an option that went", () => {
    expect(compare(with3({ ...before, shown: { word: "clear", leader: "third" } }), before).sentences).toEqual([
      "The recommendation went from clearly the third one to leaning Django.",
      "The gap stayed as it was.",
      "Options: removed A third one.",
    ]);
  });

  test("a must-have that leaves no recommendation", () => {
    const none: State = { ...before, shown: { word: "none", leader: null } };
    expect(compare(before, none).sentences).toEqual([
      "The recommendation went from leaning Django to no recommendation.",
      "The gap stayed as it was.",
    ]);
  });

  test("what cancels out is no source of points", () => {
    const level = state([20, 15, 15, 20, 20, 10], [4, 2, 5, 4, 4, 4], [3, 5, 2, 3, 4, 3], "leaning", "left");
    expect(compare(before, level).sentences).toEqual([
      "The gap stayed as it was, leaning Django as before.",
      "What moved it cancels out. Database, Django 5 to 4, moved −5.0 alone.",
    ]);
  });
});
