import { published } from "#shared/adr/data/published";
import { oneLine } from "#shared/adr/write/escape";
import { leaderOf } from "#shared/analysis/claims/lead";
import type { Analysis } from "#shared/analysis/model";
import type { Sentences } from "#shared/analysis/sentences/sentences";
import { lookup } from "#shared/base/by";
import type { Id } from "#shared/base/id";
import { optionInText } from "#shared/base/title";
import type { Criterion, Option, Playbook } from "#shared/playbook/playbook";
import { type Argument, argumentOn, type HeardRound, hearRound, rivalOf } from "#shared/record/arguments";
import { playbookOf } from "#shared/record/create";
import type { DecisionRecord, Draft } from "#shared/record/record";
import type { MetRule } from "#shared/record/rules";
import type { AdrInput } from "./content";

/** Everything that the parts of an ADR look at. */
export interface Facts {
  /** As far as the repository gets it. */
  record: DecisionRecord;
  draft: Draft;
  playbook: Playbook;
  heard: HeardRound;
  analysis: Analysis;
  sentences: Sentences;
  /** What the playbook says about answers that meet. */
  rules: MetRule[];
  /** Those that decided first, then the weightiest. */
  criteria: Criterion[];
  options: Option[];
  /** The option that is spoken for: the chosen one, else the leader. */
  favoured: Id | null;
  title(option: Id): string;
  /** The same inside a sentence. */
  spoken(option: Id): string;
  weight(criterion: Id): number;
  /** What a criterion says about an option beside its rival; `null` where nothing can be compared. */
  argument(criterion: Criterion, option: Id): Argument | null;
}

export function factsOf(
  whole: DecisionRecord,
  { analysis, sentences, criteria, rules }: AdrInput["recommendation"],
): Facts {
  const record = published(whole);
  const { draft } = record;
  const playbook = playbookOf(record);
  const options = draft.options.map(named);
  const favoured = draft.decision?.option ?? leaderOf(analysis);
  const weight = (criterion: Id) => lookup(analysis.weights, criterion) ?? 0;
  const title = (id: Id) => options.find((option) => option.id === id)?.title ?? id;
  const heard = hearRound(playbook, draft);
  const facts = {
    record,
    draft,
    playbook,
    heard,
    analysis,
    sentences,
    rules,
    criteria: criteria.map(named),
    options,
    favoured,
    title,
    spoken: (id: Id) => optionInText(title(id)),
    weight,
    argument: argumentsIn(heard, analysis),
  };
  const size = new Map(facts.criteria.map((criterion) => [criterion.id, decisiveness(criterion, facts)]));
  const order = (a: Criterion, b: Criterion) =>
    (size.get(b.id) ?? 0) - (size.get(a.id) ?? 0) || weight(b.id) - weight(a.id);
  return { ...facts, criteria: facts.criteria.toSorted(order) };
}

/** With a title that shows something: of one that was typed in characters without a shape only the id is left. */
function named<T extends { id: Id; title: string }>(thing: T): T {
  return { ...thing, title: oneLine(thing.title) || thing.id };
}

/** What a criterion contributes to the favoured option, or against it. */
function decisiveness(criterion: Criterion, facts: Facts): number {
  const argument = facts.favoured === null ? null : facts.argument(criterion, facts.favoured);
  return argument === null ? 0 : Math.abs(argument.ahead) * facts.weight(criterion.id);
}

/** Several parts of an ADR ask for the same argument, and in a large room each is made of many ballots. */
function argumentsIn(heard: HeardRound, analysis: Analysis): Facts["argument"] {
  const known = new Map<string, Argument | null>();
  return (criterion, option) => {
    const key = JSON.stringify([criterion.id, option]);
    const rival = rivalOf(analysis, option);
    const argument = known.get(key) ?? (rival === null ? null : argumentOn(heard, criterion, option, rival));
    known.set(key, argument);
    return argument;
  };
}
