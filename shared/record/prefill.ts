import type { Heard } from "#shared/analysis/compute/attribution";
import { SAME } from "#shared/analysis/compute/numbers";
import type { Analysis, VerdictWord } from "#shared/analysis/model";
import type { By } from "#shared/base/by";
import { lookup } from "#shared/base/by";
import type { Day } from "#shared/base/day";
import { addMonths } from "#shared/base/day";
import { percent } from "#shared/base/figures";
import type { Id } from "#shared/base/id";
import { clause } from "#shared/playbook/clause";
import type { Criterion, Playbook } from "#shared/playbook/playbook";
import { criteriaInUse, lastRound } from "./criteria";
import { fits } from "./fits";
import { partsFor } from "./notes";
import type { Ballot, Consequence, Decision, Fit, Frame, Inputs, Limit, Trigger } from "./record";
import { ballotFits } from "./rules";

/** Of each kind the ones that count most; more would be a list that nobody edits. */
const mostCompared = 5;

/**
 * Consequences of choosing `option`, worded to go on after "because" and ready to be edited. Good: where it fits better than every other option that is in
 * the running; bad: where another fits better; each with the reason of the fit, the largest contribution first. Then, as
 * bad, what the team takes on. Criteria with an unknown fit say nothing.
 */
export function proposedConsequences(
  playbook: Playbook,
  inputs: Inputs,
  analysis: Analysis,
  option: Id,
): Consequence[] {
  const size = new Map(analysis.contributions.map(({ criterion, value }) => [criterion, Math.abs(value)]));
  const rivals = Object.keys(analysis.values).filter((id) => id !== option);
  const compared = criteriaInUse(playbook, inputs)
    .toSorted((a, b) => (size.get(b.id) ?? 0) - (size.get(a.id) ?? 0))
    .flatMap((criterion) => compare(playbook, criterion, inputs, option, rivals) ?? []);
  const taken = partsFor(playbook, inputs, option).map(
    ({ title, why }): Consequence => ({ kind: "bad", text: `we take on “${title}”: ${why}` }),
  );
  const of = (kind: Consequence["kind"]) => compared.filter((one) => one.kind === kind).slice(0, mostCompared);
  return [...of("good"), ...of("bad"), ...taken];
}

function compare(
  playbook: Playbook,
  criterion: Criterion,
  inputs: Inputs,
  option: Id,
  rivals: Id[],
): Consequence | null {
  const all = usualFits(playbook, criterion, inputs);
  const own = lookup(all, option);
  const best = rivals.reduce<number | null>((max, id) => {
    const score = lookup(all, id)?.score ?? null;
    return score === null ? max : Math.max(max ?? score, score);
  }, null);
  if (!own || own.score === null || best === null || own.score === best) return null;
  const kind = own.score > best ? "good" : "bad";
  if (own.origin === "playbook" || own.origin === "rule")
    return { kind, text: `${clause(own.reason, playbook)} (${criterion.title})` };
  const why = own.reason.trim() === "" ? "" : `: ${own.reason.trim()}`;
  return { kind, text: `we score ${criterion.title} as "${criterion.anchors[own.score]}"${why}` };
}

/**
 * The fits under the judgement that most ballots give, the first of them where several are as frequent, with the rules
 * that hold on most of those.
 */
function usualFits(playbook: Playbook, criterion: Criterion, inputs: Inputs): By<Fit> {
  const criteria = criteriaInUse(playbook, inputs);
  const given = (lastRound(inputs)?.ballots ?? []).filter(({ judgements }) => lookup(judgements, criterion.id));
  const kind = ({ judgements }: Ballot) => {
    const judgement = lookup(judgements, criterion.id);
    return judgement && "answer" in judgement ? judgement.answer : JSON.stringify(judgement);
  };
  const most = usual(given, kind);
  const fitsOf = (ballot: Ballot) => ballotFits(playbook, criteria, ballot.judgements)(criterion, inputs.options);
  const alike = given.filter((ballot) => most !== undefined && kind(ballot) === kind(most));
  return usual(alike.map(fitsOf), (all) => JSON.stringify(all)) ?? fits(criterion, inputs.options, undefined);
}

