/** Validator of archives. Records are looked at one by one afterwards, since they may be of an older format. */
import { z } from "zod";
import { playbookSchema } from "#shared/playbook/schema";
import { instantSchema, sha256Schema } from "#shared/record/schema";
import { settingsSchema } from "./settings";

const packedSchema = z.looseObject({ playbooks: z.array(sha256Schema).max(100) });

export const archiveSchema = z.strictObject({
  kind: z.literal("adroit-archive"),
  format: z.literal(1),
  made: instantSchema,
  app: z.string().max(50),
  playbooks: z.record(sha256Schema, playbookSchema),
  records: z.array(packedSchema),
  trash: z.array(z.strictObject({ deleted: instantSchema, record: packedSchema })),
  settings: settingsSchema.pick({ theme: true, singleKeys: true, thresholds: true }),
});
