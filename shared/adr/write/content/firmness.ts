/** How firm a recommendation is, in the one or two sentences that a tech lead would say aloud. */
import { join, literal, type Md, md } from "#shared/adr/write/escape";
import { weightClaims } from "#shared/analysis/claims/change";
import { leaderOf } from "#shared/analysis/claims/lead";
import { quoted } from "#shared/base/title";
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
  const { analysis, spoken, criteria } = facts;
  const { verdict, gap } = analysis;
  if (gap === null || verdict.word === "none") return null;
  const leader = leaderOf(analysis);
  if (leader === null) return literal("A close call: the figures are level.");
  const chosen = facts.draft.decision?.option;
  const against = chosen !== undefined && chosen !== null && chosen !== leader;
  const [word, it] = against ? [figures[verdict.word], "them"] : [words[verdict.word], "it"];
  const [nearest] = weightClaims(analysis);
  if (nearest === undefined) {
    // What turns it only at the very end of a scale isn't worth saying, but isn't nothing.
    if (analysis.flips.length > 0) return literal(`${word}.`);
    const alone = analysis.oneScore !== null;
    return literal(`${word}: no single weight${alone ? "" : " or score"} would turn ${it}.`);
  }
  const name = criteria.find(({ id }) => id === nearest.criterion)?.title ?? nearest.criterion;
  const then = join(
    nearest.options.map((id) => md`${spoken(id)}`),
    " and ",
  );
  return md`${word}: it takes ${literal(change(nearest))} on ${quoted(name)} to turn ${literal(it)} to ${then}.`;
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
  if (times <= 0.5) return "less than half the weight";
  return times <= 0.77 ? "less weight" : "a little less weight";
}
