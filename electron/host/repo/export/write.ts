/** Carries out an export: the ADR and what lies beside it, all or nothing. */
import { join } from "node:path";
import { nameParts } from "#shared/adr/folder/filename";
import { textFile } from "#shared/adr/folder/logs";
import type { CloseFolder, Exported } from "#shared/api/repo";
import type { Instant } from "#shared/base/day";
import { AdroitError } from "#shared/base/error";
import type { Sha256 } from "#shared/base/id";
import { createQueue } from "#shared/base/queue";
import type { DecisionRecord, ExportTarget } from "#shared/record/record";
import { changeFiles } from "../../files/changeset";
import { realDisk } from "../../files/disk";
import { sweepLeftovers } from "../../files/leftovers";
import { namesIn } from "../../files/look";
import { realFolder } from "../paths";
import { sidecarFolder } from "../sidecar/glance";
import type { ExportAround } from "./around";
import { attributes, prepare } from "./plan";
import { marksOf, type PlannedFile, wouldChange } from "./planned";
import type { Relinked } from "./succession";
import type { ExportAim } from "./target";

export interface WriteRequest extends ExportAim {
  /** Hash of the ADR on disk that the user has seen; `null`: there was none. */
  expect: Sha256 | null;
  now: Instant;
}

export interface Written {
  exported: Omit<Exported, "etag">;
  /** Where the record lies now, to be kept with it. */
  repo: ExportTarget;
  /** Records whose ADRs were written too, with the hash that those have now. */
  relinked: Relinked[];
}

/** One export after the other, so that two at once don't take the same number. */
const queue = createQueue();

/**
 * Writes the ADR and its sidecar atomically, the ADR last. Files that would stay the same aren't touched. Throws
 * ADR_CHANGED when the ADR on disk isn't the one that was seen, UNSAFE_PATH, FOLDER_MISSING, NO_PERMISSION or
 * DISK_FULL, BAD_INPUT where the plan is unsure of another folder; then everything is as it was.
 */
export function writeExport(record: DecisionRecord, request: WriteRequest, around: ExportAround): Promise<Written> {
  return queue.run("export", () => writeNow(record, request, around));
}

async function writeNow(record: DecisionRecord, request: WriteRequest, around: ExportAround): Promise<Written> {
  const { plan, adr, numbered, beside, linked, relinked } = await prepare(record, request, around);
  if (adr.onDisk !== request.expect) throw changed(adr.path);
  const [unsure] = plan.unsure;
  if (unsure) throw second(unsure);
  const { root, dir, file, profile } = plan;
  const files = [...beside, ...linked, adr].filter(wouldChange);
  if (files.length > 0) await writeAll(root, dir, files, numbered ? file : null);
  return {
    exported: { root, dir, file, written: [adr, ...beside, ...linked].map(({ path }) => path), notes: plan.notes },
    repo: { root, dir, file, profile, ...marksOf(adr.text), on: request.now },
    relinked,
  };
}

function second({ dir, why }: CloseFolder): AdroitError {
  return new AdroitError("BAD_INPUT", `${dir || "The root"} may hold ADRs already: ${why}.`, {
    subject: dir,
    remedy: `Say whether it does, with adroit list . --yes ${dir || "."} or --no ${dir || "."}. No second log was begun.`,
  });
}

function changed(path: string): AdroitError {
  return new AdroitError("ADR_CHANGED", "The ADR on disk isn't the one that was shown.", {
    subject: path,
    remedy: "Look at the difference, then choose. Nothing was written.",
  });
}

/** `numbered` is the name of an ADR whose number must be its own when all is done. */
async function writeAll(root: string, dir: string, files: PlannedFile[], numbered: string | null): Promise<void> {
  const folder = await realFolder(root, dir);
  // Data that stays the same isn't touched, and what a killed export left there would stay.
  await sweepLeftovers(realDisk, join(folder, sidecarFolder));
  const changes = files.map(({ path, text, onDisk }) => ({
    ...{ path, text, expect: onDisk },
    // Another export of the same moment may have made this one, which holds the same for all.
    common: text === attributes,
  }));
  const agree = async () => {
    if (numbered !== null) await assertNumberUnique(folder, numbered);
  };
  await changeFiles(root, changes, { agree });
}

/**
 * Another process may have chosen the same number at the same moment, with another title. Each looks after its own file
 * is there, so the later one sees the other; both give way where they see each other, and choose anew.
 */
async function assertNumberUnique(folder: string, file: string): Promise<void> {
  const { number, prefix } = nameParts(file);
  if (number === null) return;
  const other = (await namesIn(folder)).find((name) => {
    const parts = nameParts(name);
    return name !== file && textFile.test(name) && parts.number === number && parts.prefix === prefix;
  });
  if (other === undefined) return;
  throw new AdroitError("ADR_CHANGED", `The number ${number} was given to another ADR at this moment.`, {
    subject: other,
    remedy: "Export again: the next free number is chosen then. Nothing was written.",
  });
}
