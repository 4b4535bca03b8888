/** What a call tells bit by bit, as a stream of events for the page. */
import { ErrorEvent } from "@orpc/server";

/** Milliseconds of silence after which a comment says that this end is still there. */
const lull = 5_000;

/**
 * The events of a call in bytes, named as oRPC's client expects them
 * (https://html.spec.whatwg.org/multipage/server-sent-events.html). The library itself sends each through Node's
 * `TextEncoderStream`, which adds up a text letter by letter: half a second and 200 MB for the list of 10,000 ADRs.
 */
export function eventBytes(events: AsyncIterator<unknown>): ReadableStream<Uint8Array> {
  let cancelled = false;
  return new ReadableStream({
    start: (controller) => controller.enqueue(comment),
    async pull(controller) {
      const pulse = setInterval(() => controller.enqueue(comment), lull);
      const next = await events.next().catch((error: unknown) => ({ error }));
      clearInterval(pulse);
      if (cancelled) return;
      if ("error" in next) {
        if (!(next.error instanceof ErrorEvent)) return controller.error(next.error);
        controller.enqueue(bytesOf("error", next.error.data));
      } else if (!next.done) controller.enqueue(bytesOf("message", next.value));
      else if (next.value !== undefined) controller.enqueue(bytesOf("done", next.value));
      if ("error" in next || next.done) controller.close();
    },
    async cancel() {
      cancelled = true;
      await events.return?.();
    },
  });
}

const comment = Buffer.from(": \n\n");

/** JSON has no line breaks, so that all of it is one line of data. */
function bytesOf(event: "message" | "done" | "error", value: unknown): Uint8Array {
  const data = value === undefined ? "" : `data: ${JSON.stringify(value)}\n`;
  return Buffer.from(`event: ${event}\n${data}\n`);
}
