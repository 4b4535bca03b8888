/** Who leads, by how much and how firmly. */
import { SAME } from "#shared/analysis/compute/numbers";
import type { Analysis, Contribution } from "#shared/analysis/model";
import type { Cap, KnownWeight, LeadClaim, WhyClaim } from "./claim";

/** The leader of a verdict that names one. A tie has none. */
export function leaderOf({ verdict, gap }: Pick<Analysis, "verdict" | "gap">): string | null {
  return gap === null || verdict.word === "none" || verdict.because.includes("tie") ? null : gap.leader;
}

/** While nothing can be compared, a value is only what stands in for all that isn't known. */
export function nothingKnown({ verdict }: Pick<Analysis, "verdict">): boolean {
  return verdict.because.includes("nothing known");
}

/** `null` where everything that has weight is known. */
export function knownOf({ knownWeight, unknown, values, people }: Analysis): KnownWeight | null {
  if (knownWeight > 1 - SAME) return null;
  const options = Object.keys(values).length;
  const apart = unknown.every((one) => one.options.length === options);
  return { weight: knownWeight, apart, room: people.length > 1 };
}

export function verdictClaim(analysis: Analysis): LeadClaim & { kind: "verdict" } {
  return { kind: "verdict", word: analysis.verdict.word, leader: leaderOf(analysis) };
}

/** Why the verdict is what it is: the lead, the tie, or what keeps it silent. */
export function leadClaim(analysis: Analysis): LeadClaim & { kind: "lead" | "level" | "silent" } {
  const { verdict, gap, values, contributions } = analysis;
  if (verdict.word === "none" || gap === null) return silence(analysis);
  const leader = leaderOf(analysis);
  const known = knownOf(analysis);
  if (leader === null) {
    const value = values[gap.leader] as number;
    const options = Object.keys(values).filter((id) => Math.abs((values[id] as number) - value) < SAME);
    return { kind: "level", options, value, known };
  }
  const named = (sign: number) =>
    main(contributions.filter(({ value }) => sign * value > SAME)).map(({ criterion }) => criterion);
  return {
    kind: "lead",
    leader,
    over: gap.over,
    options: Object.keys(values),
    word: verdict.word,
    gap: gap.value,
    for: named(1),
    against: named(-1),
    known,
  };
}

function silence({ verdict, excluded, values, disagreement }: Analysis): LeadClaim & { kind: "silent" } {
  const options = Object.keys(values);
  const [why] = verdict.because;
  if (why === "all excluded") return { kind: "silent", because: "all excluded", options };
  if (why === "one option")
    return { kind: "silent", because: excluded.length > 0 ? "only one left" : "only one", options };
  if (why === "no weights") return { kind: "silent", because: "no weights", options };
  const some = disagreement.some(({ answered }) => answered > 0);
  return { kind: "silent", because: some ? "too little known" : "nothing answered", options };
}

/** The largest first; of two that are equal, the one for the leader. */
function bySize(a: Contribution, b: Contribution): number {
  const size = Math.abs(b.value) - Math.abs(a.value);
  return Math.abs(size) > SAME ? size : Math.sign(b.value) - Math.sign(a.value);
}

/** The contributions that matter: at least half as large as the largest, three at most. */
function main(contributions: readonly Contribution[]): Contribution[] {
  const sorted = [...contributions].sort(bySize);
  const most = Math.abs(sorted[0]?.value ?? 0);
  return sorted.filter(({ value }) => Math.abs(value) >= most / 2 - SAME).slice(0, 3);
}

/** The tests behind the verdict, those about people only where there are several. A tie has no lead to test. */
export function testClaims(analysis: Analysis): (LeadClaim & { kind: "test" })[] {
  const leader = leaderOf(analysis);
  if (leader === null) return [];
  const room = analysis.people.length > 1;
  const deciders = analysis.leaveOneOut.people.filter((one) => one.leader !== leader).map(({ name }) => name);
  return analysis.verdict.tests
    .filter(({ id }) => room || (id !== "T3" && id !== "T4"))
    .map((test) => ({
      kind: "test",
      test,
      clear: analysis.thresholds,
      people: test.id === "T3" ? deciders : [],
      room,
      known: knownOf(analysis),
    }));
}

const caps: readonly Cap[] = [
  "unknown decides",
  "much unknown",
  "must-have unchecked",
  "must-have fails",
  "answers contradict",
];

/** What else keeps the verdict from being clear. */
export function capClaims(analysis: Analysis): (LeadClaim & { kind: "cap" })[] {
  const leader = leaderOf(analysis);
  if (leader === null) return [];
  const known = knownOf(analysis);
  return caps
    .filter((why) => analysis.verdict.because.includes(why))
    .map((because) => ({ kind: "cap", because, leader, known, limit: analysis.thresholds.unknownWeight }));
}

/** The rows of "where the points come from", the largest first. */
export function partClaims({
  contributions,
  gap,
}:
  | Pick<Analysis, "contributions" | "gap">
  | { contributions: readonly Contribution[]; gap: Analysis["gap"] }): (WhyClaim & { kind: "part" })[] {
  if (gap === null) return [];
  return contributions
    .filter(({ value }) => value !== 0)
    .sort(bySize)
    .map(({ criterion, value, weight, difference }) => {
      const [option, over] = value > 0 ? [gap.leader, gap.over] : [gap.over, gap.leader];
      return { kind: "part", criterion, option, over, weight, steps: 4 * Math.abs(difference), value: Math.abs(value) };
    });
}

/** Why the other criteria have no row. */
export function levelClaims({ contributions, gap, unknown, people }: Analysis): WhyClaim[] {
  if (gap === null) return [];
  const room = people.length > 1;
  const zero = contributions.filter(({ value }) => value === 0);
  const pair = [gap.leader, gap.over];
  const openFor = (criterion: string) => {
    const options = unknown.find((one) => one.criterion === criterion)?.options ?? [];
    return pair.filter((option) => options.includes(option));
  };
  const named = (some: readonly Contribution[]) => some.map(({ criterion }) => criterion);
  const weightless = named(zero.filter(({ weight }) => weight === 0));
  const counted = zero.filter(({ weight }) => weight > 0);
  const same = named(counted.filter(({ criterion }) => openFor(criterion).length === 0));
  const open = [null, [gap.leader], [gap.over]].map((options) => ({
    kind: "open" as const,
    criteria: named(counted).filter((criterion) => {
      const those = openFor(criterion);
      return options === null ? those.length === 2 : those.length === 1 && those[0] === options[0];
    }),
    options,
    room,
  }));
  return [
    ...(same.length > 0 ? [{ kind: "same" as const, criteria: same, options: pair, room }] : []),
    ...(weightless.length > 0 ? [{ kind: "weightless" as const, criteria: weightless }] : []),
    ...open.filter(({ criteria }) => criteria.length > 0),
  ];
}
