import { sum } from "./numbers";

/**
 * Weights in any non-negative unit as shares. Direct points and swing points both become shares this way; they differ
 * in the question that was asked, not in the sum.
 *
 * @throws RangeError when none is positive
 */
export function shares(weights: readonly number[]): number[] {
  const total = sum(weights);
  if (!(total > 0)) throw new RangeError("weights have no positive sum");
  return weights.map((w) => w / total);
}

/**
 * Rank-order centroid: the centre of all weightings that respect a ranking of `n` criteria, the most important first
 * (Edwards & Barron 1994). Sums to 1.
 */
export function rocWeights(n: number): number[] {
  const weights = new Array<number>(n).fill(0);
  let tail = 0;
  for (let k = n; k >= 1; k--) {
    tail += 1 / k;
    weights[k - 1] = tail / n;
  }
  return weights;
}
