import type { Draft } from "#shared/record/record";

/** What can be undone and done again, newest last. */
export interface History {
  past: Draft[];
  future: Draft[];
  /** What the last change was about and when, so that typing in one field is one step. */
  last: { about: string; at: number } | null;
}

export const noHistory: History = { past: [], future: [], last: null };

/** Changes to the same thing within this time, in milliseconds, are one step. */
const together = 1500;
const kept = 200;

/** The history after a change from `before`. `about` names the field; changes of one field in a row are joined. */
export function remember(history: History, before: Draft, about: string, at: number): History {
  const joined = history.last?.about === about && at - history.last.at < together;
  return {
    past: joined ? history.past : [...history.past, before].slice(-kept),
    future: [],
    last: { about, at },
  };
}

/** One step back, or `null` where there is none. The place is where the user is: undo changes what was said, not where. */
export function undo(history: History, now: Draft): { history: History; draft: Draft } | null {
  const before = history.past.at(-1);
  if (!before) return null;
  return {
    history: { past: history.past.slice(0, -1), future: [...history.future, now], last: null },
    draft: { ...before, place: now.place },
  };
}

export function redo(history: History, now: Draft): { history: History; draft: Draft } | null {
  const after = history.future.at(-1);
  if (!after) return null;
  return {
    history: { past: [...history.past, now], future: history.future.slice(0, -1), last: null },
    draft: { ...after, place: now.place },
  };
}
