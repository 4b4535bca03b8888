/** Fifty seats vote over real HTTP while the process that holds their workshop is killed (SIGKILL) again and again. */
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { DeviceState } from "#shared/workshop/state";
import { templates } from "../samples/shipped";
import { ask } from "../samples/workshop";
import { recordFor } from "./exported";
import { below, type Fault, goesOn, inFolder } from "./fault";
import { type Tortured, withWorker } from "./tortured";

const seats = 50;
/** Milliseconds in which a process comes up, and everybody is in. */
const patience = 60_000;

interface Seat {
  bearer: string;
  /** Where it comes from: each is a device of its own. */
  address: string;
  /** The last vote that was acknowledged. */
  voted: number;
  next: number;
}

export const seated: Fault = {
  name: "fifty seats over HTTP, their host killed",
  unit: "kills",
  full: 40,
  weight: 3,
  run: (share) =>
    withWorker((start) =>
      inFolder(async (folder) => {
        const dir = join(folder, "data");
        const assets = join(folder, "page");
        await mkdir(assets);
        await writeFile(join(assets, "index.html"), "<!doctype html><title>Workshop</title>");
        const id = await recordFor(dir);
        const order = { do: "hold", dir, templates, assets, id, seats } as const;
        let worker = start(order);
        let { port, code } = await opened(worker);
        const people = await Promise.all(Array.from({ length: seats }, (_, n) => joined(port, code, n)));
        await until("everybody is asked", async () => (await asked(port, people)) === seats);
        const lost: string[] = [];
        let kills = 0;
        let acknowledged = 0;
        for (; goesOn(share, kills) && lost.length < 10; kills++) {
          const stop = { now: false };
          const voting = people.map((one) => votes(port, one, stop));
          await sleep(50 + below(share.random, 500));
          await worker.kill();
          stop.now = true;
          acknowledged += (await Promise.all(voting)).reduce((sum, n) => sum + n, 0);
          worker = start(order);
          ({ port, code } = await opened(worker));
          for (const [n, one] of people.entries()) {
            const kept = await voteOf(port, one);
            if (kept === null) lost.push(`seat ${n} isn't known any more`);
            else if (kept < one.voted) lost.push(`vote ${one.voted} of seat ${n} was acknowledged, ${kept} is there`);
          }
        }
        await worker.kill();
        if (acknowledged === 0) lost.push("nobody could vote");
        return { count: kills, lost, also: `${acknowledged} votes acknowledged` };
      }),
    ),
};

async function opened(worker: Tortured): Promise<{ port: number; code: string }> {
  await worker.heard(1);
  const [told] = worker.told;
  if (told && "port" in told) return told;
  throw new Error(`the workshop didn't open: ${JSON.stringify(told)}`);
}

async function until(what: string, come: () => Promise<boolean>): Promise<void> {
  const end = performance.now() + patience;
  while (!(await come())) {
    if (performance.now() > end) throw new Error(`not in time: ${what}`);
    await sleep(100);
  }
}

async function joined(port: number, code: string, n: number): Promise<Seat> {
  const address = `127.0.1.${n + 1}`;
  const headers = { "content-type": "application/json" };
  const body = JSON.stringify({ code, name: `Person ${n}`, role: "voter" });
  const { status, body: answer } = await ask(port, "/join", headers, "POST", body, address);
  if (status !== 201) throw new Error(`seat ${n} was refused: ${status} ${answer}`);
  return { bearer: JSON.parse(answer).bearer, address, voted: -1, next: 0 };
}

async function stateOf(port: number, { bearer, address }: Seat): Promise<DeviceState | null> {
  const { status, body } = await ask(port, "/state", { authorization: `Bearer ${bearer}` }, "GET", undefined, address);
  return status === 200 ? JSON.parse(body) : null;
}

/** How many see the judgements. */
async function asked(port: number, people: Seat[]): Promise<number> {
  const states = await Promise.all(people.map((one) => stateOf(port, one)));
  return states.filter((state) => state?.view?.step === "judgements").length;
}

/** Votes until it is stopped or nobody answers; gives how many votes were acknowledged. */
async function votes(port: number, seat: Seat, stop: { now: boolean }): Promise<number> {
  const headers = { authorization: `Bearer ${seat.bearer}`, "content-type": "application/json" };
  let acknowledged = 0;
  while (!stop.now) {
    const n = seat.next++;
    const judgement = { scores: { django: 5, flask: 1 }, reason: String(n) };
    const command = { type: "cast", word: { on: "judgement", criterion: "database", judgement } };
    const body = JSON.stringify({ key: `vote-${seat.address.replaceAll(".", "-")}-${n}`, command });
    const answer = await ask(port, "/cmd", headers, "POST", body, seat.address).catch(() => null);
    if (answer === null) return acknowledged;
    if (answer.status === 200) {
      seat.voted = n;
      acknowledged++;
    }
    // A device may ask ten times a second.
    await sleep(110);
  }
  return acknowledged;
}

/** The newest vote that the host has of a seat: -1 for none, `null` where it doesn't know the seat. */
async function voteOf(port: number, seat: Seat): Promise<number | null> {
  const state = await stateOf(port, seat);
  if (!state?.view) return null;
  const said = state.view.me.said.judgements[1]?.database;
  return said && "reason" in said ? Number(said.reason ?? -1) : -1;
}
