/** The whole app on loopback: the built renderer, and the contract behind a key that is new with every start. */
import { createHash, randomBytes, timingSafeEqual } from "node:crypto";
import type { IncomingHttpHeaders } from "node:http";
import { StandardRPCJsonSerializer, StandardRPCSerializer } from "@orpc/client/standard";
import { StandardHandler, StandardRPCCodec, StandardRPCMatcher } from "@orpc/server/standard";
import { answersAsJson, errorsOf, isStream, type Served } from "#electron/host/router";
import { archiveLimit } from "#shared/api/archive";
import type { ErrorData } from "#shared/base/error";
import { assetHandler } from "./assets";
import { eventBytes } from "./events";
import { type Listening, listen, type PlainReply, type PlainRequest } from "./kit";

export interface AppServerOptions extends Served {
  /** Folder of the built renderer. */
  assets: string;
  /** 0 is any free port. */
  port: number;
  /** Take the next free port (of twenty) where `port` is in use. */
  orNext?: boolean;
  /** See `KitOptions`, like `patience`. */
  origins?: readonly string[];
  patience?: number;
}

export interface AppServer extends Listening {
  key: string;
  /** What to open: the origin with the key in its fragment, which a browser never sends anywhere. */
  url: string;
}

/** Largest body of one call. A record with fifty ballots stays far below. */
export const bodyLimit = 2 * 1024 * 1024;
/** Largest body of a call that saves a record: what can be read can be saved. */
const recordBodyLimit = 64 * 1024 * 1024;
/** Largest body of a call that brings an archive, which JSON writes with escapes. */
const archiveBodyLimit = 2 * archiveLimit;

export async function serveApp({
  router,
  log,
  random,
  assets,
  orNext,
  ...options
}: AppServerOptions): Promise<AppServer> {
  const key = randomBytes(32).toString("base64url");
  const rpc = new StandardHandler(router, new StandardRPCMatcher(), new StandardRPCCodec(new JsonCalls(written)), {
    clientInterceptors: [answersAsJson, errorsOf(log, random)],
  });

  const refuse = (headers: IncomingHttpHeaders): PlainReply | null =>
    sameKey(bearer(headers), key)
      ? null
      : refusedCall(401, "UNAUTHORIZED", "The key is missing or isn't valid any more.");
  const call = async ({ url, headers, body, signal }: PlainRequest): Promise<PlainReply> => {
    const given = async () => jsonIn(headers, body);
    const request = { method: "POST", url, headers, body: given, signal: signal() };
    const { matched, response } = await rpc.handle(request, { prefix: "/rpc", context: {} });
    return matched ? replyOf(response) : refusedCall(404, "NOT_FOUND", "There is no such call.");
  };

  const calls = { methods: ["POST"], refuse, tooLarge, reply: call };
  const page = assetHandler(assets);

  const listening = await listen({
    ...options,
    ports: orNext ? 20 : 1,
    address: "127.0.0.1",
    bodyLimit,
    log,
    routes: [
      { ...calls, path: "/rpc/archive/", bodyLimit: archiveBodyLimit },
      { ...calls, path: "/rpc/records/save", bodyLimit: recordBodyLimit },
      { ...calls, path: "/rpc/" },
      { methods: ["GET", "HEAD"], path: "/", reply: ({ method, url }) => page({ method, pathname: url.pathname }) },
    ],
  });
  return { ...listening, key, url: `${listening.origin}/#key=${key}` };
}

const written = new StandardRPCJsonSerializer();

/** Calls are JSON: to ask whether one is a form would load all that Node's `fetch` is made of. */
class JsonCalls extends StandardRPCSerializer {
  override deserialize(sent: unknown): unknown {
    if (sent === undefined) return undefined;
    const { json, meta = [] } = sent as { json: unknown; meta?: Parameters<typeof written.deserialize>[1] };
    return written.deserialize(json, meta);
  }
}

function bearer({ authorization = "" }: IncomingHttpHeaders): string {
  return /^Bearer (.+)$/.exec(authorization)?.[1] ?? "";
}

/** Compares digests, so that neither content nor length shows in the time it takes. */
function sameKey(given: string, key: string): boolean {
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(given), digest(key));
}

function tooLarge(limit: number): PlainReply {
  return refusedCall(413, "BAD_INPUT", `This is larger than ${Math.round(limit / 1024 / 1024)} MB.`, {
    subject: null,
    remedy: "Make it smaller, or use the desktop app. Nothing was changed.",
  });
}

/** What a call is given; nothing where the body is empty. Throws on what isn't JSON, or doesn't say that it is. */
function jsonIn(headers: IncomingHttpHeaders, body: Buffer): unknown {
  if (body.length === 0) return undefined;
  const { "content-type": type = "application/json" } = headers;
  if (!type.startsWith("application/json")) throw new TypeError(`a call's body is JSON, not ${type}`);
  return JSON.parse(body.toString());
}

/** An answer as oRPC's client expects it: as JSON, or bit by bit as events. */
function replyOf({ status, body }: { status: number; body?: unknown }): PlainReply {
  if (isStream(body)) return { status, headers: { "Content-Type": "text/event-stream" }, body: eventBytes(body) };
  return { status, headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) };
}

/** A refusal in the form in which the client expects errors of a call. */
function refusedCall(status: number, code: string, message: string, data?: ErrorData): PlainReply {
  return replyOf({ status, body: { json: { defined: data !== undefined, code, status, message, data }, meta: [] } });
}
