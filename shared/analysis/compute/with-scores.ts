/**
 * In what share of cases each option leads when scores are uncertain as well as weights: the weights drawn around the
 * team's, and every score of everybody independently a step lower, as it is, or a step higher, a third each, within 1
 * to 5. An unknown cell stays where it counts.
 */
import { gammas, mulberry32 } from "#shared/base/random";
import { type Chances, differenceOf, meanDifference, NODES, nodesOf, spread } from "./chances";
import { SAME } from "./numbers";
import { samplingError } from "./sampling";
import type { Grid } from "./values";
import { type Said, saidOf } from "./voices";

/** Cases drawn for three or more options. */
export const CASES = 2_000;

/** A share per option in which it leads alone, and where it was sampled the half-width of its 95 % interval. */
export interface WithScores {
  shares: number[];
  samples?: number;
  error?: number;
}

/** @param draws weightings that were drawn around the same weights, to be taken for three or more options */
export function sharesWithScores(
  grid: Grid,
  said: Said,
  kappa: number,
  samples = CASES,
  draws: Float64Array | null = null,
): WithScores {
  const alpha = grid.weights.map((w) => kappa * w);
  if (grid.values.length === 2) return { shares: ofTwo(grid, said, alpha) };
  const cells = grid.values.map((row, i) =>
    row.map((value, j): Chances => {
      const known = (grid.known[i] as boolean[])[j] as boolean;
      return known ? spread(saidOf(said, i, j)) : { at: [value], chance: [1] };
    }),
  );
  return { shares: sampled(cells, alpha, samples, draws), samples, error: samplingError(samples) };
}

/**
 * Where this many criteria or more that are known for both blur each other, none with more than half of their weight, and this many people or more
 * judge, few nodes stand for the distribution of each difference, to about 1e-6; otherwise all its values are taken.
 */
const CRITERIA = 4;
const PEOPLE = 4;

function ofTwo(grid: Grid, said: Said, alpha: readonly number[]): number[] {
  // A criterion that isn't known for both doesn't vary as those do that blur each other.
  const varying = alpha.filter((a, j) => a > 0 && [0, 1].every((i) => (grid.known[i] as boolean[])[j]));
  const total = varying.reduce((sum, a) => sum + a, 0);
  const blurred = varying.length >= CRITERIA && varying.every((a) => a <= total / 2);
  let level = 1;
  const terms = alpha.flatMap((a, j): Term[] => {
    if (a <= 0) return [];
    const [left, right] = [0, 1].map((i) => ((grid.known[i] as boolean[])[j] ? saidOf(said, i, j) : null)) as [
      readonly number[] | null,
      readonly number[] | null,
    ];
    if (blurred && left !== null && right !== null && Math.min(left.length, right.length) >= PEOPLE) {
      const narrow = differenceOf(left, right);
      const nodes = [2, 3, NODES].map((n) => nodesOf(narrow, n));
      level = 0;
      return [{ alpha: a, mean: narrow.mean, deviation: narrow.deviation, nodes }];
    }
    const whole = wholeOf(meanDifference(left, right));
    level *= whole.level;
    return [{ alpha: a, mean: whole.mean, deviation: 0, nodes: [whole.d] }];
  });
  const ahead = shareAbove(terms);
  const strictly = (share: number) => Math.min(1, Math.max(0, share - level / 2));
  return [strictly(ahead), strictly(1 - ahead)];
}

/** A difference with all its values. */
interface Whole {
  d: Chances;
  mean: number;
  /** How likely it is none. */
  level: number;
}

function wholeOf(d: Chances): Whole {
  let mean = 0;
  let level = 0;
  for (const [k, x] of d.at.entries()) {
    mean += x * (d.chance[k] as number);
    if (Math.abs(x) < SAME) level += d.chance[k] as number;
  }
  return { d, mean, level };
}

/** One criterion's difference. */
interface Term {
  alpha: number;
  mean: number;
  deviation: number;
  /** The coarsest first, each good for a wider spread; one where all values are taken. */
  nodes: Chances[];
}

/** Where the quadrature looks: `t`, and how wide the part is that it stands for. */
interface Places {
  step: number;
  /** Below these the characteristic function is its first term to more digits than a number has: the sum of `t * width`. */
  straight: number;
  t: Float64Array;
  width: Float64Array;
}

