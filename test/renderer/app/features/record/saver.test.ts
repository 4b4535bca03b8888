import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Draft } from "#shared/record/record";
import { createSaver, type Saving } from "../../../../../renderer/app/features/record/saver";
import type { Failure } from "../../../../../renderer/app/host/failure";

const draft = (title: string) => ({ frame: { title } }) as Draft;
const failure = (code: Failure["code"]): Failure => ({ code, message: "", subject: null, remedy: "" });

interface Call {
  etag: string;
  title: string;
  done(etag: string): void;
  failed(code: Failure["code"]): void;
}

function setUp() {
  const calls: Call[] = [];
  const shown: Saving[] = [];
  const saver = createSaver({
    etag: "e0",
    save: (etag, { frame }) =>
      new Promise((resolve, reject) => {
        calls.push({
          etag,
          title: frame.title,
          done: (next) => resolve({ etag: next }),
          failed: (code) => reject(failure(code)),
        });
      }),
    failureOf: (error) => error as Failure,
    show: (saving) => shown.push(saving),
    retry: 1000,
  });
  return { saver, calls, shown, last: () => calls.at(-1) as Call };
}

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());
const settle = () => vi.advanceTimersByTimeAsync(0);

test("one save at a time, and of those that wait only the newest", async () => {
  const { saver, calls, last } = setUp();
  saver.put(draft("a"));
  saver.put(draft("ab"));
  saver.put(draft("abc"));
  expect(calls.map(({ title }) => title)).toEqual(["a"]);
  last().done("e1");
  await settle();
  expect(calls.map(({ etag, title }) => [etag, title])).toEqual([
    ["e0", "a"],
    ["e1", "abc"],
  ]);
  expect(saver.unsaved()).toBe(true);
  last().done("e2");
  await settle();
  expect(saver.unsaved()).toBe(false);
  expect(saver.etag()).toBe("e2");
});

test("a failed save is kept, shown and tried again", async () => {
  const { saver, calls, shown, last } = setUp();
  saver.put(draft("a"));
  last().failed("DISK_FULL");
  await settle();
  expect(shown.at(-1)).toEqual({ state: "failed", failure: failure("DISK_FULL") });
  expect(await saver.settled()).toBe(false);
  await vi.advanceTimersByTimeAsync(1000);
  expect(calls.map(({ title }) => title)).toEqual(["a", "a"]);
  last().done("e1");
  await settle();
  expect(shown.at(-1)).toEqual({ state: "saved" });
  expect(await saver.settled()).toBe(true);
});

test("what was typed during a failing save isn't replaced by the older state", async () => {
  const { saver, calls, last } = setUp();
  saver.put(draft("a"));
  saver.put(draft("ab"));
  last().failed("DISK_FULL");
  await vi.advanceTimersByTimeAsync(1000);
  expect(calls.map(({ title }) => title)).toEqual(["a", "ab"]);
});

test("a conflict waits for the user", async () => {
  const { saver, calls, last } = setUp();
  saver.put(draft("mine"));
  last().failed("CONFLICT");
  await vi.advanceTimersByTimeAsync(60_000);
  expect(calls).toHaveLength(1);
  saver.again("theirs");
  expect(last()).toMatchObject({ etag: "theirs", title: "mine" });
});

test("who waits until all is stored hears of it after a failure and another try, or when the host's state counts", async () => {
  const { saver, last } = setUp();
  const heard: string[] = [];
  const wait = (who: string) => void saver.stored().then(() => heard.push(who));
  wait("before");
  saver.put(draft("a"));
  wait("a");
  last().failed("DISK_FULL");
  await settle();
  expect(heard).toEqual(["before"]);
  await vi.advanceTimersByTimeAsync(1000);
  saver.put(draft("ab"));
  last().done("e1");
  await settle();
  expect(heard).toEqual(["before"]);
  last().done("e2");
  await settle();
  expect(heard).toEqual(["before", "a"]);

  saver.put(draft("mine"));
  wait("mine");
  last().failed("CONFLICT");
  await settle();
  expect(heard).toEqual(["before", "a"]);
  saver.rebase("theirs");
  await settle();
  expect(heard).toEqual(["before", "a", "mine"]);
});
