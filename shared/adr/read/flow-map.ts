/** Maps in braces: front matter as JSON or as one map of YAML, maps below a key there, and inline tables of TOML. */
import { add, type Field } from "./field";
import { isHolder, labelInMap, labelOfKey } from "./key";
import { closing, quotedAt, spanBetween, type Valued } from "./scalar";
import type { Label } from "./words";

/** What stands between a key and its value: `:` in YAML and JSON, `=` in TOML. */
export type Joint = ":" | "=";

const bareKey = /[\s,]*([^\s"'[\]{},:=][^[\]{},:=\n]*?)[ \t]*(?=[:=])/y;
const bareValue = /[^,[\]{}\n]*/y;
const gap = /[\s,]*/y;

/**
 * Adds the metadata in a map. A map in it is looked into where it holds the ADR's metadata, or says what a label is.
 *
 * @param from behind the brace that opens it
 * @param to where the one that closes it stands
 * @param outer the label that the map is the value of, if it is one's
 */
export function readFlowMap(
  text: string,
  from: number,
  to: number,
  joint: Joint,
  fields: Field[],
  outer: Label | null = null,
): void {
  for (let at = past(gap, text, from); at < to; at = past(gap, text, at)) {
    const key = keyAt(text, at, to);
    if (!key || text.charAt(key.end) !== joint) return;
    let start = key.end + 1;
    while (start < to && /\s/.test(text.charAt(start))) start++;
    const mark = text.charAt(start);
    if (joint === ":" && !key.quoted && start === key.end + 1 && !/["'[{]/.test(mark)) return;
    const label = labelInMap(key.name, outer) ?? labelOfKey(key.name);
    const end = mark === "{" || mark === "[" ? closing(text, start, to) : null;
    if (end !== null && mark === "{" && (isHolder(key.name) || label !== null))
      readFlowMap(text, start + 1, end - 1, joint, fields, label);
    const value = end === null ? scalarAt(text, start, to, mark) : spanBetween(text, start, end);
    if (value === null) return;
    if (label !== null && mark !== "{") add(fields, { label, from: "front matter", ...value });
    at = end ?? (mark === '"' || mark === "'" ? value.end + 1 : value.end);
    if (end === null && at < to && /[[\]{}]/.test(text.charAt(at))) return;
    if (at < to && text.charAt(at) === "\n") at++;
  }
}

function keyAt(text: string, at: number, to: number): { name: string; end: number; quoted: boolean } | null {
  if (/["']/.test(text.charAt(at))) {
    const found = quotedAt(text, at, to);
    return found && { name: found.raw, end: past(/[ \t]*/y, text, found.end + 1), quoted: true };
  }
  bareKey.lastIndex = at;
  const found = bareKey.exec(text);
  return found && { name: found[1] ?? "", end: bareKey.lastIndex, quoted: false };
}

function scalarAt(text: string, start: number, to: number, mark: string): Valued | null {
  if (mark === '"' || mark === "'") return quotedAt(text, start, to);
  const end = Math.min(to, past(bareValue, text, start));
  const raw = text.slice(start, end).trimEnd();
  return raw === "null" ? spanBetween(text, start, start) : spanBetween(text, start, start + raw.length);
}

/** Behind what the pattern, which is sticky, matches here. */
function past(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  pattern.exec(text);
  return Math.max(at, pattern.lastIndex);
}
