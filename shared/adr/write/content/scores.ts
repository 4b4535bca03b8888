import { literal, type Md, md } from "#shared/adr/write/escape";
import { lookup } from "#shared/base/by";
import { decimalsFor, plain, shownPoints, signed } from "#shared/base/figures";
import type { Id } from "#shared/base/id";
import { meanScore } from "#shared/record/arguments";
import type { ScoreTable } from "./content";
import type { Facts } from "./facts";

/** All figures; `null` where nothing is known. */
export function scoresOf({ heard, analysis, criteria, options, spoken }: Facts): ScoreTable | null {
  const { gap, contributions, values } = analysis;
  if (criteria.length === 0) return null;
  if (analysis.verdict.because.includes("nothing known") || Object.keys(values).length === 0) return null;
  const parts = criteria.map(({ id }) => contributions.find((one) => one.criterion === id)?.value ?? 0);
  const decimals = gap ? decimalsFor(parts, gap.value) : 1;
  const shown = gap ? shownPoints(parts, gap.value, decimals) : [];
  const points = (text: string): Md | null => (gap ? literal(text) : null);
  const value = (option: Id) => {
    const whole = lookup(values, option);
    return literal(whole === undefined ? "excluded" : plain(100 * whole));
  };
  return {
    lead: gap
      ? md`Scores go from 1 to 5, values to 100; the points tell how far ${spoken(gap.leader)} is ahead of ${spoken(gap.over)}:`
      : literal("Scores go from 1 to 5, values to 100:"),
    options: options.map((option) => md`${option.title}`),
    rows: criteria.map((criterion, i) => ({
      scores: options.map((option) => {
        const score = meanScore(heard, criterion, option);
        return literal(score === null ? "?" : String(Number(score.toFixed(1))));
      }),
      points: points(signed(shown[i] ?? 0, decimals)),
    })),
    total: { values: options.map(({ id }) => value(id)), points: points(signed(100 * (gap?.value ?? 0), decimals)) },
  };
}
