/** A decision without scores: what it turns on, and what speaks for and against each option. Scores can come later. */
import type { Id } from "#shared/base/id";
import type { Playbook } from "#shared/playbook/playbook";
import type { Draft, Inputs, ProOrCon } from "./record";
import { addOwnCriterion } from "./setup";

export const unscored = ({ drivers }: Pick<Inputs, "drivers">): boolean => drivers !== undefined;

export function withoutScores(draft: Draft): Draft {
  return { ...draft, drivers: [], prosAndCons: draft.prosAndCons ?? [] };
}

/** What it turns on becomes criteria of the team's own, scored directly; what was said of the options stays. */
export function withScores(playbook: Playbook, { drivers = [], ...draft }: Draft): Draft {
  return drivers
    .map((driver) => driver.trim().slice(0, 120))
    .filter(Boolean)
    .reduce<Draft>((now, title) => addOwnCriterion(playbook, now, title, "", ""), draft);
}

export const prosAndConsOf = ({ prosAndCons = [] }: Pick<Inputs, "prosAndCons">, option: Id): ProOrCon[] =>
  prosAndCons.filter((one) => one.option === option);

/** With these for or against the option, in place of what was said on that side. */
export function withSide(draft: Draft, option: Id, kind: ProOrCon["kind"], texts: readonly string[]): Draft {
  const others = (draft.prosAndCons ?? []).filter((one) => one.option !== option || one.kind !== kind);
  return { ...draft, prosAndCons: [...others, ...texts.map((text) => ({ option, kind, text }))] };
}
