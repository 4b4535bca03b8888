/** Looking again at an accepted decision: what changed, what is answered anew, and what becomes of it. */

import type { Day } from "#shared/base/day";
import { addDays } from "#shared/base/day";
import { equal } from "#shared/base/equal";
import { AdroitError } from "#shared/base/error";
import type { Id, Sha256 } from "#shared/base/id";
import { inputsOf } from "./accept";
import { against } from "./against";
import type {
  Assumption,
  Change,
  Decision,
  DecisionRecord,
  Inputs,
  Review,
  Revision,
  Shown,
  Status,
  Trigger,
} from "./record";

/** What somebody says has happened: a trigger or assumption of the record, or something nobody had thought of. */
export type Happening = { trigger: Id } | { assumption: Id } | { added: Pick<Trigger, "kind" | "statement"> };

/**
 * The record with something marked as happened on a day, or with `null` unmarked; what was added goes again with its
 * mark. The decision is due then. Nothing else of an accepted record changes, and its ADR stays as it is.
 */
export function happened(record: DecisionRecord, what: Happening, on: Day | null): DecisionRecord {
  const { draft } = record;
  const decision = draft.decision;
  if (!decision) throw bad("decision", "Nothing is decided yet.", "Decide first.");
  return { ...record, draft: { ...draft, decision: marked(decision, what, on) } };
}

function marked(decision: Decision, what: Happening, on: Day | null): Decision {
  if ("added" in what) {
    const trigger: Trigger = { id: freeId(decision.triggers), ...what.added, ...(on !== null && { happened: on }) };
    if (trigger.statement.trim() === "") throw bad("statement", "Nothing is said.", "Write what happened.");
    return { ...decision, triggers: [...decision.triggers, trigger] };
  }
  if ("trigger" in what) {
    known(decision.triggers, what.trigger, "trigger");
    const triggers = decision.triggers.map(({ happened: _, ...trigger }) =>
      trigger.id === what.trigger ? { ...trigger, ...(on !== null && { happened: on }) } : withMark(decision, trigger),
    );
    return { ...decision, triggers };
  }
  const all = decision.assumptions ?? [];
  known(all, what.assumption, "assumption");
  const assumptions = all.map((assumption) => {
    const { failed: _, ...rest } = assumption;
    return assumption.id === what.assumption ? { ...rest, ...(on !== null && { failed: on }) } : assumption;
  });
  return { ...decision, assumptions };
}

function withMark(decision: Decision, trigger: Trigger): Trigger {
  return decision.triggers.find(({ id }) => id === trigger.id) ?? trigger;
}

function known(all: { id: Id }[], id: Id, what: string) {
  if (!all.some((one) => one.id === id)) throw bad(what, `There is no ${what} "${id}".`, "Open the decision again.");
}

function freeId(all: { id: Id }[]): Id {
  for (let n = all.length + 1; ; n++) if (!all.some(({ id }) => id === `trigger-${n}`)) return `trigger-${n}`;
}

/**
 * The record with a review begun: a copy of the accepted state to answer anew, with what already happened ticked.
 * `READ_ONLY` where the decision isn't accepted. A review that was begun before goes on.
 */
export function beginReview(record: DecisionRecord, { today, by }: { today: Day; by: string }): DecisionRecord {
  const { draft, review } = record;
  if (review) return record;
  const { status, decision } = draft;
  if (status !== "accepted" || !decision) {
    throw new AdroitError("READ_ONLY", `A decision that is ${status} isn't reviewed.`, {
      subject: "status",
      remedy: status === "draft" || status === "proposed" ? "Change it directly." : "Start a new decision instead.",
    });
  }
  checkClock(record, today);
  const inputs = inputsOf(draft);
  return {
    ...record,
    review: { begun: today, by, changed: happenings(decision), inputs, decision, verdict: null, why: "" },
  };
}

/** What was marked as happened, as entries of the list of changes. */
function happenings({ triggers, assumptions = [] }: Decision): Change[] {
  return [
    ...triggers
      .filter(({ happened }) => happened !== undefined)
      .map(({ id, statement }): Change => ({ about: "trigger", id, note: statement })),
    ...assumptions
      .filter(({ failed }) => failed !== undefined)
      .map(({ id, statement }): Change => ({ about: "assumption", id, note: `Not so: ${statement}` })),
  ];
}

/**
 * A clock that was set back would put a review before what it reviews. One day is let pass: people in other time zones
 * may have accepted it tomorrow.
 */
function checkClock({ revisions }: DecisionRecord, today: Day): void {
  const last = revisions.reduce((latest, { on }) => (on > latest ? on : latest), "");
  if (last !== "" && today < addDays(last, -1)) {
    throw bad(
      "clock",
      `Today is ${today} by this computer's clock, before ${last}, the day of the last revision.`,
      "Set the clock, then try again.",
    );
  }
}

