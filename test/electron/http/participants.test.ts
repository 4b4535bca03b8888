/** Every threat to a workshop on the network, and what stands against it. */
import { randomBytes } from "node:crypto";
import { connect } from "node:net";
import { networkInterfaces } from "node:os";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createLimiter } from "#electron/http/limiter";
import { patience } from "../../patience";
import { ask, openWorkshop, type Person, type Workshop } from "../../samples/workshop";

let workshop: Workshop;
let ana: Person;
let ben: Person;
let eli: Person;

beforeAll(async () => {
  workshop = await openWorkshop();
  ana = await workshop.enter("Ana", "decider");
  ben = await workshop.enter("Ben");
  eli = await workshop.enter("Eli", "observer");
  await workshop.to("judgements");
});
afterAll(() => workshop.close());

const json = { "content-type": "application/json" };
const as = (person: Person) => ({ ...json, authorization: `Bearer ${person.bearer}` });
const key = () => randomBytes(9).toString("base64url");
const judgement = (reason: string) => ({
  type: "cast" as const,
  word: { on: "judgement" as const, criterion: "database", judgement: { unknown: true as const, reason } },
});
/** A seat may ask ten times a second. */
const rest = () => new Promise((later) => setTimeout(later, 1_050));
const paths = ["/", "/state", "/events", "/brief", "/cmd", "/join", "/nothing"];

describe("whoever comes by another name", () => {
  test.each([
    () => "localhost",
    () => `localhost:${workshop.port}`,
    () => "127.0.0.1",
    () => `127.0.0.1:${workshop.port + 1}`,
    () => `rebound.example:${workshop.port}`,
    () => `127.0.0.1.rebound.example:${workshop.port}`,
  ])("isn't answered on any path (%#)", async (name) => {
    for (const path of paths)
      expect([path, (await ask(workshop.port, path, { ...as(ana), host: name() })).status]).toEqual([path, 421]);
  });
});

describe("another site", () => {
  test.each([
    () => "http://evil.example",
    () => "null",
    () => `https://127.0.0.1:${workshop.port}`,
    () => `http://localhost:${workshop.port}`,
  ])("isn't answered on any path (%#)", async (origin) => {
    for (const path of paths) {
      const { status, headers } = await ask(workshop.port, path, { ...as(ana), origin: origin() });
      expect([path, status, headers["access-control-allow-origin"]]).toEqual([path, 403, undefined]);
    }
  });

  test("gets nowhere with a form", async () => {
    const body = JSON.stringify({ key: key(), command: judgement("by a form") });
    for (const type of ["text/plain", "application/x-www-form-urlencoded", "application/jsonx"]) {
      const { status } = await ask(workshop.port, "/cmd", { ...as(ana), "content-type": type }, "POST", body);
      expect([type, status]).toEqual([type, 415]);
    }
  });

  test("our own page may ask, and no cookie is set", async () => {
    const { status, headers } = await ask(workshop.port, "/state", {
      ...as(ana),
      origin: `http://127.0.0.1:${workshop.port}`,
    });
    expect(status).toBe(200);
    expect(headers).toMatchObject({ "cache-control": "no-store", "x-content-type-options": "nosniff" });
    expect(headers["set-cookie"]).toBeUndefined();
  });
});

describe("without a seat", () => {
  test.each([
    {},
    { authorization: "Bearer " },
    { authorization: "Bearer wrong" },
    { authorization: "Basic YTpi" },
  ] as Record<string, string>[])("nothing is told (%#)", async (headers) => {
    for (const path of ["/state", "/events", "/brief"]) {
      const { status, body } = await ask(workshop.port, path, headers);
      expect([path, status, JSON.parse(body).error]).toEqual([path, 401, "UNAUTHORIZED"]);
    }
    expect((await ask(workshop.port, "/cmd", { ...json, ...headers }, "POST", "{}")).status).toBe(401);
  });

  test("the seat's id isn't its bearer", async () => {
    expect((await ask(workshop.port, "/state", { authorization: `Bearer ${ana.seat}` })).status).toBe(401);
    const { key: hash } = { key: JSON.stringify(await workshop.view()) };
    expect(hash).not.toContain(ana.bearer);
  });

  test("a removed seat has none any more, and its stream ends", async () => {
    const gone = await workshop.enter("Gus");
    await gone.listen();
    await gone.until(({ view }) => view.me.state === "in");
    await workshop.client.session.command({ id: workshop.id, command: { type: "remove", seat: gone.seat } });
    expect((await gone.get("/state")).status).toBe(401);
    expect((await gone.send(judgement("after"))).status).toBe(401);
  });
});

