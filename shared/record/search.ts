/** Looking through everything that records say. */

import { lookup } from "#shared/base/by";
import { playbookOf } from "./create";
import { criteriaInUse } from "./criteria";
import type { Decision, DecisionRecord, Inputs } from "./record";

/** One text of a record, and where it stands. */
export interface Passage {
  where: string;
  text: string;
}

/** Everything that people typed or chose in the current state and in what was kept of earlier ones, each text once. */
export function passagesOf(record: DecisionRecord): Passage[] {
  const states = [
    record.draft,
    ...record.revisions.toReversed().map(({ inputs, decision }) => ({ ...inputs, decision })),
  ];
  const all = states.flatMap((state) => [...ofInputs(record, state), ...ofDecision(state.decision)]);
  const reviews = record.revisions.flatMap(({ by, why, changed = [] }) => [
    { where: "review", text: why },
    { where: "people", text: by },
    ...changed.map(({ note }) => ({ where: "what changed", text: note })),
  ]);
  const file = record.repo ? [{ where: "file", text: record.repo.file }] : [];
  const seen = new Set<string>();
  return [...all, ...reviews, ...file].filter(({ text }) => text.trim() !== "" && !seen.has(text) && seen.add(text));
}

function ofInputs(record: DecisionRecord, inputs: Inputs): Passage[] {
  const { frame, options, mustHaves, seats, rounds } = inputs;
  const playbook = playbookOf(record, inputs);
  const criteria = criteriaInUse(playbook, inputs);
  const judged = rounds.flatMap(({ ballots }) =>
    ballots.flatMap(({ judgements }) =>
      criteria.flatMap(({ id, answers }): Passage[] => {
        const judgement = lookup(judgements, id);
        if (!judgement) return [];
        const answer = "answer" in judgement ? answers.find((one) => one.id === judgement.answer) : undefined;
        return [
          ...(answer ? [{ where: "answers", text: answer.text }] : []),
          ...(judgement.reason ? [{ where: "answers", text: judgement.reason }] : []),
        ];
      }),
    ),
  );
  const people = [
    frame.decider,
    ...frame.decisionMakers,
    ...frame.consulted,
    ...frame.informed,
    ...seats.map((s) => s.name),
  ];
  return [
    { where: "title", text: frame.title },
    { where: "problem", text: frame.problem },
    { where: "scope", text: frame.scope },
    ...people.map((text) => ({ where: "people", text })),
    ...options.flatMap(({ title, summary }) => [title, summary].map((text) => ({ where: "options", text }))),
    ...criteria.flatMap(({ title, question }) => [title, question].map((text) => ({ where: "criteria", text }))),
    ...mustHaves.flatMap(({ statement, check, exception }) =>
      [statement, check, exception].map((text) => ({ where: "must-haves", text })),
    ),
    ...judged,
    { where: "playbook", text: playbook.title },
  ];
}

function ofDecision(decision: Decision | undefined): Passage[] {
  if (!decision) return [];
  const of = (where: string, texts: string[]) => texts.map((text) => ({ where, text }));
  return [
    ...of("people", [
      decision.by,
      ...decision.dissent.map(({ who }) => who),
      ...decision.actions.map(({ owner }) => owner),
    ]),
    ...of("reason", [decision.reason, decision.overrule]),
    ...of("consequences", [...decision.consequences.map(({ text }) => text), decision.confirmation]),
    ...of(
      "dissent",
      decision.dissent.map(({ text }) => text),
    ),
    ...of(
      "actions",
      decision.actions.map(({ what }) => what),
    ),
    ...of(
      "triggers",
      decision.triggers.map(({ statement }) => statement),
    ),
    ...of(
      "assumptions",
      (decision.assumptions ?? []).flatMap(({ statement, impact }) => [statement, impact]),
    ),
    ...of(
      "forecasts",
      decision.forecasts.map(({ statement }) => statement),
    ),
  ];
}

/** Words to look for: in any case, without marks on letters, in any order. */
export function queryWords(query: string): string[] {
  return folded(query).split(/\s+/).filter(Boolean);
}

/** Text as it is searched. */
export function folded(text: string): string {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}

/** The passage that says most of these words, or `null` where some word is in none. */
export function findIn(
  passages: readonly { where: string; text: string; folded: string }[],
  words: readonly string[],
): Passage | null {
  if (words.length === 0 || !words.every((word) => passages.some((one) => one.folded.includes(word)))) return null;
  const count = (text: string) => words.filter((word) => text.includes(word)).length;
  const best = passages.reduce((a, b) => (count(b.folded) > count(a.folded) ? b : a));
  return { where: best.where, text: around(best.text, words) };
}

const excerpt = 120;

/** The text around the first word that is found. */
function around(text: string, words: readonly string[]): string {
  const line = text.replace(/\s+/g, " ").trim();
  if (line.length <= excerpt) return line;
  const lower = line.toLowerCase();
  const first = Math.min(...words.map((word) => lower.indexOf(word)).filter((i) => i >= 0), line.length);
  const from = first === line.length ? 0 : Math.max(0, first - excerpt / 2);
  const to = Math.min(line.length, from + excerpt);
  return `${from > 0 ? "…" : ""}${line.slice(from, to).trim()}${to < line.length ? "…" : ""}`;
}
