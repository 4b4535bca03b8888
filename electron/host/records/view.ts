import type { RecordView } from "#shared/api/records";
import type { Id } from "#shared/base/id";
import type { Store } from "../store/store";
import { exportedStatus, standing } from "./exported-status";

/** A record as it is shown: its state in the store, and what its exported ADR says today. */
export async function recordView(store: Store, id: Id): Promise<RecordView> {
  const { record, etag, readOnly } = await store.get(id);
  const adrStatus = record.repo ? await exportedStatus(record.repo) : null;
  return { record, etag, readOnly, adrStatus, standing: await standing(record) };
}
