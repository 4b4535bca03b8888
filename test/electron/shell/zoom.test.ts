import { expect, test } from "vitest";
import { zoomed } from "#electron/shell/zoom";

test("a step goes half a level, and back to how the page was made", () => {
  expect([zoomed(0, 1), zoomed(0, -1), zoomed(3, 0)]).toEqual([0.5, -0.5, 0]);
});

test("nobody gets beyond what Chromium shows, so that one step back is seen at once", () => {
  let level = 0;
  for (let press = 0; press < 100; press++) level = zoomed(level, 1);
  expect([level, zoomed(level, -1)]).toEqual([8.5, 8]);
  for (let press = 0; press < 100; press++) level = zoomed(level, -1);
  expect([level, zoomed(level, 1)]).toEqual([-7.5, -7]);
  // As an earlier version may have left it.
  expect(zoomed(40, -1)).toBe(8.5);
});
