import { expect, test } from "vitest";
import type { Claim } from "#shared/analysis/claims/claim";
import { analyse } from "#shared/analysis/compute/analyse";
import type { Model } from "#shared/analysis/model";
import { sentences } from "#shared/analysis/sentences/sentences";
import { mulberry32 } from "#shared/base/random";
import { falseClaims } from "../../../judge/judge";
import { randomModel } from "../../../judge/models";
import { asWritten } from "../../../judge/names";
import { falseSentences } from "../../../judge/read";

test("500 random decisions: no claim is false, and no sentence as it is written", () => {
  const random = mulberry32(20_261_127);
  const kinds = new Map<Claim["kind"], number>();
  for (let k = 0; k < 500; k++) {
    const model = randomModel(random);
    const { claims } = sentences(analyse(model, { samples: 500 }), asWritten);
    for (const { kind } of claims) kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
    const wrong = falseClaims(claims, model, random, { draws: 100 });
    expect(wrong.map((claim) => ({ k, claim, model: JSON.stringify(model) }))).toEqual([]);
    expect(falseSentences(claims, model).map(({ text }) => ({ k, text, model: JSON.stringify(model) }))).toEqual([]);
  }
  // Every kind that people's models can give was judged; without weights at all there is no model.
  expect([...kinds.keys()].sort()).toMatchInlineSnapshot(`
    [
      "advice",
      "agenda",
      "answer",
      "cap",
      "dissent",
      "exception",
      "lead",
      "level",
      "limits",
      "move",
      "open",
      "order",
      "out",
      "part",
      "regret",
      "rules",
      "same",
      "sampling",
      "score",
      "share",
      "silent",
      "split",
      "test",
      "together",
      "unchecked",
      "undecided",
      "unknown",
      "verdict",
      "weight",
      "weightless",
      "weights",
      "without",
    ]
  `);
});

// What the judge is for: claims as they were made once, each of which it has to find false.

const pair = (A: (number | null)[], B: (number | null)[], weights: number[]): Model => ({
  options: ["A", "B"],
  criteria: weights.map((_, j) => `c${j + 1}`),
  people: [{ name: "team", weights, scores: { A, B } }],
});
const three: Model = {
  options: ["A", "B", "C"],
  criteria: ["x", "y", "z"],
  people: [{ name: "team", weights: [20, 40, 40], scores: { A: [1, 5, 4], B: [4, 4, 3], C: [5, 1, 1] } }],
};

const wrong: [string, Model, Claim][] = [
  [
    "an answer that makes both level changes who leads",
    pair([5, null], [1, 3], [50, 50]),
    {
      kind: "unknown",
      criterion: "c2",
      options: ["A"],
      all: false,
      leader: "A",
      effect: "turns",
      decides: true,
      lone: true,
      room: false,
      keeps: null,
      turns: [],
    },
  ],
  [
    "an option leads beyond a weight at which a third one takes over",
    three,
    { kind: "weight", criterion: "x", now: 0.2, range: [flipOf(three), 1], options: ["B"] },
  ],
  [
    "an option stays ahead unless one score turns out so, where another isn't known either",
    pair([4, null, null], [3, 3, 3], [60, 20, 20]),
    {
      kind: "unknown",
      criterion: "c2",
      options: ["A"],
      all: false,
      leader: "A",
      effect: "turns",
      decides: true,
      lone: true,
      room: false,
      keeps: { option: "A", score: 2, side: "above" },
      turns: [],
    },
  ],
  [
    "people who are undecided make rules disagree",
    {
      ...pair([4, null], [3, null], [50, 50]),
      people: ["p", "q"].map((name) => ({ ...pair([4, null], [3, null], [50, 50]).people[0]!, name })),
    },
    { kind: "rules", agree: false, mean: "A", median: "A", headCount: null, votes: 0, of: 2 },
  ],
  [
    "a share speaks of all the weight, where some of it isn't known",
    pair([5, null], [1, null], [10, 90]),
    { kind: "share", of: "all", option: "A", share: 1, error: null, under: null, known: null },
  ],
  [
    "a clear verdict, where a must-have of the leader isn't checked",
    { ...pair([5], [1], [1]), mustHaves: [{ name: "m", negotiable: false, verdicts: { B: "pass" } }] },
    { kind: "verdict", word: "clear", leader: "A" },
  ],
  [
    "one score of one person ends the lead, where only the mean's moving would",
    {
      ...pair([4], [3], [1]),
      people: ["p", "q", "r", "s", "t"].map((name) => ({ name, weights: [1], scores: { A: [4], B: [3] } })),
    },
    { kind: "score", leader: "A", steps: 1, ahead: ["B"], tie: true, room: true },
  ],
  [
    "a criterion without weight doesn't separate the options",
    pair([5, 5], [1, 1], [1, 0]),
    { kind: "same", criteria: ["c2"], options: ["A", "B"], room: false },
  ],
  [
    "a move puts an option ahead that it only brings level",
    pair([5, 1], [1, 5], [60, 40]),
    {
      kind: "move",
      leader: "A",
      option: "B",
      effect: "ahead",
      to: "c2",
      from: [{ criterion: "c1", weight: 0.1 }],
      room: false,
    },
  ],
  [
    "unrelated orders agree to nothing",
    {
      ...pair([4, 3, 2], [3, 3, 3], [50, 30, 20]),
      people: ["p", "q"].map((name, k) => ({
        name,
        weights: k ? [20, 30, 50] : [50, 30, 20],
        scores: { A: [4, 3, 2], B: [3, 3, 3] },
      })),
    },
    { kind: "order", agreement: 0, chance: 0, people: 2 },
  ],
];

function flipOf(model: Model): number {
  return analyse(model).flips.find(({ criterion }) => criterion === "x")!.weight;
}

test.each(wrong)("the judge finds false that %s", (_, model, claim) => {
  expect(falseClaims([claim], model, mulberry32(1), { draws: 2_000 })).toEqual([claim]);
  const { claims } = sentences(analyse(model), asWritten);
  expect(falseClaims(claims, model, mulberry32(1), { draws: 2_000 })).toEqual([]);
});

test("a lead between two close weights is read as it is: true inside, false beyond", () => {
  const scores = { One: [1.1, 4.7], Two: [1.1, 2.4], Three: [4.9, 3.4], Four: [1.4, 4.6] };
  const people = [{ name: "P", weights: [20, 20], scores }];
  const model: Model = { options: Object.keys(scores), criteria: ["C", "D"], people };
  const { claims } = sentences(analyse(model, { samples: 100 }), asWritten);
  expect(falseSentences(claims, model)).toEqual([]);
  const [narrow] = claims.filter(({ kind, text }) => kind === "weight" && text.includes("between 25.0"));
  const wider = { ...narrow!, text: narrow!.text.replace("25.0", "24.9") };
  expect(falseSentences([wider], model)).toEqual([wider]);
});
