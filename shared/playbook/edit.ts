/** Changes of a playbook that reach further than the field they are made in: nothing refers to what is gone. */
import type { By } from "#shared/base/by";
import type { Id } from "#shared/base/id";
import { plainAnchors } from "./anchors";
import { idFor } from "./ids";
import type { Answer, AnswerFit, Criterion, Playbook, Source, When } from "./playbook";

/** A fit that nobody has thought about yet. Without another source it is what the team knows itself. */
const blankFit = ({ sources }: Playbook): AnswerFit => ({
  score: 3,
  reason: "",
  sources: Object.hasOwn(sources, "ours") ? ["ours"] : [],
});

const idsOf = (list: readonly { id: Id }[]): Id[] => list.map(({ id }) => id);

/** Every answer gets a fit for it. */
export function addPlaybookOption(book: Playbook, title: string): Playbook {
  const id = idFor(title, idsOf(book.options));
  const fit = blankFit(book);
  const criteria = book.criteria.map((criterion) => ({
    ...criterion,
    answers: criterion.answers.map((answer) => ({ ...answer, fits: { ...answer.fits, [id]: fit } })),
  }));
  return { ...book, options: [...book.options, { id, title, summary: "" }], criteria };
}

/** With it goes what is said about it. */
export function removePlaybookOption(book: Playbook, id: Id): Playbook {
  return {
    ...book,
    options: book.options.filter((option) => option.id !== id),
    criteria: book.criteria.map((criterion) => ({
      ...criterion,
      answers: criterion.answers.map((answer) => ({ ...answer, fits: without(answer.fits, id) })),
      findings: criterion.findings.filter(({ about }) => about !== id),
    })),
    mustHaves: book.mustHaves.map((must) => ({ ...must, proposes: without(must.proposes, id) })),
    parts: book.parts.filter(({ option }) => option !== id),
    ...(book.rules && {
      rules: book.rules.map((rule) => ({
        ...rule,
        fits: Object.fromEntries(
          Object.entries(rule.fits)
            .map(([criterion, set]): [Id, By<AnswerFit>] => [criterion, without(set, id)])
            .filter(([, set]) => Object.keys(set).length > 0),
        ),
      })),
    }),
  };
}

/** Asked of every team; its points are what the others leave of 100, and 10 where they leave nothing. */
export function addCriterion(book: Playbook, title: string): Playbook {
  const given = book.criteria.reduce((sum, { always, points }) => sum + (always ? points : 0), 0);
  const criterion: Criterion = {
    id: idFor(title, idsOf(book.criteria)),
    title,
    ...{ question: "", help: "", always: true, points: given < 100 ? Math.min(20, 100 - given) : 10 },
    anchors: { ...plainAnchors },
    ...{ answers: [], findings: [], caution: "" },
  };
  return { ...book, criteria: [...book.criteria, criterion] };
}

/** With it go the conditions on it. */
export function removeCriterion(book: Playbook, id: Id): Playbook {
  const next = changeWhens(book, (when) => without(when, id));
  return {
    ...next,
    criteria: next.criteria.filter((criterion) => criterion.id !== id),
    ...(next.rules && { rules: next.rules.map((rule) => ({ ...rule, fits: without(rule.fits, id) })) }),
  };
}

export function addAnswer(book: Playbook, criterion: Id, text: string): Playbook {
  const fit = blankFit(book);
  return changeAnswers(book, criterion, (answers) => [
    ...answers,
    {
      id: idFor(text, idsOf(answers)),
      text,
      hint: "",
      fits: Object.fromEntries(book.options.map((option) => [option.id, fit])),
    },
  ]);
}

/** Conditions no longer name it; one that named it alone asks for no answer any more and goes. */
export function removeAnswer(book: Playbook, criterion: Id, id: Id): Playbook {
  const next = changeWhens(book, (when) => {
    const wanted = when[criterion]?.filter((answer) => answer !== id);
    if (wanted === undefined) return when;
    return wanted.length > 0 ? { ...when, [criterion]: wanted } : without(when, criterion);
  });
  return changeAnswers(next, criterion, (answers) => answers.filter((answer) => answer.id !== id));
}

/** @returns the playbook and the key under which statements refer to it */
export function addSource(book: Playbook, source: Source): { book: Playbook; key: Id } {
  const key = idFor(source.short, Object.keys(book.sources));
  return { book: { ...book, sources: { ...book.sources, [key]: source } }, key };
}

/** The sources of a statement with another one, which takes the place of nothing but what we know ourselves. */
export function withSource(sources: readonly Id[], another: Id): Id[] {
  return sources.length === 1 && sources[0] === "ours" ? [another] : [...sources, another];
}

/** No statement rests on it any more. */
export function removeSource(book: Playbook, key: Id): Playbook {
  return { ...(withoutCitation(book, key) as Playbook), sources: without(book.sources, key) };
}

/** Every list `sources` without the key, wherever it stands. */
function withoutCitation(value: unknown, key: Id): unknown {
  if (Array.isArray(value)) return value.map((one) => withoutCitation(one, key));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) => [
      name,
      name === "sources" && Array.isArray(one) ? one.filter((id) => id !== key) : withoutCitation(one, key),
    ]),
  );
}

function changeAnswers(book: Playbook, id: Id, next: (answers: Answer[]) => Answer[]): Playbook {
  const criteria = book.criteria.map((one) => (one.id === id ? { ...one, answers: next(one.answers) } : one));
  return { ...book, criteria };
}

function changeWhens(book: Playbook, next: (when: When) => When): Playbook {
  const change = <T extends { when: When }>(list: T[]): T[] => list.map((one) => ({ ...one, when: next(one.when) }));
  return {
    ...book,
    notes: change(book.notes),
    parts: change(book.parts),
    ...(book.rules && { rules: change(book.rules) }),
  };
}

function without<T>(by: By<T>, id: Id): By<T> {
  return Object.fromEntries(Object.entries(by).filter(([one]) => one !== id));
}
