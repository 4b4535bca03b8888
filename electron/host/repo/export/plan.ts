/** What an export would write, decided before anything is written: where, what the ADR says, what lies beside it. */
import { join } from "node:path";
import { type Books, sidecarOf } from "#shared/adr/data/sidecar";
import { sidecarPath } from "#shared/adr/folder/filename";
import { leftOut, profileOf } from "#shared/adr/write/profiles/profiles";
import type { ExportPlan } from "#shared/api/repo";
import { AdroitError } from "#shared/base/error";
import { withAdr } from "#shared/record/accept";
import type { DecisionRecord } from "#shared/record/record";
import { sha256 } from "../../files/canonical";
import { isThere } from "../../files/look";
import { uncommitted } from "../../git/committed";
import { realFolder, slashed } from "../paths";
import { sidecarFolder } from "../sidecar/glance";
import type { ExportAround } from "./around";
import { indexPage } from "./index-page";
import { type PlannedFile, planned, plannedData, wouldChange } from "./planned";
import { sequenceFile } from "./sequence";
import { linkPredecessors, type Relinked } from "./succession";
import { type ExportAim, type ExportPlace, exportPlace } from "./target";
import { type AdrText, adrText } from "./text";

export interface Prepared {
  plan: ExportPlan;
  adr: PlannedFile;
  /** The ADR was given its number just now, so no other may have it. */
  numbered: boolean;
  /** What goes beside it, in the folder `.adroit`. */
  beside: PlannedFile[];
  /** Files of the decisions that it takes the place of. */
  linked: PlannedFile[];
  /** Their records, with the hash that their ADRs will have. */
  relinked: Relinked[];
}

export const attributes = "*.json linguist-generated\n";

/**
 * What exporting this record would do, with what has to be known to carry it out. Nothing is written. Throws
 * FOLDER_MISSING, NO_PERMISSION, UNSAFE_PATH, ADR_CHANGED or git's.
 */
export async function prepare(record: DecisionRecord, target: ExportAim, around: ExportAround): Promise<Prepared> {
  const place = await exportPlace(record, target, around);
  const text = await adrText(record, place, around.render);
  return assembled(record, place, text, {
    index: target.index ?? false,
    predecessors: around.predecessors ?? [],
    books: around.books ?? null,
  });
}

/** All files of an export: the ADR linked with what it replaces, the data beside it, and the list that names it. */
async function assembled(
  record: DecisionRecord,
  { root, dir, file, profile, template, numbered, unsure, notes }: ExportPlace,
  { text, bytes, action, conflict }: AdrText,
  {
    index,
    predecessors,
    books,
  }: { index: boolean; predecessors: NonNullable<ExportAround["predecessors"]>; books: Books | null },
): Promise<Prepared> {
  const at = (name: string) => (dir === "" ? name : `${dir}/${name}`);
  await mustBePlain(root, at(sidecarFolder));
  const before = record.draft.status === "accepted" ? predecessors : [];
  const joined = await linkPredecessors(root, { file: at(file), text }, record, before, books);
  const adr = { path: at(file), text: joined.text, onDisk: bytes && sha256(bytes) };
  const page = await indexPage(root, dir, [adr, ...joined.files]);
  const sequence = await sequenceFile(root, dir, file);
  const linked = [...joined.files, ...(page && index ? [page] : []), ...(sequence ? [sequence] : [])];
  const sidecar = await plannedData(
    root,
    at(sidecarPath(file)),
    sidecarOf(withAdr(record, sha256(joined.text)), books),
  );
  const marks = await planned(root, at(`${sidecarFolder}/.gitattributes`), attributes);
  // Written once: whatever a team puts there later is theirs.
  const beside = marks.onDisk === null || marks.onDisk === sha256(attributes) ? [sidecar, marks] : [sidecar];
  const grew = joined.text !== text && (action === "nothing" || action === "status only");
  const writes = [adr, ...beside, ...linked].filter(wouldChange);
  const exported = [adr, ...beside].map(({ path }) => path);
  return {
    adr,
    numbered,
    beside,
    linked,
    relinked: joined.relinked,
    plan: {
      root,
      dir,
      file,
      sidecar: sidecar.path,
      profile,
      markdown: joined.text,
      action: grew ? "update" : action,
      writes: writes.map(({ path, onDisk }) => `${path} (${onDisk === null ? "new" : "changed"})`),
      uncommitted: writes.length === 0 ? await uncommitted(root, exported) : null,
      onDisk: adr.onDisk,
      conflict,
      leavesOut: leftOut(profileOf(profile, template), record.draft.frame),
      index: page?.path ?? null,
      unsure,
      notes: [...notes, ...siteNotes(root, dir, joined.text)],
    },
  };
}

/** What a documentation site of the repository would do to the text, where nothing can be written that keeps it from that. */
function siteNotes(root: string, dir: string, text: string): string[] {
  if (!text.includes("&#123;&#123;")) return [];
  const folders = dir.split("/").map((_, i, parts) => parts.slice(0, i).join("/"));
  const site = [...new Set(["", "docs", dir, ...folders])].find((folder) => isThere(join(root, folder, ".vitepress")));
  return site === undefined
    ? []
    : [
        "VitePress runs what stands between two braces as a template, and no text keeps it from that: put such words into a code block, or name the page in srcExclude.",
      ];
}

async function mustBePlain(root: string, folder: string): Promise<void> {
  if (slashed(root, await realFolder(root, folder)) === folder) return;
  throw new AdroitError("UNSAFE_PATH", "The folder for the data is a link.", {
    subject: folder,
    remedy: "Make it a plain folder. Nothing was written.",
  });
}