/** The first of the most frequent. */
function usual<T>(list: readonly T[], kind: (item: T) => string): T | undefined {
  const count = (item: T) => list.filter((other) => kind(other) === kind(item)).length;
  return list.toSorted((a, b) => count(b) - count(a))[0];
}

/**
 * When to look again: after 3 months where it was a close call, nothing was recommended or confidence is below 60 %;
 * after 12 where the verdict is clear and going back is easy; after 6 otherwise.
 */
export function proposedReview(
  today: Day,
  of: { word: VerdictWord; confidence: Decision["confidence"]; reversible: Frame["reversible"] },
): Day {
  const unsure = of.word === "close call" || of.word === "none" || (of.confidence !== null && of.confidence < 60);
  if (unsure) return addMonths(today, 3);
  return addMonths(today, of.word === "clear" && of.reversible === "easily" ? 12 : 6);
}

const mostWeightTriggers = 3;
const mostScoreTriggers = 2;

/**
 * What would make the team look again, ready to be edited: unknown answers that would turn the recommendation, then the
 * weights that would, nearest first, then the scores, fewest steps first.
 */
export function proposedTriggers(
  analysis: Analysis,
  names: { option(id: Id): string; criterion(id: Id): string; answer(criterion: Id, answer: Id): string },
): Trigger[] {
  const unknown = analysis.unknown
    .filter(({ decides }) => decides)
    .flatMap(({ criterion, turns }) => {
      const about = names.criterion(criterion);
      if (turns.length === 0) return [`${about} becomes known`];
      return turns.map(({ answer, leader }) => {
        const then = leader === null ? "leaves nobody ahead" : `favours ${names.option(leader)}`;
        return `${about} turns out to be "${names.answer(criterion, answer)}", which ${then}`;
      });
    })
    .map((statement) => ({ kind: "assumption" as const, statement }));
  const weights = analysis.flips
    .toSorted((a, b) => Math.abs(a.weight - a.now) - Math.abs(b.weight - b.now))
    .slice(0, mostWeightTriggers)
    .map(({ criterion, weight, now, to }) => ({
      kind: "weight" as const,
      limit: { criterion, now, at: weight },
      statement: `${names.criterion(criterion)} counts ${weight > now ? "more" : "less"} than ${percent(weight)} (now ${percent(now)}), which favours ${names.option(to)}`,
    }));
  return [...unknown, ...weights, ...scoreTriggers(analysis, names)].map((trigger, i) => ({
    id: `trigger-${i + 1}`,
    ...trigger,
  }));
}

/** Fits of the leader that may drop, or of the runner-up that may rise, until the two are level. */
function scoreTriggers(
  { gap, scoreFlips, contributions }: Analysis,
  names: Parameters<typeof proposedTriggers>[1],
): Omit<Trigger, "id">[] {
  if (gap === null || gap.value === 0) return [];
  const { leader, over } = gap;
  return scoreFlips
    .filter(({ possible }) => possible)
    .toSorted((a, b) => a.steps - b.steps)
    .slice(0, mostScoreTriggers)
    .map(({ criterion, steps }) => {
      const now = 4 * (contributions.find((one) => one.criterion === criterion)?.difference ?? 0);
      const count = Number(steps.toFixed(1));
      return {
        kind: "score",
        limit: { criterion, option: leader, over, now, at: Math.max(-4, now - steps) },
        statement: `On ${names.criterion(criterion)}, ${names.option(leader)} loses ${count} of 4 steps to ${names.option(over)}, which favours ${names.option(over)}`,
      };
    });
}

/** Whether what is said now has reached the figure that a trigger waits for. */
export function limitReached({ criterion, option, over, now, at: limit }: Limit, { weights, scores }: Heard): boolean {
  const fit = lookup(scores, criterion);
  const is = option && over ? (fit?.[option] ?? 3) - (fit?.[over] ?? 3) : (lookup(weights, criterion) ?? 0);
  return limit > now ? is >= limit - SAME : is <= limit + SAME;
}