test("who waits at the door sees nothing of the room", async () => {
  const outside = await workshop.join("Ivo");
  const state = JSON.parse((await outside.get("/state")).body);
  const { session } = state;
  expect(state).toEqual({ rev: 0, now: expect.any(Number), view: null, session, name: "Ivo", before: 0 });
  expect((await outside.get("/brief")).status).toBe(409);
  // What happens in the room doesn't even show as a tick of the stream.
  await outside.listen();
  await expect.poll(() => outside.heard).toContain("data: ");
  const heard = outside.heard.length;
  await ana.cast({ on: "judgement", criterion: "security", judgement: { unknown: true } });
  await new Promise((later) => setTimeout(later, 200));
  expect(outside.heard.length).toBe(heard);
  expect((await outside.send(judgement("from outside"))).status).toBe(409);
  await workshop.client.session.command({ id: workshop.id, command: { type: "remove", seat: outside.seat } });
});

describe("bodies and headers", () => {
  test("over 16 kB aren't read", async () => {
    const body = JSON.stringify({ key: key(), command: judgement("x".repeat(17_000)) });
    expect((await ask(workshop.port, "/cmd", as(ana), "POST", body)).status).toBe(413);
    expect((await ask(workshop.port, "/join", json, "POST", body)).status).toBe(413);
    const chunked = { ...as(ana), "transfer-encoding": "chunked" };
    expect((await ask(workshop.port, "/cmd", chunked, "POST", body)).status).toBe(413);
  });

  test("headers over 32 kB end the connection", async () => {
    const answer = await ask(workshop.port, "/state", { ...as(ana), "x-much": "x".repeat(33_000) }).catch(() => null);
    expect(answer === null || answer.status >= 400).toBe(true);
  });

  test.each([
    "",
    "null",
    "[]",
    '{"key":"k"}',
    `{"key":"12345678","command":{"type":"advance"}}`,
    `{"key":"12345678","command":{"type":"cast","word":{"on":"judgement","criterion":"database","judgement":{"scores":{"django":9}}}}}`,
    `{"key":"12345678","command":{"type":"done","done":true,"seat":"facilitator"}}`,
    `{"key":"12345678","command":{"type":"done","done":true},"__proto__":{"x":1},"more":1}`,
  ])("that aren't a command are refused: %s", async (body) => {
    const { status } = await ask(workshop.port, "/cmd", as(eli), "POST", body);
    expect(status).toBe(400);
  });
});

test("a flood of one seat is slowed down, and nobody else is", async () => {
  const cleo = await workshop.enter("Cleo");
  const answers = await Promise.all(Array.from({ length: 30 }, () => ask(workshop.port, "/brief", as(cleo))));
  const slowed = answers.filter(({ status }) => status === 429);
  expect(slowed.length).toBeGreaterThanOrEqual(15);
  expect(slowed[0]?.headers["retry-after"]).toBe("1");
  expect((await ask(workshop.port, "/state", as(ben))).status).toBe(200);
});

test("the limiter forgets after its window, and tells how long that is", () => {
  let now = 0;
  const limiter = createLimiter({ limit: 2, window: 1_000, now: () => now });
  expect([limiter.take("a"), limiter.take("a"), limiter.take("a"), limiter.take("b")]).toEqual([
    true,
    true,
    false,
    true,
  ]);
  now = 400;
  expect(limiter.wait("a")).toBe(600);
  now = 1_000;
  expect([limiter.take("a"), limiter.wait("a")]).toEqual([true, 0]);
});

test("a replayed command does nothing twice", async () => {
  const once = key();
  expect((await ben.send(judgement("first"), once)).status).toBe(200);
  expect((await ben.send(judgement("second"))).status).toBe(200);
  const again = await ben.send(judgement("first"), once);
  expect(again.status).toBe(200);
  const said = (await ben.state()).view.me.said.judgements["1"]?.database;
  expect(said).toEqual({ unknown: true, reason: "second" });
  // Somebody else's key is somebody else's command.
  expect((await ana.send(judgement("of Ana"), once)).status).toBe(200);
  expect((await ana.state()).view.me.said.judgements["1"]?.database).toEqual({ unknown: true, reason: "of Ana" });
});

test("commands of the wrong role or at the wrong time are refused with a sentence", async () => {
  await rest();
  const observer = JSON.parse((await eli.send(judgement("I only look"))).body);
  expect(observer).toEqual({ error: "NOT_NOW", refused: "role", message: "This seat doesn't vote." });
  const early = await ana.send({ type: "choose", option: "django", reason: "now", overrule: "" });
  expect([early.status, JSON.parse(early.body).refused]).toEqual([409, "phase"]);
  for (const type of ["advance", "reveal", "close", "remove", "knock", "open"]) {
    const { status } = await ask(
      workshop.port,
      "/cmd",
      as(ana),
      "POST",
      JSON.stringify({ key: key(), command: { type } }),
    );
    expect([type, status]).toEqual([type, 400]);
    await new Promise((later) => setTimeout(later, 110));
  }
  expect((await workshop.view()).view.step).toBe("judgements");
});

