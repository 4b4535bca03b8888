import { expect, test } from "vitest";
import { rocWeights, shares } from "#shared/analysis/compute/weights";

const near = (actual: number[], expected: number[]) => {
  expect(actual).toHaveLength(expected.length);
  for (const [k, x] of expected.entries()) expect(actual[k]).toBeCloseTo(x, 14);
};

test("a ranking is weighed by its centroid", () => {
  near(rocWeights(3), [11 / 18, 5 / 18, 1 / 9]);
  near(rocWeights(4), [25 / 48, 13 / 48, 7 / 48, 1 / 16]);
  near(rocWeights(5), [137 / 300, 77 / 300, 47 / 300, 9 / 100, 1 / 25]);
  near(rocWeights(6), [49 / 120, 29 / 120, 19 / 120, 37 / 360, 11 / 180, 1 / 36]);
  expect(rocWeights(0)).toEqual([]);
});

test("points and swing points become shares", () => {
  near(shares([100, 80, 60, 60, 40, 20]), [5 / 18, 2 / 9, 1 / 6, 1 / 6, 1 / 9, 1 / 18]);
  near(shares([20, 15, 15, 20, 20, 10]), [0.2, 0.15, 0.15, 0.2, 0.2, 0.1]);
  expect(() => shares([0, 0])).toThrow(RangeError);
});
