/** In what share of which cases the leader leads. */

import { atLeast } from "#shared/analysis/compute/numbers";
import type { Analysis } from "#shared/analysis/model";
import { ordered } from "./change";
import type { ShareClaim } from "./claim";
import { knownOf, leaderOf } from "./lead";

export function shareClaims(analysis: Analysis): (ShareClaim & { kind: "share" })[] {
  const option = leaderOf(analysis);
  const { robustness, values, thresholds, people } = analysis;
  if (option === null || robustness === null) return [];
  const sampled = Object.keys(values).length > 2 ? (robustness.error ?? null) : null;
  const known = knownOf(analysis);
  const others = analysis.blank ? { weight: analysis.knownWeight, apart: false, room: people.length > 1 } : known;
  const share = (of: Omit<ShareClaim & { kind: "share" }, "kind" | "under">) => [
    {
      kind: "share" as const,
      under: of.of === "near" && !atLeast(of.share, thresholds.clearShare) ? thresholds.clearShare : null,
      ...of,
    },
  ];
  return [
    ...share({
      of: "near",
      option,
      share: robustness.near.k20[option] as number,
      error: sampled,
      known,
    }),
    ...share({
      of: "with scores",
      option,
      share: robustness.withScores[option] as number,
      error: robustness.scoreError ?? null,
      known,
    }),
    ...share({
      of: "all",
      option,
      share: robustness.uniform[option] as number,
      error: sampled,
      known: others,
    }),
    // Which weightings keep an order depends on the criteria that aren't known as well.
    ...(ordered(analysis)
      ? share({
          of: "order",
          option,
          share: robustness.orderOnly[option] as number,
          error: robustness.error ?? null,
          known: others === null ? null : { ...others, apart: false },
        })
      : []),
  ];
}

/** How exact those are that were sampled. */
export function samplingClaim(analysis: Analysis): (ShareClaim & { kind: "sampling" }) | null {
  const { robustness, values } = analysis;
  // Nobody leads a tie in any share.
  if (leaderOf(analysis) === null) return null;
  if (robustness?.samples === undefined || robustness.error === undefined) return null;
  const of = Object.keys(values).length > 2 ? "all shares" : "order";
  const { samples, error, scoreError = null } = robustness;
  return { kind: "sampling", of, samples, error, scoreError };
}
