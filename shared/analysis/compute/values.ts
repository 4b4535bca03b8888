/** The additive model: options by criteria, values by fixed anchors, one weight a criterion. */
import { dot, SAME } from "./numbers";

/** What one person, or a group as one, says. Options come first, then criteria. */
export interface Grid {
  /** Shares, summing to 1. */
  weights: number[];
  /** 0..1. An unknown cell holds `UNKNOWN`. */
  values: number[][];
  known: boolean[][];
}

/** The middle of the scale stands in for an unknown cell. */
export const UNKNOWN = 0.5;

/** A score of 1..5 as a value of 0..1. The anchors are fixed, so an option more or less changes no other value. */
export function scoreValue(score: number): number {
  return (score - 1) / 4;
}

/** Value per option, 0..1. */
export function optionValues(grid: Grid): number[] {
  return grid.values.map((row) => dot(grid.weights, row));
}

/** Per criterion the difference of values of option `a` minus option `b`; rounding noise is 0. */
export function differences(grid: Grid, a: number, b: number): number[] {
  const left = grid.values[a] as number[];
  const right = grid.values[b] as number[];
  return left.map((v, j) => {
    const d = v - (right[j] as number);
    return Math.abs(d) < SAME ? 0 : d;
  });
}

/** Who is first and by how much. */
export interface Leading {
  first: number;
  second: number;
  /** First minus second, >= 0. */
  gap: number;
  /** Index of the option that leads, or `null` where the first two are level. */
  leader: number | null;
}

/** The first two of at least two values; among equals the earlier one stands first, and nobody leads. */
export function leadIn(values: readonly number[]): Leading {
  let first = 0;
  for (let i = 1; i < values.length; i++) if ((values[i] as number) > (values[first] as number) + SAME) first = i;
  let second = first === 0 ? 1 : 0;
  for (let i = 0; i < values.length; i++)
    if (i !== first && (values[i] as number) > (values[second] as number) + SAME) second = i;
  const gap = (values[first] as number) - (values[second] as number);
  return Math.abs(gap) < SAME ? { first, second, gap: 0, leader: null } : { first, second, gap, leader: first };
}
