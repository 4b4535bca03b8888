/** Weights that are tried out on the result screen. The record knows nothing of them until the user keeps them. */
import { analyse } from "#shared/analysis/compute/analyse";
import { sentences } from "#shared/analysis/sentences/sentences";
import type { By } from "#shared/base/by";
import { block, wholes } from "./criteria";
import type { Recommendation } from "./recommend";

/** The weights with one set to `to` (0..1) and the others keeping their proportions. */
export function withWeight(weights: By<number>, criterion: string, to: number): By<number> {
  const others = Object.keys(weights).filter((id) => id !== criterion);
  const rest = others.reduce((sum, id) => sum + (weights[id] ?? 0), 0);
  return Object.fromEntries(
    Object.keys(weights).map((id) => [
      id,
      id === criterion ? to : rest > 0 ? ((weights[id] ?? 0) / rest) * (1 - to) : (1 - to) / others.length,
    ]),
  );
}

/** Draws while a slider moves, where shares have to be sampled: enough for whole percents, quick enough for a frame. */
const samples = 2000;

/** The recommendation under other weights, for everybody the same. */
export function recommendWith(before: Recommendation, weights: By<number>): Recommendation {
  const { model } = before;
  const { robustness } = before.analysis;
  const row = model.criteria.map((id) => weights[id] ?? 0);
  const analysis = analyse(
    { ...model, people: model.people.map((person) => ({ ...person, weights: row })) },
    { samples, before: robustness },
  );
  return { ...before, analysis, sentences: sentences(analysis, before.names) };
}

/** Weights as points in whole blocks that sum to 100 (largest remainder), ready for the ballot. */
export function asPoints(weights: By<number>): By<number> {
  const ids = Object.keys(weights);
  const blocks = wholes(Object.values(weights), 100 / block);
  return Object.fromEntries(ids.map((id, i) => [id, (blocks[i] as number) * block]));
}
