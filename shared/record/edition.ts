/** A record keeps the edition of the playbook that it was made with; a newer one is offered and taken up by hand. */
import type { Id, Sha256 } from "#shared/base/id";
import type { Playbook, PlaybookEntry } from "#shared/playbook/playbook";
import { criteriaInUse } from "./criteria";
import type { Ballot, DecisionRecord, Draft } from "./record";

/** Another edition of the record's playbook than the one that it was made with. */
export interface OtherEdition {
  title: string;
  /** The record's own edition, and the one that is at hand. */
  own: string;
  other: string;
  /** Names the content of the other one. */
  hash: Sha256;
  /** False: the record was made with a later one than any that is here. */
  newer: boolean;
  /** What changed in it since the edition `since`, a sentence each; empty where it doesn't say. */
  since: string | null;
  changes: string[];
}

/** By their numbers in turn, "2026.10" after "2026.9": below 0 where `a` comes first, `null` where neither does. */
export function compareEditions(a: string, b: string): number | null {
  const numbers = (edition: string) => (edition.match(/\d+/g) ?? []).map(Number);
  const [x, y] = [numbers(a), numbers(b)];
  if (x.length === 0 || y.length === 0) return a === b ? 0 : null;
  for (let k = 0; k < Math.max(x.length, y.length); k++) {
    const by = (x[k] ?? 0) - (y[k] ?? 0);
    if (by !== 0) return by;
  }
  return 0;
}

/** The edition that is at hand of this playbook, where it is another one; `undefined` where there is nothing to say. */
export function otherEdition(
  own: { id: string; edition: string },
  entries: readonly PlaybookEntry[],
): OtherEdition | undefined {
  const entry = entries.find(({ playbook }) => playbook.id === own.id);
  if (entry === undefined) return undefined;
  const { hash, playbook } = entry;
  const order = compareEditions(own.edition, playbook.edition);
  if (order === null || order === 0) return undefined;
  const newer = order < 0;
  return {
    title: playbook.title,
    own: own.edition,
    other: playbook.edition,
    hash,
    newer,
    since: newer ? (playbook.changes?.since ?? null) : null,
    changes: newer ? (playbook.changes?.what ?? []) : [],
  };
}

/** What was answered and isn't offered any more, each once: "Database: “Documents”". */
export function lostWith({ playbook: next }: PlaybookEntry, own: Playbook, draft: Draft): string[] {
  const given = draft.rounds.flatMap(({ ballots }) => ballots);
  return criteriaInUse(own, draft).flatMap(({ id, title, answers }) => {
    if (draft.criteria.some((asked) => asked.id === id && asked.own !== undefined)) return [];
    const there = next.criteria.find((criterion) => criterion.id === id);
    if (there === undefined) return [title];
    return answers
      .filter((answer) => given.some(({ judgements }) => answerTo(judgements[id]) === answer.id))
      .filter((answer) => !there.answers.some((one) => one.id === answer.id))
      .map(({ text }) => `${title}: “${text}”`);
  });
}

function answerTo(judgement: Ballot["judgements"][Id] | undefined): Id | null {
  return judgement !== undefined && "answer" in judgement ? judgement.answer : null;
}

/**
 * The record with its draft on another edition of its playbook. Answers, scores and points stay where the criterion and
 * the answer are still offered; what every team is asked now is asked as well. Revisions keep their own edition.
 */
export function withEdition(record: DecisionRecord, { hash, playbook }: PlaybookEntry): DecisionRecord {
  const { draft } = record;
  const known = (id: Id) => playbook.criteria.some((criterion) => criterion.id === id);
  const kept = draft.criteria.filter(({ id, own }) => own !== undefined || known(id));
  const fresh = playbook.criteria.filter(({ id, always }) => always && !kept.some((asked) => asked.id === id));
  const criteria = [...kept, ...fresh.map(({ id }) => ({ id }))];
  const asked = new Set(criteria.map(({ id }) => id));
  const ballot = (one: Ballot): Ballot => ({
    ...one,
    points: {
      ...Object.fromEntries(Object.entries(one.points).filter(([id]) => asked.has(id))),
      ...Object.fromEntries(fresh.map(({ id, points }) => [id, points])),
    },
    ranking: one.ranking.filter((id) => asked.has(id)),
    judgements: Object.fromEntries(
      Object.entries(one.judgements).filter(([id, judgement]) => {
        const offered = playbook.criteria.find((criterion) => criterion.id === id)?.answers;
        const answer = answerTo(judgement);
        return asked.has(id) && (answer === null || !offered || offered.some((one) => one.id === answer));
      }),
    ),
  });
  const next: Draft = {
    ...draft,
    playbook: hash,
    criteria,
    rounds: draft.rounds.map((round) => ({
      ...round,
      criteria: [...round.criteria.filter((id) => asked.has(id)), ...fresh.map(({ id }) => id)],
      ballots: round.ballots.map(ballot),
    })),
  };
  const used = new Set([hash, ...record.revisions.map(({ inputs }) => inputs.playbook)]);
  const books = Object.entries(record.playbooks).filter(([name]) => used.has(name));
  return { ...record, playbooks: { ...Object.fromEntries(books), [hash]: playbook }, draft: next };
}

/** The sentence that tells of another edition, and what to do. */
export function editionText({ title, own, other, newer }: OtherEdition): string {
  return newer
    ? `Made with edition ${own} of “${title}”; edition ${other} is there.`
    : `Made with edition ${own} of “${title}”, which is newer than the ${other} of this Adroit. It is read as it was made.`;
}
