import fc from "fast-check";
import { expect, test } from "vitest";
import { asPoints, withWeight } from "#shared/record/trial";
import { movedBy, spreadEvenly, sumWords } from "#shared/record/weighing";

const ids = fc.uniqueArray(fc.stringMatching(/^[a-z]{1,6}$/), { minLength: 2, maxLength: 20 });
const sum = (values: Record<string, number>) => Object.values(values).reduce((a, b) => a + b, 0);

test("spread evenly gives 100 points in blocks of five, none more than a block apart", () => {
  fc.assert(
    fc.property(ids, (all) => {
      const points = Object.values(spreadEvenly(all));
      expect(points.reduce((a, b) => a + b, 0)).toBe(100);
      expect(points.every((one) => one % 5 === 0)).toBe(true);
      expect(Math.max(...points) - Math.min(...points)).toBeLessThanOrEqual(5);
    }),
  );
});

test("one weight moved, the others keep their proportions and all sum to 1", () => {
  fc.assert(
    fc.property(ids, fc.double({ min: 0, max: 1, noNaN: true }), (all, to) => {
      const weights = Object.fromEntries(all.map((id, i) => [id, (i + 1) / ((all.length * (all.length + 1)) / 2)]));
      const [first = "", second = "", third] = all;
      const next = withWeight(weights, first, to);
      expect(sum(next)).toBeCloseTo(1, 12);
      expect(next[first]).toBe(to);
      if (third && to < 0.99) {
        const before = (weights[second] ?? 0) / (weights[third] ?? 1);
        expect((next[second] ?? 0) / (next[third] ?? 1)).toBeCloseTo(before, 9);
      }
    }),
  );
});

test("the whole weight on one criterion can be taken back", () => {
  expect(withWeight({ a: 1, b: 0, c: 0 }, "a", 0.5)).toEqual({ a: 0.5, b: 0.25, c: 0.25 });
});

test("kept weights are blocks of five that sum to 100", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 2, maxLength: 20 }), (raw) => {
      const total = raw.reduce((a, b) => a + b, 0) || 1;
      fc.pre(raw.some((one) => one > 0));
      const points = asPoints(Object.fromEntries(raw.map((one, i) => [`c${i}`, one / total])));
      expect(sum(points)).toBe(100);
      expect(Object.values(points).every((one) => one % 5 === 0 && one >= 0)).toBe(true);
    }),
  );
});

test("a ranking moves one element as far as the ends allow", () => {
  expect(movedBy(["a", "b", "c"], "c", -1)).toEqual(["a", "c", "b"]);
  expect(movedBy(["a", "b", "c"], "a", -1)).toEqual(["a", "b", "c"]);
  expect(movedBy(["a", "b", "c"], "a", 9)).toEqual(["b", "c", "a"]);
});

test("the sum says what is missing", () => {
  expect(sumWords(100)).toEqual({ fits: true, words: "Adds up" });
  expect(sumWords(95).words).toBe("5 to place");
  expect(sumWords(110).words).toBe("10 too many");
});
