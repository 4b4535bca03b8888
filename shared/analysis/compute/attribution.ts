/** Why a gap changed: exactly how much of it came from weights and how much from scores, by criterion. */

import type { Model, Named } from "#shared/analysis/model";
import { defaultThresholds } from "#shared/analysis/thresholds";
import { voicesOf } from "./analyse";
import { SAME, sum } from "./numbers";
import { UNKNOWN } from "./values";
import { together } from "./voices";

/** What a group says as one: shares of the weight, and mean scores per criterion and option. */
export interface Heard {
  weights: Named<number>;
  /** 1-5; `null` where too few know. */
  scores: Named<Named<number | null>>;
}

/** `null` where nobody's weights count. */
export function heard(model: Model): Heard | null {
  if (model.people.length === 0) return null;
  const { options, criteria } = model;
  const quorum = model.thresholds?.quorum ?? defaultThresholds.quorum;
  const grid = together(voicesOf(model, { options, criteria }), quorum);
  const score = (i: number, j: number) => (grid.known[i]?.[j] ? 1 + 4 * (grid.values[i]?.[j] ?? UNKNOWN) : null);
  return {
    weights: Object.fromEntries(criteria.map((criterion, j) => [criterion, grid.weights[j] ?? 0])),
    scores: Object.fromEntries(
      criteria.map((criterion, j) => [
        criterion,
        Object.fromEntries(options.map((option, i) => [option, score(i, j)] as const)),
      ]),
    ),
  };
}

export interface GapPart {
  criterion: string;
  by: "weight" | "score";
  /** Share of the gap's change, -1..1. */
  value: number;
}

export interface GapChange {
  /** Value of `leader` minus value of `over` before and after, -1..1. */
  before: number;
  after: number;
  /** Sums of the parts; together they are the change. */
  weights: number;
  scores: number;
  /** Parts that aren't zero: weights first, then scores, each with the largest first. */
  parts: GapPart[];
}

/**
 * `D' - D = sum (w'_j - w_j)(d_j + d'_j)/2 + sum (d'_j - d_j)(w_j + w'_j)/2`, which is exact and takes neither first
 * (the two-factor Shapley value). A criterion that only one side has weighs nothing on the other and keeps its scores,
 * so that all of its effect is its weight's.
 */
export function gapChange(before: Heard, after: Heard, leader: string, over: string): GapChange {
  const criteria = [...new Set([...Object.keys(before.weights), ...Object.keys(after.weights)])];
  const rows = criteria.map((criterion) => {
    const [w, w2] = [weightOf(before, criterion), weightOf(after, criterion)];
    const own = differenceOf(before, criterion, leader, over);
    const own2 = differenceOf(after, criterion, leader, over);
    const d = own ?? own2 ?? 0;
    const d2 = own2 ?? own ?? 0;
    return {
      criterion,
      was: w * d,
      is: w2 * d2,
      weight: ((w2 - w) * (d + d2)) / 2,
      score: ((d2 - d) * (w + w2)) / 2,
    };
  });
  const parts = (by: GapPart["by"]) =>
    rows
      .map((row): GapPart => ({ criterion: row.criterion, by, value: row[by] }))
      .filter(({ value }) => Math.abs(value) > SAME)
      .toSorted((a, b) => Math.abs(b.value) - Math.abs(a.value));
  return {
    before: sum(rows.map(({ was }) => was)),
    after: sum(rows.map(({ is }) => is)),
    weights: sum(rows.map(({ weight }) => weight)),
    scores: sum(rows.map(({ score }) => score)),
    parts: [...parts("weight"), ...parts("score")],
  };
}

function weightOf({ weights }: Heard, criterion: string): number {
  return Object.hasOwn(weights, criterion) ? (weights[criterion] ?? 0) : 0;
}

/** Difference of values, -1..1; an unknown score counts with the middle. `null` where the criterion isn't in use. */
function differenceOf({ scores }: Heard, criterion: string, leader: string, over: string): number | null {
  const row = Object.hasOwn(scores, criterion) ? scores[criterion] : undefined;
  if (!row) return null;
  return ((row[leader] ?? 3) - (row[over] ?? 3)) / 4;
}
