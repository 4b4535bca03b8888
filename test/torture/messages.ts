/** Random messages at the contract: over HTTP and over a message port, well-formed, half-formed and not at all. */
import { createHash, randomBytes } from "node:crypto";
import { lstat, mkdir, readdir, readFile } from "node:fs/promises";
import { Agent, request as send } from "node:http";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { MessageChannel } from "node:worker_threads";
import { isContractProcedure } from "@orpc/contract";
import { createHost } from "#electron/host/host";
import { type Log, silentLog } from "#electron/host/log";
import { portServer } from "#electron/host/port";
import { createRouter, type Served } from "#electron/host/router";
import { serveApp } from "#electron/http/app";
import { contract } from "#shared/api/contract";
import type { Random } from "#shared/base/random";
import { templates } from "../samples/shipped";
import { below, type Fault, goesOn, inFolder, pick, type Result } from "./fault";

interface Procedure {
  path: string;
  /** Whether the contract takes this input. */
  takes(input: unknown): boolean;
}

function procedures(tree: object, above: string[] = []): Procedure[] {
  return Object.entries(tree).flatMap(([name, inner]) => {
    const path = [...above, name];
    if (!isContractProcedure(inner)) return procedures(inner as object, path);
    const schema = inner["~orpc"].inputSchema;
    const takes = (input: unknown) => {
      const result = schema?.["~standard"].validate(input);
      return result === undefined || !("issues" in result && result.issues);
    };
    return [{ path: path.join("/"), takes }];
  });
}

/** What changes the data or writes files when it is asked for in full; then it isn't sent. */
const effective = ["settings/set", "records/create", "backup/restore", "archive/import", "trash/empty"];

const calls = procedures(contract);
const keys = [
  ...["id", "etag", "draft", "title", "playbook", "example", "status", "root", "dir", "path", "files", "message"],
  ...["expect", "profile", "theme", "thresholds", "repositories", "url", "file", "hooks", "__proto__", "constructor"],
  ...["snapshot", "ids", "archive", "clashes", "choices", "toString", "then"],
];
const texts = [
  "",
  "nobody",
  "../../etc/passwd",
  "/nonexistent/place",
  "a".repeat(64),
  "0".repeat(64),
  "accepted",
  "madr4",
  "\u0000",
  "\ud800",
  "2026-99-99",
  "javascript:alert(1)",
  "x".repeat(5000),
];

function anything(random: Random, depth = 0): unknown {
  switch (below(random, depth > 3 ? 6 : 9)) {
    case 0:
      return null;
    case 1:
      return random() < 0.5;
    case 2:
      return pick(random, [0, -1, 1e308, 0.1, below(random, 100)]);
    case 3:
    case 4:
      return pick(random, texts);
    case 5:
      return String.fromCharCode(...Array.from({ length: below(random, 30) }, () => below(random, 0xffff)));
    case 6:
      return Array.from({ length: below(random, 5) }, () => anything(random, depth + 1));
    default:
      return object(random, depth);
  }
}

function object(random: Random, depth: number): object {
  const entries = Array.from({ length: below(random, 6) }, () => [pick(random, keys), anything(random, depth + 1)]);
  // `__proto__` as an own key, as JSON can bring it.
  const made = {};
  for (const [key, value] of entries as [string, unknown][]) {
    Object.defineProperty(made, key, { value, enumerable: true, configurable: true, writable: true });
  }
  return made;
}

interface Message {
  path: string;
  body: string;
}

/** A call that the contract refuses or that names nothing that is there. */
function message(random: Random): Message {
  for (;;) {
    const call = pick(random, calls);
    const input = random() < 0.8 ? object(random, 0) : anything(random);
    if (effective.includes(call.path) && call.takes(input)) continue;
    const whole = JSON.stringify({ json: input, meta: [] });
    const body =
      random() < 0.7
        ? whole
        : random() < 0.5
          ? whole.slice(0, below(random, whole.length))
          : JSON.stringify(
              random() < 0.5 ? anything(random) : { json: input, meta: anything(random), maps: anything(random) },
            );
    const path = random() < 0.95 ? call.path : `${call.path}/${pick(random, ["", "..", "%00", "then", "__proto__"])}`;
    return { path, body };
  }
}

/** Where each file lies and what it holds; the index and the lock are the store's own business. */
async function fingerprint(dir: string): Promise<string> {
  const hash = createHash("sha256");
  for (const name of (await readdir(dir, { recursive: true })).sort()) {
    if (/^(index\.json|lock|log)/.test(name)) continue;
    const path = join(dir, name);
    hash.update(`${name}\0`);
    if ((await lstat(path)).isFile()) hash.update(await readFile(path));
  }
  return hash.digest("hex");
}

/** A host with two decisions, watched: what it logs as unexpected, and what its process throws. */
async function watched(messages: (served: Served, folder: string, lost: string[]) => Promise<Result>): Promise<Result> {
  return inFolder(async (folder) => {
    const lost: string[] = [];
    const log: Log = {
      ...silentLog,
      error: (event, details) => void lost.push(`${event}: ${JSON.stringify(details?.call)} ${details?.error}`),
    };
    const data = join(folder, "data");
    const host = await createHost({
      ...{ data, templates, log, random: randomBytes, kind: "memory", dialogs: null, version: "" },
      clock: () => new Date(),
    });
    const call = { signal: undefined };
    for (const example of ["shop", "close-call"]) {
      await host.records.create({ playbook: "django-vs-flask", example }, call);
    }
    const crashed = (error: unknown) => void lost.push(`crash: ${error instanceof Error ? error.stack : error}`);
    process.on("uncaughtException", crashed);
    process.on("unhandledRejection", crashed);
    try {
      const before = await fingerprint(data);
      const result = await messages({ router: createRouter(host), log, random: randomBytes }, folder, lost);
      if ((await fingerprint(data)) !== before) lost.push("stored data changed");
      const { records, damaged } = await host.records.list(undefined, call);
      if (records.length !== 2 || damaged.length > 0) lost.push("the list changed");
      return { ...result, lost: lost.slice(0, 20) };
    } finally {
      process.off("uncaughtException", crashed);
      process.off("unhandledRejection", crashed);
      await host.close();
    }
  });
}

