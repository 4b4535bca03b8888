/** What a round says when single ballots aren't told. */

import { mean } from "#shared/analysis/compute/numbers";
import type { Person } from "#shared/analysis/model";
import { lookup } from "#shared/base/by";
import type { Id } from "#shared/base/id";
import type { Criterion, Option, Playbook } from "#shared/playbook/playbook";
import { weigher } from "./criteria";
import type { Ballot, Distribution, Inputs, Judgement } from "./record";
import { type BallotFits, ballotFits } from "./rules";

/** Fewer anonymous people than this would show who said what, even as figures. */
export const anonymousMinimum = 3;

/** Whether so few said something that in an anonymous room its count would tell who. */
export const tellsWho = ({ anonymous }: Pick<Inputs, "anonymous">, count: number): boolean =>
  anonymous && count < anonymousMinimum;

/** How often each of 1-5 was said about an option. `heard` are the fits of each ballot, with what its rules set. */
export function countsOf(heard: readonly BallotFits[], criterion: Criterion, option: Option): number[] {
  const counts = [0, 0, 0, 0, 0];
  for (const fitsOf of heard) {
    const score = lookup(fitsOf(criterion, [option]), option.id)?.score ?? null;
    if (score !== null) counts[score - 1] = (counts[score - 1] as number) + 1;
  }
  return counts;
}

/** How often each answer was given. */
export function answerCounts(judgements: readonly Judgement[]): ReadonlyMap<Id, number> {
  const counts = new Map<Id, number>();
  for (const one of judgements) if ("answer" in one) counts.set(one.answer, (counts.get(one.answer) ?? 0) + 1);
  return counts;
}

export function distributionOf(
  playbook: Playbook,
  ballots: readonly Ballot[],
  criteria: Criterion[],
  options: Option[],
): Distribution {
  const heard = ballots.map(({ judgements }) => ballotFits(playbook, criteria, judgements));
  return {
    ballots: ballots.length,
    cells: criteria.flatMap((criterion) =>
      options.map((option) => ({
        criterion: criterion.id,
        option: option.id,
        counts: countsOf(heard, criterion, option),
      })),
    ),
    answers: criteria
      .filter(({ answers }) => answers.length > 0)
      .map(({ id: criterion, answers }) => {
        const counts = answerCounts(ballots.flatMap(({ judgements }) => lookup(judgements, criterion) ?? []));
        return { criterion, counts: Object.fromEntries(answers.map(({ id }) => [id, counts.get(id) ?? 0])) };
      }),
    points: weightRanges(ballots, criteria),
  };
}

/** From the least to the most that anybody gave each criterion, in percent; empty where nothing was weighed. */
export function weightRanges(ballots: readonly Ballot[], criteria: Criterion[]): Distribution["points"] {
  const shares = ballots.map(weigher(criteria)).filter((by) => by !== null);
  if (shares.length === 0) return [];
  return criteria.map(({ id }) => {
    const values = shares.map((by) => 100 * (lookup(by, id) ?? 0));
    return { criterion: id, low: Math.min(...values), mean: mean(values), high: Math.max(...values) };
  });
}

/** Everybody together as one person: mean weights and mean scores; `null` where nothing was weighed. */
export function groupOf(distribution: Distribution, criteria: Criterion[], options: Option[]): Person | null {
  const weights = criteria.map(({ id }) => distribution.points.find(({ criterion }) => criterion === id)?.mean ?? 0);
  if (weights.every((weight) => weight === 0)) return null;
  const scoreOf = (criterion: string, option: string) => {
    const counts = distribution.cells.find((cell) => cell.criterion === criterion && cell.option === option)?.counts;
    const said = counts?.flatMap((count, i) => new Array<number>(count).fill(i + 1)) ?? [];
    return said.length === 0 ? null : mean(said);
  };
  return {
    name: "group",
    weights,
    scores: Object.fromEntries(options.map((option) => [option.id, criteria.map(({ id }) => scoreOf(id, option.id))])),
  };
}

/** Ballots in the order of what stands on them, which says nothing about who wrote them. */
export function byContent(ballots: readonly Ballot[]): Ballot[] {
  const content = ({ weighing, points, ranking, judgements }: Ballot) =>
    JSON.stringify([judgements, weighing, points, ranking]);
  // Written out once a ballot, not once a comparison: in a large room that is most of the work.
  const contents = new Map(ballots.map((ballot) => [ballot, content(ballot)]));
  return ballots.toSorted((a, b) => {
    const [x, y] = [contents.get(a) as string, contents.get(b) as string];
    return x < y ? -1 : x > y ? 1 : a.id < b.id ? -1 : 1;
  });
}
