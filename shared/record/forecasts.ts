/** How well a team's forecasts come true, over all its records. */

import type { Day } from "#shared/base/day";
import type { DecisionRecord, Forecast } from "./record";

/** A forecast that came true (1) or didn't (0); `probability` is a share of 0..1. */
export interface Resolved {
  probability: number;
  came: 0 | 1;
}

/** How often forecasts of one probability came true. */
export interface Band {
  probability: number;
  came: number;
  of: number;
  /** Wilson's 95 % interval of the hit rate, 0..1. */
  low: number;
  high: number;
}

export interface Calibration {
  resolved: number;
  /** Mean squared distance of probability and outcome, 0 (perfect) to 1. */
  brier: number;
  /** Murphy's parts: `brier` is reliability - resolution + uncertainty. */
  reliability: number;
  resolution: number;
  uncertainty: number;
  /** How much better than always saying the base rate, at most 1; `null` where everything or nothing came true. */
  skill: number | null;
  bands: Band[];
}

/** Resolved forecasts under which nothing is claimed. */
export const fewest = 10;

/** Brier score with Murphy's decomposition (Murphy 1973); `null` under ten resolved forecasts. */
export function calibration(resolved: readonly Resolved[]): Calibration | null {
  const n = resolved.length;
  if (n < fewest) return null;
  const rate = mean(resolved.map(({ came }) => came));
  const groups = grouped(resolved);
  const parts = groups.map(({ probability, came, of }) => ({
    reliability: of * (probability - came / of) ** 2,
    resolution: of * (came / of - rate) ** 2,
  }));
  const brier = mean(resolved.map(({ probability, came }) => (probability - came) ** 2));
  const uncertainty = rate * (1 - rate);
  return {
    resolved: n,
    brier,
    reliability: sum(parts.map(({ reliability }) => reliability)) / n,
    resolution: sum(parts.map(({ resolution }) => resolution)) / n,
    uncertainty,
    skill: uncertainty === 0 ? null : 1 - brier / uncertainty,
    bands: groups.map((group) => ({ ...group, ...wilson(group.came, group.of) })),
  };
}

const z = 1.959963984540054;

/** Wilson's score interval of a share, 95 %. `of` is at least 1. */
export function wilson(came: number, of: number): { low: number; high: number } {
  const share = came / of;
  const denominator = 1 + z ** 2 / of;
  const centre = (share + z ** 2 / (2 * of)) / denominator;
  const half = (z / denominator) * Math.sqrt((share * (1 - share)) / of + z ** 2 / (4 * of ** 2));
  return { low: Math.max(0, centre - half), high: Math.min(1, centre + half) };
}

/**
 * What became of all forecasts, each once: of a record the state that is the latest. Void ones don't count, and neither
 * does a record of which nothing was ever accepted.
 */
export function resolvedIn(records: readonly Pick<DecisionRecord, "draft" | "revisions">[]): Resolved[] {
  return records.flatMap(({ draft, revisions }) => {
    const latest = new Map<string, Forecast>();
    for (const { decision } of [...revisions, draft])
      for (const forecast of revisions.length > 0 ? (decision?.forecasts ?? []) : [])
        latest.set(`${forecast.id} ${forecast.statement}`, forecast);
    return [...latest.values()].flatMap(({ probability, outcome }) =>
      outcome === undefined || outcome === "void"
        ? []
        : [{ probability: probability / 100, came: outcome === "true" ? (1 as const) : (0 as const) }],
    );
  });
}

/** Forecasts whose day has come and that nobody resolved yet. */
export function openForecasts(forecasts: readonly Forecast[], today: Day): Forecast[] {
  return forecasts.filter(({ on, outcome }) => outcome === undefined && on <= today);
}

function grouped(resolved: readonly Resolved[]): { probability: number; came: number; of: number }[] {
  const probabilities = [...new Set(resolved.map(({ probability }) => probability))].toSorted((a, b) => a - b);
  return probabilities.map((probability) => {
    const same = resolved.filter((one) => one.probability === probability);
    return { probability, came: sum(same.map(({ came }) => came)), of: same.length };
  });
}

function mean(values: number[]): number {
  return sum(values) / values.length;
}

function sum(values: number[]): number {
  return values.reduce((a, b) => a + b, 0);
}
