/** What the app is asked to show, from its first moment on: kept until somebody listens. */

/** `asked` is a path or address, `null` where the app is only to come to the front. */
export type Ask = (asked: string | null) => void;

export interface ShellAsks {
  /** What the app was started with. What it is asked before it is ready takes its place. */
  first: string | null;
  ask: Ask;
  /** From now on each ask is for this listener, at first those that have waited. */
  listen(listener: Ask): void;
}

export function createAsks(first: string | null): ShellAsks {
  const waiting: (string | null)[] = [];
  let hear: Ask = (asked) => waiting.push(asked);
  return {
    first,
    ask: (asked) => hear(asked),
    listen(listener) {
      hear = listener;
      for (const asked of waiting.splice(0)) listener(asked);
    },
  };
}
