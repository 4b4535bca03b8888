import { lookup } from "#shared/base/by";
import type { Id } from "#shared/base/id";
import type { Part, Playbook, PlaybookNote, When } from "#shared/playbook/playbook";
import { criteriaInUse, lastRound } from "./criteria";
import type { Inputs } from "./record";

/** Other systems that the answers describe, in the playbook's order: the first note of each system that applies. */
export function notesFor(playbook: Playbook, inputs: Inputs): PlaybookNote[] {
  return firstOf(
    playbook.notes.filter(({ when }) => holds(when, playbook, inputs)),
    ({ system }) => system,
  );
}

/**
 * What the team will add and look after when it chooses this option, in the playbook's order: the first of each title
 * that applies.
 */
export function partsFor(playbook: Playbook, inputs: Inputs, option: Id): Part[] {
  return firstOf(
    playbook.parts.filter((part) => part.option === option && holds(part.when, playbook, inputs)),
    ({ title }) => title,
  );
}

function firstOf<T>(list: T[], name: (item: T) => string): T[] {
  return list.filter((item, i) => list.findIndex((other) => name(other) === name(item)) === i);
}

/**
 * Whether at least half of the ballots that answer every listed criterion give one of the listed answers to each. An
 * empty condition always holds; criteria that aren't in use count as not answered.
 */
function holds(when: When, playbook: Playbook, inputs: Inputs): boolean {
  const conditions = Object.entries(when);
  if (conditions.length === 0) return true;
  const used = new Set(criteriaInUse(playbook, inputs).map(({ id }) => id));
  if (!conditions.every(([criterion]) => used.has(criterion))) return false;

  const verdicts = (lastRound(inputs)?.ballots ?? []).flatMap(({ judgements }) => {
    const answers = conditions.map(([criterion, wanted]) => {
      const judgement = lookup(judgements, criterion);
      return judgement && "answer" in judgement ? wanted.includes(judgement.answer) : null;
    });
    return answers.includes(null) ? [] : [answers.every(Boolean)];
  });
  return verdicts.length > 0 && verdicts.filter(Boolean).length * 2 >= verdicts.length;
}
