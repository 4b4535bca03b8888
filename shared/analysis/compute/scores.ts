/** What other scores would change the answer. */
import type { ScoreFlip } from "#shared/analysis/model";
import { SAME } from "./numbers";
import type { Names } from "./unknown";
import { type Grid, optionValues } from "./values";

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
