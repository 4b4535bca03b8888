/** The door of a room: who may keep a connection, who may wait, and who is told what. */
import { connect, type Socket } from "node:net";
import { afterEach, expect, test } from "vitest";
import { createSocketGuard } from "#electron/http/sockets";
import { patience } from "../../patience";
import { ask, openWorkshop, type Workshop } from "../../samples/workshop";

let workshop: Workshop;
const sockets: Socket[] = [];
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy();
  await workshop?.close();
});

const json = { "content-type": "application/json" };
const join = (name: string, code: string, from?: string) =>
  ask(workshop.port, "/join", json, "POST", JSON.stringify({ code, name, role: "voter" }), from);
const codeOf = async () => (await workshop.view()).view.door.code;
const command = (one: Parameters<Workshop["client"]["session"]["command"]>[0]["command"]) =>
  workshop.client.session.command({ id: workshop.id, command: one });
/** A device may ask ten times a second. */
const rest = () => new Promise((later) => setTimeout(later, 1_050));

const idle = (from: string, text = "") =>
  new Promise<Socket>((done) => {
    const socket = connect({ port: workshop.port, host: "127.0.0.1", localAddress: from });
    sockets.push(socket);
    socket.on("error", () => {});
    socket.once("connect", () => {
      if (text) socket.write(text);
      done(socket);
    });
  });

test("a thousand idle and slow connections of one address keep nobody out", async () => {
  workshop = await openWorkshop();
  const ben = await workshop.enter("Ben");
  await ben.listen();
  await ben.until(({ view }) => view.me.state === "in");
  for (let n = 0; n < 1_000; n += 50)
    await Promise.all(
      Array.from({ length: 50 }, (_, i) => idle("127.0.0.1", i % 2 ? "GET / HTTP/1.1\r\nX-Slow:" : "")),
    );
  const began = Date.now();
  // The seated phone of the same address goes on, and its stream was never cut.
  const said = await ben.send({ type: "done", done: true });
  await ben.until(({ view }) => view.me.done);
  expect(said.status).toBe(200);
  // A phone of the same address, and one of another.
  expect((await join("Cleo", await codeOf())).status).toBe(201);
  expect((await join("Dev", await codeOf(), "127.0.0.2")).status).toBe(201);
  expect(Date.now() - began).toBeLessThan(patience(1_000));
  // What is more than its share is let go again, and never more than all may have.
  await rest();
  await rest();
  for (let n = 0; n < 5; n++) await idle("127.0.0.1");
  const open = () => sockets.filter(({ closed, destroyed }) => !closed && !destroyed).length;
  await expect.poll(open, { timeout: patience(5_000) }).toBeLessThanOrEqual(400);
});

test("thirty of one address may wait, more where phones share one, and another address isn't held up", async () => {
  workshop = await openWorkshop();
  const code = await codeOf();
  for (let n = 0; n < 30; n++) {
    if (n % 10 === 0) await rest();
    expect((await join(`Person ${n}`, code)).status).toBe(201);
  }
  await rest();
  const late = await join("Late", code);
  expect([late.status, JSON.parse(late.body).message]).toEqual([
    409,
    "30 devices wait at the door from your address already. Tell the facilitator.",
  ]);
  expect((await join("Elsewhere", code, "127.0.0.2")).status).toBe(201);
  await command({ type: "shared-address", perAddress: 200 });
  expect((await join("Late", code)).status).toBe(201);
  await command({ type: "clear-door" });
  expect((await workshop.view()).view.door.waiting).toEqual([]);
});

test("of 250 people two hundred sit, and fifty are told why they don't", async () => {
  workshop = await openWorkshop();
  const code = await codeOf();
  const groups = Array.from({ length: 25 }, (_, n) => `127.0.1.${n + 1}`);
  const answers = await Promise.all(
    groups.flatMap((from, n) => Array.from({ length: 10 }, (_, i) => join(`Person ${10 * n + i}`, code, from))),
  );
  const seated = answers.filter(({ status }) => status === 201).map(({ body }) => JSON.parse(body));
  const others = answers
    .filter(({ status }) => status !== 201)
    .map(({ status, body }) => ({ status, ...JSON.parse(body) }));
  expect([seated.length, others.length]).toEqual([200, 50]);
  for (const one of others)
    expect(one).toMatchObject({ status: 409, error: "NOT_NOW", message: expect.stringContaining("200") });
  await Promise.all(seated.map(({ seat }) => command({ type: "admit", seat, role: "voter" })));
  await workshop.to("reading");
  expect((await workshop.view()).view.people.filter(({ role }) => role === "voter")).toHaveLength(200);
  // Whoever leaves makes room for the next.
  await command({ type: "remove", seat: seated[199].seat });
  expect((await join("Late", code, "127.0.2.1")).status).toBe(201);
});

