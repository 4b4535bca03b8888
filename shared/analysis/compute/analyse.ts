import { checkModel } from "#shared/analysis/check-model";
import type { Alternatives, Analysis, Contribution, Model, Thresholds, Verdict } from "#shared/analysis/model";
import { defaultThresholds } from "#shared/analysis/thresholds";
import { agendaOf } from "./agenda";
import { answerFlips } from "./answers";
import { disagreements, kendallW } from "./disagreement";
import { groupModels, leaveOneOut } from "./group";
import { named, sum } from "./numbers";
import { comparable, type Offers } from "./possible";
import { regrets } from "./regret";
import { robustnessOf, SAMPLES } from "./robustness";
import { fewestSteps, scoreFlips } from "./scores";
import { cheapestReallocation, flips, stableIntervals } from "./sensitivity";
import { intervals, type Names, unknownDecides, unknowns } from "./unknown";
import { differences, type Grid, optionValues, scoreValue, standing } from "./values";
import { verdictOf } from "./verdict";
import { together, type Voice } from "./voices";
import { shares } from "./weights";

/**
 * Everything that follows from scores and weights. Must-haves exclude first; the group's model is the mean of weights
 * and of scores.
 *
 * @param samples draws for three or more options; a tenth of them will do while a slider moves. Two options need none
 * @throws ModelError naming the place where the model doesn't fit together
 */
export function analyse(model: Model, { samples = SAMPLES } = {}): Analysis {
  checkModel(model);
  const thresholds: Thresholds = { ...defaultThresholds, ...model.thresholds };
  const hurdles = mustHaves(model);
  const names: Names = {
    options: model.options.filter((option) => !hurdles.excluded.some((out) => out.option === option)),
    criteria: model.criteria,
  };
  const alternatives = model.alternatives ?? [];
  const voices = voicesOf(model, names);
  const grid = together(voices, thresholds.quorum);
  const offers = (j: number) => offersOf(alternatives, names, j);
  const base: Analysis = {
    ...silent(names, voices, thresholds, hurdles),
    values: named(names.options, (i) => optionValues(grid)[i] as number),
    intervals: intervals(grid, names, offers),
    weights: named(names.criteria, (j) => grid.weights[j] as number),
    disagreement: disagreements(voices, names),
    kendallW: kendallW(voices.map(({ weights }) => weights)),
  };
  if (names.options.length === 0) return { ...base, verdict: none("all excluded") };
  if (names.options.length === 1) return { ...base, verdict: none("one option") };
  const open = { ...base, unknown: unknowns(grid, names, offers) };
  if (!comparable(grid)) return { ...open, verdict: none("nothing known") };

  const { first, second, leader } = standing(optionValues(grid));
  const contributions = contributionsOf(grid, names, first, second);
  const value = leader === null ? 0 : sum(contributions.map((contribution) => contribution.value));
  const winner = leader === null ? null : (names.options[leader] as string);
  const stable = leader === null ? [] : stableIntervals(grid, names, leader);
  const group = groupModels(grid, names, voices, thresholds.quorum, (person, j) =>
    offersOf(
      alternatives.filter((one) => one.person === person),
      names,
      j,
    ),
  );
  const left = leaveOneOut(grid, names, voices, thresholds.quorum);
  const robustness = robustnessOf(grid, names, samples);

  return {
    ...open,
    gap: { leader: names.options[first] as string, over: names.options[second] as string, value },
    contributions,
    against: Object.fromEntries(
      names.options.flatMap((option, i) => (i === first ? [] : [[option, contributionsOf(grid, names, first, i)]])),
    ),
    group,
    flips: flips(stable),
    stable,
    cheapestReallocation: leader === null ? null : cheapestReallocation(grid, names, leader),
    scoreFlips: leader === null ? [] : scoreFlips(grid, names, leader, second),
    answerFlips: answerFlips(grid, names, voices, alternatives, thresholds.quorum),
    leaveOneOut: left,
    robustness,
    agenda: agendaOf(grid, names, voices, { first, second }, alternatives),
    regret: regrets(grid, names, voices),
    verdict: verdictOf(
      {
        gap: value,
        tie: leader === null,
        near: robustness.near.k20[names.options[first] as string] as number,
        deciders: left.people.filter((person) => person.leader !== winner).length,
        rulesAgree: group.rulesAgree,
        fewestSteps: fewestSteps(grid, first),
        unknownDecides: unknownDecides(grid, offers, first),
      },
      thresholds,
    ),
  };
}

