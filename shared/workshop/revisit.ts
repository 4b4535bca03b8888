/** A workshop that comes after a decision: what was decided, what is asked anew, and what stays as it was said before. */
import { lookup } from "#shared/base/by";
import type { Day } from "#shared/base/day";
import type { Id } from "#shared/base/id";
import type { Playbook } from "#shared/playbook/playbook";
import { criteriaInUse, lastRound, weightsOf } from "#shared/record/criteria";
import type { Ballot, DecisionRecord, Dissent, Inputs, Judgement } from "#shared/record/record";
import { affected } from "#shared/record/review";
import { bareScores } from "#shared/record/scored";

/** How it was decided: what people read first. */
export interface Before {
  /** Title of what was chosen; `null` where it was postponed. */
  option: string | null;
  on: Day;
  by: string;
  reason: string;
  dissent: Dissent[];
  /** Notes on what changed since, where that is what a review asks about. */
  changed: string[];
}

export interface Revisit {
  /** Criteria that are judged anew. */
  asked: Id[];
  before: Before;
}

/** How a record was decided; `null` where it isn't. */
export function beforeOf({ draft: { decision, options } }: Pick<DecisionRecord, "draft">): Before | null {
  if (!decision) return null;
  const { on, by, reason, dissent } = decision;
  const option = options.find(({ id }) => id === decision.option)?.title ?? null;
  return { option, on, by, reason, dissent, changed: [] };
}

/** What a workshop on this record's review asks; `null` where no review is under way. */
export function revisitOf(record: DecisionRecord, playbook: Playbook): Revisit | null {
  const { review } = record;
  const before = beforeOf(record);
  if (!review || !before) return null;
  const all = criteriaInUse(playbook, review.inputs).map(({ id }) => id);
  const concerned = affected(review, all);
  return {
    // Where nothing that was ticked concerns a criterion, a room that comes together looks at all of them.
    asked: concerned.length > 0 ? concerned : all,
    before: { ...before, changed: review.changed.flatMap(({ note }) => note.trim() || []) },
  };
}

type Said = Pick<Ballot, "weighing" | "points" | "ranking" | "judgements">;

/**
 * What somebody's ballot goes on from: their own of the last round, found by their name; for who is new, what most
 * people answered and the mean of their points.
 */
export function saidBefore(playbook: Playbook, inputs: Inputs, name: string | null): Said {
  const ballots = lastRound(inputs)?.ballots ?? [];
  const seat = name !== null && inputs.seats.find((one) => one.name === name);
  const own = seat && ballots.find((ballot) => ballot.seat === seat.id);
  if (own) {
    const { weighing, points, ranking, judgements } = own;
    return { weighing, points, ranking, judgements };
  }
  const criteria = criteriaInUse(playbook, inputs);
  const weights = ballots.map((ballot) => weightsOf(ballot, criteria)).filter((by) => by !== null);
  const mean = (id: Id) => weights.reduce((sum, by) => sum + (lookup(by, id) ?? 0), 0) / weights.length;
  return {
    weighing: "points",
    points: weights.length === 0 ? {} : Object.fromEntries(criteria.map(({ id }) => [id, Math.round(100 * mean(id))])),
    ranking: [],
    judgements: Object.fromEntries(
      criteria.flatMap(({ id }) => {
        const usual = mostFrequent(ballots.flatMap(({ judgements }) => lookup(judgements, id) ?? []));
        return usual ? [[id, usual]] : [];
      }),
    ),
  };
}

/** The first of the most frequent; reasons are their authors' own and stay out. */
function mostFrequent(judgements: Judgement[]): Judgement | null {
  const counts = new Map<string, number>();
  for (const { reason: _, ...judgement } of judgements) {
    const key = JSON.stringify("scores" in judgement ? { scores: bareScores(judgement.scores) } : judgement);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const [first] = [...counts].toSorted(([, a], [, b]) => b - a);
  return first ? (JSON.parse(first[0]) as Judgement) : null;
}
