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

/**
 * What a second start hands to the first, in ASCII: on Linux Chromium takes it apart at zero bytes, which letters beyond
 * Latin bring along.
 */
export const handedOver = (asked: string | null) => ({
  asked: JSON.stringify(asked).replace(/[^ -~]/g, (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, "0")}`),
});

/** What a second start handed over; `undefined` where that was lost on its way. */
export function takenOver(given: unknown): string | null | undefined {
  try {
    const asked: unknown = JSON.parse((given as { asked: string }).asked);
    return asked === null || typeof asked === "string" ? asked : undefined;
  } catch {
    return undefined;
  }
}
