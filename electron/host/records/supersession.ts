/** What a record takes the place of, and how the one that it replaced learns of it. */
import { AdroitError } from "#shared/base/error";
import type { Id, Sha256 } from "#shared/base/id";
import { withAdr } from "#shared/record/accept";
import type { DecisionRecord } from "#shared/record/record";
import { superseded } from "#shared/record/successor";
import type { Predecessor } from "../repo/export/succession";
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

/** What a record takes the place of, as far as its ADR lies in this root. */
export async function predecessorsOf(store: Store, record: DecisionRecord, root: string): Promise<Predecessor[]> {
  const { supersedes, replaces } = record;
  const foreign = replaces ? [{ path: replaces.file, record: null }] : [];
  if (supersedes === undefined) return foreign;
  const old = await store.get(supersedes.record).then(
    (found) => found.record,
    (error: unknown) => {
      if (error instanceof AdroitError) return null;
      throw error;
    },
  );
  if (old?.repo?.root !== root) return foreign;
  const { dir, file } = old.repo;
  return [{ path: dir === "" ? file : `${dir}/${file}`, record: old }, ...foreign];
}

/** A record learns what its ADR looks like after another export has linked it. */
export async function keepHash(store: Store, id: Id, adr: Sha256): Promise<void> {
  const { etag } = await store.get(id);
  await store.change(id, etag, (record) =>
    record.repo ? { ...withAdr(record, adr), repo: { ...record.repo, adr } } : record,
  );
}
