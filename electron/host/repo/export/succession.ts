/** What an export does to ADRs that people already rely on: reviews at the end, and links between old and new. */
import { join } from "node:path";
import { type Books, sidecarOf } from "#shared/adr/data/sidecar";
import { appendReview } from "#shared/adr/edit/edit";
import type { AdrFileText } from "#shared/adr/edit/reference";
import { supersede } from "#shared/adr/edit/supersede";
import { sidecarPath } from "#shared/adr/folder/filename";
import { splitPath } from "#shared/adr/links/path";
import type { Md } from "#shared/adr/write/escape";
import { entriesWithBeginnings, successionEntry } from "#shared/adr/write/review-entry";
import { AdroitError } from "#shared/base/error";
import type { Id, Sha256 } from "#shared/base/id";
import { withAdr } from "#shared/record/accept";
import type { DecisionRecord } from "#shared/record/record";
import { sha256 } from "../../files/canonical";
import { packageOf } from "../find/log4brains";
import { bytesOf, decoded, marksOf, type PlannedFile, plannedData } from "./planned";

/** An ADR whose place another takes. */
export interface Predecessor {
  /** The repository that it lies in; `null` where that isn't known, and it is looked for in any. */
  root: string | null;
  /** Relative to the root, with `/`. */
  path: string;
  /** The decision behind it, where this machine has it. */
  record: DecisionRecord | null;
}

/** The ADR with the reviews of its record that it doesn't hold yet, at its end. */
export function withReviews(record: Pick<DecisionRecord, "revisions" | "playbooks">, text: string): Grown {
  return withEntries(text, entriesWithBeginnings(record));
}

type Grown = { text: string } | { refused: string };

function withEntries(text: string, entries: { entry: Md; begins: Md }[]): Grown {
  const inOneLine = (words: string) => words.replace(/\s+/g, " ");
  return entries.reduce<Grown>(
    (now, { entry, begins }) =>
      "refused" in now || inOneLine(now.text).includes(inOneLine(begins.md)) ? now : appendReview(now.text, entry.md),
    { text },
  );
}

/** A record whose ADR was linked, and what names the ADR now. */
export interface Relinked {
  record: Id;
  adr: Sha256;
  words: Sha256;
}

interface Joined {
  /** The new ADR with its links. */
  text: string;
  files: PlannedFile[];
  relinked: Relinked[];
}

/**
 * The new ADR and the old ones, each naming the other as its folder writes such things. An old ADR that is gone can't be
 * named and is left out, and so is one of another repository. `ADR_CHANGED` where a file doesn't allow it; then nothing is written.
 */
export async function linkPredecessors(
  root: string,
  by: AdrFileText,
  successor: DecisionRecord,
  predecessors: readonly Predecessor[],
  books: Books | null,
): Promise<Joined> {
  const all: Joined = { text: by.text, files: [], relinked: [] };
  const before = predecessors.filter((one) => one.root === null || one.root === root);
  const ofBy = before.length > 0 ? await packageOf(join(root, by.file)) : undefined;
  for (const { path, record } of before) {
    const bytes = path === by.file ? null : await bytesOf(root, path);
    if (bytes === null) continue;
    const text = decoded(bytes, path);
    const reviewed = record ? withReviews(record, text) : { text };
    if ("refused" in reviewed) throw refused(path, reviewed.refused);
    const pair = supersede(
      { file: path, text: reviewed.text, package: await packageOf(join(root, path)) },
      { file: by.file, text: all.text, package: ofBy },
    );
    if ("refused" in pair) throw refused(pair.file, pair.refused);
    const told = record
      ? withEntries(
          pair.old,
          [successionEntry(record, successor)].filter((one) => one !== null),
        )
      : { text: pair.old };
    if ("refused" in told) throw refused(path, told.refused);
    all.text = pair.by;
    all.files.push({ path, text: told.text, onDisk: sha256(bytes) });
    if (!record) continue;
    const adr = sha256(told.text);
    const { folder, name } = splitPath(path);
    const beside = folder === "" ? sidecarPath(name) : `${folder}/${sidecarPath(name)}`;
    const file = await plannedData(root, beside, sidecarOf(withAdr(record, adr), books));
    // Where a colleague's data isn't in the repository, it isn't put there behind their back.
    if (file.onDisk !== null) all.files.push(file);
    all.relinked.push({ record: record.id, ...marksOf(told.text) });
  }
  return all;
}

function refused(path: string, why: string): AdroitError {
  return new AdroitError("ADR_CHANGED", `The decisions can't be linked: ${why}`, {
    subject: path,
    remedy: "Correct the file by hand, then export again. Nothing was written.",
  });
}
