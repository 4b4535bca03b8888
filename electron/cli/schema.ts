/** Validators of what the command line reads. The only file of this folder that knows zod. */
import { z } from "zod";
import type { Model } from "#shared/analysis/model";
import { verdict3Schema } from "#shared/playbook/schema";

const name = z.string().min(1).max(200);
const names = z.array(name).max(1000);
const by = <T extends z.ZodType>(value: T) => z.record(name, value);

/** The shape of a model; whether its parts fit together is the analysis's to say. */
export const modelSchema = z.strictObject({
  options: names,
  criteria: names,
  people: z.array(z.strictObject({ name, weights: z.array(z.number()), scores: by(z.array(z.number().nullable())) })),
  mustHaves: z.array(z.strictObject({ name, negotiable: z.boolean(), verdicts: by(verdict3Schema) })).optional(),
  thresholds: z
    .strictObject({
      clearGap: z.number(),
      closeGap: z.number(),
      clearShare: z.number(),
      closeShare: z.number(),
      quorum: z.number(),
    })
    .partial()
    .optional(),
}) as z.ZodType<Model>;
