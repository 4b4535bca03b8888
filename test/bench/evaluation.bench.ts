/**
 * What one keystroke costs: the whole recommendation, with every criterion of the largest playbook in use and answered,
 * and of a playbook that has each of them ten times.
 */
import { resolve } from "node:path";
import { loadLibrary } from "#electron/host/playbooks/library";
import type { PlaybookEntry } from "#shared/playbook/playbook";
import { newDraft } from "#shared/record/create";
import { recommend } from "#shared/record/recommend";
import type { Inputs, Judgement } from "#shared/record/record";
import { bounded, median } from "./figures";

const templates = resolve(import.meta.dirname, "../../templates");

/** The team's walk through all criteria, each with its first answer and the default points. */
function answered(entry: PlaybookEntry): Inputs {
  const draft = newDraft(entry);
  const { criteria } = entry.playbook;
  const points = Object.fromEntries(criteria.map((criterion) => [criterion.id, criterion.points]));
  const judgements: [string, Judgement][] = criteria.flatMap(({ id, answers: [answer] }) =>
    answer ? [[id, { answer: answer.id }]] : [],
  );
  const rounds = draft.rounds.map((round) => ({
    ...round,
    criteria: criteria.map(({ id }) => id),
    ballots: round.ballots.map((ballot) => ({ ...ballot, points, judgements: Object.fromEntries(judgements) })),
  }));
  return { ...draft, criteria: criteria.map(({ id }) => ({ id })), rounds };
}

/** The playbook with each criterion so many times. Those that are added bring no rule of their own. */
function repeated({ playbook, ...entry }: PlaybookEntry, count: number): PlaybookEntry {
  const criteria = Array.from({ length: count }, (_, n) =>
    playbook.criteria.map((one) => (n === 0 ? one : { ...one, id: `${one.id}-${n}` })),
  ).flat();
  return { ...entry, playbook: { ...playbook, criteria } };
}

/** Milliseconds of one recommendation, the median of `times` after as many that warm up. */
function cost(entry: PlaybookEntry, times: number): number {
  const inputs = answered(entry);
  const once = () => {
    const begun = performance.now();
    const { analysis, sentences } = recommend(entry.playbook, inputs, {});
    // All of it, also what is only worked out where somebody reads it.
    Object.values(analysis);
    Object.values(sentences);
    return performance.now() - begun;
  };
  // The first runs are slow until the code is compiled; the median of the rest is what a person meets.
  for (let i = 0; i < times; i++) once();
  return median(Array.from({ length: times }, once));
}

export default async function bench() {
  const { playbooks } = await loadLibrary(templates);
  const [entry] = playbooks.toSorted((a, b) => b.playbook.criteria.length - a.playbook.criteria.length);
  if (!entry) throw new Error(`no playbook in ${templates}`);
  const { id, criteria } = entry.playbook;
  const value = cost(entry, 300);
  return [
    {
      name: `evaluation of "${id}", ${criteria.length} criteria, median of 300`,
      value,
      unit: "ms",
      bound: 1,
      ok: value < 1,
    },
    bounded("evaluation at ten times its criteria", cost(repeated(entry, 10), 20), "ms", 30),
  ];
}
