import { rocWeights } from "#shared/analysis/compute/weights";
import type { By } from "#shared/base/by";
import { lookup } from "#shared/base/by";
import type { Id } from "#shared/base/id";
import { plainAnchors } from "#shared/playbook/anchors";
import type { Criterion, MustHave, Option, Playbook } from "#shared/playbook/playbook";
import type { AskedMustHave, Ballot, Inputs, Round } from "./record";

/**
 * The criteria that count: those that every team is asked, in the playbook's order, then the added ones as listed;
 * without what was set aside as not applicable. None where nothing is scored.
 */
export function criteriaInUse(playbook: Playbook, inputs: Inputs): Criterion[] {
  if (inputs.drivers) return [];
  const aside = new Set(inputs.criteria.flatMap(({ id, notApplicable }) => (notApplicable ? [id] : [])));
  return [
    ...playbook.criteria.filter(({ always, id }) => always && !aside.has(id)),
    ...listed(playbook, inputs, false).filter(({ always }) => !always),
  ];
}

/** The criteria that were set aside for all options. */
export function criteriaSetAside(playbook: Playbook, inputs: Inputs): Criterion[] {
  if (inputs.drivers) return [];
  return listed(playbook, inputs, true);
}

function listed(playbook: Playbook, inputs: Inputs, setAside: boolean): Criterion[] {
  return inputs.criteria
    .filter(({ notApplicable = false }) => notApplicable === setAside)
    .flatMap(({ id, own }) => playbook.criteria.find((c) => c.id === id) ?? own ?? [])
    .filter(({ id }, i, all) => all.findIndex((other) => other.id === id) === i);
}

/** The round that counts: the last one. */
export function lastRound(inputs: Inputs): Round | undefined {
  return inputs.rounds.at(-1);
}

/** The team's one ballot of the walk; an empty one where there is no team round yet. */
export function teamBallot(inputs: Inputs): Ballot {
  const round = inputs.rounds.findLast(({ kind }) => kind === "team");
  return round?.ballots[0] ?? { id: "team", weighing: "points", points: {}, ranking: [], judgements: {} };
}

/** Points of one criterion on a ballot: as given, else the criterion's default. */
export function pointsOf(ballot: Ballot, criterion: Criterion): number {
  return lookup(ballot.points, criterion.id) ?? criterion.points;
}

/** Points are given in blocks of five. */
export const block = 5;

/**
 * Points of every criterion in use. On a ballot that nobody has touched they are the defaults scaled to 100, in whole
 * blocks (largest remainder); on any other what isn't given has its default. Swing points aren't shares of 100: what
 * isn't given has none.
 */
export function pointsIn(ballot: Ballot, criteria: readonly Criterion[]): By<number> {
  const swing = ballot.weighing === "swing";
  if (isTouched(ballot, criteria))
    return Object.fromEntries(
      criteria.map((one) => [one.id, lookup(ballot.points, one.id) ?? (swing ? 0 : one.points)]),
    );
  return untouchedPoints(criteria);
}

/** Whether a ballot says anything of what it weighs by points or swings. */
function isTouched({ weighing, points }: Ballot, criteria: readonly Criterion[]): boolean {
  return weighing === "swing" || criteria.some(({ id }) => lookup(points, id) !== undefined);
}

function untouchedPoints(criteria: readonly Criterion[]): By<number> {
  const all = criteria.reduce((sum, { points }) => sum + points, 0);
  const blocks = wholes(
    criteria.map(({ points }) => (all > 0 ? points / all : 1 / criteria.length)),
    100 / block,
  );
  return Object.fromEntries(criteria.map(({ id }, i) => [id, (blocks[i] as number) * block]));
}

/** Whole numbers in proportion to the shares, which sum to 1; together `total`, a whole number. */
export function wholes(shares: readonly number[], total: number): number[] {
  const exact = shares.map((share) => share * total);
  const down = exact.map((x) => Math.floor(x + 1e-9));
  const left = total - down.reduce((a, b) => a + b, 0);
  const first = exact
    .map((x, k) => ({ k, rest: Math.round(1e6 * (x - (down[k] as number))) }))
    .toSorted((a, b) => b.rest - a.rest)
    .slice(0, left);
  return down.map((n, k) => n + (first.some((one) => one.k === k) ? 1 : 0));
}

/**
 * Weights as shares that sum to 1. Points and swing points are divided by their sum; a ranking is weighed by its rank
 * order centroid, and what isn't ranked comes last in the order of `criteria`.
 *
 * `null` where no weights follow: there is no criterion, or every one has 0 points. That isn't "all equal"; the team
 * still has to say what matters.
 */
export function weightsOf(ballot: Ballot, criteria: Criterion[]): By<number> | null {
  return weigher(criteria)(ballot);
}

/** `weightsOf` for many ballots on the same criteria: what untouched ones say is the same for all. */
export function weigher(criteria: Criterion[]): (ballot: Ballot) => By<number> | null {
  let untouched: By<number> | null | undefined;
  return (ballot) => {
    if (ballot.weighing === "ranking" || isTouched(ballot, criteria)) return weighed(ballot, criteria);
    if (untouched === undefined) untouched = weighed(ballot, criteria);
    return untouched;
  };
}

function weighed(ballot: Ballot, criteria: Criterion[]): By<number> | null {
  if (criteria.length === 0) return null;
  if (ballot.weighing === "ranking") {
    const ids = criteria.map(({ id }) => id);
    const order = [...new Set([...ballot.ranking.filter((id) => ids.includes(id)), ...ids])];
    const shares = rocWeights(order.length);
    return Object.fromEntries(order.map((id, i) => [id, shares[i] ?? 0]));
  }
  const points = pointsIn(ballot, criteria);
  const sum = Object.values(points).reduce((a, b) => a + b, 0);
  return sum === 0 ? null : Object.fromEntries(criteria.map(({ id }) => [id, (points[id] ?? 0) / sum]));
}
/** A criterion of the team's own, scored directly. */
export function ownCriterion(own: { id: Id; title: string } & Partial<Omit<Criterion, "answers">>): Criterion {
  return {
    question: "",
    help: "",
    points: 10,
    anchors: plainAnchors,
    findings: [],
    caution: "",
    ...own,
    always: false,
    answers: [],
  };
}

/** A must-have of the playbook, switched on: with the proposed verdicts, unknown where none is proposed. */
export function askedMustHave(must: MustHave, options: Option[]): AskedMustHave {
  const { id, statement, check, negotiable, proposes } = must;
  const verdicts = Object.fromEntries(
    options.map((o) => [o.id, lookup(proposes, o.id)?.verdict ?? ("unknown" as const)]),
  );
  return { id, statement, check, negotiable, verdicts, exception: "" };
}
