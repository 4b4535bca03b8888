/** What to do next, beyond the verdict. */
import type { Advice, Analysis, Reversible } from "#shared/analysis/model";
import { SAME } from "./numbers";

/** The middle of the scale: what lies below it for certain is no good answer. */
const UNDER = 0.5;

type Known = Pick<Analysis, "values" | "intervals" | "unknown" | "together" | "conditional" | "verdict" | "gap">;

/** `null` where the verdict says all there is. */
export function adviceOf(analysis: Known, reversible: Reversible | null): Advice | null {
  const { verdict, gap, intervals, values } = analysis;
  const options = Object.keys(intervals);
  if (verdict.because.includes("all excluded")) return { do: "neither", options, about: [] };
  if (verdict.word === "none") return null;
  if (options.every((option) => (intervals[option]?.high ?? 1) < UNDER - SAME))
    return { do: "neither", options, about: [] };
  const open = findOut(analysis);
  if (open.length > 0) return { do: "find-out", options, about: open };
  if (verdict.word !== "close call" || gap === null) return null;
  const highest = values[gap.leader] as number;
  const level = options.filter((option) => highest - (values[option] as number) < SAME);
  const near = level.length > 1 ? level : [gap.leader, gap.over];
  if (reversible === "easily") return { do: "pick", options: near, about: [] };
  return { do: reversible === null ? "weigh" : "try-both", options: near, about: [] };
}

/**
 * What could end the lead, or give one where all is level: unknown answers, what could turn most first, then unchecked
 * must-haves of the leader.
 */
function findOut({ unknown, together, conditional, gap, verdict }: Known): Advice["about"] {
  if (gap === null) return [];
  const tie = verdict.because.includes("tie");
  if (tie) return unknown.filter(({ decides }) => decides).map(({ criterion }) => ({ criterion }));
  const alone = unknown.filter(({ decides }) => decides);
  const answers = together === "none" ? [] : alone.length > 0 ? alone : unknown;
  const checks = conditional.filter(({ option }) => option === gap.leader);
  return [
    ...answers.map(({ criterion }) => ({ criterion })),
    ...checks.flatMap(({ option, on }) => on.map((mustHave) => ({ mustHave, option }))),
  ];
}
