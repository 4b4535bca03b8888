import fc from "fast-check";
import { expect, test } from "vitest";
import {
  centralWeights,
  negative,
  shareAhead,
  shareAheadInOrder,
  shareBehind,
  sharesAheadNear,
} from "#shared/analysis/compute/exact-shares";
import { sampleInOrder, sampleNear, sampleRanks, samplingError } from "#shared/analysis/compute/sampling";
import { drawEvenly, gammas, mulberry32 } from "#shared/base/random";
import { valuesD } from "../../../samples/vectors";

const near = (actual: readonly number[] | null, expected: readonly number[], digits = 12) => {
  expect(actual).toHaveLength(expected.length);
  for (const [k, x] of expected.entries()) expect(actual?.[k]).toBeCloseTo(x, digits);
};
/** Around these Dirichlet parameters alone. */
const shareAheadNear = (d: readonly number[], alpha: readonly number[]) => sharesAheadNear(d, alpha, [1])[0] as number;
const a = { d: [0.5, -0.75, 0.75, 0.25, -0.25, 0.25], w: [0.2, 0.15, 0.15, 0.2, 0.2, 0.1] };

test("all weightings, exactly", () => {
  expect(shareAhead([0.3, -0.1])).toBeCloseTo(3 / 4, 14);
  expect(shareAhead([0.5, 0.25, -0.25])).toBeCloseTo(5 / 6, 14);
  expect(shareAhead([0.5, -0.25, -0.25])).toBeCloseTo(4 / 9, 14);
  expect(shareAhead([0.4, 0.2, -0.1, -0.3])).toBeCloseTo(68 / 105, 14);
  expect(shareAhead([1, 0.5, 0.25])).toBe(1);
  expect(shareBehind([-1, 1, 0])).toBeCloseTo(0.5, 14);
  expect(shareAhead(a.d)).toBeCloseTo(727 / 960, 14);
  expect(shareAhead([0, 0, 0])).toBe(0.5);
});

test("one option against another, of three", () => {
  const [x, y, z] = valuesD as [number[], number[], number[]];
  const minus = (p: number[], q: number[]) => p.map((v, j) => v - q[j]!);
  expect(shareAhead(minus(x, y))).toBeCloseTo(5 / 8, 14);
  expect(shareAhead(minus(x, z))).toBeCloseTo(1 / 4, 14);
  expect(shareAhead(minus(y, z))).toBeCloseTo(1 / 8, 14);
});

test("central weights", () => {
  near(centralWeights([0.5, 0.25, -0.25]), [17 / 45, 11 / 30, 23 / 90]);
  near(centralWeights([0.5, -0.25, -0.25]), [5 / 9, 2 / 9, 2 / 9]);
  near(centralWeights(a.d), [12263 / 65430, 4933 / 43620, 841 / 4362, 3131 / 17448, 967 / 6543, 3131 / 17448]);
  near(centralWeights(negative(a.d)), [2137 / 20970, 4667 / 13980, 119 / 1398, 709 / 5592, 473 / 2097, 709 / 5592]);
  expect(centralWeights([-1, -0.5, -0.25])).toBeNull();
});

test("weightings nearby", () => {
  const around = (d: number[], w: number[], kappa: number) =>
    shareAheadNear(
      d,
      w.map((x) => kappa * x),
    );
  expect(around(a.d, a.w, 20)).toBeCloseTo(0.8781226660435506, 12);
  expect(around(a.d, a.w, 40)).toBeCloseTo(0.94600078500419, 12);
  expect(around(a.d, a.w, 100)).toBeCloseTo(0.9938229982062099, 12);
  // Means of a group aren't whole numbers.
  const c = { d: [-0.45, 0.55, -0.1], w: [0.38, 0.4, 0.22] };
  expect(around(c.d, c.w, 20)).toBeCloseTo(0.60138, 6);
  expect(around(c.d, c.w, 40)).toBeCloseTo(0.645752, 6);
  expect(around(c.d, c.w, 100)).toBeCloseTo(0.726029, 6);
  expect(around([0, 0], [0.5, 0.5], 20)).toBe(0.5);
  expect(around([1, 0], [0, 1], 20)).toBe(0.5);
  expect(around([1, 0], [0.5, 0.5], 20)).toBe(1);
});

test("nearby agrees with the recursion wherever the shapes are whole", () => {
  const knot = fc.record({
    d: fc.integer({ min: -16, max: 16 }).map((x) => x / 16),
    alpha: fc.integer({ min: 1, max: 8 }),
  });
  fc.assert(
    fc.property(fc.array(knot, { minLength: 1, maxLength: 12 }), (knots) => {
      const d = knots.map((k) => k.d);
      const repeated = knots.flatMap((k) => new Array<number>(k.alpha).fill(k.d));
      const quadrature = shareAheadNear(
        d,
        knots.map((k) => k.alpha),
      );
      expect(quadrature).toBeCloseTo(shareAhead(repeated), 10);
    }),
    { numRuns: 300 },
  );
});

test("nearby weights of a sum well under one still give a share", () => {
  const share = shareAheadNear([1, -1, 0], [0.01, 0.03, 19.96]);
  expect(share).toBeGreaterThan(0.24);
  expect(share).toBeLessThan(0.26);
});

