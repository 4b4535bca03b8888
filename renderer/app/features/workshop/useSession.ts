/** The state of a running workshop, pushed by the host. */
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import type { FacilitatorCommand } from "#shared/workshop/command";
import type { FacilitatorState, NetworkState } from "#shared/workshop/state";
import { type Failure, failureOf } from "../../host/failure";
import { useHost } from "../../host/HostContext";

/** Milliseconds until a stream that broke or ended is opened again, so that the screen comes back with the host. */
const soon = 1_000;

/**
 * Follows a stream of states, and takes it up again after a break. What ended for good fails when it is opened again.
 * Gives back how to begin anew at once, where a call shows that the way to the host is broken.
 */
export function useStream<T>(
  id: string,
  open: (signal: AbortSignal) => Promise<AsyncIterable<T>>,
  take: (value: T) => void,
  fail: (why: Failure) => void,
): () => void {
  const { pauseChanges } = useHost();
  const [round, setRound] = useState(0);
  const latest = useRef({ open, take, fail });
  latest.current = { open, take, fail };
  // A browser keeps six connections to a host, so a window has one stream at a time.
  useEffect(() => pauseChanges(), [pauseChanges]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `id` names the stream that `open` opens, `round` the attempt
  useEffect(() => {
    const stop = new AbortController();
    void follow(
      stop.signal,
      (signal) => latest.current.open(signal),
      (value) => latest.current.take(value),
      (why) => latest.current.fail(why),
    );
    return () => stop.abort();
  }, [id, round]);
  return useCallback(() => setRound((n) => n + 1), []);
}

async function follow<T>(
  signal: AbortSignal,
  open: (signal: AbortSignal) => Promise<AsyncIterable<T>>,
  take: (value: T) => void,
  fail: (why: Failure) => void,
) {
  while (!signal.aborted) {
    let lost = false;
    try {
      for await (const value of await open(signal)) if (!signal.aborted) take(value);
    } catch (error) {
      lost = true;
      if (!signal.aborted) fail(failureOf(error));
    }
    if (lost) await new Promise((resolve) => setTimeout(resolve, soon));
  }
}

export interface SessionHandle {
  id: string;
  state: FacilitatorState;
  /** Host's clock less this window's, in milliseconds. */
  ahead: number;
  /** Why the last thing wasn't done. */
  failure: Failure | null;
  /** Why the state isn't fresh: the host can't be reached, or was started again. Ends by itself. */
  away: Failure | null;
  understood(): void;
  command(command: CommandOf): Promise<boolean>;
  /** Any other call, with its failure shown here. `take` puts what it gave back into the state. */
  run<T>(call: () => Promise<T>, take?: (value: T) => void): Promise<boolean>;
  put(state: FacilitatorState): void;
  putNetwork(network: NetworkState): void;
}

/** What the screen may send: codes, seats and the end are made by calls of their own. */
export type CommandOf = Exclude<FacilitatorCommand, { type: "rotate" | "seat" | "close" }>;

export function useSession(id: string, first: FacilitatorState, ended: () => void): SessionHandle {
  const { host } = useHost();
  const [state, setState] = useState(first);
  const [ahead, setAhead] = useState(() => first.now - Date.now());
  const [failure, setFailure] = useState<Failure | null>(null);
  const [away, setAway] = useState<Failure | null>(null);

  const put = useCallback((next: FacilitatorState) => {
    setState((before) => (next.view.id === before.view.id && next.rev < before.rev ? before : next));
    setAhead(next.now - Date.now());
  }, []);
  const putNetwork = useCallback((network: NetworkState) => setState((before) => ({ ...before, network })), []);
  const over = useRef(ended);
  over.current = ended;
  const anew = useStream(
    id,
    (signal) => host.session.watch({ id }, { signal }),
    (next) => {
      put(next);
      setAway(null);
    },
    (why) => (why.code === "NOT_FOUND" ? over.current() : setAway(why)),
  );

  const run = useCallback(
    async <T>(call: () => Promise<T>, take?: (value: T) => void) => {
      try {
        const value = await call();
        setFailure(null);
        take?.(value);
        return true;
      } catch (error) {
        const why = failureOf(error);
        // The banner says it until the host is back.
        if (why.code === "LOST" || why.code === "KEY") {
          setAway(why);
          anew();
        } else setFailure(why);
        return false;
      }
    },
    [anew],
  );
  const command = useCallback(
    (next: CommandOf) => run(() => host.session.command({ id, command: next as never }), put),
    [host, id, put, run],
  );
  const understood = useCallback(() => setFailure(null), []);
  return useMemo(
    () => ({ id, state, ahead, failure, away, understood, command, run, put, putNetwork }),
    [id, state, ahead, failure, away, understood, command, run, put, putNetwork],
  );
}
