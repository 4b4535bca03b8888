/** What one seat sees. */
import type { Id } from "#shared/base/id";
import { askedOf, ballotIdOf, ballotOf, deciderOf, present, seatOf, speaks, votes } from "../people";
import type { Session, SessionSeat } from "../session";
import { publicView } from "./public";
import { ownResult, pastWhy } from "./result";
import type { Mine, SeatView, View } from "./view";

/** What a seat sees; `null` for one that isn't in the room. */
export function viewFor(session: Session, id: Id): SeatView | null {
  const me = mineFor(session, id);
  return me && { ...viewOfSeats(session), me };
}

/** What all seats see alike. */
export const viewOfSeats = (session: Session): View => ofSeats(publicView(session));

/** Who else is there is shown in the lobby; afterwards a phone names the decider alone. */
export function ofSeats<V extends Pick<View, "step" | "people">>(view: V): V {
  if (view.step === "lobby") return view;
  return { ...view, people: view.people.filter(({ role }) => role === "decider") };
}

/** What a seat sees besides; `null` for one that isn't in the room. */
export function mineFor(session: Session, id: Id): Mine | null {
  const seat = seatOf(session, id);
  if (!seat || !present(seat)) return null;
  return { ...plainMine(session, seat), result: pastWhy(session) ? ownResult(session, id) : null };
}

/** Name and place of somebody at the door; `null` for whoever isn't. */
export function placeAtDoor({ seats }: Session, id: Id): { name: string; before: number } | null {
  const waiting = seats.filter(({ state }) => state === "waiting");
  const before = waiting.findIndex((seat) => seat.id === id);
  const name = waiting[before]?.name;
  return name === undefined ? null : { name, before };
}

/** What a seat in the room sees of itself but for what its own answers add up to. */
export function plainMine(session: Session, seat: SessionSeat): Omit<Mine, "result"> {
  const { id, name, role, state } = seat;
  const ballot = ballotOf(session, id);
  // What was proposed and opened is the room's now: nobody edits it any more.
  const proposals = ballot.proposals.filter((one) => !session.proposals.some(({ id }) => id === one.id));
  return {
    seat: id,
    name,
    role,
    state,
    votes: votes(seat),
    speaks: speaks(seat),
    decides: deciderOf(session)?.id === id,
    done: session.done.includes(id),
    nudged: session.nudged.includes(id) && !session.done.includes(id),
    ballot: ballotIdOf(session, id) !== null,
    asked: askedOf(session, id),
    said: proposals.length === ballot.proposals.length ? ballot : { ...ballot, proposals },
  };
}
