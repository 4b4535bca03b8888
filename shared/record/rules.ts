/**
 * Answers that depend on each other. A rule looks at one person's ballot and changes how options fit an answer there;
 * answers themselves stay as they were given.
 */
import type { By } from "#shared/base/by";
import { lookup } from "#shared/base/by";
import type { Id } from "#shared/base/id";
import type { Criterion, Option, Playbook, Rule } from "#shared/playbook/playbook";
import { fits, type Ruled } from "./fits";
import type { Fit, Judgement } from "./record";

type Rules = Pick<Playbook, "rules">;

/**
 * How far a rule holds: an answer that isn't one of its own rules it out, one that isn't known leaves it open.
 *
 * @param beside a criterion that isn't looked at
 */
function ruleStanding(
  rule: Rule,
  criteria: readonly Criterion[],
  judgements: By<Judgement>,
  beside?: Id,
): "met" | "open" | "out" {
  let open = false;
  for (const [id, wanted] of Object.entries(rule.when)) {
    if (id === beside) continue;
    if (!criteria.some((criterion) => criterion.id === id)) return "out";
    const judgement = lookup(judgements, id);
    if (judgement !== undefined && "answer" in judgement) {
      if (!wanted.includes(judgement.answer)) return "out";
    } else if (judgement !== undefined && "scores" in judgement) return "out";
    else open = true;
  }
  return open ? "open" : "met";
}

/** The rules that this ballot's answers to the criteria in use meet, in the playbook's order. */
export function rulesMet({ rules = [] }: Rules, criteria: readonly Criterion[], judgements: By<Judgement>): Rule[] {
  return rules.filter((rule) => isMet(rule, criteria, judgements));
}

/** @param beside a criterion that isn't looked at */
export function isMet(rule: Rule, criteria: readonly Criterion[], judgements: By<Judgement>, beside?: Id): boolean {
  return ruleStanding(rule, criteria, judgements, beside) === "met";
}

/** The rules that set fits of a criterion. */
export function rulesSetting({ rules = [] }: Rules, criterion: Pick<Criterion, "id">): Rule[] {
  return rules.filter((rule) => lookup(rule.fits, criterion.id) !== undefined);
}

/** The rules that set any fits: the others only say something, and change no score whatever is answered. */
export function rulesThatSet({ rules = [] }: Rules): Rule[] {
  return rules.filter(({ fits: set }) => Object.keys(set).length > 0);
}

/** What rules set about one criterion. Two that set one fit differently can't be met together. */
export function setBy(rules: readonly Rule[], criterion: string): Ruled {
  if (rules.length === 0) return {};
  return Object.fromEntries(
    rules.flatMap(({ id, fits: set }) =>
      Object.entries(lookup(set, criterion) ?? {}).map(([option, fit]) => [option, { ...fit, rule: id }]),
    ),
  );
}

/** The criteria of which rules set fits. */
export function ruledIn({ rules = [] }: Rules): ReadonlySet<Id> {
  return new Set(rules.flatMap(({ fits: set }) => Object.keys(set)));
}

/** How options fit one person's judgements, by criterion. */
export type BallotFits = (criterion: Criterion, options: Option[], judgement?: Judgement) => By<Fit>;

/**
 * `fits` for one ballot as a whole: with the rules that its answers meet.
 * @returns takes another judgement on the criterion than the ballot's as well, where no rule asks for that criterion
 */
export function ballotFits(playbook: Rules, criteria: readonly Criterion[], judgements: By<Judgement>): BallotFits {
  const met = rulesMet(playbook, criteria, judgements);
  return (criterion, options, judgement = lookup(judgements, criterion.id)) => {
    return fits(criterion, options, judgement, setBy(rulesSetting({ rules: met }, criterion), criterion.id));
  };
}

/** A rule that somebody's answers meet, and how many of the ballots do. */
export interface MetRule {
  rule: Rule;
  count: number;
  of: number;
}

/** What the rules say about these ballots, in the playbook's order. */
export function rulesSaid(
  { rules = [] }: Rules,
  criteria: readonly Criterion[],
  ballots: readonly { judgements: By<Judgement> }[],
): MetRule[] {
  return rules.flatMap((rule) => {
    const count = ballots.filter(({ judgements }) => ruleStanding(rule, criteria, judgements) === "met").length;
    return count === 0 ? [] : [{ rule, count, of: ballots.length }];
  });
}

/**
 * Other ways in which the fits of one criterion may come out, because rules are open that would set them: every
 * combination of such rules, under the answer that was given or, where none is, under each. An adjusted score stays.
 */
export function variants(
  playbook: Rules,
  criteria: readonly Criterion[],
  judgements: By<Judgement>,
  criterion: Criterion,
  options: Option[],
): By<Fit>[] {
  const setting = rulesSetting(playbook, criterion);
  if (setting.length === 0) return [];
  const open = setting.filter((rule) => ruleStanding(rule, criteria, judgements) === "open");
  if (open.length === 0) return [];
  const met = setting.filter((rule) => ruleStanding(rule, criteria, judgements) === "met");
  const judgement = lookup(judgements, criterion.id);
  const given: Judgement[] =
    judgement !== undefined && "answer" in judgement
      ? [judgement]
      : judgement !== undefined && "scores" in judgement
        ? []
        : criterion.answers.map(({ id }) => ({ answer: id }));
  return given.flatMap((one) =>
    subsets(open)
      .filter((some) =>
        some.every(({ when }) => {
          const wanted = lookup(when, criterion.id);
          return wanted === undefined || ("answer" in one && wanted.includes(one.answer));
        }),
      )
      .map((some) => fits(criterion, options, one, setBy([...met, ...some], criterion.id))),
  );
}

/** All that aren't empty; of many rules only each alone and all of them, since so many never set one criterion. */
function subsets<T>(list: readonly T[]): T[][] {
  if (list.length > 6) return [...list.map((one) => [one]), [...list]];
  return Array.from({ length: 2 ** list.length - 1 }, (_, bits) => list.filter((_, k) => ((bits + 1) >> k) & 1));
}
