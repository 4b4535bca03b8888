/** Where an export goes: into a file of its own, or into the one that the record was exported to before. */
import { fileNameFor, nameParts } from "#shared/adr/folder/filename";
import type { Style } from "#shared/adr/write/markdown";
import type { Template } from "#shared/adr/write/profiles/template";
import type { AdrFolder, CloseFolder } from "#shared/api/repo";
import type { Sha256 } from "#shared/base/id";
import type { DecisionRecord, ExportTarget, ProfileId } from "#shared/record/record";
import { fileFailure } from "../../files/failure";
import { namesIn } from "../../files/look";
import { namesOnBranches } from "../../git/branches";
import { templatePath } from "../find/dialect";
import { adrFolders, folderAt } from "../find/find";
import { rootOf } from "../find/root";
import { styleOf } from "../find/style";
import { readFolder } from "../list/read";
import { realFolder, slashed } from "../paths";
import { sidecarNames } from "../sidecar/glance";
import type { ExportAround } from "./around";
import { orphanOf } from "./orphan";
import { bytesOf, decoded } from "./planned";
import { sequenceNames } from "./sequence";

export interface ExportAim {
  root: string;
  /** ADR folder relative to the root; the first that is found unless given. */
  dir?: string | undefined;
  profile?: ProfileId | undefined;
  /** Write a further file, even where this record was exported to this folder before. */
  asNew?: boolean | undefined;
  /** Bring the list of ADRs up to date as well, where the folder has one. */
  index?: boolean | undefined;
}

/** Hashes of an ADR as it was left: of its bytes, and of its words where they are known. */
export interface Left {
  adr: Sha256;
  words?: Sha256 | undefined;
}

/** The file that an export is about. */
export interface ExportPlace {
  root: string;
  dir: string;
  file: string;
  profile: ProfileId;
  /** The team's own, where the folder has one. */
  template: Template | null;
  /** How Markdown is written there. */
  style: Style;
  /** The ADR as Adroit left it there; `null` where this is its first export. */
  left: Left | null;
  /** The name was given just now, so no other ADR may have its number. */
  numbered: boolean;
  /** Folders that may hold the ADRs that aren't in this one. */
  unsure: CloseFolder[];
  /** What couldn't be looked at on the way, a sentence each. */
  notes: string[];
}

/** Finds the place of an export. Throws FOLDER_MISSING, NO_PERMISSION, UNSAFE_PATH or git's. */
export async function exportPlace(
  record: DecisionRecord,
  target: ExportAim,
  around: ExportAround,
): Promise<ExportPlace> {
  const { root, picked } = await rootOf(target.root);
  const before = record.repo;
  const again = before?.root === root && !target.asNew && (target.dir ?? before.dir) === before.dir;
  if (again) return placeBefore(before, target.profile ?? before.profile);
  const found = await adrFolders(root, target.dir === undefined ? picked : root);
  const folder =
    target.dir === undefined
      ? (found.folders[0] as AdrFolder)
      : (found.folders.find(({ dir }) => dir === target.dir) ?? (await folderAt(root, target.dir)));
  const real = await realFolder(root, folder.dir);
  const dir = slashed(root, real);
  const orphan = target.asNew ? null : await orphanOf(record, real, around.render);
  if (orphan?.there) {
    const { file, adr } = orphan;
    const profile = target.profile ?? orphan.profile ?? folder.profile;
    return placeBefore({ root, dir, file, adr }, profile);
  }
  const profile = target.profile ?? folder.profile;
  const template = await templateIn(root, dir);
  const naming = namingOf(folder, profile);
  const { file, notes } = orphan
    ? { file: orphan.file, notes: [] }
    : await freeName(record, { root, dir, real, naming }, around);
  return {
    root,
    dir,
    file,
    profile,
    template,
    style: await styleIn(root, dir),
    left: null,
    numbered: orphan === null,
    unsure: [folder, ...found.folders].some(({ count }) => count > 0) ? [] : found.close,
    notes,
  };
}

async function placeBefore(
  { root, dir, file, adr, words }: Omit<ExportTarget, "profile" | "on">,
  profile: ProfileId,
): Promise<ExportPlace> {
  return {
    root,
    dir,
    file,
    profile,
    template: await templateIn(root, dir),
    style: await styleIn(root, dir),
    left: { adr, words },
    numbered: false,
    unsure: [],
    notes: [],
  };
}

/** What lies there tells how files are named; where nothing does, log4brains wants dates. */
function namingOf({ count, naming }: AdrFolder, profile: ProfileId): AdrFolder["naming"] {
  return count === 0 && profile === "log4brains" ? "date" : naming;
}

/** A name that is free here, on other branches, and among what other decisions of this machine hold. */
async function freeName(
  { draft }: DecisionRecord,
  { root, dir, real, naming }: { root: string; dir: string; real: string; naming: AdrFolder["naming"] },
  { today, taken = [] }: ExportAround,
): Promise<{ file: string; notes: string[] }> {
  const held = taken.flatMap((one) => (one.root === root && one.dir === dir ? one.file : []));
  // Where the data is there and the ADR is gone, the data isn't overwritten.
  const besides = (await sidecarNames(real)).map((name) => `${name.slice(0, -5)}.md`);
  const branches = await namesOnBranches(root, dir);
  const counted = await sequenceNames(root, dir);
  // That name says nothing of how the folder names its files.
  const there = [...(await namesThere(real)), ...branches.names, ...besides, ...held];
  const names = there.some((one) => nameParts(one).number !== null) ? [...there, ...counted] : there;
  return {
    file: fileNameFor({ title: draft.frame.title, names: [...new Set(names)], today, naming }),
    notes: branches.skipped === null ? [] : [branches.skipped],
  };
}

async function styleIn(root: string, dir: string): Promise<Style> {
  const { files } = await readFolder(root, await realFolder(root, dir), false);
  return styleOf(
    root,
    files.map(({ text }) => text),
  );
}

/** The team's own template, beside the data of the ADRs. */
async function templateIn(root: string, dir: string): Promise<Template | null> {
  const name = templatePath(dir);
  const bytes = await bytesOf(root, name);
  return bytes && { name, text: decoded(bytes, name) };
}

async function namesThere(folder: string): Promise<string[]> {
  return namesIn(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return [];
    throw fileFailure(error, folder);
  });
}
