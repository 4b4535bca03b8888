import type { Cell } from "#shared/adr/write/cells";
import { join, literal, type Md, md, prose } from "#shared/adr/write/escape";
import { withoutStop } from "#shared/adr/write/sentence";
import { clause } from "#shared/playbook/clause";
import type { Criterion, Option } from "#shared/playbook/playbook";
import type { OptionContent } from "./content";
import { cellOf, type Facts, nearest } from "./facts";
import { shortsOf } from "./sources";

export function optionContent(option: Option, facts: Facts): OptionContent {
  const { analysis, criteria } = facts;
  const said: Record<"good" | "neutral" | "bad", Md[]> = { good: [], neutral: [], bad: [] };
  const bare: Record<"good" | "neutral" | "bad", Md[]> = { good: [], neutral: [], bad: [] };
  for (const criterion of criteria) {
    const cell = cellOf(facts, criterion.id, option.id);
    if (!cell || cell.score === null) continue;
    const side = cell.score >= 3.5 ? "good" : cell.score <= 2.5 ? "bad" : "neutral";
    const word = cell.origin === "direct" && Number.isInteger(cell.score) ? criterion.anchors[nearest(cell.score)] : "";
    const figure = md`${criterion.title} (${Number(cell.score.toFixed(1))} of 5${word ? `: ${word}` : ""})`;
    if (cell.reason) said[side].push(argument(cell, criterion, facts));
    else bare[side].push(figure);
  }
  for (const side of ["good", "neutral", "bad"] as const)
    if (bare[side].length > 0) said[side].push(md`of ${join(bare[side], ", ")}`);

  const excluded = analysis.excluded.find((one) => one.option === option.id);
  const statements = facts.record.draft.mustHaves;
  const because = excluded?.because.map((id) => statements.find((m) => m.id === id)?.statement ?? id);
  return {
    title: option.title,
    about: [
      ...prose(option.summary),
      ...(because ? [md`Excluded before scoring, because it fails a must-have: ${because.join(", ")}`] : []),
    ],
    ...said,
  };
}

function argument(cell: Cell, criterion: Criterion, facts: Facts): Md {
  const score = Number(cell.score?.toFixed(1));
  const by = literal(cell.origin === "adjusted" ? ", as the team sees it" : "");
  const sources = cell.sources.length > 0 ? md`; ${shortsOf(cell.sources, facts)}` : literal("");
  const reason = cell.origin === "playbook" ? clause(cell.reason, facts.playbook) : cell.reason;
  return md`${withoutStop(reason)} (${criterion.title} ${score} of 5${by}${sources})`;
}
