/** Reads archives: everything in one is checked before anything of it is used. */
import { setImmediate } from "node:timers/promises";
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
import { type Piece, pieces } from "./pieces";

export interface Unpacked {
  made: Instant;
  app: string;
  records: DecisionRecord[];
  trash: { deleted: Instant; record: DecisionRecord }[];
  settings: PortableSettings;
}

/** Milliseconds of reading after which others have their turn. */
const slice = 8;
/** Records, and playbooks, of one archive. */
const entryLimit = 50_000;

const headSchema = archiveSchema.omit({ playbooks: true, records: true, trash: true });
const packedSchema = archiveSchema.shape.records.element;
const trashedSchema = archiveSchema.shape.trash.element;

/**
 * What an archive holds. It is taken apart and checked piece by piece, so that others have their turn in between, and the
 * first fault ends it. `BAD_INPUT` names the place of the fault; `READ_ONLY` says that it is too new; `CANCELLED`.
 */
export async function readArchive(text: string, signal?: AbortSignal): Promise<Unpacked> {
  const pause = pauses(signal);
  const head: Record<string, unknown> = {};
  const playbooks: Record<string, unknown> = {};
  const packed: { records: unknown[]; trash: unknown[] } = { records: [], trash: [] };
  let left = entryLimit;
  for (const piece of taken(text)) {
    await pause();
    if (left-- === 0) throw bad(piece.key, `The archive holds more than ${entryLimit} decisions and playbooks.`);
    const { key, at } = piece;
    const place = at === null ? key : typeof at === "number" ? `${key}[${at}]` : `${key}.${at}`;
    const value = parsed(piece.text);
    const why = tooMuchIn(value);
    if (why !== null) throw bad(place, `The archive is damaged. ${place}: ${why}`);
    if (typeof at === "number") packed[key as keyof typeof packed].push(value);
    else if (at === null) head[key] = value;
    else playbooks[at] = checkedPlaybook(at, value);
  }
  const { made, app, settings } = checkedHead(head, packed);
  const read: Unpacked = { made, app, settings, records: [], trash: [] };
  for (const [i, raw] of packed.records.entries()) {
    await pause();
    const place = `records[${i}]`;
    read.records.push(unpacked(checked(packedSchema, raw, place), playbooks, place));
  }
  for (const [i, raw] of packed.trash.entries()) {
    await pause();
    const place = `trash[${i}]`;
    const { deleted, record } = checked(trashedSchema, raw, place);
    read.trash.push({ deleted, record: unpacked(record, playbooks, `${place}.record`) });
  }
  refuseTwice(read.records);
  return read;
}

/** Lets others have their turn from time to time. */
function pauses(signal: AbortSignal | undefined): () => Promise<void> {
  let since = performance.now();
  return async () => {
    if (performance.now() - since < slice) return;
    await setImmediate();
    if (signal?.aborted) throw new AdroitError("CANCELLED", "Reading was stopped.", { subject: null, remedy: "" });
    since = performance.now();
  };
}

function* taken(text: string): Generator<Piece> {
  try {
    yield* pieces(text, ["records", "trash"], ["playbooks"]);
  } catch (error) {
    if (error instanceof SyntaxError) throw notWhole();
    throw error;
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw notWhole();
  }
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

function refuseTwice(records: DecisionRecord[]): void {
  const seen = new Set<string>();
  for (const { id } of records) {
    if (seen.has(id)) throw bad(id, `The archive is damaged. It holds the record "${id}" twice.`);
    seen.add(id);
  }
}

function bad(subject: string | null, message: string): AdroitError {
  return new AdroitError("BAD_INPUT", message, { subject, remedy: "Choose another file. Nothing was changed." });
}
