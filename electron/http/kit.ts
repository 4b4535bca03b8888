/**
 * The server kit: everything that any of our HTTP servers has to do the same way. It listens, checks where a request
 * claims to go and to come from, bounds what it may send and how long that may take, and puts the security headers on
 * every answer. What is served is a table of routes from requests to replies.
 */
import { once } from "node:events";
import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from "node:http";
import { type AddressInfo, isIP } from "node:net";
import { setImmediate, setTimeout as sleep } from "node:timers/promises";
import type { Log } from "#electron/host/log";
import { refusal, type WholeReply } from "./assets";
import { securityHeaders } from "./headers";
import type { SocketGuard } from "./sockets";

export interface HttpRoute {
  methods: readonly string[];
  /** A path, or with a trailing slash everything below it. */
  path: string;
  /** Bytes of one request's body, where that isn't `KitOptions.bodyLimit`. */
  bodyLimit?: number;
  /** Says that a body was too large (bytes), in the form in which this route answers. */
  tooLarge?(limit: number): PlainReply;
  /** Refuses a request by its headers, before its body is read. */
  refuse?(headers: IncomingHttpHeaders): PlainReply | null;
  reply(call: PlainRequest, from: From): Promise<PlainReply> | PlainReply;
}

/** A request whose body is there. */
export interface PlainRequest {
  method: string;
  url: URL;
  headers: IncomingHttpHeaders;
  /** Empty where the method has none. */
  body: Buffer;
  /** Aborted when the other end goes, or the server stops. */
  signal(): AbortSignal;
}

/** The whole of an answer, or what comes bit by bit; it ends by itself once the signal of the request is aborted. */
export type PlainReply = WholeReply | (Omit<WholeReply, "body"> & { body: AsyncIterable<string | Uint8Array> });

/** Where a request comes from. */
export interface From {
  /** IP address of the other end of the connection. */
  address: string;
  /** Says whose connection it is, where it is somebody's. */
  speaksFor(seat: string): void;
}

export interface KitOptions {
  /** The first whose path matches answers. */
  routes: readonly HttpRoute[];
  address: string;
  /** 0 is any free port. */
  port: number;
  /** Take the next free one of so many ports where `port` is in use; 1 unless given. */
  ports?: number;
  /** Further origins that pages may come from, for example a development server in front. */
  origins?: readonly string[];
  /** A way in with another name: requests for its host are answered, and with its origin alone. */
  publicOrigin?: string | undefined;
  /** The last entry of `X-Forwarded-For` is where somebody comes from: a proxy of ours sets it. */
  forwarded?: boolean | undefined;
  /** Bytes of one request's body. */
  bodyLimit: number;
  /** Bytes of a request's headers; Node's own limit unless given. */
  headerLimit?: number;
  /** Who may keep connections open; everybody unless given. */
  guard?: SocketGuard;
  log: Log;
  /** Milliseconds in which headers, and the whole request, must have arrived. */
  patience?: number;
}

export interface Listening {
  /** `http://127.0.0.1:4717` */
  origin: string;
  port: number;
  /** Stops accepting, ends open streams, and waits until every connection is closed. */
  close(): Promise<void>;
}

class TooLarge {
  readonly message: string;
  constructor(limit: number) {
    this.message = `At most ${limit} bytes.`;
  }
}

/** Milliseconds in which what is too large may still be sent. */
const passing = 2_000;

/** What this server is called by those who reach it. */
interface OwnNames {
  /** Address and port. */
  host: string;
  origins: readonly string[];
}

