/** Scores given directly: the bare number, or with what the person says about this option. */
import type { By } from "#shared/base/by";
import { lookup } from "#shared/base/by";
import type { Id } from "#shared/base/id";
import type { Score } from "#shared/playbook/playbook";
import type { Scored } from "./record";

export function scored(given: Score | Scored): Scored {
  return typeof given === "number" ? { score: given } : given;
}

/** The numbers alone. */
export function bareScores(scores: By<Score | Scored>): By<Score> {
  return Object.fromEntries(Object.entries(scores).map(([option, given]) => [option, scored(given).score]));
}

/** All of them in the long form. */
export function allScored(scores: By<Score | Scored>): By<Scored> {
  return Object.fromEntries(Object.entries(scores).map(([option, given]) => [option, scored(given)]));
}

/** With this said about an option that is scored. A score about which nothing is said is the number alone. */
export function withSaid(
  scores: By<Score | Scored>,
  option: Id,
  said: Pick<Scored, "reason" | "link">,
): By<Score | Scored> {
  const given = lookup(scores, option);
  if (given === undefined) return scores;
  const { score } = scored(given);
  return { ...scores, [option]: Object.keys(said).length === 0 ? score : { score, ...said } };
}

/** Other numbers for the same options: what was said about an option that is still scored stays with it. */
export function rescored(before: By<Score | Scored>, scores: By<Score>): By<Score | Scored> {
  return Object.fromEntries(
    Object.entries(scores).map(([option, score]) => {
      const was = lookup(before, option);
      return [option, was === undefined || typeof was === "number" ? score : { ...was, score }];
    }),
  );
}
