import { randomBytes } from "node:crypto";
import { mkdir, mkdtemp, writeFile } from "node:fs/promises";
import { type IncomingHttpHeaders, request as send } from "node:http";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text as readText } from "node:stream/consumers";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { createHost, type Host } from "#electron/host/host";
import { silentLog } from "#electron/host/log";
import { createRouter } from "#electron/host/router";
import { type AppServer, bodyLimit, serveApp } from "#electron/http/app";
import { templates } from "../../samples/shipped";
import { removeFolder } from "../../temporary";

const from = Buffer.from.bind(Buffer) as (...given: unknown[]) => Buffer;
let folder = "";
let host: Host;
let server: AppServer;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "adroit-http-"));
  const assets = join(folder, "renderer");
  await mkdir(join(assets, "assets"), { recursive: true });
  await writeFile(join(assets, "index.html"), '<meta name="csp-nonce" content="__CSP_NONCE__">');
  await writeFile(join(assets, "assets", "index-1a2b.js"), "export {};");
  await writeFile(join(folder, "secret.json"), "{}");
  host = await createHost({
    data: join(folder, "data"),
    templates,
    clock: () => new Date(),
    random: randomBytes,
    dialogs: null,
    kind: "browser",
    version: "0.1.0",
    log: silentLog,
  });
  server = await serveApp({ router: createRouter(host), log: silentLog, random: randomBytes, assets, port: 0 });
});
afterAll(async () => {
  await server.close();
  await host.close();
  await removeFolder(folder);
});

interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  body: string;
}

/** Sends exactly what it is told, unlike `fetch`, which writes Host, Origin and paths by itself. */
function ask(path: string, headers: Record<string, string> = {}, method = "GET", body?: string): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = send({ host: "127.0.0.1", port: server.port, path, method, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("end", () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          body: Buffer.concat(chunks).toString(),
        }),
      );
    });
    request.on("error", reject);
    request.end(body);
  });
}

const call = (path: string, headers: Record<string, string> = {}, body = '{"json":null}') =>
  ask(path, { "content-type": "application/json", authorization: `Bearer ${server.key}`, ...headers }, "POST", body);

test("the address carries a key of at least 128 bits in its fragment alone", () => {
  expect(server.url).toBe(`${server.origin}/#key=${server.key}`);
  expect(server.origin).toBe(`http://127.0.0.1:${server.port}`);
  expect(Buffer.from(server.key, "base64url").length).toBeGreaterThanOrEqual(16);
});

test.each([
  ["an answer", "records/list", "null", '{"json":{"records":[null],"damaged":[]}}'],
  [
    "an event",
    "repo/open",
    '{"root":"/x"}',
    ': \n\nevent: message\ndata: {"json":{"records":[null],"damaged":[]}}\n\nevent: done\ndata: {}\n\n',
  ],
])(
  "%s is written as it stands: nobody waits while all of a large one is looked through",
  async (_, path, json, said) => {
    // oRPC notes each `undefined` of a list that it comes by.
    const large = { records: [undefined], damaged: [] } as never;
    const list = async () => large;
    const open = async function* () {
      yield large;
    };
    const router = createRouter({
      ...host,
      records: { ...host.records, list },
      repo: { ...host.repo, open },
    });
    const other = await serveApp({ router, log: silentLog, random: randomBytes, assets: folder, port: 0 });
    const response = await fetch(`${other.origin}/rpc/${path}`, {
      method: "POST",
      headers: { "content-type": "application/json", authorization: `Bearer ${other.key}` },
      body: `{"json":${json}}`,
    });
    expect(await response.text()).toBe(said);
    await other.close();
  },
);

test("between making a long answer and writing it others have their turn", async () => {
  const order: string[] = [];
  const record = {
    toJSON() {
      order.push("made");
      setImmediate(() => order.push("others"));
      return "x".repeat(1_100_000);
    },
  };
  const long = { records: [record], damaged: [] } as never;
  const router = createRouter({ ...host, records: { ...host.records, list: async () => long } });
  const other = await serveApp({ router, log: silentLog, random: randomBytes, assets: folder, port: 0 });
  const bytes = vi.spyOn(Buffer, "from").mockImplementation(((...given: Parameters<typeof Buffer.from>) => {
    if (String(given[0]).length > 1_000_000) order.push("written");
    return from(...given);
  }) as typeof Buffer.from);
  const response = await fetch(`${other.origin}/rpc/records/list`, {
    method: "POST",
    headers: { "content-type": "application/json", authorization: `Bearer ${other.key}` },
    body: '{"json":null}',
  });
  expect((await response.text()).length).toBeGreaterThan(1_100_000);
  bytes.mockRestore();
  expect(order.slice(0, 3)).toEqual(["made", "others", "written"]);
  await other.close();
});

