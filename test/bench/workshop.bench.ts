/** What a workshop promises on loopback, durable, in one run: votes at once, a reveal to all, many seats, little memory. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { open } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { openWorkshop, type Person, type Workshop } from "../samples/workshop";
import { bounded, type Figure, quantile } from "./figures";

const voters = 50;
const seats = 200;

export default async function workshopBench(): Promise<Figure[]> {
  const workshop = await openWorkshop();
  let devices: ChildProcess | null = null;
  try {
    const { client, id, port } = workshop;
    const people: Person[] = [];
    for (let n = 0; n < voters; n++) people.push(await seated(workshop, n));
    await workshop.to("judgements");
    const { criteria } = await client.session.brief({ id });
    const [first, ...others] = criteria.map((criterion) => criterion.id);
    // The first requests are slow until the code is compiled.
    for (const person of people) await person.cast(word(first ?? ""));

    const votes: number[] = [];
    const times: number[] = [];
    const bare = await bareServer(join(workshop.folder, "bare.log"));
    await sleep(1_100);
    devices = phones(port, people);
    const others50 = phones(bare.port, people);
    try {
      // By turns, so that both meet the same machine; the first turn compiles.
      await bare.answered(others50, "warm");
      for (const [i, criterion] of others.entries()) {
        const here = await votesAtOnce(workshop, devices, criterion, i + 2);
        const there = await bare.answered(others50, criterion);
        votes.push(...here);
        times.push(quantile(here, 0.95) / quantile(there, 0.95));
      }
    } finally {
      others50.kill();
      bare.close();
    }
    devices.kill();

    // 4 kB are revealed to all at one moment; what counts is the last that has it.
    const text = "x".repeat(1000);
    await client.session.command({ id, command: { type: "note", id: "n1", criterion: null, kind: "note", text } });
    const stops = await Promise.all(people.map((person) => person.listen()));
    const reveals: number[] = [];
    for (let round = 0; round < 5; round++) {
      await Promise.all(people.map((person) => person.until(({ view }) => view.step === "judgements")));
      await client.session.command({ id, command: { type: "reveal" } });
      reveals.push(await lastReveal(workshop, people));
      await client.session.command({ id, command: { type: "reopen" } });
    }
    for (const stop of stops) stop();

    for (let n = voters; n < seats; n++) people.push(await seated(workshop, n));
    const before = await memory();
    devices = hold(port, people);
    const connected = async () => Object.values((await workshop.view()).presence).filter((one) => one.connected).length;
    for (let tries = 0; tries < 100 && (await connected()) < seats; tries++) await sleep(100);
    for (let n = 0; n < 20; n++) {
      await client.session.command({
        id,
        command: { type: "note", id: "n1", criterion: null, kind: "note", text: `${n}${text}` },
      });
      await sleep(60);
    }
    const lost = seats - (await connected());
    const after = await memory();
    // Pages that were free before take new things without a trace, so what is held counts where it grew by more.
    const grown = Math.max(after.taken - before.taken, after.held - before.held) / 1_000_000;

    return [
      bounded(`${voters} votes at once, vote to facilitator's counter, p95`, quantile(votes, 0.95), "ms", 50),
      bounded("the same as times a bare append, sync and answer, median of the turns", quantile(times, 0.5), "x", 2),
      bounded(`reveal to ${voters} seats, the last of them, median of 5`, quantile(reveals, 0.5), "ms", 50),
      bounded(`streams lost of ${seats} seats`, lost, "streams", 0),
      bounded(`memory of the host for ${seats} seats`, grown, "MB", 10),
    ];
  } finally {
    devices?.kill();
    await workshop.close();
  }
}

/** Holds a stream for everybody in a process of its own, so that only the host's memory is seen here. */
function hold(port: number, people: Person[]): ChildProcess {
  const script = `
    const { port, bearers } = JSON.parse(process.env.STREAMS);
    for (const bearer of bearers)
      fetch("http://127.0.0.1:" + port + "/events", { headers: { authorization: "Bearer " + bearer } })
        .then(async ({ body }) => { for await (const _ of body); });
  `;
  const STREAMS = JSON.stringify({ port, bearers: people.map(({ bearer }) => bearer) });
  return spawn(process.execPath, ["-e", script], { env: { ...process.env, STREAMS }, stdio: "ignore" });
}

/** Bytes of this process: taken from the machine, and held by objects after what nobody needs was collected. */
async function memory() {
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc");
  // What closes at its end is let go a turn later.
  for (let turn = 0; turn < 3; turn++) {
    collect();
    await sleep(50);
  }
  const { rss, heapUsed, external } = process.memoryUsage();
  return { taken: rss, held: heapUsed + external };
}

async function seated(workshop: Workshop, n: number): Promise<Person> {
  // The door of one address lets in ten a second.
  for (;;) {
    try {
      return await workshop.enter(`Voter ${n}`);
    } catch (error) {
      if (!String(error).includes("429")) throw error;
      await sleep(200);
    }
  }
}

