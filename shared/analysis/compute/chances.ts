/** Distributions with finitely many values. */
import { SAME } from "./numbers";
import { UNKNOWN } from "./values";

export interface Chances {
  at: number[];
  /** Of each value; they sum to 1. */
  chance: number[];
}

/**
 * The mean of several people's values (0..1, four steps wide) when each is a step lower, as it is, or a step higher, a
 * third each, within the scale. Whole scores share one grid; others are added up one by one.
 */
export function spread(values: readonly number[]): Chances {
  const n = values.length;
  if (isWhole(values)) return onGrid(stepsOf(values));
  return values.reduce<Chances>(
    (sum, value) => {
      const around = [Math.max(0, value - 0.25), value, Math.min(1, value + 0.25)].map((x) => x / n);
      return binned(plus(sum, { at: around, chance: [1 / 3, 1 / 3, 1 / 3] }));
    },
    { at: [0], chance: [1] },
  );
}

/** Scores between the steps make ever more values: beyond this many the nearest are joined at their mean. */
const MOST = 2_000;

function binned({ at, chance }: Chances): Chances {
  if (at.length <= MOST) return { at, chance };
  const size = Math.ceil(at.length / (MOST / 4));
  const joined: Chances = { at: [], chance: [] };
  for (let k = 0; k < at.length; k += size) {
    const weight = chance.slice(k, k + size).reduce((sum, p) => sum + p, 0);
    joined.at.push(at.slice(k, k + size).reduce((sum, x, n) => sum + x * (chance[k + n] as number), 0) / weight);
    joined.chance.push(weight);
  }
  return joined;
}

/**
 * The mean of some values, as `spread` makes them vary, less the mean of others; `null` is what isn't known, which
 * stays in the middle.
 */
export function meanDifference(left: readonly number[] | null, right: readonly number[] | null): Chances {
  if (left !== null && right !== null && left.length === right.length && isWhole(left) && isWhole(right))
    return onGrid(stepsOf(left), stepsOf(right));
  const [one, other] = [left, right].map((values) => (values === null ? still : spread(values))) as [Chances, Chances];
  return plus(one, { at: other.at.map((x) => -x), chance: other.chance });
}

const still: Chances = { at: [UNKNOWN], chance: [1] };

function isWhole(values: readonly number[]): boolean {
  return values.every((value) => Math.abs(4 * value - Math.round(4 * value)) < SAME);
}

function stepsOf(values: readonly number[]): number[] {
  return values.map((value) => Math.round(4 * value));
}

/** Steps 0..4 of several people, less those of as many others or of nobody: the distribution of the mean on 0..1. */
function onGrid(steps: readonly number[], less: readonly number[] = []): Chances {
  let chance = [1];
  let low = 0;
  for (const step of steps) {
    const down = step > 0 ? 1 : 0;
    chance = moved(chance, down, step < 4 ? 1 : 0);
    low += step - down;
  }
  for (const step of less) {
    const up = step < 4 ? 1 : 0;
    chance = moved(chance, up, step > 0 ? 1 : 0);
    low -= step + up;
  }
  return { at: chance.map((_, k) => (low + k) / (4 * steps.length)), chance };
}

/** A distribution on whole steps after another one, a third each for one down, none and one up, where these can be. */
function moved(chance: readonly number[], down: number, up: number): number[] {
  const still = (3 - down - up) / 3;
  const next = new Array<number>(chance.length + down + up).fill(0);
  for (let k = 0; k < chance.length; k++) {
    const p = chance[k] as number;
    if (down === 1) next[k] = (next[k] as number) + p / 3;
    next[k + down] = (next[k + down] as number) + p * still;
    if (up === 1) next[k + down + 1] = (next[k + down + 1] as number) + p / 3;
  }
  return next;
}