test("with the key a call is answered", async () => {
  const { status, body, headers } = await call("/rpc/app/info");
  expect(status).toBe(200);
  expect(JSON.parse(body).json).toMatchObject({ host: "browser" });
  expect(headers).toMatchObject({ "cache-control": "no-store", "x-content-type-options": "nosniff" });
});

test.each([
  ["no key", {}],
  ["a wrong key", { authorization: "Bearer wrong" }],
  ["an empty key", { authorization: "Bearer " }],
  ["another scheme", { authorization: "Basic YTpi" }],
])("with %s it isn't", async (_what, headers) => {
  const { status, body } = await ask("/rpc/app/info", { "content-type": "application/json", ...headers }, "POST", "{}");
  expect(status).toBe(401);
  expect(JSON.parse(body).json).toMatchObject({ code: "UNAUTHORIZED", defined: false });
});

test.each([
  ["isn't JSON", "application/json", "{"],
  ["doesn't say that it is JSON", "text/plain", '{"json":{}}'],
  ["is a form", "application/x-www-form-urlencoded", "json=1"],
])("a body that %s is refused, and no call is made", async (_what, type, text) => {
  const { status, body } = await call("/rpc/records/list", { "content-type": type }, text);
  expect(status).toBe(400);
  expect(JSON.parse(body).json).toMatchObject({ code: "BAD_REQUEST" });
});

test("a key that is almost right is wrong", async () => {
  expect((await call("/rpc/app/info", { authorization: `Bearer ${server.key.slice(0, -1)}` })).status).toBe(401);
  expect((await call("/rpc/app/info", { authorization: `Bearer ${server.key}x` })).status).toBe(401);
});

test.each([
  () => "localhost",
  () => `localhost:${server.port}`,
  () => "127.0.0.1",
  () => `127.0.0.1:${server.port + 1}`,
  () => `evil.example:${server.port}`,
  () => `127.0.0.1.evil.example:${server.port}`,
  () => `[::1]:${server.port}`,
])("a request to another name is refused (%#)", async (name) => {
  for (const path of ["/", "/rpc/app/info"]) {
    expect((await ask(path, { host: name(), authorization: `Bearer ${server.key}` })).status).toBe(421);
  }
});

test.each([
  () => "http://evil.example",
  () => `http://localhost:${server.port}`,
  () => `https://127.0.0.1:${server.port}`,
  () => `http://127.0.0.1:${server.port + 1}`,
  () => "null",
])("a request from another site is refused (%#)", async (origin) => {
  expect((await call("/rpc/app/info", { origin: origin() })).status).toBe(403);
  expect((await ask("/", { origin: origin() })).status).toBe(403);
});

test("a request from our own page is answered", async () => {
  expect((await call("/rpc/app/info", { origin: server.origin })).status).toBe(200);
});

test.each(["GET", "PUT", "DELETE", "OPTIONS", "PATCH"])("%s isn't a way to call", async (method) => {
  const { status, headers } = await ask("/rpc/app/info", { authorization: `Bearer ${server.key}` }, method);
  expect(status).toBe(405);
  expect(headers.allow).toBe("POST");
  expect(headers["access-control-allow-origin"]).toBeUndefined();
});

test("a page isn't posted to", async () => {
  expect((await ask("/", {}, "POST", "x")).status).toBe(405);
});

test("a call that isn't there, or isn't a call, is refused", async () => {
  expect((await call("/rpc/app/format")).status).toBe(404);
  expect((await call("/rpc/__proto__/x")).status).toBe(404);
  expect((await call("/rpc/records/get", {}, "{")).status).toBe(400);
});

test("a body over the limit is refused, announced or not", async () => {
  const tooMuch = "x".repeat(bodyLimit + 1);
  // Said, in the form of the contract, instead of a line that is cut.
  expect(JSON.parse((await call("/rpc/app/info", {}, tooMuch)).body)).toMatchObject({
    json: { defined: true, code: "BAD_INPUT", message: "This is larger than 2 MB." },
  });
  expect((await call("/rpc/app/info", {}, tooMuch)).status).toBe(413);
  const announced = await call("/rpc/app/info", { "content-length": String(bodyLimit + 1) }, "").catch(() => null);
  if (announced) expect(announced.status).toBe(413);
  expect(await chunked(bodyLimit + 1)).toMatch(/^HTTP\/1\.1 413 /);
});

