/** How a playbook decides, tried over the answers that a team could give, with its own weights. */
import { SAME } from "#shared/analysis/compute/numbers";
import { scoreValue } from "#shared/analysis/compute/values";
import type { By } from "#shared/base/by";
import { lookup } from "#shared/base/by";
import type { Id } from "#shared/base/id";
import { mulberry32 } from "#shared/base/random";
import type { Criterion, Playbook } from "#shared/playbook/playbook";
import type { Judgement } from "./record";
import { ballotFits } from "./rules";

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
  const leads = new Map<Id, number>(playbook.options.map(({ id }) => [id, 0]));
  const decides = new Map<Id, number>(criteria.map(({ id }) => [id, 0]));
  const count = (counts: Map<Id, number>, id: Id) => counts.set(id, (counts.get(id) ?? 0) + 1);
  for (let n = 0; n < tried; n++) {
    const values = contributions(playbook, criteria, complete ? nth(criteria, n) : drawn(criteria, random));
    const leader = leaderOf(values, null);
    if (leader !== null) count(leads, leader);
    for (const { id } of criteria) if (leaderOf(values, id) !== leader) count(decides, id);
  }
  const share = (counts: Map<Id, number>) => Object.fromEntries([...counts].map(([id, n]) => [id, n / tried]));
  return { tried, complete, leads: share(leads), decides: share(decides) };
}

/** Option, then criterion: weight times value. Weights needn't add up, since only who leads is asked. */
function contributions(playbook: Playbook, criteria: Criterion[], judgements: By<Judgement>): Map<Id, Map<Id, number>> {
  const fitsOf = ballotFits(playbook, criteria, judgements);
  const values = new Map<Id, Map<Id, number>>(playbook.options.map(({ id }) => [id, new Map()]));
  for (const criterion of criteria) {
    const all = fitsOf(criterion, playbook.options);
    for (const { id } of playbook.options) {
      values.get(id)?.set(criterion.id, criterion.points * scoreValue(lookup(all, id)?.score ?? 3));
    }
  }
  return values;
}

/** Who leads without the criterion `without`; `null` in a tie. */
function leaderOf(values: Map<Id, Map<Id, number>>, without: Id | null): Id | null {
  const sums = [...values].map(([option, parts]) => {
    let sum = 0;
    for (const [criterion, value] of parts) if (criterion !== without) sum += value;
    return { option, sum };
  });
  const most = Math.max(...sums.map(({ sum }) => sum));
  const first = sums.filter(({ sum }) => most - sum < SAME * 100);
  return first.length === 1 ? (first[0]?.option ?? null) : null;
}

/** The combination with this number, counted like the digits of a clock. */
function nth(criteria: Criterion[], n: number): By<Judgement> {
  let rest = n;
  return Object.fromEntries(
    criteria.map(({ id, answers }) => {
      const answer = answers[rest % answers.length];
      rest = Math.floor(rest / answers.length);
      return [id, { answer: answer?.id ?? "" }];
    }),
  );
}

function drawn(criteria: Criterion[], random: () => number): By<Judgement> {
  return Object.fromEntries(
    criteria.map(({ id, answers }) => [id, { answer: answers[Math.floor(random() * answers.length)]?.id ?? "" }]),
  );
}
