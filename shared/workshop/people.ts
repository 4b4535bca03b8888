/** Who is in the room, who votes, and who is awaited. */
import { lookup } from "#shared/base/by";
import type { Id } from "#shared/base/id";
import type { Criterion } from "#shared/playbook/playbook";
import { criteriaInUse } from "#shared/record/criteria";
import type { Inputs } from "#shared/record/record";
import { emptyBallot, type Private } from "./ballot";
import { facilitatorSeat, type Session, type SessionSeat } from "./session";

/** People in the room and at the door together, besides the facilitator. */
export const mostSeats = 200;

/** So many may wait at the door from one address, unless the facilitator says that phones share one. */
export const usualPerAddress = 30;

/** Who counts towards the seats: who is in the room, or waits at its door. */
export function seated({ seats }: Session): number {
  return seats.filter((seat) => seat.id !== facilitatorSeat && (present(seat) || seat.state === "waiting")).length;
}

/** Whether somebody took part: is there, or left something that counts. */
export function tookPart(session: Session, seat: SessionSeat): boolean {
  if (seat.state === "waiting" || seat.state === "removed") return false;
  if (seat.state === "in" || seat.id === facilitatorSeat || session.anonymous) return present(seat);
  return ballotOf(session, seat.id) !== emptyBallot;
}

export function seatOf(session: Session, id: Id): SessionSeat | undefined {
  return session.seats.find((seat) => seat.id === id);
}

/** In the room, with or without a working connection. */
export function present({ state }: SessionSeat): boolean {
  return state === "in" || state === "away";
}

/** Whether this role votes at all; a facilitator may abstain. */
export function votes({ role, votes }: SessionSeat): boolean {
  return role === "decider" || role === "voter" || (role === "facilitator" && votes);
}

/** Votes or advises: may comment and name risks. Observers only look on. */
export function speaks({ role }: SessionSeat): boolean {
  return role !== "observer";
}

/** Who chooses: the decider, or the facilitator where no decider is in the room. */
export function deciderOf(session: Session): SessionSeat | undefined {
  return session.seats.find((one) => present(one) && one.role === "decider") ?? seatOf(session, facilitatorSeat);
}

export function voters(session: Session): SessionSeat[] {
  return session.seats.filter((seat) => present(seat) && votes(seat));
}

/** Voters that the room waits for: reachable and not done. */
export function awaited(session: Session): SessionSeat[] {
  return voters(session).filter(({ id, state }) => state === "in" && !session.done.includes(id));
}

/** The ballot that a seat writes, or `null` while an anonymous session knows of none. */
export function ballotIdOf(session: Session, seat: Id): Id | null {
  return session.anonymous ? (lookup(session.claims, seat) ?? null) : seat;
}

export function ballotOf(session: Session, seat: Id): Private {
  const id = ballotIdOf(session, seat);
  return (id === null ? undefined : lookup(session.ballots, id)) ?? emptyBallot;
}

/** Whether anybody voted: given points or judged. From then on the mode stays. */
export function voted(session: Session): boolean {
  return Object.values(session.ballots).some(isVote);
}

/** Has points or judgements on it. */
export function isVote({ stands, judgements }: Private): boolean {
  return Object.keys(stands).length > 0 || Object.values(judgements).some((by) => Object.keys(by).length > 0);
}

/** Number of the blind round that is being answered, or was answered last. */
export function roundOf(session: Session): 1 | 2 {
  return session.step === "again" || session.rounds.some(({ n }) => n === 2) ? 2 : 1;
}

const inUse = new WeakMap<Inputs, Criterion[]>();

/** The criteria that count in this room, worked out once until something is settled: every vote is checked against them. */
export function roomCriteria({ playbook, inputs }: Session): Criterion[] {
  const known = inUse.get(inputs) ?? criteriaInUse(playbook, inputs);
  inUse.set(inputs, known);
  return known;
}

/** Criteria that people judge: those in use, or of them what a review asks anew. */
export function askedCriteria(session: Session): Criterion[] {
  const { revisit } = session;
  return roomCriteria(session).filter(({ id }) => revisit === null || revisit.asked.includes(id));
}

/**
 * What people may vote to keep, merge or drop: criteria that not every team is asked, and what is asked about again. The
 * others change only by the facilitator's word, with a reason.
 */
export function mayChange(session: Session): Id[] {
  const { asking, proposals } = session;
  const all = roomCriteria(session);
  if (asking.length > 0) {
    const known = [...all.map(({ id }) => id), ...proposals.map(({ id }) => id)];
    return asking.filter((id) => known.includes(id));
  }
  return all.filter(({ always }) => !always).map(({ id }) => id);
}

const asked = new WeakMap<Session, Id[]>();

/** The same as ids, worked out once per state: the facilitator's screen asks for every seat. */
function askedIds(session: Session): Id[] {
  const known = asked.get(session) ?? askedCriteria(session).map(({ id }) => id);
  asked.set(session, known);
  return known;
}

/** Criteria that this seat is asked about in the current round. Who missed the first round is asked about all. */
export function askedOf(session: Session, seat: Id): Id[] {
  const all = askedIds(session);
  if (session.step !== "again") return all;
  const first = Object.keys(lookup(ballotOf(session, seat).judgements, "1") ?? {});
  return first.length === 0 ? all : session.cells.map(({ criterion }) => criterion).filter((id) => all.includes(id));
}

/** How much of the current step a seat has done: only counts, never what. */
export function progressOf(session: Session, seat: Id): { given: number; of: number } | null {
  const ballot = ballotOf(session, seat);
  switch (session.step) {
    case "points":
      return { given: lookup(ballot.stands, "1") ? 1 : 0, of: 1 };
    case "judgements":
    case "again": {
      const ids = askedOf(session, seat);
      const given = lookup(ballot.judgements, String(roundOf(session))) ?? {};
      return { given: ids.filter((id) => Object.hasOwn(given, id)).length, of: ids.length };
    }
    case "decide":
      return { given: ballot.consent ? 1 : 0, of: 1 };
    default:
      return null;
  }
}
