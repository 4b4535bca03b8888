/** What an event does to a session. Total and deterministic: the same events always give the same session. */

import type { By } from "#shared/base/by";
import { lookup } from "#shared/base/by";
import type { Id } from "#shared/base/id";
import type { Playbook } from "#shared/playbook/playbook";
import type { WorkshopStep } from "./agenda";
import { emptyBallot, replaced, withWord } from "./ballot";
import type { Begun, WorkshopEvent } from "./event";
import { roundOf, usualPerAddress } from "./people";
import { roundNow } from "./rounds";
import { facilitatorSeat, type Millis, type Phase, type Session, type SessionSeat } from "./session";

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
    door: { code: begun.code, token: begun.token, locked: false, perAddress: usualPerAddress },
    started: null,
    heard: t,
    step: "lobby",
    phase: "open",
    reveals: null,
    // Nobody can come in yet, so no time runs.
    timer: { running: false, ends: 0, left: 60_000 * (agenda[0]?.minutes ?? 0) },
    ballots: {},
    claims: {},
    opened: { comments: false, criteria: false, points: false, premortem: false, decide: false },
    proposals: [],
    settled: {},
    asking: [],
    rounds: [],
    cells: [],
    cell: 0,
    notes: [],
    choice: null,
    followUp: { actions: [], triggers: [], forecasts: [], review: null, informed: [], confirmation: "" },
    call: null,
    openings: [],
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
  const next = applied(session, event);
  return "t" in event && event.t !== next.heard ? { ...next, heard: event.t } : next;
}

function applied(session: Session, event: WorkshopEvent): Session {
  switch (event.e) {
    case "begun":
      return session;
    case "knocked":
      return {
        ...session,
        seats: [
          ...session.seats,
          { ...seat(event.seat, event.name, event.role), key: event.key, again: event.again ?? null },
        ],
      };
    case "given":
      return given(session, event.from, event.to);
    case "shared-address":
      return { ...session, door: { ...session.door, perAddress: event.perAddress } };
    case "seated": {
      const local = { ...seat(event.seat, event.name, event.role), state: "in" as const, local: true };
      return { ...session, seats: [...session.seats, local] };
    }
    case "admitted":
      return withSeat(session, event.seat, { state: "in", name: event.name, role: event.role, again: null });
    case "role":
      return withSeat(session, event.seat, { role: event.role });
    case "votes":
      return withSeat(session, facilitatorSeat, { votes: event.votes });
    case "presence": {
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
        started: session.started ?? event.t,
        asking: [],
      };
    }
    case "comments":
      return { ...session, opened: { ...session.opened, comments: true }, nudged: [] };
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
        asking: event.items ?? [],
      };
    case "timer":
      return { ...session, timer: event.timer, started: session.started ?? (event.timer.running ? event.t : null) };
    case "cells":
      return { ...session, cells: event.cells, cell: 0 };
    case "cell":
      return { ...session, cell: event.at };
    case "note":
      return { ...session, notes: replaced(session.notes, event.note) };
    case "settled":
      return { ...session, inputs: { ...session.inputs, criteria: event.criteria, mustHaves: event.mustHaves } };
    case "resolved":
      return {
        ...session,
        inputs: { ...session.inputs, criteria: event.criteria, mustHaves: event.mustHaves },
        settled: { ...session.settled, [event.item]: event.settled },
      };
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
    case "called":
      return { ...session, call: event.call };
    case "withdrawn":
      return { ...session, call: null };
    case "gathered": {
      // They answered from elsewhere: nobody waits for them.
      const seats = event.seats.map((one) => ({ ...seat(one.seat, one.name, "voter"), state: "away" as const }));
      const { opening } = event;
      return {
        ...session,
        call: null,
        seats: [...session.seats, ...seats],
        openings: [...session.openings, opening],
      };
    }
    case "closed":
      return { ...session, closed: true, holder: null };
    case "resumed":
      return resumed(session, event.t);
    case "done": {
      const others = session.done.filter((id) => id !== event.seat);
      return {
        ...session,
        done: event.done ? [...others, event.seat] : others,
        // Who is done stays in memory in an anonymous session, so what is on disk can't follow from it.
        nudged: session.anonymous ? session.nudged : session.nudged.filter((id) => id !== event.seat),
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

/** While the host was away no time passed. */
function resumed(session: Session, t: Millis): Session {
  const { timer, started, heard, phase } = session;
  const away = Math.max(0, t - heard);
  return {
    ...session,
    timer: timer.running ? { ...timer, ends: timer.ends + away } : timer,
    started: started === null ? null : started + away,
    ...(phase === "countdown" ? { phase: "open", reveals: null } : {}),
  };
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
    case "criteria":
      return {
        ...session,
        phase: "revealed",
        opened: { ...opened, criteria: true },
        proposals: openedProposals(session),
        asking: [],
      };
    default:
      return { ...session, phase: "revealed", opened: { ...opened, [step]: true } };
  }
}

/** Those known before, then the new ones. */
function openedProposals({ proposals, ballots }: Session): Session["proposals"] {
  const round = 1 + Math.max(0, ...proposals.map((one) => one.round));
  const known = new Set(proposals.map(({ id }) => id));
  const fresh = Object.values(ballots)
    .flatMap((ballot) => ballot.proposals)
    .filter(({ id }) => !known.has(id))
    .map((one) => ({ ...one, round }))
    .toSorted((a, b) => (a.text < b.text ? -1 : a.text > b.text ? 1 : 0));
  return [...proposals, ...fresh];
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
