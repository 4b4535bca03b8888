/** What all settle on together, as the facilitator writes it down. */
import type { By } from "#shared/base/by";
import { replaced } from "../ballot";
import type { Effects } from "./effects";

/** Criteria, notes, the choice and what follows from it. */
export const agreedEffects = {
  repository: (session, event) => ({ ...session, repository: event.choice }),
  note: (session, event) => ({ ...session, notes: replaced(session.notes, event.note) }),
  settled: (session, event) => ({
    ...session,
    inputs: { ...session.inputs, criteria: event.criteria, mustHaves: event.mustHaves },
  }),
  resolved: (session, event) => ({
    ...session,
    inputs: { ...session.inputs, criteria: event.criteria, mustHaves: event.mustHaves },
    settled: { ...session.settled, [event.item]: event.settled },
  }),
  chosen(session, event) {
    const same = session.choice?.option === event.choice.option;
    if (same) return { ...session, choice: event.choice };
    // Nobody went along with this one yet, so everybody is awaited.
    const ballots = mapped(session.ballots, (one) => ({ ...one, consent: null }));
    return { ...session, choice: event.choice, ballots, done: [], nudged: [] };
  },
  "follow-up": (session, event) => ({ ...session, followUp: event.followUp }),
} satisfies Partial<Effects>;

function mapped<T>(by: By<T>, fn: (value: T) => T): By<T> {
  return Object.fromEntries(Object.entries(by).map(([id, value]) => [id, fn(value)]));
}
