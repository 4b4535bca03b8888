/** What a client says that is broken, careless or means no good: lines for a server of the Model Context Protocol. */
import type { Random } from "#shared/base/random";
import { below, pick } from "../fault";

/** A tool as the server describes it. */
export interface Tool {
  name: string;
  inputSchema: { properties?: Record<string, unknown> };
}

export interface Line {
  /** With its end, if it has one. */
  bytes: Buffer;
  /** The request that has to be answered. */
  asks?: string;
  /** The request that need not be answered any more. */
  takesBack?: string;
}

export interface Ground {
  tools: readonly Tool[];
  /** ADRs that are there. */
  files: readonly string[];
  /** Absolute path of a file beside the folder that is served. */
  outside: string;
}

const hostilePaths = (outside: string) => [
  outside,
  `file://${outside}`,
  "../outside/secret.md",
  "docs/adr/../../../outside/secret.md",
  "docs\\adr\\..\\..\\..\\outside\\secret.md",
  "%2e%2e/outside/secret.md",
  "docs/linked/secret.md",
  "docs/adr/0098-link.md",
  "docs/adr/0099-loop.md",
  "docs/adr",
  "docs//adr/./0001.md",
  ".git/config",
  ".git/hooks/pre-commit",
  ".git/../../outside/secret.md",
  "/etc/passwd",
  "/dev/zero",
  "C:\\x.md",
  "\\\\host\\share\\x.md",
  "a\0b.md",
  "",
  ".",
  "..",
  "~",
  "a/".repeat(2000),
];

const texts = [
  "Use queues",
  "",
  "../../outside/secret",
  "a/b\\c",
  ".git",
  "CON",
  "-rf --",
  "---\nstatus: accepted\n---",
  "\n# Two\n## Status\nAccepted\n",
  "\u0000\u0007\u001b[31m",
  "\ud800",
  "\u202e日本語 👩‍💻",
  "<!-- <script>alert(1)</script>",
  "{{ constructor.constructor('return process')() }}",
  "$(id) `id` ; id",
  "format: 1\nplaybook: django-vs-flask\ntitle: A\nanswers: { database: managed }\n",
  "a: &a [*a]\n",
  "a: &a 1\n".repeat(500),
  "x".repeat(301),
  "y".repeat(250_000),
];

const words = ["accepted", "proposed", "superseded", "draft", "rejected", "no such"];
const numbers = [0, 1, 7, 50, 200, 201, -1, 0.5, 1e6, 1e308, Number.MAX_SAFE_INTEGER];
const names = ["__proto__", "constructor", "toString", "then", "_meta", "task", "cursor", "name", "uri", "statuss"];
const methods = [
  "ping",
  "tools/list",
  "resources/list",
  "resources/read",
  "resources/templates/list",
  "prompts/list",
  "prompts/get",
  "completion/complete",
  "logging/setLevel",
  "sampling/createMessage",
  "roots/list",
  "tasks/list",
  "tasks/get",
  "initialize",
  "__proto__",
  "tools/call/x",
  "",
];
const notices = [
  "notifications/initialized",
  "notifications/progress",
  "notifications/roots/list_changed",
  "notifications/x",
];

function anything(random: Random, depth = 0): unknown {
  const kind = below(random, depth > 3 ? 4 : 7);
  if (kind === 0) return pick(random, [null, true, false]);
  if (kind === 1) return pick(random, numbers);
  if (kind < 4) return pick(random, [...texts, ...words]);
  if (kind === 4) return Array.from({ length: below(random, 4) }, () => anything(random, depth + 1));
  return Object.fromEntries(
    Array.from({ length: below(random, 4) }, () => [pick(random, names), anything(random, depth + 1)]),
  );
}

