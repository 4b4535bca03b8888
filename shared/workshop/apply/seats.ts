/** Who has which seat, and the door. */
import type { Id } from "#shared/base/id";
import { facilitatorSeat, type Session, type SessionSeat } from "../session";
import type { Effects } from "./effects";

/** Seats that are asked for, given, left and lent. */
export const seatEffects = {
  knocked: (session, event) => ({
    ...session,
    seats: [
      ...session.seats,
      { ...seat(event.seat, event.name, event.role), key: event.key, again: event.again ?? null },
    ],
  }),
  given: (session, event) => given(session, event.from, event.to),
  "shared-address": (session, event) => ({ ...session, door: { ...session.door, perAddress: event.perAddress } }),
  seated(session, event) {
    const local = { ...seat(event.seat, event.name, event.role), state: "in" as const, local: true };
    return { ...session, seats: [...session.seats, local] };
  },
  admitted: (session, event) =>
    withSeat(session, event.seat, { state: "in", name: event.name, role: event.role, again: null }),
  role: (session, event) => withSeat(session, event.seat, { role: event.role }),
  votes: (session, event) => withSeat(session, facilitatorSeat, { votes: event.votes }),
  presence(session, event) {
    const gone = event.state === "removed" || event.state === "left";
    const { holder, seats } = session;
    const before = seats.find(({ id }) => id === event.seat);
    // Who was never in leaves nothing, or whoever has the code could fill the room for good.
    if (event.state === "removed" && before?.state === "waiting")
      return { ...session, seats: seats.filter((one) => one !== before) };
    return {
      ...withSeat(session, event.seat, { state: event.state, ...(gone ? without(before) : {}) }),
      holder: gone && holder === event.seat ? null : holder,
    };
  },
  locked: (session, event) => ({ ...session, door: { ...session.door, locked: event.locked } }),
  rotated: (session, event) => ({ ...session, door: { ...session.door, code: event.code, token: event.token } }),
  handed: (session, event) => ({ ...session, holder: event.seat }),
} satisfies Partial<Effects>;

/** A place that is asked for. */
export function seat(id: Id, name: string, role: SessionSeat["role"]): SessionSeat {
  return { id, name, role, state: "waiting", votes: false, key: null, local: false, former: [], again: null };
}

/** A seat that its device has no more; it is known still, so that it can be told. */
function without(seat: SessionSeat | undefined): Partial<SessionSeat> {
  return seat?.key == null ? { key: null } : { key: null, former: [...seat.former, seat.key] };
}

/** The device at the door has the seat from now on; the one that had it is known, so that it can be told. */
function given(session: Session, from: Id, to: Id): Session {
  const device = session.seats.find(({ id }) => id === from);
  const seats = session.seats.filter((one) => one !== device);
  const target = seats.find(({ id }) => id === to);
  if (!device || !target) return session;
  return withSeat({ ...session, seats }, to, { ...without(target), state: "in", key: device.key });
}

function withSeat(session: Session, id: Id, part: Partial<SessionSeat>): Session {
  return { ...session, seats: session.seats.map((one) => (one.id === id ? { ...one, ...part } : one)) };
}