function placesEvery(step: number): Places {
  const t: number[] = [];
  const width: number[] = [];
  let straight = 0;
  for (let u = -4; u <= 10; u += step) {
    const at = Math.exp((Math.PI / 2) * Math.sinh(u));
    if (u < -2.5) straight += at * Math.cosh(u);
    else {
      t.push(at);
      width.push(Math.cosh(u));
    }
  }
  return { step, straight, t: Float64Array.from(t), width: Float64Array.from(width) };
}

/** Where all values are taken, and where few stand for them. */
const FINE = placesEvery(0.0625);
const COARSE = placesEvery(0.125);

/**
 * `P(S > 0) + P(S = 0) / 2` for `S = sum g_j D_j`, `g_j` gamma variables with shape `alpha` and `D_j` independent with
 * few values. Gil-Pelaez inversion (1951) of the product of `sum_k p_k (1 - i t d_k)^-alpha`, double-exponential
 * quadrature; good to about 1e-12 with all values, 1e-8 with few.
 */
function shareAbove(terms: readonly Term[]): number {
  const all = terms.flatMap(({ nodes }) => nodes.at(-1)?.at ?? []);
  const exact = terms.every(({ nodes }) => nodes.length === 1);
  if (exact && all.every((x) => x > 0)) return 1;
  if (exact && all.every((x) => x < 0)) return 0;
  if (all.every((x) => x === 0)) return 0.5;
  const slope = terms.reduce((sum, { alpha, mean }) => sum + alpha * mean, 0);
  const { step, straight, t: places, width } = exact ? FINE : COARSE;
  const few = terms.filter(({ nodes }) => nodes.length > 1);
  const whole = productOf(terms.filter(({ nodes }) => nodes.length === 1));
  const product: Complex = { re: 1, im: 0 };
  let integral = slope * straight;
  for (let n = 0; n < places.length; n++) {
    const t = places[n] as number;
    product.re = 1;
    product.im = 0;
    for (const term of few) timesFew(product, term, t);
    whole(product, t);
    const { re, im } = product;
    integral += im * (width[n] as number);
    if (t > 1e140 || (re * re + im * im < 1e-22 && t > 1)) break;
  }
  return Math.min(1, Math.max(0, 0.5 + (integral * step) / 2));
}

interface Complex {
  re: number;
  im: number;
}

function times(product: Complex, re: number, im: number): void {
  const next = product.re * re - product.im * im;
  product.im = product.re * im + product.im * re;
  product.re = next;
}

/** The factor of a term that few nodes stand for: the wider it is spread at `t`, the more of them. */
function timesFew(product: Complex, { alpha, deviation, nodes }: Term, t: number): void {
  const wide = t * deviation;
  const { at, chance } = nodes[wide < 0.02 ? 0 : wide < 0.15 ? 1 : 2] as Chances;
  let re = 0;
  let im = 0;
  for (let k = 0; k < at.length; k++) {
    const z = (at[k] as number) * t;
    const length = (chance[k] as number) * Math.exp((-alpha / 2) * Math.log1p(z * z));
    const turn = alpha * Math.atan(z);
    re += length * Math.cos(turn);
    im += length * Math.sin(turn);
  }
  times(product, re, im);
}

/** A power that several terms share, `(1 - i t d)^-alpha`, by the size of `d`. */
interface Power extends Complex {
  alpha: number;
  size: Size;
}

interface Size {
  d: number;
  /** Of `1 - i t d`: the logarithm of the square of its length, and its angle. */
  log: number;
  angle: number;
}

/**
 * The factors of terms of which all values are taken. Whole scores have few differences and equal weights one alpha, so
 * what terms share is worked out once for each `t`.
 */
