import { useCallback, useMemo, useState } from "react";
import { fromHere, type go } from "../shell/route";
import { type Failure, failureOf } from "./failure";

/** What is done; it is given the way to go on from here: whoever went elsewhere meanwhile stays there. */
export type Doing = (goOn: typeof go) => unknown;

/** Something that is asked of the host on a click. */
export interface HostAction {
  busy: boolean;
  /** Why the last one failed; for a `FailureNote`. */
  failure: Failure | null;
  /**
   * Does it; what goes wrong is shown until something is done again. Nothing is shown where the user only cancelled.
   * @returns whether it went well
   */
  run(doing: Doing): Promise<boolean>;
  /** Shows a failure that isn't the host's, or none. */
  show(failure: Failure | null): void;
}

/** The one way to run an action and to show its failure. */
export function useAction(): HostAction {
  const [busy, setBusy] = useState(false);
  const [failure, show] = useState<Failure | null>(null);
  const run = useCallback(async (doing: Doing) => {
    setBusy(true);
    show(null);
    try {
      await doing(fromHere());
      return true;
    } catch (error) {
      const why = failureOf(error);
      if (why.code !== "CANCELLED") show(why);
      return false;
    } finally {
      setBusy(false);
    }
  }, []);
  return useMemo(() => ({ busy, failure, run, show }), [busy, failure, run]);
}
