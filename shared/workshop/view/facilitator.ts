/** What the facilitator sees: the door, and how far people are, but not with what. */
import { anonymousMinimum } from "#shared/record/distribution";
import { present, progressOf, seatOf, voters } from "../people";
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
  const count = voters(session).length;
  if (session.anonymous && count < anonymousMinimum)
    return `Anonymous takes at least ${anonymousMinimum} voters; there are ${count}.`;
  if (session.anonymous && count < 5) return "With fewer than five voters, people may guess who said what.";
  return null;
}
