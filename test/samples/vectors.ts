/** Worked decisions with figures computed by hand in exact fractions. */
import type { Model } from "#shared/analysis/model";

export const six = ["Database", "Simplicity", "Auth", "Security", "Team experience", "Ecosystem"];

/** One team, two options, six criteria. */
export const vectorA: Model = {
  options: ["Django", "Flask"],
  criteria: six,
  people: [
    {
      name: "team",
      weights: [20, 15, 15, 20, 20, 10],
      scores: { Django: [5, 2, 5, 4, 3, 4], Flask: [3, 5, 2, 3, 4, 3] },
    },
  ],
};

/** One unknown cell. */
export const vectorB: Model = {
  options: ["Django", "Flask"],
  criteria: ["first", "second", "third"],
  people: [
    {
      name: "team",
      weights: [5, 3, 4],
      scores: { Django: [4.2, null, 3.8], Flask: [3.8, 2.2, 4.2] },
    },
  ],
};

const named = ["Ana", "Ben", "Cleo", "Dev", "Eli"];
const weights = [
  [50, 30, 20],
  [40, 40, 20],
  [20, 60, 20],
  [50, 20, 30],
  [30, 50, 20],
];
const django = [
  [5, 2, 4],
  [4, 3, 4],
  [3, 2, 3],
  [5, 3, 4],
  [4, 1, 3],
];
const flask = [
  [2, 4, 3],
  [3, 4, 3],
  [3, 5, 4],
  [2, 4, 2],
  [2, 5, 4],
];

/** Five people who disagree. */
export const vectorC: Model = {
  options: ["Django", "Flask"],
  criteria: ["Batteries", "Simplicity", "Team experience"],
  people: named.map((name, p) => ({
    name,
    weights: weights[p]!,
    scores: { Django: django[p]!, Flask: flask[p]! },
  })),
};

/** Three options. */
export const vectorD = (w: number[]): Model => ({
  options: ["Django", "Flask", "FastAPI"],
  criteria: ["Batteries", "Simplicity", "Performance"],
  people: [{ name: "team", weights: w, scores: { Django: [5, 2, 3], Flask: [2, 5, 2], FastAPI: [3, 4, 5] } }],
});

export const valuesD = [
  [1, 0.25, 0.5],
  [0.25, 1, 0.25],
  [0.5, 0.75, 1],
];

/** Twelve digits. */
export const EXACT = 12;
