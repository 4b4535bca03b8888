/** The state of a running workshop, kept fresh: asked for again whenever the host says that it changed. */
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import type { FacilitatorCommand } from "#shared/workshop/command";
import type { FacilitatorState, NetworkState } from "#shared/workshop/state";
import { type Failure, failureOf } from "../../host/failure";
import { useHost } from "../../host/HostContext";

/** Milliseconds after which a state is asked for in any case: how long somebody is quiet changes by itself. */
const anyway = 5_000;
/** The same while the host can't be reached, so that the screen comes back with it. */
const soon = 1_000;

/** Keeps one request in flight; a change that comes meanwhile is asked for afterwards. */
export function useFresh<T>(id: string, ask: () => Promise<T>, take: (value: T) => void, fail: (why: Failure) => void) {
  const { onSessionChange } = useHost();
  const latest = useRef({ ask, take, fail });
  latest.current = { ask, take, fail };
  useEffect(() => {
    let current = true;
    let asking = false;
    let again = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const fetch = async () => {
      clearTimeout(timer);
      if (asking) {
        again = true;
        return;
      }
      asking = true;
      let next = anyway;
      do {
        again = false;
        next = anyway;
        try {
          const value = await latest.current.ask();
          if (current) latest.current.take(value);
        } catch (error) {
          const why = failureOf(error);
          if (why.code === "LOST") next = soon;
          if (current) latest.current.fail(why);
        }
      } while (again && current);
      asking = false;
      if (current) timer = setTimeout(() => void fetch(), next);
    };
    void fetch();
    const stop = onSessionChange((record) => record === id && void fetch());
    return () => {
      current = false;
      stop();
      clearTimeout(timer);
    };
  }, [id, onSessionChange]);
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
  useFresh(
    id,
    () => host.session.view({ id }),
    (next) => {
      put(next);
      setAway(null);
    },
    (why) => (why.code === "NOT_FOUND" ? over.current() : setAway(why)),
  );

  const run = useCallback(async <T>(call: () => Promise<T>, take?: (value: T) => void) => {
    try {
      const value = await call();
      setFailure(null);
      take?.(value);
      return true;
    } catch (error) {
      const why = failureOf(error);
      // The banner says it until the host is back.
      if (why.code === "LOST" || why.code === "KEY") setAway(why);
      else setFailure(why);
      return false;
    }
  }, []);
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
