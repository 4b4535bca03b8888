import { expect, test } from "vitest";
import { agreement, kendallW } from "#shared/analysis/compute/disagreement";
import { quantile } from "#shared/analysis/compute/numbers";

test("agreement A", () => {
  expect(agreement([30, 40, 210, 130, 530, 50, 10])).toBeCloseTo(0.6113333, 7);
  expect(agreement([0, 0, 2, 3, 0])).toBeCloseTo(0.8, 12);
  expect(agreement([1, 0, 0, 0, 4])).toBeCloseTo(0.2, 12);
  expect(agreement([2, 1, 0, 1, 2])).toBeCloseTo(-0.425926, 6);
  expect(agreement([2, 0, 0, 0, 1])).toBeCloseTo(-1 / 3, 12);
  expect(agreement([3, 0, 0, 0, 3])).toBeCloseTo(-1, 12);
  expect(agreement([2, 2, 2, 2, 2])).toBeCloseTo(0, 12);
  expect(agreement([0, 0, 7, 0, 0])).toBe(1);
});

test("Kendall's W, corrected for ties", () => {
  const first = [
    [4, 3, 2, 1],
    [4, 2, 3, 1],
    [3, 4, 2, 1],
  ];
  const tied = [
    [5, 4, 4, 1],
    [5, 3, 3, 2],
    [4, 5, 2, 1],
  ];
  expect(kendallW(first)).toBeCloseTo(7 / 9, 12);
  expect(kendallW(tied)).toBeCloseTo(5 / 6, 12);
  expect(kendallW([first[0]!, first[0]!])).toBe(1);
});

test("Kendall's W says nothing where there is no order to compare", () => {
  expect(kendallW([[1, 2, 3]])).toBeNull();
  expect(
    kendallW([
      [1, 2],
      [2, 1],
    ]),
  ).toBeNull();
  expect(
    kendallW([
      [1, 1, 1],
      [2, 2, 2],
    ]),
  ).toBeNull();
});

test("quantiles of type 7", () => {
  expect(quantile([2, 5, 4, 2], 0.25)).toBe(2);
  expect(quantile([2, 5, 4, 2], 0.75)).toBe(4.25);
  const six = [3, 3, 4, 4, 4, 5];
  expect(quantile(six, 0.75) - quantile(six, 0.25)).toBeCloseTo(0.75, 12);
});
