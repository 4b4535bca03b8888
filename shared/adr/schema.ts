/** Validator of the data beside an ADR. The only file of this folder that knows zod. */
import { z } from "zod";
import { AdroitError } from "#shared/api/errors";
import type { DecisionRecord } from "#shared/record/record";
import { recordSchema } from "#shared/record/schema";

export const sidecarSchema = z.strictObject({
  adroit: z.literal("decision record"),
  format: z.literal(1),
  record: recordSchema.omit({ repo: true, review: true }),
});

/** The record in the data beside an ADR. `BAD_INPUT` names the file and the first field that is wrong. */
export function parseSidecar(file: string, text: string): DecisionRecord {
  const wrong = (what: string) =>
    new AdroitError("BAD_INPUT", `${file}: ${what}`, {
      subject: file,
      remedy: "Restore the file from the repository's history.",
    });
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw wrong("isn't JSON.");
  }
  const { success, data, error } = sidecarSchema.safeParse(value);
  if (success) return data.record;
  const [issue] = error.issues;
  throw wrong(`${issue?.path.join(".") || "the whole"}: ${issue?.message ?? "doesn't fit"}.`);
}
