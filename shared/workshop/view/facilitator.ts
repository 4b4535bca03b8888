/** What the facilitator sees: the door, and how far people are, but not with what. */
import { present, progressOf, seatOf, voters } from "../people";
import { tooFewVoters } from "../promise";
import { facilitatorSeat, type Session } from "../session";
import { publicView } from "./public";
import { mineFor } from "./seat";
import type { FacilitatorView, Mine } from "./view";

export function facilitatorView(session: Session): FacilitatorView {
  const { door, seats } = session;
  return {
    ...publicView(session),
    me: mineFor(session, facilitatorSeat) as Mine,
    door: {
      ...door,
      waiting: seats
        .filter(({ state }) => state === "waiting")
        .map(({ id, name, role, again }) => ({
          seat: id,
          name,
          role,
          again: again === null ? null : (seatOf(session, again)?.name ?? null),
        })),
    },
    progress: voters(session).flatMap(({ id }) => {
      const progress = progressOf(session, id);
      return progress ? [{ seat: id, ...progress }] : [];
    }),
    warning: warningOf(session),
    holder: session.holder,
    local: seats.filter((seat) => seat.local && present(seat)).map(({ id }) => id),
  };
}

/** What the facilitator should know before going on. */
function warningOf(session: Session): string | null {
  const guessed = session.anonymous && voters(session).length < 5;
  return tooFewVoters(session) ?? (guessed ? "With fewer than five voters, people may guess who said what." : null);
}
