/** What unknown cells could still say. */
import type { Alternatives, Named } from "#shared/analysis/model";
import { once } from "#shared/base/once";
import { dot, SAME } from "./numbers";
import { differences, type Grid, scoreValue } from "./values";

/** One way in which a criterion may come out: bounds of the value per option. */
export interface PossibleOutcome {
  /** The answer's name, or `null` where the criterion is scored directly or comes out so for another's sake. */
  answer: string | null;
  low: number[];
  high: number[];
  /** By how much the value of each option moves, because this answer makes other criteria come out otherwise. */
  shift: number[];
}

/** An answer: one score per option, or `null` where it says nothing about the option, and what it shifts elsewhere. */
interface Offer {
  name: string;
  scores: (number | null)[];
  shift: number[];
}

/** What a criterion offers. */
export interface Offers {
  answers(): Offer[];
  /** Other ways in which the criterion may come out because of what isn't known elsewhere. */
  variants: (number | null)[][];
}

/** What can be answered, by the criterion that it is about. */
export function byCriterion(alternatives: readonly Alternatives[]): ReadonlyMap<string, Alternatives[]> {
  const by = new Map<string, Alternatives[]>();
  for (const one of alternatives) {
    const others = by.get(one.criterion);
    if (others) others.push(one);
    else by.set(one.criterion, [one]);
  }
  return by;
}

/** What one person can still say about each criterion, or what the group can. */
export type Open = (j: number) => Offers;

/** What a criterion offers about which nobody is asked. */
const nothing: Offers = { answers: () => [], variants: [] };

/** A criterion with weight that may come out otherwise than it counts today, with all the ways in which it may. */
export interface Movable {
  j: number;
  weight: number;
  possible: readonly PossibleOutcome[];
}

/**
 * What criterion `j` offers to these people. Everybody is asked the same question, so each answer counts once; what it
 * changes elsewhere is what it would change for the first who is asked.
 */
export function offersTo(
  alternatives: readonly Alternatives[],
  grid: Grid,
  names: { options: readonly string[]; criteria: readonly string[] },
): Open {
  const still = names.options.map(() => 0);
  const scoresIn = (scores: Record<string, number>) =>
    names.options.map((option) => (Object.hasOwn(scores, option) ? (scores[option] as number) : null));
  let askedOn: ReturnType<typeof byCriterion> | null = null;
  /** By how much the value of each option moves, where the answer to criterion `j` makes others come out so. */
  const shiftOf = (elsewhere: Named<Named<number>>, j: number) =>
    names.options.map((option, i) =>
      names.criteria.reduce((total, criterion, k) => {
        const then = Object.hasOwn(elsewhere, criterion) ? elsewhere[criterion]?.[option] : undefined;
        if (then === undefined || k === j) return total;
        return total + (grid.weights[k] as number) * (scoreValue(then) - ((grid.values[i] as number[])[k] as number));
      }, 0),
    );
  const offeredBy = (asked: readonly Alternatives[], j: number): Offer[] => {
    const answers = new Map<string, Offer>();
    // Where nothing differs between people they share one list.
    for (const all of new Set(asked.map(({ answers }) => answers)))
      for (const { name, scores, elsewhere } of all)
        if (!answers.has(name)) {
          const shift = elsewhere === undefined ? still : shiftOf(elsewhere, j);
          answers.set(name, { name, scores: scoresIn(scores), shift });
        }
    return [...answers.values()];
  };
  const offers = (j: number): Offers => {
    // Of whom everything is known nobody asks.
    askedOn ??= byCriterion(alternatives);
    const asked = askedOn.get(names.criteria[j] as string);
    if (asked === undefined) return nothing;
    const variants: Offers["variants"] = [];
    for (const one of asked) if (one.variants !== undefined) variants.push(...one.variants.map(scoresIn));
    // Of what is known nobody asks what else could be answered.
    return { answers: once(() => offeredBy(asked, j)), variants };
  };
  const known: Offers[] = [];
  return (j) => {
    known[j] ??= offers(j);
    return known[j];
  };
}

