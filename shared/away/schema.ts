/** Validators of calls and ballots as they come from elsewhere. The only file of this folder that knows zod. */
import { z } from "zod";
import { thresholdsSchema } from "#shared/analysis/schema";
import { AdroitError } from "#shared/base/error";
import { byId, daySchema, idSchema, lineSchema, playbookSchema, proseSchema } from "#shared/playbook/schema";
import { inputsSchema, instantSchema, sha256Schema } from "#shared/record/schema";
import { nameSchema, wordSchema } from "#shared/workshop/schema";
import type { BallotContent, Envelope } from "./ballot";
import type { Call } from "./call";
import { isRecipient } from "./seal";

const count = z.number().int().min(0);
const share = z.number().min(0).max(1);
const recipient = z.string().refine(isRecipient, "a key is written age1...");
const choice = z.strictObject({ option: idSchema.nullable(), reason: lineSchema(2000), overrule: lineSchema(2000) });

const roundView = z.strictObject({
  n: count,
  ballots: count,
  withheld: z.boolean(),
  cells: z
    .array(
      z.strictObject({
        criterion: idSchema,
        option: idSchema,
        counts: z.array(count).length(5).nullable(),
        unknown: count.nullable(),
      }),
    )
    .max(4000),
  answers: z
    .array(z.strictObject({ criterion: idSchema, counts: byId(count).nullable(), unknown: count.nullable() }))
    .max(200),
  reasons: z.array(z.strictObject({ criterion: idSchema, texts: z.array(proseSchema).max(500) })).max(200),
  weights: byId(share),
});

const note = z.strictObject({
  id: idSchema,
  criterion: idSchema.nullable(),
  kind: z.enum(["note", "parked"]),
  text: lineSchema(2000),
});

const dissent = z.array(z.strictObject({ who: lineSchema(120), text: proseSchema })).max(100);
const before = z.strictObject({
  option: lineSchema().nullable(),
  on: daySchema,
  by: lineSchema(120),
  reason: proseSchema,
  dissent,
  changed: z.array(proseSchema).max(200),
});

export const callSchema = z.strictObject({
  adroit: z.literal("call"),
  format: z.literal(1),
  id: idSchema,
  from: nameSchema,
  made: instantSchema,
  until: daySchema,
  people: z.array(nameSchema).max(200),
  codes: z.boolean(),
  asks: z.discriminatedUnion("what", [
    z.strictObject({ what: z.literal("round") }),
    z.strictObject({
      what: z.literal("again"),
      criteria: z.array(idSchema).min(1).max(200),
      round: roundView,
      notes: z.array(note).max(1000),
    }),
    z.strictObject({ what: z.literal("consent"), choice, headline: proseSchema }),
  ]),
  anonymous: z.boolean(),
  repository: z.enum(["named", "unnamed", "distributions"]),
  rule: z.enum(["decider", "consent", "majority"]),
  weighing: z.enum(["points", "swing", "ranking"]),
  thresholds: thresholdsSchema,
  inputs: inputsSchema.refine(({ rounds, seats }) => rounds.length === 0 && seats.length === 0, {
    path: ["rounds"],
    message: "a call holds nothing that somebody said",
  }),
  playbook: playbookSchema,
  revisit: z
    .strictObject({
      asked: z.array(idSchema).max(200),
      before,
    })
    .nullable(),
  before: before.optional(),
  keys: z.strictObject({ outer: recipient, inner: recipient }),
}) satisfies z.ZodType<Call>;

const bound = { format: z.literal(1), call: idSchema, hash: sha256Schema, ballot: idSchema };

export const envelopeSchema = z.strictObject({
  ...bound,
  name: nameSchema.refine((name) => name.trim() !== "", "a ballot has a name"),
  code: z.string().max(64).optional(),
  stated: instantSchema,
}) satisfies z.ZodType<Envelope>;

export const contentSchema = z.strictObject({
  ...bound,
  words: z.array(wordSchema).max(1000),
}) satisfies z.ZodType<BallotContent>;

/** Characters of a call at most, as JSON or inside its page. */
export const callLimit = 8_000_000;

/**
 * The call in a file: its JSON, or the page that holds it. `BAD_INPUT` names the file and what doesn't fit,
 * `READ_ONLY` where a newer version of Adroit made it.
 */
export function parseCall(file: string, text: string): Call {
  const wrong = (what: string) =>
    new AdroitError("BAD_INPUT", `${file}: ${what}`, { subject: file, remedy: "Ask whoever sent it for a new copy." });
  if (text.length > callLimit) throw wrong("is larger than a call can be.");
  const json = /<script[^>]* id="call"[^>]*>([^<]*)<\/script>/.exec(text)?.[1] ?? text;
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    throw wrong("isn't a call.");
  }
  const { adroit, format } = (typeof value === "object" && value !== null ? value : {}) as Record<string, unknown>;
  if (adroit !== "call") throw wrong("isn't a call.");
  if (typeof format === "number" && format > 1) {
    throw new AdroitError("READ_ONLY", `${file} was made by a newer version of Adroit.`, {
      subject: file,
      remedy: "Update Adroit to answer it.",
    });
  }
  const { success, data, error } = callSchema.safeParse(value);
  if (success) return data;
  const [issue] = error.issues;
  throw wrong(`${issue?.path.join(".") || "the whole"}: ${issue?.message ?? "doesn't fit"}.`);
}