/** The analysis of a decision in which nobody gave any weights yet: must-haves alone, and no recommendation. */
export function withoutWeights(model: Omit<Model, "people" | "alternatives">): Analysis {
  const hurdles = mustHaves({ ...model, people: [] });
  const names: Names = {
    options: model.options.filter((option) => !hurdles.excluded.some((out) => out.option === option)),
    criteria: model.criteria,
  };
  const analysis = silent(names, [], { ...defaultThresholds, ...model.thresholds }, hurdles);
  const why = names.options.length === 0 ? "all excluded" : names.options.length === 1 ? "one option" : "no weights";
  return { ...analysis, verdict: none(why) };
}

function silent(names: Names, voices: readonly Voice[], thresholds: Thresholds, hurdles: Hurdles): Analysis {
  return {
    people: voices.map(({ name }) => name),
    values: named(names.options, () => 0.5),
    intervals: named(names.options, () => ({ low: 0, high: 1 })),
    weights: {},
    gap: null,
    contributions: [],
    against: {},
    group: null,
    flips: [],
    stable: [],
    cheapestReallocation: null,
    scoreFlips: [],
    answerFlips: [],
    leaveOneOut: { people: [], criteria: [] },
    robustness: null,
    disagreement: [],
    kendallW: null,
    agenda: [],
    regret: {},
    unknown: [],
    ...hurdles,
    verdict: none("nothing known"),
    thresholds,
  };
}

function none(because: Verdict["because"][number]): Verdict {
  return { word: "none", tests: [], because: [because] };
}

type Hurdles = Pick<Analysis, "excluded" | "conditional" | "exceptions">;

function mustHaves({ options, mustHaves: all = [] }: Model): Hurdles {
  const of = (option: string, wanted: string, negotiable?: boolean) =>
    all
      .filter((must) => negotiable === undefined || must.negotiable === negotiable)
      .filter(({ verdicts }) => (Object.hasOwn(verdicts, option) ? verdicts[option] : "unknown") === wanted)
      .map(({ name }) => name);
  const excluded = options.flatMap((option) => {
    const because = of(option, "fail", false);
    return because.length > 0 ? [{ option, because }] : [];
  });
  const running = options.filter((option) => !excluded.some((out) => out.option === option));
  return {
    excluded,
    conditional: running.flatMap((option) => {
      const on = of(option, "unknown");
      return on.length > 0 ? [{ option, on, negotiable: of(option, "unknown", true) }] : [];
    }),
    exceptions: running.flatMap((option) => of(option, "fail", true).map((mustHave) => ({ option, mustHave }))),
  };
}

/** People as the analysis hears them: weights as shares, scores as values. */
export function voicesOf({ people }: Model, names: Names): Voice[] {
  return people.map(({ name, weights, scores }) => ({
    name,
    weights: weights.length === 0 ? [] : shares(weights),
    values: names.options.map((option) =>
      (scores[option] as (number | null)[]).map((score) => (score === null ? null : scoreValue(score))),
    ),
  }));
}

/** The answers that criterion `j` offers, each once: everybody is asked the same question. */
function offersOf(alternatives: readonly Alternatives[], names: Names, j: number): Offers {
  const seen = new Map<string, (number | null)[]>();
  for (const { criterion, answers } of alternatives)
    if (criterion === names.criteria[j])
      for (const { name, scores } of answers)
        if (!seen.has(name))
          seen.set(
            name,
            names.options.map((option) => (Object.hasOwn(scores, option) ? (scores[option] as number) : null)),
          );
  return Array.from(seen, ([name, scores]) => ({ name, scores }));
}

function contributionsOf(grid: Grid, names: Names, first: number, second: number): Contribution[] {
  const d = differences(grid, first, second);
  return names.criteria.map((criterion, j) => {
    const weight = grid.weights[j] as number;
    const difference = d[j] as number;
    return { criterion, value: weight * difference, weight, difference };
  });
}
