/** How a session is before anything has happened in it. */
import type { Playbook } from "#shared/playbook/playbook";
import type { Begun } from "../event";
import { usualPerAddress } from "../people";
import { facilitatorSeat, type Session } from "../session";
import { seat } from "./seats";

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
