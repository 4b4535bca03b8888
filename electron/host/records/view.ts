import type { RecordView } from "#shared/api/records";
import type { Id } from "#shared/base/id";
import { playbookChanges } from "#shared/playbook/changes";
import { isOpen } from "#shared/record/accept";
import { playbookOf } from "#shared/record/create";
import { lostWith, otherEdition } from "#shared/record/edition";
import type { DecisionRecord } from "#shared/record/record";
import type { Playbooks } from "../playbooks/places";
import type { Store } from "../store/store";

/** A record as it is shown: its state in the store, and what its exported ADR says today. */
export async function recordView(store: Store, playbooks: Playbooks, id: Id): Promise<RecordView> {
  const { record, etag, readOnly } = await store.get(id);
  const read = { record, etag, readOnly, ...(await editionFor(record, playbooks)) };
  if (!record.repo) return { ...read, adrStatus: null, standing: isOpen(record.draft.status) ? "open" : "accepted" };
  // Reading an ADR takes more code than the rest of a start.
  const { exportedStatus, recordStanding: standing } = await import("./exported-status");
  const adrStatus = await exportedStatus(record.repo);
  return { ...read, adrStatus, standing: await standing(record) };
}

/** What its playbook doesn't say of its changes itself is told by comparing the two. */
async function editionFor(record: DecisionRecord, playbooks: Playbooks): Promise<Pick<RecordView, "edition">> {
  const own = playbookOf(record);
  const entries = await playbooks.editions(own.id);
  const edition = otherEdition(own, entries);
  const entry = entries.find(({ hash }) => hash === edition?.hash);
  if (edition === undefined || entry === undefined) return {};
  if (!edition.newer) return { edition: { ...edition, lost: [] } };
  const told = edition.changes.length > 0 ? {} : { since: own.edition, changes: playbookChanges(own, entry.playbook) };
  return { edition: { ...edition, ...told, lost: lostWith(entry, own, record.draft) } };
}
