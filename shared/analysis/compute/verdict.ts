/** How firmly the model speaks: five tests, three words. */
import type { Thresholds, Verdict, VerdictTest } from "#shared/analysis/model";
import { atLeast, SAME } from "./numbers";

export interface VerdictGrounds {
  /** 0..1. */
  gap: number;
  tie: boolean;
  /** The leader's share of the weightings near the team's (concentration 20), 0..1. */
  near: number;
  /** People without whom somebody else would lead, or nobody. */
  deciders: number;
  rulesAgree: boolean;
  /** Steps by which one score has to move to end the lead; `null` where none can. */
  fewestSteps: number | null;
  unknownDecides: boolean;
  /** Share of the weight, 0..1. */
  known: number;
  /** Whether a must-have isn't checked for the leader, or fails and can be negotiated. */
  unchecked: boolean;
  fails: boolean;
  contradictory: boolean;
}

/**
 * Clear: all five tests hold. Close call: a small gap, few nearby weightings, one person who decides alone, or rules
 * that disagree. Leaning: the rest, and the firmest that is possible while an unknown could end the lead, much of the
 * weight is unknown, a must-have of the leader is unchecked or fails, or answers contradict each other.
 */
export function verdictOf(evidence: VerdictGrounds, limits: Thresholds): Verdict {
  const tests = testsOf(evidence, limits);
  const failed = new Set(tests.filter(({ passed }) => !passed).map(({ id }) => id));
  const because: Verdict["because"] = [];
  if (evidence.tie) because.push("tie");
  else if (failed.has("T1")) because.push("small gap");
  if (failed.has("T2")) because.push("few nearby weightings");
  if (failed.has("T3")) because.push("one person decides");
  if (failed.has("T4")) because.push("rules disagree");
  if (failed.has("T5")) because.push("one step flips it");
  if (evidence.unknownDecides) because.push("unknown decides");
  if (!atLeast(evidence.known, 1 - limits.unknownWeight)) because.push("much unknown");
  if (evidence.unchecked) because.push("must-have unchecked");
  if (evidence.fails) because.push("must-have fails");
  if (evidence.contradictory) because.push("answers contradict");

  const close =
    evidence.tie ||
    !atLeast(100 * evidence.gap, limits.closeGap) ||
    !atLeast(evidence.near, limits.closeShare) ||
    failed.has("T3") ||
    failed.has("T4");
  return { word: close ? "close call" : because.length === 0 ? "clear" : "leaning", tests, because };
}

function testsOf({ gap, near, deciders, rulesAgree, fewestSteps }: VerdictGrounds, limits: Thresholds): VerdictTest[] {
  const points = 100 * gap;
  return [
    { id: "T1", passed: atLeast(points, limits.clearGap), value: points, needs: limits.clearGap },
    { id: "T2", passed: atLeast(near, limits.clearShare), value: near, needs: limits.clearShare },
    { id: "T3", passed: deciders === 0, value: deciders, needs: 0 },
    { id: "T4", passed: rulesAgree, value: null, needs: null },
    { id: "T5", passed: fewestSteps === null || fewestSteps > 1 + SAME, value: fewestSteps, needs: 1 },
  ];
}
