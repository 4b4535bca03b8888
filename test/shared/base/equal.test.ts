import { expect, test } from "vitest";
import { equal } from "#shared/base/equal";

test("the same is the same in any order of keys, and a missing key is one that says nothing", () => {
  expect(equal({ a: 1, b: [1, { c: 2 }] }, { b: [1, { c: 2 }], a: 1 })).toBe(true);
  expect(equal({ a: 1, b: undefined }, { a: 1 })).toBe(true);
  expect(equal({ a: [1] }, { a: { 0: 1 } })).toBe(false);
  expect(equal([1, 2], [2, 1])).toBe(false);
  expect(equal(null, {})).toBe(false);
});
