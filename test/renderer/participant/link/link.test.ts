/** What a participant's device keeps, sends again, and shows before it is acknowledged. */
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { emptyBallot } from "#shared/workshop/ballot";
import type { SeatCommand } from "#shared/workshop/command";
import type { SeatView } from "#shared/workshop/view/view";
import { type Keep, keepIn } from "../../../../renderer/participant/link/device-storage";
import { createLink, type Link } from "../../../../renderer/participant/link/link";
import { subjectOf, withUnsent } from "../../../../renderer/participant/link/optimistic";
import { shuffledFor, timeLeftText } from "../../../../renderer/participant/ui/parts";
import { patience } from "../../../patience";
import { soon } from "../../../samples/soon";

function view(part: Partial<SeatView["me"]> = {}, rest: Partial<SeatView> = {}): SeatView {
  const me = {
    seat: "s1",
    name: "Ana",
    state: "in",
    speaks: true,
    ballot: true,
    done: false,
    said: emptyBallot,
    ...part,
  };
  return {
    id: "w1",
    brief: "b",
    step: "judgements",
    anonymous: false,
    closed: false,
    opened: { rounds: [] },
    ...rest,
    me,
  } as unknown as SeatView;
}

const judge = (criterion: string, answer: string): SeatCommand => ({
  type: "cast",
  word: { on: "judgement", criterion, judgement: { answer } },
});

/** A host that records what it is asked and answers as it is told. */
function host() {
  const asked: { path: string; body: { key: string; command: SeatCommand }; bearer: string | null }[] = [];
  let stream: ReadableStreamDefaultController<Uint8Array> | null = null;
  const answers: (() => Response | Promise<never>)[] = [];
  const send = (async (path: string, init: RequestInit = {}) => {
    if (path === "/join") return Response.json({ seat: "s1", bearer: "secret", session: "w1" }, { status: 201 });
    if (path === "/brief") return Response.json({});
    if (path === "/events") {
      const body = new ReadableStream<Uint8Array>({
        start(controller) {
          stream = controller;
        },
      });
      init.signal?.addEventListener("abort", () => {
        try {
          stream?.error(new Error("aborted"));
        } catch {
          // It ended before.
        }
      });
      return new Response(body);
    }
    asked.push({
      path,
      body: JSON.parse(String(init.body ?? "{}")),
      bearer: new Headers(init.headers).get("authorization"),
    });
    return (answers.shift() ?? (() => Response.json({ rev: 1 })))();
  }) as typeof fetch;
  return {
    send,
    asked,
    answers,
    state(rev: number, seen: SeatView) {
      const text = `id: ${rev}\ndata: ${JSON.stringify({ rev, now: Date.now(), view: seen })}\n\n`;
      stream?.enqueue(new TextEncoder().encode(text));
    },
  };
}

let keep: Keep;
let links: Link[] = [];
const linked = (send: typeof fetch) => {
  const link = createLink(keep, send);
  links.push(link);
  return link;
};
beforeEach(() => {
  localStorage.clear();
  keep = keepIn(localStorage);
});
afterEach(() => {
  for (const link of links) link.stop();
  links = [];
});

async function inRoom() {
  const room = host();
  const link = linked(room.send);
  expect(await link.join({ code: "ABC123" }, "Ana", "voter")).toBeNull();
  await soon(() => {
    room.state(1, view());
    expect(link.shown().at).toBe("seat");
  });
  return { room, link };
}

test("a seat is kept over a reload, with the bearer in a header and in no address", async () => {
  const { room, link } = await inRoom();
  link.say(judge("complexity", "small"));
  await soon(() => expect(room.asked).toHaveLength(1));
  expect(room.asked[0]?.bearer).toBe("Bearer secret");
  expect(room.asked[0]?.path).toBe("/cmd");
  expect(keepIn(localStorage).seat()).toMatchObject({ session: "w1", seat: "s1", bearer: "secret" });
  expect(linked(host().send).shown().at).toBe("coming");
});

test("what wasn't acknowledged is kept, and sent again under the same key", async () => {
  const { room, link } = await inRoom();
  room.answers.push(() => Promise.reject(new TypeError("network")) as Promise<never>);
  link.say(judge("complexity", "small"));
  await soon(() => expect(room.asked).toHaveLength(1));
  expect(keepIn(localStorage).posts()).toHaveLength(1);
  await vi.waitFor(() => expect(room.asked).toHaveLength(2), { timeout: patience(4_000) });
  expect(room.asked[1]?.body.key).toBe(room.asked[0]?.body.key);
  await soon(() => expect(link.shown().unsent).toEqual([]));
  expect(keepIn(localStorage).posts()).toEqual([]);
});

test("a later word on the same thing takes the place of one that wasn't sent", async () => {
  const link = linked(host().send);
  keep.saveSeat({ session: "w1", seat: "s1", bearer: "secret", ballot: "b1" });
  link.say(judge("complexity", "small"));
  link.say(judge("database", "none"));
  link.say(judge("complexity", "large"));
  expect(link.shown().unsent).toEqual([judge("database", "none"), judge("complexity", "large")]);
  expect(subjectOf({ type: "leave" })).toBeNull();
});

