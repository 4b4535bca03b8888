/** What an export would write, decided before anything is written. */
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { sidecarOf } from "#shared/adr/data/sidecar";
import { setStatus } from "#shared/adr/edit/edit";
import { fileNameFor, nameParts, sidecarPath } from "#shared/adr/folder/filename";
import { readAdr } from "#shared/adr/read/read";
import { profileOf } from "#shared/adr/write/profiles/profiles";
import type { Template } from "#shared/adr/write/profiles/template";
import type { AdrFolder, ExportPlan } from "#shared/api/repo";
import type { Day } from "#shared/base/day";
import { AdroitError } from "#shared/base/error";
import type { Id, Sha256 } from "#shared/base/id";
import { withAdr } from "#shared/record/accept";
import type { DecisionRecord, ProfileId, Status } from "#shared/record/record";
import { sha256 } from "../../files/canonical";
import { namesOnBranches } from "../../git/branches";
import { fileFailure } from "../failure";
import { templatePath } from "../find/dialect";
import { adrFolders, folderAt } from "../find/find";
import { rootOf } from "../find/root";
import { realFolder, slashed } from "../paths";
import { indexPage } from "./index-page";
import { orphanOf } from "./orphan";
import { bytesOf, decoded, differs, type PlannedFile, planned, sidecarFolder } from "./planned";
import { type Joined, joined, type Predecessor, withReviews } from "./succession";

export interface Target {
  root: string;
  /** ADR folder relative to the root; the first that is found unless given. */
  dir?: string | undefined;
  profile?: ProfileId | undefined;
  /** Write a further file, even where this record was exported to this folder before. */
  asNew?: boolean | undefined;
  /** Bring the list of ADRs up to date as well, where the folder has one. */
  index?: boolean | undefined;
}

export interface Rendering {
  /** The ADR's text for a file of this name. `number` is what the name says, `null` for a date. */
  render: (as: { file: string; number: number | null; profile: ProfileId; template?: Template | null }) => string;
  /** Names the file in folders that name by date. */
  today: Day;
  /** What an accepted record takes the place of, as far as it lies in this root. */
  predecessors?: (root: string) => Promise<Predecessor[]>;
  /** Names that other decisions of this machine hold in this folder, whether or not their files are there now. */
  taken?: (root: string, dir: string) => Promise<string[]>;
}

export interface Prepared {
  plan: ExportPlan;
  adr: PlannedFile;
  /** The ADR was given its number just now, so no other may have it. */
  numbered?: boolean;
  /** What goes beside it, in the folder `.adroit`. */
  beside: PlannedFile[];
  /** Files of the decisions that it takes the place of. */
  linked: PlannedFile[];
  /** Their records, with the hash that their ADRs will have. */
  relinked: { record: Id; adr: Sha256 }[];
}

export const attributes = "*.json linguist-generated\n";

/** What exporting this record would do. Throws FOLDER_MISSING, NO_PERMISSION, UNSAFE_PATH, ADR_CHANGED or git's. */
export async function plan(record: DecisionRecord, target: Target, rendering: Rendering): Promise<ExportPlan> {
  return (await prepare(record, target, rendering)).plan;
}

/** The plan, with what has to be known to carry it out. */
export async function prepare(record: DecisionRecord, target: Target, rendering: Rendering): Promise<Prepared> {
  const { root, picked } = await rootOf(target.root);
  const before = record.repo;
  const again =
    before !== undefined && !target.asNew && before.root === root && (target.dir ?? before.dir) === before.dir;
  return again
    ? exportedBefore(record, root, target.profile ?? before.profile, target.index, before, rendering)
    : exportedFirst(record, root, picked, target, rendering);
}

async function exportedFirst(
  record: DecisionRecord,
  root: string,
  picked: string,
  target: Target,
  { render, today, predecessors, taken }: Rendering,
): Promise<Prepared> {
  const folder =
    target.dir === undefined
      ? ((await adrFolders(root, picked)).folders[0] as AdrFolder)
      : await folderAt(root, target.dir);
  const real = await realFolder(root, folder.dir);
  const dir = slashed(root, real);
  const profile = target.profile ?? folder.profile;
  const orphan = target.asNew ? null : await orphanOf(record, real, render);
  if (orphan?.there) {
    const { file, adr } = orphan;
    const known = target.profile ?? orphan.profile ?? folder.profile;
    const before = { root, dir, file, profile: known, adr, on: record.created };
    return exportedBefore(record, root, known, target.index, before, { render, today, predecessors, taken });
  }
  const template = await templateIn(root, dir);
  const drafts = (await taken?.(root, dir)) ?? [];
  const elsewhere = [...(await namesOnBranches(root, dir)), ...(await stemsIn(join(real, sidecarFolder))), ...drafts];
  const names = [...new Set([...(await namesIn(real)), ...elsewhere])];
  const title = record.draft.frame.title;
  const file = orphan?.file ?? fileNameFor({ title, names, today, naming: namingOf(folder, profile) });
  const markdown = render({ file, number: nameParts(file).number, profile, template });
  const prepared = await assemble({
    index: target.index,
    template,
    record,
    root,
    dir,
    file,
    profile,
    markdown,
    bytes: null,
    action: "create",
    conflict: null,
    predecessors,
  });
  return { ...prepared, numbered: orphan === null };
}

/** What lies there tells how files are named; where nothing does, log4brains wants dates. */
function namingOf({ count, naming }: AdrFolder, profile: ProfileId): AdrFolder["naming"] {
  return count === 0 && profile === "log4brains" ? "date" : naming;
}

