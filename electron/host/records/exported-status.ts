import { readAdr } from "#shared/adr/read/read";
import type { RecordView } from "#shared/api/records";
import { withAdr } from "#shared/record/accept";
import type { DecisionRecord, ExportTarget } from "#shared/record/record";
import { bytesOf } from "../repo/export/planned";
import { realFolder } from "../repo/paths";

/**
 * What the exported ADR says its status is. `null` where the file can't be read: the repository may be on another
 * disk today, and a decision opens without it.
 */
export async function exportedStatus({ root, dir, file }: ExportTarget): Promise<RecordView["adrStatus"]> {
  try {
    const bytes = await bytesOf(await realFolder(root, dir), file);
    if (bytes === null) return null;
    const { status, statusRaw } = readAdr(file, bytes.toString("utf8"));
    return { raw: statusRaw, status };
  } catch {
    return null;
  }
}

/** The record with where it lies now. */
export function withExport(record: DecisionRecord, repo: ExportTarget): DecisionRecord {
  return { ...withAdr(record, repo.adr), repo };
}
