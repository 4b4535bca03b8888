import { useCallback, useEffect, useRef, useState } from "react";
import type { ArchiveStep, ArchiveWork } from "#shared/api/backup";
import { type Action, useAction } from "../../host/useAction";

export interface ArchiveWorking extends Pick<Action, "busy" | "failure" | "run" | "show"> {
  /** How far it is; `null` before anything is known. */
  step: ArchiveStep | null;
  /** Hears the result of what is asked for; `null`, with the last step, where it was stopped. */
  result<T>(ask: Ask<T>): Promise<{ result: T } | { stopped: ArchiveStep | null }>;
  stop(): void;
}

type Ask<T> = (options: { signal: AbortSignal }) => Promise<AsyncIterable<ArchiveWork<T>>>;

/** Work on an archive, which ends with the screen that shows it. */
export function useArchiveWork(): ArchiveWorking {
  const { busy, failure, run, show } = useAction();
  const [step, setStep] = useState<ArchiveStep | null>(null);
  const running = useRef<AbortController | null>(null);
  const stop = useCallback(() => running.current?.abort(), []);
  useEffect(() => stop, [stop]);

  const result = useCallback(async <T>(ask: Ask<T>) => {
    const ending = new AbortController();
    const { signal } = ending;
    running.current = ending;
    let last: ArchiveStep | null = null;
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