/** Finds the route of a request and what it may do there; the names are known once the port is. */
function answering(options: KitOptions, names: () => OwnNames) {
  const { routes, bodyLimit } = options;
  const outside = options.publicOrigin === undefined ? null : new URL(options.publicOrigin);
  return async (request: IncomingMessage, signal: () => AbortSignal): Promise<PlainReply> => {
    const { host: named } = request.headers;
    const { host, origins } = names();
    const own = named === host ? origins : outside !== null && named === outside.host ? [outside.origin] : null;
    if (own === null) return refusal(421, `This is ${origins[0]}.`);
    const origin = request.headers.origin;
    if (origin !== undefined && !own.includes(origin))
      return refusal(403, "Requests from other sites aren't answered.");
    const url = addressOf(request.url, origins[0]);
    if (url === null) return refusal(400, "Not a path.");
    const { pathname } = url;
    const route = routes.find(({ path }) => (path.endsWith("/") ? pathname.startsWith(path) : pathname === path));
    if (!route) return refusal(404, "There is no such page.");
    const method = request.method ?? "";
    if (!route.methods.includes(method)) {
      return refusal(405, `Only ${route.methods.join(", ")}.`, { Allow: route.methods.join(", ") });
    }
    const refused = route.refuse?.(request.headers);
    if (refused) return refused;
    const limit = route.bodyLimit ?? bodyLimit;
    const body = method === "GET" || method === "HEAD" ? Buffer.alloc(0) : await bodyOf(request, limit);
    if (body instanceof TooLarge) {
      // Whoever is still sending hears nothing when the line is cut, so a part more is taken and thrown away.
      await Promise.race([passedOver(request, 2 * limit), sleep(passing)]);
      const closing = { Connection: "close" };
      const answered = route.tooLarge?.(limit);
      if (answered === undefined) return refusal(413, body.message, closing);
      return { ...answered, headers: { ...answered.headers, ...closing } };
    }
    const from = {
      address: (options.forwarded && forwardedFor(request)) || (request.socket.remoteAddress ?? ""),
      speaksFor: (seat: string) => options.guard?.known(request.socket, seat),
    };
    return route.reply({ method, url, headers: request.headers, body, signal }, from);
  };
}

export async function listen(options: KitOptions): Promise<Listening> {
  const { address, log, patience = 60_000 } = options;
  /** Of requests that want to hear of their end. */
  const open = new Set<AbortController>();
  let stopped = false;
  let own: OwnNames = { host: "", origins: [] };
  const answer = answering(options, () => own);

  const limits = options.headerLimit === undefined ? {} : { maxHeaderSize: options.headerLimit };
  const server = createServer({ connectionsCheckingInterval: patience / 2, ...limits }, (request, response) => {
    const answered = options.guard?.busy(request.socket);
    let gone = false;
    let asked: AbortController | null = null;
    const leave = () => {
      gone = true;
      asked?.abort();
      if (asked) open.delete(asked);
    };
    response.on("close", () => {
      leave();
      answered?.();
    });
    // Whoever goes in the middle of an answer is no fault of ours.
    response.on("error", leave);
    const over = () => gone || stopped;
    // Made where it is asked for: it costs more than a small answer, and few ask.
    const signal = () => {
      asked ??= new AbortController();
      if (over()) asked.abort();
      else open.add(asked);
      return asked.signal;
    };
    answer(request, signal)
      .catch((error) => {
        if (over()) throw error;
        log.error("request failed", { method: request.method, error });
        return refusal(500, "Something went wrong inside Adroit.");
      })
      .then((answered) => send(response, answered, request, signal))
      .catch((error) => {
        if (!over()) log.warn("response cut off", { error });
        response.destroy();
      });
  });
  server.headersTimeout = patience;
  server.requestTimeout = patience;
  server.keepAliveTimeout = 5_000;
  server.maxHeadersCount = 100;
  const { guard } = options;
  if (guard) server.on("connection", (socket) => guard.admit(socket));
  server.on("clientError", (error: NodeJS.ErrnoException, socket) => {
    const status = error.code === "ERR_HTTP_REQUEST_TIMEOUT" ? "408 Request Timeout" : "400 Bad Request";
    if (socket.writable) socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
  });

  const port = await bound(server, address, options.port, options.ports ?? 1);
  const host = `${address}:${port}`;
  own = { host, origins: [`http://${host}`, ...(options.origins ?? [])] };
  return {
    origin: `http://${host}`,
    port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        stopped = true;
        for (const request of open) request.abort();
        server.closeIdleConnections();
        setTimeout(() => server.closeAllConnections(), 1_000).unref();
      }),
  };
}

