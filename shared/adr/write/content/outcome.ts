import { literal, type Md, md, oneLine, prose } from "#shared/adr/write/escape";
import { stopped, withoutBreaks, withoutStop } from "#shared/adr/write/sentence";
import { signed } from "#shared/analysis/points";
import { leaderOf } from "#shared/analysis/sentences/sentences";
import { lookup } from "#shared/base/by";
import type { Content, Group } from "./content";
import { cellOf, type Facts, nearest } from "./facts";

export function outcomeOf(facts: Facts): Content["outcome"] {
  const { record, title } = facts;
  const { decision } = record.draft;
  const [reason, ...rest] = decision ? prose(decision.reason) : [];
  const because = reason ? md`, because ${{ md: withoutBreaks(reason) }}` : literal("");

  let chosen: Md;
  if (!decision) chosen = literal("Not decided yet.");
  else if (decision.option === null)
    chosen = reason ? md`Postponed: ${{ md: withoutBreaks(reason) }}` : literal("Postponed.");
  else chosen = md`Chosen option: "${title(decision.option)}"${because}`;

  return { chosen: stopped(chosen), reasons: reasonsOf(facts), lines: linesOf(facts), rest };
}

/** The three criteria that speak most for the favoured option, those that set it apart from its rival first. */
function reasonsOf(facts: Facts): Group {
  const { favoured, rival, criteria, analysis, record, title } = facts;
  if (favoured === null) return { lead: literal(""), items: [] };
  // The table rounds its parts so that they add up to the gap; the same figure must stand here.
  const asTable = analysis.gap?.leader === favoured && analysis.gap.over === rival;
  const shown = new Map(asTable ? facts.sentences.why.map(({ criterion, text }) => [criterion, text]) : []);
  const ranked = criteria
    .flatMap((criterion) => {
      const cell = cellOf(facts, criterion.id, favoured);
      if (!cell || cell.score === null) return [];
      const weight = lookup(analysis.weights, criterion.id) ?? 0;
      const other = rival === null ? null : (cellOf(facts, criterion.id, rival)?.score ?? null);
      const ahead = other === null ? 0 : (weight * (cell.score - other)) / 4;
      return [{ criterion, cell, ahead, value: (weight * (cell.score - 1)) / 4 }];
    })
    .filter(({ ahead, cell }) => ahead > 0 || (ahead === 0 && (cell.score ?? 0) >= 4))
    .toSorted((a, b) => b.ahead - a.ahead || b.value - a.value)
    .slice(0, 3);
  const lead = record.draft.decision?.option
    ? literal("What speaks most for it:")
    : md`What speaks most for ${title(favoured)}:`;
  return {
    lead,
    items: ranked.map(({ criterion, cell, ahead }) => {
      const reason = withoutStop(cell.reason) || criterion.anchors[nearest(cell.score ?? 3)];
      return md`${criterion.title} (${ahead > 0 ? `${shown.get(criterion.id) ?? signed(100 * ahead)} points` : "equal"}): ${reason}`;
    }),
  };
}

function linesOf(facts: Facts): Md[] {
  const { record, analysis, sentences } = facts;
  const { decision } = record.draft;
  const leader = leaderOf(analysis);
  const against = decision?.option && leader !== null && decision.option !== leader;
  const lines = [stopped(md`Recommendation: ${sentences.headline}. ${sentences.lead}`)];
  if (against)
    lines.push(
      oneLine(decision.overrule)
        ? stopped(md`Decided against the recommendation, because ${decision.overrule}`)
        : literal("Decided against the recommendation."),
    );
  for (const { who, text } of decision?.dissent ?? [])
    if (oneLine(text)) lines.push(stopped(oneLine(who) ? md`Dissent by ${who}: ${text}` : md`Dissent: ${text}`));
  if (decision) lines.push(decision.review ? md`Review by ${decision.review}.` : literal("No review date."));
  return lines;
}
