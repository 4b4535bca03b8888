/** What other scores would change the answer. */
import type { OneScore, ScoreFlip } from "#shared/analysis/model";
import { SAME } from "./numbers";
import type { Names } from "./unknown";
import { type Grid, leadIn, optionValues } from "./values";
import { type Said, saidOf } from "./voices";

/** Per criterion with weight: the steps by which the difference of the two leading options has to drop for a tie. */
export function scoreFlips(grid: Grid, names: Names, leader: number, over: number): ScoreFlip[] {
  const gap = gapOf(grid, leader, over);
  return names.criteria.flatMap((criterion, j) => {
    const weight = grid.weights[j] as number;
    if (weight <= 0) return [];
    const steps = (4 * gap) / weight;
    const room = Math.max(roomDown(grid, leader, j), roomUp(grid, over, j));
    return Number.isFinite(steps) ? [{ criterion, steps, possible: room >= steps - SAME }] : [];
  });
}

/**
 * The fewest steps by which one single cell has to move for the leader to lose its lead: the leader's down, or any
 * rival's up. `null` where no cell has that much room.
 */
export function fewestSteps(grid: Grid, leader: number): number | null {
  let fewest: number | null = null;
  for (let b = 0; b < grid.values.length; b++) {
    if (b === leader) continue;
    const gap = gapOf(grid, leader, b);
    grid.weights.forEach((weight, j) => {
      const steps = (4 * gap) / weight;
      const room = Math.max(roomDown(grid, leader, j), roomUp(grid, b, j));
      if (weight > 0 && room > 0 && room >= steps - SAME && (fewest === null || steps < fewest)) fewest = steps;
    });
  }
  return fewest;
}

/**
 * The fewest whole steps by which one score of one person has to move, inside the scale, to end the lead. In a room it
 * moves the mean of its cell by its share alone.
 */
export function oneScore(grid: Grid, names: Names, said: Said, leader: number): OneScore | null {
  const values = optionValues(grid);
  let best: { steps: number; moves: { option: number; by: number }[] } | null = null;
  for (const [i, known] of grid.known.entries())
    for (const [j, is] of known.entries()) {
      const weight = grid.weights[j] as number;
      if (!is || weight <= 0) continue;
      const all = saidOf(said, i, j);
      const way = i === leader ? -1 : 1;
      const furthest = way < 0 ? (all.at(-1) as number) : 1 - (all[0] as number);
      const room = Math.floor(4 * furthest + SAME);
      const step = weight / (4 * all.length);
      const steps = Math.max(1, Math.ceil(marginOf(values, leader, i) / step - 1e-9));
      if (steps > room || (best !== null && steps > best.steps)) continue;
      const move = { option: i, by: way * steps * step };
      if (best === null || steps < best.steps) best = { steps, moves: [move] };
      else best.moves.push(move);
    }
  if (best === null) return null;
  const then = best.moves.map(
    ({ option, by }) => leadIn(values.map((value, i) => (i === option ? value + by : value))).leader,
  );
  const ahead = [...new Set(then.filter((i) => i !== null))].sort((a, b) => a - b);
  return { steps: best.steps, ahead: ahead.map((i) => names.options[i] as string), tie: then.includes(null) };
}

/** By how much the leader is ahead of option `i`, or of the next where `i` is the leader itself. */
function marginOf(values: readonly number[], leader: number, i: number): number {
  const own = values[leader] as number;
  if (i !== leader) return own - (values[i] as number);
  return Math.min(...values.flatMap((value, b) => (b === leader ? [] : [own - value])));
}

function gapOf(grid: Grid, a: number, b: number): number {
  const values = optionValues(grid);
  return (values[a] as number) - (values[b] as number);
}

/** Steps by which a known score can fall. An unknown one isn't a score that could be another. */
function roomDown(grid: Grid, i: number, j: number): number {
  return (grid.known[i] as boolean[])[j] ? 4 * ((grid.values[i] as number[])[j] as number) : 0;
}

function roomUp(grid: Grid, i: number, j: number): number {
  return (grid.known[i] as boolean[])[j] ? 4 * (1 - ((grid.values[i] as number[])[j] as number)) : 0;
}
