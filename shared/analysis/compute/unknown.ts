/** What isn't known, and whether it could change the answer. */
import type { Unknown } from "#shared/analysis/model";
import { dot, named, SAME } from "./numbers";
import { extremes, type Movable, type Open, openCriteria, outcomes, type PossibleOutcome, worstGap } from "./possible";
import { differences, type Grid, leadIn, optionValues } from "./values";

export interface Names {
  options: readonly string[];
  criteria: readonly string[];
}

/**
 * Every criterion with an unknown cell, each taken by itself while the others stay as they count today. The ones that
 * could take most from today's leader come first.
 */
export function unknowns(grid: Grid, names: Names, open: Open): Unknown[] {
  const values = optionValues(grid);
  const { first, second, leader } = leadIn(values);
  const gap = dot(grid.weights, differences(grid, first, second));
  return openCriteria(grid, open)
    .map((j) => {
      const possible = outcomes(grid, j, open(j));
      const cells = names.options.flatMap((_, i) => ((grid.known[i] as boolean[])[j] ? [] : [i]));
      const margins = possible.map((outcome) => margin(values, grid, j, outcome, first));
      const worst = Math.min(...margins);
      // Where nobody leads, whatever may tell the first ones apart gives a lead.
      const apart = () => possible.some((outcome) => givesLead(values, grid, j, outcome));
      const effect = leader !== null ? effectOf(worst) : apart() ? "turns" : "none";
      const spans = possible.map((outcome) => spanOf(grid, j, outcome, first, second));
      const unknown: Unknown = {
        criterion: names.criteria[j] as string,
        options: cells.map((i) => names.options[i] as string),
        gap: {
          low: gap + Math.min(...spans.map(({ low }) => low)),
          high: gap + Math.max(...spans.map(({ high }) => high)),
        },
        breakEven: leader === null ? null : breakEven(values, grid, j, leader, cells, names),
        effect,
        decides: effect !== "none",
        turns: turnsOf(values, grid, j, possible, leader, names),
      };
      return { worst, unknown };
    })
    .sort((a, b) => (leader === null ? 0 : a.worst - b.worst))
    .map(({ unknown }) => unknown);
}

/** What becomes of a lead that can shrink to `worst`. */
function effectOf(worst: number): Unknown["effect"] {
  return worst > SAME ? "none" : worst < -SAME ? "turns" : "level";
}

/** What everything unknown together could do to the lead of option `a`. */
export function effectOfAll(grid: Grid, moving: readonly Movable[], a: number): Unknown["effect"] {
  const worst = Math.min(...grid.values.flatMap((_, b) => (b === a ? [] : [worstGap(grid, moving, a, b)])));
  return effectOf(worst);
}

/** Lowest and highest value per option, today's included. */
export function intervals(
  grid: Grid,
  names: Names,
  moving: readonly Movable[],
): Record<string, { low: number; high: number }> {
  const values = optionValues(grid);
  return named(names.options, (i) => extremes(grid, moving, values[i] as number, i));
}

/** The share of the weight of criteria that are known for every option. */
export function knownWeight(grid: Grid): number {
  return Math.min(
    1,
    grid.weights.reduce((total, w, j) => total + (grid.known.every((row) => row[j]) ? w : 0), 0),
  );
}

/** By how much the gap of `a` over `b` moves at least and at most when criterion `j` comes out so. */
function spanOf(grid: Grid, j: number, outcome: PossibleOutcome, a: number, b: number): { low: number; high: number } {
  const weight = grid.weights[j] as number;
  const now = ((grid.values[a] as number[])[j] as number) - ((grid.values[b] as number[])[j] as number);
  const shift = (outcome.shift[a] as number) - (outcome.shift[b] as number);
  return {
    low: shift + weight * ((outcome.low[a] as number) - (outcome.high[b] as number) - now),
    high: shift + weight * ((outcome.high[a] as number) - (outcome.low[b] as number) - now),
  };
}

/** How far option `a` is ahead of everybody when criterion `j` comes out so, at worst. */
function margin(values: readonly number[], grid: Grid, j: number, outcome: PossibleOutcome, a: number): number {
  return Math.min(
    ...values.flatMap((value, b) =>
      b === a ? [] : [(values[a] as number) - value + spanOf(grid, j, outcome, a, b).low],
    ),
  );
}

/** The answers that end today's lead; one that leaves an option open says nothing for sure. */
function turnsOf(
  values: readonly number[],
  grid: Grid,
  j: number,
  possible: readonly PossibleOutcome[],
  leader: number | null,
  names: Names,
): Unknown["turns"] {
  return possible.flatMap((outcome) => {
    if (outcome.answer === null || !settled(outcome)) return [];
    const then = leaderAfter(values, grid, j, outcome);
    return then === leader
      ? []
      : [{ answer: outcome.answer, leader: then === null ? null : (names.options[then] as string) }];
  });
}

/** Whether it gives every option one score. */
function settled({ low, high }: PossibleOutcome): boolean {
  return low.every((x, i) => x === high[i]);
}

/** Whether an option can lead alone when criterion `j` comes out so: it at its highest, all others at their lowest. */
function givesLead(values: readonly number[], grid: Grid, j: number, outcome: PossibleOutcome): boolean {
  const least = valuesAfter(values, grid, j, outcome, "low");
  const most = valuesAfter(values, grid, j, outcome, "high");
  return most.some((own, k) => least.every((other, i) => i === k || own - other > SAME));
}

/** Who leads when criterion `j` comes out so, each option at its lowest. */
function leaderAfter(values: readonly number[], grid: Grid, j: number, outcome: PossibleOutcome): number | null {
  return leadIn(valuesAfter(values, grid, j, outcome, "low")).leader;
}

/** The values when criterion `j` comes out so, each option at one end of what that leaves it. */
function valuesAfter(
  values: readonly number[],
  grid: Grid,
  j: number,
  outcome: PossibleOutcome,
  end: "low" | "high",
): number[] {
  const weight = grid.weights[j] as number;
  return values.map((value, i) => {
    const now = (grid.values[i] as number[])[j] as number;
    return value + (outcome.shift[i] as number) + weight * ((outcome[end][i] as number) - now);
  });
}

/**
 * Where one cell alone is unknown: the score at which its option is level with today's leader, or the leader with its
 * nearest rival. `null` where the scale has no such score.
 */
function breakEven(
  values: readonly number[],
  grid: Grid,
  j: number,
  leader: number,
  cells: readonly number[],
  names: Names,
): Unknown["breakEven"] {
  const weight = grid.weights[j] as number;
  if (cells.length !== 1 || weight <= 0) return null;
  const i = cells[0] as number;
  const now = (grid.values[i] as number[])[j] as number;
  const others = values.filter((_, b) => b !== i);
  const value = now + (Math.max(...others) - (values[i] as number)) / weight;
  // Of an option that doesn't lead, the rival it has to reach is today's leader, which is the highest of the others.
  return value > -SAME && value < 1 + SAME && (i === leader || others.includes(values[leader] as number))
    ? { option: names.options[i] as string, score: 1 + 4 * Math.min(1, Math.max(0, value)) }
    : null;
}
