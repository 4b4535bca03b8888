/** In what share of weightings each option is first. */
import type { Named, Robustness } from "#shared/analysis/model";
import { centralWeights, negative, shareAhead, shareAheadInOrder, sharesAheadNear } from "./exact-shares";
import { named } from "./numbers";
import { sampleAround, sampleInOrder, sampleNear, sampleRanks, samplingError } from "./sampling";
import type { Names } from "./unknown";
import { differences, type Grid } from "./values";
import type { Said } from "./voices";
import { CASES, sharesWithScores } from "./with-scores";

/** Draws for three or more options: shares within 0.7 points, 19 times of 20. */
const SAMPLES = 20_000;

/** How concentrated "near" is: at 20 a weight of 20 % is known to 9 points (standard deviation), at 100 to 4. */
const NEAR = { k20: 20, k40: 40, k100: 100 };

export interface Precision {
  /** Draws for three or more options; two need none. */
  samples?: number;
  /**
   * What was found of the same scores under other weights, where weights are only tried: what holds of all weightings
   * isn't found again, of those near the tried ones the loosest alone is, and what is drawn there is drawn once.
   */
  before?: Robustness | null;
}

/** How often each option leads in weightings near these, by how near, the loosest first. */
export interface Near {
  shares: Robustness["near"];
  /** The weightings that were drawn for it while weights are tried, for whatever else is asked of such. */
  draws: Float64Array | null;
}

/** At least two options and one criterion. */
export function sharesNear(grid: Grid, names: Names, { samples = SAMPLES, before = null }: Precision): Near {
  const kappas = before === null ? Object.values(NEAR) : [NEAR.k20];
  if (names.options.length === 2) {
    const ahead = sharesAheadNear(differences(grid, 0, 1), grid.weights, kappas);
    return { shares: nearOf(ahead.map((share) => bothOf(names, share))), draws: null };
  }
  const each = (shares: readonly number[]): Named<number> => named(names.options, (i) => shares[i] as number);
  const [alpha, ...more] = kappas.map((kappa) => grid.weights.map((w) => kappa * w)) as [number[], ...number[][]];
  if (more.length > 0)
    return { shares: nearOf(sampleNear(grid.values, [alpha, ...more], samples).map(each)), draws: null };
  const { shares, draws } = sampleAround(grid.values, alpha, samples);
  return { shares: nearOf([each(shares)]), draws };
}

/** Exact for two options; draws with a fixed seed for more. At least two options and one criterion. */
export function robustnessOf(
  grid: Grid,
  names: Names,
  said: Said,
  near: Near,
  { samples = SAMPLES, before = null }: Precision,
): Robustness {
  const two = names.options.length === 2;
  const both = sharesWithScores(grid, said, NEAR.k20, Math.min(samples, CASES), near.draws);
  const { uniform, central, ranks } = before ?? (two ? anyOfTwo(grid, names) : anyOfMany(grid, names, samples));
  const { orderOnly, ...drawn } = two ? inOrderOfTwo(grid, names) : inOrderOfMany(grid, names, samples);
  return {
    uniform,
    near: near.shares,
    orderOnly,
    central,
    ranks,
    ...drawn,
    withScores: named(names.options, (i) => both.shares[i] as number),
    ...(both.samples === undefined || both.error === undefined
      ? {}
      : { scoreSamples: both.samples, scoreError: both.error }),
  };
}

/** What holds of all weightings, whatever the weights are. */
type OfAny = Pick<Robustness, "uniform" | "central" | "ranks">;
type InOrder = Pick<Robustness, "orderOnly" | "samples" | "error">;

function anyOfTwo(grid: Grid, names: Names): OfAny {
  const d = differences(grid, 0, 1);
  const uniform = shareAhead(d);
  return {
    uniform: bothOf(names, uniform),
    central: named(names.options, (i) => byCriterion(names, centralWeights(i === 0 ? d : negative(d)))),
    ranks: named(names.options, (i) => (i === 0 ? [uniform, 1 - uniform] : [1 - uniform, uniform])),
  };
}

function inOrderOfTwo(grid: Grid, names: Names): InOrder {
  const { share, samples, error } = shareAheadInOrder(differences(grid, 0, 1), grid.weights);
  return {
    orderOnly: bothOf(names, share),
    ...(samples === undefined || error === undefined ? {} : { samples, error }),
  };
}

function bothOf(names: Names, share: number): Named<number> {
  return named(names.options, (i) => (i === 0 ? share : 1 - share));
}

function anyOfMany(grid: Grid, names: Names, samples: number): OfAny {
  const { ranks, central } = sampleRanks(grid.values, samples);
  return {
    uniform: named(names.options, (i) => (ranks[i] as number[])[0] as number),
    central: named(names.options, (i) => byCriterion(names, central[i] ?? null)),
    ranks: named(names.options, (i) => ranks[i] as number[]),
  };
}

function inOrderOfMany(grid: Grid, names: Names, samples: number): InOrder {
  const shares = sampleInOrder(grid.values, grid.weights, samples);
  return {
    orderOnly: named(names.options, (i) => shares[i] as number),
    samples,
    error: samplingError(samples),
  };
}

/** By how near, the loosest first. */
function nearOf([k20, k40, k100]: readonly Named<number>[]): Robustness["near"] {
  return { k20: k20 as Named<number>, ...(k40 && k100 ? { k40, k100 } : {}) };
}

function byCriterion(names: Names, weights: readonly number[] | null): Named<number> | null {
  return weights === null ? null : named(names.criteria, (j) => weights[j] as number);
}
