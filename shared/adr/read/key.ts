/** What a key of front matter means. */
import { type Label, labelOf } from "./words";

/** Maps in which some keep what belongs to the ADR. Whatever else is nested speaks of something else. */
const holders =
  /^(?:adr|madr|decision|record|metadata|meta|extra|params|properties|custom|attributes|fields|front[-_ ]?matter)$/i;
/** What a map calls the value of the label that it stands behind, and the day of it. */
const ownValue = /^(?:value|name|current|label|text|title)$/i;
const ownDay = /^(?:since|on|at|when|as[-_ ]of|changed)$/i;

export function isHolder(name: string): boolean {
  return holders.test(name);
}

export function labelOfKey(name: string): Label | null {
  return labelOf(name.replace(/[_-]/g, " "));
}

/** The label of a key that tells none by itself in a map that another label's value is: `status: {value: accepted}`. */
export function labelInMap(name: string, outer: Label | null): Label | null {
  if (outer !== "status" && outer !== "date") return null;
  if (ownValue.test(name)) return outer;
  return ownDay.test(name) ? "date" : null;
}
