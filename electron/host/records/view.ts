import type { RecordView } from "#shared/api/records";
import type { Id } from "#shared/base/id";
import type { PlaybookEntry } from "#shared/playbook/playbook";
import { isOpen } from "#shared/record/accept";
import { playbookOf } from "#shared/record/create";
import { lostWith, otherEdition } from "#shared/record/edition";
import type { DecisionRecord } from "#shared/record/record";
import type { Library } from "../playbooks/library";
import type { Store } from "../store/store";

/** A record as it is shown: its state in the store, and what its exported ADR says today. */
export async function recordView(store: Store, { playbooks }: Library, id: Id): Promise<RecordView> {
  const { record, etag, readOnly } = await store.get(id);
  const read = { record, etag, readOnly, ...editionFor(record, playbooks) };
  if (!record.repo) return { ...read, adrStatus: null, standing: isOpen(record.draft.status) ? "open" : "accepted" };
  // Reading an ADR takes more code than the rest of a start.
  const { exportedStatus, standing } = await import("./exported-status");
  const adrStatus = await exportedStatus(record.repo);
  return { ...read, adrStatus, standing: await standing(record) };
}

function editionFor(record: DecisionRecord, entries: readonly PlaybookEntry[]): Pick<RecordView, "edition"> {
  const own = playbookOf(record);
  const edition = otherEdition(own, entries);
  const entry = entries.find(({ hash }) => hash === edition?.hash);
  if (edition === undefined || entry === undefined) return {};
  return { edition: { ...edition, lost: edition.newer ? lostWith(entry, own, record.draft) : [] } };
}
