import type { Named } from "#shared/analysis/model";
import type { By } from "#shared/base/by";
import { lookup } from "#shared/base/by";
import type { Id } from "#shared/base/id";
import type { AnswerFit, Criterion, Option } from "#shared/playbook/playbook";
import type { Fit, Judgement } from "./record";
import { scored } from "./scored";

/** Fits of one criterion as the rules that were met set them, by option. */
export type Ruled = By<AnswerFit & { rule: string }>;

/**
 * How well each option fits, under one judgement. The only place that knows answers.
 *
 * An adjusted score carries the person's reason and no sources; a score given directly carries what was said about that
 * option, since what is noted beside is about the criterion. A team's own option under an answer of the playbook is
 * unknown until it is adjusted. An answer that this criterion doesn't offer leaves every option unknown, and says so.
 *
 * @param ruled fits that the person's other answers set (see `rules`); they stand in for those of the answer, and a
 * score that the person adjusted stays
 */
export function fits(
  criterion: Criterion,
  options: Option[],
  judgement: Judgement | undefined,
  ruled: Ruled = {},
): By<Fit> {
  return Object.fromEntries(options.map(({ id }) => [id, fitOf(criterion, id, judgement, lookup(ruled, id))]));
}

/**
 * The scores that an answer gives, of the options that it says something about: `fits` of that answer, unadjusted and
 * without reasons. Every answer that could be given is looked up with each key, so nothing else is made.
 */
export function scoresUnder(criterion: Criterion, options: Option[], answer: Id, ruled: Ruled = {}): Named<number> {
  const given = criterion.answers.find(({ id }) => id === answer)?.fits ?? {};
  const scores: Named<number> = {};
  for (const { id } of options) {
    const fit = lookup(ruled, id) ?? lookup(given, id);
    if (fit !== undefined) scores[id] = fit.score;
  }
  return scores;
}

/**
 * The answer that all of a judgement's fits follow from, unless rules set some: one of which nothing was adjusted; `null`
 * where there is none.
 */
export function bareAnswer(judgement: Judgement | undefined): Id | null {
  return judgement !== undefined && "answer" in judgement && judgement.adjusted === undefined ? judgement.answer : null;
}

function fitOf(
  criterion: Criterion,
  option: string,
  judgement: Judgement | undefined,
  set: Ruled[string] | undefined,
): Fit {
  const said = judgement?.reason ?? "";
  if (judgement === undefined || "unknown" in judgement) return unknown(said);

  if ("scores" in judgement) {
    const given = lookup(judgement.scores, option);
    if (given === undefined) return unknown("");
    const { score, reason = "", link } = scored(given);
    return { score, origin: "direct", reason, sources: [], ...(link !== undefined && { link }) };
  }

  const answer = criterion.answers.find(({ id }) => id === judgement.answer);
  if (answer === undefined) return unknown(`"${judgement.answer}" is no answer to "${criterion.title}".`);
  const given = set ?? lookup(answer.fits, option);
  const adjusted = lookup(judgement.adjusted ?? {}, option);
  if (adjusted !== undefined && adjusted !== given?.score)
    return { score: adjusted, origin: "adjusted", reason: said, sources: [] };
  if (set !== undefined) return { ...set, origin: "rule" };
  return given === undefined ? unknown("") : { ...given, origin: "playbook" };
}

function unknown(reason: string): Fit {
  return { score: null, origin: "unknown", reason, sources: [] };
}
