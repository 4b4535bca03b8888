/** What is set for this machine. */
import { type } from "@orpc/contract";
import { z } from "zod";
import { defaultThresholds } from "#shared/analysis/thresholds";
import { call, path } from "./call";

const limit = z.number().min(0).max(100);
const share = z.number().min(0).max(1);

export const settingsSchema = z.strictObject({
  theme: z.enum(["system", "light", "dark"]),
  /** Single-letter shortcuts (WCAG 2.1.4: they can be switched off). */
  singleKeys: z.boolean(),
  /** Repositories used before, absolute paths, the last one first. */
  repositories: z.array(path).max(50),
  /** Repositories whose git hooks may run on a commit. */
  trusted: z.array(path).max(200),
  /** When a recommendation is clear or close: see `analysis/model`. */
  thresholds: z.strictObject({
    clearGap: limit,
    closeGap: limit,
    clearShare: share,
    closeShare: share,
    quorum: share,
    unknownWeight: share.default(defaultThresholds.unknownWeight),
  }),
});

export type Settings = z.infer<typeof settingsSchema>;

export const settings = {
  get: call.output(type<Settings>()),
  /** Replaces what is given, keeps the rest. */
  set: call.input(settingsSchema.partial()).output(type<Settings>()),
};
