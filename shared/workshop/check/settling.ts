/** What the facilitator makes of criteria, must-haves and what people proposed. */
import type { Id } from "#shared/base/id";
import { criteriaInUse, ownCriterion } from "#shared/record/criteria";
import type { AskedCriterion, AskedMustHave } from "#shared/record/record";
import type { FacilitatorCommand, Refusal, Resolution } from "../command";
import { mayChange, voted } from "../people";
import type { Millis, OpenProposal, Session, Settled } from "../session";
import { timerOf } from "./moves";
import { firstOf, type Outcome, refuse } from "./outcome";

type Of<K extends FacilitatorCommand["type"]> = Extract<FacilitatorCommand, { type: K }>;

/** `NOT_NOW` once somebody answered: exactly what was settled is judged. */
export function resolve(session: Session, { type: _, item, ...how }: Of<"resolve">, t: Millis): Outcome {
  const fault = firstOf(
    () =>
      session.step === "criteria" && session.phase === "revealed" ? null : refuse("phase", "Open the step first."),
    () => (voted(session) ? refuse("phase", "People answered these criteria already.") : null),
    () => intoFault(session, item, how),
  );
  if (fault) return fault;
  const { criteria, mustHaves } = session.inputs;
  const settled: Settled = { how: how.how, into: how.into, reason: how.reason, owner: how.owner };
  const event = (lists: { criteria?: AskedCriterion[]; mustHaves?: AskedMustHave[]; as?: Id }): Outcome => [
    {
      e: "resolved",
      t,
      item,
      settled: lists.as === undefined ? settled : { ...settled, as: lists.as },
      criteria: lists.criteria ?? criteria,
      mustHaves: lists.mustHaves ?? mustHaves,
    },
  ];
  const proposal = session.proposals.find(({ id }) => id === item);
  if (proposal) return event(how.how === "keep" ? adopted(session, proposal, how) : withdrawn(session, item));
  if (mustHaves.some(({ id }) => id === item)) {
    if (how.how === "merge") return refuse("invalid", "A must-have is kept or dropped.");
    return event(how.how === "keep" ? {} : { mustHaves: mustHaves.filter(({ id }) => id !== item) });
  }
  return criterion(session, item, how, event);
}

function criterion(
  session: Session,
  item: Id,
  how: Resolution,
  event: (lists: { criteria: AskedCriterion[] }) => Outcome,
): Outcome {
  const { playbook, inputs } = session;
  const asked = inputs.criteria.find(({ id }) => id === item);
  const known = playbook.criteria.find(({ id }) => id === item) ?? asked?.own;
  if (!known) return refuse("unknown", `There is nothing called "${item}" to settle.`);
  const others = inputs.criteria.filter(({ id }) => id !== item);
  if (how.how === "keep") {
    const { notApplicable: _, reason: __, ...rest } = asked ?? { id: item };
    return event({
      criteria: asked
        ? inputs.criteria.map((one) => (one === asked ? rest : one))
        : known.always
          ? others
          : [...others, rest],
    });
  }
  if (how.how === "drop" && known.always && how.reason.trim() === "")
    return refuse("invalid", "Every team is asked this. Say why it doesn't apply to you.");
  const left = criteriaInUse(playbook, inputs).filter(({ id }) => id !== item);
  if (left.length === 0) return refuse("invalid", "Without any criterion there is nothing to judge by.");
  const reason = how.reason.trim();
  const aside: AskedCriterion = { ...(asked ?? { id: item }), notApplicable: true, ...(reason && { reason }) };
  return event({ criteria: asked ? inputs.criteria.map((one) => (one === asked ? aside : one)) : [...others, aside] });
}

/** A proposal becomes a criterion or a must-have of the team's own. Settling it again replaces what it became. */
function adopted(session: Session, { id, kind, text }: OpenProposal, how: Resolution) {
  const { criteria, mustHaves, as } = withdrawn(session, id);
  const title = how.title?.trim() || text.trim();
  if (kind === "must-have") {
    const verdicts = Object.fromEntries(session.inputs.options.map((option) => [option.id, "unknown" as const]));
    const check = how.check?.trim() ?? "";
    // Phones ask "What must it have, or it is out?", so whatever fails it is out.
    const must = { id, statement: title, check, negotiable: false, verdicts, exception: "" };
    return { criteria, mustHaves: [...mustHaves, must], as: id };
  }
  const blank = ownCriterion({ id, title });
  const low = how.low?.trim();
  const high = how.high?.trim();
  const own = { ...blank, anchors: { ...blank.anchors, ...(low && { 1: low }), ...(high && { 5: high }) } };
  return { criteria: [...criteria, { id, own }], mustHaves, as: as ?? id };
}

function withdrawn({ inputs }: Session, id: Id): { criteria: AskedCriterion[]; mustHaves: AskedMustHave[]; as?: Id } {
  return {
    criteria: inputs.criteria.filter((one) => one.id !== id),
    mustHaves: inputs.mustHaves.filter((one) => one.id !== id),
  };
}

function intoFault({ playbook, inputs }: Session, item: Id, { how, into }: Resolution): Refusal | null {
  if (how !== "merge") return null;
  const ids = criteriaInUse(playbook, inputs).map(({ id }) => id);
  return into !== undefined && into !== item && ids.includes(into)
    ? null
    : refuse("invalid", "Choose the criterion that it becomes part of.");
}

/** Opens the step again for these alone. */
export function askAgain(session: Session, { items }: Of<"ask-again">, t: Millis): Outcome {
  if (session.step !== "criteria" || session.phase !== "revealed") return refuse("phase", "Open the step first.");
  if (voted(session)) return refuse("phase", "People answered these criteria already.");
  const known = [...mayChange(session), ...session.proposals.map(({ id }) => id)];
  const stranger = items.find((id) => !known.includes(id));
  if (stranger || items.length === 0) return refuse("unknown", "There is nothing of this name to ask about.");
  return [{ e: "reopened", t, step: "criteria", timer: timerOf(session, "criteria", t), items }];
}
