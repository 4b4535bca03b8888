import type { Thresholds } from "./model";

/** Limits of the verdict where nobody set others. Conventions, not measurements: every ADR prints those that were used. */
export const defaultThresholds: Thresholds = {
  clearGap: 10,
  closeGap: 5,
  clearShare: 0.9,
  closeShare: 0.75,
  quorum: 0.5,
};