test("a seat can't ask for another seat's ballot", async () => {
  await rest();
  await ana.cast({
    on: "judgement",
    criterion: "database",
    judgement: { unknown: true, reason: "only Ana knows this" },
  });
  for (const path of ["/state", `/state?seat=${ana.seat}`, `/state/${ana.seat}`, `/ballots/${ana.seat}`, "/brief"]) {
    const { body } = await ask(workshop.port, path, { ...as(eli), "x-seat": ana.seat });
    expect(body).not.toContain("only Ana knows this");
  }
});

test("the facilitator's contract isn't there", async () => {
  for (const path of ["/rpc/session/view", "/rpc/app/info", "/rpc/records/list", "/rpc", "//rpc/app/info"]) {
    const { status, body } = await ask(workshop.port, path, as(ana), "POST", '{"json":null}');
    expect([path, status]).toEqual([path, 405]);
    expect(body).not.toContain("django");
  }
  for (const path of ["/../package.json", "/..%2f..%2fpackage.json", "/data", "/%2e%2e/data/settings.json"])
    expect((await ask(workshop.port, path)).status).toBe(404);
});

test("names with HTML stay text", async () => {
  const name = `<img src=x onerror=alert(1)>`;
  const hana = await workshop.enter(name);
  const { headers, body } = await hana.get("/state");
  expect(headers["content-type"]).toBe("application/json; charset=utf-8");
  expect(JSON.parse(body).view.me.name).toBe(name);
  expect((await ask(workshop.port, "/")).headers["content-security-policy"]).toMatch(
    /default-src 'none'.*script-src 'self'/,
  );
  await workshop.client.session.command({ id: workshop.id, command: { type: "remove", seat: hana.seat } });
});

test("a slow device gets fewer states, never an old one, and takes no memory", async () => {
  const slow = await workshop.enter("Kim");
  const socket = connect(workshop.port, "127.0.0.1").on("error", () => {});
  socket.write(
    `GET /events HTTP/1.1\r\nHost: 127.0.0.1:${workshop.port}\r\nAuthorization: Bearer ${slow.bearer}\r\n\r\n`,
  );
  await new Promise((ready) => socket.once("readable", ready));
  // Nothing is read from here on, while far more is said than a socket holds.
  const before = process.memoryUsage().arrayBuffers;
  for (let n = 0; n < 300; n++)
    await workshop.client.session.command({
      id: workshop.id,
      command: { type: "note", id: "n1", criterion: null, kind: "note", text: `${n} ${"long ".repeat(390)}` },
    });
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(20_000_000);
  const text = await new Promise<string>((done) => {
    let got = "";
    socket.on("data", (chunk) => {
      got += chunk.toString();
      if (got.includes("299 long")) done(got);
    });
  });
  expect(text.split("\ndata: ").length - 1).toBeLessThan(150);
  socket.destroy();
});

test("a phone hears of its own words and of what it shows, not of others' votes", async () => {
  const [lou, mia] = [await workshop.enter("Lou"), await workshop.enter("Mia")];
  const stops = [await lou.listen(), await mia.listen()];
  await lou.until(({ view }) => view.me.name === "Lou");
  await mia.until(({ view }) => view.me.name === "Mia");
  const states = (person: Person) => person.heard.split("\ndata: ").length - 1;
  const before = states(mia);
  await lou.cast(judgement("new to us").word);
  await lou.until(({ view }) => Object.hasOwn(view.me.said.judgements, "1"));
  await rest();
  expect(states(mia)).toBe(before);
  // The same again changes nothing, but is a command like any other: its state has come once this one is there.
  const { body } = await lou.send(judgement("new to us"));
  await lou.until(({ rev }) => rev >= JSON.parse(body).rev);
  const again = await lou.send({ type: "done", done: false });
  await lou.until(({ rev }) => rev >= JSON.parse(again.body).rev);
  await lou.send({ type: "done", done: true });
  await mia.until(({ view }) => view.counter.done > 0 && !view.counter.waiting.includes("Lou"));
  for (const stop of stops) stop();
});

