/** What a decision record says, put together. */
import { sidecarPath } from "#shared/adr/folder/filename";
import { md, oneLine, prose } from "#shared/adr/write/escape";
import { partsFor } from "#shared/record/notes";
import type { AdrInput, Content } from "./content";
import { driversOf } from "./drivers";
import { factsOf } from "./facts";
import { moreOf } from "./more";
import { optionContent } from "./options";
import { outcomeOf } from "./outcome";
import { scoresOf } from "./scores";
import { withSources } from "./sources";

export function contentOf({ record, recommendation, today, file }: AdrInput): Content {
  const { draft } = record;
  const { frame, decision } = draft;
  const facts = factsOf(record, recommendation);
  const parts = decision?.option ? partsFor(facts.playbook, draft, decision.option) : [];
  const consequences = (decision?.consequences ?? [])
    .filter(({ text }) => oneLine(text) !== "")
    .map(({ kind, text }) => ({ kind, text: withSources(text, parts, facts) }));
  const deciders = [decision?.by || frame.decider, ...frame.decisionMakers].map(oneLine).filter(Boolean);

  return {
    title: oneLine(frame.title) || "Untitled decision",
    status: draft.status,
    date: decision?.on ?? today,
    people: {
      deciders: [...new Set(deciders)],
      consulted: frame.consulted.map(oneLine).filter(Boolean),
      informed: frame.informed.map(oneLine).filter(Boolean),
    },
    question: md`${facts.playbook.question}`,
    context: [...prose(frame.problem), ...prose(frame.scope ? `Scope: ${frame.scope}` : "")],
    drivers: driversOf(facts),
    options: facts.options.map((option) => optionContent(option, facts)),
    outcome: outcomeOf(facts),
    consequences,
    confirmation: prose(decision?.confirmation ?? ""),
    scores: scoresOf(facts),
    more: moreOf(facts, parts),
    data: file === null ? null : sidecarPath(file),
  };
}
