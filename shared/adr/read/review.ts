/** The review date of any ADR, whoever wrote it. */

import type { Day } from "#shared/base/day";
import { dateIn } from "./date";
import { plainText, withoutClosing } from "./plain";

export interface ReviewDate {
  /** The day, or `null` where what is written isn't one. */
  review: Day | null;
  /** As written. */
  raw: string;
}

/** What any text with a review date contains; cheaper than a look at every line. */
const hint = /revi(?:ew|sit)|expir|stale|valid/i;
const labels =
  /^(?:(?:next|planned|scheduled) )?(?:review|revisit)(?: (?:date|by|on|due|at|after|before))?$|^(?:outcome )?review due$|^reviewed? (?:by|on) date$|^(?:expires|expiry|expiration)(?: (?:date|on|at))?$|^stale (?:by|after|on)$|^valid (?:until|till|to)$/;
const pair = /^[\s*+>|_-]{0,30}([A-Za-z][A-Za-z _-]{2,30}?)[*_]{0,4}\s*[:|][*_]{0,2}\s*(.*)$/;
const sentence =
  /\b(?:next review|review|revisit)(?: it)? (?:by|on|due(?: on)?) (?:\*\*|__)?(\d{4}-\d{1,2}-\d{1,2}|\d[^.;]{5,20})/i;
const heading = /^#{2,6}\s+(\S.*)$/;
const fence = /^\s{0,3}(?:`{3,}|~{3,})/;
const longestLine = 2000;

/**
 * When this ADR is to be looked at again: a key of the front matter (`reviewBy`, `review-by`, `review date`, `revisit`,
 * ...), a labelled line, a row of a table, a section of that name, or a sentence "Review by 2027-01-01". The last that
 * names a day counts, since reviews are added at the end. `null` where nothing is said.
 */
export function reviewDate(text: string): ReviewDate | null {
  if (!hint.test(text)) return null;
  let found: ReviewDate | null = null;
  let code = false;
  let section = false;
  const lines = text.split(/\r?\n/);
  for (const [i, line] of lines.entries()) {
    if (fence.test(line)) code = !code;
    else if (!code && line.length <= longestLine && (section || hint.test(line))) {
      const raw = said(line, section) ?? wrapped(line, lines[i + 1] ?? "");
      const read = raw === null ? null : { raw, review: dateIn(raw) };
      if (read && (read.review !== null || (found?.review ?? null) === null)) found = read;
    }
    const title = heading.exec(line)?.[1];
    section = title === undefined ? section && line.trim() === "" : labels.test(worded(withoutClosing(title)));
  }
  return found;
}

/** What a sentence or a label says that a tool has wrapped before its date. */
function wrapped(line: string, next: string): string | null {
  if (next.length > longestLine || /^\s*(?:$|[-*+#>|]|\d+[.)]\s)/.test(next)) return null;
  return said(`${line.trimEnd()} ${next.trim()}`, false);
}

/** What the line says the date is; `null` where it says none. */
function said(line: string, inSection: boolean): string | null {
  const [, label = "", value = ""] = pair.exec(line) ?? [];
  const raw = plainText(value.replace(/^["'|\s]+|(?<!["'|\s])["'|\s]+$/g, ""));
  if (labels.test(worded(label))) return /\d/.test(raw) ? raw : null;
  const words = sentence.exec(line)?.[1];
  if (words !== undefined) return words.trim();
  return inSection && /^\s*(?:[-*+]\s+)?\d/.test(line) ? plainText(line) : null;
}

/** "reviewBy", "review_by" and "Review-By" are one label. */
function worded(label: string): string {
  return label
    .replace(/([a-z])([A-Z])/g, "$1 $2")
    .replace(/[_-]+/g, " ")
    .toLowerCase()
    .trim();
}
