/** What an event does to a session. Total and deterministic: the same events always give the same session. */

import type { Playbook } from "#shared/playbook/playbook";
import type { WorkshopEvent } from "../event";
import type { Session } from "../session";
import { agreedEffects } from "./agreed";
import { begin } from "./begin";
import { callEffects } from "./calling";
import type { Effects } from "./effects";
import { saidEffects } from "./said";
import { seatEffects } from "./seats";
import { wayEffects } from "./way";

/** The session that a log of events adds up to; the first has to be its beginning. */
export function replay(playbook: Playbook, events: readonly WorkshopEvent[]): Session {
  const [first, ...rest] = events;
  if (first?.e !== "begun") throw new Error("a session begins with its beginning");
  return rest.reduce(apply, begin(playbook, first));
}

/** What is left of a session after a restart: all but what is kept in memory alone. */
export function durable(session: Session): Session {
  return session.anonymous ? { ...session, claims: {}, done: [] } : session;
}

const effects: Effects = {
  begun: (session) => session,
  ...seatEffects,
  ...wayEffects,
  ...saidEffects,
  ...agreedEffects,
  ...callEffects,
};

export function apply(session: Session, event: WorkshopEvent): Session {
  // The table has an effect for each kind of event; which of them `event` is can't be said to the compiler.
  const effect = effects[event.e] as (session: Session, event: WorkshopEvent) => Session;
  const next = effect(session, event);
  return "t" in event && event.t !== next.heard ? { ...next, heard: event.t } : next;
}
