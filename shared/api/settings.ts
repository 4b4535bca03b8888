/** What is set for this machine. */
import { type } from "@orpc/contract";
import { z } from "zod";
import { thresholdsSchema } from "#shared/analysis/schema";
import { defaultThresholds } from "#shared/analysis/thresholds";
import { call, path } from "./call";

export const settingsSchema = z.strictObject({
  theme: z.enum(["system", "light", "dark"]),
  /** Single-letter shortcuts (WCAG 2.1.4: they can be switched off). */
  singleKeys: z.boolean(),
  /** Repositories used before, absolute paths, the last one first. */
  repositories: z.array(path).max(50),
  /** Repositories whose git hooks may run on a commit. */
  trusted: z.array(path).max(200),
  /** When a recommendation is clear or close: see `analysis/model`. */
  thresholds: thresholdsSchema.extend({
    unknownWeight: thresholdsSchema.shape.unknownWeight.default(defaultThresholds.unknownWeight),
  }),
});

export type Settings = z.infer<typeof settingsSchema>;

export const settings = {
  get: call.output(type<Settings>()),
  /** Replaces what is given, keeps the rest. */
  set: call.input(settingsSchema.partial()).output(type<Settings>()),
};
