/** What an agent can change in a log: first as a difference, and on disk only where the user has allowed it. Never a commit. */
import { join } from "node:path";
import { changeFiles } from "#electron/host/files/changeset";
import { unifiedDifference } from "#electron/host/files/difference";
import { namesIn, realPath } from "#electron/host/files/look";
import { namesOnBranches } from "#electron/host/git/branches";
import { changeAdrFile, changeAdrPair } from "#electron/host/repo/edit/file";
import { defaultPlace } from "#electron/host/repo/find/candidates";
import { packageOf } from "#electron/host/repo/find/log4brains";
import { listTexts } from "#electron/host/repo/list/list";
import { realFolder, repositoryOf, slashed } from "#electron/host/repo/paths";
import { setStatus, whyNotEdited } from "#shared/adr/edit/edit";
import { supersede } from "#shared/adr/edit/supersede";
import { fileNameFor, nameParts } from "#shared/adr/folder/filename";
import { splitPath } from "#shared/adr/links/path";
import { statusesIn } from "#shared/adr/read/read";
import { scan } from "#shared/adr/read/scan";
import { type PlainDraft, plainDraft } from "#shared/adr/write/plain-draft";
import type { Day } from "#shared/base/day";
import { AdroitError } from "#shared/base/error";
import type { ProfileId, Status } from "#shared/record/record";
import { namedAdr } from "./file";
import type { Output } from "./schema";

interface Change {
  file: string;
  before: string | null;
  after: string;
}

function told(written: boolean, changes: readonly Change[]): Output<"changes"> {
  const real = changes.filter(({ before, after }) => before !== after);
  return {
    written: written && real.length > 0,
    files: real.map(({ file }) => file),
    difference: real.map(({ file, before, after }) => unifiedDifference(file, before, after)).join(""),
  };
}

/** A new ADR in the folder's own dialect, under its next free number. */
export async function draftAdr(
  root: string,
  { folder, ...draft }: PlainDraft & { folder?: string | undefined },
  today: Day,
  write: boolean,
): Promise<Output<"changes">> {
  const place = await placeFor(root, folder);
  const names = await namesAround(root, place.dir);
  const name = fileNameFor({ title: draft.title, names, today, naming: place.naming });
  const file = place.dir === "" ? name : `${place.dir}/${name}`;
  const after = plainDraft(draft, place.profile, nameParts(name).number, today);
  refuseLoose(draft, after);
  if (write) await changeFiles(await realPath(root), [{ path: file, expect: null, text: after }]);
  return told(write, [{ file, before: null, after }]);
}

/** A part that takes in the headings below it, or says another status, would make another ADR than was asked for. */
function refuseLoose(draft: PlainDraft, after: string): void {
  for (const part of ["context", "decision", "consequences"] as const)
    if (scan(draft[part]).unclosed)
      throw new AdroitError("BAD_INPUT", `"${part}" ends inside a code block or a comment.`, {
        subject: null,
        remedy: "Nothing was written. Close it there and ask again.",
      });
  const [, other] = statusesIn(scan(after));
  if (other === undefined) return;
  throw new AdroitError("BAD_INPUT", `The text states a status of its own, "${other.slice(0, 40)}".`, {
    subject: null,
    remedy: "Nothing was written. Take it out: a draft is proposed or a draft, and set_adr_status changes that.",
  });
}

async function placeFor(root: string, folder: string | undefined) {
  const { folders } = (await listTexts(root)).listing;
  const [first] = folders;
  const fallback = { dir: defaultPlace, naming: "number" as const, profile: "madr4" as ProfileId };
  const place = folder === undefined ? (first ?? fallback) : folders.find(({ dir }) => dir === folder);
  if (place) return place;
  throw new AdroitError("NOT_FOUND", `There is no ADR folder "${folder}".`, {
    subject: folder ?? null,
    remedy: `There are: ${folders.map(({ dir }) => dir || ".").join(", ")}.`,
  });
}

/** Names in the folder and, where git can tell, on other branches. */
async function namesAround(root: string, dir: string): Promise<string[]> {
  const folder = await realFolder(root, dir);
  const here = await namesIn(folder).catch((): string[] => []);
  const top = repositoryOf(folder);
  const elsewhere = top === null ? [] : (await namesOnBranches(top, slashed(top, folder))).names;
  return [...new Set([...here, ...elsewhere])];
}

/** Sets the status and changes not one other byte. Throws BAD_INPUT where the text doesn't allow that. */
export async function changeStatus(
  root: string,
  file: string,
  status: Status,
  write: boolean,
): Promise<Output<"changes">> {
  const { text, hash } = await namedAdr(root, file);
  const refused = whyNotEdited(splitPath(file).name);
  const edit = refused === null ? setStatus(text, status) : { refused };
  if ("refused" in edit) throw notDone(file, edit.refused);
  if (write) await changeAdrFile(root, file, hash, () => edit);
  return told(write, [{ file, before: text, after: edit.text }]);
}

/** Says in both files that one has taken the other's place. */
export async function supersedeAdr(root: string, old: string, by: string, write: boolean): Promise<Output<"changes">> {
  if (old === by) throw notDone(old, "An ADR can't supersede itself.");
  const top = await realPath(root);
  const [one, other] = [await namedAdr(root, old), await namedAdr(root, by)];
  const [ofOld, ofBy] = await Promise.all([old, by].map((file) => packageOf(join(top, file))));
  const edited = supersede(
    { file: old, text: one.text, package: ofOld },
    { file: by, text: other.text, package: ofBy },
  );
  if ("refused" in edited) throw notDone(edited.file, edited.refused);
  if (write) {
    await changeAdrPair(root, [old, by], { seen: old, expect: one.hash }, ([, nowBy]) =>
      nowBy === other.text ? [edited.old, edited.by] : { refused: "It was changed meanwhile.", file: by },
    );
  }
  return told(write, [
    { file: old, before: one.text, after: edited.old },
    { file: by, before: other.text, after: edited.by },
  ]);
}

function notDone(file: string, why: string): AdroitError {
  return new AdroitError("BAD_INPUT", why, { subject: file, remedy: "Nothing was written. Change it in the file." });
}
