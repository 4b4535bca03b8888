/** What other weights would change the answer: closed forms, for any number of options. */
import type { Flip, Reallocation, StableInterval } from "#shared/analysis/model";
import { dot, SAME } from "./numbers";
import type { Names } from "./unknown";
import { differences, type Grid, optionValues } from "./values";

/**
 * The gap of the other criteria alone, were criterion `j` to weigh nothing and they to keep their proportions. With the
 * whole weight on `j` they have no proportions; then they share alike.
 */
export function restGap(weights: readonly number[], d: readonly number[], j: number): number {
  const weight = weights[j] as number;
  if (1 - weight > SAME) return (dot(weights, d) - weight * (d[j] as number)) / (1 - weight);
  return d.length === 1 ? 0 : d.reduce((total, x, k) => total + (k === j ? 0 : x), 0) / (d.length - 1);
}

/**
 * The weight of criterion `j` at which the gap is 0, while the others keep their proportions: `R / (R - d_j)` with `R`
 * the gap of the others. `null` where the others and this one don't pull apart, so that no weight brings a tie.
 */
export function flipWeight(weights: readonly number[], d: readonly number[], j: number): number | null {
  const rest = restGap(weights, d, j);
  const own = d[j] as number;
  if (Math.abs(rest) < SAME || own === 0 || rest > 0 === own > 0) return null;
  return rest / (rest - own);
}

/** Per criterion the range of its weight in which `leader` stays ahead of everybody, and who ends it. */
export function stableIntervals(grid: Grid, names: Names, leader: number): StableInterval[] {
  const rivals = names.options.flatMap((_, b) => (b === leader ? [] : [{ b, d: differences(grid, leader, b) }]));
  return names.criteria.map((criterion, j) => {
    const stable: StableInterval = {
      criterion,
      now: grid.weights[j] as number,
      low: 0,
      high: 1,
      below: null,
      above: null,
    };
    for (const { b, d } of rivals) {
      const flip = flipWeight(grid.weights, d, j);
      if (flip === null) continue;
      if ((d[j] as number) > 0 && (stable.below === null || flip > stable.low + SAME)) {
        stable.low = flip;
        stable.below = names.options[b] as string;
      }
      if ((d[j] as number) < 0 && (stable.above === null || flip < stable.high - SAME)) {
        stable.high = flip;
        stable.above = names.options[b] as string;
      }
    }
    return stable;
  });
}

/** The ends of the stable intervals at which somebody overtakes. */
export function flips(stable: readonly StableInterval[]): Flip[] {
  return stable.flatMap(({ criterion, now, low, high, below, above }) => [
    ...(below === null ? [] : [{ criterion, weight: low, now, to: below }]),
    ...(above === null ? [] : [{ criterion, weight: high, now, to: above }]),
  ]);
}

/**
 * The least weight that has to move, between any criteria, for another option to draw level. It goes to the criterion
 * that speaks most against the leader and comes from those that speak most for it, first the strongest: a fractional
 * knapsack, so greedy is optimal. `null` where no weights at all bring a tie.
 */
export function cheapestReallocation(grid: Grid, names: Names, leader: number): Reallocation | null {
  let best: Reallocation | null = null;
  const values = optionValues(grid);
  names.options.forEach((option, b) => {
    if (b === leader || (values[b] as number) > (values[leader] as number) - SAME) return;
    const moved = reallocate(grid.weights, differences(grid, leader, b));
    if (moved === null || (best !== null && moved.weight >= best.weight - SAME)) return;
    best = {
      weight: moved.weight,
      to: option,
      moves: moved.from.map(({ j, weight }) => ({
        from: names.criteria[j] as string,
        to: names.criteria[moved.to] as string,
        weight,
      })),
    };
  });
  return best;
}

function reallocate(weights: readonly number[], d: readonly number[]) {
  const worst = Math.min(...d);
  if (worst >= 0) return null;
  const to = d.indexOf(worst);
  let gap = dot(weights, d);
  const from: { j: number; weight: number }[] = [];
  const order = d.map((_, j) => j).sort((a, b) => (d[b] as number) - (d[a] as number));
  for (const j of order) {
    const gain = (d[j] as number) - worst;
    if (gap < SAME || gain <= 0) break;
    const weight = Math.min(weights[j] as number, gap / gain);
    if (weight <= 0) continue;
    from.push({ j, weight });
    gap -= weight * gain;
  }
  return { to, from, weight: from.reduce((total, move) => total + move.weight, 0) };
}
