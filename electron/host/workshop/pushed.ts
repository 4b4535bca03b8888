/** A stream of states for a window: the newest one, whenever something changed. */

/** Milliseconds between two states that are sent to a window while changes come one after the other: a frame of its screen. */
const pause = 16;
/** Milliseconds without a further change after which the last of a burst is sent before its frame is over. */
const quiet = 2;

/**
 * Gives the state at once and after every change, the first change without delay and those that follow it within
 * `pause` together, as soon as it is `quiet`. Ends when `ended` says so after a change, or when nobody listens any more.
 */
export async function* pushed<T>({
  state,
  onChange,
  ended,
  signal,
}: {
  state(): T;
  onChange(callback: () => void): () => void;
  ended(): boolean;
  signal: AbortSignal | undefined;
}): AsyncGenerator<T, void, void> {
  let dirty = true;
  let sent = Number.NEGATIVE_INFINITY;
  let changed = 0;
  let wake = () => {};
  const stir = () => wake();
  const silence = onChange(() => {
    dirty = true;
    changed = performance.now();
    stir();
  });
  signal?.addEventListener("abort", stir);
  try {
    while (!signal?.aborted && !ended()) {
      const now = performance.now();
      const wait = Math.min(sent + pause, changed + quiet) - now;
      if (!dirty) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      } else if (now < sent + pause && wait > 0) await waited(wait, signal);
      else {
        dirty = false;
        sent = now;
        yield state();
      }
    }
  } finally {
    silence();
    signal?.removeEventListener("abort", stir);
  }
}

function waited(millis: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", end);
      resolve();
    };
    const timer = setTimeout(end, millis);
    signal?.addEventListener("abort", end);
  });
}
