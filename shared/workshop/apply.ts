/** What an event does to a session. Total and deterministic: the same events always give the same session. */

import type { By } from "#shared/base/by";
import { lookup } from "#shared/base/by";
import type { Id } from "#shared/base/id";
import type { Playbook } from "#shared/playbook/playbook";
import type { WorkshopStep } from "./agenda";
import { emptyBallot, replaced, withWord } from "./ballot";
import type { Begun, WorkshopEvent } from "./event";
import { roundOf } from "./people";
import { roundNow } from "./rounds";
import { facilitatorSeat, type Phase, type Session, type SessionSeat } from "./session";

/** A session at its beginning. `playbook` is the one that `begun.inputs` names; a log doesn't repeat it. */
export function begin(playbook: Playbook, begun: Begun): Session {
  const { id, record, inputs, thresholds, agenda, anonymous, repository, rule, rehearsal, facilitator, t } = begun;
  return {
    id,
    record,
    begun: t,
    playbook,
    inputs,
    thresholds,
    agenda,
    anonymous,
    repository,
    rule,
    weighing: begun.weighing ?? "points",
    revisit: begun.revisit ?? null,
    rehearsal,
    seats: [{ ...seat(facilitatorSeat, facilitator.name, "facilitator"), state: "in", votes: facilitator.votes }],
    door: { code: begun.code, token: begun.token, locked: false },
    step: "lobby",
    phase: "open",
    reveals: null,
    timer: { running: true, ends: t + 60_000 * (agenda[0]?.minutes ?? 0), left: 0 },
    ballots: {},
    claims: {},
    opened: { comments: false, criteria: false, points: false, premortem: false, decide: false },
    rounds: [],
    cells: [],
    cell: 0,
    notes: [],
    choice: null,
    followUp: { actions: [], triggers: [], forecasts: [], review: null, informed: [], confirmation: "" },
    done: [],
    nudged: [],
    holder: null,
    closed: false,
  };
}

/** The session that a log of events adds up to; the first has to be its beginning. */
export function replay(playbook: Playbook, events: readonly WorkshopEvent[]): Session {
  const [first, ...rest] = events;
  if (first?.e !== "begun") throw new Error("a session begins with its beginning");
  return rest.reduce(apply, begin(playbook, first));
}

/** What is left of a session after a restart: all but what is kept in memory alone. */
export function durable(session: Session): Session {
  return session.anonymous ? { ...session, claims: {}, done: [] } : session;
}

