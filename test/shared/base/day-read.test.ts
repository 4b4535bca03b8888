import fc from "fast-check";
import { expect, test } from "vitest";
import { addDays, readDay, showDay } from "#shared/base/day";

test("a day that a screen shows is read back as that day", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 200_000 }), (n) => {
      const day = addDays("1800-01-01", n);
      expect(readDay(showDay(day))).toBe(day);
      expect(readDay(day)).toBe(day);
    }),
  );
});

test.each([
  ["6 October 2026", "2026-10-06"],
  ["6. Oct 2026", "2026-10-06"],
  [" 6 oct, 2026 ", "2026-10-06"],
  ["6.10.2026", "2026-10-06"],
  ["2026-1-9", "2026-01-09"],
  ["29 Feb 2028", "2028-02-29"],
  ["29 Feb 2027", null],
  ["31 Apr 2027", null],
  ["13 Foo 2027", null],
  ["2027-13-01", null],
  ["tomorrow", null],
  ["", null],
])("%j is read as %j", (text, day) => {
  expect(readDay(text)).toBe(day);
});
