/** Calls to people who aren't in the room: when one may go out, what rests meanwhile, and what its opening comes to. */
import type { WorkshopStep } from "../agenda";
import { apply } from "../apply/apply";
import type { Command, GatheredBallot, HostCommand, Refusal } from "../command";
import type { WorkshopEvent } from "../event";
import { plainName } from "../names";
import { ballotOf, isVote, present, seatOf, votes } from "../people";
import { tooFewVoters } from "../promise";
import { type CallOut, facilitatorSeat, type Millis, type Session, type SessionSeat } from "../session";
import { openingOf, timerOf } from "./moves";
import { type Outcome, refuse } from "./outcome";

export const noCall = refuse("unknown", "No call is out.");

/** Steps at which a call of this kind may go out and be opened. */
const steps: Record<CallOut["what"], readonly WorkshopStep[]> = {
  round: ["lobby", "reading", "criteria", "points", "judgements"],
  again: ["reveal", "discussion", "again"],
  consent: ["decide"],
};

/** What a call asks is opened with its ballots and not before: at these steps there is no reveal and no way past. */
const asking: Record<CallOut["what"], readonly WorkshopStep[]> = {
  round: ["points", "judgements"],
  again: ["again"],
  consent: ["decide"],
};

/** Whatever would change what was asked, or what was promised, while people answer. */
const resting: readonly Command["type"][] = [
  ...(["settle", "resolve", "ask-again", "anonymous", "repository", "cells", "reopen", "agenda"] as const),
  ...(["choose", "close"] as const),
];

/** Why a command has to wait for the call that is out, or `null`. */
export function callFault({ call, step }: Session, { type }: Command): Refusal | null {
  if (call === null) return null;
  if (resting.includes(type)) return refuse("phase", "A call is out, and people answer it. Open or withdraw it first.");
  const shows = type === "reveal" || (type === "skip" && call.what !== "round");
  return shows && asking[call.what].includes(step)
    ? refuse("phase", "A call is out. What it asks is opened together with its ballots.")
    : null;
}

/** A call goes out. */
export function callOut(session: Session, call: CallOut, t: Millis): Outcome {
  if (session.call) return refuse("once", "A call is out already. Open or withdraw it first.");
  if (!steps[call.what].includes(session.step) || session.phase === "countdown")
    return refuse("phase", "This can't be asked at this step.");
  const fault = faults[call.what](session);
  return fault ?? [{ e: "called", t, call }];
}

const faults: Record<CallOut["what"], (session: Session) => Refusal | null> = {
  round: ({ rounds }) => (rounds.length > 0 ? refuse("once", "The first round was revealed already.") : null),
  again({ rounds, anonymous, cells, agenda }) {
    if (rounds.some(({ n }) => n === 2)) return refuse("once", "There is a second round already.");
    if (anonymous)
      return refuse("phase", "Nobody can say which unnamed ballot a second one belongs to. Judge again in the room.");
    if (cells.length === 0) return refuse("phase", "There is nothing on which people differ.");
    return agenda.some(({ step }) => step === "again")
      ? null
      : refuse("phase", "The agenda has no second round. Put it in first.");
  },
  consent({ choice, opened }) {
    if (choice === null) return refuse("phase", "Nothing is chosen yet.");
    return opened.decide ? refuse("once", "Consent was opened already.") : null;
  },
};

/** The opening: everybody's words at once, and then the reveal of what was asked. */
export function gathered(session: Session, command: Extract<HostCommand, { type: "gather" }>, t: Millis): Outcome {
  const { call } = session;
  const { ballots, opened, early, aside } = command;
  const fault = openingFault(session);
  if (call === null || fault) return fault ?? noCall;
  const placed = ballots.map((ballot) => ({ ballot, seat: seatFor(session, ballot) }));
  const twice = placed.find(({ seat }) => seat === "in the room");
  if (twice) return refuse("once", `${twice.ballot.name} is in the room as well. Set that ballot aside.`);

  const seats = placed.flatMap(({ ballot: { seat, name }, seat: known }) => (known ? [] : [{ seat, name }]));
  const { what, until, people } = call;
  const opening = { what, until, opened, early, asked: people, ballots: ballots.length, aside };
  const events: WorkshopEvent[] = [];
  const happen = (...more: WorkshopEvent[]) => {
    events.push(...more);
    return events.reduce(apply, session);
  };
  let next = happen({ e: "gathered", t, seats, opening });
  const few = tooFewVoters(next);
  if (few !== null) return refuse("phase", few);
  const to = (step: WorkshopStep) => {
    if (next.step !== step) next = happen({ e: "moved", t, how: "skip", to: step, timer: timerOf(next, step, t) });
  };
  // The second round's words count as such only once the room is there.
  if (what !== "round") to(what === "again" ? "again" : "decide");
  for (const { ballot, seat } of placed) {
    const id = session.anonymous ? ballot.ballot : ((seat as SessionSeat | null)?.id ?? ballot.seat);
    next = happen(...ballot.words.map((word): WorkshopEvent => ({ e: "cast", ballot: id, word })));
  }
  if (what === "round") {
    if (!next.opened.comments) next = happen({ e: "comments", t });
    if (next.agenda.some(({ step }) => step === "points") && !next.opened.points) {
      to("points");
      next = happen(...openingOf(next, t));
    }
    to("judgements");
  }
  happen(...openingOf(next, t));
  return events;
}

/** Why the call that is out can't be opened now, whatever its ballots are; `null` where it can. */
export function openingFault(session: Session): Refusal | null {
  const { call, step, phase } = session;
  if (call === null) return noCall;
  if (!steps[call.what].includes(step) || phase === "countdown")
    return refuse("phase", "The room is at another step. Go back to where the call was made.");
  return answered(session, call)
    ? null
    : refuse("phase", "Answer first yourself, or abstain. Then nothing that is opened can colour it.");
}

/** Whether whoever opens has answered, or doesn't vote. */
function answered(session: Session, { what }: CallOut): boolean {
  const seat = seatOf(session, facilitatorSeat);
  if (!seat || !votes(seat) || session.done.includes(seat.id)) return true;
  const own = ballotOf(session, facilitatorSeat);
  if (what === "consent") return own.consent !== null;
  return what === "again" ? Object.keys(own.judgements["2"] ?? {}).length > 0 : isVote(own);
}

/** The seat of an earlier call that this ballot goes on with; `null` for a new one. */
function seatFor(session: Session, { name }: GatheredBallot): SessionSeat | "in the room" | null {
  const same = session.seats.filter((seat) => present(seat) && plainName(seat.name) === plainName(name));
  const room = same.find((seat) => isInRoom(seat) && votes(seat));
  return room ? "in the room" : (same.find((seat) => !isInRoom(seat)) ?? null);
}

/** Has a device here, shares one, or runs the workshop: can answer without a call. */
export function isInRoom({ id, key, local }: SessionSeat): boolean {
  return id === facilitatorSeat || key !== null || local;
}