function productOf(terms: readonly Term[]): (product: Complex, t: number) => void {
  const sizes = new Map<number, Size>();
  const powers: Power[] = [];
  const byAlpha = new Map<number, Map<number, Power>>();
  const powerOf = (alpha: number, d: number): Power => {
    const own = byAlpha.get(alpha) ?? new Map<number, Power>();
    byAlpha.set(alpha, own);
    const known = own.get(d);
    if (known !== undefined) return known;
    const size = sizes.get(d) ?? { d, log: 0, angle: 0 };
    sizes.set(d, size);
    const power = { alpha, size, re: 1, im: 0 };
    own.set(d, power);
    powers.push(power);
    return power;
  };
  const sums = terms.map(({ alpha, nodes: [all] }) => {
    const { at, chance } = all as Chances;
    return { chance, sign: at.map(Math.sign), of: at.map((d) => powerOf(alpha, Math.abs(d))) };
  });
  const every = [...sizes.values()];
  return (product, t) => {
    for (const size of every) {
      const z = size.d * t;
      size.log = Math.log1p(z * z);
      size.angle = Math.atan(z);
    }
    for (const power of powers) {
      const length = Math.exp((-power.alpha / 2) * power.size.log);
      const turn = power.alpha * power.size.angle;
      power.re = length * Math.cos(turn);
      power.im = length * Math.sin(turn);
    }
    for (const { chance, sign, of } of sums) {
      let re = 0;
      let im = 0;
      for (let k = 0; k < of.length; k++) {
        const power = of[k] as Power;
        re += (chance[k] as number) * power.re;
        im += (chance[k] as number) * (sign[k] as number) * power.im;
      }
      times(product, re, im);
    }
  };
}

function sampled(
  cells: readonly Chances[][],
  alpha: readonly number[],
  samples: number,
  draws: Float64Array | null,
): number[] {
  const random = mulberry32(45);
  const draw = gammas([alpha], random);
  const w = new Float64Array(alpha.length);
  const { starts, sizes, at, keep, other } = aliases(cells.flat());
  const counts = cells.map(() => 0);
  for (let k = 0; k < samples; k++) {
    if (draws === null) draw([w]);
    else for (let j = 0; j < w.length; j++) w[j] = draws[k * w.length + j] as number;
    let best = Number.NEGATIVE_INFINITY;
    let next = Number.NEGATIVE_INFINITY;
    let first = 0;
    let cell = 0;
    for (let i = 0; i < cells.length; i++) {
      let value = 0;
      for (let j = 0; j < w.length; j++) {
        const place = random() * (sizes[cell] as number);
        const floor = Math.floor(place);
        const slot = (starts[cell] as number) + floor;
        const is = place - floor < (keep[slot] as number) ? slot : (other[slot] as number);
        value += (w[j] as number) * (at[is] as number);
        cell++;
      }
      if (value > best) {
        next = best;
        best = value;
        first = i;
      } else if (value > next) next = value;
    }
    if (best > next + SAME) counts[first] = (counts[first] as number) + 1;
  }
  return counts.map((count) => count / samples);
}

/**
 * Distributions ready to be drawn from with one number each (Walker 1977, Vose 1991), one after the other: this is the
 * innermost loop where a slider is dragged.
 */
interface Aliases {
  starts: Int32Array;
  sizes: Int32Array;
  at: Float64Array;
  keep: Float64Array;
  /** Places in `at`. */
  other: Int32Array;
}

function aliases(all: readonly Chances[]): Aliases {
  const sizes = Int32Array.from(all, ({ at }) => at.length);
  const starts = new Int32Array(all.length);
  for (let c = 1; c < all.length; c++) starts[c] = (starts[c - 1] as number) + (sizes[c - 1] as number);
  const keep = Float64Array.from(all.flatMap(({ chance }) => chance.map((p) => p * chance.length)));
  const other = Int32Array.from(keep, (_, k) => k);
  for (const [c, start] of starts.entries()) {
    const small: number[] = [];
    const large: number[] = [];
    for (let k = start; k < start + (sizes[c] as number); k++) ((keep[k] as number) < 1 ? small : large).push(k);
    while (small.length > 0 && large.length > 0) {
      const low = small.pop() as number;
      const high = large[large.length - 1] as number;
      other[low] = high;
      keep[high] = (keep[high] as number) + (keep[low] as number) - 1;
      if ((keep[high] as number) < 1) small.push(large.pop() as number);
    }
    for (const k of [...small, ...large]) keep[k] = 1;
  }
  return { starts, sizes, at: Float64Array.from(all.flatMap(({ at }) => at)), keep, other };
}