/**
 * Every outcome that criterion `j` still allows. A known cell stays as it is, unless what isn't known elsewhere could
 * change it. Where every option is unknown and the criterion offers answers, each answer is one outcome, for an answer
 * scores all options at once; otherwise an unknown cell may take any value of the scale.
 */
export function outcomes(grid: Grid, j: number, offers: Offers): PossibleOutcome[] {
  const open = grid.known.map((row) => !row[j]);
  const now = grid.values.map((row) => row[j] as number);
  const still = now.map(() => 0);
  const bounds = (scores: readonly (number | null)[]) => ({
    low: scores.map((s) => (s === null ? 0 : scoreValue(s))),
    high: scores.map((s) => (s === null ? 1 : scoreValue(s))),
    shift: still,
  });
  const other = offers.variants.map((scores): PossibleOutcome => ({ answer: null, ...bounds(scores) }));
  const answers = open.every(Boolean) ? offers.answers() : [];
  if (answers.length > 0)
    return [...answers.map(({ name, scores, shift }) => ({ answer: name, ...bounds(scores), shift })), ...other];
  const today = { low: now.map((v, i) => (open[i] ? 0 : v)), high: now.map((v, i) => (open[i] ? 1 : v)) };
  return [{ answer: null, ...today, shift: still }, ...other];
}

/** The smallest difference of option `a` minus option `b` over the outcomes of one criterion. */
function leastDifference(possible: readonly PossibleOutcome[], a: number, b: number): number {
  let low = Number.POSITIVE_INFINITY;
  for (const outcome of possible) low = Math.min(low, (outcome.low[a] as number) - (outcome.high[b] as number));
  return low;
}

/** Criteria with an unknown cell and some weight, or without weight and an answer that matters elsewhere. */
export function openCriteria(grid: Grid, open: Open): number[] {
  return grid.weights.flatMap((w, j) => {
    if (!grid.known.some((row) => !row[j])) return [];
    const shifts = () =>
      open(j)
        .answers()
        .flatMap(({ shift }) => shift);
    return w > 0 || shifts().some((x) => Math.abs(x) > SAME) ? [j] : [];
  });
}

/** Criteria with weight that may come out otherwise than they count today. */
export function movable(grid: Grid, open: Open): Movable[] {
  const found: Movable[] = [];
  for (const [j, weight] of grid.weights.entries()) {
    if (!(weight > 0)) continue;
    const offers = open(j);
    if (offers.variants.length > 0 || grid.known.some((row) => !row[j]))
      found.push({ j, weight, possible: outcomes(grid, j, offers) });
  }
  return found;
}

/** Value of option `i` at its lowest and highest over everything that may still come out otherwise, today's included. */
export function extremes(
  grid: Grid,
  moving: readonly Movable[],
  value: number,
  i: number,
): { low: number; high: number } {
  let low = value;
  let high = value;
  for (const { j, weight, possible } of moving) {
    const now = (grid.values[i] as number[])[j] as number;
    low += weight * Math.min(0, ...possible.map((outcome) => (outcome.low[i] as number) - now));
    high += weight * Math.max(0, ...possible.map((outcome) => (outcome.high[i] as number) - now));
  }
  return { low: Math.max(0, low), high: Math.min(1, high) };
}

/** The gap of `a` over `b` when everything that may still come out otherwise turns out worst for `a`. */
export function worstGap(grid: Grid, moving: readonly Movable[], a: number, b: number): number {
  let gap = dot(grid.weights, differences(grid, a, b));
  for (const { j, weight, possible } of moving) {
    const now = (grid.values[a] as number[])[j] as number;
    const other = (grid.values[b] as number[])[j] as number;
    gap += weight * (leastDifference(possible, a, b) - (now - other));
  }
  return gap;
}

/** Whether anything can be said at all: some criterion with weight is known for two options or more. */
export function comparable(grid: Grid): boolean {
  return grid.weights.some((w, j) => w > 0 && grid.known.filter((row) => row[j]).length >= 2);
}
