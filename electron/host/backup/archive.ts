/** Reads archives: everything in one is checked before anything of it is used. */
import type { z } from "zod";
import type { PortableSettings } from "#shared/api/archive";
import { archiveSchema } from "#shared/api/schema";
import type { Instant } from "#shared/base/day";
import { AdroitError } from "#shared/base/error";
import type { DecisionRecord } from "#shared/record/record";
import { Unreadable } from "../files/document";
import { flattenIssues, type Issue, pathText } from "../issues";
import { decodeRecord } from "../store/stored";

export interface Unpacked {
  made: Instant;
  app: string;
  records: DecisionRecord[];
  trash: { deleted: Instant; record: DecisionRecord }[];
  settings: PortableSettings;
}

/** What an archive holds. `BAD_INPUT` names the place of the first fault; `READ_ONLY` says that it is too new. */
export function readArchive(text: string): Unpacked {
  const raw = parsed(text);
  const { made, app, records, trash, settings, playbooks } = checked(raw);
  const unpack = (packed: (typeof records)[number], place: string) => unpacked(packed, playbooks, place);
  const read = {
    ...{ made, app, settings },
    records: records.map((packed, i) => unpack(packed, `records[${i}]`)),
    trash: trash.map(({ deleted, record }, i) => ({ deleted, record: unpack(record, `trash[${i}].record`) })),
  };
  refuseTwice(read.records);
  return read;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ""));
  } catch {
    throw bad(null, "The file isn't complete JSON: it was cut off or edited.");
  }
}

function checked(raw: unknown): z.infer<typeof archiveSchema> {
  const { kind, format } = (raw ?? {}) as { kind?: unknown; format?: unknown };
  if (kind !== "adroit-archive") throw bad("kind", "This isn't an archive of Adroit.");
  if (typeof format === "number" && format > 1) {
    throw new AdroitError("READ_ONLY", `A newer version of Adroit made this archive (format ${format}).`, {
      subject: "format",
      remedy: "Update Adroit to take it in. Nothing was changed.",
    });
  }
  const result = archiveSchema.safeParse(raw);
  if (result.success) return result.data;
  const [first] = flattenIssues(result.error.issues as Issue[]);
  const place = first ? pathText(first.path) : null;
  throw bad(place, `The archive is damaged. ${place}: ${first?.message ?? "it doesn't fit the format"}.`);
}

function unpacked(
  { playbooks: hashes, ...rest }: z.infer<typeof archiveSchema>["records"][number],
  all: z.infer<typeof archiveSchema>["playbooks"],
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
