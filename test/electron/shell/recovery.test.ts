import { expect, test } from "vitest";
import { recovery } from "#electron/shell/recovery";

test("a page that crashes is loaded again, one that crashes again soon isn't, and later it is once more", () => {
  let now = 5;
  const again = recovery(() => now);
  expect(again()).toBe(true);
  now += 10_000;
  expect(again()).toBe(false);
  now += 29_000;
  expect(again()).toBe(false);
  now += 31_000;
  expect(again()).toBe(true);
});
