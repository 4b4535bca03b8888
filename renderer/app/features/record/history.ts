/** What can be undone and done again, newest last. */
export interface History<T> {
  past: T[];
  future: T[];
  /** What the last change was about and when, so that typing in one field is one step. */
  last: { about: string; at: number } | null;
}

export const noHistory: History<never> = { past: [], future: [], last: null };

/** Changes to the same thing within this time, in milliseconds, are one step. */
const together = 1500;
const kept = 200;

/** The history after a change from `before`. `about` names the field; changes of one field in a row are joined. */
export function withChange<T>(history: History<T>, before: T, about: string, at: number): History<T> {
  const joined = history.last?.about === about && at - history.last.at < together;
  return {
    past: joined ? history.past : [...history.past, before].slice(-kept),
    future: [],
    last: { about, at },
  };
}

interface Stepped<T> {
  history: History<T>;
  state: T;
}

/** One step back, or `null` where there is none. */
export function undo<T>(history: History<T>, now: T): Stepped<T> | null {
  const before = history.past.at(-1);
  if (before === undefined) return null;
  return {
    history: { past: history.past.slice(0, -1), future: [...history.future, now], last: null },
    state: before,
  };
}

export function redo<T>(history: History<T>, now: T): Stepped<T> | null {
  const after = history.future.at(-1);
  if (after === undefined) return null;
  return {
    history: { past: [...history.past, now], future: history.future.slice(0, -1), last: null },
    state: after,
  };
}
