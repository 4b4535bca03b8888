/** Validator of the data beside an ADR. The only file of this folder that knows zod. */
import { z } from "zod";
import { AdroitError } from "#shared/base/error";
import { currentVersion, migrate, versionOf } from "#shared/record/migrate";
import type { DecisionRecord } from "#shared/record/record";
import { recordSchema } from "#shared/record/schema";
import { hasConflict } from "./conflict";

export const sidecarSchema = z.strictObject({
  adroit: z.literal("decision record"),
  format: z.literal(1),
  record: recordSchema.omit({ repo: true, review: true }),
});

/**
 * The record in the data beside an ADR; an older format is migrated. `BAD_INPUT` names the file and the first field that
 * is wrong, or says that a merge isn't resolved; `READ_ONLY` where a newer version of Adroit wrote it.
 */
export function parseSidecar(file: string, text: string): DecisionRecord {
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
  if ((typeof format === "number" && format > 1) || (version !== null && version > currentVersion)) {
    throw new AdroitError("READ_ONLY", `${file} was written by a newer version of Adroit.`, {
      subject: file,
      remedy: "Update Adroit to open it. The ADR can be read as it is, and nothing was changed.",
    });
  }
  const current =
    version !== null && version < currentVersion ? { ...(value as object), record: migrate(record) } : value;
  const { success, data, error } = sidecarSchema.safeParse(current);
  if (success) return data.record;
  const [issue] = error.issues;
  throw wrong(`${issue?.path.join(".") || "the whole"}: ${issue?.message ?? "doesn't fit"}.`);
}
