/** The few sums that everything else is made of. */

/** Two values closer than this are the same: sums of a few hundred shares are exact to about 1e-14. */
export const SAME = 1e-12;

/** `x >= limit`, forgiving the rounding of a sum. */
export function atLeast(x: number, limit: number): boolean {
  return x >= limit - SAME;
}

export function sum(xs: readonly number[]): number {
  let total = 0;
  for (const x of xs) total += x;
  return total;
}

/** Sum of products; both lists have the same length. */
export function dot(a: readonly number[], b: readonly number[]): number {
  let total = 0;
  for (let k = 0; k < a.length; k++) total += (a[k] as number) * (b[k] as number);
  return total;
}

/** Arithmetic mean of at least one number. */
export function mean(xs: readonly number[]): number {
  return sum(xs) / xs.length;
}

/**
 * The type 7 quantile (that of R and NumPy): linear between order statistics.
 *
 * @param xs at least one number, in any order
 * @param q 0..1
 */
export function quantile(xs: readonly number[], q: number): number {
  return quantileOf(
    [...xs].sort((a, b) => a - b),
    q,
  );
}

/** The same of numbers that are sorted already. */
export function quantileOf(sorted: readonly number[], q: number): number {
  const place = (sorted.length - 1) * q;
  const low = Math.floor(place);
  const a = sorted[low] as number;
  const b = sorted[Math.min(low + 1, sorted.length - 1)] as number;
  return a + (place - low) * (b - a);
}

/** An object from names and values; safe for every name, `__proto__` included. */
export function named<T>(names: readonly string[], value: (index: number) => T): Record<string, T> {
  return Object.fromEntries(names.map((name, i) => [name, value(i)]));
}
