/**
 * What devices of the network reach while a workshop lets them in: the participants' page, a door, and a table of four
 * calls. The facilitator's contract isn't among them and can't be reached from here.
 */

import type { Log } from "#electron/host/log";
import { firstPort, type OpenDoor } from "#electron/host/workshop/door";
import { Refused, Stopped } from "#electron/host/workshop/live";
import type { Joining, Room } from "#electron/host/workshop/room";
import type { Id } from "#shared/base/id";
import { joinSchema, postedSchema } from "#shared/workshop/schema";
import { assetHandler } from "./assets";
import { securityHeaders } from "./headers";
import { type From, listen, type Route } from "./kit";
import { createLimiter } from "./limiter";

export interface ParticipantsOptions {
  /** Folder of the built participants' page. */
  assets: string;
  log: Log;
  clock: () => Date;
}

/** Largest body of one request. */
export const participantBodyLimit = 16 * 1024;
/** Requests of one seat in a second. */
const requestsPerSecond = 10;
/** Wrong codes a minute: of one address, and of all. */
const wrongCodes = { each: 5, all: 20 };
/** Event streams of one seat; a further one ends the first. */
const streamsPerSeat = 2;
/** A comment line is sent so often, so that both ends know that the other is there. */
const heartbeat = 15_000;
const mostSockets = 250;

/** Opens the door of a room on the network. */
export function participantsDoor({ assets, log, clock }: ParticipantsOptions): OpenDoor {
  return async (room, { address, port }) => {
    const now = () => clock().getTime();
    const requests = createLimiter({ limit: requestsPerSecond, window: 1_000, now });
    const wrongHere = createLimiter({ limit: wrongCodes.each, window: 60_000, now });
    const wrongAtAll = createLimiter({ limit: wrongCodes.all, window: 60_000, now });
    const streams = new Map<Id, (() => void)[]>();
    const page = assetHandler(assets);

    const seatIn = (headers: Headers) => {
      const bearer = /^Bearer (.+)$/.exec(headers.get("authorization") ?? "")?.[1];
      return bearer === undefined ? null : room.seatOf(bearer);
    };
    /** A call of a seat: known by its bearer before anything else is read, and not too often. */
    const ofSeat = (handle: (seat: Id, request: Request) => Promise<Response> | Response) => ({
      refuse(headers: Headers) {
        const seat = seatIn(headers);
        if (seat === null) return failed(401, "UNAUTHORIZED", "This seat isn't valid any more. Join again.");
        return requests.take(seat) ? null : slowDown(1);
      },
      handle(request: Request) {
        const seat = seatIn(request.headers);
        return seat === null
          ? failed(401, "UNAUTHORIZED", "This seat isn't valid any more. Join again.")
          : handle(seat, request);
      },
    });

    const join = async (request: Request, from: From): Promise<Response> => {
      if (!requests.take(from.address)) return slowDown(1);
      const given = await bodyOf(request, joinSchema);
      if (given instanceof Response) return given;
      // A code can be guessed, a token can't: whoever guesses must not keep those out who scanned.
      const wait = given.code === undefined ? 0 : Math.max(wrongHere.wait(from.address), wrongAtAll.wait("all"));
      if (wait > 0) return slowDown(Math.ceil(wait / 1000));
      const joined = await refusable(() => room.join(given as Joining));
      if (joined instanceof Response) return joined;
      if (joined === null) {
        if (given.code !== undefined) {
          wrongHere.take(from.address);
          wrongAtAll.take("all");
        }
        return failed(403, "CODE", "This code isn't right. It stands on the projector.");
      }
      return json(201, joined);
    };

    const command = ofSeat(async (seat, request) => {
      const given = await bodyOf(request, postedSchema);
      if (given instanceof Response) return given;
      const done = await refusable(() => room.ask(seat, given.command, given.key));
      return done instanceof Response ? done : json(200, done);
    });

    const events = ofSeat((seat, request) => {
      const open = streams.get(seat) ?? [];
      if (open.length >= streamsPerSeat) open[0]?.();
      const { body, end } = stateStream(room, seat, request.signal, () => {
        const left = (streams.get(seat) ?? []).filter((one) => one !== end);
        if (left.length > 0) streams.set(seat, left);
        else streams.delete(seat);
      });
      streams.set(seat, [...(streams.get(seat) ?? []), end]);
      return new Response(body, {
        headers: { ...securityHeaders, "Content-Type": "text/event-stream; charset=utf-8", "X-Accel-Buffering": "no" },
      });
    });

    const routes: Route[] = [
      { methods: ["POST"], path: "/join", handle: join },
      { methods: ["POST"], path: "/cmd", ...command },
      { methods: ["GET"], path: "/events", ...events },
      { methods: ["GET"], path: "/state", ...ofSeat((seat) => json(200, room.state(seat))) },
      { methods: ["GET"], path: "/brief", ...ofSeat(() => json(200, room.brief())) },
      {
        methods: ["GET", "HEAD"],
        path: "/",
        handle(request, from) {
          room.heard(from.address);
          return page(request);
        },
      },
    ];
    const listening = await listen({
      routes,
      address,
      port: port || firstPort,
      ports: 10,
      bodyLimit: participantBodyLimit,
      headerLimit: 32 * 1024,
      sockets: mostSockets,
      log,
    });
    return { port: listening.port, close: listening.close };
  };
}

