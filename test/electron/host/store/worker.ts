/**
 * A process of its own that works on a store: one JSON command a line on standard input, one JSON answer a line on
 * standard output. Answers are written before anything else happens, so that what was acknowledged is known even when
 * the process is killed right after.
 */
import { writeSync } from "node:fs";
import { createInterface } from "node:readline";
import { openStore, type Store } from "#electron/host/store/store";
import { AdroitError } from "#shared/base/error";
import { options, record, titled } from "../../../samples/stored-records";

export type Command =
  | { do: "open"; dir: string }
  | { do: "announce"; address: string }
  | { do: "create"; id: string; title: string }
  | { do: "title"; id: string; title: string }
  | { do: "get"; id: string }
  /** Saves counters from `from` on as the titles of these records, until killed; one answer for each that was saved. */
  | { do: "storm"; ids: string[]; from: number }
  | { do: "close" };

export interface Answer {
  ok?: unknown;
  error?: string;
  subject?: string | null;
}

const answer = (value: Answer) => void writeSync(1, `${JSON.stringify(value)}\n`);
let store: Store;

async function run(command: Command): Promise<unknown> {
  switch (command.do) {
    case "open":
      store = await openStore(options(command.dir));
      return process.pid;
    case "announce":
      return store.announce(command.address);
    case "create":
      return store.create(record(command.id, command.title));
    case "title":
      return store.change(command.id, (await store.get(command.id)).etag, titled(command.title));
    case "get":
      return (await store.get(command.id)).record.draft.frame.title;
    case "storm":
      return Promise.all(command.ids.map((id) => storm(id, command.from)));
    case "close":
      return store.close();
  }
}

async function storm(id: string, from: number): Promise<never> {
  let { etag } = await store.get(id);
  for (let n = from; ; n++) {
    ({ etag } = await store.change(id, etag, titled(String(n))));
    answer({ ok: [id, n] });
  }
}

for await (const line of createInterface(process.stdin)) {
  try {
    answer({ ok: (await run(JSON.parse(line))) ?? null });
  } catch (error) {
    const known = error instanceof AdroitError;
    answer({ error: known ? error.code : String(error), subject: known ? error.subject : null });
  }
}
