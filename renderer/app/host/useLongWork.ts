import { useCallback, useEffect, useRef, useState } from "react";
import { type HostAction, useAction } from "./useAction";

export interface LongWorking<Step> extends Pick<HostAction, "busy" | "failure" | "run" | "show"> {
  /** How far it is; `null` before anything is known. */
  step: Step | null;
  /** Hears the result of what is asked for; `null`, with the last step, where it was stopped. */
  result<T>(ask: Ask<Step, T>): Promise<{ result: T } | { stopped: Step | null }>;
  stop(): void;
}

type Ask<Step, T> = (options: { signal: AbortSignal }) => Promise<AsyncIterable<Step | { result: T }>>;

/** Work of the host's that tells its steps; it ends with the screen that shows it. */
export function useLongWork<Step extends object>(): LongWorking<Step> {
  const { busy, failure, run, show } = useAction();
  const [step, setStep] = useState<Step | null>(null);
  const running = useRef<AbortController | null>(null);
  const stop = useCallback(() => running.current?.abort(), []);
  useEffect(() => stop, [stop]);

  const result = useCallback(async <T>(ask: Ask<Step, T>) => {
    const ending = new AbortController();
    const { signal } = ending;
    running.current = ending;
    let last: Step | null = null;
    setStep(null);
    try {
      for await (const one of await ask({ signal })) {
        if ("result" in one) return one;
        last = one;
        setStep(one);
      }
    } catch (error) {
      // How the stream ends that nobody wants any more says nothing.
      if (!signal.aborted) throw error;
    }
    return { stopped: last };
  }, []);
  return { busy, failure, run, show, step, result, stop };
}
