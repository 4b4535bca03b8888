import { checkModel } from "#shared/analysis/check-model";
import type {
  Alternatives,
  Analysis,
  Contribution,
  Model,
  Placing,
  Thresholds,
  Verdict,
  WorthDiscussing,
} from "#shared/analysis/model";
import { defaultThresholds } from "#shared/analysis/thresholds";
import { lazily } from "#shared/base/lazily";
import { once } from "#shared/base/once";
import { adviceOf } from "./advice";
import { agendaOf } from "./agenda";
import { answerFlips } from "./answers";
import { disagreements, kendallW } from "./disagreement";
import { groupModels, leaveOneOut } from "./group";
import { named, sum } from "./numbers";
import { comparable, type Movable, movable, offersTo } from "./possible";
import { regrets } from "./regret";
import { type Precision, robustnessOf, sharesNear } from "./robustness";
import { fewestSteps, oneScore, scoreFlips } from "./scores";
import { cheapestReallocation, flips, stableIntervals } from "./sensitivity";
import { effectOfAll, intervals, knownWeight, type Names, unknowns } from "./unknown";
import { differences, type Grid, leadIn, optionValues, scoreValue, UNKNOWN } from "./values";
import { verdictOf } from "./verdict";
import { alone, type Said, saidBy, together, type Voice } from "./voices";
import { shares } from "./weights";

/**
 * Everything that follows from scores and weights. Must-haves exclude first; the group's model is the mean of weights
 * and of scores. The verdict and whatever takes long is worked out when it is read.
 *
 * @param precision with a tenth of the draws, and what was found before, while a slider moves
 * @throws ModelError naming the place where the model doesn't fit together
 */
export function analyse(model: Model, precision: Precision = {}): Analysis {
  checkModel(model);
  const thresholds: Thresholds = { ...defaultThresholds, ...model.thresholds };
  const hurdles = mustHaves(model);
  const { names, voices, grid } = heardIn(model, hurdles, thresholds);
  const said = saidBy(voices);
  const open = offersTo(ofAll(model.alternatives ?? [], voices.length), grid, names);
  const moving = movable(grid, open);
  const values = optionValues(grid);
  const analysis = lazily<Analysis, Pick<Analysis, "disagreement" | "kendallW">>(
    Object.assign(silent(names, voices, thresholds, hurdles), {
      values: named(names.options, (i) => values[i] as number),
      intervals: intervals(grid, names, moving),
      weights: named(names.criteria, (j) => grid.weights[j] as number),
      knownWeight: knownWeight(grid),
      blank: grid.weights.some((w, j) => w === 0 && grid.known.some((row) => !row[j])),
    }),
    {
      disagreement: () => disagreements(said, voices.length, names),
      kendallW: () => kendallW(voices.map(({ weights }) => weights)),
    },
  );
  if (names.options.length < 2) analysis.verdict = none(names.options.length === 0 ? "all excluded" : "one option");
  else {
    analysis.unknown = unknowns(grid, names, open);
    if (comparable(grid)) compare(analysis, { model, grid, names, voices, said, moving, precision });
    else analysis.verdict = none("nothing known");
  }
  return lazily<Analysis, Pick<Analysis, "advice">>(analysis, {
    advice: () => adviceOf(analysis, model.reversible ?? null),
  });
}

/** The `agenda` of `analyse` by itself: a room waits for it at the reveal, and for nothing else. */
export function worthDiscussing(model: Model): WorthDiscussing[] {
  checkModel(model);
  const { names, voices, grid } = heardIn(model, mustHaves(model), { ...defaultThresholds, ...model.thresholds });
  if (names.options.length < 2 || !comparable(grid)) return [];
  return agendaOf(grid, names, voices, leadIn(optionValues(grid)), model.alternatives ?? []);
}

/**
 * The `values` of `analyse` and who leads in its verdict, by themselves: what a phone shows of one ballot. Nobody leads
 * where nobody gave any weights.
 */
export function placingOf(model: Model): Placing {
  const hurdles = mustHaves(model);
  if (model.people.length === 0) return { leader: null, values: unsaid(inTheRunning(model, hurdles.excluded)) };
  checkModel(model);
  const { names, grid } = heardIn(model, hurdles, { ...defaultThresholds, ...model.thresholds });
  const values = optionValues(grid);
  const leader = names.options.length >= 2 && comparable(grid) ? leadIn(values).leader : null;
  return {
    leader: leader === null ? null : (names.options[leader] as string),
    values: named(names.options, (i) => values[i] as number),
  };
}

const unsaid = ({ options }: Names) => named(options, () => UNKNOWN);

/** What people said about the options that are in the running, each by themselves and together. */
function heardIn(model: Model, { excluded }: Hurdles, { quorum }: Thresholds) {
  const names = inTheRunning(model, excluded);
  const voices = voicesOf(model, names);
  return { names, voices, grid: together(voices, quorum) };
}

function inTheRunning(
  { options, criteria }: Pick<Model, "options" | "criteria">,
  excluded: Hurdles["excluded"],
): Names {
  return { options: options.filter((option) => !excluded.some((out) => out.option === option)), criteria };
}

/** In a room an answer acts on one person's scores alone, so the group's criteria come out by themselves. */
function ofAll(alternatives: readonly Alternatives[], people: number): readonly Alternatives[] {
  if (people === 1) return alternatives;
  return alternatives.map((all) => {
    const { variants, answers, ...one } = all;
    if (variants === undefined && answers.every(({ elsewhere }) => elsewhere === undefined)) return all;
    return { ...one, answers: answers.map(({ name, scores }) => ({ name, scores })) };
  });
}

