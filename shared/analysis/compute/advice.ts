/** What to do next, beyond the verdict. */
import type { Advice, Analysis, Reversible } from "#shared/analysis/model";
import { SAME } from "./numbers";

/** The middle of the scale: what lies below it for certain is no good answer. */
const UNDER = 0.5;

type Known = Pick<
  Analysis,
  "values" | "intervals" | "unknown" | "together" | "conditional" | "verdict" | "gap" | "excluded"
>;

/** `null` where the verdict says all there is. */
export function adviceOf(analysis: Known, reversible: Reversible | null): Advice | null {
  const { verdict, gap, intervals, values } = analysis;
  const options = Object.keys(intervals);
  if (verdict.because.includes("all excluded")) return { do: "neither", options, about: [] };
  const last = verdict.because.includes("one option") && analysis.excluded.length > 0;
  if (verdict.word === "none" && !last) return null;
  if (options.every((option) => (intervals[option]?.high ?? 1) < UNDER - SAME))
    return { do: "neither", options, about: [] };
  if (last) {
    const about = checksOf(analysis, options[0]);
    return { do: about.length > 0 ? "find-out" : "last", options, about };
  }
  if (verdict.because.includes("answers contradict")) return { do: "settle", options, about: [] };
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
function findOut({ unknown, together, conditional, gap, verdict, intervals }: Known): Advice["about"] {
  if (gap === null) return [];
  const all = Object.keys(intervals).length;
  const about = ({ criterion, options }: Known["unknown"][number]) =>
    options.length < all ? { criterion, options } : { criterion };
  const tie = verdict.because.includes("tie");
  if (tie) return unknown.filter(({ decides }) => decides).map(about);
  const alone = unknown.filter(({ decides }) => decides);
  const answers = together === "none" ? [] : alone.length > 0 ? alone : unknown;
  return [...answers.map(about), ...checksOf({ conditional }, gap.leader)];
}

function checksOf({ conditional }: Pick<Known, "conditional">, of: string | undefined): Advice["about"] {
  return conditional
    .filter(({ option }) => option === of)
    .flatMap(({ option, on }) => on.map((mustHave) => ({ mustHave, option })));
}