/** Binds `port` or, up to `tries`, the ones after it. */
function bound(server: Server, address: string, port: number, tries: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const attempt = (n: number) => {
      const failed = (error: NodeJS.ErrnoException) => {
        const taken = error.code === "EADDRINUSE" || error.code === "EACCES";
        if (taken && port !== 0 && n + 1 < tries) attempt(n + 1);
        else reject(error);
      };
      server.once("error", failed);
      server.listen(port === 0 ? 0 : port + n, address, () => {
        server.off("error", failed);
        resolve((server.address() as AddressInfo).port);
      });
    };
    attempt(0);
  });
}

function addressOf(path: string | undefined, origin: string | undefined): URL | null {
  if (!path?.startsWith("/")) return null;
  try {
    return new URL(path, origin);
  } catch {
    return null;
  }
}

/** What the proxy that is nearest says, which is the last that was added; whatever stands before it anybody can send. */
function forwardedFor({ headers }: IncomingMessage): string | null {
  const last = [headers["x-forwarded-for"]].flat().join(",").split(",").at(-1)?.trim() ?? "";
  return isIP(last) > 0 ? last : null;
}

/** By events, since the loop over a stream costs more than a small body. Rejects where the other end goes before its end. */
async function bodyOf(request: IncomingMessage, limit: number): Promise<Buffer | TooLarge> {
  if (Number(request.headers["content-length"] ?? 0) > limit) return new TooLarge(limit);
  return new Promise((done, failed) => {
    const chunks: Buffer[] = [];
    let size = 0;
    const take = (chunk: Buffer) => {
      size += chunk.length;
      chunks.push(chunk);
      if (size <= limit) return;
      request.off("data", take).pause();
      done(new TooLarge(limit));
    };
    request.on("data", take);
    request.once("end", () => done(chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks)));
    request.once("error", failed);
    // Every request closes, and an error costs more than a small body.
    request.once("close", () => {
      if (!request.complete) failed(new Error("the connection ended in the middle of a request"));
    });
  });
}

/** Reads on without keeping anything, up to so many bytes. */
async function passedOver(request: IncomingMessage, most: number): Promise<void> {
  let size = 0;
  for await (const chunk of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > most) return;
  }
}

/** Characters or bytes of an answer that takes milliseconds to be written. */
const long = 1_000_000;

async function send(
  response: ServerResponse,
  { status, headers, body }: PlainReply,
  request: IncomingMessage,
  signal: () => AbortSignal,
): Promise<void> {
  const all = { ...securityHeaders, ...headers };
  if (request.method === "HEAD") return void response.writeHead(status, all).end();
  if (typeof body === "string" || body instanceof Uint8Array) {
    // What was long in the making is long to write, too: others have their turn in between.
    if (body.length > long) await setImmediate();
    // A text is given three times its length while it is written, bytes aren't.
    const bytes = typeof body === "string" ? Buffer.from(body) : body;
    response.writeHead(status, { ...all, "Content-Length": bytes.length }).end(bytes);
    return;
  }
  response.writeHead(status, all);
  const gone = signal();
  const pieces = body[Symbol.asyncIterator]();
  try {
    while (await sentNext(pieces, response, gone));
    response.end();
  } finally {
    await pieces.return?.();
  }
}

/**
 * Waits for the next piece and writes it; false at the end. A function of its own, so that whoever waits for long, as a
 * stream of events does, holds nothing of what was written before.
 */
async function sentNext(
  pieces: AsyncIterator<string | Uint8Array>,
  response: ServerResponse,
  signal: AbortSignal,
): Promise<boolean> {
  const { done, value } = await pieces.next();
  if (done) return false;
  if (!response.write(typeof value === "string" ? Buffer.from(value) : value))
    await once(response, "drain", { signal });
  return true;
}
