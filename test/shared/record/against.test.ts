import { expect, test } from "vitest";
import { against } from "#shared/record/against";

test("a choice goes against the recommendation where another option is recommended, and nowhere else", () => {
  expect(against({ option: "raft" }, "ship")).toBe(true);
  expect(against({ option: "ship" }, "ship")).toBe(false);
  // A tie, or nothing to recommend by.
  expect(against({ option: "raft" }, null)).toBe(false);
  // Postponed, or not decided.
  expect(against({ option: null }, "ship")).toBe(false);
  expect(against(undefined, "ship")).toBe(false);
  expect(against(null, "ship")).toBe(false);
});
