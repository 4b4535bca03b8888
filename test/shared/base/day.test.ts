import fc from "fast-check";
import { expect, test } from "vitest";
import { addMonths, showDay } from "#shared/base/day";

test.each([
  ["2026-10-06", 6, "2027-04-06"],
  ["2026-11-20", 3, "2027-02-20"],
  ["2026-08-31", 6, "2027-02-28"],
  ["2027-08-31", 6, "2028-02-29"],
  ["2099-12-31", 2, "2100-02-28"],
  ["1999-11-30", 3, "2000-02-29"],
  ["2026-12-31", 12, "2027-12-31"],
  ["2026-01-31", -2, "2025-11-30"],
  ["2026-05-31", 1, "2026-06-30"],
])("%s and %i months is %s", (day, months, result) => {
  expect(addMonths(day, months)).toBe(result);
});

test("a day as screens say it", () => {
  expect(showDay("2026-10-06")).toBe("6 Oct 2026");
  expect(showDay("2027-02-28")).toBe("28 Feb 2027");
});

test("the result is a day of the calendar in the month that was meant, never a later day of the month", () => {
  const days = fc.date({ min: new Date("1970-01-01"), max: new Date("2200-12-31"), noInvalidDate: true });
  fc.assert(
    fc.property(days, fc.integer({ min: -240, max: 240 }), (date, months) => {
      const day = date.toISOString().slice(0, 10);
      const result = addMonths(day, months);
      expect(new Date(`${result}T00:00:00Z`).toISOString().slice(0, 10)).toBe(result);
      const index = (text: string) => Number(text.slice(0, 4)) * 12 + Number(text.slice(5, 7));
      expect(index(result)).toBe(index(day) + months);
      expect(Number(result.slice(8))).toBeLessThanOrEqual(Number(day.slice(8)));
    }),
  );
});
