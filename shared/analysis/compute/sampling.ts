/** Rank acceptability of three or more options (SMAA-2, Lahdelma & Salminen 2001) by seeded sampling of weights. */
import { drawEvenly, gammas, mulberry32, shuffle } from "#shared/base/random";
import { tieGroups } from "./exact-shares";

/** Half-width of the 95 % interval of a sampled share at its widest, one half. */
export function samplingError(samples: number): number {
  return 1.96 * Math.sqrt(0.25 / samples);
}

export interface Ranks {
  /** Per option the share of weightings in which it is first, second, ... */
  ranks: number[][];
  /** Per option the mean of the weightings in which it is first; `null` where it never was. */
  central: (number[] | null)[];
}

/** Even points of the simplex, `n` numbers each, one after the other. */
let kept = { n: 0, points: new Float64Array() };

/**
 * At least so many points drawn evenly from the simplex with a fixed seed. They depend on nothing else, so those of the
 * last number of criteria are kept: to draw them would take as long as all that is done with them.
 */
function evenPoints(n: number, samples: number): Float64Array {
  if (kept.n === n && kept.points.length >= n * samples) return kept.points;
  const random = mulberry32(42);
  const points = new Float64Array(n * samples);
  for (let k = 0; k < samples; k++) drawEvenly(points.subarray(k * n, (k + 1) * n), random);
  kept = { n, points };
  return points;
}

/** All weightings alike. Options that are level share their ranks evenly. */
export function sampleRanks(values: readonly number[][], samples: number): Ranks {
  const m = values.length;
  const n = (values[0] as number[]).length;
  const points = evenPoints(n, samples);
  const w = new Float64Array(n);
  const v = new Float64Array(m);
  const ranks = values.map(() => new Array<number>(m).fill(0));
  const central = values.map(() => new Float64Array(n));
  const table = flat(values);
  for (let k = 0; k < samples; k++) {
    for (let j = 0; j < n; j++) w[j] = points[k * n + j] as number;
    evaluate(table, w, v);
    for (let i = 0; i < m; i++) {
      const mine = v[i] as number;
      let ahead = 0;
      let level = 0;
      for (let b = 0; b < m; b++) {
        if ((v[b] as number) > mine) ahead++;
        else if (v[b] === mine) level++;
      }
      const row = ranks[i] as number[];
      for (let r = ahead; r < ahead + level; r++) row[r] = (row[r] as number) + 1 / level;
      if (ahead > 0) continue;
      const total = central[i] as Float64Array;
      for (let j = 0; j < n; j++) total[j] = (total[j] as number) + (w[j] as number) / level;
    }
  }
  return {
    ranks: ranks.map((row) => row.map((count) => count / samples)),
    central: central.map((total, i) => {
      const first = (ranks[i] as number[])[0] as number;
      return first === 0 ? null : Array.from(total, (x) => x / first);
    }),
  };
}

/** As `sampleNear` around one `alpha`; with what was drawn, one weighting after the other, of any sum. */
export function sampleAround(
  values: readonly number[][],
  alpha: readonly number[],
  samples: number,
  seed = 43,
): { shares: number[]; draws: Float64Array } {
  const draw = gammas([alpha], mulberry32(seed));
  const draws = new Float64Array(alpha.length * samples);
  let at = 0;
  const [shares] = firstShares(values, 1, samples, (weights) => {
    draw(weights);
    for (const w of weights[0] as Float64Array) draws[at++] = w;
  });
  return { shares: shares as number[], draws };
}

/** The share in which each option is first, weights drawn around each of several `alphas`. */
export function sampleNear(
  values: readonly number[][],
  alphas: readonly (readonly number[])[],
  samples: number,
  seed = 43,
): number[][] {
  return firstShares(values, alphas.length, samples, gammas(alphas, mulberry32(seed)));
}

/** The share in which each option is first, only the order of the weights being agreed and its ties broken evenly. */
export function sampleInOrder(values: readonly number[][], weights: readonly number[], samples: number): number[] {
  const random = mulberry32(44);
  const groups = tieGroups(weights);
  const n = weights.length;
  const points = evenPoints(n, samples);
  let from = 0;
  const [shares] = firstShares(values, 1, samples, ([w]) => {
    if (w === undefined) return;
    let k = n;
    let tail = 0;
    for (let g = groups.length - 1; g >= 0; g--) {
      const group = groups[g] as number[];
      if (group.length > 1) shuffle(group, random);
      for (let at = group.length - 1; at >= 0; at--) {
        tail += (points[from + k - 1] as number) / k;
        k--;
        w[group[at] as number] = tail;
      }
    }
    from += n;
  });
  return shares as number[];
}

/** `draw` fills in several lists of weights, of any sum: who is first doesn't depend on it. */
function firstShares(
  values: readonly number[][],
  lists: number,
  samples: number,
  draw: (weights: readonly Float64Array[]) => void,
): number[][] {
  const m = values.length;
  const weights = Array.from({ length: lists }, () => new Float64Array((values[0] as number[]).length));
  const counts = Array.from({ length: lists }, () => new Float64Array(m));
  const v = new Float64Array(m);
  const table = flat(values);
  for (let k = 0; k < samples; k++) {
    draw(weights);
    for (let s = 0; s < lists; s++) {
      evaluate(table, weights[s] as Float64Array, v);
      let first = 0;
      let level = 1;
      for (let i = 1; i < m; i++) {
        if ((v[i] as number) > (v[first] as number)) {
          first = i;
          level = 1;
        } else if (v[i] === v[first]) level++;
      }
      const count = counts[s] as Float64Array;
      if (level === 1) count[first] = (count[first] as number) + 1;
      else for (let i = first; i < m; i++) if (v[i] === v[first]) count[i] = (count[i] as number) + 1 / level;
    }
  }
  return counts.map((count) => Array.from(count, (x) => x / samples));
}

function flat(values: readonly number[][]): Float64Array {
  return Float64Array.from(values.flat());
}

function evaluate(table: Float64Array, w: Float64Array, v: Float64Array): void {
  let at = 0;
  for (let i = 0; i < v.length; i++) {
    let total = 0;
    for (let j = 0; j < w.length; j++) total += (table[at++] as number) * (w[j] as number);
    v[i] = total;
  }
}
