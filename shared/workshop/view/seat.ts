/** What one seat sees. */
import type { Id } from "#shared/base/id";
import { askedOf, ballotIdOf, ballotOf, deciderOf, present, seatOf, speaks, votes } from "../people";
import type { Session, SessionSeat } from "../session";
import { outside, publicView } from "./public";
import { ownResult, pastWhy } from "./result";
import type { Mine, SeatView } from "./view";

/** What a seat sees. A seat that waits at the door sees that it waits, and nothing of the room. */
export function viewFor(session: Session, id: Id): SeatView | null {
  const seat = seatOf(session, id);
  if (!seat) return null;
  const me = mineOf(session, seat);
  if (present(seat)) return { ...publicView(session), me };
  return { ...outside(session), me };
}

function mineOf(session: Session, seat: SessionSeat): Mine {
  const { id, name, role, state } = seat;
  const said = ballotOf(session, id);
  return {
    seat: id,
    name,
    role,
    state,
    votes: votes(seat),
    speaks: speaks(seat),
    decides: deciderOf(session)?.id === id,
    done: session.done.includes(id),
    nudged: session.nudged.includes(id),
    ballot: ballotIdOf(session, id) !== null,
    asked: askedOf(session, id),
    said,
    result: pastWhy(session) ? ownResult(session, id) : null,
  };
}
