/** How a team weighs: points spread over criteria, swings against the first, or an order. */
import type { Criterion } from "#shared/playbook/playbook";
import { block, pointsIn, weightsOf, wholes } from "./criteria";
import type { Ballot, Weighing } from "./record";

/** 100 points over n criteria in whole blocks, the first ones taking what is left over. */
export function spreadEvenly(ids: readonly string[]): Record<string, number> {
  const blocks = 100 / block;
  const each = Math.floor(blocks / ids.length);
  const over = blocks - each * ids.length;
  return Object.fromEntries(ids.map((id, i) => [id, (each + (i < over ? 1 : 0)) * block]));
}

/** The criteria from most to least important: as ranked, else by points, ties in their order. */
export function rankedIds(ballot: Ballot, criteria: readonly Criterion[]): string[] {
  const ids = criteria.map(({ id }) => id);
  const ranked = ballot.ranking.filter((id) => ids.includes(id));
  const points = pointsIn(ballot, criteria);
  const byPoints = criteria
    .toSorted((a, b) => (points[b.id] ?? 0) - (points[a.id] ?? 0))
    .map(({ id }) => id)
    .filter((id) => !ranked.includes(id));
  return [...ranked, ...byPoints];
}

/** The list with one element moved by `by` places, as far as the ends allow. */
export function movedBy(list: readonly string[], id: string, by: number): string[] {
  const from = list.indexOf(id);
  const to = Math.min(Math.max(from + by, 0), list.length - 1);
  const rest = list.filter((one) => one !== id);
  return [...rest.slice(0, to), id, ...rest.slice(to)];
}

/** What is said about the sum of points. */
export function sumWords(sum: number): { fits: boolean; words: string } {
  if (sum === 100) return { fits: true, words: "Adds up" };
  if (sum < 100) return { fits: false, words: `${100 - sum} to place` };
  return { fits: false, words: `${sum - 100} too many` };
}

/** The ballot with so many points (0..100) for one criterion; what stands for the others is said with it. */
export function withPoints(ballot: Ballot, criteria: readonly Criterion[], id: string, points: number): Ballot {
  const said = { ...ballot.points, ...pointsIn(ballot, criteria), [id]: Math.min(100, Math.max(0, points)) };
  return { ...ballot, points: said };
}

/** The one to improve first has this many swing points, the others fewer. */
const first = 100;

/**
 * The ballot weighed in another way. A ranking begins with the order of the points; swings begin with nothing said;
 * points begin with the shares that stand, in blocks.
 */
export function weighedBy(ballot: Ballot, criteria: readonly Criterion[], weighing: Weighing): Ballot {
  if (weighing === ballot.weighing) return ballot;
  const ids = criteria.map(({ id }) => id);
  if (weighing === "ranking") return { ...ballot, weighing, ranking: rankedIds(ballot, criteria) };
  if (weighing === "swing") return { ...ballot, weighing, points: Object.fromEntries(ids.map((id) => [id, 0])) };
  const shares = weightsOf(ballot, [...criteria]);
  if (!shares || ballot.weighing === "ranking") {
    const { points } = ballot;
    const unsaid = ids.every((id) => (points[id] ?? 0) === 0);
    return { ...ballot, weighing, points: unsaid ? {} : points };
  }
  const blocks = wholes(
    ids.map((id) => shares[id] ?? 0),
    100 / block,
  );
  return { ...ballot, weighing, points: Object.fromEntries(ids.map((id, i) => [id, (blocks[i] as number) * block])) };
}

/** The criterion that would be improved first, once somebody said so. */
export const firstSwing = (ballot: Ballot, criteria: readonly Criterion[]): Criterion | undefined =>
  criteria.find(({ id }) => ballot.points[id] === first);

/** The ballot with this one to be improved first. */
export const withFirstSwing = (ballot: Ballot, criteria: readonly Criterion[], id: string): Ballot =>
  withPoints(ballot, criteria, id, first);
