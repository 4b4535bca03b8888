/**
 * A process of its own that saves, exports or fights for the data until it is killed: one JSON command a line on
 * standard input, one JSON answer a line on standard output for everything that was acknowledged.
 */
import { writeSync } from "node:fs";
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";
import { createHost } from "#electron/host/host";
import { silentLog } from "#electron/host/log";
import { openStore, type Store } from "#electron/host/store/store";
import { participantsDoor } from "#electron/http/participants";
import { AdroitError } from "#shared/base/error";
import { options, titled } from "../samples/stored-records";
import { type Exporting, saveAndExport } from "./exported";
import { operation } from "./operations";

export type Order =
  /** Does the operations after `from` of each record, and counts in the settings. */
  | { do: "save"; dir: string; from: Record<string, number>; settings: number }
  /** Saves and exports the record again and again, with counters from `from` on in its text. */
  | { do: "export"; commit?: boolean; dir: string; templates: string; id: string; root: string; from: number }
  /** Holds the workshop of the record on the network and lets in whoever comes, from its log where there is one. */
  | { do: "hold"; dir: string; templates: string; assets: string; id: string; seats: number }
  /** Opens the data whenever it is free, counts up in the record and closes again, for so many milliseconds. */
  | { do: "fight"; dir: string; id: string; hold: number; last: number };

export type Told =
  | { ready: true }
  | { saved: string; n: number }
  | { settings: number }
  /** About to write this counter, or done with it: hash of the ADR. */
  | Exporting
  | { port: number; code: string }
  | { counted: number }
  | { error: string };

const tell = (told: Told) => void writeSync(1, `${JSON.stringify(told)}\n`);

async function save({ dir, from, settings }: Extract<Order, { do: "save" }>): Promise<unknown> {
  const store = await openStore(options(dir));
  tell({ ready: true });
  const count = async () => {
    for (let n = settings + 1; ; n++) {
      await store.settings.set({ repositories: [`/${n}`] });
      tell({ settings: n });
    }
  };
  return Promise.all([count(), ...Object.entries(from).map(([id, done]) => operate(store, id, done))]);
}

async function operate(store: Store, id: string, done: number): Promise<never> {
  for (let n = done + 1; ; n++) {
    const kind = operation(n);
    if (kind === "remove") await store.remove(id);
    else if (kind === "restore") await store.trash.restore(id);
    else await store.change(id, (await store.get(id)).etag, titled(String(n)));
    tell({ saved: id, n });
  }
}

async function hold({ dir, templates, assets, id, seats }: Extract<Order, { do: "hold" }>): Promise<never> {
  const { random, log, clock } = options(dir);
  const host = await createHost({
    ...{ data: dir, templates, clock, random, log, kind: "memory", dialogs: null, version: "" },
    openDoor: participantsDoor({ assets, log, clock }),
  });
  const call = { signal: undefined };
  const command = (one: Parameters<typeof host.session.command>[0]["command"]) =>
    host.session.command({ id, command: one }, call);
  const there = (await host.session.list(undefined, call)).length > 0;
  const { view } = there ? await host.session.resume({ id }, call) : await host.session.begin({ id }, call);
  const { port } = await host.session.open({ id, address: "127.0.0.1" }, call);
  tell({ port: port ?? 0, code: view.door.code });
  for (;;) {
    const { view: now } = await host.session.view({ id }, call);
    for (const { seat, role } of now.door.waiting) await command({ type: "admit", seat, role: role as "voter" });
    // Once all are there, on to what they answer.
    if (now.people.length > seats && now.step !== "judgements") await command({ type: now.blind ? "skip" : "advance" });
    else await sleep(30);
  }
}

async function fight({ dir, id, hold, last }: Extract<Order, { do: "fight" }>): Promise<void> {
  const until = performance.now() + last;
  tell({ ready: true });
  while (performance.now() < until) {
    let store: Store;
    try {
      store = await openStore({ ...options(dir), log: silentLog });
    } catch (error) {
      if (!(error instanceof AdroitError) || error.code !== "STORE_LOCKED") throw error;
      await sleep(5);
      continue;
    }
    const free = Math.min(performance.now() + hold, until);
    do {
      const { record: one, etag } = await store.get(id);
      const n = Number(one.draft.frame.title) + 1;
      await store.change(id, etag, titled(String(n)));
      tell({ counted: n });
    } while (performance.now() < free);
    await store.close();
  }
}

for await (const line of createInterface(process.stdin)) {
  const order = JSON.parse(line) as Order;
  try {
    if (order.do === "save") await save(order);
    else if (order.do === "export") {
      tell({ ready: true });
      await saveAndExport({ ...order, to: Number.POSITIVE_INFINITY }, tell);
    } else if (order.do === "hold") await hold(order);
    else await fight(order);
  } catch (error) {
    tell({ error: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  }
  process.exit(0);
}
