/** Counts what happened lately, so that nobody does too much. */
export interface Limiter {
  /** Counts one; `false` where that is one too many, and then it isn't counted. */
  take(key: string): boolean;
  /** Milliseconds until `take` succeeds again; 0 where it does now. */
  wait(key: string): number;
}

/** At most `limit` in any `window` of milliseconds, per key. */
export function createLimiter({ limit, window, now }: { limit: number; window: number; now: () => number }): Limiter {
  const times = new Map<string, number[]>();
  const lately = (key: string) => {
    const since = now() - window;
    const left = (times.get(key) ?? []).filter((time) => time > since);
    if (left.length > 0) times.set(key, left);
    else times.delete(key);
    return left;
  };
  const wait = (key: string) => {
    const left = lately(key);
    return left.length < limit ? 0 : (left[0] as number) + window - now();
  };
  return {
    wait,
    take(key) {
      if (wait(key) > 0) return false;
      times.set(key, [...lately(key), now()]);
      // Keys of those who went away don't pile up.
      if (times.size > 10_000) for (const other of times.keys()) lately(other);
      return true;
    },
  };
}