/** The sum of two independent ones; values that are the same but for rounding are one. */
export function plus(a: Chances, b: Chances): Chances {
  const pairs: [number, number][] = [];
  for (let i = 0; i < a.at.length; i++)
    for (let k = 0; k < b.at.length; k++)
      pairs.push([(a.at[i] as number) + (b.at[k] as number), (a.chance[i] as number) * (b.chance[k] as number)]);
  pairs.sort((x, y) => x[0] - y[0]);
  const sum: Chances = { at: [], chance: [] };
  for (const [at, chance] of pairs) {
    const last = sum.at.length - 1;
    if (last >= 0 && at - (sum.at[last] as number) < SAME) sum.chance[last] = (sum.chance[last] as number) + chance;
    else {
      sum.at.push(Math.abs(at) < SAME ? 0 : at);
      sum.chance.push(chance);
    }
  }
  return sum;
}

/** Moments of one score's change, in steps, by how far it can move down and up: a third each way and a third still. */
function cumulants(down: number, up: number): number[] {
  const raw = Array.from({ length: ORDER + 1 }, (_, k) => (k === 0 ? 1 : ((-down) ** k + up ** k) / 3));
  // kappa_k = m_k - sum_{j=1}^{k-1} C(k-1, j-1) kappa_j m_{k-j}
  const kappa = [0];
  for (let k = 1; k <= ORDER; k++) {
    let rest = 0;
    for (let j = 1; j < k; j++) rest += choose(k - 1, j - 1) * (kappa[j] as number) * (raw[k - j] as number);
    kappa.push((raw[k] as number) - rest);
  }
  return kappa;
}

const binomials: number[][] = [];

function choose(n: number, k: number): number {
  binomials[n] ??= Array.from({ length: n + 1 }, (_, j) =>
    j === 0 || j === n ? 1 : choose(n - 1, j - 1) + choose(n - 1, j),
  );
  return (binomials[n] as number[])[k] as number;
}

/** Nodes at most; twice as many moments say where they stand. */
export const NODES = 6;
const ORDER = 2 * NODES - 1;
const whole = new Map<number, number[]>();

/** Cumulants of one score's change; the three kinds that whole scores have are kept. */
function cumulantsOf(value: number): number[] {
  const down = Math.min(1, 4 * value);
  const up = Math.min(1, 4 * (1 - value));
  const kind = down === 1 && up === 1 ? 0 : down === 0 ? 1 : up === 0 ? 2 : -1;
  if (kind < 0) return cumulants(down, up);
  const kept = whole.get(kind) ?? cumulants(down, up);
  whole.set(kind, kept);
  return kept;
}

/**
 * The difference of two means of scores that vary as in `spread`, as standard deviation, mean, and the recurrence of
 * its orthogonal polynomials: cumulants of independent scores add up, moments follow from them, and Chebyshev's
 * algorithm gives the recurrence (Gautschi 2004, section 2.1.7).
 */
export function differenceOf(left: readonly number[], right: readonly number[]): Narrow {
  const kappa = zeros();
  let mean = 0;
  for (const sign of [1, -1]) {
    const values = sign > 0 ? left : right;
    for (const value of values) {
      mean += (sign * value) / values.length;
      const own = cumulantsOf(value);
      let scale = 1;
      for (let k = 1; k <= ORDER; k++) {
        scale *= sign / (4 * values.length);
        kappa[k] = (kappa[k] as number) + (own[k] as number) * scale;
      }
    }
  }
  mean += kappa[1] as number;
  const deviation = Math.sqrt(kappa[2] as number);
  // Central moments in units of the deviation.
  const moments = zeros();
  moments[0] = 1;
  let power = deviation;
  for (let k = 2; k <= ORDER; k++) {
    power *= deviation;
    kappa[k] = (kappa[k] as number) / power;
  }
  kappa[1] = 0;
  for (let k = 1; k <= ORDER; k++) {
    let m = kappa[k] as number;
    for (let j = 1; j < k; j++) m += choose(k - 1, j - 1) * (kappa[j] as number) * (moments[k - j] as number);
    moments[k] = m;
  }
  return { mean, deviation, ...recurrence(moments) };
}

/** A distribution that few nodes stand for. */
export interface Narrow {
  mean: number;
  deviation: number;
  a: number[];
  b: number[];
}

/** Of this length lists cost less than typed arrays, which get memory of their own. */
function zeros(): number[] {
  return new Array<number>(ORDER + 1).fill(0);
}

