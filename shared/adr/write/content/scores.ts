import { literal, type Md, md } from "#shared/adr/write/escape";
import { leaderOf, nothingKnown } from "#shared/analysis/claims/lead";
import { sum } from "#shared/analysis/compute/numbers";
import { lookup } from "#shared/base/by";
import { decimalsFor, shownPoints, signed, valueText } from "#shared/base/figures";
import type { Id } from "#shared/base/id";
import type { Criterion, Option } from "#shared/playbook/playbook";
import { meanScore, scoreCounts } from "#shared/record/arguments";
import { tellsWho } from "#shared/record/distribution";
import type { ScoreTable } from "./content";
import type { Facts } from "./facts";

/** All figures; `null` where nothing is known. */
export function scoresOf({ draft, heard, analysis, criteria, options, spoken }: Facts): ScoreTable | null {
  const { gap, contributions, values } = analysis;
  if (criteria.length === 0) return null;
  if (nothingKnown(analysis) || Object.keys(values).length === 0) return null;
  const parts = criteria.map(({ id }) => contributions.find((one) => one.criterion === id)?.value ?? 0);
  const decimals = gap ? decimalsFor(parts, gap.value) : 1;
  const shown = gap ? shownPoints(parts, gap.value, decimals) : [];
  const points = (text: string): Md | null => (gap ? literal(text) : null);
  const best = Math.max(...Object.values(values));
  const value = (option: Id) => {
    const whole = lookup(values, option);
    return literal(whole === undefined ? "excluded" : valueText(whole, best));
  };
  // What too few people know doesn't count, whatever those few said.
  const open = (criterion: Criterion, option: Option) =>
    analysis.unknown.some((one) => one.criterion === criterion.id && one.options.includes(option.id));
  const scoreText = (criterion: Criterion, option: Option): string => {
    const score = open(criterion, option) ? null : meanScore(heard, criterion, option);
    if (score === null) return "?";
    const counts = scoreCounts(heard, criterion, option);
    const [low, high] = [counts.findIndex(Boolean) + 1, counts.findLastIndex(Boolean) + 1];
    const range = low === high || tellsWho(draft, sum(counts)) ? "" : ` (${low} to ${high})`;
    return `${Number(score.toFixed(1))}${range}`;
  };
  const scale = "Scores go from 1 to 5, values to 100";
  const lead = () => {
    if (gap === null) return literal(`${scale}:`);
    const [first, second] = [spoken(gap.leader), spoken(gap.over)];
    return leaderOf(analysis) === null
      ? md`${literal(scale)}; points speak for ${first}, with a minus for ${second}:`
      : md`${literal(scale)}; the points tell how far ${first} is ahead of ${second}:`;
  };
  return {
    lead: lead(),
    options: options.map((option) => md`${option.title}`),
    rows: criteria.map((criterion, i) => ({
      scores: options.map((option) => literal(scoreText(criterion, option))),
      points: points(signed(shown[i] ?? 0, decimals)),
    })),
    total: { values: options.map(({ id }) => value(id)), points: points(signed(100 * (gap?.value ?? 0), decimals)) },
  };
}
