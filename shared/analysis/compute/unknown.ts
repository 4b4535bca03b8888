/** What isn't known, and whether it could change the answer. */
import type { Unknown } from "#shared/analysis/model";
import { dot, named, SAME } from "./numbers";
import { type Offers, type Outcome, openCriteria, outcomes, span, worstGap } from "./possible";
import { differences, type Grid, optionValues, standing } from "./values";

export interface Names {
  options: readonly string[];
  criteria: readonly string[];
}

/** Every criterion with an unknown cell, each taken by itself while the others stay as they count today. */
export function unknowns(grid: Grid, names: Names, offers: (j: number) => Offers): Unknown[] {
  const values = optionValues(grid);
  const { first, second, leader } = standing(values);
  const gap = dot(grid.weights, differences(grid, first, second));

  return openCriteria(grid).map((j) => {
    const weight = grid.weights[j] as number;
    const possible = outcomes(grid, j, offers(j));
    const difference = differenceAt(grid, j, first, second);
    const { low, high } = span(possible, first, second);
    const open = names.options.flatMap((_, i) => ((grid.known[i] as boolean[])[j] ? [] : [i]));
    const turns = possible.flatMap((outcome) => {
      const winner = outcome.answer === null ? null : standing(after(values, grid, j, outcome)).leader;
      return outcome.answer === null || winner === null || winner === leader
        ? []
        : [{ answer: outcome.answer, leader: names.options[winner] as string }];
    });
    const overtaken = names.options.some((_, b) => {
      if (b === first) return false;
      const others = (values[first] as number) - (values[b] as number) - weight * differenceAt(grid, j, first, b);
      return others + weight * span(possible, first, b).low < -SAME;
    });
    return {
      criterion: names.criteria[j] as string,
      options: open.map((i) => names.options[i] as string),
      gap: { low: gap + weight * (low - difference), high: gap + weight * (high - difference) },
      breakEven: breakEven(grid, j, gap - weight * difference, first, second, open, names),
      decides: overtaken || turns.length > 0,
      turns,
    };
  });
}

/** Lowest and highest value per option, today's included. */
export function intervals(
  grid: Grid,
  names: Names,
  offers: (j: number) => Offers,
): Record<string, { low: number; high: number }> {
  const values = optionValues(grid);
  const open = openCriteria(grid).map((j) => ({ j, possible: outcomes(grid, j, offers(j)) }));
  return named(names.options, (i) => {
    let low = values[i] as number;
    let high = low;
    for (const { j, possible } of open) {
      const weight = grid.weights[j] as number;
      const now = (grid.values[i] as number[])[j] as number;
      low += weight * Math.min(0, ...possible.map((outcome) => (outcome.low[i] as number) - now));
      high += weight * Math.max(0, ...possible.map((outcome) => (outcome.high[i] as number) - now));
    }
    return { low: Math.max(0, low), high: Math.min(1, high) };
  });
}

/** Whether somebody else leads when everything unknown turns out worst for option `a`. */
export function unknownDecides(grid: Grid, offers: (j: number) => Offers, a: number): boolean {
  return grid.values.some((_, b) => b !== a && worstGap(grid, offers, a, b) < -SAME);
}

function differenceAt(grid: Grid, j: number, a: number, b: number): number {
  return ((grid.values[a] as number[])[j] as number) - ((grid.values[b] as number[])[j] as number);
}

/** Values of the options once criterion `j` is answered; what the answer leaves open keeps today's value. */
function after(values: readonly number[], grid: Grid, j: number, outcome: Outcome): number[] {
  return values.map((value, i) => {
    const low = outcome.low[i] as number;
    const now = (grid.values[i] as number[])[j] as number;
    return low === outcome.high[i] ? value + (grid.weights[j] as number) * (low - now) : value;
  });
}

/** `rest` is the gap without criterion `j`. */
function breakEven(
  grid: Grid,
  j: number,
  rest: number,
  first: number,
  second: number,
  open: readonly number[],
  names: Names,
): Unknown["breakEven"] {
  const ours = open.filter((i) => i === first || i === second);
  if (ours.length !== 1) return null;
  const i = ours[0] as number;
  const needed = rest / (grid.weights[j] as number);
  const value =
    i === first
      ? ((grid.values[second] as number[])[j] as number) - needed
      : ((grid.values[first] as number[])[j] as number) + needed;
  return value >= 0 && value <= 1 ? { option: names.options[i] as string, score: 1 + 4 * value } : null;
}
