/** When a decision is due for review. Days are local and compared as text, so that no time zone comes into it. */

import type { Day } from "#shared/base/day";
import { daysBetween } from "#shared/base/day";
import type { Decision, Status } from "./record";

export type DueState = "fresh" | "due soon" | "overdue" | "triggered";

/** Days before the review date from which a decision counts as due soon. */
export const soon = 30;

export interface DueFacts {
  status: Status | null;
  review: Day | null;
  /** Triggers that happened and assumptions that failed, in words. */
  triggered: string[];
}

export interface Due {
  state: DueState;
  review: Day | null;
  /** Days from today to the review date; negative when it has passed, `null` without one. */
  days: number | null;
  triggered: string[];
}

/**
 * `null` where nothing is to be reviewed: neither a date nor a trigger, or a decision that no longer applies. Late comes
 * before triggered, and the triggers are listed with either. On the review date itself it is due, not late.
 */
export function dueOf({ status, review, triggered }: DueFacts, today: Day): Due | null {
  if (status !== null && closed.includes(status)) return null;
  if (review === null && triggered.length === 0) return null;
  const days = review === null ? null : daysBetween(today, review);
  return { state: stateOf(days, triggered.length > 0), review, days, triggered };
}

const closed: Status[] = ["rejected", "deprecated", "superseded"];

function stateOf(days: number | null, triggered: boolean): DueState {
  if (days !== null && days < 0) return "overdue";
  if (triggered) return "triggered";
  return days !== null && days <= soon ? "due soon" : "fresh";
}

/** What happened that the team wanted to look again for. */
export function triggeredIn(decision: Pick<Decision, "triggers" | "assumptions"> | undefined): string[] {
  const triggers = decision?.triggers.filter(({ happened }) => happened !== undefined) ?? [];
  const failed = decision?.assumptions?.filter(({ failed }) => failed !== undefined) ?? [];
  return [...triggers.map(({ statement }) => statement), ...failed.map(({ statement }) => `not so: ${statement}`)];
}

/** "17 days late", "since today", "in 12 days": how a due state reads beside its chip. */
export function dueText({ state, days }: Pick<Due, "state" | "days">): string {
  if (state === "triggered") return "Trigger hit";
  if (days === null) return "";
  if (days === 0) return "Due today";
  const count = `${Math.abs(days)} ${Math.abs(days) === 1 ? "day" : "days"}`;
  return days < 0 ? `${count} late` : `In ${count}`;
}

const urgency: DueState[] = ["overdue", "triggered", "due soon", "fresh"];

/** The most urgent first: late ones by date, then triggered, then by date. */
export function byUrgency(a: Due, b: Due): number {
  const order = urgency.indexOf(a.state) - urgency.indexOf(b.state);
  return order !== 0 ? order : (a.review ?? "9999").localeCompare(b.review ?? "9999");
}