const word = (criterion: string) => ({
  on: "judgement" as const,
  criterion,
  judgement: { scores: { django: 4 as const, flask: 2 as const }, reason: "It is what we know." },
});

/** Phones are elsewhere: a process of its own, with a connection for each, that sends all votes on a criterion at once. */
function phones(port: number, people: Person[]) {
  const script = `
    const { Agent, request } = require("node:http");
    const { port, bearers } = JSON.parse(process.env.PHONES);
    const agents = bearers.map(() => new Agent({ keepAlive: true, maxSockets: 1 }));
    const ask = (i, method, path, body) => new Promise((done, fail) => {
      const headers = { authorization: "Bearer " + bearers[i], "content-type": "application/json" };
      const sent = request({ port, host: "127.0.0.1", path, method, headers, agent: agents[i] }, (response) => {
        response.resume().on("end", () => done(response.statusCode));
      }).on("error", fail);
      sent.end(body);
    });
    process.on("message", async (criterion) => {
      await Promise.all(bearers.map((_, i) => ask(i, "GET", "/state")));
      const judgement = { scores: { django: 4, flask: 2 }, reason: "It is what we know." };
      const body = () => JSON.stringify({ key: require("node:crypto").randomUUID(), command: { type: "cast", word: { on: "judgement", criterion, judgement } } });
      const sent = performance.timeOrigin + performance.now();
      const statuses = await Promise.all(bearers.map((_, i) => ask(i, "POST", "/cmd", body())));
      process.send({ sent, taken: statuses.filter((status) => status === 200).length });
    });
  `;
  const PHONES = JSON.stringify({ port, bearers: people.map(({ bearer }) => bearer) });
  return spawn(process.execPath, ["-e", script], {
    env: { ...process.env, PHONES },
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
}

/** The least that durable votes can cost: what waits is appended at once, synced, and answered. */
async function bareServer(file: string) {
  const log = await open(file, "a");
  let waiting: { line: string; answer: () => void }[] = [];
  let writing = false;
  const times: number[] = [];
  const write = async () => {
    writing = true;
    while (waiting.length > 0) {
      const batch = waiting;
      waiting = [];
      await log.appendFile(batch.map(({ line }) => line).join(""));
      await log.datasync();
      for (const { answer } of batch) answer();
    }
    writing = false;
  };
  const server = createServer((request, response) => {
    let line = "";
    request.on("data", (chunk) => {
      line += chunk;
    });
    request.on("end", () => {
      if (request.method === "GET") return response.end("{}");
      waiting.push({
        line: `${line}\n`,
        answer: () => response.end('{"rev":1}', () => times.push(performance.timeOrigin + performance.now())),
      });
      if (!writing) void write();
    });
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  return {
    port: (server.address() as AddressInfo).port,
    /** Milliseconds from each vote to its answer. */
    async answered(devices: ChildProcess, criterion: string): Promise<number[]> {
      times.length = 0;
      devices.send(criterion);
      const [{ sent }] = (await once(devices, "message")) as [{ sent: number }];
      return times.map((time) => time - sent);
    },
    close: () => {
      server.close();
      server.closeAllConnections();
      void log.close();
    },
  };
}

/** Milliseconds from each vote to the state of the facilitator in which it is counted as the `nth` of its seat. */
async function votesAtOnce(
  { client, id }: Workshop,
  devices: ChildProcess,
  criterion: string,
  nth: number,
): Promise<number[]> {
  const stop = new AbortController();
  const states = await client.session.watch({ id }, { signal: stop.signal });
  const times: number[] = [];
  const counting = (async () => {
    for await (const { view } of states) {
      const counted = view.progress.filter(({ given }) => given >= nth).length;
      while (times.length < counted) times.push(performance.timeOrigin + performance.now());
      if (counted === voters) break;
    }
  })();
  counting.catch(() => {});
  devices.send(criterion);
  const [{ sent, taken }] = (await once(devices, "message")) as [{ sent: number; taken: number }];
  if (taken !== voters) throw new Error(`only ${taken} of ${voters} votes were taken`);
  await counting;
  stop.abort();
  await sleep(1_100);
  return times.map((time) => time - sent);
}

/** Milliseconds from the reveal on the host to the last device that shows it. */
async function lastReveal({ client, id }: Workshop, people: Person[]): Promise<number> {
  let opened = 0;
  const stop = new AbortController();
  const states = await client.session.watch({ id }, { signal: stop.signal });
  const host = (async () => {
    for await (const { view } of states) {
      if (view.phase === "revealed") {
        opened = performance.now();
        return;
      }
    }
  })();
  const times = await Promise.all(
    people.map(async (person) => {
      while (person.last?.view.phase !== "revealed") await new Promise((later) => setImmediate(later));
      return performance.now();
    }),
  );
  await host;
  stop.abort();
  return Math.max(0, Math.max(...times) - opened);
}
