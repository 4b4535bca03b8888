/** What an event does to a session. Total and deterministic: the same events always give the same session. */

import type { Playbook } from "#shared/playbook/playbook";
import type { Begun, WorkshopEvent } from "../event";
import { usualPerAddress } from "../people";
import { facilitatorSeat, type Session } from "../session";
import { agreedEffects } from "./agreed";
import { callEffects } from "./calling";
import type { Effects } from "./effects";
import { saidEffects } from "./said";
import { seat, seatEffects } from "./seats";
import { wayEffects } from "./way";

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
    before: begun.before ?? null,
    rehearsal,
    expected: begun.expected ?? [],
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

const effects: Effects = {
  begun: (session) => session,
  ...seatEffects,
  ...wayEffects,
  ...saidEffects,
  ...agreedEffects,
  ...callEffects,
};

export function apply(session: Session, event: WorkshopEvent): Session {
  // The table has an effect for each kind of event; which of them `event` is can't be said to the compiler.
  const effect = effects[event.e] as (session: Session, event: WorkshopEvent) => Session;
  const next = effect(session, event);
  return "t" in event && event.t !== next.heard ? { ...next, heard: event.t } : next;
}
