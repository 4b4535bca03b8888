import fc from "fast-check";
import { expect, test } from "vitest";
import { labelled } from "../../../../../renderer/app/features/result/ValueLine";

const mark = (title: string, value: number) => ({ option: { id: title, title, summary: "" }, value });

test("labels that fit stand in one row, and one that meets another goes above it", () => {
  const rows = (...marks: ReturnType<typeof mark>[]) =>
    Object.fromEntries(labelled(marks).map(({ option, row }) => [option.id, row]));
  expect(rows(mark("Django", 80), mark("Flask", 20))).toEqual({ Django: 0, Flask: 0 });
  expect(rows(mark("A search cluster of our own", 39), mark("Leave it as it is", 51), mark("Hosted", 56))).toEqual({
    "A search cluster of our own": 0,
    "Leave it as it is": 1,
    Hosted: 0,
  });
});

test("a long title is cut, its value never", () => {
  expect(labelled([mark("A".repeat(120), 50), mark("B", 1)])[1]?.text).toBe(`${"A".repeat(29)}… 50`);
});

test("all are there, and two labels of a row never meet", () => {
  const marks = fc.uniqueArray(
    fc.record({
      title: fc.string({ minLength: 1, maxLength: 40 }),
      value: fc.double({ min: 0, max: 100, noNaN: true }),
    }),
    { selector: ({ title }) => title, maxLength: 8 },
  );
  fc.assert(
    fc.property(marks, (given) => {
      const labels = labelled(given.map(({ title, value }) => mark(title, value)));
      expect(labels.map(({ option }) => option.id).sort()).toEqual(given.map(({ title }) => title).sort());
      for (const one of labels)
        for (const two of labels)
          if (one !== two && one.row === two.row) expect(one.to < two.from || two.to < one.from).toBe(true);
    }),
  );
});
