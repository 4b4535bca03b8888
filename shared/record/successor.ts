/** New decisions that grow out of old ones, and how they follow one another. */

import type { Instant } from "#shared/base/day";
import { AdroitError } from "#shared/base/error";
import type { Linked } from "#shared/base/graph";
import type { Id } from "#shared/base/id";
import { newDraft, newRecord, playbookOf } from "./create";
import type { Decision, DecisionRecord, Draft, Inputs, Revision } from "./record";

/** What a successor takes over. */
export type Carried = "frame" | "people" | "options" | "criteria" | "must-haves" | "answers" | "weights";

export const carried: Carried[] = ["frame", "people", "options", "criteria", "must-haves", "answers", "weights"];

/**
 * A draft that is to take the place of `old`, with the parts of `state` that carry over; the rest is as in a blank
 * decision of the same playbook. The decision itself never carries over: it is to be made anew.
 */
export function successor(
  old: DecisionRecord,
  { id, now, carry, state = old.draft }: { id: Id; now: Instant; carry: readonly Carried[]; state?: Inputs },
): DecisionRecord {
  const playbook = playbookOf(old, state);
  const entry = { hash: state.playbook, playbook };
  const record = newRecord({ id, now, entry, draft: carriedOver(newDraft(entry), state, carry) });
  return { ...record, supersedes: { record: old.id, title: state.frame.title } };
}

function carriedOver(blank: Draft, state: Inputs, carry: readonly Carried[]): Draft {
  const has = (part: Carried) => carry.includes(part);
  const { frame } = state;
  const { decider, decisionMakers, consulted, informed } = frame;
  const round = state.rounds.at(-1);
  const team = blank.rounds[0];
  const criteria = has("criteria") || has("answers") || has("weights");
  const ballots = (round?.ballots ?? []).map((ballot, i) => ({
    ...ballot,
    ...(has("weights") ? {} : { weighing: "points" as const, points: team?.ballots[0]?.points ?? {}, ranking: [] }),
    ...(has("answers") ? {} : { judgements: {} }),
    id: i === 0 && round?.kind === "team" ? "team" : ballot.id,
  }));
  return {
    ...blank,
    frame: {
      ...blank.frame,
      ...(has("frame") && {
        title: frame.title,
        problem: frame.problem,
        scope: frame.scope,
        reversible: frame.reversible,
      }),
      ...(has("people") && { decider, decisionMakers, consulted, informed }),
    },
    ...(has("options") && { options: state.options, ...(state.prosAndCons && { prosAndCons: state.prosAndCons }) }),
    // A decision without scores has its successor without, whatever of it goes on.
    ...(state.drivers && { drivers: criteria ? state.drivers : [] }),
    ...(criteria && { criteria: state.criteria }),
    ...(has("must-haves") && { mustHaves: state.mustHaves }),
    ...(has("people") && { seats: state.seats, anonymous: state.anonymous }),
    rounds: round && (has("answers") || has("weights")) ? [{ ...round, n: 1, ballots }] : blank.rounds,
  };
}

/**
 * An old state as a new draft, answers, weights and what was decided included. It is to take the place of the record
 * that it comes from. `NOT_FOUND` where there is no such revision.
 */
export function restored(old: DecisionRecord, n: number, { id, now }: { id: Id; now: Instant }): DecisionRecord {
  const { inputs, decision } = revisionOf(old, n);
  const record = successor(old, { id, now, carry: carried, state: inputs });
  return {
    ...record,
    draft: { ...record.draft, rounds: inputs.rounds, decision: undecided(decision), place: "result" },
  };
}

/** What was chosen and why, without what only holds for the time when it was. */
function undecided(decision: Decision): Decision {
  return {
    ...decision,
    consent: {},
    review: null,
    triggers: decision.triggers.map(({ happened: _, ...trigger }) => trigger),
    forecasts: [],
  };
}

function revisionOf(record: DecisionRecord, n: number): Revision {
  const revision = record.revisions.find((one) => one.n === n);
  if (revision) return revision;
  throw new AdroitError("NOT_FOUND", `There is no revision ${n}.`, {
    subject: `revisions.${n}`,
    remedy: `The record has ${record.revisions.length}.`,
  });
}

/** `old` once its successor is accepted; a record that was superseded before stays as it is. */
export function superseded(old: DecisionRecord, by: Pick<DecisionRecord, "id" | "draft">): DecisionRecord {
  if (old.draft.status !== "accepted" && old.draft.status !== "deprecated") return old;
  return {
    ...old,
    draft: { ...old.draft, status: "superseded" },
    supersededBy: { record: by.id, title: by.draft.frame.title },
  };
}

/** The links of records, as `lineage` takes them. */
export function linksOf({ id, supersedes, supersededBy }: LinkedRecord): Linked {
  return { id, supersedes: supersedes ? [supersedes] : [], supersededBy: supersededBy ? [supersededBy] : [] };
}

interface LinkedRecord {
  id: Id;
  supersedes: Id | null;
  supersededBy: Id | null;
}
