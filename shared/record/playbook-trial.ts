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
  for (let n = 0; n < tried; n++) count.add(complete ? nth(criteria, n) : drawn(criteria, random));
  const share = (ids: readonly { id: Id }[], counts: readonly number[]) =>
    Object.fromEntries(ids.map(({ id }, i) => [id, (counts[i] ?? 0) / tried]));
  return {
    tried,
    complete,
    leads: share(playbook.options, count.leads),
    decides: share(criteria, count.decides),
  };
}

/** A combination: for each criterion the place of its answer. */
type Combination = readonly number[];

/**
 * Counts who leads. What an answer or a rule gives each option is looked up once, weight times value, so that a
 * combination costs a few additions; weights needn't add up, since only who leads is asked.
 */
function counter(playbook: Playbook, criteria: Criterion[]) {
  const { options } = playbook;
  const worth = ({ points }: Criterion, by: By<AnswerFit>, option: Id) =>
    points * scoreValue(lookup(by, option)?.score ?? 3);
  const plain = criteria.map((criterion) =>
    criterion.answers.map(({ fits }) => options.map(({ id }) => worth(criterion, fits, id))),
  );
  const rules = rulesAmong(playbook, criteria);
  const leads = options.map(() => 0);
  const decides = criteria.map(() => 0);
  return {
    leads,
    decides,
    add(combination: Combination) {
      const values = combination.map((answer, c) => plain[c]?.[answer] ?? []);
      for (const { when, sets } of rules) {
        if (!when.every(({ at, answers }) => answers.has(combination[at] ?? -1))) continue;
        for (const { at, by } of sets) {
          const criterion = criteria[at] as Criterion;
          const before = values[at] ?? [];
          values[at] = options.map(({ id }, o) => (lookup(by, id) ? worth(criterion, by, id) : (before[o] ?? 0)));
        }
      }
      const sums = options.map((_, o) => values.reduce((sum, value) => sum + (value[o] ?? 0), 0));
      const leader = leaderOf(sums);
      if (leader !== null) leads[leader] = (leads[leader] ?? 0) + 1;
      values.forEach((value, c) => {
        if (leaderOf(sums.map((sum, o) => sum - (value[o] ?? 0))) !== leader) decides[c] = (decides[c] ?? 0) + 1;
      });
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

/** The place of who leads; `null` in a tie. */
function leaderOf(sums: readonly number[]): number | null {
  const most = Math.max(...sums);
  const first = sums.flatMap((sum, o) => (most - sum < SAME * 100 ? [o] : []));
  return first.length === 1 ? (first[0] ?? null) : null;
}

/** The combination with this number, counted like the digits of a clock. */
function nth(criteria: Criterion[], n: number): Combination {
  let rest = n;
  return criteria.map(({ answers }) => {
    const answer = rest % answers.length;
    rest = Math.floor(rest / answers.length);
    return answer;
  });
}

function drawn(criteria: Criterion[], random: () => number): Combination {
  return criteria.map(({ answers }) => Math.floor(random() * answers.length));
}
