/** What measures a room ends with what it waits for, and fails by itself alone. The build here is made up. */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout } from "node:timers/promises";
import { expect, onTestFinished, test } from "vitest";
import { votesAtOnce } from "../bench/against/room.mjs";

const encoder = new TextEncoder();

/** A door, and what a phone sends; `voted` is called with each vote. */
async function phones(voted: () => void): Promise<number> {
  const server = createServer(({ url }, answer) => {
    if (url === "/events") return void answer.writeHead(200).flushHeaders();
    if (url === "/cmd") voted();
    answer.writeHead(url === "/join" ? 201 : 200).end(JSON.stringify({ seat: "s", bearer: "b" }));
  });
  await new Promise<void>((listening) => server.listen(0, listening));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return (server.address() as AddressInfo).port;
}

/** A host whose facilitator gets states from `stream`, or asks for them with `look` after changes that `stream` tells. */
function hostOf(port: number, pushes: boolean, stream: ReadableStream, look: () => Promise<number>) {
  const answers: Record<string, unknown> = {
    "records/create": { record: { id: "r" } },
    "session/open": { port },
    "session/brief": { criteria: [{ id: "cost" }] },
  };
  const view = async () => ({ step: "judgements", door: { code: "c" }, progress: [{ given: await look() }] });
  return {
    call: async (path: string) => ({
      answer: path === "session/view" ? { view: await view() } : (answers[path] ?? {}),
    }),
    send: async (path: string) =>
      path === "session/watch" && !pushes ? new Response("", { status: 404 }) : new Response(stream),
  };
}

// Each phone has an address of its own, as only Linux gives them.
test.skipIf(process.platform !== "linux")("a stream that ends before its room is a failure, not a wait", async () => {
  const port = await phones(() => {});
  const stream = new ReadableStream({ start: (to) => void setTimeout(50).then(() => to.close()) });
  const host = hostOf(port, true, stream, async () => 0);
  await expect(votesAtOnce(host, 1)).rejects.toThrow("a stream ended before its room");
});

test.skipIf(process.platform !== "linux")("a look that fails after all were counted fails nothing", async () => {
  let tell = () => {};
  const stream = new ReadableStream({
    start(to) {
      tell = () => to.enqueue(encoder.encode('data: {"json":{"what":"session"}}\n\n'));
    },
  });
  let votes = 0;
  let looked = 0;
  const port = await phones(() => {
    votes++;
    tell();
    tell();
  });
  const host = hostOf(port, false, stream, async () => {
    // The second look after the vote is on its way when the room is over, and its host is gone.
    if (votes > 0 && looked++ > 0) {
      await setTimeout(100);
      throw new TypeError("fetch failed");
    }
    return votes;
  });
  await votesAtOnce(host, 1);
  await setTimeout(200);
  expect([votes, looked]).toEqual([1, 2]);
});
