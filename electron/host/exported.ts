import { join } from "node:path";
import { readAdr } from "#shared/adr/read";
import type { RecordView } from "#shared/api/api";
import type { DecisionRecord, ExportTarget } from "#shared/record/record";
import { realFolder } from "./repo/paths";
import { bytesOf } from "./repo/plan";

/**
 * What the exported ADR says its status is. `null` where the file can't be read: the repository may be on another
 * disk today, and a decision opens without it.
 */
export async function exportedStatus({ root, dir, file }: ExportTarget): Promise<RecordView["adrStatus"]> {
  try {
    const bytes = await bytesOf(join(await realFolder(root, dir), file), file);
    if (bytes === null) return null;
    const { status, statusRaw } = readAdr(file, bytes.toString("utf8"));
    return { raw: statusRaw, status };
  } catch {
    return null;
  }
}

/** The record with where it lies now; the revision that this export belongs to learns the hash of its ADR. */
export function withExport(record: DecisionRecord, repo: ExportTarget): DecisionRecord {
  const last = record.revisions.length - 1;
  const revisions = record.revisions.map((revision, i) =>
    i === last && revision.adr === null && record.draft.status === "accepted"
      ? { ...revision, adr: repo.adr }
      : revision,
  );
  return { ...record, revisions, repo };
}
