/**
 * In what share of cases each option leads when scores are uncertain as well as weights: the weights drawn around the
 * team's, and every score of everybody independently a step lower, as it is, or a step higher, a third each, within 1
 * to 5. An unknown cell stays where it counts.
 */
import { gammas, mulberry32 } from "#shared/base/random";
import { type Chances, centralNodes, plus, spread } from "./chances";
import { SAME } from "./numbers";
import { samplingError } from "./sampling";
import type { Grid } from "./values";
import { answersTo, type Voice } from "./voices";

/** Cases drawn for three or more options. */
export const CASES = 5_000;

/** A share per option in which it leads alone, and where it was sampled the half-width of its 95 % interval. */
export interface WithScores {
  shares: number[];
  samples?: number;
  error?: number;
}

export function sharesWithScores(grid: Grid, voices: readonly Voice[], kappa: number, samples = CASES): WithScores {
  const cells = grid.values.map((row, i) =>
    row.map((value, j): Chances => {
      const known = (grid.known[i] as boolean[])[j] as boolean;
      return known ? spread(answersTo(voices, i, j)) : { at: [value], chance: [1] };
    }),
  );
  const alpha = grid.weights.map((w) => kappa * w);
  if (cells.length === 2) return { shares: ofTwo(cells[0] as Chances[], cells[1] as Chances[], alpha) };
  return { shares: sampled(cells, alpha, samples), samples, error: samplingError(samples) };
}

/**
 * A difference with more values than `MOST` is stood for by `NODES` of them, to about 1e-7, where enough others blur it:
 * at least `OTHERS` criteria, none with more than half of the weight.
 */
const MOST = 33;
const NODES = 9;
const OTHERS = 4;

function ofTwo(left: readonly Chances[], right: readonly Chances[], alpha: readonly number[]): number[] {
  const total = alpha.reduce((sum, a) => sum + a, 0);
  const blurred = alpha.filter((a) => a > 0).length >= OTHERS && alpha.every((a) => a <= total / 2);
  const differences = alpha.flatMap((a, j) => {
    if (a <= 0) return [];
    const { at, chance } = right[j] as Chances;
    const d = plus(left[j] as Chances, { at: at.map((x) => -x), chance });
    return [{ alpha: a, ...(blurred && d.at.length > MOST ? centralNodes(d, NODES) : d) }];
  });
  const level = differences.reduce(
    (all, { at, chance }) =>
      all * at.reduce((sum, x, k) => (Math.abs(x) < SAME ? sum + (chance[k] as number) : sum), 0),
    1,
  );
  const ahead = shareAbove(differences);
  const strictly = (share: number) => Math.min(1, Math.max(0, share - level / 2));
  return [strictly(ahead), strictly(1 - ahead)];
}

interface Term extends Chances {
  alpha: number;
}

const STEP = 0.1;
/** Below this the characteristic function is its first term to more digits than a number has. */
const STRAIGHT = -2.6;

/**
 * `P(S > 0) + P(S = 0) / 2` for `S = sum g_j D_j`, `g_j` gamma variables with shape `alpha` and `D_j` independent with
 * few values. Gil-Pelaez inversion (1951) of the product of `sum_k p_k (1 - i t d_k)^-alpha`, double-exponential
 * quadrature; good to about 1e-12 for these nodes.
 */
function shareAbove(terms: readonly Term[]): number {
  const all = terms.flatMap(({ at }) => at);
  if (all.every((x) => x > 0)) return 1;
  if (all.every((x) => x < 0)) return 0;
  if (all.every((x) => x === 0)) return 0.5;
  const mean = terms.reduce(
    (sum, { alpha, at, chance }) => sum + alpha * at.reduce((part, x, k) => part + x * (chance[k] as number), 0),
    0,
  );
  let integral = 0;
  for (let k = Math.round(-4 / STEP); k <= 10 / STEP; k++) {
    const u = k * STEP;
    const t = Math.exp((Math.PI / 2) * Math.sinh(u));
    if (u < STRAIGHT) {
      integral += mean * t * Math.cosh(u);
      continue;
    }
    let re = 1;
    let im = 0;
    for (const { alpha, at, chance } of terms) {
      let x = 0;
      let y = 0;
      for (let n = 0; n < at.length; n++) {
        const z = (at[n] as number) * t;
        const size = (chance[n] as number) * Math.exp((-alpha / 2) * Math.log1p(z * z));
        const turn = alpha * Math.atan(z);
        x += size * Math.cos(turn);
        y += size * Math.sin(turn);
      }
      const next = re * x - im * y;
      im = re * y + im * x;
      re = next;
    }
    integral += im * Math.cosh(u);
    if (t > 1e140 || (re * re + im * im < 1e-28 && t > 1)) break;
  }
  return Math.min(1, Math.max(0, 0.5 + (integral * STEP) / 2));
}

function sampled(cells: readonly Chances[][], alpha: readonly number[], samples: number): number[] {
  const random = mulberry32(45);
  const draw = gammas([alpha], random);
  const w = new Float64Array(alpha.length);
  const tables = cells.map((row) => row.map(aliases));
  const counts = cells.map(() => 0);
  for (let k = 0; k < samples; k++) {
    draw([w]);
    let best = Number.NEGATIVE_INFINITY;
    let next = Number.NEGATIVE_INFINITY;
    let first = 0;
    for (let i = 0; i < tables.length; i++) {
      const row = tables[i] as Alias[];
      let value = 0;
      for (let j = 0; j < w.length; j++) {
        const { at, keep, other } = row[j] as Alias;
        const place = random() * at.length;
        const slot = Math.floor(place);
        const is = place - slot < (keep[slot] as number) ? slot : (other[slot] as number);
        value += (w[j] as number) * (at[is] as number);
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

/** A distribution ready to be drawn from with one number (Walker 1977, Vose 1991). */
interface Alias {
  at: readonly number[];
  keep: Float64Array;
  other: Int32Array;
}

function aliases({ at, chance }: Chances): Alias {
  const n = at.length;
  const keep = Float64Array.from(chance, (p) => p * n);
  const other = Int32Array.from(at, (_, k) => k);
  const small: number[] = [];
  const large: number[] = [];
  keep.forEach((p, k) => {
    (p < 1 ? small : large).push(k);
  });
  while (small.length > 0 && large.length > 0) {
    const low = small.pop() as number;
    const high = large[large.length - 1] as number;
    other[low] = high;
    keep[high] = (keep[high] as number) + (keep[low] as number) - 1;
    if ((keep[high] as number) < 1) small.push(large.pop() as number);
  }
  for (const k of [...small, ...large]) keep[k] = 1;
  return { at, keep, other };
}
