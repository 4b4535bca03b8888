import { weightClaims } from "#shared/analysis/claims/change";
import { leaderOf } from "#shared/analysis/claims/lead";
import type { Heard } from "#shared/analysis/compute/attribution";
import { SAME } from "#shared/analysis/compute/numbers";
import type { Analysis, VerdictWord } from "#shared/analysis/model";
import { edgesOf } from "#shared/analysis/sentences/change";
import { type SentenceNames, spoken } from "#shared/analysis/sentences/words";
import { lookup } from "#shared/base/by";
import type { Day } from "#shared/base/day";
import { addMonths } from "#shared/base/day";
import type { Id } from "#shared/base/id";
import { and } from "#shared/base/list";
import { quoted } from "#shared/base/title";
import { clause, inferred } from "#shared/playbook/clause";
import type { Playbook } from "#shared/playbook/playbook";
import { type Argument, argumentOn, hearRound, rivalOf } from "./arguments";
import { criteriaInUse } from "./criteria";
import { partsFor } from "./notes";
import type { Consequence, Decision, Frame, Inputs, Limit, Trigger } from "./record";

/** Of each kind the ones that count most; more would be a list that nobody edits. */
const mostCompared = 5;

/**
 * Consequences of choosing `option`, worded to go on after "because" and ready to be edited. What its criteria say beside
 * its rival (`rivalOf`), good or bad (`Argument.side`), the largest contribution first; then, as bad, what the team takes
 * on. A criterion without a reason says nothing: scores are no consequences.
 */
export function proposedConsequences(
  playbook: Playbook,
  inputs: Inputs,
  analysis: Analysis,
  option: Id,
): Consequence[] {
  const rival = rivalOf(analysis, option);
  const heard = hearRound(playbook, inputs);
  const compared = criteriaInUse(playbook, inputs)
    .flatMap((criterion) => (rival === null ? [] : (argumentOn(heard, criterion, option, rival) ?? [])))
    .filter(({ side, reason }) => side !== "neutral" && reason !== "")
    .toSorted((a, b) => size(b, analysis) - size(a, analysis))
    .map(({ criterion, side, reason, origin }): Consequence => {
      const text =
        origin === "playbook" || origin === "rule" ? clause(reason, playbook) : reason.replace(/(?<!\.)\.$/, "");
      const about = inferred(reason) ? `${criterion.title}; inferred` : criterion.title;
      return { kind: side, text: `${text} (${about})` };
    });
  const taken = partsFor(playbook, inputs, option).map(
    ({ title, why }): Consequence => ({ kind: "bad", text: `we take on ${quoted(title)}: ${why}` }),
  );
  const of = (kind: Consequence["kind"]) => compared.filter((one) => one.kind === kind).slice(0, mostCompared);
  return [...of("good"), ...of("bad"), ...taken];
}

function size({ criterion, ahead }: Argument, { weights }: Analysis): number {
  return Math.abs(ahead) * (lookup(weights, criterion.id) ?? 0);
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
export function proposedTriggers(analysis: Analysis, titles: SentenceNames): Trigger[] {
  const names = spoken(titles);
  const unknown = analysis.unknown
    .filter(({ decides }) => decides)
    .flatMap(({ criterion, turns }) => {
      const about = names.criterion(criterion);
      if (turns.length === 0) return [`${about} becomes known`];
      return turns.map(({ answer, leader }) => {
        const then = leader === null ? "leaves nobody ahead" : `favours ${names.option(leader)}`;
        return `${about} turns out to be ${quoted(names.answer(criterion, answer))}, which ${then}`;
      });
    })
    .map((statement) => ({ kind: "assumption" as const, statement }));
  const weights = weightClaims(analysis)
    .slice(0, mostWeightTriggers)
    .map((claim) => {
      const { above, start, end, now } = edgesOf(claim);
      const than = `${above ? "more" : "less"} than ${start}${end === null ? "" : ` and ${above ? "less" : "more"} than ${end}`}`;
      return {
        kind: "weight" as const,
        limit: { criterion: claim.criterion, now: claim.now, at: claim.range[above ? 0 : 1] },
        statement: `${names.criterion(claim.criterion)} counts ${than} (now ${now}), which favours ${and(claim.options.map(names.option))}`,
      };
    });
  return [...unknown, ...weights, ...scoreTriggers(analysis, names)].map((trigger, i) => ({
    id: `trigger-${i + 1}`,
    ...trigger,
  }));
}

/** Fits of the leader that may drop, or of the runner-up that may rise, until the two are level. */
function scoreTriggers(analysis: Analysis, names: SentenceNames): Omit<Trigger, "id">[] {
  const { gap, scoreFlips, contributions } = analysis;
  if (gap === null || leaderOf(analysis) === null) return [];
  const { leader, over } = gap;
  return scoreFlips
    .filter(({ possible, steps }) => possible && steps < 4)
    .toSorted((a, b) => a.steps - b.steps)
    .slice(0, mostScoreTriggers)
    .map(({ criterion, steps }) => {
      const now = 4 * (contributions.find((one) => one.criterion === criterion)?.difference ?? 0);
      // Rounded to the safe side: at the exact figure the two are level.
      const count = Math.ceil(10 * steps - 1e-9) / 10;
      return {
        kind: "score",
        limit: { criterion, option: leader, over, now, at: Math.max(-4, now - steps) },
        statement: `On ${names.criterion(criterion)}, ${names.option(leader)} loses more than ${count} of 4 steps to ${names.option(over)}, which favours ${names.option(over)}`,
      };
    });
}

/** Whether what is said now has reached the figure that a trigger waits for. */
export function limitReached({ criterion, option, over, now, at: limit }: Limit, { weights, scores }: Heard): boolean {
  const fit = lookup(scores, criterion);
  const is = option && over ? (fit?.[option] ?? 3) - (fit?.[over] ?? 3) : (lookup(weights, criterion) ?? 0);
  return limit > now ? is >= limit - SAME : is <= limit + SAME;
}
