import { literal, md } from "#shared/adr/write/escape";
import { decimalsFor, NBSP, plain, shownPoints, signed } from "#shared/analysis/points";
import { lookup } from "#shared/base/by";
import type { Id } from "#shared/base/id";
import type { Content } from "./content";
import { cellOf, type Facts, shareTexts } from "./facts";

export function scoresOf(facts: Facts): Content["scores"] {
  const { analysis, criteria, options, title } = facts;
  const { gap, contributions } = analysis;
  if (analysis.verdict.because.includes("nothing known") || Object.keys(analysis.values).length === 0) return null;
  const shares = shareTexts(facts);
  const parts = criteria.map(({ id }) => contributions.find((c) => c.criterion === id)?.value ?? 0);
  const decimals = gap ? decimalsFor(parts, gap.value) : 1;
  const shown = gap ? shownPoints(parts, gap.value, decimals) : [];
  const score = (criterion: Id, option: Id) => {
    const value = cellOf(facts, criterion, option)?.score ?? null;
    return value === null ? "?" : String(Number(value.toFixed(1)));
  };
  const value = (option: Id) => {
    const whole = lookup(analysis.values, option);
    return whole === undefined ? "excluded" : plain(100 * whole);
  };
  const difference = (text: string) => (gap ? [md`${text}`] : []);
  return {
    lead: gap
      ? md`Scores from 1 to 5, values out of 100, and the points by which ${title(gap.leader)} is ahead of ${title(gap.over)}:`
      : literal("Scores from 1 to 5, and values out of 100:"),
    head: [
      literal("Criterion"),
      literal("Weight"),
      ...options.map((option) => md`${option.title}`),
      ...difference("Points"),
    ],
    rows: [
      ...criteria.map((criterion, i) => [
        md`${criterion.title}`,
        md`${shares[i] ?? ""}`,
        ...options.map(({ id }) => literal(score(criterion.id, id))),
        ...difference(signed(shown[i] ?? 0, decimals)),
      ]),
      [
        literal("Value"),
        literal(`100${NBSP}%`),
        ...options.map(({ id }) => literal(value(id))),
        ...difference(signed(100 * (gap?.value ?? 0), decimals)),
      ],
    ],
  };
}
