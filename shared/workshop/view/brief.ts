/** What a decision is about: what doesn't change from moment to moment. */
import type { By } from "#shared/base/by";
import type { Criterion, Option, Rule, Source } from "#shared/playbook/playbook";
import { criteriaInUse } from "#shared/record/criteria";
import type { AskedMustHave, Frame } from "#shared/record/record";
import type { Before } from "../revisit";
import type { Session } from "../session";

/** What doesn't change from moment to moment: fetched once and again when `View.brief` changes. */
export interface Brief {
  title: string;
  question: string;
  problem: string;
  scope: string;
  decider: string;
  reversible: Frame["reversible"];
  options: Option[];
  criteria: Criterion[];
  mustHaves: AskedMustHave[];
  /** What is said where one person's answers meet, and how options fit them then. */
  rules: Rule[];
  sources: By<Source>;
  /** How it was decided before, where that is looked at again or another takes its place. */
  before: Before | null;
}

/** What is asked: a playbook's own question may name its options, so it holds for as long as these are compared. */
export function questionOf({ playbook, inputs }: Pick<Session, "playbook" | "inputs">): string {
  const own = playbook.options.map(({ id }) => id);
  const same = own.length === inputs.options.length && inputs.options.every(({ id }) => own.includes(id));
  return own.length === 0 || same ? playbook.question : inputs.frame.title || playbook.question;
}

export function briefOf({ playbook, inputs, revisit, before }: Session): Brief {
  const { title, problem, scope, decider, reversible } = inputs.frame;
  const criteria = criteriaInUse(playbook, inputs);
  return {
    title,
    question: questionOf({ playbook, inputs }),
    problem,
    scope,
    decider,
    reversible,
    options: inputs.options,
    criteria,
    mustHaves: inputs.mustHaves,
    rules: playbook.rules ?? [],
    sources: playbook.sources,
    before: revisit?.before ?? before,
  };
}

/** Changes whenever `briefOf` may. */
export function briefRevision({ inputs }: Session): string {
  return [...inputs.criteria, ...inputs.mustHaves]
    .map(({ id, ...rest }) => `${id}${sumOf(JSON.stringify(rest))}`)
    .join();
}

/** 32 bits in which a text differs from one that was edited, also where their lengths are the same. */
function sumOf(text: string): string {
  let sum = 0;
  for (let i = 0; i < text.length; i++) sum = (Math.imul(sum, 31) + text.charCodeAt(i)) | 0;
  return (sum >>> 0).toString(36);
}
