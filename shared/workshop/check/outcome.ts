/** What a check comes to: events, none where nothing changes, or why not. */
import type { Id } from "#shared/base/id";
import type { Refusal } from "../command";
import type { WorkshopEvent } from "../event";
import { roomCriteria } from "../people";
import type { Session } from "../session";

export type Outcome = WorkshopEvent[] | Refusal;

export function isRefusal(outcome: Outcome): outcome is Refusal {
  return !Array.isArray(outcome);
}

export const refuse = (refused: Refusal["refused"], message: string): Refusal => ({ refused, message });

/** The first refusal of several guards, or `null`. */
export function firstOf(...guards: (() => Refusal | null)[]): Refusal | null {
  for (const guard of guards) {
    const fault = guard();
    if (fault) return fault;
  }
  return null;
}

export function criterionFault(session: Session, id: Id): Refusal | null {
  return roomCriteria(session).some((criterion) => criterion.id === id)
    ? null
    : refuse("unknown", `There is no criterion "${id}".`);
}