interface Heard {
  model: Model;
  grid: Grid;
  names: Names;
  voices: readonly Voice[];
  said: Said;
  moving: readonly Movable[];
  precision: Precision;
}

/** What is worked out where somebody asks for it: a screen shows some of it, and a dragged slider changes less. */
type Later = Pick<
  Analysis,
  | "group"
  | "flips"
  | "stable"
  | "cheapestReallocation"
  | "scoreFlips"
  | "oneScore"
  | "answerFlips"
  | "leaveOneOut"
  | "robustness"
  | "agenda"
  | "regret"
  | "verdict"
>;

/** Fills in what can be said once two options can be compared. */
function compare(analysis: Analysis, { model, grid, names, voices, said, moving, precision }: Heard): void {
  const { thresholds } = analysis;
  const alternatives = model.alternatives ?? [];
  const { first, second, leader } = leadIn(optionValues(grid));
  const contributions = contributionsOf(grid, names, first, second);
  const value = leader === null ? 0 : sum(contributions.map((contribution) => contribution.value));
  const gap = { leader: names.options[first] as string, over: names.options[second] as string, value };
  const own = once(() => voices.map(alone));
  const near = once(() => sharesNear(grid, names, precision));
  const effect = leader === null ? "none" : effectOfAll(grid, moving, first);
  const deciders = () =>
    analysis.leaveOneOut.people.filter((one) => one.leader !== (leader === null ? null : gap.leader));
  const room = voices.length > 1;
  const { unknown, knownWeight: known, conditional, exceptions } = analysis;
  lazily<Analysis, Later>(analysis, {
    group: () => groupModels(grid, names, voices, said, own(), alternatives),
    flips: () => (leader === null ? [] : flips(grid, names, leader)),
    stable: () => (leader === null ? [] : stableIntervals(grid, names, analysis.flips)),
    cheapestReallocation: () => (leader === null ? null : cheapestReallocation(grid, names, leader)),
    scoreFlips: () => (leader === null ? [] : scoreFlips(grid, names, leader, second)),
    oneScore: () => (leader === null ? null : oneScore(grid, names, said, leader)),
    answerFlips: () => answerFlips(grid, names, voices, said, alternatives, thresholds.quorum),
    leaveOneOut: () => leaveOneOut(grid, names, voices, thresholds.quorum),
    robustness: () => robustnessOf(grid, names, said, near(), precision),
    agenda: () => agendaOf(grid, names, voices, { first, second }, alternatives),
    regret: () => regrets(grid, names, voices, own()),
    verdict: () =>
      verdictOf(
        {
          gap: value,
          tie: leader === null,
          near: near().shares.k20[gap.leader] as number,
          deciders: room ? deciders().length : 0,
          rulesAgree: !room || (analysis.group?.rulesAgree ?? true),
          fewestSteps: fewestSteps(grid, first),
          unknownDecides: effect !== "none",
          known,
          unchecked: conditional.some(({ option }) => option === gap.leader),
          fails: exceptions.some(({ option }) => option === gap.leader),
          contradictory: model.contradictory ?? false,
        },
        thresholds,
      ),
  });
  Object.assign(analysis, {
    gap,
    contributions,
    against: Object.fromEntries(
      names.options.flatMap((option, i) => (i === first ? [] : [[option, contributionsOf(grid, names, first, i)]])),
    ),
    together: effect,
    // With the rest as it counts today one may seem to end a lead that nothing ends once all of it comes out.
    unknown: leader !== null && effect === "none" ? unknown.map((one) => ({ ...one, decides: false })) : unknown,
  } satisfies Partial<Analysis>);
}

/** The analysis of a decision in which nobody gave any weights yet: must-haves alone, and no recommendation. */
export function withoutWeights(model: Omit<Model, "people" | "alternatives">): Analysis {
  const hurdles = mustHaves({ ...model, people: [] });
  const names = inTheRunning(model, hurdles.excluded);
  const analysis = silent(names, [], { ...defaultThresholds, ...model.thresholds }, hurdles);
  const why = names.options.length === 0 ? "all excluded" : names.options.length === 1 ? "one option" : "no weights";
  const verdict = none(why);
  return { ...analysis, verdict, advice: adviceOf({ ...analysis, verdict }, model.reversible ?? null) };
}

function silent(names: Names, voices: readonly Voice[], thresholds: Thresholds, hurdles: Hurdles): Analysis {
  return {
    people: voices.map(({ name }) => name),
    values: unsaid(names),
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
    oneScore: null,
    answerFlips: [],
    leaveOneOut: { people: [], criteria: [] },
    robustness: null,
    disagreement: [],
    kendallW: null,
    agenda: [],
    regret: {},
    unknown: [],
    together: "none",
    knownWeight: 0,
    blank: false,
    ...hurdles,
    verdict: none("nothing known"),
    advice: null,
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

function contributionsOf(grid: Grid, names: Names, first: number, second: number): Contribution[] {
  const d = differences(grid, first, second);
  return names.criteria.map((criterion, j) => {
    const weight = grid.weights[j] as number;
    const difference = d[j] as number;
    return { criterion, value: weight * difference, weight, difference };
  });
}