test("only the order of criteria is agreed", () => {
  expect(shareAheadInOrder(a.d, a.w)).toEqual({ share: expect.closeTo(13709 / 14742, 12) });
  const alike = a.d.map(() => 1 / 6);
  expect(shareAheadInOrder(a.d, alike).share).toBeCloseTo(727 / 960, 12);
  // A full order has one tie-break; the first criterion alone decides most of it.
  expect(shareAheadInOrder([0.3, -0.1], [2, 1]).share).toBe(1);
  expect(shareAheadInOrder([-0.1, 0.3], [2, 1]).share).toBeCloseTo(0.5, 12);
});

test("too many tie-breaks are sampled, with the error", () => {
  const exact = shareAheadInOrder(a.d, a.w).share;
  const sampled = shareAheadInOrder(a.d, a.w, { exact: 1 });
  expect(sampled.samples).toBe(500);
  expect(sampled.error).toBeGreaterThan(0);
  expect(Math.abs(sampled.share - exact)).toBeLessThan(2 * sampled.error!);
});

test("three options: ranks, central weights and the seed", () => {
  const { ranks, central } = sampleRanks(valuesD, 20_000);
  expect(ranks[2]![0]).toBe(0.62225);
  expect(ranks[0]![0]).toBe(0.2509);
  const error = samplingError(20_000) * 1.5;
  const exact = [
    [1 / 4, 3 / 8, 3 / 8],
    [1 / 8, 1 / 4, 5 / 8],
    [5 / 8, 3 / 8, 0],
  ];
  for (const [i, row] of exact.entries())
    for (const [r, x] of row.entries()) expect(Math.abs(ranks[i]![r]! - x)).toBeLessThan(error);
  near(central[0]!, [2 / 3, 1 / 6, 1 / 6], 2);
  near(central[1]!, [1 / 6, 3 / 4, 1 / 12], 2);
  near(central[2]!, [7 / 30, 19 / 60, 9 / 20], 2);
  for (const row of ranks) expect(row.reduce((x, y) => x + y, 0)).toBeCloseTo(1, 10);
  expect(samplingError(10_000)).toBeCloseTo(0.0098, 12);
});

test("three options that are each best at one thing", () => {
  const { ranks, central } = sampleRanks(
    [
      [1, 0, 0],
      [0, 1, 0],
      [0, 0, 1],
    ],
    20_000,
  );
  for (const row of ranks) for (const share of row) expect(Math.abs(share - 1 / 3)).toBeLessThan(0.01);
  near(central[0]!, [11 / 18, 7 / 36, 7 / 36], 2);
});

test("options that are level share their ranks", () => {
  const { ranks, central } = sampleRanks(
    [
      [0.5, 0.5],
      [0.5, 0.5],
      [0, 0],
    ],
    100,
  );
  near(ranks[0]!, [0.5, 0.5, 0]);
  near(ranks[2]!, [0, 0, 1]);
  expect(central[2]).toBeNull();
});

test("sampling agrees with the closed forms", () => {
  const value = fc.integer({ min: 0, max: 8 }).map((x) => x / 8);
  const row = fc.record({ a: value, b: value, w: fc.integer({ min: 1, max: 6 }) });
  const limit = 5 * Math.sqrt(0.25 / 4000);
  fc.assert(
    fc.property(fc.array(row, { minLength: 2, maxLength: 8 }), (rows) => {
      const d = rows.map(({ a, b }) => a - b);
      if (d.every((x) => x === 0)) return;
      const values = [rows.map((r) => r.a), rows.map((r) => r.b)];
      const total = rows.reduce((sum, r) => sum + r.w, 0);
      const w = rows.map((r) => r.w / total);
      const alpha = w.map((x) => 20 * x);
      expect(Math.abs(sampleRanks(values, 4000).ranks[0]![0]! - shareAhead(d))).toBeLessThan(limit);
      expect(Math.abs(sampleNear(values, [alpha], 4000)[0]![0]! - shareAheadNear(d, alpha))).toBeLessThan(limit);
      const order = shareAheadInOrder(d, w);
      const slack = limit + 3 * (order.error ?? 0);
      expect(Math.abs(sampleInOrder(values, w, 4000)[0]! - order.share)).toBeLessThan(slack);
    }),
    { numRuns: 30, seed: 5 },
  );
});

test("draws have the right means", () => {
  const random = mulberry32(1);
  const w = new Float64Array(3);
  const shapes = [0.4, 3, 0];
  const g = [new Float64Array(3), new Float64Array(3)];
  const draw = gammas([shapes, shapes.map((x) => 5 * x)], random);
  const totals = [0, 0, 0, 0];
  let even = 0;
  for (let k = 0; k < 20_000; k++) {
    drawEvenly(w, random);
    even += w[0]!;
    draw(g);
    totals[0]! += g[0]![0]!;
    totals[1]! += g[0]![1]!;
    totals[2]! += g[1]![0]!;
    totals[3]! += g[1]![1]!;
  }
  expect(g[0]![2]).toBe(0);
  expect(even / 20_000).toBeCloseTo(1 / 3, 2);
  for (const [k, x] of [0.4, 3, 2, 15].entries())
    expect(Math.abs(totals[k]! / 20_000 - x)).toBeLessThan(5 * Math.sqrt(x / 20_000));
});
