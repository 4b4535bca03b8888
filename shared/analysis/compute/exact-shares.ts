/**
 * In what share of weightings one option is ahead of another: exact, for any number of criteria. A weighting is drawn
 * from the simplex; `d` is the difference of values per criterion.
 */

import { once } from "#shared/base/once";
import { mulberry32, type Random } from "#shared/base/random";
import { SAME } from "./numbers";

/**
 * The share of all weightings in which `sum w_j d_j <= 0` (Varsi 1973, Ali 1973). Only convex combinations, so it is
 * stable and repeated differences do no harm. Where every difference is 0 the options are level everywhere, and half
 * of the weightings go to each.
 */
export function shareBehind(d: readonly number[]): number {
  return simplex(d.length)(new Float64Array(d));
}

/** `shareBehind` for many lists of `n` differences, without new arrays for each. */
function simplex(n: number): (d: Float64Array) => number {
  const below = new Float64Array(n);
  const above = new Float64Array(n);
  const a = new Float64Array(n + 1);
  return (d) => {
    let low = 0;
    let high = 0;
    let level = true;
    for (let j = 0; j < n; j++) {
      const x = d[j] as number;
      if (x < 0) below[low++] = x;
      else above[high++] = x;
      if (x !== 0) level = false;
    }
    if (level) return 0.5;
    for (let k = 1; k <= high; k++) a[k] = 0;
    a[0] = 1;
    for (let h = 0; h < low; h++) {
      const x = below[h] as number;
      let before = 1;
      for (let k = 1; k <= high; k++) {
        const y = above[k - 1] as number;
        before = (y * (a[k] as number) - x * before) / (y - x);
        a[k] = before;
      }
    }
    return a[high] as number;
  };
}

/** The share of all weightings in which the option is ahead. */
export function shareAhead(d: readonly number[]): number {
  return shareBehind(negative(d));
}

/**
 * The share of weightings near `weights` in which the option is ahead: `P(sum w_j d_j > 0)` for `w` from a Dirichlet
 * distribution with `alpha = kappa * weights` (a criterion with 0 has no weight), for each kappa: several at once share
 * nearly all of the work. Gil-Pelaez inversion of gamma variables (1951), double-exponential quadrature; good to about
 * 1e-12.
 */
export function sharesAheadNear(d: readonly number[], weights: readonly number[], kappas: readonly number[]): number[] {
  const terms = bySize(d, weights);
  const everywhere = (share: number) => kappas.map(() => share);
  if (terms.length === 0) return everywhere(0.5);
  if (terms.every(({ weight, lead }) => lead === weight)) return everywhere(1);
  if (terms.every(({ weight, lead }) => lead === -weight)) return everywhere(0);

  const loosest = Math.min(...kappas);
  const integrals = kappas.map(() => 0);
  for (const { t, logT, width } of places()) {
    let phase = 0;
    let decay = 0;
    for (const { size, log, weight, lead } of terms) {
      const y = size * t;
      phase += lead * Math.atan(y);
      // The square overflows long before its logarithm does.
      decay += weight * (y < 1e8 ? Math.log1p(y * y) : 2 * (log + logT));
    }
    if (loosest * decay > 90) break;
    for (let i = 0; i < kappas.length; i++) {
      const kappa = kappas[i] as number;
      integrals[i] = (integrals[i] as number) + Math.sin(kappa * phase) * Math.exp((-kappa * decay) / 2) * width;
    }
  }
  return integrals.map((integral) => Math.min(1, Math.max(0, 0.5 + (integral * STEP) / 2)));
}

const STEP = 0.05;

/** Where the quadrature looks, and how wide the part is that each place stands for. */
const places = once(() =>
  Array.from({ length: 281 }, (_, k) => {
    const u = (k - 80) * STEP;
    const logT = (Math.PI / 2) * Math.sinh(u);
    return { t: Math.exp(logT), logT, width: Math.cosh(u) };
  }),
);

/** Criteria with weight that differ by the same size, one way or the other. */
interface Sized {
  /** 0..1, the largest being 1; and its logarithm. */
  size: number;
  log: number;
  /** All of their weight, and what is left of it for the option that is ahead: less what is against it. */
  weight: number;
  lead: number;
}

/** Scores are few, and so are their differences: what follows from a size is worked out once for all who share it. */
function bySize(d: readonly number[], weights: readonly number[]): Sized[] {
  const scale = Math.max(...d.map((x, j) => ((weights[j] as number) > 0 ? Math.abs(x) : 0)));
  const sized = new Map<number, Sized>();
  for (const [j, x] of d.entries()) {
    const weight = weights[j] as number;
    if (x === 0 || weight <= 0) continue;
    const size = Math.abs(x / scale);
    const known = sized.get(size) ?? { size, log: Math.log(size), weight: 0, lead: 0 };
    known.weight += weight;
    known.lead += Math.sign(x) * weight;
    sized.set(size, known);
  }
  return [...sized.values()];
}

/** A share, and where it was sampled the half-width of its 95 % interval. */
export interface Estimate {
  share: number;
  samples?: number;
  error?: number;
}