export const overHttp: Fault = {
  name: "random messages over HTTP",
  unit: "messages",
  full: 50_000,
  weight: 1.5,
  run: (share) =>
    watched(async (served, folder, lost) => {
      const assets = join(folder, "assets");
      await mkdir(assets);
      const server = await serveApp({ ...served, assets, port: 0 });
      const agent = new Agent({ keepAlive: true, maxSockets: 8 });
      const statuses: Record<number, number> = {};
      let done = 0;
      const lane = async () => {
        while (goesOn(share, done) && lost.length < 20) {
          done++;
          const { path, body } = message(share.random);
          const { status, answer } = await post(agent, server, path, body).catch((error) => {
            lost.push(`${path} wasn't answered: ${error}`);
            return { status: 0, answer: "" };
          });
          statuses[status] = (statuses[status] ?? 0) + 1;
          // An error that the contract names isn't a fault, whatever number HTTP gives it.
          if (status >= 500 && !isNamed(answer))
            lost.push(`${path} was answered with ${status}: ${body.slice(0, 300)}`);
        }
      };
      await Promise.all(Array.from({ length: 8 }, lane));
      agent.destroy();
      await server.close();
      const also = Object.entries(statuses).map(([status, count]) => `${count} x ${status}`);
      return { count: done, lost, also: also.join(", ") };
    }),
};

function isNamed(answer: string): boolean {
  const { defined, code } = JSON.parse(answer).json;
  return defined === true && code !== "INTERNAL";
}

function post(
  agent: Agent,
  { port, key }: { port: number; key: string },
  path: string,
  body: string,
): Promise<{ status: number; answer: string }> {
  return new Promise((resolve, reject) => {
    const headers = { "content-type": "application/json", authorization: `Bearer ${key}` };
    const options = { agent, host: "127.0.0.1", port, path: `/rpc/${path}`, method: "POST", headers, timeout: 20_000 };
    const request = send(options, (response) => {
      const status = response.statusCode ?? 0;
      // A stream goes on until nobody listens, under whatever spelling of its path it was asked for.
      if (response.headers["content-type"]?.startsWith("text/event-stream")) {
        response.destroy();
        return resolve({ status, answer: "" });
      }
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("end", () => resolve({ status, answer: Buffer.concat(chunks).toString() }));
      response.on("error", reject);
    });
    request.on("timeout", () => request.destroy(new Error("no answer in 20 s")));
    request.on("error", reject);
    request.end(body);
  });
}

export const overPort: Fault = {
  name: "random messages over a port",
  unit: "messages",
  full: 50_000,
  weight: 0.5,
  run: (share) =>
    watched(async (served, _folder, lost) => {
      const { port1, port2 } = new MessageChannel();
      portServer(served)(port1);
      port1.start();
      let answers = 0;
      const awaited = new Map<string, () => void>();
      port2.on("message", (data: string) => {
        const { i } = JSON.parse(data) as { i: string };
        awaited.get(i)?.();
        answers++;
      });
      /** A good call in between is answered: those before it have been taken up, and bounds how many wait. */
      const stillThere = (n: number) => {
        const i = `good-${n}`;
        const answer = new Promise<void>((resolve) => awaited.set(i, resolve));
        port2.postMessage(JSON.stringify({ i, p: { u: "/settings/get", b: {} } }));
        const late = setTimeout(20_000, "late", { ref: false });
        return Promise.race([answer, late]).then((what) => what === "late" && lost.push("a good call wasn't answered"));
      };
      let done = 0;
      while (goesOn(share, done) && lost.length < 20) {
        port2.postMessage(posted(share.random, done));
        if (++done % 50 === 0) await stillThere(done);
      }
      await stillThere(done);
      port1.close();
      port2.close();
      return { count: done, lost, also: `${answers} answers` };
    }),
};

/** What goes through the port: the way in which a client writes calls, and everything else that can be sent. */
function posted(random: Random, n: number): unknown {
  const { path, body } = message(random);
  const call = { i: String(n), p: { u: `/${path}`, b: parsed(body) } };
  switch (below(random, 14)) {
    case 0:
      return anything(random);
    case 1:
      return body;
    case 2:
      return Buffer.from(body);
    case 3:
      return new Map([[body, random()]]);
    case 4:
      return call;
    case 5:
      return JSON.stringify({ ...call, t: pick(random, [0, 2, 3, 4, "1", null]) });
    case 6:
      return JSON.stringify({ ...call, p: { ...call.p, [pick(random, ["u", "h", "m"])]: anything(random) } });
    case 7:
      return JSON.stringify({
        ...call,
        p: { ...call.p, u: pick(random, ["//", "/%", "/../..", "http://x/", "/?data={"]) },
      });
    default:
      return JSON.stringify(call);
  }
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return null;
  }
}
