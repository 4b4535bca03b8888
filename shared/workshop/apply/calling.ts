/** A call to people elsewhere, from its sending to its ballots. */
import type { Effects } from "./effects";
import { seat } from "./seats";

/** A call that is out, taken back, or answered. */
export const callEffects = {
  called: (session, event) => ({ ...session, call: event.call }),
  withdrawn: (session) => ({ ...session, call: null }),
  gathered(session, event) {
    // They answered from elsewhere: nobody waits for them.
    const seats = event.seats.map((one) => ({ ...seat(one.seat, one.name, "voter"), state: "away" as const }));
    const { opening } = event;
    return {
      ...session,
      call: null,
      seats: [...session.seats, ...seats],
      openings: [...session.openings, opening],
    };
  },
} satisfies Partial<Effects>;
