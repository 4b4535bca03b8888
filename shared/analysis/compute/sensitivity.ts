/** What other weights would change the answer: closed forms, for any number of options. */
import type { Flip, Reallocation, StableInterval } from "#shared/analysis/model";
import { dot, SAME } from "./numbers";
import type { Names } from "./unknown";
import { differences, type Grid, leadIn, optionValues } from "./values";

/** The value of each option as the weight `t` of one criterion goes from 0 to 1: `rest + t (own - rest)`. */
interface Line {
  rest: number;
  own: number;
}

const at = ({ rest, own }: Line, t: number) => rest + t * (own - rest);

/** Options by the weight of criterion `j`, the others keeping their proportions; with all the weight on it they share alike. */
function lines(grid: Grid, j: number): Line[] {
  const weight = grid.weights[j] as number;
  const others = grid.weights.length - 1;
  return grid.values.map((row) => {
    const own = row[j] as number;
    if (others === 0) return { rest: own, own };
    const rest =
      1 - weight > SAME
        ? (dot(grid.weights, row) - weight * own) / (1 - weight)
        : row.reduce((total, value, k) => total + (k === j ? 0 : value), 0) / others;
    return { rest, own };
  });
}

/** Where a line leads, and where it is overtaken: by those that climb most from there. */
interface Crossing {
  weight: number;
  by: number[];
}

/**
 * The first weight beyond `from`, up (`way` 1) or down (-1) the scale and before its end, at which `leader` is overtaken.
 */
function overtaken(all: readonly Line[], leader: number, from: number, way: 1 | -1): Crossing | null {
  const ours = all[leader] as Line;
  const slope = (line: Line) => way * (line.own - line.rest);
  let first: Crossing | null = null;
  for (const [b, line] of all.entries()) {
    const gain = slope(line) - slope(ours);
    if (b === leader || gain < SAME) continue;
    const weight = from + (way * (at(ours, from) - at(line, from))) / gain;
    if (way * (weight - from) < -SAME || (way > 0 ? weight > 1 - SAME : weight < SAME)) continue;
    const sooner: number = first === null ? -1 : way * (weight - first.weight);
    if (first === null || sooner < -SAME) first = { weight, by: [b] };
    else if (sooner < SAME) {
      const climb = slope(line) - slope(all[first.by[0] as number] as Line);
      if (climb > SAME) first = { weight, by: [b] };
      else if (climb > -SAME) first.by.push(b);
    }
  }
  return first;
}

/** The weights from which on somebody else leads: per criterion the nearest below today's and the nearest above. */
export function flips(grid: Grid, names: Names, leader: number): Flip[] {
  return names.criteria.flatMap((criterion, j) => {
    const now = grid.weights[j] as number;
    const all = lines(grid, j);
    return ([-1, 1] as const).flatMap((way): Flip[] => {
      const first = overtaken(all, leader, now, way);
      if (first === null) return [];
      const [to, ...tied] = first.by as [number, ...number[]];
      const next = overtaken(all, to, first.weight, way);
      const name = (i: number) => names.options[i] as string;
      return [
        { criterion, weight: first.weight, now, to: name(to), tied: tied.map(name), until: next?.weight ?? null },
      ];
    });
  });
}

/** Per criterion the range of its weight in which today's leader isn't overtaken, and who ends it. */
export function stableIntervals(grid: Grid, names: Names, turning: readonly Flip[]): StableInterval[] {
  return names.criteria.map((criterion, j) => {
    const now = grid.weights[j] as number;
    const below = turning.find((flip) => flip.criterion === criterion && flip.weight < now);
    const above = turning.find((flip) => flip.criterion === criterion && flip.weight >= now);
    return {
      criterion,
      now,
      low: below?.weight ?? 0,
      high: above?.weight ?? 1,
      below: below?.to ?? null,
      above: above?.to ?? null,
    };
  });
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
      whole: wholeMove(grid, moved, b),
    };
  });
  return best;
}

/** Where one criterion gives everything: the next whole hundredth, if it has as much and option `b` then leads alone. */
function wholeMove(grid: Grid, { to, from, weight }: ReturnType<typeof reallocate> & object, b: number): number | null {
  const [only, ...more] = from;
  if (only === undefined || more.length > 0) return null;
  const whole = (Math.floor(100 * weight + 1e-9) + 1) / 100;
  if (whole > (grid.weights[only.j] as number) + 1e-9) return null;
  const weights = grid.weights.map((w, j) => w + (j === to ? whole : 0) - (j === only.j ? whole : 0));
  return leadIn(optionValues({ ...grid, weights })).leader === b ? whole : null;
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
