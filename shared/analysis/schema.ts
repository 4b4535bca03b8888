/** Validators of what the analysis is given. The only file of this folder that knows zod. */
import { z } from "zod";
import { verdict3Schema } from "#shared/playbook/schema";
import type { Model } from "./model";

const name = z.string().regex(/\S/, "a name is not empty").max(200, "a name has 200 characters at most");
const byName = <T extends z.ZodType>(value: T) => z.record(z.string(), value);
const limit = z.number().optional();

const points = z.number().min(0).max(100);
const share = z.number().min(0).max(1);

/** When a recommendation is clear or close, every limit of it. */
export const thresholdsSchema = z.strictObject({
  clearGap: points,
  closeGap: points,
  clearShare: share,
  closeShare: share,
  quorum: share,
  unknownWeight: share,
});

/** The shape of a model; whether its parts fit together is `checkModel`'s to say. */
export const modelSchema = z.strictObject({
  options: z.array(name).max(50, "50 options at most"),
  criteria: z.array(name).min(1, "name at least one criterion").max(500, "500 criteria at most"),
  people: z
    .array(
      z.strictObject({
        name,
        weights: z.array(z.number()),
        scores: byName(z.array(z.number().nullable())),
      }),
    )
    .max(1000, "1000 people at most"),
  mustHaves: z
    .array(z.strictObject({ name, negotiable: z.boolean(), verdicts: byName(verdict3Schema) }))
    .max(200)
    .optional(),
  thresholds: z
    .strictObject({
      clearGap: limit,
      closeGap: limit,
      clearShare: limit,
      closeShare: limit,
      quorum: limit,
      unknownWeight: limit,
    })
    .optional(),
  reversible: z.enum(["easily", "with-effort", "hardly"]).nullable().optional(),
}) as z.ZodType<Model>;
