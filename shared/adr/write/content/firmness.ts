/** How firm a recommendation is, in the one or two sentences that a tech lead would say aloud. */
import { join, literal, type Md, md } from "#shared/adr/write/escape";
import { leaderOf } from "#shared/analysis/claims/lead";
import type { Flip } from "#shared/analysis/model";
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
  const { analysis, title, criteria } = facts;
  const { verdict, gap } = analysis;
  if (gap === null || verdict.word === "none") return null;
  const leader = leaderOf(analysis);
  if (leader === null) return literal("A close call: the figures are level.");
  const chosen = facts.draft.decision?.option;
  const against = chosen !== undefined && chosen !== null && chosen !== leader;
  const [word, it] = against ? [figures[verdict.word], "them"] : [words[verdict.word], "it"];
  const [nearest] = analysis.flips.toSorted((a, b) => Math.abs(a.weight - a.now) - Math.abs(b.weight - b.now));
  if (nearest === undefined) {
    const alone = analysis.oneScore !== null;
    return literal(`${word}: no single weight${alone ? "" : " or score"} would turn ${it}.`);
  }
  const name = criteria.find(({ id }) => id === nearest.criterion)?.title ?? nearest.criterion;
  const then = join(
    [nearest.to, ...nearest.tied].map((id) => md`${title(id)}`),
    " and ",
  );
  return md`${word}: ${literal(change(nearest))} on “${name}” would turn ${literal(it)} to ${then}.`;
}

/** What would have to be done to a weight, roughly. */
function change({ weight, now }: Flip): string {
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
