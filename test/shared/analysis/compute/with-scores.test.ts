import { describe, expect, test } from "vitest";
import { analyse } from "#shared/analysis/compute/analyse";
import type { Model } from "#shared/analysis/model";
import { mulberry32 } from "#shared/base/random";
import { estimate } from "../../../judge/sampled";
import { worldOf } from "../../../judge/world";
import { vectorA, vectorC, vectorD } from "../../../samples/vectors";

const shares = (model: Model) => analyse(model).robustness!;
const pair = (A: number[], B: number[], people = 1): Model => ({
  options: ["A", "B"],
  criteria: A.map((_, j) => `c${j}`),
  people: Array.from({ length: people }, (_, p) => ({ name: `p${p}`, weights: A.map(() => 1), scores: { A, B } })),
});

describe("the share with uncertain scores, which docs/analyse.md documents", () => {
  test("one criterion: nine cases of which six lead, two are level and one is lost", () => {
    const { withScores, scoreSamples } = shares(pair([4], [3]));
    expect(withScores).toEqual({ A: expect.closeTo(6 / 9, 9), B: expect.closeTo(1 / 9, 9) });
    expect(scoreSamples).toBeUndefined();
  });

  test("one team of six criteria, and two criteria", () => {
    expect(shares(vectorA).withScores.Django).toBeCloseTo(0.75946172298, 8);
    expect(shares(pair([5, 3], [3, 4])).withScores.A).toBeCloseTo(0.64312221756, 8);
  });
});

test.each([
  ["a room on three criteria", vectorC],
  ["a room whose many values a few nodes stand for", pair([4, 2, 3, 5, 1], [3, 3, 3, 4, 3], 7)],
  ["scores between the steps", pair([4.5, 2.2], [3.1, 3.3], 3)],
  ["three options, sampled", vectorD([0.6, 0.2, 0.2])],
])("it is what trying gives: %s", (_, model) => {
  const { withScores, scoreError = 0 } = shares(model);
  const world = worldOf(model);
  for (const [option, share] of Object.entries(withScores)) {
    const tried = estimate(world, "with scores", option, 20_000, mulberry32(5));
    expect(Math.abs(share - tried)).toBeLessThan(4 * Math.sqrt(0.25 / 20_000) + 2 * scoreError);
  }
});

test("while weights are tried, the draws that tell how near others are serve for uncertain scores as well", () => {
  const model = vectorD([0.5, 0.3, 0.2]);
  const before = shares(vectorD([0.6, 0.2, 0.2]));
  const { near, withScores, scoreError = 0 } = analyse(model, { samples: 2_000, before }).robustness!;
  for (const [of, found] of [
    ["near", near.k20],
    ["with scores", withScores],
  ] as const)
    for (const [option, share] of Object.entries(found)) {
      const tried = estimate(worldOf(model), of, option, 20_000, mulberry32(5));
      expect(Math.abs(share - tried)).toBeLessThan(4 * Math.sqrt(0.25 / 20_000) + 2 * scoreError);
    }
});

test("ten points ahead hold less often when the scores may be off as well", () => {
  const { near, withScores } = shares(vectorA);
  expect(withScores.Django).toBeLessThan(near.k20.Django!);
});

test("one known criterion among unknown ones decides by its scores alone, however many people give them", () => {
  const [left, right] = [
    [3, 3, 5, 1, 5, 2],
    [1, 5, 1, 2, 2, 5],
  ];
  const people = left.map((score, p) => ({
    name: `p${p}`,
    weights: [35, 10, 5, 15],
    scores: { A: [null, null, null, score], B: [null, null, null, right[p] as number] },
  }));
  const model = { options: ["A", "B"], criteria: ["w", "x", "y", "z"], people };
  // All that the difference of the sums can be, with its chance.
  let chances = new Map([[0, 1]]);
  for (const [sign, scores] of [[1, left] as const, [-1, right] as const])
    for (const score of scores) {
      const next = new Map<number, number>();
      for (const [sum, chance] of chances)
        for (const by of [-1, 0, 1]) {
          const to = sum + sign * Math.min(5, Math.max(1, score + by));
          next.set(to, (next.get(to) ?? 0) + chance / 3);
        }
      chances = next;
    }
  const ahead = [...chances].reduce((total, [sum, chance]) => (sum > 0 ? total + chance : total), 0);
  expect(analyse(model).robustness?.withScores.A).toBeCloseTo(ahead, 9);
});
