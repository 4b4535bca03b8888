/** What the ADR of an export will hold, given what lies there. */
import { setStatus } from "#shared/adr/edit/edit";
import { nameParts } from "#shared/adr/folder/filename";
import { readAdr } from "#shared/adr/read/read";
import { bareText } from "#shared/adr/read/same-content";
import type { ExportPlan } from "#shared/api/repo";
import { AdroitError } from "#shared/base/error";
import type { DecisionRecord, Status } from "#shared/record/record";
import { sha256 } from "../../files/canonical";
import { isCommitted } from "../../git/committed";
import type { Render } from "./around";
import { bytesOf, decoded, marksOf } from "./planned";
import { withReviews } from "./succession";
import type { ExportPlace, Left } from "./target";

/** An ADR before its links to other decisions. */
export interface AdrText extends Pick<ExportPlan, "action" | "conflict"> {
  text: string;
  /** What is on disk, `null` where there is nothing. */
  bytes: Buffer | null;
}

/** Statuses under which the text may still change. */
const open: (Status | null)[] = ["draft", "proposed", null];

/**
 * A text that people already rely on only gets its status and reviews; any other is written anew. `ADR_CHANGED` where
 * the file on disk doesn't allow that.
 */
export async function adrText(record: DecisionRecord, place: ExportPlace, render: Render): Promise<AdrText> {
  const { root, dir, file, profile, template, style, left } = place;
  const rendered = () => render({ file, number: nameParts(file).number, profile, template, style });
  if (left === null) return { text: rendered(), bytes: null, action: "create", conflict: null };
  const name = dir === "" ? file : `${dir}/${file}`;
  const bytes = await bytesOf(root, name);
  if (bytes === null) {
    const conflict = { why: "missing", onDisk: null, hash: null } as const;
    return { text: rendered(), bytes, action: "create", conflict };
  }
  const onDisk = decoded(bytes, name);
  const hash = sha256(bytes);
  const edited = !isAsLeft(onDisk, left);
  const shared = { bytes, conflict: edited ? ({ why: "edited", onDisk, hash } as const) : null };
  const { status } = readAdr(file, onDisk);
  if (open.includes(status)) {
    const text = rendered();
    return bareText(onDisk) === bareText(text)
      ? { ...shared, text: onDisk, action: "nothing" }
      : { ...shared, text, action: "update" };
  }
  // Whoever accepted it in the repository isn't overruled by a record that hasn't heard of it.
  if (open.includes(record.draft.status)) {
    if (!wasTakenBack(record) || (await isCommitted(root, name))) return { ...shared, text: onDisk, action: "nothing" };
    return { ...shared, text: rendered(), action: "update" };
  }
  return { ...shared, ...grown(record, name, onDisk, status) };
}

/** An accepted text with the record's status and the reviews that it doesn't hold yet. */
function grown(
  record: DecisionRecord,
  name: string,
  onDisk: string,
  status: Status | null,
): Pick<AdrText, "text" | "action"> {
  const wanted = record.draft.status;
  const changed = wanted === status ? { text: onDisk } : setStatus(onDisk, wanted);
  if ("refused" in changed)
    throw refused(name, "The status can't be changed in place", changed.refused, "Change the status in the file");
  const reviewed = withReviews(record, changed.text);
  if ("refused" in reviewed)
    throw refused(name, "The review can't be added", reviewed.refused, "Correct the end of the file");
  const action = reviewed.text !== changed.text ? "update" : changed.text !== onDisk ? "status only" : "nothing";
  return { text: reviewed.text, action };
}

function refused(name: string, what: string, why: string, remedy: string): AdroitError {
  return new AdroitError("ADR_CHANGED", `${what}: ${why}`, {
    subject: name,
    remedy: `${remedy} by hand. Nothing was written.`,
  });
}

/** Its acceptance was taken back, so the file that tells of it follows. */
function wasTakenBack({ revisions }: DecisionRecord): boolean {
  return revisions.at(-1)?.takenBack !== undefined;
}

/** Nobody edited what a checkout gave other line ends, or a formatter another form. */
function isAsLeft(onDisk: string, { adr, words }: Left): boolean {
  return sha256(onDisk.replace(/\r\n/g, "\n")) === adr || (words !== undefined && marksOf(onDisk).words === words);
}
