import { readAdr } from "#shared/adr/read/read";
import type { RecordView, Standing } from "#shared/api/records";
import { isOpen, withAdr } from "#shared/record/accept";
import type { DecisionRecord, ExportTarget } from "#shared/record/record";
import { isCommitted } from "../git/committed";
import { bytesOf } from "../repo/export/planned";

/**
 * What the exported ADR says its status is. `null` where the file can't be read: the repository may be on another
 * disk today, and a decision opens without it.
 */
export async function exportedStatus({ root, dir, file }: ExportTarget): Promise<RecordView["adrStatus"]> {
  try {
    const bytes = await bytesOf(root, inFolder(dir, file));
    if (bytes === null) return null;
    const { status, statusRaw } = readAdr(file, bytes.toString("utf8"));
    return { raw: statusRaw, status };
  } catch {
    return null;
  }
}

/**
 * How far an accepted decision has got. One whose ADR is in a commit is what others rely on; outside a repository the
 * file itself is. Where git can't tell, it counts as committed.
 */
export async function recordStanding({ draft, repo }: DecisionRecord): Promise<Standing> {
  if (isOpen(draft.status)) return "open";
  if (repo === undefined) return "accepted";
  return (await isCommitted(repo.root, inFolder(repo.dir, repo.file))) ? "committed" : "exported";
}

function inFolder(dir: string, file: string): string {
  return dir === "" ? file : `${dir}/${file}`;
}

/** The record with where it lies now. */
export function withExport(record: DecisionRecord, repo: ExportTarget): DecisionRecord {
  return { ...withAdr(record, repo.adr), repo };
}
