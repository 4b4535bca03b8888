/** What a record file holds, and the checks on the way in and out. */
import { flattenIssues, type Issue, pathText } from "#electron/host/issues";
import { AdroitError } from "#shared/base/error";
import type { Id } from "#shared/base/id";
import { currentVersion, migrate, versionOf } from "#shared/record/migrate";
import { summaryOf } from "#shared/record/progress";
import type { DecisionRecord } from "#shared/record/record";
import { instantSchema, recordSchema, statusSchema } from "#shared/record/schema";
import type { RecordSummary } from "#shared/record/summary";
import { type Codec, jsonBytes, parseJson, Unreadable } from "../files/document";

type Summary = Omit<RecordSummary, "modified">;

/** A record that can be changed, or one of a newer format, of which only what is understood is shown. */
export type Stored =
  | { kind: "record"; record: DecisionRecord; summary: Summary /** Format in the file. */; version: number }
  | { kind: "newer"; record: DecisionRecord | null; summary: Summary; why: string };

export function storedRecord(record: DecisionRecord, version: number = currentVersion): Stored {
  return { kind: "record", record, summary: { ...summaryOf(record), readOnly: null }, version };
}

/** The codec of the file of the record `id`. Reading migrates; writing always writes the current format. */
export function recordCodec(id: Id): Codec<Stored> {
  return {
    decode: (bytes) => decodeRecord(id, parseJson(bytes)),
    encode(stored) {
      if (stored.kind === "newer") throw readOnly(id, stored.why);
      return jsonBytes(stored.record);
    },
  };
}

/** A record of any format that is known, from parsed JSON. Throws `Unreadable`. */
export function decodeRecord(id: Id, raw: unknown): Stored {
  if (raw === null) throw new Unreadable('The file holds "null" instead of a record.');
  const version = versionOf(raw);
  if (version === null) throw new Unreadable("The file isn't a decision record.");
  if (version > currentVersion) return newer(id, version, raw as Record<string, unknown>);
  const parsed = recordSchema.safeParse(migrate(raw));
  if (!parsed.success) throw new Unreadable(`It isn't a valid record: ${firstIssue(parsed.error.issues)}.`);
  if (parsed.data.id !== id) throw new Unreadable(`The file holds the record "${parsed.data.id}", not "${id}".`);
  try {
    return storedRecord(parsed.data, version);
  } catch (error) {
    throw new Unreadable(error instanceof AdroitError ? error.message : "Its parts don't fit together.", {
      cause: error,
    });
  }
}

/** A record that came from a caller, not from disk; `BAD_INPUT` names the field. */
export function checkRecord(record: DecisionRecord): Stored {
  const parsed = recordSchema.safeParse(record);
  if (!parsed.success) {
    const [first] = flattenIssues(parsed.error.issues as Issue[]);
    throw new AdroitError("BAD_INPUT", `The record can't be stored: ${firstIssue(parsed.error.issues)}.`, {
      subject: first ? pathText(first.path) : null,
      remedy: "Correct this field. Nothing was written.",
    });
  }
  return storedRecord(parsed.data);
}

function firstIssue(issues: readonly unknown[]): string {
  const [first] = flattenIssues(issues as Issue[]);
  if (!first) return "it doesn't fit the format";
  const place = pathText(first.path);
  return place === "" ? first.message : `${place}: ${first.message}`;
}

/** Newer formats usually add keys; without those the record can often be shown. Otherwise only its title is. */
function newer(id: Id, version: number, raw: Record<string, unknown>): Stored {
  const why = `It was written by a newer version of Adroit (record format ${version}).`;
  const record = withoutUnknownKeys(structuredClone({ ...raw, version: currentVersion }));
  if (record?.id === id) {
    try {
      return { kind: "newer", record, why, summary: { ...summaryOf(record), readOnly: why } };
    } catch (error) {
      if (!(error instanceof AdroitError)) throw error;
    }
  }
  return { kind: "newer", record: null, why, summary: { ...titleOnly(id, raw), readOnly: why } };
}

function withoutUnknownKeys(raw: unknown): DecisionRecord | null {
  const parsed = recordSchema.safeParse(raw);
  if (parsed.success) return parsed.data;
  const unknown = unknownKeys(parsed.error.issues as Issue[]);
  for (const path of unknown) remove(raw, path);
  const again = recordSchema.safeParse(raw);
  return again.success ? again.data : null;
}

/** Places of unknown keys. Of a union, the branch in which nothing else is wrong is the one that was meant. */
function unknownKeys(issues: readonly Issue[], base: PropertyKey[] = []): PropertyKey[][] {
  return issues.flatMap((issue) => {
    const path = [...base, ...(issue.path ?? []).map((part) => (typeof part === "object" ? part.key : part))];
    if (issue.code === "unrecognized_keys") return (issue.keys ?? []).map((key) => [...path, key]);
    const meant = issue.errors?.find((branch) => branch.every(({ code }) => code === "unrecognized_keys"));
    return meant ? unknownKeys(meant, path) : [];
  });
}

function remove(value: unknown, path: PropertyKey[]): void {
  const [key, ...rest] = path;
  if (key === undefined || typeof value !== "object" || value === null) return;
  if (rest.length === 0) Reflect.deleteProperty(value, key);
  else remove(Reflect.get(value, key), rest);
}

function titleOnly(id: Id, raw: Record<string, unknown>): Omit<Summary, "readOnly"> {
  const draft = (typeof raw.draft === "object" && raw.draft !== null ? raw.draft : {}) as Record<string, unknown>;
  const frame = (typeof draft.frame === "object" && draft.frame !== null ? draft.frame : {}) as Record<string, unknown>;
  return {
    id,
    title: typeof frame.title === "string" && frame.title.trim() !== "" ? frame.title.trim() : id,
    status: statusSchema.safeParse(draft.status).data ?? "draft",
    chosen: null,
    options: "",
    created: instantSchema.safeParse(raw.created).data ?? new Date(0).toISOString(),
    review: null,
    triggered: [],
    playbook: "",
    reviewing: false,
    supersedes: null,
    supersededBy: null,
    next: "frame",
    answered: 0,
    criteria: 0,
    adr: null,
  };
}

export function readOnly(id: Id, why: string): AdroitError {
  return new AdroitError("READ_ONLY", `The record "${id}" can only be read. ${why}`, {
    subject: id,
    remedy: "Update Adroit to change it. Nothing was written.",
  });
}
