/** A decision computed in the plainest way, for the judge alone: it shares nothing with the analysis but its types. */
import type { Model } from "#shared/analysis/model";

/** Values closer than this are level. */
export const LEVEL = 1e-9;

export interface World {
  model: Model;
  /** Options that fail no must-have that can't be negotiated. */
  options: string[];
  /** Shares of the group, one a criterion. */
  weights: number[];
  /** Per option and criterion 0..1, `null` where too few know. */
  cells: (number | null)[][];
  limits: {
    clearGap: number;
    closeGap: number;
    clearShare: number;
    closeShare: number;
    quorum: number;
    unknownWeight: number;
  };
}

const usual = { clearGap: 10, closeGap: 5, clearShare: 0.9, closeShare: 0.75, quorum: 0.5, unknownWeight: 0.25 };

export function worldOf(model: Model): World {
  const limits = { ...usual, ...model.thresholds };
  const musts = model.mustHaves ?? [];
  const options = model.options.filter(
    (option) => !musts.some(({ negotiable, verdicts }) => !negotiable && verdicts[option] === "fail"),
  );
  const shares = model.people.map(({ weights }) => {
    const sum = weights.reduce((a, b) => a + b, 0);
    return weights.map((w) => w / sum);
  });
  return {
    model,
    options,
    weights: model.criteria.map((_, j) => shares.reduce((sum, row) => sum + (row[j] as number), 0) / shares.length),
    cells: options.map((option) => model.criteria.map((_, j) => cellOf(model, option, j, limits.quorum, average))),
    limits,
  };
}

export const average = (xs: number[]) => xs.reduce((a, b) => a + b, 0) / xs.length;
export const middle = (xs: number[]) => {
  const sorted = [...xs].sort((a, b) => a - b);
  const half = sorted.length / 2;
  return sorted.length % 2 === 1
    ? (sorted[Math.floor(half)] as number)
    : ((sorted[half - 1] as number) + (sorted[half] as number)) / 2;
};

export function cellOf(
  { people }: Model,
  option: string,
  j: number,
  quorum: number,
  centre: (xs: number[]) => number,
): number | null {
  const said = people.flatMap(({ scores }) => {
    const score = scores[option]?.[j] ?? null;
    return score === null ? [] : [(score - 1) / 4];
  });
  const enough = people.length === 1 ? 1 : Math.max(2, Math.ceil(quorum * people.length - LEVEL));
  return said.length >= enough ? centre(said) : null;
}

/** Value per option; an unknown cell counts one half. */
export function valuesOf({ cells }: Pick<World, "cells">, weights: readonly number[]): number[] {
  return cells.map((row) => row.reduce<number>((sum, cell, j) => sum + (weights[j] as number) * (cell ?? 0.5), 0));
}

/** Indices of the options with the highest value: one leads alone, several are level. */
export function leaders(values: readonly number[]): number[] {
  const top = Math.max(...values);
  return values.flatMap((value, i) => (top - value < LEVEL ? [i] : []));
}

/** The option that leads alone, or `null`. */
export function leading(options: readonly string[], values: readonly number[]): string | null {
  const first = leaders(values);
  return first.length === 1 ? (options[first[0] as number] as string) : null;
}

/** The world with another value in one cell. */
export function withCell(world: World, i: number, j: number, value: number | null): World {
  const cells = world.cells.map((row, k) => (k === i ? row.map((cell, l) => (l === j ? value : cell)) : row));
  return { ...world, cells };
}

/** The weights with that of `j` set to `t`, the others in proportion; alike where they have none. */
export function reweighted(weights: readonly number[], j: number, t: number): number[] {
  const rest = weights.reduce((sum, w, k) => sum + (k === j ? 0 : w), 0);
  return weights.map((w, k) => (k === j ? t : (1 - t) * (rest > LEVEL ? w / rest : 1 / (weights.length - 1))));
}

/**
 * Every way in which criterion `j` can come out that matters: each answer where it offers some and nothing is known, else
 * every unknown cell at either end and in the middle.
 */
export function waysOf(world: World, j: number): (number | null)[][] {
  const { model, cells, options } = world;
  const column = cells.map((row) => row[j] ?? null);
  const offered = (model.alternatives ?? []).find(({ criterion }) => criterion === model.criteria[j])?.answers ?? [];
  if (offered.length > 0 && column.every((cell) => cell === null))
    return offered.map(({ scores }) => options.map((option) => ((scores[option] as number) - 1) / 4));
  return column.reduce<(number | null)[][]>(
    (ways, cell) => ways.flatMap((way) => (cell === null ? [0, 1, 0.5] : [cell]).map((value) => [...way, value])),
    [[]],
  );
}

export function openOf({ cells, weights }: World): number[] {
  return weights.flatMap((w, j) => (w > 0 && cells.some((row) => row[j] === null) ? [j] : []));
}

/** What can become of the lead of option `a`: the worst that any of these worlds does to it. */
export function worst(worlds: Iterable<number[]>, a: number): "none" | "level" | "turns" {
  let result: "none" | "level" | "turns" = "none";
  for (const values of worlds) {
    const gap = Math.min(...values.flatMap((value, b) => (b === a ? [] : [(values[a] as number) - value])));
    if (gap < -LEVEL) return "turns";
    if (gap < LEVEL) result = "level";
  }
  return result;
}

/** All that the unknown criteria can do together. */
export function* completions(world: World): Generator<number[]> {
  const open = openOf(world);
  const ways = open.map((j) => waysOf(world, j));
  const at = open.map(() => 0);
  for (;;) {
    const cells = world.cells.map((row, i) =>
      row.map((cell, j) => {
        const k = open.indexOf(j);
        return k < 0 ? cell : ((ways[k] as (number | null)[][])[at[k] as number]?.[i] ?? null);
      }),
    );
    yield valuesOf({ cells }, world.weights);
    let k = 0;
    while (k < open.length && ++(at[k] as number) >= (ways[k] as unknown[]).length) at[k++] = 0;
    if (k >= open.length) return;
  }
}

/** One person's own decision. */
export function alone(model: Model, name: string): World {
  const people = model.people.filter((one) => one.name === name);
  const alternatives = (model.alternatives ?? []).filter(({ person }) => person === name);
  return worldOf({ ...model, people, alternatives });
}
