/** A real host with a real workshop, and people who take part over real HTTP. */
import { randomBytes } from "node:crypto";
import { mkdir, mkdtemp, writeFile } from "node:fs/promises";
import { type IncomingHttpHeaders, request as send } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Disk, realDisk } from "#electron/host/files/disk";
import { createHost, type Host } from "#electron/host/host";
import { type Log, silentLog } from "#electron/host/log";
import { type AdroitClient, createRouter, memoryClient } from "#electron/host/router";
import { firstPort, type OpenDoor } from "#electron/host/workshop/door";
import { participantsDoor } from "#electron/http/participants";
import type { Word } from "#shared/workshop/ballot";
import type { SeatCommand } from "#shared/workshop/command";
import type { WorkshopPlan } from "#shared/workshop/plan";
import type { FacilitatorState, SeatState } from "#shared/workshop/state";
import { patience } from "../patience";
import { removeFolder } from "../temporary";
import { templates } from "./shipped";

export interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  body: string;
}

/** Sends exactly what it is told, unlike `fetch`, which writes Host and Origin by itself. */
export function ask(
  port: number,
  path: string,
  headers: Record<string, string> = {},
  method = "GET",
  body?: string,
  /** The address that it comes from; all of 127.0.0.0/8 are this machine's. */
  localAddress?: string,
): Promise<Answer> {
  return new Promise((done, fail) => {
    const from = localAddress === undefined ? {} : { localAddress };
    const request = send({ host: "127.0.0.1", port, path, method, headers, agent: false, ...from }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("end", () =>
        done({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks).toString() }),
      );
      response.on("error", fail);
    });
    request.on("error", fail);
    request.end(body);
  });
}

export interface Person {
  name: string;
  seat: string;
  bearer: string;
  /** Everything that was sent to this person, as text. */
  heard: string;
  /** The newest state of the stream. */
  last: SeatState | null;
  send(command: SeatCommand, key?: string): Promise<Answer>;
  cast(word: Word): Promise<void>;
  state(): Promise<SeatState>;
  get(path: string): Promise<Answer>;
  /** Listens to the stream until `stop`. */
  listen(): Promise<() => void>;
  /** Waits until the stream has brought a state like this. */
  until(like: (state: SeatState) => boolean): Promise<SeatState>;
}

export interface Workshop {
  folder: string;
  data: string;
  host: Host;
  client: AdroitClient;
  id: string;
  port: number;
  join(name: string, role?: "decider" | "voter" | "consulted" | "observer"): Promise<Person>;
  person(name: string, seat: string, bearer: string): Person;
  /** Through the door, and let in. */
  enter(name: string, role?: "decider" | "voter" | "consulted" | "observer"): Promise<Person>;
  view(): Promise<FacilitatorState>;
  /** Goes on to this step, opening what is blind on the way. */
  to(step: string): Promise<void>;
  reveal(): Promise<void>;
  close(): Promise<void>;
}

/** A clock that runs so many times as fast, so that nobody waits for countdowns. */
function clockOf(speed: number): () => Date {
  const begun = Date.now();
  return () => new Date(begun + speed * (Date.now() - begun));
}

export async function openHost(
  data: string,
  participants: string,
  log: Log = silentLog,
  clock = clockOf(1),
  disk = realDisk,
): Promise<Host> {
  return createHost({
    disk,
    data,
    templates,
    clock,
    random: randomBytes,
    dialogs: null,
    kind: "memory",
    version: "0.1.0",
    log,
    openDoor: ownPorts(participantsDoor({ assets: participants, log, clock })),
  });
}

/** Ports that no test in another process tries at the same time. */
const ownFirst = 20_000 + (process.pid % 2000) * 10;

function ownPorts(open: OpenDoor): OpenDoor {
  return (room, at) => open(room, at.port === firstPort ? { ...at, port: ownFirst } : at);
}

