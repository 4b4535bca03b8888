/** What would change the result: other weights, other scores, other answers. */
import { SAME } from "#shared/analysis/compute/numbers";
import type { Analysis } from "#shared/analysis/model";
import type { ChangeClaim } from "./claim";
import { leaderOf } from "./lead";

/** Below this share, and above what is left of 1, a weight is so near the end of its scale that it isn't worth saying. */
const END = 0.01;
/** Nor is a range that is narrower than this. */
const NARROW = 1e-4;

/** The weights that put somebody else ahead, the nearest first. */
export function weightClaims({ flips }: Analysis): (ChangeClaim & { kind: "weight" })[] {
  return flips
    .filter(worthSaying)
    .sort((a, b) => Math.abs(a.weight - a.now) - Math.abs(b.weight - b.now))
    .map(({ criterion, weight, now, to, tied, until }) => ({
      kind: "weight",
      criterion,
      now,
      range: weight > now ? [weight, until ?? 1] : [until ?? 0, weight],
      options: [to, ...tied],
    }));
}

function worthSaying({ weight, until }: Analysis["flips"][number]): boolean {
  return weight >= END && weight <= 1 - END && (until === null || Math.abs(until - weight) >= NARROW);
}

/** The criteria whose weight alone puts nobody else ahead; nothing is said where one does that isn't worth saying. */
export function weightsClaim(analysis: Analysis): (ChangeClaim & { kind: "weights" }) | null {
  const leader = leaderOf(analysis);
  const { flips, contributions } = analysis;
  if (leader === null || flips.some((flip) => !worthSaying(flip))) return null;
  const turning = new Set(flips.map(({ criterion }) => criterion));
  const criteria = contributions.map(({ criterion }) => criterion).filter((criterion) => !turning.has(criterion));
  return criteria.length === 0 ? null : { kind: "weights", criteria, all: turning.size === 0, leader };
}

export function scoreClaim(analysis: Analysis): (ChangeClaim & { kind: "score" }) | null {
  const leader = leaderOf(analysis);
  if (leader === null) return null;
  const { oneScore, people } = analysis;
  const { steps = null, ahead = [], tie = false } = oneScore ?? {};
  return { kind: "score", leader, steps, ahead, tie, room: people.length > 1 };
}

/**
 * The least weight that has to move, in whole points where one criterion can give them: at the exact amount the two are
 * level, and the next whole point decides.
 */
export function moveClaim(analysis: Analysis): (ChangeClaim & { kind: "move" }) | null {
  const { cheapestReallocation: cheapest, people } = analysis;
  const leader = leaderOf(analysis);
  const first = cheapest?.moves[0];
  if (leader === null || cheapest === null || first === undefined) return null;
  const told = { kind: "move" as const, leader, option: cheapest.to, to: first.to, room: people.length > 1 };
  if (cheapest.whole !== null)
    return { ...told, effect: "ahead", from: [{ criterion: first.from, weight: cheapest.whole }] };
  return { ...told, effect: "level", from: cheapest.moves.map(({ from, weight }) => ({ criterion: from, weight })) };
}

/** Other answers that would change who leads, those of one person that lead to the same together. */
export function answerClaims({ answerFlips, people }: Analysis): (ChangeClaim & { kind: "answer" })[] {
  const room = people.length > 1;
  const together = new Map<string, ChangeClaim & { kind: "answer" }>();
  for (const { person, criterion, answer, leader, changes } of answerFlips) {
    if (!changes) continue;
    const key = JSON.stringify([person, criterion, leader]);
    const known = together.get(key);
    if (known) known.answers.push(answer);
    else together.set(key, { kind: "answer", person, criterion, answers: [answer], leader, room });
  }
  return [...together.values()];
}

/** Weights that are all alike have no order. */
export function ordered({ contributions }: Analysis): boolean {
  const weights = contributions.map(({ weight }) => weight);
  return Math.max(...weights) - Math.min(...weights) > SAME;
}
