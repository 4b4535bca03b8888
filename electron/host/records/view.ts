import type { RecordView } from "#shared/api/records";
import type { Id } from "#shared/base/id";
import { isOpen } from "#shared/record/accept";
import type { Store } from "../store/store";

/** A record as it is shown: its state in the store, and what its exported ADR says today. */
export async function recordView(store: Store, id: Id): Promise<RecordView> {
  const { record, etag, readOnly } = await store.get(id);
  if (!record.repo)
    return { record, etag, readOnly, adrStatus: null, standing: isOpen(record.draft.status) ? "open" : "accepted" };
  // Reading an ADR takes more code than the rest of a start.
  const { exportedStatus, standing } = await import("./exported-status");
  const adrStatus = await exportedStatus(record.repo);
  return { record, etag, readOnly, adrStatus, standing: await standing(record) };
}
