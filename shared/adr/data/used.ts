/** The part of a playbook that a decision used: enough to open it and to show its result and reasons. */
import { lookup } from "#shared/base/by";
import type { Id, Sha256 } from "#shared/base/id";
import type { Criterion, Playbook, When } from "#shared/playbook/playbook";
import { criteriaInUse, criteriaSetAside } from "#shared/record/criteria";
import { notesFor, partsFor } from "#shared/record/notes";
import type { DecisionRecord, Inputs } from "#shared/record/record";

/**
 * Criteria in use with the answers that were given, the notes and parts that apply, and the sources of all that. It says
 * which playbook it is a part of (`partOf`), so it has a hash of its own and is never taken for the whole.
 */
export function usedPart(record: DecisionRecord, hash: Sha256, playbook: Playbook): Playbook {
  const states = statesOf(record).filter((inputs) => inputs.playbook === hash);
  const given = givenAnswers(states);
  const used = new Set(
    states.flatMap((inputs) =>
      [...criteriaInUse(playbook, inputs), ...criteriaSetAside(playbook, inputs)].map(({ id }) => id),
    ),
  );
  const criteria = playbook.criteria.filter(({ id }) => used.has(id)).map((one) => answered(one, given));
  const kept = new Map(criteria.map(({ id, answers }) => [id, new Set(answers.map((answer) => answer.id))]));
  const notes = unique(states.flatMap((inputs) => notesFor(playbook, inputs)));
  const parts = unique(
    states.flatMap((inputs) => inputs.options.flatMap((option) => partsFor(playbook, inputs, option.id))),
  );
  const part = {
    ...playbook,
    criteria,
    mustHaves: [],
    notes: notes.map((note) => ({ ...note, when: narrowed(note.when, kept) })),
    parts: parts.map((one) => ({ ...one, when: narrowed(one.when, kept) })),
  };
  return { ...part, sources: citedIn(part), partOf: hash };
}

function statesOf({ draft, revisions }: DecisionRecord): Inputs[] {
  return [draft, ...revisions.map(({ inputs }) => inputs)];
}

/** Answers that any ballot gives, or that a round without ballots tells of, as "criterion answer". */
function givenAnswers(states: Inputs[]): Set<string> {
  const given = new Set<string>();
  for (const { ballots, distribution } of states.flatMap(({ rounds }) => rounds)) {
    for (const { judgements } of ballots)
      for (const [criterion, judgement] of Object.entries(judgements))
        if ("answer" in judgement) given.add(`${criterion} ${judgement.answer}`);
    for (const { criterion, counts } of distribution?.answers ?? [])
      for (const [answer, count] of Object.entries(counts)) if (count > 0) given.add(`${criterion} ${answer}`);
  }
  return given;
}

function answered(criterion: Criterion, given: Set<string>): Criterion {
  return {
    ...criterion,
    help: "",
    caution: "",
    findings: [],
    answers: criterion.answers
      .filter(({ id }) => given.has(`${criterion.id} ${id}`))
      .map((answer) => ({ ...answer, hint: "" })),
  };
}

/** A condition that holds, without what isn't there any more. */
function narrowed(when: When, kept: Map<Id, Set<Id>>): When {
  return Object.fromEntries(
    Object.entries(when).flatMap(([criterion, answers]) => {
      const left = answers.filter((answer) => kept.get(criterion)?.has(answer));
      return left.length > 0 ? [[criterion, left]] : [];
    }),
  );
}

function unique<T extends { id: Id }>(all: T[]): T[] {
  return all.filter((one, i) => all.findIndex(({ id }) => id === one.id) === i);
}

function citedIn({ criteria, notes, parts, sources }: Playbook): Playbook["sources"] {
  const cited = new Set([
    ...criteria.flatMap(({ answers }) =>
      answers.flatMap(({ fits }) => Object.values(fits).flatMap((fit) => fit.sources)),
    ),
    ...[...notes, ...parts].flatMap((one) => one.sources),
  ]);
  return Object.fromEntries(
    [...cited].flatMap((id) => {
      const source = lookup(sources, id);
      return source ? [[id, source]] : [];
    }),
  );
}
