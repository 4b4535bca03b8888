/** What git leaves in a file that two people changed: both sides, between markers. */

export interface Sides {
  ours: string;
  theirs: string;
  /** How git calls the sides: a branch, a commit, "HEAD". */
  oursName: string;
  theirsName: string;
  /** Places that differ. */
  count: number;
}

/** Whether a text holds the markers of a merge that nobody has resolved. */
export function hasConflict(text: string): boolean {
  return /^<{7} /m.test(text) && /^>{7} /m.test(text);
}

/**
 * The whole text as either side has it. `null` where the markers don't pair up: somebody edited between them, and
 * what belongs to which side can't be told.
 */
export function sidesOf(text: string): Sides | null {
  const ours: string[] = [];
  const theirs: string[] = [];
  const names = { ours: "", theirs: "" };
  let at: "both" | "ours" | "base" | "theirs" = "both";
  let count = 0;
  for (const line of text.split("\n")) {
    const mark = /^(<{7}|\|{7}|={7}|>{7})(?: (.*?))?\r?$/.exec(line);
    const sign = mark?.[1]?.charAt(0);
    if (sign === "<" && at === "both") {
      at = "ours";
      count++;
      names.ours ||= mark?.[2] ?? "";
    } else if (sign === "|" && at === "ours") at = "base";
    else if (sign === "=" && (at === "ours" || at === "base")) at = "theirs";
    else if (sign === ">" && at === "theirs") {
      at = "both";
      names.theirs ||= mark?.[2] ?? "";
    } else if (sign) return null;
    else {
      if (at === "both" || at === "ours") ours.push(line);
      if (at === "both" || at === "theirs") theirs.push(line);
    }
  }
  if (at !== "both" || count === 0) return null;
  return { ours: ours.join("\n"), theirs: theirs.join("\n"), oursName: names.ours, theirsName: names.theirs, count };
}
