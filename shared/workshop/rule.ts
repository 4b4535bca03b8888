/** What the room's own rule makes of the consent: who objects where nobody may, and how many a majority lacks. */
import type { View } from "./view/view";
import { oneOrMany } from "./words";

/** "I stand against it" and "I object"; a serious concern is less than an objection. */
const objections = 2;
/** From "I can live with it" on, somebody goes along. */
const along = 3;

/**
 * Why it isn't decided by the rule of the plan, in a sentence with counts. `null` where it is decided, where the decider
 * decides alone, before the consent is open, and where so few anonymous answers would tell whose they are.
 */
export function undecided({ rule, opened }: Pick<View, "rule" | "opened">): string | null {
  const counts = opened.consent?.counts ?? [];
  const sum = (from: number, to?: number) => counts.slice(from, to).reduce((all, count) => all + count, 0);
  const of = sum(0);
  if (rule === "decider" || of === 0) return null;
  if (rule === "consent") {
    const against = sum(0, objections);
    return against === 0
      ? null
      : `${oneOrMany(against, "person objects", "people object")}, and it is decided when nobody objects: it isn't decided yet.`;
  }
  const go = sum(along);
  return 2 * go > of
    ? null
    : `${go} of ${of} ${go === 1 ? "goes" : "go"} along, and the majority decides: it isn't decided yet.`;
}
