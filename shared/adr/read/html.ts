/** Metadata in HTML: rows of a table, what a list explains, and lines whose words stand in tags. */
import { add, type Field } from "./field";
import { twofold } from "./heading";
import type { Line } from "./span";
import { type Label, labelOf } from "./words";

/** Characters of a table that are looked at. */
const longestTable = 20_000;

const row = /<tr\b[^<>]*>(.*?)(?=<\/?tr\b|<\/table|$)/gis;
const cell = /<t[dh]\b[^<>]*>(.*?)(?=<\/?t[dhr]\b|<\/?tbody|$)/gis;
/** A term of a list with all that explains it. */
const term = /<dt\b(.*?)(?=<dt\b|<\/dl|$)/gis;
const termCell = /<d[td]\b[^<>]*>(.*?)(?=<\/?d[tdl]\b|$)/gis;

/**
 * `<tr><td>Status</td><td>Accepted</td></tr>` in a table that begins at `start`, or `<dt>Status</dt><dd>Accepted</dd>` in a
 * list, on whatever lines. Gives where it ends.
 */
export function readHtmlTable(text: string, start: number, fields: Field[]): number {
  const part = text.slice(start, start + longestTable);
  const [rows, cellsIn, close] = /^<dl/i.test(part) ? [term, termCell, /<\/dl/i] : [row, cell, /<\/table/i];
  const end = part.search(close);
  if (end < 0) return start + part.length;
  for (const one of part.slice(0, end).matchAll(rows)) {
    const cells = [...one[0].matchAll(cellsIn)].map((found) => ({
      at: start + one.index + found.index + found[0].indexOf(">") + 1,
      raw: found[1] ?? "",
    }));
    for (let i = 0; i + 1 < cells.length; i += 2) {
      const [name, value] = [cells[i], cells[i + 1]];
      const label = labelIn(withoutTags(name?.raw ?? "").trim());
      if (!label || !value) continue;
      const plain = withoutTags(value.raw);
      const from = value.at + plain.length - plain.trimStart().length;
      const to = from + plain.trim().length;
      add(fields, { label, from: "table", start: from, end: to, raw: text.slice(from, to) });
    }
  }
  return start + end;
}

function labelIn(name: string): Label | null {
  const bare = name.replace(/[\s:：]+$/, "");
  return labelOf(bare) ?? twofold(bare);
}

/** Tags that dress or hold a line. */
const tags = /<\/?(?:p|b|strong|sub|sup|small|em|i|u|span|div|center|font|code|kbd|mark)\b[^<>]*>/gi;

/** The same with blanks for tags, so that every other character stays in its place. */
function withoutTags(html: string): string {
  return html.replace(tags, (tag) => " ".repeat(tag.length));
}

/** A line that opens with a tag, as it would be without; what breaks part is parted by a pipe. `null` for any other. */
export function untagged(line: Line): Line | null {
  if (!line.text.startsWith("<") || line.raw.length > 2000) return null;
  const raw = withoutTags(
    line.raw.replace(/<br[ \t]*\/?>/gi, (tag, at: number) =>
      /^(?:<[^<>]*>|\s)*$/.test(line.raw.slice(at)) ? " ".repeat(tag.length) : "|".padEnd(tag.length),
    ),
  );
  return { ...line, raw, text: raw.trim() };
}
