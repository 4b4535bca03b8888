/** Metadata in a table of Markdown. */
import { add, type Field } from "./field";
import type { Line, Span } from "./span";
import { type Label, labelOf } from "./words";

/** `| Status | accepted |` in any row, or a row of labels over a row of values. */
export function readTable(
  line: Line,
  table: { labels: (Label | null)[]; ruled: boolean } | null,
  fields: Field[],
): { labels: (Label | null)[]; ruled: boolean } {
  if (/^[|\s:-]+$/.test(line.text)) return { labels: table?.labels ?? [], ruled: table !== null };
  const cells = cellsOf(line);
  const labels = cells.map(({ raw }) => labelOf(raw.replace(/^[*_]+|(?<![*_:：])[*_:：]+$/g, "").trim()));
  const [name] = labels;
  if (name && cells.length === 2 && cells[1] && !labels[1]) {
    add(fields, { label: name, from: "table", ...cells[1] });
    return { labels: [], ruled: false };
  }
  if (table?.ruled) {
    table.labels.forEach((label, i) => {
      const cell = cells[i];
      if (label && cell) add(fields, { label, from: "table", ...cell });
    });
    return { labels: [], ruled: false };
  }
  return { labels, ruled: false };
}

function cellsOf(line: Line): Span[] {
  const cells: Span[] = [];
  let from = line.raw.indexOf("|") + 1;
  for (let i = from; i <= line.raw.length; i++) {
    if (i < line.raw.length && (line.raw[i] !== "|" || line.raw[i - 1] === "\\")) continue;
    const raw = line.raw.slice(from, i);
    const lead = raw.length - raw.trimStart().length;
    const start = line.start + from + lead;
    if (i < line.raw.length || raw.trim() !== "")
      cells.push({ start, end: start + raw.trim().length, raw: raw.trim() });
    from = i + 1;
  }
  return cells;
}