export function apply(session: Session, event: WorkshopEvent): Session {
  switch (event.e) {
    case "begun":
      return session;
    case "knocked":
      return { ...session, seats: [...session.seats, { ...seat(event.seat, event.name, event.role), key: event.key }] };
    case "seated": {
      const local = { ...seat(event.seat, event.name, event.role), state: "in" as const, local: true };
      return { ...session, seats: [...session.seats, local] };
    }
    case "admitted":
      return withSeat(session, event.seat, { state: "in", name: event.name, role: event.role });
    case "role":
      return withSeat(session, event.seat, { role: event.role });
    case "votes":
      return withSeat(session, facilitatorSeat, { votes: event.votes });
    case "presence": {
      const gone = event.state === "removed" || event.state === "left";
      const { holder } = session;
      return {
        ...withSeat(session, event.seat, { state: event.state, ...(gone ? { key: null } : {}) }),
        holder: gone && holder === event.seat ? null : holder,
      };
    }
    case "locked":
      return { ...session, door: { ...session.door, locked: event.locked } };
    case "rotated":
      return { ...session, door: { ...session.door, code: event.code, token: event.token } };
    case "agenda":
      return { ...session, agenda: event.agenda };
    case "anonymous":
      return { ...session, anonymous: event.anonymous, ballots: {}, claims: {}, done: [] };
    case "repository":
      return { ...session, repository: event.choice };
    case "moved": {
      const comments = session.opened.comments || (session.step === "reading" && event.how !== "back");
      return {
        ...session,
        ...arrival(event.to, session),
        timer: event.timer,
        opened: { ...session.opened, comments },
      };
    }
    case "counting":
      return { ...session, phase: "countdown", reveals: event.until };
    case "cancelled":
      return { ...session, phase: "open", reveals: null };
    case "revealed":
      return { ...revealed(session), reveals: null, done: [], nudged: [], timer: event.timer };
    case "reopened":
      return {
        ...hidden(session, event.step),
        step: event.step,
        phase: "open",
        done: [],
        nudged: [],
        timer: event.timer,
      };
    case "timer":
      return { ...session, timer: event.timer };
    case "cells":
      return { ...session, cells: event.cells, cell: 0 };
    case "cell":
      return { ...session, cell: event.at };
    case "note":
      return { ...session, notes: replaced(session.notes, event.note) };
    case "settled":
      return { ...session, inputs: { ...session.inputs, criteria: event.criteria, mustHaves: event.mustHaves } };
    case "chosen": {
      const same = session.choice?.option === event.choice.option;
      const ballots = same ? session.ballots : mapped(session.ballots, (one) => ({ ...one, consent: null }));
      return { ...session, choice: event.choice, ballots };
    }
    case "follow-up":
      return { ...session, followUp: event.followUp };
    case "nudged":
      return { ...session, nudged: [...new Set([...session.nudged, ...event.seats])] };
    case "handed":
      return { ...session, holder: event.seat };
    case "closed":
      return { ...session, closed: true, holder: null };
    case "resumed":
      return session.phase === "countdown" ? { ...session, phase: "open", reveals: null } : session;
    case "done": {
      const others = session.done.filter((id) => id !== event.seat);
      return {
        ...session,
        done: event.done ? [...others, event.seat] : others,
        nudged: session.nudged.filter((id) => id !== event.seat),
      };
    }
    case "claimed":
      return { ...session, claims: { ...session.claims, [event.seat]: event.ballot } };
    case "cast": {
      const before = lookup(session.ballots, event.ballot) ?? emptyBallot;
      const round = String(roundOf(session));
      return { ...session, ballots: { ...session.ballots, [event.ballot]: withWord(before, event.word, round) } };
    }
  }
}

function seat(id: Id, name: string, role: SessionSeat["role"]): SessionSeat {
  return { id, name, role, state: "waiting", votes: false, key: null, local: false };
}

function withSeat(session: Session, id: Id, part: Partial<SessionSeat>): Session {
  return { ...session, seats: session.seats.map((one) => (one.id === id ? { ...one, ...part } : one)) };
}

/** Arriving at a step: what was opened there before is still open. */
function arrival(
  step: WorkshopStep,
  { opened, rounds }: Session,
): Pick<Session, "step" | "phase" | "done" | "nudged" | "reveals"> {
  const open: Partial<Record<WorkshopStep, boolean>> = {
    ...opened,
    reveal: true,
    again: rounds.some(({ n }) => n === 2),
  };
  const phase: Phase = open[step] === true ? "revealed" : "open";
  return { step, phase, done: [], nudged: [], reveals: null };
}

function revealed(session: Session): Session {
  const { step, rounds, opened } = session;
  switch (step) {
    case "judgements":
      return { ...session, step: "reveal", phase: "revealed", rounds: [roundNow(session, 1)] };
    case "again":
      return { ...session, phase: "revealed", rounds: [...rounds.filter(({ n }) => n === 1), roundNow(session, 2)] };
    default:
      return { ...session, phase: "revealed", opened: { ...opened, [step]: true } };
  }
}

function hidden(session: Session, step: WorkshopStep): Session {
  const { rounds, opened } = session;
  if (step === "judgements") return { ...session, rounds: [], cells: [], cell: 0 };
  if (step === "again") return { ...session, rounds: rounds.filter(({ n }) => n === 1) };
  return { ...session, opened: { ...opened, [step]: false } };
}

function mapped<T>(by: By<T>, fn: (value: T) => T): By<T> {
  return Object.fromEntries(Object.entries(by).map(([id, value]) => [id, fn(value)]));
}
