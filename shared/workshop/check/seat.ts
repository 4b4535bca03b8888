/** What somebody in the room asks for. */
import { lookup } from "#shared/base/by";
import type { Id } from "#shared/base/id";
import { against } from "#shared/record/against";
import type { SeatCommand } from "../command";
import { ballotIdOf, deciderOf, seatOf, speaks } from "../people";
import { type Choice, facilitatorSeat, type Millis, type Session, type SessionSeat } from "../session";
import { resultOf } from "../view/result";
import { isLeft } from "./moves";
import { type Outcome, refuse } from "./outcome";
import { tooLate, wordFault } from "./words";

export function checkSeat(session: Session, command: SeatCommand, seat: SessionSeat, t: Millis): Outcome {
  switch (command.type) {
    case "cast": {
      const fault = wordFault(session, command.word, seat);
      if (fault) return fault;
      const ballot = ballotIdOf(session, seat.id);
      if (ballot === null) return refuse("phase", "This seat has no ballot yet.");
      return [{ e: "cast", ballot, word: command.word }];
    }
    case "claim":
      return checkClaim(session, command.ballot, seat);
    case "done":
      if (isLeft(session, command.from) || session.done.includes(seat.id) === command.done) return [];
      return [{ e: "done", seat: seat.id, done: command.done }];
    case "leave":
      if (seat.id === facilitatorSeat) return refuse("role", "The facilitator closes the workshop instead.");
      return [{ e: "presence", t, seat: seat.id, state: "left" }];
    case "choose": {
      if (session.step !== "decide") return refuse("phase", "It isn't time to decide.");
      const { type: _, ...choice } = command;
      return checkChoice(session, choice, seat, t);
    }
  }
}

function checkClaim(session: Session, ballot: Id, seat: SessionSeat): Outcome {
  if (!session.anonymous) return refuse("phase", "Ballots carry names in this workshop.");
  if (!speaks(seat)) return refuse("role", "Observers have no ballot.");
  const own = lookup(session.claims, seat.id);
  if (own === ballot) return [];
  if (own !== undefined) return refuse("once", "This seat has a ballot already.");
  if (Object.values(session.claims).includes(ballot)) return refuse("once", "This ballot is taken.");
  if (seatOf(session, ballot)) return refuse("invalid", "A ballot can't be called like a seat.");
  // After a restart nobody knows who wrote which ballot, only how many there are.
  const ids = new Set([...Object.keys(session.ballots), ...Object.values(session.claims)]);
  if (!ids.has(ballot) && ids.size >= session.seats.filter((one) => one.state !== "waiting" && speaks(one)).length)
    return refuse("once", "There is a ballot for everybody already. Use the device that you began with.");
  return [{ e: "claimed", seat: seat.id, ballot }];
}

function checkChoice(session: Session, choice: Choice, seat: SessionSeat, t: Millis): Outcome {
  if (deciderOf(session)?.id !== seat.id) return refuse("role", "Only the decider chooses.");
  if (session.opened.decide) return tooLate;
  const { option } = choice;
  if (option !== null && !session.inputs.options.some(({ id }) => id === option))
    return refuse("unknown", `There is no option "${option}".`);
  if (choice.reason.trim() === "")
    return refuse("invalid", option === null ? "Name the evidence that is awaited." : "A choice has a reason.");
  // Where too few answered to show what is recommended, nobody can say why they don't follow it.
  if (against(choice, resultOf(session)?.leader ?? null) && choice.overrule.trim() === "")
    return refuse("invalid", "The choice goes against the recommendation. Say why.");
  return [{ e: "chosen", t, choice }];
}
