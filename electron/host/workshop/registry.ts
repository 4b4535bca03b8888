/** The workshops that run in this process, each with its room, its network and what watches it. */
import type { Log } from "#electron/host/log";
import type { Store } from "#electron/host/store/store";
import type { Day } from "#shared/base/day";
import { AdroitError } from "#shared/base/error";
import type { Id } from "#shared/base/id";
import { present } from "#shared/workshop/people";
import type { Session } from "#shared/workshop/session";
import type { AddressChoice } from "#shared/workshop/state";
import type { OpenDoor } from "./door";
import { type Folding, foldOnReveal } from "./folding";
import { createLive, type Live } from "./live";
import type { SessionLog } from "./log";
import { createNetwork, type Network } from "./network";
import { revealOnTime } from "./reveal";
import { openRoom, type Presence } from "./room";

export interface Running {
  live: Live;
  presence: Presence;
  network: Network;
  folding: Folding;
  /** Calls back after whatever a screen may show: the session, who is connected, the network. */
  onChange(callback: () => void): () => void;
  readonly ended: boolean;
  /** Goes on with simulated people until the end. */
  accompany(bots: { stop(): void }): void;
  /** Stops it without ending the workshop: it can be resumed. */
  end(): Promise<void>;
}

export interface Registry {
  /** `NOT_FOUND` where none runs on this record. */
  of(record: Id): Running;
  find(record: Id): Running | undefined;
  records(): Id[];
  start(session: Session, log: SessionLog, keys: readonly string[]): Running;
  close(): Promise<void>;
}

export interface RegistryOptions {
  store: Store;
  clock: () => Date;
  today: () => Day;
  random: (bytes: number) => Uint8Array;
  log: Log;
  openDoor: OpenDoor | undefined;
  addresses(): Promise<AddressChoice[]>;
  keepAwake: ((awake: boolean) => void) | undefined;
  /** A workshop began or ended, or people came or went. */
  changed(record: Id): void;
}

export function createRegistry(options: RegistryOptions): Registry {
  const running = new Map<Id, Running>();
  return {
    of(record) {
      const found = running.get(record);
      if (found) return found;
      throw new AdroitError("NOT_FOUND", "No workshop runs on this decision.", {
        subject: record,
        remedy: "Begin one, or resume the one that was interrupted.",
      });
    },
    find: (record) => running.get(record),
    records: () => [...running.keys()],
    start(session, log, keys) {
      const { record } = session;
      const one = startOne(session, log, keys, options, () => {
        running.delete(record);
        if (running.size === 0) options.keepAwake?.(false);
        options.changed(record);
      });
      running.set(record, one);
      options.keepAwake?.(true);
      options.changed(record);
      return one;
    },
    async close() {
      await Promise.all([...running.values()].map((one) => one.end()));
    },
  };
}

function startOne(
  session: Session,
  sessionLog: SessionLog,
  keys: readonly string[],
  { store, clock, today, random, log, openDoor, addresses, changed }: RegistryOptions,
  gone: () => void,
): Running {
  const now = () => clock().getTime();
  const live = createLive({ session, log: sessionLog, keys, clock, report: log });
  const listeners = new Set<() => void>();
  const tell = () => {
    for (const listener of listeners) listener();
  };
  const presence = openRoom({ live, clock, random, changed: tell });
  const network = createNetwork({
    presence,
    token: () => live.session.door.token,
    openDoor,
    addresses,
    now,
    changed: tell,
  });
  const stopReveals = revealOnTime(live, now, log);
  const folding = foldOnReveal(live, store, today, log);
  let people = session.seats.filter(present).length;
  live.onChange(() => {
    tell();
    const before = people;
    people = live.session.seats.filter(present).length;
    if (people !== before) changed(session.record);
  });
  let bots: { stop(): void } | null = null;
  let ended = false;
  return {
    live,
    presence,
    network,
    folding,
    onChange(callback) {
      listeners.add(callback);
      return () => void listeners.delete(callback);
    },
    get ended() {
      return ended;
    },
    accompany: (some) => {
      bots = some;
    },
    async end() {
      bots?.stop();
      stopReveals();
      await network.shut();
      presence.stop();
      await live.stop();
      folding.stop();
      await folding.idle();
      ended = true;
      gone();
      tell();
    },
  };
}
