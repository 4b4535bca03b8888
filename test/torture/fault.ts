/** What every fault of the torture has in common: how much of it is asked for, and what came of it. */
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Random } from "#shared/base/random";
import { removeFolder } from "../temporary";

export interface Share {
  random: Random;
  /** How many are asked for. */
  count: number;
  /** When to stop even if fewer were done, on the clock of `performance.now()`. */
  until: number;
}

export interface Result {
  /** How many were done. */
  count: number;
  /** How many there are to do, where a full run can't say it beforehand. */
  of?: number;
  /** What was lost, torn or broken, a sentence each. Empty is what is wanted. */
  lost: string[];
  /** What else was counted. */
  also?: string;
  /** Why nothing was done. */
  skipped?: string;
}

export interface Fault {
  name: string;
  /** What is counted. */
  unit: string;
  /** How many a full run does. */
  full: number;
  /** Share of the time, against the other faults. */
  weight: number;
  /** Where `npm test` has a sample of it, if that isn't a few of the same. */
  elsewhere?: string;
  run(share: Share): Promise<Result>;
}

/** Whether to do one more: there is always a first. */
export function goesOn({ count, until }: Share, done: number): boolean {
  return done === 0 || (done < count && performance.now() < until);
}

/** A whole number from 0 to below `n`. */
export function below(random: Random, n: number): number {
  return Math.floor(random() * n);
}

export function pick<T>(random: Random, list: readonly T[]): T {
  return list[below(random, list.length)] as T;
}

/** Runs with a folder of its own, which is removed afterwards. */
export async function inFolder<T>(work: (dir: string) => Promise<T>): Promise<T> {
  const dir = await mkdtemp(join(tmpdir(), "adroit-torture-"));
  try {
    return await work(dir);
  } finally {
    await removeFolder(dir);
  }
}
