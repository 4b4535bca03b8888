/** Work that takes long, as a stream: how far it is, and what came of it. */
import { setTimeout as after } from "node:timers/promises";

/** Milliseconds between two reports. */
const pace = 100;

/**
 * Runs `work` and gives the newest step that it told, every tenth of a second, and at last its result. The signal that
 * `work` gets fires when nobody listens any more. Rejects as `work` does.
 */
export async function* underway<Step, T>(
  work: (tell: (step: Step) => void, signal: AbortSignal) => Promise<T>,
  signal: AbortSignal | undefined,
): AsyncGenerator<Step | { result: T }, void, void> {
  const stop = new AbortController();
  let told: Step | null = null;
  const working = work(
    (step) => {
      told = step;
    },
    signal ? AbortSignal.any([signal, stop.signal]) : stop.signal,
  );
  const ended = working.then(
    () => true,
    () => true,
  );
  try {
    while (!(await Promise.race([ended, after(pace, false)]))) {
      const step = told as Step | null;
      told = null;
      if (step !== null) yield step;
    }
    yield { result: await working };
  } finally {
    stop.abort();
  }
}
