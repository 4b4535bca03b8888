/**
 * What devices of the network reach while a workshop lets them in: the participants' page, a door, and a table of four
 * calls. The facilitator's contract isn't among them and can't be reached from here.
 */

import type { Log } from "#electron/host/log";
import { firstPort, type OpenDoor } from "#electron/host/workshop/door";
import { Refused, Stopped } from "#electron/host/workshop/live";
import type { Room } from "#electron/host/workshop/room";
import type { Id } from "#shared/base/id";
import { joinSchema, postedSchema } from "#shared/workshop/schema";
import type { Reach } from "#shared/workshop/state";
import { assetHandler } from "./assets";
import { type From, type HttpRoute, listen, type PlainReply, type PlainRequest } from "./kit";
import { createLimiter, type Limiter } from "./limiter";
import { createSocketGuard } from "./sockets";
import { stateStream } from "./state-stream";

export interface ParticipantsOptions {
  /** Folder of the built participants' page. */
  assets: string;
  log: Log;
  clock: () => Date;
}

/** Largest body of one request. */
const participantBodyLimit = 16 * 1024;
/** Requests of one seat in a second. */
const requestsPerSecond = 10;
/** Wrong codes a minute: of one address, and of all. */
const wrongCodes = { each: 5, all: 20 };
/** Event streams of one seat; a further one ends the first. */
const streamsPerSeat = 2;
/** Connections that a seat has of its own, and that those without one have together. */
const sockets = { perSeat: 2, inAll: 400 };
/** Milliseconds in which the headers of a request, and all of it, have to be there. */
const patience = 10_000;

/** Opens the door of a room on the network. */
export function participantsDoor({ assets, log, clock }: ParticipantsOptions): OpenDoor {
  return async (room, { address, port, reach }) => {
    const listening = await listen({
      routes: routesOf(room, reach, assetHandler(assets), () => clock().getTime()),
      publicOrigin: reach?.url,
      forwarded: reach?.forwarded,
      address,
      port: port || firstPort,
      ports: 10,
      bodyLimit: participantBodyLimit,
      headerLimit: 32 * 1024,
      guard: createSocketGuard({ ...sockets, perAddress: () => room.perAddress(), now: () => clock().getTime() }),
      patience,
      log,
    });
    return { port: listening.port, close: listening.close };
  };
}

/** The page, the door, and the table of calls. */
function routesOf(
  room: Room,
  reach: Reach | null,
  page: ReturnType<typeof assetHandler>,
  now: () => number,
): HttpRoute[] {
  const requests = createLimiter({ limit: requestsPerSecond, window: 1_000, now });
  const ofSeat = seatCalls(room, requests);
  return [
    { methods: ["POST"], path: "/join", reply: joining(room, reach, now) },
    {
      methods: ["POST"],
      path: "/cmd",
      ...ofSeat(async ({ seat }, call) => {
        const given = bodyOf(call, postedSchema);
        if (given.fault) return given.fault;
        const done = await refusable(() => room.ask(seat, given.value.command, given.value.key));
        return "status" in done ? done : json(200, done);
      }),
    },
    { methods: ["GET"], path: "/events", ...ofSeat(eventStreams(room)) },
    { methods: ["GET"], path: "/state", ...ofSeat(({ seat }) => jsonText(200, room.state(seat)?.text() ?? "null")) },
    {
      methods: ["GET"],
      path: "/brief",
      ...ofSeat(({ admitted }) =>
        admitted ? json(200, room.brief()) : failed(409, "NOT_NOW", "You are at the door still."),
      ),
    },
    {
      methods: ["GET", "HEAD"],
      path: "/",
      reply({ method, url }, from) {
        room.heard(from.address);
        return page({ method, pathname: url.pathname });
      },
    },
  ];
}

interface Caller {
  seat: Id;
  admitted: boolean;
  bearer: string;
}

/** Calls of a seat: known by its bearer before anything else is read, and not too often. */
function seatCalls(room: Room, requests: Limiter) {
  const callerIn = ({ authorization = "" }: PlainRequest["headers"]): Caller | PlainReply => {
    const bearer = /^Bearer (.+)$/.exec(authorization)?.[1] ?? "";
    const holder = room.holderOf(bearer);
    if (holder && "seat" in holder) return { ...holder, bearer };
    if (holder?.gone === "moved")
      return failed(401, "MOVED", "Your seat goes on on another device. Join again if that isn't you.");
    if (holder?.gone === "removed") return failed(401, "REMOVED", "The facilitator took this seat away.");
    return failed(401, "UNAUTHORIZED", "This seat isn't valid any more. Join again.");
  };
  return (answer: (caller: Caller, call: PlainRequest) => Promise<PlainReply> | PlainReply) => ({
    refuse(headers: PlainRequest["headers"]) {
      const caller = callerIn(headers);
      if ("status" in caller) return caller;
      return requests.take(caller.seat) ? null : slowDown(1);
    },
    reply(call: PlainRequest, from: From) {
      const caller = callerIn(call.headers);
      if ("status" in caller) return caller;
      from.speaksFor(caller.seat);
      return answer(caller, call);
    },
  });
}