test("a third stream of a seat ends the first, so that reconnecting never piles up", async () => {
  const jo = await workshop.enter("Jo");
  const ended: number[] = [];
  for (const n of [1, 2, 3]) {
    const response = await fetch(`http://127.0.0.1:${workshop.port}/events`, {
      headers: { authorization: `Bearer ${jo.bearer}` },
    });
    const reader = response.body?.getReader();
    await reader?.read();
    const drain = async () => {
      while (!(await reader?.read())?.done);
      ended.push(n);
    };
    drain().catch(() => {});
  }
  await expect.poll(() => ended, { timeout: patience(5_000) }).toEqual([1]);
  expect((await workshop.view()).presence[jo.seat]?.connected).toBe(true);
  await workshop.client.session.command({ id: workshop.id, command: { type: "remove", seat: jo.seat } });
  await expect.poll(() => ended.length, { timeout: patience(5_000) }).toBe(3);
});

describe("the door", () => {
  test("guessing a code is slowed down by address, while those with the QR code still come in", async () => {
    const room = await openWorkshop();
    try {
      const { door } = (await room.view()).view;
      const guess = (code: string) =>
        ask(room.port, "/join", json, "POST", JSON.stringify({ code, name: "Mal", role: "voter" }));
      const wrong = door.code === "000000" ? "000001" : "000000";
      for (let n = 0; n < 5; n++) expect((await guess(wrong)).status).toBe(403);
      const late = await guess(door.code);
      expect([late.status, Number(late.headers["retry-after"]) > 30]).toEqual([429, true]);
      const scanned = await ask(
        room.port,
        "/join",
        json,
        "POST",
        JSON.stringify({ token: door.token, name: "Ana", role: "voter" }),
      );
      expect(scanned.status).toBe(201);
      const forged = await ask(
        room.port,
        "/join",
        json,
        "POST",
        JSON.stringify({ token: `${door.token}x`, name: "Mal", role: "voter" }),
      );
      expect(forged.status).toBe(403);
    } finally {
      await room.close();
    }
  });

  test("a code may be typed as people type, and an old one lets nobody in", async () => {
    const room = await openWorkshop();
    try {
      const { code } = (await room.view()).view.door;
      const tryCode = async (typed: string) =>
        (await ask(room.port, "/join", json, "POST", JSON.stringify({ code: typed, name: "Ana", role: "voter" })))
          .status;
      expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{6}$/);
      expect(
        await tryCode(` ${code.slice(0, 3).toLowerCase()}-${code.slice(3)} `.replaceAll("0", "o").replaceAll("1", "l")),
      ).toBe(201);
      const { door } = (await room.client.session.rotate({ id: room.id })).view;
      expect(door.code).not.toBe(code);
      expect(await tryCode(code)).toBe(403);
      expect(await tryCode(door.code)).toBe(201);
      await room.client.session.command({ id: room.id, command: { type: "lock", locked: true } });
      expect(await tryCode(door.code)).toBe(409);
    } finally {
      await room.close();
    }
  });

  test("listens only after it was opened, on one address, and stops with the workshop", async () => {
    const room = await openWorkshop();
    try {
      await room.client.session.shut({ id: room.id });
      await expect(ask(room.port, "/")).rejects.toThrow();
      const network = await room.client.session.open({ id: room.id, address: "127.0.0.1" });
      expect(network).toMatchObject({
        open: true,
        port: room.port,
        url: `http://127.0.0.1:${room.port}`,
        firstDevice: null,
      });
      expect(network.join).toBe(`${network.url}/#${(await room.view()).view.door.token}`);
      await expect(room.client.session.open({ id: room.id, address: "192.0.2.7" })).rejects.toMatchObject({
        code: "BAD_INPUT",
      });
      const other = Object.values(networkInterfaces())
        .flatMap((all) => all ?? [])
        .find(({ family, internal }) => family === "IPv4" && !internal);
      if (other) {
        const refused = await new Promise((done) => {
          const socket = connect(room.port, other.address)
            .on("error", () => done(true))
            .once("connect", () => {
              socket.destroy();
              done(false);
            });
        });
        expect(refused).toBe(true);
      }
      expect((await ask(room.port, "/")).status).toBe(200);
      expect((await room.client.session.network({ id: room.id })).devices).toBe(1);
      await room.client.session.close({ id: room.id });
      await expect(ask(room.port, "/")).rejects.toThrow();
    } finally {
      await room.close();
    }
  });

  test("on the machine's own network address people join just so", async () => {
    const room = await openWorkshop();
    try {
      const { addresses } = await room.client.session.network({ id: room.id });
      const own = addresses.find(({ address }) => !address.startsWith("127."));
      if (!own) return;
      const { url, port } = await room.client.session.open({ id: room.id, address: own.address });
      const response = await fetch(`${url}/join`, {
        method: "POST",
        headers: json,
        body: JSON.stringify({ code: (await room.view()).view.door.code, name: "Ana", role: "voter" }),
      });
      expect(response.status).toBe(201);
      await expect(ask(port ?? 0, "/")).rejects.toThrow();
    } finally {
      await room.close();
    }
  });
});
