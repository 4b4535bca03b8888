/** What is left of a workshop after its host ended: whether it can go on, and as what. */
import type { Disk } from "#electron/host/files/disk";
import type { Store } from "#electron/host/store/store";
import { AdroitError } from "#shared/base/error";
import type { Id } from "#shared/base/id";
import { playbookOf } from "#shared/record/create";
import { replay } from "#shared/workshop/apply/apply";
import type { Begun } from "#shared/workshop/event";
import { present } from "#shared/workshop/people";
import type { Session } from "#shared/workshop/session";
import type { SessionSummary } from "#shared/workshop/state";
import { recoverLog, type SessionLog } from "./log";

export interface Resumable {
  session: Session;
  /** Names of commands that were done. */
  keys: readonly string[];
  /** The log to go on with. */
  open(): Promise<SessionLog>;
}

/** The session that a record's log adds up to. `NOT_FOUND` where nothing stands in it, `RECORD_DAMAGED` where it can't be read. */
export async function recover(disk: Disk, data: string, store: Store, id: Id): Promise<Resumable> {
  const { record } = await store.get(id);
  const { recovered, open } = await recoverLog(disk, data, id);
  if (recovered.events.length === 0) {
    throw new AdroitError("NOT_FOUND", "No workshop on this decision was interrupted.", {
      subject: id,
      remedy: "Begin a new one.",
    });
  }
  const named = (recovered.events[0] as Begun).inputs?.playbook ?? "";
  const playbook = record.playbooks[named] ?? playbookOf(record);
  return { session: replay(playbook, recovered.events), keys: recovered.keys, open };
}

export function runningSummary(session: Session): SessionSummary {
  return { ...summaryOf(session), rehearsal: session.rehearsal, state: "running" };
}

/** An interrupted workshop, or one whose log can't be read. */
export async function interruptedSummary(disk: Disk, data: string, store: Store, record: Id): Promise<SessionSummary> {
  try {
    const { session } = await recover(disk, data, store, record);
    return { ...summaryOf(session), state: "interrupted" };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return { record, rehearsal: false, state: "damaged", begun: null, people: 0, why };
  }
}

function summaryOf({ record, begun, seats }: Session): Omit<SessionSummary, "state"> {
  return {
    record,
    rehearsal: false,
    begun: new Date(begun).toISOString(),
    people: seats.filter(present).length,
    why: null,
  };
}