function recurrence(moments: readonly number[]): { a: number[]; b: number[] } {
  const a = [moments[1] as number];
  const b = [1];
  let before = zeros();
  let now = [...moments];
  let next = zeros();
  for (let k = 1; k < NODES; k++) {
    for (let l = k; l <= ORDER - k; l++)
      next[l] =
        (now[l + 1] as number) -
        (a[k - 1] as number) * (now[l] as number) -
        (b[k - 1] as number) * (k > 1 ? (before[l] as number) : 0);
    a.push((next[k + 1] as number) / (next[k] as number) - (now[k] as number) / (now[k - 1] as number));
    b.push((next[k] as number) / (now[k - 1] as number));
    // What the row before last still holds lies outside of what is read from here on.
    [before, now, next] = [now, next, before];
  }
  return { a, b };
}

/** Nodes of the normal distribution, which the mean of many scores is near to: where the search for the roots begins. */
const normal = new Map([
  [2, [-1, 1]],
  [3, [-Math.sqrt(3), 0, Math.sqrt(3)]],
  [
    6,
    [
      -3.3242574335521193, -1.8891758777537109, -0.6167065901925942, 0.6167065901925942, 1.8891758777537109,
      3.3242574335521193,
    ],
  ],
]);

/** The `n` nodes, `n` up to `NODES`: roots of the `n`th polynomial, by bisection between those of the one before. */
export function nodesOf({ mean, deviation, a, b }: Narrow, n: number): Chances {
  let roots = nearNormal(a, b, n);
  if (roots === null) {
    roots = [a[0] as number];
    for (let k = 2; k <= n; k++) {
      const ends: number[] = [(roots[0] as number) - 6, ...roots, (roots.at(-1) as number) + 6];
      roots = Array.from({ length: k }, (_, i) => root(a, b, k, ends[i] as number, ends[i + 1] as number));
    }
  }
  const chance = roots.map((x) => {
    let sum = 0;
    let p = 0;
    let q = 1;
    let norm = 1;
    for (let k = 0; k < n; k++) {
      sum += (q * q) / norm;
      const r = (x - (a[k] as number)) * q - (k > 0 ? (b[k] as number) : 0) * p;
      p = q;
      q = r;
      norm *= b[k + 1] ?? 1;
    }
    return 1 / sum;
  });
  return { at: roots.map((x) => mean + deviation * x), chance };
}

/** The roots by Newton's steps from those of the normal distribution; `null` where these don't lead to each in turn. */
function nearNormal(a: readonly number[], b: readonly number[], n: number): number[] | null {
  const roots: number[] = [];
  for (const from of normal.get(n) ?? []) {
    let x = from;
    let step = 1;
    for (let turn = 0; turn < 8 && Math.abs(step) > 1e-9; turn++) {
      const [p, slope] = value(a, b, n, x);
      step = p / slope;
      x -= step;
    }
    const last = roots.at(-1);
    if (!(Math.abs(step) <= 1e-9) || (last !== undefined && x - last < 1e-3)) return null;
    roots.push(x);
  }
  return roots.length === n ? roots : null;
}

/** The root of the `n`th polynomial between two places where its sign differs: Newton's steps, kept inside. */
function root(a: readonly number[], b: readonly number[], n: number, from: number, to: number): number {
  let low = from;
  let high = to;
  let x = (from + to) / 2;
  const rising = value(a, b, n, high)[0] > 0;
  for (let step = 0; step < 60; step++) {
    const [p, slope] = value(a, b, n, x);
    if (p > 0 === rising) high = x;
    else low = x;
    const next = x - p / slope;
    const kept = next > low && next < high ? next : (low + high) / 2;
    if (Math.abs(kept - x) < 1e-13) return kept;
    x = kept;
  }
  return x;
}

function value(a: readonly number[], b: readonly number[], n: number, x: number): [number, number] {
  let p = 0;
  let q = 1;
  let dp = 0;
  let dq = 0;
  for (let k = 0; k < n; k++) {
    const beta = k > 0 ? (b[k] as number) : 0;
    const r = (x - (a[k] as number)) * q - beta * p;
    const dr = q + (x - (a[k] as number)) * dq - beta * dp;
    p = q;
    q = r;
    dp = dq;
    dq = dr;
  }
  return [q, dq];
}
