/** What a decision record says, put together. */
import { sidecarPath } from "#shared/adr/folder/filename";
import { type Md, md, oneLine, prose } from "#shared/adr/write/escape";
import type { DecisionRecord } from "#shared/record/record";
import { answersOf } from "./answers";
import { type AdrContent, type AdrInput, type LineGroup, mostDecisive } from "./content";
import { type Facts, factsOf } from "./facts";
import { moreOf } from "./more";
import { outcomeOf } from "./outcome";
import { toldOf } from "./reasons";
import { scoresOf } from "./scores";
import { sourcesOf } from "./sources";

export function contentOf({ record, recommendation, before = null, today, file }: AdrInput): AdrContent {
  const facts = factsOf(record, recommendation);
  const { frame, decision, status } = facts.draft;
  const told = toldOf(facts);
  const more = [...replacedBy(facts, before), ...moreOf(facts)];
  const answers = answersOf(facts);
  const cites = [...told.reasons, ...told.consequences.map(({ text }) => text)];
  for (const { good, neutral, bad } of told.options) cites.push(...good, ...neutral, ...bad);
  for (const { items } of more) cites.push(...items);
  const sources = sourcesOf(facts, cites);
  const deciders = decidersOf(record);
  return {
    title: oneLine(frame.title) || "Untitled decision",
    status,
    date: decision?.on ?? today,
    people: {
      deciders,
      consulted: frame.consulted.map(oneLine).filter(Boolean),
      informed: frame.informed.map(oneLine).filter(Boolean),
    },
    context: contextOf(facts),
    scope: oneLine(frame.scope) ? { md: `Scope: ${md`${frame.scope}`.md}` } : null,
    answers,
    decisive: Math.min(mostDecisive, facts.criteria.filter(({ id }) => facts.weight(id) > 0).length),
    drivers: (facts.draft.drivers ?? []).filter((one) => oneLine(one) !== "").map((one) => md`${one}`),
    options: told.options,
    outcome: outcomeOf(facts, told.reasons),
    consequences: told.consequences,
    confirmation: prose(decision?.confirmation ?? ""),
    scores: scoresOf(facts),
    decidedBy: decision?.option && deciders.length > 0 ? md`Decided by ${deciders.join(", ")}.` : null,
    more: sources.items.length > 0 ? [...more, sources] : more,
    data: file === null ? null : sidecarPath(file),
  };
}

/** From what to what, where this takes the place of another decision. The reason stands in the outcome. */
function replacedBy({ draft, title }: Facts, before: AdrInput["before"]): LineGroup[] {
  if (!before || !draft.decision?.option) return [];
  const from = before.choice ? md`, which chose ${before.choice}` : md``;
  const items = [
    md`This takes the place of “${before.title}”${from}. From now on it is ${title(draft.decision.option)}.`,
  ];
  return [{ lead: { md: "What it changes:" }, items, form: "sentences" }];
}

function decidersOf({ draft: { frame, decision } }: DecisionRecord): string[] {
  return [...new Set([decision?.by || frame.decider, ...frame.decisionMakers].map(oneLine).filter(Boolean))];
}

/** The team's own question; the playbook's where it wrote none. */
function contextOf({ draft, playbook }: Facts): Md[] {
  const problem = prose(draft.frame.problem);
  return problem.length > 0 ? problem : [md`${playbook.question}`];
}
