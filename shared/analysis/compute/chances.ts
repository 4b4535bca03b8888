/** Distributions with finitely many values. */
import { SAME } from "./numbers";

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
  const whole = values.every((value) => Math.abs(4 * value - Math.round(4 * value)) < SAME);
  if (whole) return onGrid(values.map((value) => Math.round(4 * value)));
  return values.reduce<Chances>(
    (sum, value) => {
      const around = [Math.max(0, value - 0.25), value, Math.min(1, value + 0.25)].map((x) => x / n);
      const next = plus(sum, { at: around, chance: [1 / 3, 1 / 3, 1 / 3] });
      return next.at.length > 64 ? centralNodes(next, 16) : next;
    },
    { at: [0], chance: [1] },
  );
}

/** Steps 0..4 of several people, as the distribution of their mean on 0..1. */
function onGrid(steps: readonly number[]): Chances {
  const n = steps.length;
  let chance = new Float64Array([1]);
  let low = 0;
  for (const step of steps) {
    const down: number = step > 0 ? 1 : 0;
    const up: number = step < 4 ? 1 : 0;
    const still = (3 - down - up) / 3;
    const next = new Float64Array(chance.length + down + up);
    for (let k = 0; k < chance.length; k++) {
      const p = chance[k] as number;
      if (down === 1) next[k] = (next[k] as number) + p / 3;
      next[k + down] = (next[k + down] as number) + p * still;
      if (up === 1) next[k + down + 1] = (next[k + down + 1] as number) + p / 3;
    }
    chance = next;
    low += step - down;
  }
  return { at: Array.from(chance, (_, k) => (low + k) / (4 * n)), chance: Array.from(chance) };
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

/**
 * `n` values that stand for many: the Gauss quadrature of the distribution, which keeps its first `2n - 1` moments
 * (Golub & Welsch 1969). Recurrence by Stieltjes, eigenvalues by Jacobi rotations.
 */
export function centralNodes({ at, chance }: Chances, n: number): Chances {
  const diagonal: number[] = [];
  const beside: number[] = [];
  let before = at.map(() => 0);
  let now = at.map(() => 1);
  let size = 1;
  for (let k = 0; k < n; k++) {
    let norm = 0;
    let middle = 0;
    for (let i = 0; i < at.length; i++) {
      const square = (chance[i] as number) * (now[i] as number) ** 2;
      norm += square;
      middle += square * (at[i] as number);
    }
    const a = middle / norm;
    const b = k === 0 ? 0 : norm / size;
    diagonal.push(a);
    beside.push(Math.sqrt(b));
    size = norm;
    const next = now.map((x, i) => ((at[i] as number) - a) * x - b * (before[i] as number));
    before = now;
    now = next;
  }
  const { values, first } = eigen(diagonal, beside.slice(1));
  return { at: values, chance: first.map((x) => x * x) };
}

/** Eigenvalues of a symmetric tridiagonal matrix and the first component of each eigenvector. */
function eigen(diagonal: readonly number[], beside: readonly number[]): { values: number[]; first: number[] } {
  const n = diagonal.length;
  const m = diagonal.map((d, i) =>
    diagonal.map((_, k) => (i === k ? d : Math.abs(i - k) === 1 ? (beside[Math.min(i, k)] as number) : 0)),
  );
  const first = diagonal.map((_, k): number => (k === 0 ? 1 : 0));
  const get = (i: number, k: number) => (m[i] as number[])[k] as number;
  const set = (i: number, k: number, x: number) => {
    (m[i] as number[])[k] = x;
  };
  for (let sweep = 0; sweep < 40; sweep++) {
    let off = 0;
    for (let i = 0; i < n; i++)
      for (let k = i + 1; k < n; k++) {
        const x = get(i, k);
        off += x * x;
        if (Math.abs(x) < 1e-18) continue;
        const theta = (get(k, k) - get(i, i)) / (2 * x);
        const tan = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
        const cos = 1 / Math.sqrt(tan * tan + 1);
        const sin = tan * cos;
        for (let r = 0; r < n; r++) {
          const [p, q] = [get(r, i), get(r, k)];
          set(r, i, cos * p - sin * q);
          set(r, k, sin * p + cos * q);
        }
        for (let r = 0; r < n; r++) {
          const [p, q] = [get(i, r), get(k, r)];
          set(i, r, cos * p - sin * q);
          set(k, r, sin * p + cos * q);
        }
        const [p, q] = [first[i] as number, first[k] as number];
        first[i] = cos * p - sin * q;
        first[k] = sin * p + cos * q;
      }
    if (off < 1e-26) break;
  }
  return { values: diagonal.map((_, i) => get(i, i)), first };
}
