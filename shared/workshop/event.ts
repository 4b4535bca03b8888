import type { Id } from "#shared/base/id";
import type { AskedCriterion, AskedMustHave, CallOpening, Weighing } from "#shared/record/record";
import type { AgendaItem, WorkshopStep } from "./agenda";
import type { Word } from "./ballot";
import type { Before, Revisit } from "./revisit";
import type {
  CallOut,
  Cell,
  Choice,
  Expected,
  FollowUp,
  Millis,
  Note,
  RepositoryChoice,
  Role,
  Session,
  Settled,
  Terms,
  Timer,
} from "./session";

export interface Begun extends Terms {
  e: "begun";
  t: Millis;
  id: Id;
  record: Id;
  /** Logs from before there was a choice leave it out: points. */
  weighing?: Weighing | undefined;
  /** Only in a workshop that looks again at an accepted decision. */
  revisit?: Revisit | undefined;
  /** Only where it takes the place of a decision that was made. */
  before?: Before | undefined;
  facilitator: { name: string; votes: boolean };
  /** Who is expected, as what. Logs from before it was kept leave it out. */
  expected?: Expected[] | undefined;
  code: string;
  token: string;
}

export type WorkshopEvent =
  | Begun
  | { e: "knocked"; t: Millis; seat: Id; name: string; role: Role; key: string; again?: Id | undefined }
  /** A seat goes on on the device that waited as another. */
  | { e: "given"; t: Millis; from: Id; to: Id }
  | { e: "shared-address"; t: Millis; perAddress: number }
  | { e: "comments"; t: Millis }
  | { e: "seated"; t: Millis; seat: Id; name: string; role: Role }
  | { e: "admitted"; t: Millis; seat: Id; name: string; role: Role }
  | { e: "role"; t: Millis; seat: Id; role: Role }
  | { e: "votes"; t: Millis; votes: boolean }
  | { e: "presence"; t: Millis; seat: Id; state: "in" | "away" | "left" | "removed" }
  | { e: "locked"; t: Millis; locked: boolean }
  | { e: "rotated"; t: Millis; code: string; token: string }
  | { e: "agenda"; t: Millis; agenda: AgendaItem[] }
  | { e: "anonymous"; t: Millis; anonymous: boolean }
  | { e: "repository"; t: Millis; choice: RepositoryChoice }
  | { e: "moved"; t: Millis; how: "advance" | "back" | "skip"; to: WorkshopStep; timer: Timer }
  | { e: "counting"; t: Millis; until: Millis }
  | { e: "cancelled"; t: Millis }
  | { e: "revealed"; t: Millis; timer: Timer }
  | { e: "reopened"; t: Millis; step: WorkshopStep; timer: Timer; items?: Id[] | undefined }
  | { e: "timer"; t: Millis; timer: Timer }
  | { e: "cells"; t: Millis; cells: Cell[] }
  | { e: "cell"; t: Millis; at: number }
  | { e: "note"; t: Millis; note: Note }
  | { e: "settled"; t: Millis; criteria: AskedCriterion[]; mustHaves: AskedMustHave[] }
  | { e: "resolved"; t: Millis; item: Id; settled: Settled; criteria: AskedCriterion[]; mustHaves: AskedMustHave[] }
  | { e: "chosen"; t: Millis; choice: Choice }
  | { e: "follow-up"; t: Millis; followUp: FollowUp }
  | { e: "nudged"; t: Millis; seats: Id[] }
  | { e: "handed"; t: Millis; seat: Id | null }
  | { e: "called"; t: Millis; call: CallOut }
  | { e: "withdrawn"; t: Millis }
  /** The ballots of a call are opened. What stands on them follows, as if it were said in the room. */
  | { e: "gathered"; t: Millis; seats: { seat: Id; name: string }[]; opening: CallOpening }
  | { e: "closed"; t: Millis }
  /** The host was started again. */
  | { e: "resumed"; t: Millis }
  | { e: "done"; seat: Id; done: boolean }
  | { e: "claimed"; seat: Id; ballot: Id }
  /** Without a time: in an anonymous session it would tell who. */
  | { e: "cast"; ballot: Id; word: Word };

/**
 * Where an event is kept. What people put in lies in the ballot log alone. In an anonymous session the order in which
 * people finish would tell whose ballot is whose, so that and the claims stay in memory: after a restart people press
 * "I'm done" again, and devices name their ballots again.
 */
export function keptIn(session: Session, event: WorkshopEvent): "session" | "ballots" | "memory" {
  if (event.e === "cast") return "ballots";
  if (event.e === "claimed") return "memory";
  return event.e === "done" && session.anonymous ? "memory" : "session";
}
