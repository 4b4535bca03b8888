/** Whether a command is allowed, and what comes of it. */

import { apply } from "../apply/apply";
import type { Actor, Command } from "../command";
import type { WorkshopEvent } from "../event";
import { awaited, present, seatOf, voters } from "../people";
import { facilitatorSeat, type Millis, type Session } from "../session";
import { callFault } from "./calling";
import { checkFacilitator } from "./facilitator";
import { checkHost } from "./host";
import { isRefusal, type Outcome, refuse } from "./outcome";
import { checkSeat } from "./seat";

/**
 * What a command does at this moment: events, none of them where nothing changes, or why not. `now` is the time that
 * events carry. Inputs have the right shape already (see `schema.ts`); whether ids exist is checked here.
 */
export function check(session: Session, command: Command, actor: Actor, now: Millis): Outcome {
  const outcome = asked(session, command, actor, now);
  return isRefusal(outcome) ? outcome : [...outcome, ...allRead(session, outcome, now)];
}

/** Comments open by themselves once everybody who is awaited has read, however the last one came to be. */
function allRead(session: Session, outcome: WorkshopEvent[], t: Millis): WorkshopEvent[] {
  if (session.step !== "reading" || session.opened.comments || outcome.length === 0) return [];
  const next = outcome.reduce(apply, session);
  const read = voters(next).some(({ id }) => next.done.includes(id)) && awaited(next).length === 0;
  return read && next.step === "reading" && !next.opened.comments && !next.closed ? [{ e: "comments", t }] : [];
}

function asked(session: Session, command: Command, actor: Actor, now: Millis): Outcome {
  if (session.closed) return refuse("phase", "The workshop is over.");
  const waits = callFault(session, command);
  if (waits) return waits;
  switch (command.type) {
    case "knock":
    case "away":
    case "return":
    case "open":
    case "call":
    case "withdraw":
    case "gather":
      if (actor !== "host") return refuse("role", "Only the host does that.");
      return checkHost(session, command, now);
    case "cast":
    case "claim":
    case "done":
    case "leave":
    case "choose": {
      if (actor === "host") return refuse("role", "Only people do that.");
      const seat = seatOf(session, actor.seat);
      if (!seat || !present(seat)) return refuse("role", "This seat isn't in the room.");
      if (seat.local && session.holder !== seat.id) return refuse("phase", `${seat.name} doesn't hold the device.`);
      return checkSeat(session, command, seat, now);
    }
    default:
      if (actor === "host" || actor.seat !== facilitatorSeat) return refuse("role", "Only the facilitator does that.");
      return checkFacilitator(session, command, now);
  }
}
