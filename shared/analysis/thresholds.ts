import type { Thresholds } from "./model";

/** Limits of the verdict where nobody set others. Conventions, not measurements: every ADR prints those that were used. */
export const defaultThresholds: Thresholds = {
  clearGap: 10,
  closeGap: 5,
  clearShare: 0.9,
  closeShare: 0.75,
  quorum: 0.5,
  unknownWeight: 0.25,
};

/** The first limit that contradicts another, with a sentence about it; `null` where they go together. */
export function contradiction(limits: Partial<Thresholds>): { limit: keyof Thresholds; message: string } | null {
  const { clearGap, closeGap, clearShare, closeShare } = { ...defaultThresholds, ...limits };
  if (closeGap > clearGap)
    return {
      limit: "closeGap",
      message: `A close call under ${closeGap} points contradicts a clear verdict from ${clearGap} points.`,
    };
  if (closeShare > clearShare)
    return {
      limit: "closeShare",
      message: `A close call under a share of ${closeShare} contradicts a clear verdict from ${clearShare}.`,
    };
  return null;
}
