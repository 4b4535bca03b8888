/** The group's answer by other rules, and without one of its parts. */
import type { Analysis } from "#shared/analysis/model";
import { dot, named, SAME } from "./numbers";
import { type Offers, worstGap } from "./possible";
import type { Names } from "./unknown";
import { type Grid, optionValues, standing } from "./values";
import { alone, together, type Voice, without } from "./voices";

/** Mean scores, median scores and a head-count of individual models. */
export function groupModels(
  grid: Grid,
  names: Names,
  voices: readonly Voice[],
  quorum: number,
  offers: (person: string, j: number) => Offers,
): NonNullable<Analysis["group"]> {
  const leaderOf = (values: readonly number[]) => {
    const { leader, gap } = standing(values);
    return { leader: leader === null ? null : (names.options[leader] as string), gap };
  };
  const mean = leaderOf(optionValues(grid));
  const median = leaderOf(optionValues(together(voices, quorum, "median")));
  const headCount = count(names, voices, offers);
  const rulesAgree =
    voices.length === 1 || (mean.leader !== null && mean.leader === median.leader && mean.leader === headCount.leader);
  return { mean, median, headCount, rulesAgree };
}

/** Everybody counts for the option that leads in their own model whatever they don't know turns out to be. */
function count(names: Names, voices: readonly Voice[], offers: (person: string, j: number) => Offers) {
  const counts = names.options.map(() => 0);
  let undecided = 0;
  for (const voice of voices) {
    const grid = alone(voice);
    const { first } = standing(optionValues(grid));
    const sure = names.options.every(
      (_, b) => b === first || worstGap(grid, (j) => offers(voice.name, j), first, b) > SAME,
    );
    if (sure) counts[first] = (counts[first] as number) + 1;
    else undecided++;
  }
  const { leader } = standing(counts);
  return {
    leader: leader === null ? null : (names.options[leader] as string),
    counts: named(names.options, (i) => counts[i] as number),
    undecided,
  };
}

/** The leader and its gap with each person, then with each criterion left out; `null` is a tie. */
export function leaveOneOut(
  grid: Grid,
  names: Names,
  voices: readonly Voice[],
  quorum: number,
): Analysis["leaveOneOut"] {
  const result = (name: string, values: readonly number[]) => {
    const { leader, gap } = standing(values);
    return { name, leader: leader === null ? null : (names.options[leader] as string), value: gap };
  };
  return {
    people:
      voices.length === 1
        ? []
        : voices.map(({ name }, p) => result(name, optionValues(together(without(voices, p), quorum)))),
    criteria: names.criteria.map((name, j) => {
      const weights = grid.weights.map((w, k) => (k === j ? 0 : w));
      const left = weights.reduce((a, b) => a + b, 0);
      const values = grid.values.map((row) => (left < SAME ? 0 : dot(weights, row) / left));
      return result(name, values);
    }),
  };
}
