import fc from "fast-check";
import { expect, test } from "vitest";
import { addDays, addMonths, daysBetween } from "#shared/base/day";
import { byUrgency, type Due, dueOf, dueText, triggeredIn } from "#shared/record/due";
import { decision } from "../../samples/walked";

const facts = { status: "accepted" as const, review: "2027-04-06", triggered: [] };

test.each([
  ["2027-03-06", "fresh", 31, "In 31 days"],
  ["2027-03-07", "due soon", 30, "In 30 days"],
  ["2027-04-05", "due soon", 1, "In 1 day"],
  ["2027-04-06", "due soon", 0, "Due today"],
  ["2027-04-07", "overdue", -1, "1 day late"],
  ["2027-04-23", "overdue", -17, "17 days late"],
])("on %s it is %s", (today, state, days, text) => {
  const due = dueOf(facts, today) as Due;
  expect(due).toMatchObject({ state, days });
  expect(dueText(due)).toBe(text);
});

test("a clock that was set back makes nothing late", () => {
  expect(dueOf(facts, "1999-12-31")).toMatchObject({ state: "fresh", days: 9958 });
});

test("a trigger makes it due whatever the date, and late stays late", () => {
  const triggered = ["A third team joins"];
  expect(dueOf({ ...facts, triggered }, "2026-10-06")).toMatchObject({ state: "triggered", triggered });
  expect(dueOf({ ...facts, review: null, triggered }, "2026-10-06")).toMatchObject({ state: "triggered", days: null });
  expect(dueOf({ ...facts, triggered }, "2027-05-01")).toMatchObject({ state: "overdue", triggered });
});

test.each(["rejected", "deprecated", "superseded"] as const)("what is %s is never due", (status) => {
  expect(dueOf({ ...facts, status, triggered: ["x"] }, "2030-01-01")).toBeNull();
});

test("without a date and without a trigger there is nothing to review; an unknown status is reviewed", () => {
  expect(dueOf({ ...facts, review: null }, "2030-01-01")).toBeNull();
  expect(dueOf({ ...facts, status: null }, "2030-01-01")).toMatchObject({ state: "overdue" });
});

test("what happened is said in words: triggers as they read, assumptions as no longer so", () => {
  expect(
    triggeredIn({
      ...decision,
      triggers: [
        { id: "a", kind: "external", statement: "Support ends", happened: "2027-01-01" },
        { id: "b", kind: "external", statement: "A team joins" },
      ],
      assumptions: [
        { id: "c", statement: "One region is enough", confidence: 80, impact: "", failed: "2027-01-02" },
        { id: "d", statement: "Traffic stays low", confidence: null, impact: "" },
      ],
    }),
  ).toEqual(["Support ends", "not so: One region is enough"]);
  expect(triggeredIn(undefined)).toEqual([]);
});

test("the most urgent first", () => {
  const of = (review: string | null, triggered: string[] = []) =>
    dueOf({ ...facts, review, triggered }, "2027-04-06") as Due;
  const all = [of("2028-01-01"), of("2027-04-20"), of(null, ["x"]), of("2027-04-01"), of("2027-03-01")];
  expect(all.toSorted(byUrgency).map(({ review, state }) => `${state} ${review}`)).toEqual([
    "overdue 2027-03-01",
    "overdue 2027-04-01",
    "triggered null",
    "due soon 2027-04-20",
    "fresh 2028-01-01",
  ]);
});

test("days are counted by the calendar, leap days and clock changes included", () => {
  expect(daysBetween("2024-02-28", "2024-03-01")).toBe(2);
  expect(daysBetween("2100-02-28", "2100-03-01")).toBe(1);
  expect(daysBetween("2026-12-31", "2027-01-01")).toBe(1);
  expect(addDays("2024-02-28", 1)).toBe("2024-02-29");
  expect(addDays("2027-01-01", -1)).toBe("2026-12-31");
  fc.assert(
    fc.property(
      fc.date({ min: new Date("0003-01-01"), max: new Date("9996-12-31"), noInvalidDate: true }),
      fc.integer({ min: -400, max: 400 }),
      (date, count) => {
        const day = date.toISOString().slice(0, 10);
        const expected = new Date(Date.parse(`${day}T00:00:00Z`) + count * 86_400_000).toISOString().slice(0, 10);
        expect(addDays(day, count)).toBe(expected);
        expect(daysBetween(day, expected)).toBe(count);
      },
    ),
  );
  expect(daysBetween("2027-01-31", addMonths("2027-01-31", 1))).toBe(28);
});
