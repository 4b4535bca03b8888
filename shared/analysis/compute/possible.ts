/** What unknown cells could still say. */
import { dot } from "./numbers";
import { differences, type Grid, scoreValue } from "./values";

/** One way to answer a criterion: bounds of the value per option. */
export interface Outcome {
  /** The answer's name, or `null` where the criterion is scored directly. */
  answer: string | null;
  low: number[];
  high: number[];
}

/** The answers a criterion offers: per answer one score per option, or `null` where it says nothing about the option. */
export type Offers = { name: string; scores: (number | null)[] }[];

/**
 * Every outcome that criterion `j` still allows. A known cell stays as it is. Where every option is unknown and the
 * criterion offers answers, each answer is one outcome, for an answer scores all options at once; otherwise an unknown
 * cell may take any value of the scale.
 */
export function outcomes(grid: Grid, j: number, offers: Offers): Outcome[] {
  const open = grid.known.map((row) => !row[j]);
  const now = grid.values.map((row) => row[j] as number);
  if (open.every(Boolean) && offers.length > 0)
    return offers.map(({ name, scores }) => ({
      answer: name,
      low: scores.map((s) => (s === null ? 0 : scoreValue(s))),
      high: scores.map((s) => (s === null ? 1 : scoreValue(s))),
    }));
  return [{ answer: null, low: now.map((v, i) => (open[i] ? 0 : v)), high: now.map((v, i) => (open[i] ? 1 : v)) }];
}

/** Smallest and largest difference of option `a` minus option `b` over the outcomes of one criterion. */
export function span(possible: readonly Outcome[], a: number, b: number): { low: number; high: number } {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const outcome of possible) {
    low = Math.min(low, (outcome.low[a] as number) - (outcome.high[b] as number));
    high = Math.max(high, (outcome.high[a] as number) - (outcome.low[b] as number));
  }
  return { low, high };
}

/** Criteria with an unknown cell and some weight; the others can't change anything. */
export function openCriteria(grid: Grid): number[] {
  return grid.weights.flatMap((w, j) => (w > 0 && grid.known.some((row) => !row[j]) ? [j] : []));
}

/** The gap of `a` over `b` when everything unknown turns out worst for `a`. */
export function worstGap(grid: Grid, offers: (j: number) => Offers, a: number, b: number): number {
  let gap = dot(grid.weights, differences(grid, a, b));
  for (const j of openCriteria(grid)) {
    const now = (grid.values[a] as number[])[j] as number;
    const other = (grid.values[b] as number[])[j] as number;
    gap += (grid.weights[j] as number) * (span(outcomes(grid, j, offers(j)), a, b).low - (now - other));
  }
  return gap;
}

/** Whether anything can be said at all: some criterion with weight is known for two options or more. */
export function comparable(grid: Grid): boolean {
  return grid.weights.some((w, j) => w > 0 && grid.known.filter((row) => row[j]).length >= 2);
}
