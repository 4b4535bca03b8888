/** What the host itself brings in. */

import type { Id } from "#shared/base/id";
import type { HostCommand } from "../command";
import { nameLine, plainName } from "../names";
import { mostSeats, present, seated, seatOf } from "../people";
import { facilitatorSeat, type Millis, type Role, type Session } from "../session";
import { callOut, gathered, noCall } from "./calling";
import { openingOf } from "./moves";
import { type Outcome, refuse } from "./outcome";

export const roomFull = refuse("phase", `The room is full: ${mostSeats} people are in it or wait at its door.`);

export function checkHost(session: Session, command: HostCommand, t: Millis): Outcome {
  switch (command.type) {
    case "knock": {
      if (session.door.locked) return refuse("phase", "The room is locked.");
      if (seated(session) >= mostSeats) return roomFull;
      if (seatOf(session, command.seat)) return refuse("once", "This seat is taken.");
      if (command.role === "facilitator") return refuse("role", "There is a facilitator already.");
      const name = freeName(session, command.name);
      if (name === "") return refuse("invalid", "A seat needs a name.");
      const again = sameName(session, command.name);
      const base = {
        e: "knocked" as const,
        t,
        seat: command.seat,
        name,
        role: expectedAs(session, command),
        key: command.key,
      };
      return [again === undefined ? base : { ...base, again }];
    }
    case "away":
      return seatOf(session, command.seat)?.state === "in"
        ? [{ e: "presence", t, seat: command.seat, state: "away" }]
        : [];
    case "return":
      return seatOf(session, command.seat)?.state === "away"
        ? [{ e: "presence", t, seat: command.seat, state: "in" }]
        : [];
    case "call":
      return callOut(session, command.call, t);
    case "withdraw":
      return session.call === null ? noCall : [{ e: "withdrawn", t }];
    case "gather":
      return gathered(session, command, t);
    case "open":
      if (session.phase !== "countdown" || t < (session.reveals ?? 0)) return [];
      return openingOf(session, t);
  }
}

/**
 * As what somebody comes in unless the facilitator says otherwise: who asks to vote may be expected as something else.
 * A second person of that name stays what they asked to be, and so does who would be a second decider.
 */
function expectedAs({ expected, seats }: Session, { name, role }: { name: string; role: Role }): Role {
  const planned = expected.find((one) => plainName(one.name) === plainName(name))?.role;
  if (role !== "voter" || planned === undefined || planned === "facilitator") return role;
  const there = seats.filter((seat) => present(seat) || seat.state === "waiting");
  const second = there.some((seat) => plainName(seat.name) === plainName(name));
  return second || (planned === "decider" && there.some((seat) => seat.role === "decider")) ? role : planned;
}

/** The seat in the room that whoever knocks may have had on another device. */
function sameName({ seats }: Session, name: string): Id | undefined {
  const found = seats.find(
    (seat) =>
      !seat.local &&
      seat.id !== facilitatorSeat &&
      (present(seat) || seat.state === "left") &&
      plainName(seat.name) === plainName(name),
  );
  return found?.id;
}

/** The name in one line of at most 60 characters, told apart from those of others; empty where nothing is left of it. */
export function freeName({ seats }: Session, wished: string): string {
  const name = nameLine(wished);
  const taken = (one: string) =>
    seats.some(({ state, name }) => state !== "removed" && plainName(name) === plainName(one));
  if (name === "" || !taken(name)) return name;
  for (let n = 2; ; n++) if (!taken(`${name} (${n})`)) return `${name} (${n})`;
}
