/**
 * Reads archives: everything in one is checked before anything of it is used. This takes as long as the archive is large,
 * so it runs in a thread (`thread.ts`); of a record only what its list shows is kept, and the whole is made again on demand.
 */
import type { z } from "zod";
import type { PortableSettings } from "#shared/api/archive";
import { archiveSchema } from "#shared/api/schema";
import type { Instant } from "#shared/base/day";
import { AdroitError } from "#shared/base/error";
import { playbookSchema } from "#shared/playbook/schema";
import type { DecisionRecord } from "#shared/record/record";
import { tooMuchIn } from "../files/bounds";
import { Unreadable } from "../files/document";
import { flattenIssues, type Issue, pathText } from "../issues";
import { falseName } from "../playbooks/genuine";
import { decodeRecord } from "../store/stored";
import { type Outline, outlineOf } from "./offered";
import { type Piece, pieces } from "./pieces";

/** What an archive holds, as far as it is shown before anything is brought in. */
export interface ArchiveOverview {
  made: Instant;
  app: string;
  settings: PortableSettings;
  records: Outline[];
  trash: (Outline & { deleted: Instant })[];
}

/** A list of an archive, and the place in it, from 0. */
export interface ArchivePlace {
  list: "records" | "trash";
  at: number;
}

export interface ReadArchive {
  contents: ArchiveOverview;
  record(place: ArchivePlace): DecisionRecord;
}

/** Records, and playbooks, of one archive. */
const entryLimit = 50_000;

const headSchema = archiveSchema.omit({ playbooks: true, records: true, trash: true });
const packedSchema = archiveSchema.shape.records.element;
const trashedSchema = archiveSchema.shape.trash.element;

/**
 * What an archive holds. It is taken apart and checked piece by piece, and the first fault ends it. `BAD_INPUT` names the
 * place of the fault; `READ_ONLY` says that it is too new.
 *
 * @param tell hears after each record how many of how many are checked
 */
export function readArchive(text: string, tell: (done: number, of: number) => void = () => {}): ReadArchive {
  const { head, playbooks, packed } = apart(text);
  const { made, app, settings } = checkedHead(head, packed);
  const trashed = (at: number) =>
    checked(trashedSchema, parsed(packed.trash[at] ?? "", `trash[${at}]`), `trash[${at}]`);
  const record = ({ list, at }: ArchivePlace): DecisionRecord => {
    const place = `${list}[${at}]`;
    if (list === "trash") return unpacked(trashed(at).record, playbooks, `${place}.record`);
    return unpacked(checked(packedSchema, parsed(packed.records[at] ?? "", place), place), playbooks, place);
  };
  const of = packed.records.length + packed.trash.length;
  const contents: ArchiveOverview = { made, app, settings, records: [], trash: [] };
  for (const at of packed.records.keys()) {
    contents.records.push(outlineOf(record({ list: "records", at })));
    tell(at + 1, of);
  }
  for (const at of packed.trash.keys()) {
    contents.trash.push({ ...outlineOf(record({ list: "trash", at })), deleted: trashed(at).deleted });
    tell(packed.records.length + at + 1, of);
  }
  refuseTwice(contents.records);
  return { contents, record };
}

interface Apart {
  head: Record<string, unknown>;
  playbooks: Record<string, unknown>;
  /** Text of each record. */
  packed: { records: string[]; trash: string[] };
}

/** The archive in pieces: playbooks checked, records as they stand. */
function apart(text: string): Apart {
  const found: Apart = { head: {}, playbooks: {}, packed: { records: [], trash: [] } };
  let left = entryLimit;
  for (const { key, at, text: piece } of taken(text)) {
    if (left-- === 0) throw bad(key, `The archive holds more than ${entryLimit} decisions and playbooks.`);
    if (typeof at === "number") found.packed[key as keyof Apart["packed"]].push(piece);
    else if (at === null) found.head[key] = parsed(piece, key);
    else found.playbooks[at] = checkedPlaybook(at, parsed(piece, `${key}.${at}`));
  }
  return found;
}

function* taken(text: string): Generator<Piece> {
  try {
    yield* pieces(text, ["records", "trash"], ["playbooks"]);
  } catch (error) {
    if (error instanceof SyntaxError) throw notWhole();
    if (error instanceof RangeError) throw bad(null, `The archive is damaged. ${error.message}`);
    throw error;
  }
}

/** The value of a piece, within the bounds of a record. */
function parsed(text: string, place: string): unknown {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw notWhole();
  }
  const why = tooMuchIn(value);
  if (why !== null) throw bad(place, `The archive is damaged. ${place}: ${why}`);
  return value;
}

function notWhole(): AdroitError {
  return bad(null, "The file isn't complete JSON: it was cut off or edited.");
}

function checkedHead(head: Record<string, unknown>, lists: object): z.infer<typeof headSchema> {
  const { kind, format } = head;
  if (kind !== "adroit-archive") throw bad("kind", "This isn't an archive of Adroit.");
  if (typeof format === "number" && format > 1) {
    throw new AdroitError("READ_ONLY", `A newer version of Adroit made this archive (format ${format}).`, {
      subject: "format",
      remedy: "Update Adroit to take it in. Nothing was changed.",
    });
  }
  const strange = ["playbooks", ...Object.keys(lists)].find((key) => Object.hasOwn(head, key));
  if (strange !== undefined) throw bad(strange, `The archive is damaged. ${strange}: it isn't what it should be.`);
  return checked(headSchema, head, "");
}

function checkedPlaybook(hash: string, value: unknown): unknown {
  const place = `playbooks.${hash}`;
  if (falseName({ [hash]: value }) !== null) {
    throw bad(place, `The archive is damaged. The playbook ${hash.slice(0, 12)} in it isn't the one of that name.`);
  }
  return checked(playbookSchema, value, place);
}

/** What fits a schema; the first thing that doesn't is named with its place. */
function checked<T>(schema: z.ZodType<T>, value: unknown, within: string): T {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const [first] = flattenIssues(result.error.issues as Issue[]);
  const inner = first ? pathText(first.path) : "";
  const place =
    within === "" ? inner : inner === "" ? within : inner.startsWith("[") ? `${within}${inner}` : `${within}.${inner}`;
  throw bad(place, `The archive is damaged. ${place}: ${first?.message ?? "it doesn't fit the format"}.`);
}

function unpacked(
  { playbooks: hashes, ...rest }: z.infer<typeof packedSchema>,
  all: Record<string, unknown>,
  place: string,
): DecisionRecord {
  const missing = hashes.find((hash) => !Object.hasOwn(all, hash));
  if (missing !== undefined) throw bad(place, `The archive is damaged. ${place} needs a playbook that isn't in it.`);
  const playbooks = Object.fromEntries(hashes.map((hash) => [hash, all[hash]]));
  try {
    const stored = decodeRecord(String(rest.id), { ...rest, playbooks });
    if (stored.kind === "record") return stored.record;
    throw new Unreadable(stored.why);
  } catch (error) {
    if (error instanceof Unreadable) throw bad(place, `The archive is damaged. ${place}: ${error.message}`);
    throw error;
  }
}

function refuseTwice(records: Outline[]): void {
  const seen = new Set<string>();
  for (const { id } of records) {
    if (seen.has(id)) throw bad(id, `The archive is damaged. It holds the record "${id}" twice.`);
    seen.add(id);
  }
}

function bad(subject: string | null, message: string): AdroitError {
  return new AdroitError("BAD_INPUT", message, { subject, remedy: "Choose another file. Nothing was changed." });
}
