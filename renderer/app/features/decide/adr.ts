/** Small readings of an ADR's text for its preview. What is written stays the business of shared/adr. */
import type { LineRange } from "../../ui/lines";

export interface ShownMetadata {
  rows: { key: string; value: string }[];
  body: string;
}

/** Parts the lines between `---` from the text below them. A value over several lines is joined with commas. */
export function frontMatter(text: string): ShownMetadata {
  const match = /^---[ \t]*\n([\s\S]*?)\n---[ \t]*(?:\n|$)/.exec(text);
  if (!match) return { rows: [], body: text };
  const rows: ShownMetadata["rows"] = [];
  for (const line of (match[1] ?? "").split("\n")) {
    const pair = /^([\w-]+):\s*(.*)$/.exec(line);
    const last = rows.at(-1);
    const more = unquoted(line.replace(/^\s*(?:-\s+)?/, "").trim());
    if (pair) rows.push({ key: pair[1] ?? "", value: unquoted((pair[2] ?? "").trim()) });
    else if (last && more !== "" && !more.startsWith("#")) last.value += last.value === "" ? more : `, ${more}`;
  }
  return { rows: rows.filter(({ value }) => value !== ""), body: text.slice(match[0].length) };
}

function unquoted(value: string): string {
  if (/^\[.*\]$/.test(value)) return value.slice(1, -1).split(/,\s*/).map(unquoted).join(", ");
  if (/^'.*'$/.test(value)) return value.slice(1, -1).replaceAll("''", "'");
  return /^".*"$/.test(value) ? value.slice(1, -1).replace(/\\(["\\])/g, "$1") : value;
}

/** The lines of `after` that differ from `before`; `null` where nothing was added or replaced. */
export function changedLines(before: string, after: string): LineRange | null {
  if (before === after) return null;
  const old = before.split("\n");
  const now = after.split("\n");
  let start = 0;
  while (start < now.length && start < old.length && now[start] === old[start]) start++;
  let end = 0;
  while (end < now.length - start && end < old.length - start && now.at(-1 - end) === old.at(-1 - end)) end++;
  return start === now.length - end ? null : [start + 1, now.length - end];
}

/** "ADR 0012" by the number in its name; "the ADR" where names go by date. */
export function adrName(file: string | null): string {
  const number = file === null ? null : /^(?:[A-Za-z]+[-_ ])?(\d{1,6})(?=[-_. ])/.exec(file)?.[1];
  return number && !/^\d{4}-?\d{2}-?\d{2}/.test(file ?? "") ? `ADR ${number}` : "the ADR";
}
