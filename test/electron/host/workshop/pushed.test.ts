import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { pushed } from "#electron/host/workshop/pushed";

beforeEach(() => void vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] }));
afterEach(() => void vi.useRealTimers());

/** A counter, when each of its states was sent, and how to count on after so many milliseconds. */
function watched() {
  let count = 0;
  let tell = () => {};
  const sent: [at: number, count: number][] = [];
  const begun = performance.now();
  const stop = new AbortController();
  const states = pushed({
    state: () => count,
    onChange: (callback) => {
      tell = callback;
      return () => {};
    },
    ended: () => false,
    signal: stop.signal,
  });
  const reading = (async () => {
    for await (const state of states) sent.push([performance.now() - begun, state]);
  })();
  return {
    sent,
    async changeAfter(milliseconds: number) {
      await vi.advanceTimersByTimeAsync(milliseconds);
      count++;
      tell();
      await vi.advanceTimersByTimeAsync(0);
    },
    async end() {
      await vi.advanceTimersByTimeAsync(100);
      stop.abort();
      await reading;
    },
  };
}

test("a change after a pause is sent at once", async () => {
  const it = watched();
  await it.changeAfter(50);
  await it.changeAfter(50);
  await it.end();
  expect(it.sent).toEqual([
    [0, 0],
    [50, 1],
    [100, 2],
  ]);
});

test("of a burst the first is sent at once, and the last as soon as it is quiet", async () => {
  const it = watched();
  await it.changeAfter(50);
  for (let n = 0; n < 3; n++) await it.changeAfter(1);
  await it.end();
  expect(it.sent).toEqual([
    [0, 0],
    [50, 1],
    [55, 4],
  ]);
});

test("while changes don't end, a state is sent once a frame", async () => {
  const it = watched();
  await it.changeAfter(50);
  for (let n = 0; n < 40; n++) await it.changeAfter(1);
  await it.end();
  expect(it.sent.map(([at]) => at)).toEqual([0, 50, 66, 82, 92]);
  expect(it.sent.at(-1)?.[1]).toBe(41);
});
