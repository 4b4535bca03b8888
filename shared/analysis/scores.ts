/** What other scores would change the answer. */
import type { ScoreFlip } from "./model";
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

/** Whether one cell, moved by at most one step, takes the lead away: the leader's down, or any rival's up. */
export function oneStepFlips(grid: Grid, leader: number): boolean {
  return grid.values.some((_, b) => {
    if (b === leader) return false;
    const gap = gapOf(grid, leader, b);
    return grid.weights.some((weight, j) => {
      const room = Math.min(1, Math.max(roomDown(grid, leader, j), roomUp(grid, b, j)));
      return room > 0 && (weight * room) / 4 >= gap - SAME;
    });
  });
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