/**
 * The states that a seat may see as an event stream. A state is made when the device has room for it, so a slow one
 * gets fewer, and never an old one.
 */
function stateStream(
  room: Room,
  seat: Id,
  signal: AbortSignal,
  over: () => void,
): { body: ReadableStream<Uint8Array>; end(): void } {
  const text = new TextEncoder();
  let wake: (() => void) | null = null;
  let dirty = true;
  let beat = false;
  let ended = false;
  const stir = () => wake?.();
  const unwatch = room.watch(seat, () => {
    dirty = true;
    stir();
  });
  const pulse = setInterval(() => {
    beat = true;
    stir();
  }, heartbeat);
  pulse.unref();
  const end = () => {
    if (ended) return;
    ended = true;
    clearInterval(pulse);
    unwatch();
    over();
    stir();
  };
  signal.addEventListener("abort", end, { once: true });
  const body = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        while (!dirty && !beat && !ended) {
          await new Promise<void>((resolve) => {
            wake = resolve;
          });
        }
        const state = ended || !dirty ? null : room.state(seat);
        if (
          ended ||
          (dirty && (state === null || state.view.me.state === "removed" || state.view.me.state === "left"))
        ) {
          end();
          controller.close();
          return;
        }
        if (state) controller.enqueue(text.encode(`id: ${state.rev}\ndata: ${JSON.stringify(state)}\n\n`));
        else controller.enqueue(text.encode(":\n\n"));
        dirty = false;
        beat = false;
      },
      cancel: end,
    },
    { highWaterMark: 0 },
  );
  return { body, end };
}

interface Parser<T> {
  safeParse(value: unknown): { success: true; data: T } | { success: false; error: { issues: { message: string }[] } };
}

async function bodyOf<T>(request: Request, schema: Parser<T>): Promise<T | Response> {
  if (!/^application\/json(?:;|$)/.test(request.headers.get("content-type") ?? ""))
    return failed(415, "BAD_INPUT", "Only application/json.");
  const value: unknown = await request.json().catch(() => undefined);
  const parsed = schema.safeParse(value);
  return parsed.success ? parsed.data : failed(400, "BAD_INPUT", parsed.error.issues[0]?.message ?? "Not understood.");
}

/** What the session refuses, as an answer. */
async function refusable<T>(ask: () => Promise<T>): Promise<T | Response> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof Stopped) return failed(503, "STOPPED", "The workshop stopped. Tell the facilitator.");
    if (!(error instanceof Refused)) throw error;
    const { refused, message } = error.refusal;
    return json(409, { error: "NOT_NOW", refused, message });
  }
}

function json(status: number, value: unknown): Response {
  return new Response(JSON.stringify(value), {
    status,
    headers: { ...securityHeaders, "Content-Type": "application/json; charset=utf-8" },
  });
}

function failed(status: number, error: string, message: string): Response {
  return json(status, { error, message });
}

function slowDown(seconds: number): Response {
  const response = failed(429, "SLOW_DOWN", "That was too often. Wait a moment.");
  response.headers.set("Retry-After", String(seconds));
  return response;
}
