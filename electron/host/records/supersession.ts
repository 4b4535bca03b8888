import { AdroitError } from "#shared/base/error";
import type { DecisionRecord } from "#shared/record/record";
import { superseded } from "#shared/record/successor";
import type { Store } from "../store/store";

/**
 * Marks the record whose place `record` took, now that it is accepted. A record that isn't on this machine any more is
 * left out; its ADR is marked when this one is exported.
 */
export async function markSuperseded(store: Store, record: DecisionRecord): Promise<void> {
  const old = record.supersedes?.record;
  if (old === undefined || old === record.id || record.draft.status !== "accepted") return;
  try {
    const { etag } = await store.get(old);
    await store.change(old, etag, (one) => superseded(one, record));
  } catch (error) {
    if (!(error instanceof AdroitError) || !["NOT_FOUND", "READ_ONLY", "RECORD_DAMAGED"].includes(error.code))
      throw error;
  }
}
