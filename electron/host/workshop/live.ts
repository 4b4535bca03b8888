/**
 * A running session: one writer, commands in a queue. All that wait are checked one after the other, written with one
 * append and one sync, and only then applied, acknowledged and published.
 */
import { sha256 } from "#electron/host/files/canonical";
import type { Log } from "#electron/host/log";
import type { Id } from "#shared/base/id";
import { apply } from "#shared/workshop/apply/apply";
import { check } from "#shared/workshop/check/check";
import { isRefusal } from "#shared/workshop/check/outcome";
import type { Actor, Command, Refusal } from "#shared/workshop/command";
import { keptIn } from "#shared/workshop/event";
import { ballotIdOf } from "#shared/workshop/people";
import type { Session } from "#shared/workshop/session";
import type { LogEntry, SessionLog } from "./log";

/** A command that isn't allowed. */
export class Refused extends Error {
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super(refusal.message);
    this.refusal = refusal;
  }
}

/** The session stopped, because it could no longer write. */
export class Stopped extends Error {}

export interface Live {
  /** As it is on disk. */
  readonly session: Session;
  /** Grows with every change, also over a restart. */
  readonly rev: number;
  /** Why it stopped, or `null`. */
  readonly failed: string | null;
  /**
   * Resolves once what came of the command is on disk. `key` makes a repeated command do nothing. Rejects with
   * `Refused`, or with `Stopped`.
   */
  ask(command: Command, actor: Actor, key?: string): Promise<{ rev: number }>;
  /** Calls back after every change. */
  onChange(callback: () => void): () => void;
  /** Ends what was begun and closes the log. */
  stop(): Promise<void>;
}

export interface LiveOptions {
  session: Session;
  log: SessionLog;
  /** Keys of commands that were done before a restart. */
  keys?: readonly string[];
  clock: () => Date;
  report: Log;
}

interface Waiting {
  command: Command;
  actor: Actor;
  key: string | undefined;
  done(result: { rev: number }): void;
  fail(error: unknown): void;
}

/** Changes in memory alone that fit between two lines of the log. */
const betweenLines = 1_000_000;
/** Milliseconds for which changes may be told late, while more of them are written. */
const beat = 16;

export function createLive({ session: begun, log, keys = [], clock, report }: LiveOptions): Live {
  let session = begun;
  let inMemory = 0;
  let failed: string | null = null;
  let waiting: Waiting[] = [];
  let running: Promise<void> | null = null;
  const known = new Set(keys);
  const listeners = new Set<() => void>();
  const revision = () => log.length * betweenLines + inMemory;
  let rev = revision();
  /** When the first change was made of which nobody was told yet. */
  let untold: number | null = null;

  /** What came together is told once, not with every write of it, and before many are answered, which the next write doesn't wait for. */
  async function work(): Promise<void> {
    let answer = () => {};
    while (waiting.length > 0 && failed === null) {
      const batch = waiting;
      waiting = [];
      const committed = commit(batch);
      answer();
      answer = await committed;
      const last = waiting.length === 0;
      if (untold !== null && (last || performance.now() - untold >= beat)) publish();
      if (last) await new Promise((turn) => setImmediate(turn));
    }
    answer();
    running = null;
  }

  /** Writes what came of the commands and gives back what answers them. */
  async function commit(batch: Waiting[]): Promise<() => void> {
    const { next, entries, refusals, inMemory: added } = judged(session, batch, known, clock().getTime());
    try {
      if (entries.length > 0) await log.append(entries);
    } catch (error) {
      failed = error instanceof Error ? error.message : String(error);
      report.error("session stopped", { record: session.record, error });
      const stopped = [...batch, ...waiting];
      const why = failed;
      waiting = [];
      untold = performance.now();
      return () => {
        for (const one of stopped) one.fail(new Stopped(why));
      };
    }
    if (next !== session) untold ??= performance.now();
    session = next;
    inMemory += added;
    rev = revision();
    const acknowledged = { rev };
    return () =>
      batch.forEach((one, i) => {
        const refusal = refusals[i];
        if (refusal) one.fail(new Refused(refusal));
        else one.done(acknowledged);
      });
  }

  function publish(): void {
    untold = null;
    for (const listener of listeners) listener();
  }

  return {
    get session() {
      return session;
    },
    get rev() {
      return rev;
    },
    get failed() {
      return failed;
    },
    ask: (command, actor, key) =>
      new Promise((done, fail) => {
        if (failed !== null) return fail(new Stopped(failed));
        waiting.push({ command, actor, key, done, fail });
        // Whatever arrives in the same turn of the loop, from any number of devices, goes into the same write.
        running ??= new Promise<void>((turn) => setImmediate(turn)).then(work);
      }),
    onChange(callback) {
      listeners.add(callback);
      return () => void listeners.delete(callback);
    },
    async stop() {
      await running;
      listeners.clear();
      await log.close();
    },
  };
}

/**
 * Checks commands one after the other, each against what those before it made. A command whose name is known was done
 * before and changes nothing; names of those that are done now are added. `inMemory` counts the events that no log keeps.
 */
function judged(session: Session, batch: Waiting[], known: Set<string>, now: number) {
  let next = session;
  let inMemory = 0;
  const entries: LogEntry[] = [];
  const refusals = batch.map(({ command, actor, key }): Refusal | null => {
    const name = key === undefined ? undefined : nameOf(next, actor, key);
    if (name !== undefined && known.has(name)) return null;
    const outcome = check(next, command, actor, now);
    if (isRefusal(outcome)) return outcome;
    for (const event of outcome) {
      const place = keptIn(next, event);
      if (place === "memory") inMemory++;
      else entries.push({ event, place, key: place === "ballots" || !next.anonymous ? name : undefined });
      next = apply(next, event);
    }
    if (name !== undefined) known.add(name);
    return null;
  });
  return { next, entries, refusals, inMemory };
}

/** Names a command in the log. In an anonymous session by the ballot, which stands in the line anyway, never by the seat. */
function nameOf(session: Session, actor: Actor, key: string): string | undefined {
  const owner: Id | null = actor === "host" ? "host" : ballotIdOf(session, actor.seat);
  return owner === null ? undefined : sha256(`${owner} ${key}`).slice(0, 16);
}
