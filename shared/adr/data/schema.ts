/** Validator of the data beside an ADR. The only file of this folder that knows zod. */
import { z } from "zod";
import type { By } from "#shared/base/by";
import { AdroitError } from "#shared/base/error";
import type { Sha256 } from "#shared/base/id";
import { idSchema, playbookSchema } from "#shared/playbook/schema";
import { currentVersion, migrate, versionOf } from "#shared/record/migrate";
import type { DecisionRecord } from "#shared/record/record";
import { recordSchema, sha256Schema } from "#shared/record/schema";
import { hasConflict } from "./conflict";
import { type Books, type NamedPlaybook, withPlaybooks } from "./sidecar";

const kind = z.literal("decision record");
const carried = recordSchema.omit({ repo: true, review: true });

const sidecarSchema = z.discriminatedUnion("format", [
  z.strictObject({ adroit: kind, format: z.literal(1), record: carried }),
  z.strictObject({
    adroit: kind,
    format: z.literal(2),
    playbooks: z.record(
      sha256Schema,
      z.strictObject({ id: idSchema, edition: z.string(), part: playbookSchema, hash: sha256Schema }),
    ),
    record: carried,
  }),
]);

/**
 * The record in the data beside an ADR; an older format is migrated. `BAD_INPUT` names the file and the first field that
 * is wrong, or says that a merge isn't resolved; `READ_ONLY` where a newer version of Adroit wrote it. Of a playbook that
 * `books` doesn't have whole, the record gets the part that it used, under the part's own hash.
 */
export function parseSidecar(file: string, text: string, books: Books | null = null): DecisionRecord {
  const wrong = (what: string) =>
    new AdroitError("BAD_INPUT", `${file}: ${what}`, {
      subject: file,
      remedy: "Restore the file from the repository's history.",
    });
  if (hasConflict(text)) {
    throw new AdroitError("BAD_INPUT", `${file}: two people changed this decision, and the merge isn't resolved.`, {
      subject: file,
      remedy: "Choose a side, or resolve it in an editor.",
    });
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw wrong("isn't JSON.");
  }
  const { format, record } = (typeof value === "object" && value !== null ? value : {}) as Record<string, unknown>;
  const version = versionOf(record);
  if ((typeof format === "number" && format > 2) || (version !== null && version > currentVersion)) {
    throw new AdroitError("READ_ONLY", `${file} was written by a newer version of Adroit.`, {
      subject: file,
      remedy: "Update Adroit to open it. The ADR can be read as it is, and nothing was changed.",
    });
  }
  const current =
    version !== null && version < currentVersion ? { ...(value as object), record: migrate(record) } : value;
  const { success, data, error } = sidecarSchema.safeParse(current);
  if (success) return data.format === 1 ? data.record : joined(data, books, wrong);
  const [issue] = error.issues;
  throw wrong(`${issue?.path.join(".") || "the whole"}: ${issue?.message ?? "doesn't fit"}.`);
}

/** The record with its playbooks, whole where they are at hand. */
function joined(
  { playbooks: named, record }: { playbooks: By<NamedPlaybook>; record: DecisionRecord },
  books: Books | null,
  wrong: (what: string) => AdroitError,
): DecisionRecord {
  const playbooks = { ...record.playbooks };
  const renamed = new Map<Sha256, Sha256>();
  for (const [hash, { part, hash: own }] of Object.entries(named)) {
    const whole = books?.whole(hash) ?? null;
    if (whole) playbooks[hash] = whole;
    else {
      if (part.partOf !== hash || (books && books.hash(part) !== own))
        throw wrong(`playbooks.${hash}.part: isn't the part that this decision used.`);
      playbooks[own] = part;
      renamed.set(hash, own);
    }
  }
  return withPlaybooks(record, playbooks, renamed);
}