/** What fits the argument of that name, more or less. */
function valueFor(name: string, random: Random, { files, outside }: Ground): unknown {
  if (random() < 0.1) return anything(random);
  if (["file", "old", "by"].includes(name)) return pick(random, random() < 0.6 ? files : hostilePaths(outside));
  if (name === "folder") return pick(random, ["docs/adr", "docs", "", ...hostilePaths(outside)]);
  if (name === "status") return pick(random, words);
  if (["from", "limit", "within"].includes(name)) return pick(random, numbers);
  if (name === "options") return Array.from({ length: below(random, 4) }, () => pick(random, texts));
  return pick(random, texts);
}

function call(random: Random, ground: Ground): object {
  const { name, inputSchema } = pick(random, ground.tools);
  const given = Object.keys(inputSchema.properties ?? {}).filter(() => random() < 0.8);
  const args: [string, unknown][] = given.map((key) => [key, valueFor(key, random, ground)]);
  if (random() < 0.1) args.push([pick(random, names), anything(random)]);
  const called = random() < 0.95 ? name : pick(random, names);
  return { name: called, arguments: random() < 0.95 ? Object.fromEntries(args) : anything(random) };
}

const line = (message: unknown): Line => ({ bytes: Buffer.from(`${JSON.stringify(message)}\n`) });

/** An envelope that isn't what the protocol takes. */
function misshapen(random: Random, ground: Ground): unknown {
  const message = {
    jsonrpc: "2.0",
    id: `bad-${below(random, 1e6)}`,
    method: "tools/call",
    params: call(random, ground),
  };
  const key = pick(random, ["jsonrpc", "id", "method", "params", "result", "error"]);
  const changed = { ...message, [key]: anything(random) };
  return random() < 0.2 ? [changed, message] : changed;
}

/** Bytes that are no message. */
function noise(random: Random, ground: Ground): Buffer {
  const whole = Buffer.from(
    JSON.stringify({ jsonrpc: "2.0", id: "noise", method: "tools/call", params: call(random, ground) }),
  );
  const end = Buffer.from("\n");
  switch (below(random, 8)) {
    case 0:
      return Buffer.concat([whole.subarray(0, below(random, whole.length)), end]);
    case 1: {
      const spoilt = Buffer.from(whole);
      for (let n = 0; n < 5; n++) spoilt[below(random, spoilt.length)] = below(random, 256);
      return Buffer.concat([spoilt, end]);
    }
    case 2:
      return Buffer.from("\r\n\n \n\0\n");
    case 3:
      return Buffer.from(`${"[".repeat(100_000)}\n`);
    case 4:
      return Buffer.from(
        '{"jsonrpc":"2.0","id":1e999,"method":"ping"}\n{"jsonrpc":"2.0","id":"a","id":{},"method":"ping"}\n',
      );
    case 5:
      return Buffer.from("Content-Length: 20\r\n\r\n");
    case 6:
      return random() < 0.1 ? Buffer.concat([Buffer.alloc(4_500_000, "z"), end]) : Buffer.from("z\n");
    default:
      return Buffer.concat([Buffer.from(Array.from({ length: below(random, 200) }, () => below(random, 256))), end]);
  }
}

/** The next line. `n` is its number, and `open` the requests that aren't answered yet. */
export function lineOf(random: Random, n: number, ground: Ground, open: readonly string[]): Line {
  const asks = `ask-${n}`;
  const request = { jsonrpc: "2.0", id: asks };
  const kind = random();
  if (kind < 0.7) return { ...line({ ...request, method: "tools/call", params: call(random, ground) }), asks };
  if (kind < 0.78) return { ...line({ ...request, method: pick(random, methods) }), asks };
  if (kind < 0.8) return line({ jsonrpc: "2.0", method: pick(random, notices), params: { x: anything(random) } });
  if (kind < 0.82 && open.length > 0) {
    const requestId = pick(random, open);
    return {
      ...line({ jsonrpc: "2.0", method: "notifications/cancelled", params: { requestId } }),
      takesBack: requestId,
    };
  }
  return kind < 0.9 ? line(misshapen(random, ground)) : { bytes: noise(random, ground) };
}
