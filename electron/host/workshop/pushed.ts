/** A stream of states for a window: the newest one, whenever something changed. */

/** Milliseconds between two states that are sent to a window: a frame of its screen. */
const pause = 16;

/**
 * Gives the state at once and after every change, the first change without delay and those that follow it within
 * `pause` together. Ends when `ended` says so after a change, or when nobody listens any more.
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
  let wake = () => {};
  const stir = () => wake();
  const silence = onChange(() => {
    dirty = true;
    stir();
  });
  signal?.addEventListener("abort", stir);
  try {
    while (!signal?.aborted && !ended()) {
      if (dirty) {
        dirty = false;
        yield state();
        await waited(pause, signal);
      } else {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
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
