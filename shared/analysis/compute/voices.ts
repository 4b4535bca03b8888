/** People as the analysis hears them, and a group heard as one. */
import { mean as meanOf, quantileOf, SAME } from "./numbers";
import { type Grid, UNKNOWN } from "./values";

export interface Voice {
  name: string;
  /** Shares, summing to 1. */
  weights: number[];
  /** Options first, then criteria; 0..1, `null` is "don't know". */
  values: (number | null)[][];
}

/** How many answers a cell needs to be known: half of the voters by default, but two in any group. */
export function needed(people: number, quorum: number): number {
  return people === 1 ? 1 : Math.max(2, Math.ceil(quorum * people - SAME));
}

/** One row of numbers for the group: the mean weight of each criterion. Means of shares sum to 1 by themselves. */
export function meanWeights(voices: readonly Voice[]): number[] {
  return (voices[0] as Voice).weights.map((_, j) => meanOf(voices.map((voice) => voice.weights[j] as number)));
}

/** The group as one: mean weights, and per cell the mean over those who answered. A cell under the quorum is unknown. */
export function together(voices: readonly Voice[], quorum: number): Grid {
  const values: number[][] = [];
  const known: boolean[][] = [];
  for (let i = 0; i < (voices[0] as Voice).values.length; i++) {
    const cells = (voices[0] as Voice).weights.map((_, j) => groupCell(voices, i, j, quorum));
    values.push(cells.map((value) => value ?? UNKNOWN));
    known.push(cells.map((value) => value !== null));
  }
  return { weights: meanWeights(voices), values, known };
}

/** The same group with the median for the mean of every known cell. */
export function inTheMiddle(grid: Grid, said: Said): Grid {
  const values = grid.known.map((row, i) =>
    row.map((known, j) => (known ? quantileOf(saidOf(said, i, j), 0.5) : UNKNOWN)),
  );
  return { ...grid, values };
}

/** One cell of the group: criterion `j` of option `i`, or `null` where too few know. */
function groupCell(voices: readonly Voice[], i: number, j: number, quorum: number): number | null {
  let total = 0;
  let count = 0;
  for (const voice of voices) {
    const value = voice.values[i]?.[j] ?? null;
    if (value === null) continue;
    total += value;
    count++;
  }
  return count < needed(voices.length, quorum) ? null : total / count;
}

/** The values that people gave each cell, options first, the lowest first: whose they are isn't told. */
export type Said = readonly (readonly (readonly number[])[])[];

export function saidBy(voices: readonly Voice[]): Said {
  const [first] = voices as [Voice, ...Voice[]];
  return first.values.map((row, i) =>
    row.map((_, j) => {
      const said: number[] = [];
      for (const voice of voices) {
        const value = voice.values[i]?.[j] ?? null;
        if (value !== null) said.push(value);
      }
      return said.sort((a, b) => a - b);
    }),
  );
}

export function saidOf(said: Said, i: number, j: number): readonly number[] {
  return said[i]?.[j] ?? [];
}

/** One person's own model: own weights, own values. */
export function alone(voice: Voice): Grid {
  return {
    weights: voice.weights,
    values: voice.values.map((row) => row.map((value) => value ?? UNKNOWN)),
    known: voice.values.map((row) => row.map((value) => value !== null)),
  };
}