export async function openWorkshop(
  plan: Partial<WorkshopPlan> = {},
  {
    log = silentLog,
    speed = 1,
    disk = realDisk,
    parent = tmpdir(),
  }: { log?: Log; speed?: number; disk?: Disk; parent?: string } = {},
): Promise<Workshop> {
  const folder = await mkdtemp(join(parent, "adroit-workshop-"));
  const participants = join(folder, "participant");
  await mkdir(participants);
  await writeFile(join(participants, "index.html"), "<!doctype html><title>Workshop</title>");
  const data = join(folder, "data");
  const host = await openHost(data, participants, log, clockOf(speed), disk);
  const client = memoryClient({ router: createRouter(host), log, random: randomBytes });
  const { record, etag } = await client.records.create({ playbook: "django-vs-flask", title: "Which framework?" });
  const { id } = record;
  await client.records.save({
    id,
    etag,
    draft: { ...record.draft, frame: { ...record.draft.frame, problem: "A new portal.", decider: "Ana" } },
  });
  await client.session.savePlan({ id, plan: { ...(await client.session.plan({ id })), ...plan } });
  await client.session.begin({ id });
  const network = await client.session.open({ id, address: "127.0.0.1" });
  const port = network.port ?? 0;
  const { code } = (await client.session.view({ id })).view.door;

  const person = (name: string, seat: string, bearer: string): Person => {
    const authorization = `Bearer ${bearer}`;
    const it: Person = {
      name,
      seat,
      bearer,
      heard: "",
      last: null,
      async send(command, key = randomBytes(9).toString("base64url")) {
        const headers = { authorization, "content-type": "application/json" };
        const answer = await ask(port, "/cmd", headers, "POST", JSON.stringify({ key, command }));
        it.heard += `${JSON.stringify(answer.headers)}${answer.body}`;
        return answer;
      },
      async cast(word) {
        const { status, body } = await it.send({ type: "cast", word });
        if (status !== 200) throw new Error(`${status} ${body}`);
      },
      async state() {
        return JSON.parse((await it.get("/state")).body) as SeatState;
      },
      async get(path) {
        const answer = await ask(port, path, { authorization });
        it.heard += `${JSON.stringify(answer.headers)}${answer.body}`;
        return answer;
      },
      async listen() {
        const stop = new AbortController();
        const response = await fetch(`http://127.0.0.1:${port}/events`, {
          headers: { authorization },
          signal: stop.signal,
        });
        if (!response.ok || !response.body) throw new Error(`no stream: ${response.status}`);
        const read = async () => {
          let rest = "";
          const text = new TextDecoder();
          for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
            const piece = text.decode(chunk, { stream: true });
            it.heard += piece;
            rest += piece;
            for (let end = rest.indexOf("\n\n"); end !== -1; end = rest.indexOf("\n\n")) {
              const data = /^data: (.*)$/m.exec(rest.slice(0, end))?.[1];
              if (data) it.last = JSON.parse(data) as SeatState;
              rest = rest.slice(end + 2);
            }
          }
        };
        read().catch(() => {});
        return () => stop.abort();
      },
      async until(like) {
        for (let tries = 0; tries < patience(500); tries++) {
          if (it.last && like(it.last)) return it.last;
          await new Promise((later) => setTimeout(later, 10));
        }
        throw new Error(`${name} never saw it; the last was ${it.last?.view.step} ${it.last?.view.phase}`);
      },
    };
    return it;
  };

  const workshop: Workshop = {
    folder,
    data,
    host,
    client,
    id,
    port,
    person,
    async join(name, role = "voter") {
      const headers = { "content-type": "application/json" };
      const answer = await ask(port, "/join", headers, "POST", JSON.stringify({ code, name, role }));
      if (answer.status !== 201) throw new Error(`${answer.status} ${answer.body}`);
      const { seat, bearer } = JSON.parse(answer.body) as { seat: string; bearer: string };
      return person(name, seat, bearer);
    },
    async enter(name, role = "voter") {
      const one = await workshop.join(name, role);
      await client.session.command({ id, command: { type: "admit", seat: one.seat, role } });
      return one;
    },
    view: () => client.session.view({ id }),
    async reveal() {
      await client.session.command({ id, command: { type: "reveal" } });
      for (let tries = 0; tries < patience(500); tries++) {
        if ((await workshop.view()).view.phase === "revealed") return;
        await new Promise((later) => setTimeout(later, 20));
      }
      throw new Error("no reveal");
    },
    async to(step) {
      for (let steps = 0; steps < 30; steps++) {
        const { view } = await workshop.view();
        if (view.step === step) return;
        if (view.blind && view.step !== "judgements" && view.step !== "decide") {
          await client.session.command({ id, command: { type: "skip" } });
        } else if (view.blind) await workshop.reveal();
        else await client.session.command({ id, command: { type: "advance" } });
      }
      throw new Error(`"${step}" isn't reached`);
    },
    async close() {
      await host.close();
      await removeFolder(folder);
    },
  };
  return workshop;
}
