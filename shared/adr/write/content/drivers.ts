import { answerText } from "#shared/adr/write/cells";
import { md } from "#shared/adr/write/escape";
import { NBSP } from "#shared/analysis/points";
import { lookup } from "#shared/base/by";
import type { Criterion } from "#shared/playbook/playbook";
import { lastRound } from "#shared/record/criteria";
import { distributionOf } from "#shared/record/distribution";
import type { Content } from "./content";
import { type Facts, shareTexts } from "./facts";

export function driversOf(facts: Facts): Content["drivers"] {
  const { analysis, criteria, record } = facts;
  const ballots = lastRound(record.draft)?.ballots ?? [];
  const shares = shareTexts(facts);
  return criteria
    .map((criterion, i) => ({ criterion, share: shares[i] ?? "", weight: lookup(analysis.weights, criterion.id) ?? 0 }))
    .toSorted((a, b) => b.weight - a.weight)
    .map(({ criterion, share }) => {
      const unknown = analysis.unknown.some((one) => one.criterion === criterion.id);
      const answer = answerText(criterion, ballots) || (unknown ? "not known yet" : "");
      const title = md`${criterion.title} (${share}${rangeOf(criterion, facts)})`;
      return { title, line: answer ? md`${title}: ${answer}` : title };
    });
}

/** From the least to the most that anybody gave it, where several people weighed. */
function rangeOf(criterion: Criterion, { record, criteria }: Facts): string {
  const round = lastRound(record.draft);
  const told = round?.distribution ?? (round && distributionOf(round.ballots, criteria, record.draft.options));
  const points = told && told.ballots > 1 ? told.points.find((one) => one.criterion === criterion.id) : undefined;
  if (!points) return "";
  const [low, high] = [Math.round(points.low), Math.round(points.high)];
  return low === high ? "" : `, ${low} to ${high}${NBSP}% across people`;
}
