/** How a decision begins and changes. The lists it starts with are proposals: what the user wrote is never replaced. */

import type { Day } from "#shared/base/day";
import type { Id } from "#shared/base/id";
import { and } from "#shared/base/list";
import { quoted } from "#shared/base/title";
import type { Playbook } from "#shared/playbook/playbook";
import { against } from "./against";
import { proposedConsequences, proposedReview, proposedTriggers } from "./prefill";
import { type Recommendation, shownOf } from "./recommend";
import type { Consequence, Decision, Draft, Trigger } from "./record";

/** What proposals are made from. */
export interface Grounds {
  playbook: Playbook;
  recommendation: Recommendation;
  today: Day;
}

/** The recommended option, or `null` where there is no recommendation. */
export const recommended = ({ recommendation }: Pick<Grounds, "recommendation">): Id | null =>
  shownOf(recommendation).leader;

/**
 * The draft with this option chosen, or postponed with `null`. Consequences that the user wrote or edited stay; those
 * that were proposed for the former option give way to those proposed for the new one.
 */
export function choose(draft: Draft, option: Id | null, grounds: Grounds): Draft {
  const before = draft.decision ?? blank(draft, grounds);
  if (draft.decision && before.option === option) return draft;
  const untouched = consequencesOf(draft, before.option, grounds);
  const own = before.consequences.filter((one) => !holds(untouched, one));
  const proposed = consequencesOf(draft, option, grounds).filter((one) => !holds(own, one));
  const decision = { ...before, option, consequences: [...proposed, ...own] };
  return { ...draft, decision: against(decision, recommended(grounds)) ? decision : { ...decision, overrule: "" } };
}

/** With what a decision begins: the named decider, today, a review day and the two nearest triggers. */
function blank(draft: Draft, grounds: Grounds): Decision {
  return {
    option: null,
    by: draft.frame.decider,
    on: grounds.today,
    reason: "",
    overrule: "",
    consequences: [],
    confirmation: "",
    consent: {},
    confidence: null,
    dissent: [],
    actions: [],
    review: reviewOf(draft, null, grounds),
    triggers: triggersOf(grounds).slice(0, 2),
    forecasts: [],
  };
}

/** The draft with this confidence. The review day follows as long as it is the proposed one. */
export function withConfidence(draft: Draft, confidence: number | null, grounds: Grounds): Draft {
  const { decision } = draft;
  if (!decision) return draft;
  const proposed = decision.review === reviewOf(draft, decision.confidence, grounds);
  const review = proposed ? reviewOf(draft, confidence, grounds) : decision.review;
  return { ...draft, decision: { ...decision, confidence, review } };
}

function reviewOf(draft: Draft, confidence: number | null, { recommendation, today }: Grounds): Day {
  const { word } = recommendation.analysis.verdict;
  return proposedReview(today, { word, confidence, reversible: draft.frame.reversible });
}

export function consequencesOf(draft: Draft, option: Id | null, { playbook, recommendation }: Grounds): Consequence[] {
  return option === null ? [] : proposedConsequences(playbook, draft, recommendation.analysis, option);
}

export function triggersOf({ recommendation }: Grounds): Trigger[] {
  return proposedTriggers(recommendation.analysis, recommendation.names);
}

/** The statements with one more or one less, each with an id of its own. */
export function toggled(triggers: Trigger[], trigger: Pick<Trigger, "kind" | "statement">): Trigger[] {
  const rest = triggers.filter(({ statement }) => statement !== trigger.statement);
  if (rest.length < triggers.length) return rest;
  return [...triggers, { ...trigger, id: freeId("trigger", triggers) }];
}

/** An id that none of these has: "trigger-1". */
export function freeId(thing: string, all: readonly { id: Id }[]): Id {
  for (let n = 1; ; n++) if (!all.some(({ id }) => id === `${thing}-${n}`)) return `${thing}-${n}`;
}

export const holds = (list: Consequence[], one: Consequence) =>
  list.some(({ kind, text }) => kind === one.kind && text === one.text);

/** Why an option is out, in words; empty where it isn't. */
export function whyOut(draft: Draft, option: Id, { recommendation }: Pick<Grounds, "recommendation">): string {
  const out = recommendation.analysis.excluded.find((one) => one.option === option);
  if (!out) return "";
  const names = out.because.map((id) => draft.mustHaves.find((must) => must.id === id)?.statement ?? id);
  return `Fails ${and(names.map(quoted))}`;
}
