import { ErrorEvent } from "@orpc/server";
import { afterEach, expect, test, vi } from "vitest";
import { eventBytes } from "#electron/http/events";

afterEach(() => {
  vi.useRealTimers();
});

async function textOf(events: AsyncIterator<unknown>): Promise<string> {
  return new Response(eventBytes(events)).text();
}

test("each event is named, with its value as JSON in one line, and the last one ends the stream", async () => {
  const events = (async function* () {
    yield { text: "two\nlines, 日本 and \ud83d\ude00" };
    yield undefined;
    return { all: 1 };
  })();
  expect(await textOf(events)).toBe(
    [
      ": ",
      'event: message\ndata: {"text":"two\\nlines, 日本 and 😀"}',
      "event: message",
      'event: done\ndata: {"all":1}',
      "",
    ].join("\n\n"),
  );
});

test("an end that says nothing is none", async () => {
  const nothing: unknown[] = [];
  expect(
    await textOf(
      (async function* () {
        yield* nothing;
      })(),
    ),
  ).toBe(": \n\n");
});

test("an error that was meant for the other end is told, any other one breaks the stream", async () => {
  const failing = (error: Error): AsyncIterator<unknown> => ({ next: () => Promise.reject(error) });
  expect(await textOf(failing(new ErrorEvent({ data: { code: "CANCELLED" } })))).toBe(
    ': \n\nevent: error\ndata: {"code":"CANCELLED"}\n\n',
  );
  await expect(textOf(failing(new Error("inside")))).rejects.toThrow("inside");
});

test("a long silence is filled with comments", async () => {
  vi.useFakeTimers();
  const later: AsyncIterator<unknown> = {
    next: () => new Promise((next) => setTimeout(() => next({ done: true, value: undefined }), 11_000)),
  };
  const text = textOf(later);
  await vi.advanceTimersByTimeAsync(11_000);
  expect(await text).toBe(": \n\n".repeat(3));
});

test("whoever goes ends what is told, and nothing more is said", async () => {
  const ended = vi.fn();
  const endless: AsyncIterator<unknown> = {
    next: async () => ({ done: false, value: 1 }),
    return: async () => {
      ended();
      return { done: true, value: undefined };
    },
  };
  const reader = eventBytes(endless).getReader();
  await reader.read();
  await reader.cancel();
  expect(ended).toHaveBeenCalledOnce();
});

/** Milliseconds of processor. */
async function spent(work: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

test("a large event isn't put together letter by letter, as Node's own encoder of streams does", async () => {
  const value = "Use queues between services. ".repeat(100_000);
  const byLetters = new ReadableStream({
    start(controller) {
      controller.enqueue(value);
      controller.close();
    },
  });
  const theirs = await spent(() => new Response(byLetters.pipeThrough(new TextEncoderStream())).arrayBuffer());
  const once = () =>
    (async function* () {
      yield value;
    })();
  const ours = await spent(() => new Response(eventBytes(once())).arrayBuffer());
  expect(ours).toBeLessThan(theirs / 2);
});
