/** The form of every table beside: what each event does to a session. */
import type { WorkshopEvent } from "../event";
import type { Session } from "../session";

/** For each kind of event the session after it. */
export type Effects = {
  [K in WorkshopEvent["e"]]: (session: Session, event: Extract<WorkshopEvent, { e: K }>) => Session;
};
