import type { Criterion } from "#shared/playbook/playbook";
import { pointsOf } from "./criteria";
import type { Ballot } from "./record";

/** Points are given in blocks of five. */
export const block = 5;

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
  const byPoints = [...criteria]
    .sort((a, b) => pointsOf(ballot, b) - pointsOf(ballot, a))
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
