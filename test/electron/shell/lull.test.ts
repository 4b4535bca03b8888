import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { lull } from "#electron/shell/lull";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Whether it is over, asked after everything that is due. */
function watched() {
  const { asked, over } = lull(50, 1000);
  let done = false;
  void over.then(() => (done = true));
  const after = async (milliseconds: number) => {
    await vi.advanceTimersByTimeAsync(milliseconds);
    return done;
  };
  return { asked, after };
}

test("it is over once nothing was asked for a while, counted from the last", async () => {
  const { asked, after } = watched();
  expect(await after(900)).toBe(false);
  asked();
  expect(await after(49)).toBe(false);
  asked();
  expect(await after(49)).toBe(false);
  expect(await after(1)).toBe(true);
});

test("it ends also where nothing is ever asked, or nobody stops asking", async () => {
  const silent = watched();
  expect(await silent.after(999)).toBe(false);
  expect(await silent.after(1)).toBe(true);
  const { asked, after } = watched();
  for (let time = 0; time < 990; time += 30) {
    asked();
    expect(await after(30)).toBe(false);
  }
  expect(await after(10)).toBe(true);
});
