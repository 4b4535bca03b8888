/**
 * What a decision record says, in the order in which a reviewer needs it and free of any dialect. The profiles put
 * these pieces under their own headings.
 */
import { sidecarPath } from "#shared/adr/folder/filename";
import { type Md, md, oneLine, prose } from "#shared/adr/write/escape";
import type { Day } from "#shared/base/day";
import { partsFor } from "#shared/record/notes";
import type { Recommendation } from "#shared/record/recommend";
import type { Consequence, DecisionRecord, Status } from "#shared/record/record";
import { driversOf } from "./drivers";
import { factsOf } from "./facts";
import { moreOf } from "./more";
import { optionContent } from "./options";
import { outcomeOf } from "./outcome";
import { scoresOf } from "./scores";
import { withSources } from "./sources";

export interface AdrInput {
  record: DecisionRecord;
  /** What was recommended for the record's draft. */
  recommendation: Pick<Recommendation, "analysis" | "sentences" | "criteria">;
  today: Day;
  /** Name of the ADR's file, where it is known: it gives the number and the link to the data beside it. */
  file: string | null;
}

/** Some lines after a plain one that says what they are. */
export interface Group {
  lead: Md;
  items: Md[];
  /** The items are sentences that read on from one to the next. */
  text?: true;
}

export interface OptionContent {
  title: string;
  about: Md[];
  good: Md[];
  neutral: Md[];
  bad: Md[];
}

export interface Content {
  title: string;
  status: Status;
  date: Day;
  people: { deciders: string[]; consulted: string[]; informed: string[] };
  question: Md;
  /** Problem and scope, a paragraph each. */
  context: Md[];
  drivers: { title: Md; line: Md }[];
  options: OptionContent[];
  outcome: {
    /** The decision in one line. */
    chosen: Md;
    reasons: Group;
    /** Recommendation, why it was overruled, dissent, review: a line each. */
    lines: Md[];
    /** Further paragraphs of the reason. */
    rest: Md[];
  };
  consequences: { kind: Consequence["kind"]; text: Md }[];
  confirmation: Md[];
  scores: { lead: Md; head: Md[]; rows: Md[][] } | null;
  more: Group[];
  /** Path of the data beside the ADR. */
  data: string | null;
}

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