/** Sends a body in chunks, so that its length is known only as it comes. */
function chunked(bytes: number): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(server.port, "127.0.0.1", () => {
      const head = [
        "POST /rpc/app/info HTTP/1.1",
        `Host: 127.0.0.1:${server.port}`,
        `Authorization: Bearer ${server.key}`,
        "Transfer-Encoding: chunked",
      ];
      socket.write(`${head.join("\r\n")}\r\n\r\n${bytes.toString(16)}\r\n`);
      socket.write("x".repeat(bytes));
    });
    socket.on("data", (data) => {
      resolve(data.toString());
      socket.destroy();
    });
    socket.on("error", reject);
  });
}

test.each([
  "/../secret.json",
  "/%2e%2e/secret.json",
  "/%2e%2e%2fsecret.json",
  "/..%5csecret.json",
  "/assets/..%2f..%2fsecret.json",
  "/index.html%00.json",
  "/rpc/../../secret.json",
])("%s leads nowhere", async (path) => {
  const { status, body } = await ask(path);
  expect([400, 404, 405]).toContain(status);
  expect(body).not.toBe("{}");
});

test("HEAD gets what a page is, and none of it", async () => {
  const socket = connect(server.port, "127.0.0.1");
  socket.write(`HEAD / HTTP/1.1\r\nHost: 127.0.0.1:${server.port}\r\nConnection: close\r\n\r\n`);
  const [head, ...body] = (await readText(socket)).split("\r\n\r\n");
  expect(head).toMatch(/^HTTP\/1\.1 200 .*\r\ncontent-type: text\/html/is);
  expect(body).toEqual([""]);
});

test("what isn't a path is refused", async () => {
  expect((await ask("http://evil.example/")).status).toBe(400);
  expect((await ask("*", {}, "OPTIONS")).status).toBe(400);
});

test("every answer carries the security headers", async () => {
  const answers = [
    await ask("/"),
    await ask("/missing"),
    await ask("/assets/index-1a2b.js"),
    await call("/rpc/app/info"),
    await ask("/rpc/app/info", {}, "POST"),
    await ask("/", { host: "evil.example" }),
  ];
  for (const { headers } of answers) {
    expect(headers["content-security-policy"]).toMatch(/^default-src 'none'; script-src 'self'; style-src 'self'/);
    expect(headers).toMatchObject({
      "x-content-type-options": "nosniff",
      "referrer-policy": "no-referrer",
      "cross-origin-opener-policy": "same-origin",
      "cross-origin-resource-policy": "same-origin",
    });
    expect(headers["x-powered-by"]).toBeUndefined();
  }
  expect(answers[0]?.headers["content-security-policy"]).toContain("'nonce-");
});

test("half a request doesn't keep the server", async () => {
  const impatient = await serveApp({
    router: createRouter(host),
    log: silentLog,
    random: randomBytes,
    assets: folder,
    port: 0,
  });
  const socket = connect(impatient.port, "127.0.0.1", () => socket.write("GET / HTTP/1.1\r\nHost:"));
  socket.on("error", () => {});
  await new Promise((resolve) => socket.once("ready", resolve));
  const ended = new Promise((resolve) => socket.once("close", resolve));
  await impatient.close();
  await ended;
});

test("a request that doesn't arrive in time is ended", async () => {
  const impatient = await serveApp({
    router: createRouter(host),
    log: silentLog,
    random: randomBytes,
    assets: folder,
    port: 0,
    patience: 100,
  });
  const socket = connect(impatient.port, "127.0.0.1", () => socket.write("GET / HTTP/1.1\r\nHost:"));
  socket.on("error", () => {});
  const said = await new Promise<string>((resolve) => socket.once("data", (data) => resolve(data.toString())));
  expect(said).toMatch(/^HTTP\/1\.1 408 /);
  socket.destroy();
  await impatient.close();
});

test("closing ends open streams, and frees the port", async () => {
  const other = await serveApp({
    router: createRouter(host),
    log: silentLog,
    random: randomBytes,
    assets: folder,
    port: 0,
  });
  const response = await fetch(`${other.origin}/rpc/app/changes`, {
    method: "POST",
    headers: { authorization: `Bearer ${other.key}`, "content-type": "application/json" },
    body: "{}",
  });
  expect(response.headers.get("content-type")).toContain("text/event-stream");
  const read = response.text().catch(() => "cut off");
  await other.close();
  await read;
  const again = await serveApp({
    router: createRouter(host),
    log: silentLog,
    random: randomBytes,
    assets: folder,
    port: other.port,
  });
  await again.close();
});

test("a port that is taken is passed over only where that is asked for", async () => {
  const options = {
    router: createRouter(host),
    log: silentLog,
    random: randomBytes,
    assets: folder,
    port: server.port,
  };
  await expect(serveApp(options)).rejects.toMatchObject({ code: "EADDRINUSE" });
  const next = await serveApp({ ...options, orNext: true });
  expect(next.port).toBeGreaterThan(server.port);
  await next.close();
});
