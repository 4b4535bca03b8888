/**
 * A workshop of many phones in a browser host of any build: what a vote takes to the facilitator's counter, and a reveal to
 * the last phone. Phones hold their stream and post over a connection of their own, as real ones do.
 */
import { randomUUID } from "node:crypto";
import { Agent, request } from "node:http";
import { createParser } from "eventsource-parser";

/** @typedef {{ send(path: string, body: string, signal?: AbortSignal): Promise<Response>, call(path: string, input?: unknown): Promise<{ answer: any }> }} Host */

/**
 * The 95th percentile of the votes on all criteria but the first, in milliseconds: from when all are sent at once to the
 * facilitator's state that counts each.
 *
 * @param {Host} host
 */
export const votesAtOnce = (host, phones) =>
  withRoom(host, phones, async (room) => {
    const times = [];
    // The first are slow until the code is compiled.
    await votesOn(room, 1);
    for (let nth = 2; nth <= room.criteria.length; nth++) times.push(...(await votesOn(room, nth)));
    return quantile(times, 0.95);
  });

/**
 * Milliseconds from the moment for which a reveal was announced to the last phone that shows it, the median of three:
 * everybody has judged by every criterion.
 *
 * @param {Host} host
 */
export const lastReveal = (host, phones) =>
  withRoom(host, phones, async (room) => {
    const times = [];
    for (const criterion of room.criteria) await castOn(room, criterion);
    for (let n = 0; n < 3; n++) times.push(await reveal(room));
    return quantile(times, 0.5);
  });

/** A stream that ends before the room does ends the work: what is waited for would never come. */
async function withRoom(host, phones, work) {
  const stop = new AbortController();
  const { signal } = stop;
  const room = { host, signal, seats: [], criteria: [], id: "", port: 0, lose: (_) => {} };
  const lost = new Promise((_, failed) => {
    room.lose = failed;
  });
  const worked = async () => {
    await open(room, phones);
    return work(room);
  };
  try {
    return await Promise.race([worked(), lost]);
  } finally {
    stop.abort();
    for (const { agent } of room.seats) agent.destroy();
  }
}

const quantile = (values, q) =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(q * values.length))];

async function open(room, phones) {
  const { call } = room.host;
  const { record } = (await call("records/create", { playbook: "django-vs-flask", title: "Which framework?" })).answer;
  const { id } = record;
  await call("session/savePlan", { id, plan: (await call("session/plan", { id })).answer });
  await call("session/begin", { id });
  const { port } = (await call("session/open", { id, address: "127.0.0.1" })).answer;
  Object.assign(room, { id, port });
  const { view } = (await call("session/view", { id })).answer;
  for (let n = 0; n < phones; n++) room.seats.push(await seated(room, view.door.code, n));
  await toJudgements(room);
  room.criteria = (await call("session/brief", { id })).answer.criteria.map((criterion) => criterion.id);
  for (const seat of room.seats) await listen(room, seat);
}

async function seated({ host, id, port }, code, n) {
  // Each from an address of its own: one address may knock only so often.
  const agent = new Agent({ keepAlive: true, maxSockets: 1, localAddress: `127.0.1.${n + 1}` });
  const { status, text } = await ask({ port, agent, path: "/join" }, { code, name: `Voter ${n + 1}`, role: "voter" });
  if (status !== 201) throw new Error(`the door answered ${status}: ${text}`);
  const { seat, bearer } = JSON.parse(text);
  await host.call("session/command", { id, command: { type: "admit", seat, role: "voter" } });
  return { agent, bearer, revealed: 0 };
}

/** A request over the phone's own connection; a `GET` where there is no body. */
function ask({ port, agent, path, bearer }, body) {
  const headers = { "content-type": "application/json", ...(bearer && { authorization: `Bearer ${bearer}` }) };
  const method = body === undefined ? "GET" : "POST";
  return new Promise((done, fail) => {
    const sent = request({ host: "127.0.0.1", port, agent, path, method, headers }, (response) => {
      let text = "";
      response.setEncoding("utf8").on("data", (chunk) => {
        text += chunk;
      });
      response.on("end", () => done({ status: response.statusCode, text }));
      response.on("error", fail).on("close", () => fail(new Error(`${path} was answered in part`)));
    });
    sent.on("error", fail).end(body === undefined ? undefined : JSON.stringify(body));
  });
}

async function toJudgements({ host: { call }, id }) {
  for (let n = 0; n < 20; n++) {
    const { view } = (await call("session/view", { id })).answer;
    if (view.step === "judgements") return;
    await call("session/command", { id, command: { type: view.blind ? "skip" : "advance" } });
  }
  throw new Error("the judgements aren't reached");
}

