/** New decisions that grow out of old ones, and how they follow one another. */

import type { Instant } from "#shared/base/day";
import { AdroitError } from "#shared/base/error";
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
    ...(has("options") && { options: state.options }),
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

export function revisionOf(record: DecisionRecord, n: number): Revision {
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

/** One end of a link between two decisions, by whatever names them: record ids, or files of a folder. */
export interface Linked {
  id: string;
  supersedes: readonly string[];
  supersededBy: readonly string[];
}

export interface Lineage {
  /** From the oldest to the newest, the one that was asked for included. Branches follow their parent. */
  chain: string[];
  /** Superseded by more than one. */
  branches: string[];
  /** The decisions that follow each other in a circle; empty where none do. */
  cycle: string[];
}

/** Everything before and after one decision, along links of either direction. Ends in a circle too. */
export function lineage(all: readonly Linked[], id: string): Lineage {
  const after = followers(all);
  const before = new Map<string, string[]>();
  for (const [old, next] of after) for (const one of next) before.set(one, [...(before.get(one) ?? []), old]);
  const older = walk(id, (one) => before.get(one) ?? []);
  const newer = walk(id, (one) => after.get(one) ?? []);
  const chain = [...new Set([...older.toReversed(), ...newer])];
  return {
    chain,
    branches: chain.filter((one) => (after.get(one)?.length ?? 0) > 1),
    cycle: cycleThrough(after, id),
  };
}

/** All circles among these links, each once, beginning with its first by name. */
export function cycles(all: readonly Linked[]): string[][] {
  const after = followers(all);
  const found = new Map<string, string[]>();
  for (const { id } of all) {
    const cycle = cycleThrough(after, id);
    if (cycle.length === 0) continue;
    const key = cycle.toSorted().join("\n");
    const first = cycle.indexOf(cycle.toSorted()[0] ?? "");
    if (!found.has(key)) found.set(key, [...cycle.slice(first), ...cycle.slice(0, first)]);
  }
  return [...found.values()];
}

function followers(all: readonly Linked[]): Map<string, string[]> {
  const after = new Map<string, Set<string>>();
  const add = (old: string, next: string) => after.set(old, (after.get(old) ?? new Set()).add(next));
  for (const { id, supersedes, supersededBy } of all) {
    for (const old of supersedes) add(old, id);
    for (const next of supersededBy) add(id, next);
  }
  return new Map([...after].map(([old, next]) => [old, [...next]]));
}

function walk(from: string, next: (id: string) => string[]): string[] {
  const seen = new Set([from]);
  for (const one of seen) for (const other of next(one)) seen.add(other);
  return [...seen];
}

/** The shortest way from `id` back to itself. */
function cycleThrough(after: ReadonlyMap<string, string[]>, id: string): string[] {
  const came = new Map<string, string>();
  const queue = [id];
  for (const one of queue)
    for (const next of after.get(one) ?? []) {
      if (next === id) {
        const way = [one];
        for (let at = one; at !== id; ) {
          at = came.get(at) ?? id;
          way.push(at);
        }
        return way.toReversed();
      }
      if (came.has(next)) continue;
      came.set(next, one);
      queue.push(next);
    }
  return [];
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
