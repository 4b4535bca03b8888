/** What the host itself brings in. */
import type { HostCommand } from "../command";
import { mostSeats, seatOf } from "../people";
import type { Millis, Session } from "../session";
import { openingOf } from "./moves";
import { type Outcome, refuse } from "./outcome";

const mostWaiting = 60;

export function checkHost(session: Session, command: HostCommand, t: Millis): Outcome {
  switch (command.type) {
    case "knock": {
      if (session.door.locked) return refuse("phase", "The room is locked.");
      if (session.seats.length >= mostSeats) return refuse("phase", "The room is full.");
      if (session.seats.filter(({ state }) => state === "waiting").length >= mostWaiting)
        return refuse("phase", "Too many people wait at the door.");
      if (seatOf(session, command.seat)) return refuse("once", "This seat is taken.");
      if (command.role === "facilitator") return refuse("role", "There is a facilitator already.");
      const name = freeName(session, command.name);
      if (name === "") return refuse("invalid", "A seat needs a name.");
      return [{ e: "knocked", t, seat: command.seat, name, role: command.role, key: command.key }];
    }
    case "away":
      return seatOf(session, command.seat)?.state === "in"
        ? [{ e: "presence", t, seat: command.seat, state: "away" }]
        : [];
    case "return":
      return seatOf(session, command.seat)?.state === "away"
        ? [{ e: "presence", t, seat: command.seat, state: "in" }]
        : [];
    case "open":
      if (session.phase !== "countdown" || t < (session.reveals ?? 0)) return [];
      return openingOf(session, t);
  }
}

/** The name in one line of at most 60 characters, told apart from those of others; empty where nothing is left of it. */
export function freeName({ seats }: Session, wished: string): string {
  const name = wished
    .replace(/[\p{C}\s]+/gu, " ")
    .trim()
    .slice(0, 60)
    .trim();
  const taken = (one: string) => seats.some((seat) => seat.state !== "removed" && seat.name === one);
  if (name === "" || !taken(name)) return name;
  for (let n = 2; ; n++) if (!taken(`${name} (${n})`)) return `${name} (${n})`;
}