/**
 * The share in which the option is ahead when only the order of the criteria is agreed, every weighting in that order
 * counting alike. The corners of these weightings are the means over the first k criteria. Criteria of equal weight
 * have no order: all their tie-breaks count alike, up to `exact` of them one by one and above that a seeded sample.
 */
export function shareAheadInOrder(
  d: readonly number[],
  weights: readonly number[],
  { exact = 720, samples = 500, seed = 7 } = {},
): Estimate {
  // Behind for the rival is ahead for the option.
  const groups = tieGroups(weights).map((group) => group.map((j) => -(d[j] as number)).sort((a, b) => a - b));
  const share = orderShare(d.length);
  if (groups.length === 1) return { share: shareAhead(d) };
  if (tieBreaks(groups) <= exact) {
    let total = 0;
    let count = 0;
    everyOrder(groups, (order) => {
      total += share(order);
      count++;
    });
    return { share: total / count };
  }
  const random = mulberry32(seed);
  let total = 0;
  let squares = 0;
  const order = Float64Array.from(groups.flat());
  const ends = endsOf(groups);
  for (let k = 0; k < samples; k++) {
    let from = 0;
    for (const to of ends) {
      shuffleIn(order, from, to, random);
      from = to;
    }
    const one = share(order);
    total += one;
    squares += one * one;
  }
  const mean = total / samples;
  return { share: mean, samples, error: 1.96 * Math.sqrt(Math.max(0, squares / samples - mean * mean) / samples) };
}

/** `shareBehind` of the running means of a list, for many lists of `n` differences. */
function orderShare(n: number): (order: Float64Array) => number {
  const behind = simplex(n);
  const corners = new Float64Array(n);
  return (order) => {
    let total = 0;
    for (let k = 0; k < n; k++) {
      total += order[k] as number;
      corners[k] = Math.abs(total) < SAME ? 0 : total / (k + 1);
    }
    return behind(corners);
  };
}

/**
 * The mean of all weightings in which the option is ahead, one weight per criterion; `null` where it never is. One more
 * knot at `d_j` weighs every weighting by `w_j`.
 */
export function centralWeights(d: readonly number[]): number[] | null {
  const share = shareAhead(d);
  if (share < SAME) return null;
  const behind = simplex(d.length + 1);
  const rival = negative(d);
  const known = new Map<number, number>();
  return rival.map((x) => {
    const weight = known.get(x) ?? behind(new Float64Array([...rival, x])) / share / d.length;
    known.set(x, weight);
    return weight;
  });
}

/** Criteria by weight, the heaviest first; those of equal weight together. */
export function tieGroups(weights: readonly number[]): number[][] {
  const order = weights.map((_, j) => j).sort((a, b) => (weights[b] as number) - (weights[a] as number));
  const groups: number[][] = [];
  let last = Number.POSITIVE_INFINITY;
  for (const j of order) {
    const weight = weights[j] as number;
    if (last - weight > SAME) groups.push([]);
    (groups.at(-1) as number[]).push(j);
    last = weight;
  }
  return groups;
}

export function negative(d: readonly number[]): number[] {
  return d.map((x) => (x === 0 ? 0 : -x));
}

/** How many orders differ: equal differences inside a group are the same order. */
function tieBreaks(sortedGroups: readonly number[][]): number {
  let count = 1;
  for (const group of sortedGroups) {
    let run = 0;
    group.forEach((x, k) => {
      run = k > 0 && x === group[k - 1] ? run + 1 : 1;
      count = (count * (k + 1)) / run;
    });
  }
  return count;
}

/**
 * Calls `visit` with each different order, the groups staying in theirs. All are equally likely. It is the same list
 * each time, changed in place.
 */
function everyOrder(sortedGroups: readonly number[][], visit: (order: Float64Array) => void): void {
  const order = Float64Array.from(sortedGroups.flat());
  const ends = endsOf(sortedGroups);
  for (;;) {
    visit(order);
    let g = ends.length - 1;
    while (g >= 0 && !nextOrder(order, ends[g - 1] ?? 0, ends[g] as number)) g--;
    if (g < 0) return;
  }
}

/**
 * The next order of `list[from..to)` by the alphabet, equal numbers being the same letter. After the last one it is
 * sorted again and the answer is false.
 */
function nextOrder(list: Float64Array, from: number, to: number): boolean {
  let i = to - 2;
  while (i >= from && (list[i] as number) >= (list[i + 1] as number)) i--;
  if (i >= from) {
    let j = to - 1;
    while ((list[j] as number) <= (list[i] as number)) j--;
    swap(list, i, j);
  }
  for (let low = i >= from ? i + 1 : from, high = to - 1; low < high; low++, high--) swap(list, low, high);
  return i >= from;
}

/** Where each group ends in a list of all. */
function endsOf(groups: readonly (readonly number[])[]): number[] {
  const ends: number[] = [];
  for (const group of groups) ends.push((ends.at(-1) ?? 0) + group.length);
  return ends;
}

/** `shuffle` of `list[from..to)`. */
function shuffleIn(list: Float64Array, from: number, to: number, random: Random): void {
  for (let k = to - 1; k > from; k--) swap(list, k, from + Math.floor(random() * (k - from + 1)));
}

function swap(list: Float64Array, i: number, j: number): void {
  const held = list[i] as number;
  list[i] = list[j] as number;
  list[j] = held;
}