/** Seats that people with the QR's secret may take in a second where a tunnel makes all of them one address. */
const tunnelJoins = 50;

/** Whoever guesses must not keep those out who scanned: a code can be guessed, a token can't. */
function joining(room: Room, reach: Reach | null, now: () => number) {
  // Through a tunnel everybody has one address, which then says nothing about anybody.
  const oneAddress = reach !== null && !reach.forwarded;
  const requests = createLimiter({ limit: requestsPerSecond, window: 1_000, now });
  const invited = createLimiter({ limit: tunnelJoins, window: 1_000, now });
  const wrongHere = createLimiter({ limit: wrongCodes.each, window: 60_000, now });
  const wrongAtAll = createLimiter({ limit: wrongCodes.all, window: 60_000, now });
  return async (call: PlainRequest, { address }: From): Promise<PlainReply> => {
    if (!oneAddress && !requests.take(address)) return slowDown(1);
    const { fault, value: given } = bodyOf(call, joinSchema);
    if (fault) return fault;
    if (given.code !== undefined && reach?.typed === false)
      return failed(403, "CODE", "Codes aren't typed here. Open the link of the invitation, or scan the QR code.");
    if (oneAddress && !(room.invites(given.token) ? invited : requests).take(address)) return slowDown(1);
    const wait = given.code === undefined ? 0 : Math.max(wrongHere.wait(address), wrongAtAll.wait("all"));
    if (wait > 0) return slowDown(Math.ceil(wait / 1000));
    const joined = await refusable(() => room.join({ ...given, address, shared: oneAddress }));
    if (joined === null) {
      if (given.code !== undefined) {
        wrongHere.take(address);
        wrongAtAll.take("all");
      }
      return failed(403, "CODE", "This code isn't right. It stands on the projector.");
    }
    return "status" in joined ? joined : json(201, joined);
  };
}

function eventStreams(room: Room) {
  const streams = new Map<Id, (() => void)[]>();
  return ({ seat, bearer }: Caller, call: PlainRequest): PlainReply => {
    const open = streams.get(seat) ?? [];
    if (open.length >= streamsPerSeat) open[0]?.();
    const over = () => {
      const left = (streams.get(seat) ?? []).filter((one) => one !== end);
      if (left.length > 0) streams.set(seat, left);
      else streams.delete(seat);
    };
    const { body, end } = stateStream({ room, seat, bearer, signal: call.signal(), over });
    streams.set(seat, [...(streams.get(seat) ?? []), end]);
    const headers = { "Content-Type": "text/event-stream; charset=utf-8", "X-Accel-Buffering": "no" };
    return { status: 200, headers, body };
  };
}

interface Parser<T> {
  safeParse(value: unknown): { success: true; data: T } | { success: false; error: { issues: { message: string }[] } };
}

/** What was sent, or how it is refused. */
type Given<T> = { fault: null; value: T } | { fault: PlainReply; value: null };

function bodyOf<T>({ headers, body }: PlainRequest, schema: Parser<T>): Given<T> {
  const refuse = (status: number, message: string): Given<T> => ({
    fault: failed(status, "BAD_INPUT", message),
    value: null,
  });
  if (!/^application\/json(?:;|$)/.test(headers["content-type"] ?? "")) return refuse(415, "Only application/json.");
  let read: unknown;
  try {
    read = JSON.parse(body.toString("utf8"));
  } catch {
    return refuse(400, "Not understood.");
  }
  const parsed = schema.safeParse(read);
  if (parsed.success) return { fault: null, value: parsed.data };
  return refuse(400, parsed.error.issues[0]?.message ?? "Not understood.");
}

/** What the session refuses, as an answer. */
async function refusable<T>(ask: () => Promise<T>): Promise<T | PlainReply> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof Stopped) return failed(503, "STOPPED", "The workshop stopped. Tell the facilitator.");
    if (!(error instanceof Refused)) throw error;
    const { refused, message } = error.refusal;
    return json(409, { error: "NOT_NOW", refused, message });
  }
}

const json = (status: number, value: unknown, headers: Record<string, string> = {}): PlainReply =>
  jsonText(status, JSON.stringify(value), headers);

const jsonText = (status: number, body: string, headers: Record<string, string> = {}): PlainReply => ({
  status,
  headers: { "Content-Type": "application/json; charset=utf-8", ...headers },
  body,
});

const failed = (status: number, error: string, message: string, headers = {}): PlainReply =>
  json(status, { error, message }, headers);

const slowDown = (seconds: number): PlainReply =>
  failed(429, "SLOW_DOWN", "That was too often. Wait a moment.", { "Retry-After": String(seconds) });
