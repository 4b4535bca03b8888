import type { Day } from "#shared/base/day";
import { AdroitError } from "#shared/base/error";
import type { Sha256 } from "#shared/base/id";
import { against } from "./against";
import type { Decision, DecisionRecord, Draft, Inputs, Shown, Status } from "./record";

/** A status that a record could be given next, and what that means or what stands in the way. */
export interface Transition {
  status: Status;
  allowed: boolean;
  why: string;
}

const legal: Record<Status, Partial<Record<Status, string>>> = {
  draft: {
    proposed: "Others are asked for their view.",
    accepted: "The decision is made; this state is kept.",
    rejected: "It will not be done.",
  },
  proposed: {
    draft: "It needs more work.",
    accepted: "The decision is made; this state is kept.",
    rejected: "It will not be done.",
  },
  accepted: {
    deprecated: "It no longer applies, and nothing takes its place.",
    superseded: "Another decision takes its place.",
  },
  rejected: { draft: "It is taken up again." },
  deprecated: { superseded: "Another decision takes its place." },
  superseded: {},
};

/** All other statuses in the order of a decision's life. */
export function allowedStatuses(record: DecisionRecord): Transition[] {
  const from = record.draft.status;
  return (Object.keys(legal) as Status[])
    .filter((status) => status !== from)
    .map((status) => {
      const means = legal[from][status];
      if (means === undefined) return { status, allowed: false, why: `Not possible from "${from}".` };
      const missing = status === "accepted" ? missingToAccept(record.draft) : null;
      return { status, allowed: missing === null, why: missing?.remedy ?? means };
    });
}

/** The same record with another status; accepting goes through `accept`, since it keeps a revision. */
export function withStatus(record: DecisionRecord, status: Exclude<Status, "accepted">): DecisionRecord {
  const { draft } = record;
  if (draft.status === status) return record;
  if (legal[draft.status][status] === undefined) throw illegal(draft.status, status);
  return { ...record, draft: { ...draft, status } };
}

/**
 * The record accepted: today's inputs, decision and what people saw are appended as a revision that is never changed
 * afterwards. `adr` is the hash of the ADR's bytes, or `null` where it wasn't exported.
 * `READ_ONLY` where the status can't become accepted, `BAD_INPUT` naming the field where something is missing.
 */
export function accept(
  record: DecisionRecord,
  { today, shown, adr }: { today: Day; shown: Shown; adr: Sha256 | null },
): DecisionRecord {
  const { draft, revisions } = record;
  if (legal[draft.status].accepted === undefined) throw illegal(draft.status, "accepted");
  const missing = missingToAccept(draft) ?? missingOverrule(draft, shown);
  if (missing) throw new AdroitError("BAD_INPUT", missing.what, { subject: missing.field, remedy: missing.remedy });

  const decision = draft.decision as Decision;
  return {
    ...record,
    draft: { ...draft, status: "accepted" },
    revisions: [
      ...revisions,
      {
        n: revisions.length + 1,
        on: today,
        by: decision.by,
        verdict: revisions.every(({ takenBack }) => takenBack) ? "first" : "amend",
        why: decision.reason,
        inputs: inputsOf(draft),
        decision,
        shown,
        adr,
      },
    ],
  };
}

/** Whether nobody relies on a decision of this status yet. */
export function isOpen(status: Status): boolean {
  return status === "draft" || status === "proposed" || status === "rejected";
}

/**
 * The record proposed again. Its newest accepted state stays in the history, marked with who took it back, when and why.
 * `READ_ONLY` where it isn't accepted, or where a review has been closed since.
 */
export function takeBack(
  record: DecisionRecord,
  { today, by, why }: { today: Day; by: string; why: string },
): DecisionRecord {
  const { draft, revisions, review: _, ...rest } = record;
  const last = revisions.at(-1);
  if (draft.status !== "accepted" || !last || last.takenBack || last.changed !== undefined) {
    throw new AdroitError("READ_ONLY", `A decision that is ${draft.status} can't be taken back.`, {
      subject: "status",
      remedy: "Begin a review: it keeps, changes or ends the decision.",
    });
  }
  const marked = { ...last, takenBack: { on: today, by, why } };
  return { ...rest, draft: { ...draft, status: "proposed" }, revisions: [...revisions.slice(0, -1), marked] };
}

/**
 * An accepted record with another text, as long as it was exported nowhere: its newest state is kept as it reads now.
 * `BAD_INPUT` naming the field where something is missing that acceptance needs.
 */
export function corrected(record: DecisionRecord, draft: Draft, shown: Shown): DecisionRecord {
  const missing = missingToAccept(draft) ?? missingOverrule(draft, shown);
  if (missing) throw new AdroitError("BAD_INPUT", missing.what, { subject: missing.field, remedy: missing.remedy });
  const decision = draft.decision as Decision;
  const revisions = record.revisions.map((revision, i) =>
    i === record.revisions.length - 1
      ? { ...revision, by: decision.by, why: decision.reason, inputs: inputsOf(draft), decision, shown }
      : revision,
  );
  return { ...record, draft, revisions };
}

/** What people put in before the decision, without the decision and the state of the screens. */
export function inputsOf(draft: Draft): Inputs {
  const { frame, playbook, options, criteria, mustHaves, seats, anonymous, rounds, workshop } = draft;
  const inputs = { frame, playbook, options, criteria, mustHaves, seats, anonymous, rounds };
  return workshop ? { ...inputs, workshop } : inputs;
}

interface Missing {
  what: string;
  field: string;
  remedy: string;
}

function missingToAccept({ frame, options, decision }: Draft): Missing | null {
  const need = (what: string, field: string, remedy: string): Missing => ({ what, field, remedy });
  if (frame.title.trim() === "") return need("The decision has no title.", "frame.title", "Give it a title.");
  if (!decision) return need("Nothing is decided yet.", "decision", "Choose an option first.");
  if (decision.option === null) return need("The decision is postponed.", "decision.option", "Choose an option first.");
  if (!options.some(({ id }) => id === decision.option))
    return need("The chosen option is no longer among the options.", "decision.option", "Choose an option again.");
  if (decision.by.trim() === "")
    return need("Nobody is named as decider.", "decision.by", "Name the person who decides.");
  if (decision.reason.trim() === "")
    return need("The decision has no reason.", "decision.reason", "Write the reason in one sentence.");
  return null;
}

function missingOverrule({ decision }: Draft, { leader }: Shown): Missing | null {
  if (!against(decision, leader) || decision?.overrule.trim() !== "") return null;
  return {
    what: "The choice goes against the recommendation without a reason.",
    field: "decision.overrule",
    remedy: "Write why the decider chose otherwise.",
  };
}

function illegal(from: Status, to: Status): AdroitError {
  return new AdroitError("READ_ONLY", `A decision that is ${from} can't become ${to}.`, {
    subject: "status",
    remedy: from === "rejected" ? "Set it back to draft first." : "Start a new decision that takes its place.",
  });
}

/** The record whose newest accepted state knows the hash of the ADR that it was first exported as. */
export function withAdr(record: DecisionRecord, adr: Sha256): DecisionRecord {
  const last = record.revisions.at(-1);
  const { status } = record.draft;
  if (!last || last.adr !== null || status === "draft" || status === "proposed") return record;
  return { ...record, revisions: [...record.revisions.slice(0, -1), { ...last, adr }] };
}
