/** Reviews of accepted decisions. */
import { type } from "@orpc/contract";
import { z } from "zod";
import { daySchema, idSchema } from "#shared/playbook/schema";
import type { Calibration } from "#shared/record/forecasts";
import { reviewSchema } from "#shared/record/schema";
import { call, state } from "./call";
import type { RecordView } from "./records";

const happeningSchema = z.union([
  z.strictObject({ trigger: idSchema }),
  z.strictObject({ assumption: idSchema }),
  z.strictObject({
    added: z.strictObject({
      kind: z.enum(["weight", "score", "assumption", "external", "constraint"]),
      statement: z.string().max(500),
    }),
  }),
]);

export const reviews = {
  /** Marks a trigger or an assumption as happened on a day, or unmarks it; the decision is due then. */
  happened: call
    .input(z.strictObject({ ...state, what: happeningSchema, on: daySchema.nullable() }))
    .output(type<RecordView>()),
  begin: call.input(z.strictObject({ ...state, by: z.string().max(120) })).output(type<RecordView>()),
  save: call.input(z.strictObject({ ...state, review: reviewSchema })).output(type<{ etag: string }>()),
  /** How forecasts came true, over all records; no claim under ten that are resolved. */
  forecasts: call.output(type<{ resolved: number; calibration: Calibration | null }>()),
  /** Ends it without a trace. */
  cancel: call.input(z.strictObject(state)).output(type<RecordView>()),
  /** Appends a revision; what the verdict says is replaced in the accepted state. */
  close: call.input(z.strictObject(state)).output(type<RecordView>()),
};
