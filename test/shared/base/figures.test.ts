import fc from "fast-check";
import { expect, test } from "vitest";
import {
  decimalsFor,
  percent,
  percentBeside,
  percentSet,
  plain,
  shownPoints,
  signed,
  valueText,
} from "#shared/base/figures";

test("shown parts add up to the shown whole", () => {
  expect(shownPoints([0.1, -0.1125, 0.1125, 0.05, -0.05, 0.025], 0.125)).toEqual([10, -11.3, 11.3, 5, -5, 2.5]);
  expect(shownPoints([1 / 3, 1 / 3, 1 / 3], 1)).toEqual([33.4, 33.3, 33.3]);
  expect(shownPoints([], 0)).toEqual([]);
});

test("the whole that they add up to is the one that is written, also a hair off half a tenth", () => {
  const halves = fc.integer({ min: -1999, max: 1999 }).map((n) => n / 20);
  fc.assert(
    fc.property(halves, fc.double({ min: -0.5, max: 0.5, noNaN: true }), (points, other) => {
      const whole = points / 100;
      const shown = shownPoints([whole - other, other], whole);
      expect(plain(shown.reduce((a, b) => a + b, 0))).toBe(plain(100 * whole));
    }),
  );
});

test("every part is shown within a tenth of itself", () => {
  const part = fc.double({ min: -0.2, max: 0.2, noNaN: true });
  fc.assert(
    fc.property(fc.array(part, { minLength: 1, maxLength: 20 }), (parts) => {
      const whole = parts.reduce((a, b) => a + b, 0);
      const shown = shownPoints(parts, whole);
      const tenths = shown.map((x) => Math.round(10 * x));
      expect(Math.abs(tenths.reduce((a, b) => a + b, 0) - 1000 * whole)).toBeLessThanOrEqual(0.5 + 1e-9);
      for (const [k, x] of shown.entries()) {
        expect(Object.is(x, -0)).toBe(false);
        expect(Math.abs(x - 100 * parts[k]!)).toBeLessThanOrEqual(0.1 + 1e-9);
      }
    }),
  );
});

test("what is equal reads as equal: with two decimals where one tells it apart", () => {
  const five = Array.from({ length: 5 }, () => 0.0375);
  expect(shownPoints(five, 0.1875)).toEqual([3.8, 3.8, 3.8, 3.7, 3.7]);
  expect(decimalsFor(five, 0.1875)).toBe(2);
  expect(shownPoints(five, 0.1875, 2)).toEqual([3.75, 3.75, 3.75, 3.75, 3.75]);
  expect(decimalsFor([0.1, -0.1125, 0.1125, 0.05, -0.05, 0.025], 0.125)).toBe(1);
  expect(signed(3.75, 2)).toBe("+3.75");
  expect(signed(-0.001, 2)).toBe("0.00");
});

test("numbers as text", () => {
  expect(signed(11.25)).toBe("+11.3");
  expect(signed(-5)).toBe("−5.0");
  expect(signed(-0.04)).toBe("0.0");
  expect(plain(-5)).toBe("−5.0");
  expect(percent(0.8781)).toBe("88\u00a0%");
  expect(percent(0.9999)).toBe("over\u00a099\u00a0%");
  expect(percent(0.001)).toBe("under\u00a01\u00a0%");
  expect(percent(1)).toBe("100\u00a0%");
  expect(percent(0)).toBe("0\u00a0%");
});

test("a share beside a limit looks as if it fell short of it or exceeded it", () => {
  const plainly = (share: number, limit: number) => percentBeside(share, limit).replaceAll("\u00a0", " ");
  expect([plainly(0.8981, 0.9), plainly(0.88, 0.9), plainly(0.89999, 0.9)]).toEqual(["89.8 %", "88 %", "89.9 %"]);
  expect([plainly(0.254, 0.25), plainly(0.26, 0.25), plainly(0.25001, 0.25)]).toEqual(["25.4 %", "26 %", "25.1 %"]);
  expect([plainly(0.904, 0.905), plainly(0.999, 0.995)]).toEqual(["90 %", "over 99 %"]);
  expect([0.9, 0.925, 0.333].map((limit) => percentSet(limit).replaceAll("\u00a0", " "))).toEqual([
    "90 %",
    "92.5 %",
    "33.3 %",
  ]);
});

test("values beside the best are told so that their distance is the one that is told", () => {
  expect([0.975, 0.9625, 0.425].map((value) => valueText(value, 0.975))).toEqual(["97.5", "96.2", "42.5"]);
  expect([0.7375, 0.725].map((value) => valueText(value, 0.7375))).toEqual(["73.8", "72.5"]);
  const weights = fc.integer({ min: 0, max: 80 }).map((n) => n / 80);
  fc.assert(
    fc.property(weights, weights, (a, b) => {
      const [best, other] = [Math.max(a, b), Math.min(a, b)];
      const apart = Number(valueText(best, best)) - Number(valueText(other, best));
      expect(plain(apart)).toBe(plain(100 * (best - other)));
    }),
  );
});
