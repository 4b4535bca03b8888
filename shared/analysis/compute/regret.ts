/** What is given up by a choice. */
import type { Named } from "#shared/analysis/model";
import { dot, named } from "./numbers";
import type { Names } from "./unknown";
import { type Grid, optionValues } from "./values";
import type { Voice } from "./voices";

/** Per option: what each person's own model loses by it, and the worst any weights could make it. */
export function regrets(
  grid: Grid,
  names: Names,
  voices: readonly Voice[],
  own: readonly Grid[],
): Named<{ max: number; people: Named<number>; anyWeights: number }> {
  const each = own.map(optionValues);
  const none = grid.weights.map(() => 0);
  const all = grid.weights.map(() => 1);
  return named(names.options, (i) => {
    const given = each.map((values) => Math.max(...values) - (values[i] as number));
    return {
      max: Math.max(...given),
      people: named(
        voices.map(({ name }) => name),
        (p) => given[p] as number,
      ),
      anyWeights: worstRegret(grid.values, i, none, all),
    };
  });
}

/**
 * The most that option `i` can lie behind another while each weight stays in its bounds and all sum to 1: for each
 * rival the weight goes first to where the rival is furthest ahead.
 */
export function worstRegret(
  values: readonly (readonly number[])[],
  i: number,
  low: readonly number[],
  high: readonly number[],
): number {
  const own = values[i] as readonly number[];
  return Math.max(
    ...values.map((rival) => {
      const lead = rival.map((v, j) => v - (own[j] as number));
      const weights = [...low];
      let left = 1 - low.reduce((a, b) => a + b, 0);
      for (const j of lead.map((_, k) => k).sort((a, b) => (lead[b] as number) - (lead[a] as number))) {
        const more = Math.min(left, (high[j] as number) - (low[j] as number));
        weights[j] = (weights[j] as number) + more;
        left -= more;
      }
      return Math.max(0, dot(weights, lead));
    }),
  );
}