test("what was acknowledged shows until a state has it", async () => {
  const { room, link } = await inRoom();
  room.answers.push(() => Response.json({ rev: 3 }));
  link.say(judge("complexity", "small"));
  await soon(() => expect(keepIn(localStorage).posts()).toEqual([]));
  room.state(2, view());
  await soon(() => expect(link.shown().state?.rev).toBe(2));
  expect(link.shown().unsent).toEqual([judge("complexity", "small")]);
  room.state(3, view());
  await soon(() => expect(link.shown().unsent).toEqual([]));
});

test("a refusal is shown and nothing is tried for ever", async () => {
  const { room, link } = await inRoom();
  room.answers.push(() => Response.json({ error: "NOT_NOW", message: "It is open already." }, { status: 409 }));
  link.say(judge("complexity", "small"));
  await soon(() => expect(link.shown().refused).toBe("It is open already."));
  expect(link.shown().unsent).toEqual([]);
  link.understood();
  expect(link.shown().refused).toBeNull();
});

test("words that came too late stay on the device that wrote them", async () => {
  const { room, link } = await inRoom();
  room.answers.push(() => Response.json({ error: "NOT_NOW", message: "It is open already." }, { status: 409 }));
  link.say({ type: "cast", word: { on: "comment", id: "c1", section: "problem", text: "Who pays for it?" } });
  await soon(() => expect(link.shown().refused).toBe("It is open already. You wrote: “Who pays for it?”"));
});

test("in an anonymous workshop the device names its ballot before it puts anything on it", async () => {
  const { room, link } = await inRoom();
  room.answers.push(
    () => Response.json({ rev: 2 }),
    () => Response.json({ rev: 2, now: Date.now(), view: view({ ballot: true }, { anonymous: true }) }),
  );
  room.state(2, view({ ballot: false }, { anonymous: true }));
  await soon(() => expect(room.asked[0]?.body.command).toMatchObject({ type: "claim" }));
  const claim = room.asked[0]?.body.command as { ballot: string };
  expect(claim.ballot).toMatch(/^b[0-9a-f]{31}$/);
  link.say(judge("complexity", "small"));
  await soon(() => expect(room.asked.at(-1)?.body.command).toEqual(judge("complexity", "small")));
  expect(keepIn(localStorage).seat()?.ballot).toBe(claim.ballot);
});

test("an older state never takes the place of a newer one", async () => {
  const { room, link } = await inRoom();
  room.state(5, view({ name: "newer" }));
  await soon(() => expect(link.shown().state?.rev).toBe(5));
  room.state(4, view({ name: "older" }));
  room.state(6, view({ name: "newest" }));
  await soon(() => expect(link.shown().state?.rev).toBe(6));
  expect(link.shown().state?.view.me.name).toBe("newest");
});

test("without storage a device still takes part", () => {
  const broken = {
    getItem: () => {
      throw new Error("forbidden");
    },
    setItem: () => {
      throw new Error("forbidden");
    },
    removeItem: () => undefined,
  };
  for (const store of [null, broken]) {
    const kept = keepIn(store);
    kept.saveSeat({ session: "w1", seat: "s1", bearer: "secret", ballot: "b1" });
    expect(kept.seat()?.bearer).toBe("secret");
    kept.clearSeat();
    expect(kept.seat()).toBeNull();
  }
});

test("what is unsent shows at once, in its round", () => {
  const first = withUnsent(view(), [judge("complexity", "small"), { type: "done", done: true }]);
  expect(first.me.said.judgements).toEqual({ "1": { complexity: { answer: "small" } } });
  expect(first.me.done).toBe(true);
  const before = withUnsent(view({}, { step: "again" }), [{ type: "done", done: true, from: "judgements" }]);
  expect(before.me.done).toBe(false);
  const again = withUnsent(view({}, { step: "again" }), [judge("complexity", "small")]);
  expect(Object.keys(again.me.said.judgements)).toEqual(["2"]);
  const taken: SeatCommand = { type: "cast", word: { on: "risk", id: "x1", kind: "failed", text: "" } };
  const risks = [{ id: "x1", kind: "failed" as const, text: "No one looked" }];
  expect(withUnsent(view({ said: { ...emptyBallot, risks } }), [taken]).me.said.risks).toEqual([]);
});

test("the order of options differs between people and stays for each", () => {
  const options = [{ id: "django" }, { id: "flask" }];
  const firsts = Array.from({ length: 60 }, (_, i) => shuffledFor(options, `s${i}`)[0]?.id);
  expect(firsts.filter((id) => id === "django").length).toBeGreaterThan(10);
  expect(firsts.filter((id) => id === "flask").length).toBeGreaterThan(10);
  expect(shuffledFor(options, "s1")).toEqual(shuffledFor(options, "s1"));
});

test("the timer speaks at the end and never below zero", () => {
  const timer = (left: number) => ({ running: true, ends: left, left: 0 });
  expect(timeLeftText(timer(200_000), 0)).toBe("3:20 left");
  expect(timeLeftText(timer(29_000), 0)).toBe("30 seconds left");
  expect(timeLeftText(timer(-5_000), 0)).toBe("Time. Finish your line.");
  expect(timeLeftText({ running: false, ends: 0, left: 61_000 }, 0)).toBe("Paused at 1:01");
});