/** Follows events of an address until it is stopped. A stream that ends before is the room's end. */
async function follow({ lose }, response, signal, hear) {
  const parser = createParser({ onEvent: ({ data }) => hear(data) });
  const text = new TextDecoder();
  try {
    for await (const chunk of response.body) parser.feed(text.decode(chunk, { stream: true }));
    throw new Error("a stream ended before its room");
  } catch (error) {
    if (!signal.aborted) lose(error);
  }
}

/** The phone's stream. */
async function listen(room, seat) {
  const { port, signal } = room;
  const response = await fetch(`http://127.0.0.1:${port}/events`, {
    headers: { authorization: `Bearer ${seat.bearer}` },
    signal,
  });
  if (!response.ok) throw new Error(`no stream: ${response.status}`);
  void follow(room, response, signal, (data) => {
    const revealed = data.includes('"phase":"revealed"');
    if (revealed && seat.revealed === 0) seat.revealed = Date.now();
    if (!revealed) seat.revealed = 0;
  });
}

/** Calls back with every state that the facilitator's window gets, in the way in which that build brings it there. */
async function watch(room, signal, hear) {
  const { host, id } = room;
  const stream = async (path, input) => host.send(path, JSON.stringify({ json: input }), signal);
  const pushed = await stream("session/watch", { id });
  if (pushed.ok) return void follow(room, pushed, signal, (data) => hear(JSON.parse(data).json));
  const look = lookAgain(async () => hear((await host.call("session/view", { id })).answer));
  void follow(room, await stream("app/changes"), signal, (data) => {
    if (JSON.parse(data).json?.what !== "session") return;
    // The answer to the last look may be on its way when nobody waits for it any more.
    look().catch((error) => signal.aborted || room.lose(error));
  });
}

/** Looks once more after a change that came while it looked, never twice at once. */
function lookAgain(look) {
  let looking = false;
  let again = false;
  return async () => {
    again = true;
    if (looking) return;
    looking = true;
    while (again) {
      again = false;
      await look();
    }
    looking = false;
  };
}

/** Everybody judges by a criterion at once, not all alike. */
async function castOn({ seats, port }, criterion) {
  const command = (n) => {
    const scores = { django: 1 + (n % 5), flask: 1 + ((3 * n + 2) % 5) };
    const judgement = { scores, reason: "It is what we know." };
    return { type: "cast", word: { on: "judgement", criterion, judgement } };
  };
  const answers = await Promise.all(
    seats.map((seat, n) => ask({ ...seat, port, path: "/cmd" }, { key: randomUUID(), command: command(n) })),
  );
  const refused = answers.find(({ status }) => status !== 200);
  if (refused) throw new Error(`a vote was answered with ${refused.status}: ${refused.text}`);
}

/** Milliseconds of each vote on the `nth` criterion, from when all were sent to the facilitator's state that counts it. */
async function votesOn(room, nth) {
  const stop = new AbortController();
  try {
    const times = [];
    let all = () => {};
    const counted = new Promise((done) => {
      all = done;
    });
    const signal = AbortSignal.any([room.signal, stop.signal]);
    await watch(room, signal, ({ view }) => {
      const there = view.progress.filter(({ given }) => given >= nth).length;
      while (times.length < there) times.push(performance.now());
      if (there === room.seats.length) all();
    });
    // Whatever moved before has come to rest.
    await new Promise((later) => setTimeout(later, 1_100));
    // A connection that was idle for seconds may be closed at this very moment, so all begin anew.
    for (const { agent } of room.seats) agent.destroy();
    await Promise.all(room.seats.map((seat) => ask({ ...seat, port: room.port, path: "/state" })));
    const sent = performance.now();
    await castOn(room, room.criteria[nth - 1]);
    await counted;
    return times.map((time) => time - sent);
  } finally {
    stop.abort();
  }
}

async function reveal({ host: { call }, id, seats }) {
  const command = async (type) => (await call("session/command", { id, command: { type } })).answer.view;
  const { reveals } = await command("reveal");
  for (let tries = 0; tries < 1_000 && seats.some(({ revealed }) => revealed === 0); tries++)
    await new Promise((later) => setTimeout(later, 10));
  if (seats.some(({ revealed }) => revealed === 0)) throw new Error("a phone never saw the reveal");
  const took = Math.max(...seats.map(({ revealed }) => revealed)) - reveals;
  await command("reopen");
  for (let tries = 0; tries < 500 && seats.some(({ revealed }) => revealed !== 0); tries++)
    await new Promise((later) => setTimeout(later, 10));
  return took;
}
