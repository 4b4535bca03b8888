/** How firm a recommendation is, in the one or two sentences that a tech lead would say aloud. */
import { join, literal, type Md, md } from "#shared/adr/write/escape";
import { weightClaims } from "#shared/analysis/claims/change";
import { leaderOf } from "#shared/analysis/claims/lead";
import type { Id } from "#shared/base/id";
import { quoted } from "#shared/base/title";
import { against } from "#shared/record/against";
import type { Facts } from "./facts";

/** Where the choice goes against the figures, it is said that these are clear, not the choice. */
const figures = {
  clear: "The figures are clear",
  leaning: "The figures lean",
  "close call": "The figures are close",
  none: "",
};
const words = { clear: "Clear", leaning: "Leaning", "close call": "A close call", none: "" };

/** `null` where nothing can be said yet. */
export function firmness(facts: Facts): Md | null {
  const { analysis } = facts;
  const { verdict, gap } = analysis;
  if (gap === null || verdict.word === "none") return null;
  const leader = leaderOf(analysis);
  const [word, it] = against(facts.draft.decision, leader)
    ? [figures[verdict.word], "them"]
    : [words[verdict.word], "it"];
  const turn = leader === null ? literal("the figures are level") : turns(facts, it);
  const parts = [...(leader === null ? [] : holding(facts, leader)), ...(turn === null ? [] : [turn])];
  if (verdict.because.includes("answers contradict")) parts.push(literal("some answers can't be true together"));
  return parts.length === 0 ? literal(`${word}.`) : md`${word}: ${join(parts, "; ")}.`;
}

/** What keeps a lead from being firmer, beside the figures. */
function holding({ analysis, spoken }: Facts, leader: Id): Md[] {
  const { because, tests } = analysis.verdict;
  const deciders = tests.find(({ id }) => id === "T3")?.value ?? 0;
  const said: Partial<Record<(typeof because)[number], Md>> = {
    "one person decides": literal(deciders === 1 ? "it hangs on one person" : `it hangs on each of ${deciders} people`),
    "rules disagree": literal("mean, median and head-count contradict each other"),
    ...(because.includes("unknown decides")
      ? { "unknown decides": literal("what isn't known could still turn it") }
      : { "much unknown": literal("much isn't known") }),
    "must-have unchecked": md`a must-have isn't checked for ${spoken(leader)}`,
    "must-have fails": md`${spoken(leader)} needs an exception from a must-have`,
  };
  return because.flatMap((why) => said[why] ?? []);
}

/** The nearest weight that would turn it, or that none does, and whether a score would; `null` where that says nothing. */
function turns(facts: Facts, it: string): Md | null {
  const { analysis } = facts;
  const { because } = analysis.verdict;
  const one = analysis.people.length > 1 ? "mean score" : "score";
  const step = because.includes("one step flips it") ? literal(`one step of one ${one} would end the lead`) : null;
  const [nearest] = weightClaims(analysis);
  if (nearest !== undefined) {
    const weight = turning(facts, nearest, it);
    // Where gap and weightings hold, the step alone tells why it isn't clear.
    const firm = !because.includes("small gap") && !because.includes("few nearby weightings");
    return step !== null && firm ? md`${weight}, and ${step}` : weight;
  }
  // A weight does at the very end of its scale.
  if (analysis.flips.length > 0) return step;
  if (step !== null) return md`no single weight would turn ${it}, but ${step}`;
  return literal(`no single weight ${analysis.oneScore === null ? "or score " : ""}would turn ${it}`);
}

function turning({ spoken, criteria }: Facts, nearest: ReturnType<typeof weightClaims>[number], it: string): Md {
  const name = criteria.find(({ id }) => id === nearest.criterion)?.title ?? nearest.criterion;
  const then = join(
    nearest.options.map((id) => md`${spoken(id)}`),
    " and ",
  );
  return md`it takes ${literal(change(nearest))} on ${quoted(name)} to turn ${literal(it)} to ${then}`;
}

/** What would have to be done to a weight, at least. */
function change({ range: [low, high], now }: { range: [number, number]; now: number }): string {
  const weight = low >= now ? low : high;
  if (weight > now) {
    if (now === 0) return "some weight";
    const times = weight / now;
    if (times >= 3) return "more than three times the weight";
    if (times >= 2) return "more than twice the weight";
    return times >= 1.3 ? "more weight" : "a little more weight";
  }
  const times = weight / now;
  if (times <= 0.2) return "hardly any weight";
  if (times <= 0.5) return "less than half the weight";
  return times <= 0.77 ? "less weight" : "a little less weight";
}
