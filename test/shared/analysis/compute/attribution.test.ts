import fc from "fast-check";
import { expect, test } from "vitest";
import { gapChange, type Heard, heard } from "#shared/analysis/compute/attribution";
import type { Model } from "#shared/analysis/model";
import { vectorA } from "../../../samples/vectors";

/** Vector A a year later: other weights, and Flask does better on Auth. */
const later: Model = {
  ...vectorA,
  people: vectorA.people.map((person) => ({
    ...person,
    weights: [20, 30, 10, 15, 15, 10],
    scores: { ...person.scores, Flask: [3, 5, 3, 3, 4, 3] },
  })),
};

test("the worked revision: every part of the changed gap, exactly", () => {
  const change = gapChange(heard(vectorA) as Heard, heard(later) as Heard, "Django", "Flask");
  expect(change.before).toBeCloseTo(1 / 8, 12);
  expect(change.after).toBeCloseTo(-1 / 20, 12);
  expect(change.weights).toBeCloseTo(-23 / 160, 12);
  expect(change.scores).toBeCloseTo(-1 / 32, 12);
  expect(change.parts.map(({ criterion, by, value }) => [criterion, by, Math.round(value * 1e12) / 1e12])).toEqual([
    ["Simplicity", "weight", -9 / 80],
    ["Auth", "weight", -1 / 32],
    ["Security", "weight", -1 / 80],
    ["Team experience", "weight", 1 / 80],
    ["Auth", "score", -1 / 32],
  ]);
});

test("a group is heard as its means, and a cell that too few know is unknown", () => {
  const group: Model = {
    options: ["a", "b"],
    criteria: ["x", "y"],
    people: [
      { name: "Ana", weights: [1, 1], scores: { a: [5, null], b: [1, 2] } },
      { name: "Ben", weights: [3, 1], scores: { a: [4, null], b: [2, 3] } },
    ],
  };
  expect(heard(group)).toEqual({
    weights: { x: 0.625, y: 0.375 },
    scores: { x: { a: 4.5, b: 1.5 }, y: { a: null, b: 2.5 } },
  });
  expect(heard({ ...group, people: [] })).toBeNull();
});

test("a criterion that only one state has is all weight", () => {
  const before: Heard = { weights: { x: 1 }, scores: { x: { a: 5, b: 1 } } };
  const after: Heard = { weights: { x: 0.5, y: 0.5 }, scores: { x: { a: 5, b: 1 }, y: { a: 1, b: 5 } } };
  expect(gapChange(before, after, "a", "b")).toMatchObject({
    before: 1,
    after: 0,
    scores: 0,
    parts: [
      { criterion: "x", by: "weight", value: -0.5 },
      { criterion: "y", by: "weight", value: -0.5 },
    ],
  });
});

test("the parts always add up to the change", () => {
  const side = fc
    .array(
      fc.record({
        id: fc.constantFrom("p", "q", "r", "s"),
        w: fc.nat(20),
        a: fc.integer({ min: 1, max: 5 }),
        b: fc.integer({ min: 1, max: 5 }),
      }),
      {
        minLength: 1,
      },
    )
    .map((rows): Heard => {
      const total = rows.reduce((sum, { w }) => sum + w, 0) || 1;
      const unique = [...new Map(rows.map((row) => [row.id, row])).values()];
      return {
        weights: Object.fromEntries(unique.map(({ id, w }) => [id, w / total])),
        scores: Object.fromEntries(unique.map(({ id, a, b }) => [id, { a, b }])),
      };
    });
  fc.assert(
    fc.property(side, side, (before, after) => {
      const change = gapChange(before, after, "a", "b");
      const sum = change.parts.reduce((total, { value }) => total + value, 0);
      expect(sum).toBeCloseTo(change.after - change.before, 10);
      expect(change.weights + change.scores).toBeCloseTo(change.after - change.before, 10);
    }),
  );
});
