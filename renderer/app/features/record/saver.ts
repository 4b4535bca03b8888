import type { Draft } from "#shared/record/record";
import type { Failure } from "../../host/failure";

export type Saving = { state: "saved" } | { state: "saving" } | { state: "failed"; failure: Failure };

interface Options<T> {
  etag: string;
  save(etag: string, draft: T): Promise<{ etag: string }>;
  failureOf(error: unknown): Failure;
  show(saving: Saving): void;
  /** Milliseconds until a failed save is tried again. */
  retry: number;
  /** Hears of what the host couldn't be given, since it is away. */
  away?(etag: string, draft: T): void;
  /** Hears that everything is stored. */
  stored?(): void;
}

/**
 * Saves every draft it is given, one at a time: while one is on its way, only the newest of the others waits. After a
 * failure it keeps the newest and tries again, except where trying can't help (somebody else changed the record).
 */
export function createSaver<T = Draft>(options: Options<T>) {
  let etag = options.etag;
  let waiting: T | null = null;
  let running: Promise<void> | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let waiters: (() => void)[] = [];

  function tellWaiters() {
    for (const tell of waiters) tell();
    waiters = [];
  }

  async function run() {
    while (waiting) {
      const draft: T = waiting;
      waiting = null;
      options.show({ state: "saving" });
      try {
        etag = (await options.save(etag, draft)).etag;
      } catch (error) {
        waiting ??= draft;
        const failure = options.failureOf(error);
        options.show({ state: "failed", failure });
        if (failure.code === "LOST" || failure.code === "KEY") options.away?.(etag, waiting);
        if (failure.code !== "CONFLICT" && failure.code !== "READ_ONLY") timer = setTimeout(start, options.retry);
        return;
      }
    }
    options.show({ state: "saved" });
    options.stored?.();
    tellWaiters();
  }

  function start() {
    clearTimeout(timer);
    running ??= run().finally(() => {
      running = null;
    });
    return running;
  }

  return {
    put(draft: T) {
      waiting = draft;
      void start();
    },
    /** Resolves when everything given so far is stored or has failed; tells which. */
    async settled(): Promise<boolean> {
      while (running !== null) await running;
      return waiting === null;
    },
    /** Resolves once everything given so far is stored, however many tries that takes. */
    stored: (): Promise<void> =>
      waiting === null && running === null
        ? Promise.resolve()
        : new Promise((tell) => {
            waiters.push(tell);
          }),
    /** Tries again, on top of `etag` where the user chose to keep their own state. */
    again(newEtag?: string) {
      if (newEtag) etag = newEtag;
      void start();
    },
    etag: () => etag,
    /** After the host changed the record itself. */
    rebase(newEtag: string) {
      etag = newEtag;
      waiting = null;
      if (running === null) tellWaiters();
    },
    unsaved: () => waiting !== null || running !== null,
    stop: () => clearTimeout(timer),
  };
}

export type Saver<T = Draft> = ReturnType<typeof createSaver<T>>;
