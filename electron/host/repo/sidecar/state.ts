/** Decisions as they travel in repositories: what the data beside an ADR is like, and choosing between two states. */
import { hasConflict, type Sides, sidesOf } from "#shared/adr/data/conflict";
import { textDisagreements } from "#shared/adr/data/disagree";
import { published, withOwnBallots } from "#shared/adr/data/published";
import type { Books } from "#shared/adr/data/sidecar";
import type { SidecarSide, SidecarState } from "#shared/api/repo";
import { lookup } from "#shared/base/by";
import { equal } from "#shared/base/equal";
import { AdroitError } from "#shared/base/error";
import type { Id, Sha256 } from "#shared/base/id";
import { compare, type State } from "#shared/record/compare";
import { playbookOf } from "#shared/record/create";
import { recommend, shownOf } from "#shared/record/recommend";
import type { DecisionRecord } from "#shared/record/record";
import { sha256 } from "../../files/canonical";
import { changeFiles } from "../../files/changeset";
import { realPath } from "../../files/look";
import { readAdrFile, readSidecar } from "../edit/file";
import { recordIn } from "./record";

/** A record of this machine, or `null` where there is none of this id. */
export type Local = (id: Id) => Promise<DecisionRecord | null>;

/**
 * Looks at the data beside an ADR and changes nothing. `NOT_FOUND` where there is none, `BAD_INPUT` naming the field
 * where somebody edited it by hand, `READ_ONLY` where a newer version wrote it.
 */
export async function sidecarState(root: string, file: string, local: Local, books: Books): Promise<SidecarState> {
  const beside = await readSidecar(root, file);
  const adr = await readAdrFile(root, file);
  const hash = sha256(beside.text);
  if (hasConflict(beside.text)) {
    const sides = sidesIn(beside.file, beside.text);
    const ours = read(beside.file, sides.ours, books);
    const theirs = read(beside.file, sides.theirs, books);
    const differences = "record" in ours && "record" in theirs ? differencesOf(ours.record, theirs.record) : [];
    return {
      file: beside.file,
      hash,
      conflict: {
        ours: sideOf(sides.oursName, ours),
        theirs: sideOf(sides.theirsName, theirs),
        places: sides.count,
        differences,
      },
      disagreements: [],
      local: null,
    };
  }
  const alone = recordIn(beside.file, beside.text, books);
  const own = await local(alone.id);
  const record = own ? recordIn(beside.file, beside.text, andThose(books, own)) : alone;
  return {
    file: beside.file,
    hash,
    conflict: null,
    disagreements: textDisagreements(file, adr.text, record),
    local: own && { id: own.id, same: sameDecision(own, record), differences: differencesOf(own, record) },
  };
}

/** Leaves one side of a merge in the file. Nothing else is touched: staging and committing are up to the user. */
export async function resolveSidecar(
  root: string,
  file: string,
  take: "ours" | "theirs",
  expect: Sha256,
  books: Books,
): Promise<void> {
  const beside = await readSidecar(root, file);
  if (sha256(beside.text) !== expect) throw changed(beside.file);
  const text = sidesIn(beside.file, beside.text)[take];
  recordIn(beside.file, text, books);
  await changeFiles(await realPath(root), [{ path: beside.file, expect, text }]);
}

/** The record as the repository has it, in the state that was seen; where it lies here and a review under way stay. */
export async function recordFromSidecar(
  root: string,
  file: string,
  expect: Sha256,
  own: DecisionRecord,
  books: Books,
): Promise<DecisionRecord> {
  const beside = await readSidecar(root, file);
  if (sha256(beside.text) !== expect) throw changed(beside.file);
  const record = withOwnBallots(recordIn(beside.file, beside.text, andThose(books, own)), own);
  return { ...record, draft: { ...record.draft, place: own.draft.place }, ...(own.repo && { repo: own.repo }) };
}

/** Playbooks that a record of this machine carries whole are at hand as well. */
function andThose(books: Books, { playbooks }: DecisionRecord): Books {
  return {
    ...books,
    whole(hash) {
      const carried = lookup(playbooks, hash);
      return books.whole(hash) ?? (carried && carried.partOf === undefined ? carried : null);
    },
  };
}

function sidesIn(file: string, text: string): Sides {
  const sides = sidesOf(text);
  if (sides) return sides;
  throw new AdroitError("BAD_INPUT", `${file}: it isn't clear what belongs to which side of the merge.`, {
    subject: file,
    remedy: "Restore one side with git checkout --ours or --theirs, then open it again.",
  });
}

type Read = { record: DecisionRecord } | { why: string };

function read(file: string, text: string, books: Books): Read {
  try {
    return { record: recordIn(file, text, books) };
  } catch (error) {
    if (error instanceof AdroitError) return { why: error.message };
    throw error;
  }
}

function sideOf(name: string, side: Read): SidecarSide {
  if ("why" in side) return { name, title: "", status: null, revisions: 0, unreadable: side.why };
  const { draft, revisions } = side.record;
  return { name, title: draft.frame.title, status: draft.status, revisions: revisions.length, unreadable: null };
}

/** Where a user was and where the file lies are this machine's own. */
function sameDecision(a: DecisionRecord, b: DecisionRecord): boolean {
  const bare = ({ repo: _, review: __, draft, revisions, ...rest }: DecisionRecord) => ({
    ...rest,
    draft: { ...draft, place: "" },
    revisions: revisions.map((revision) => ({ ...revision, adr: null })),
  });
  return equal(bare(published(a)), bare(published(b)));
}

function differencesOf(a: DecisionRecord, b: DecisionRecord): string[] {
  if (sameDecision(a, b)) return [];
  const { difference, sentences } = compare(stateOf(a), stateOf(b));
  return [
    ...(a.draft.status === b.draft.status ? [] : [`Status: “${a.draft.status}” and “${b.draft.status}”.`]),
    ...(a.revisions.length === b.revisions.length
      ? []
      : [`Revisions: ${a.revisions.length} and ${b.revisions.length}.`]),
    ...difference.answers.map(({ criterion, from, to }) => `${criterion}: “${from ?? "-"}” and “${to ?? "-"}”.`),
    ...difference.texts.map(({ what, from, to }) => `${what}: “${short(from)}” and “${short(to)}”.`),
    ...sentences.filter((sentence) => sentence !== "Nothing changed."),
  ];
}

function stateOf(record: DecisionRecord): State {
  const { draft } = record;
  const playbook = playbookOf(record);
  return { playbook, inputs: draft, shown: shownOf(recommend(playbook, draft, {})), decision: draft.decision ?? null };
}

function short(text: string): string {
  const line = text.replace(/\s+/g, " ").trim();
  return line === "" ? "-" : line.length > 80 ? `${line.slice(0, 80)}…` : line;
}

function changed(file: string): AdroitError {
  return new AdroitError("CONFLICT", "The data beside the ADR changed since it was shown.", {
    subject: file,
    remedy: "Look at it again, then choose. Nothing was written.",
  });
}
