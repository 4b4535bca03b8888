import { type Cell, cellsOf } from "#shared/adr/write/cells";
import { oneLine } from "#shared/adr/write/escape";
import type { Analysis } from "#shared/analysis/model";
import { NBSP, shownPoints } from "#shared/analysis/points";
import { leaderOf, type Sentences } from "#shared/analysis/sentences/sentences";
import { type By, lookup } from "#shared/base/by";
import type { Id } from "#shared/base/id";
import type { Criterion, Option, Playbook } from "#shared/playbook/playbook";
import { playbookOf } from "#shared/record/create";
import { lastRound } from "#shared/record/criteria";
import type { DecisionRecord } from "#shared/record/record";
import type { AdrInput } from "./content";

/** Everything that the sections below look at. */
export interface Facts {
  record: DecisionRecord;
  playbook: Playbook;
  analysis: Analysis;
  sentences: Sentences;
  criteria: Criterion[];
  options: Option[];
  cells: By<By<Cell>>;
  /** The option that the figures speak for: the chosen one, else the leader. */
  favoured: Id | null;
  /** What it is compared with. */
  rival: Id | null;
  title(option: Id): string;
}

export function factsOf(record: DecisionRecord, { analysis, sentences, criteria }: AdrInput["recommendation"]): Facts {
  const { draft } = record;
  const options = draft.options.map(named);
  const { ballots = [], distribution: told } = lastRound(draft) ?? {};
  const leader = leaderOf(analysis);
  const favoured = draft.decision?.option ?? leader;
  return {
    record,
    playbook: playbookOf(record),
    analysis,
    sentences,
    criteria: criteria.map(named),
    options,
    cells: Object.fromEntries(criteria.map((criterion) => [criterion.id, cellsOf(criterion, options, ballots, told)])),
    favoured,
    rival: favoured === leader ? (analysis.gap?.over ?? null) : leader,
    title: (id) => options.find((option) => option.id === id)?.title ?? id,
  };
}

/** With a title that shows something: of one that was typed in characters without a shape only the id is left. */
function named<T extends { id: Id; title: string }>(thing: T): T {
  return { ...thing, title: oneLine(thing.title) || thing.id };
}

export function cellOf({ cells }: Facts, criterion: Id, option: Id): Cell | undefined {
  return lookup(lookup(cells, criterion) ?? {}, option);
}

/** Weights as percents that add up to 100, in the order of the criteria. */
export function shareTexts({ analysis, criteria }: Facts): string[] {
  const shares = criteria.map(({ id }) => lookup(analysis.weights, id) ?? 0);
  return shownPoints(shares, 1).map((share) => `${share}${NBSP}%`);
}

export function nearest(score: number): "1" | "2" | "3" | "4" | "5" {
  return String(Math.min(5, Math.max(1, Math.round(score)))) as "1" | "2" | "3" | "4" | "5";
}
