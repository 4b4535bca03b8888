/** How a playbook decides, tried over the answers that a team could give, with its own weights. */
import { SAME } from "#shared/analysis/compute/numbers";
import { scoreValue } from "#shared/analysis/compute/values";
import type { By } from "#shared/base/by";
import { lookup } from "#shared/base/by";
import type { Id } from "#shared/base/id";
import { mulberry32 } from "#shared/base/random";
import type { AnswerFit, Criterion, Playbook } from "#shared/playbook/playbook";

/** Combinations up to which all are tried; of more, as many are drawn. */
export const mostTried = 20_000;

export interface Trial {
  /** How many combinations of answers were tried. */
  tried: number;
  /** All that there are, or a sample of them. */
  complete: boolean;
  /** Share of combinations in which an option leads, 0 to 1. What is missing to 1 are ties. */
  leads: By<number>;
  /** Share of combinations in which somebody else would lead, or nobody, if the criterion weren't asked. */
  decides: By<number>;
}

/**
 * Every combination of answers to the criteria that every team is asked, rules applied; a seeded sample where there are
 * more than `mostTried`. Criteria without answers tell nothing here and are left out. `null` where none has answers.
 */
export function tryPlaybook(playbook: Playbook): Trial | null {
  const criteria = playbook.criteria.filter(({ always, answers }) => always && answers.length > 0);
  if (criteria.length === 0) return null;
  const all = criteria.reduce((count, { answers }) => count * answers.length, 1);
  const complete = all <= mostTried;
  const tried = complete ? all : mostTried;
  const random = mulberry32(1);
  const count = counter(playbook, criteria);
  const combination = new Uint8Array(criteria.length);
  for (let n = 0; n < tried; n++) {
    if (complete) nth(criteria, n, combination);
    else draw(criteria, random, combination);
    count.add(combination);
  }
  const share = (ids: readonly { id: Id }[], counts: readonly number[]) =>
    Object.fromEntries(ids.map(({ id }, i) => [id, (counts[i] ?? 0) / tried]));
  return {
    tried,
    complete,
    leads: share(playbook.options, count.leads),
    decides: share(criteria, count.decides),
  };
}

/** For each criterion the place of its answer. */
type Combination = Uint8Array;

/**
 * Counts who leads. What an answer or a rule gives each option is looked up once, weight times value, so that a
 * combination costs a few additions and no memory; weights needn't add up, since only who leads is asked.
 */
function counter(playbook: Playbook, criteria: Criterion[]) {
  const { options } = playbook;
  const width = options.length;
  const worth = ({ points }: Criterion, by: By<AnswerFit>, option: Id) =>
    points * scoreValue(lookup(by, option)?.score ?? 3);
  /** Of each criterion: an answer's options beside each other, answer after answer. */
  const plain = criteria.map((criterion) =>
    Float64Array.from(criterion.answers.flatMap(({ fits }) => options.map(({ id }) => worth(criterion, fits, id)))),
  );
  const rules = rulesAmong(playbook, criteria).map(({ when, sets }) => ({
    when,
    sets: sets.map(({ at, by }) => ({
      at,
      values: options.map(({ id }) => (lookup(by, id) ? worth(criteria[at] as Criterion, by, id) : null)),
    })),
  }));
  const values = new Float64Array(criteria.length * width);
  const sums = new Float64Array(width);
  const leads = options.map(() => 0);
  const decides = criteria.map(() => 0);

  /** What each criterion gives each option under these answers, and what that adds up to. */
  function look(combination: Combination): void {
    for (let c = 0; c < plain.length; c++) {
      const from = (combination[c] as number) * width;
      for (let o = 0; o < width; o++) values[c * width + o] = (plain[c] as Float64Array)[from + o] as number;
    }
    for (const { when, sets } of rules) {
      if (!when.every(({ at, answers }) => answers.has(combination[at] ?? -1))) continue;
      for (const { at, values: set } of sets)
        for (let o = 0; o < width; o++) values[at * width + o] = set[o] ?? (values[at * width + o] as number);
    }
    sums.fill(0);
    for (let i = 0; i < values.length; i++) (sums[i % width] as number) += values[i] as number;
  }

  /** The place of who leads without the criterion whose values begin at `from`; -1 in a tie. */
  function leader(from: number | null): number {
    const of = (o: number) => (sums[o] as number) - (from === null ? 0 : (values[from + o] as number));
    let first = 0;
    for (let o = 1; o < width; o++) if (of(o) > of(first)) first = o;
    for (let o = 0; o < width; o++) if (o !== first && of(first) - of(o) < SAME * 100) return -1;
    return first;
  }

  return {
    leads,
    decides,
    add(combination: Combination) {
      look(combination);
      const now = leader(null);
      if (now >= 0) (leads[now] as number)++;
      for (let c = 0; c < decides.length; c++) if (leader(c * width) !== now) (decides[c] as number)++;
    },
  };
}

/** The rules that answers to these criteria can meet, by the places of criteria and answers. */
function rulesAmong({ rules = [] }: Playbook, criteria: Criterion[]) {
  const placeOf = (id: Id) => criteria.findIndex((criterion) => criterion.id === id);
  return rules
    .filter(({ when }) => Object.keys(when).every((id) => placeOf(id) >= 0))
    .map(({ when, fits }) => ({
      when: Object.entries(when).map(([id, wanted]) => ({
        at: placeOf(id),
        answers: new Set(wanted.map((one) => criteria[placeOf(id)]?.answers.findIndex((answer) => answer.id === one))),
      })),
      sets: Object.entries(fits).flatMap(([id, by]) => (placeOf(id) < 0 ? [] : [{ at: placeOf(id), by }])),
    }));
}

/** The combination with this number, counted like the digits of a clock. */
function nth(criteria: Criterion[], n: number, into: Combination): void {
  let rest = n;
  for (const [c, { answers }] of criteria.entries()) {
    into[c] = rest % answers.length;
    rest = Math.floor(rest / answers.length);
  }
}

function draw(criteria: Criterion[], random: () => number, into: Combination): void {
  for (const [c, { answers }] of criteria.entries()) into[c] = Math.floor(random() * answers.length);
}
