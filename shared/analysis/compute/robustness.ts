/** In what share of weightings each option is first. */
import type { Named, Robustness } from "#shared/analysis/model";
import { centralWeights, negative, shareAhead, shareAheadInOrder, sharesAheadNear } from "./exact-shares";
import { named } from "./numbers";
import { sampleInOrder, sampleNear, sampleRanks, samplingError } from "./sampling";
import type { Names } from "./unknown";
import { differences, type Grid } from "./values";
import type { Said } from "./voices";
import { CASES, sharesWithScores } from "./with-scores";

/** Draws for three or more options: shares within 0.7 points, 19 times of 20. */
export const SAMPLES = 20_000;

/** How concentrated "near" is: at 20 a weight of 20 % is known to 9 points (standard deviation), at 100 to 4. */
const NEAR = { k20: 20, k40: 40, k100: 100 };

/** Exact for two options; `samples` draws with a fixed seed for more. At least two options and one criterion. */
export function robustnessOf(grid: Grid, names: Names, said: Said, samples: number): Robustness {
  const weights = names.options.length === 2 ? ofTwo(grid, names) : ofMany(grid, names, samples);
  const both = sharesWithScores(grid, said, NEAR.k20, Math.min(samples, CASES));
  return {
    ...weights,
    withScores: named(names.options, (i) => both.shares[i] as number),
    ...(both.samples === undefined || both.error === undefined
      ? {}
      : { scoreSamples: both.samples, scoreError: both.error }),
  };
}

type OfWeights = Omit<Robustness, "withScores" | "scoreSamples" | "scoreError">;

function ofTwo(grid: Grid, names: Names): OfWeights {
  const d = differences(grid, 0, 1);
  const both = (share: number): Named<number> => named(names.options, (i) => (i === 0 ? share : 1 - share));
  const [k20, k40, k100] = sharesAheadNear(d, grid.weights, [NEAR.k20, NEAR.k40, NEAR.k100]) as [
    number,
    number,
    number,
  ];
  const uniform = shareAhead(d);
  const { share, samples, error } = shareAheadInOrder(d, grid.weights);
  return {
    uniform: both(uniform),
    near: { k20: both(k20), k40: both(k40), k100: both(k100) },
    orderOnly: both(share),
    central: named(names.options, (i) => byCriterion(names, centralWeights(i === 0 ? d : negative(d)))),
    ranks: named(names.options, (i) => (i === 0 ? [uniform, 1 - uniform] : [1 - uniform, uniform])),
    ...(samples === undefined || error === undefined ? {} : { samples, error }),
  };
}

function ofMany(grid: Grid, names: Names, samples: number): OfWeights {
  const { ranks, central } = sampleRanks(grid.values, samples);
  const each = (shares: readonly number[]): Named<number> => named(names.options, (i) => shares[i] as number);
  const [k20, k40, k100] = sampleNear(
    grid.values,
    [NEAR.k20, NEAR.k40, NEAR.k100].map((kappa) => grid.weights.map((w) => kappa * w)),
    samples,
  ) as [number[], number[], number[]];
  return {
    uniform: each(ranks.map((row) => row[0] as number)),
    near: { k20: each(k20), k40: each(k40), k100: each(k100) },
    orderOnly: each(sampleInOrder(grid.values, grid.weights, samples)),
    central: named(names.options, (i) => byCriterion(names, central[i] ?? null)),
    ranks: named(names.options, (i) => ranks[i] as number[]),
    samples,
    error: samplingError(samples),
  };
}

function byCriterion(names: Names, weights: readonly number[] | null): Named<number> | null {
  return weights === null ? null : named(names.criteria, (j) => weights[j] as number);
}
