/** What people put in, and whose ballot it lies on. */
import { lookup } from "#shared/base/by";
import { emptyBallot, withWord } from "../ballot";
import { roundOf } from "../people";
import type { Effects } from "./effects";

/** Ballots, and who is done with theirs. */
export const saidEffects = {
  anonymous: (session, event) => ({ ...session, anonymous: event.anonymous, ballots: {}, claims: {}, done: [] }),
  done(session, event) {
    const others = session.done.filter((id) => id !== event.seat);
    return {
      ...session,
      done: event.done ? [...others, event.seat] : others,
      // Who is done stays in memory in an anonymous session, so what is on disk can't follow from it.
      nudged: session.anonymous ? session.nudged : session.nudged.filter((id) => id !== event.seat),
    };
  },
  nudged: (session, event) => ({ ...session, nudged: [...new Set([...session.nudged, ...event.seats])] }),
  claimed: (session, event) => ({ ...session, claims: { ...session.claims, [event.seat]: event.ballot } }),
  cast(session, event) {
    const before = lookup(session.ballots, event.ballot) ?? emptyBallot;
    const round = String(roundOf(session));
    return { ...session, ballots: { ...session.ballots, [event.ballot]: withWord(before, event.word, round) } };
  },
} satisfies Partial<Effects>;