/** Statuses under which the text may still change. */
const open: (Status | null)[] = ["draft", "proposed", null];

async function exportedBefore(
  record: DecisionRecord,
  root: string,
  profile: ProfileId,
  index: boolean | undefined,
  { dir, file, adr }: NonNullable<DecisionRecord["repo"]>,
  { render, predecessors }: Rendering,
): Promise<Prepared> {
  const bytes = await bytesOf(join(await realFolder(root, dir), file), `${dir}/${file}`);
  const template = await templateIn(root, dir);
  const rendered = () => render({ file, number: nameParts(file).number, profile, template });
  const shared = { index, template, record, root, dir, file, profile, bytes, predecessors };
  if (bytes === null) {
    return assemble({
      ...shared,
      markdown: rendered(),
      action: "create",
      conflict: { why: "missing", onDisk: null, hash: null },
    });
  }
  const text = decoded(bytes, `${dir}/${file}`);
  const hash = sha256(bytes);
  // A checkout may turn LF into CRLF; nobody edited anything then.
  const edited = hash !== adr && sha256(text.replace(/\r\n/g, "\n")) !== adr;
  const conflict: ExportPlan["conflict"] = edited ? { why: "edited", onDisk: text, hash } : null;
  const { status } = readAdr(file, text);
  if (open.includes(status)) {
    const markdown = rendered();
    const same = text.replace(/\r\n/g, "\n") === markdown;
    return assemble({ ...shared, markdown: same ? text : markdown, action: same ? "nothing" : "update", conflict });
  }
  const wanted = record.draft.status;
  // Whoever accepted it in the repository isn't overruled by a record that hasn't heard of it.
  if (open.includes(wanted)) return assemble({ ...shared, markdown: text, action: "nothing", conflict });
  const changed = wanted === status ? { text } : setStatus(text, wanted);
  if ("refused" in changed) {
    throw new AdroitError("ADR_CHANGED", `The status can't be changed in place: ${changed.refused}`, {
      subject: `${dir}/${file}`,
      remedy: "Change the status in the file by hand. Nothing was written.",
    });
  }
  const reviewed = withReviews(record, changed.text);
  if ("refused" in reviewed) {
    throw new AdroitError("ADR_CHANGED", `The review can't be added: ${reviewed.refused}`, {
      subject: `${dir}/${file}`,
      remedy: "Correct the end of the file by hand. Nothing was written.",
    });
  }
  const action = reviewed.text !== changed.text ? "update" : changed.text !== text ? "status only" : "nothing";
  return assemble({ ...shared, markdown: reviewed.text, action, conflict });
}

interface Parts {
  index: boolean | undefined;
  template: Template | null;
  record: DecisionRecord;
  root: string;
  dir: string;
  file: string;
  profile: ProfileId;
  markdown: string;
  bytes: Buffer | null;
  action: ExportPlan["action"];
  conflict: ExportPlan["conflict"];
  predecessors: Rendering["predecessors"];
}

async function assemble({
  index,
  template,
  record,
  root,
  dir,
  file,
  profile,
  markdown: alone,
  bytes,
  action: without,
  conflict,
  predecessors,
}: Parts): Promise<Prepared> {
  const at = (name: string) => (dir === "" ? name : `${dir}/${name}`);
  const beside = at(sidecarFolder);
  const real = await realFolder(root, beside);
  if (slashed(root, real) !== beside) {
    throw new AdroitError("UNSAFE_PATH", "The folder for the data is a link.", {
      subject: beside,
      remedy: "Make it a plain folder. Nothing was written.",
    });
  }
  const before = record.draft.status === "accepted" && predecessors ? await predecessors(root) : [];
  const succession: Joined = await joined(root, { file: at(file), text: alone }, before);
  const markdown = succession.text;
  const action = markdown !== alone && (without === "nothing" || without === "status only") ? "update" : without;
  const adr = { path: at(file), text: markdown, onDisk: bytes && sha256(bytes) };
  const page = await indexPage(root, dir, [adr, ...succession.files]);
  if (page && index) succession.files.push(page);
  const sidecar = await planned(root, at(sidecarPath(file)), sidecarOf(withAdr(record, sha256(markdown))));
  const marks = await planned(root, `${beside}/.gitattributes`, attributes);
  // Written once: whatever a team puts there later is theirs.
  const files = marks.onDisk === null || marks.onDisk === sha256(attributes) ? [sidecar, marks] : [sidecar];
  return {
    adr,
    beside: files,
    linked: succession.files,
    relinked: succession.relinked,
    plan: {
      root,
      dir,
      file,
      sidecar: sidecar.path,
      profile,
      markdown,
      action,
      writes: [adr, ...files, ...succession.files]
        .filter(differs)
        .map(({ path, onDisk }) => `${path} (${onDisk === null ? "new" : "changed"})`),
      onDisk: adr.onDisk,
      conflict,
      leavesOut: profileOf(profile, template).leavesOut,
      index: page?.path ?? null,
    },
  };
}

/** The team's own template, beside the data of the ADRs. */
async function templateIn(root: string, dir: string): Promise<Template | null> {
  const name = templatePath(dir);
  const bytes = await bytesOf(join(root, name), name);
  return bytes && { name, text: decoded(bytes, name) };
}

async function namesIn(folder: string): Promise<string[]> {
  return readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return [];
    throw fileFailure(error, folder);
  });
}

/** Names whose sidecar is there, though the ADR may be gone: its data isn't overwritten. */
async function stemsIn(folder: string): Promise<string[]> {
  return (await namesIn(folder)).flatMap((name) => (name.endsWith(".json") ? [`${name.slice(0, -5)}.md`] : []));
}