test("a new code sends away who waits, and they are told; who is in stays", async () => {
  workshop = await openWorkshop();
  const ben = await workshop.enter("Ben");
  const mal = await workshop.join("Mal");
  await workshop.client.session.rotate({ id: workshop.id });
  expect((await mal.get("/state")).status).toBe(401);
  expect((await ben.get("/state")).status).toBe(200);
});

test("a seat goes on on another device; the old one is put out, told why, and its stream ends", async () => {
  workshop = await openWorkshop();
  const ben = await workshop.enter("Ben");
  await ben.listen();
  await ben.until(({ view }) => view.me.state === "in");
  const again = await workshop.join("ben");
  expect(JSON.parse((await again.get("/state")).body)).toMatchObject({ view: null, name: "ben (2)", before: 0 });
  expect((await again.get("/brief")).status).toBe(409);
  const { view } = await command({ type: "give", seat: again.seat });
  expect(view.people.filter(({ name }) => name.startsWith("Ben")).map(({ seat }) => seat)).toEqual([ben.seat]);
  const state = JSON.parse((await again.get("/state")).body);
  expect(state.view.me).toMatchObject({ seat: ben.seat, name: "Ben", state: "in" });
  const { status, body } = await ben.get("/state");
  expect([status, JSON.parse(body).error]).toEqual([401, "MOVED"]);
  const before = ben.heard.length;
  await command({ type: "advance" });
  await new Promise((later) => setTimeout(later, 200));
  expect(ben.heard.length).toBe(before);
});

test("a removed seat is told so", async () => {
  workshop = await openWorkshop();
  const ben = await workshop.enter("Ben");
  await command({ type: "remove", seat: ben.seat });
  const { status, body } = await ben.get("/state");
  expect([status, JSON.parse(body)]).toEqual([
    401,
    { error: "REMOVED", message: "The facilitator took this seat away." },
  ]);
});

test("a name of three hundred characters with HTML is cut and stays text, a proposal of 10 kB is refused", async () => {
  workshop = await openWorkshop();
  const long = await workshop.enter(`<b>${"x".repeat(300)}`);
  expect((await long.state()).view.me.name).toBe(`<b>${"x".repeat(57)}`);
  await workshop.to("criteria");
  const word = { on: "proposal", id: "p1", kind: "criterion", text: "y".repeat(10_000) } as const;
  expect((await long.send({ type: "cast", word })).status).toBe(400);
});

test("what has been idle longest gives way, what is busy last, and a seat's own never", () => {
  const closed: string[] = [];
  const make = (name: string, address = "a") => {
    const hear: (() => void)[] = [];
    const socket = {
      remoteAddress: address,
      once: (_event: string, fn: () => void) => hear.push(fn),
      destroy() {
        closed.push(name);
        for (const fn of hear) fn();
      },
    };
    return socket as unknown as Socket;
  };
  let now = 0;
  const guard = createSocketGuard({ perAddress: () => 2, inAll: 5, perSeat: 2, now: () => now });
  const admit = (name: string, address = "a") => {
    const socket = make(name, address);
    guard.admit(socket);
    return socket;
  };
  const answered = guard.busy(admit("busy"));
  guard.known(admit("own"), "s1");
  admit("old");
  // Whoever came just now may still say who they are.
  admit("new");
  expect(closed).toEqual([]);
  now = 3_000;
  admit("late");
  expect(closed).toEqual(["old", "new"]);
  // Too many in all: the address with the most gives the one that was idle longest, and what is busy only at last.
  for (const address of ["b", "c", "d"]) admit(address, address);
  admit("e", "e");
  expect(closed).toEqual(["old", "new", "late"]);
  answered();
  expect(closed).not.toContain("busy");
  expect(closed).not.toContain("own");
});

test("a whole room that reconnects at once from one address is let in", async () => {
  workshop = await openWorkshop();
  const ben = await workshop.enter("Ben");
  const answers = await Promise.all(Array.from({ length: 120 }, () => ask(workshop.port, "/")));
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(120);
  expect((await ben.get("/state")).status).toBe(200);
});
