/** How the people of a room stand to each other. */
import { SAME } from "#shared/analysis/compute/numbers";
import type { Analysis } from "#shared/analysis/model";
import type { PeopleClaim } from "./claim";
import { leaderOf } from "./lead";

/** Under this agreement A a team is split. */
const SPLIT = 0.2;
/** No more than this is talked about. */
const AGENDA = 5;

/** Empty for one person. */
export function peopleClaims(analysis: Analysis): PeopleClaim[] {
  if (analysis.people.length < 2) return [];
  return [...rules(analysis), ...without(analysis), ...splits(analysis), ...order(analysis), ...regret(analysis)];
}

function rules({ group, people }: Analysis): PeopleClaim[] {
  if (group === null) return [];
  const { mean, median, headCount, rulesAgree: agree } = group;
  const undecided = people.filter((person) => headCount.people[person]?.leader === null);
  const votes = headCount.leader === null ? 0 : (headCount.counts[headCount.leader] as number);
  const of = people.length;
  return [
    { kind: "rules", agree, mean: mean.leader, median: median.leader, headCount: headCount.leader, votes, of },
    ...(undecided.length > 0 ? [{ kind: "undecided" as const, people: undecided, of }] : []),
  ];
}

function without(analysis: Analysis): PeopleClaim[] {
  const today = leaderOf(analysis);
  if (today === null) return [];
  return analysis.leaveOneOut.people
    .filter(({ leader }) => leader !== today)
    .map(({ name, leader }) => ({ kind: "without", person: name, leader }));
}

function splits({ disagreement }: Analysis): PeopleClaim[] {
  return disagreement.flatMap(({ criterion, option, agreement, min, max }) =>
    agreement !== null && agreement < SPLIT && min !== null && max !== null
      ? [{ kind: "split" as const, criterion, option, low: min, high: max, agreement }]
      : [],
  );
}

/**
 * `W = (1 + (m - 1) r) / m` with `r` the mean rank correlation of pairs (Kendall & Babington Smith 1939), so orders that
 * have nothing to do with each other give one part in as many people, not nothing.
 */
function order({ kendallW, people }: Analysis): PeopleClaim[] {
  if (kendallW === null) return [];
  return [{ kind: "order", agreement: kendallW, chance: 1 / people.length, people: people.length }];
}

function regret({ regret, gap, disagreement, people: all }: Analysis): PeopleClaim[] {
  if (gap === null) return [];
  const options = Object.entries(regret).map(([option, { max, people }]) => ({
    option,
    most: max,
    people: Object.keys(people).filter((name) => max > SAME && (people[name] as number) > max - SAME),
  }));
  const standIn = disagreement.some(({ answered, of }) => answered < of);
  return [{ kind: "regret", options, of: all.length, standIn }];
}

/** People whose own numbers favour another option whatever they don't know; the undecided favour none. */
export function dissentClaims(analysis: Analysis): (PeopleClaim & { kind: "dissent" })[] {
  const leader = leaderOf(analysis);
  const { people, regret, group } = analysis;
  if (leader === null || people.length < 2) return [];
  return people.flatMap((person) => {
    const { leader: own = null, knows = false } = group?.headCount.people[person] ?? {};
    if (own === null || own === leader) return [];
    const gap = knows ? (regret[leader]?.people[person] ?? 0) : null;
    return [{ kind: "dissent" as const, person, leader, option: own, gap }];
  });
}

/** What to talk about, the most points at stake first. */
export function agendaClaims({ agenda, gap }: Analysis): (PeopleClaim & { kind: "agenda" })[] {
  if (gap === null) return [];
  const { leader, over } = gap;
  return agenda.slice(0, AGENDA).map((item) => ({ kind: "agenda", leader, over, ...item }));
}