/** The criteria that the ticked changes concern; with a change of people or an unnamed one, all of them. */
export function affected(review: Pick<Review, "changed" | "decision">, criteria: readonly Id[]): Id[] {
  const { changed, decision } = review;
  const wide = changed.some(({ about }) => about === "people" || about === "option");
  if (wide) return [...criteria];
  const named = changed.flatMap(({ about, id }) => {
    if (about === "criterion") return id ?? [];
    if (about !== "trigger") return [];
    return decision.triggers.find((trigger) => trigger.id === id)?.limit?.criterion ?? [];
  });
  return criteria.filter((id) => named.includes(id));
}

export type ReviewVerdict = Exclude<Revision["verdict"], "first">;

export interface Closing {
  today: Day;
  /** The recommendation for the inputs of the review. */
  shown: Shown;
  adr: Sha256 | null;
}

/**
 * The record with its review closed: a revision is appended, and of the accepted state only what the verdict says is
 * replaced. Retained: when to look again and what became of forecasts. Amended: answers, weights and what follows,
 * under the same option. To be superseded: it stays accepted until its successor is. Retired: deprecated.
 *
 * `BAD_INPUT` names what is missing.
 */
export function closeReview(record: DecisionRecord, { today, shown, adr }: Closing): DecisionRecord {
  const { review, draft, revisions } = record;
  if (!review) throw bad("review", "No review is under way.", "Begin one first.");
  const { verdict, by, why, changed, inputs, process, outcome } = review;
  if (verdict === null) throw bad("review.verdict", "The review has no verdict.", "Choose one.");
  checkClock(record, today);
  const missing = missingIn(record, review, { today, shown });
  if (missing) throw bad(...missing);

  const next = { ...draft.decision, ...kept(verdict, review.decision, draft.decision as Decision) };
  // What a room said that kept the decision stands in the revision alone.
  const { workshop } = inputs;
  const { consent, confidence, dissent } = review.decision;
  const revision: Revision = {
    n: revisions.length + 1,
    on: today,
    by: by.trim(),
    verdict,
    why: why.trim(),
    inputs: verdict === "amend" ? inputs : { ...inputsOf(draft), ...(workshop && { workshop }) },
    decision: workshop && verdict !== "amend" ? { ...next, consent, confidence, dissent } : next,
    shown,
    adr,
    changed: changed.filter(({ note }) => note.trim() !== ""),
    ...(process && { process }),
    ...(outcome && { outcome }),
  };
  const { review: _, ...rest } = record;
  const status: Status = verdict === "retire" ? "deprecated" : "accepted";
  return {
    ...rest,
    draft: { ...draft, ...(verdict === "amend" && inputs), decision: answered(next), status },
    revisions: [...revisions, revision],
  };
}

/** What of the decision a verdict replaces. */
function kept(verdict: ReviewVerdict, after: Decision, before: Decision): Decision {
  if (verdict === "amend") return { ...after, option: before.option, on: before.on, by: before.by };
  const { forecasts, triggers, assumptions } = after;
  return {
    ...before,
    forecasts,
    triggers,
    ...(assumptions && { assumptions }),
    review: verdict === "retire" ? null : after.review,
  };
}

/** Triggers and assumptions that the review looked at wait anew. */
function answered(decision: Decision): Decision {
  const { assumptions } = decision;
  return {
    ...decision,
    triggers: decision.triggers.map(({ happened: _, ...trigger }) => trigger),
    ...(assumptions && { assumptions: assumptions.map(({ failed: _, ...one }): Assumption => one) }),
  };
}

type Missing = [field: string, what: string, remedy: string];

function missingIn(
  { draft }: DecisionRecord,
  { verdict, by, why, changed, inputs, decision }: Review,
  { today, shown }: Pick<Closing, "today" | "shown">,
): Missing | null {
  const before = draft.decision as Decision;
  if (by.trim() === "") return ["review.by", "Nobody is named as reviewer.", "Name the person who decides."];
  if (why.trim() === "") return ["review.why", "The review has no reason.", "Write the reason in one sentence."];
  const due = decision.review;
  if (due !== null && due <= today && verdict !== "retire")
    return ["review.decision.review", `The next review date, ${due}, isn't in the future.`, "Choose a later day."];
  if (verdict !== "retain" && !changed.some(({ note }) => note.trim() !== ""))
    return ["review.changed", "Nothing is said to have changed.", "Tick or write what is new, or keep the decision."];
  const answers = ({ workshop: _, ...rest }: Inputs) => rest;
  if (verdict === "retain" && !equal(answers(inputs), answers(inputsOf(draft))))
    return [
      "review.verdict",
      "Answers or weights were changed, so it isn't kept as it was.",
      "Amend it, or undo them.",
    ];
  if (verdict === "amend" && decision.option !== before.option)
    return ["review.verdict", "Another option is another decision.", "Supersede this one."];
  if (verdict === "amend" && against(before, shown.leader) && decision.overrule.trim() === "")
    return [
      "review.decision.overrule",
      "The recommendation has turned, and it is kept without a reason.",
      "Write why.",
    ];
  return null;
}

function bad(subject: string, message: string, remedy: string): AdroitError {
  return new AdroitError("BAD_INPUT", message, { subject, remedy });
}
