/** Metadata in a table of Markdown. */
import { add, type Field } from "./field";
import { twofold } from "./heading";
import type { Line, Span } from "./span";
import { type Label, labelOf, statusOf } from "./words";

/** A table that goes on: the labels of its first row, and whether a rule followed them. */
export interface TableHead {
  labels: (Label | null)[];
  ruled: boolean;
  /** "Status | Decided" may be two labels, or a label with its value; the row below tells. */
  pair?: Field | null;
}

/** `| Status | accepted |` in any row, or a row of labels over a row of values. `line` is one of a table, with a pipe at its ends or without. */
export function readTable(line: Line, table: TableHead | null, fields: Field[]): TableHead {
  if (/^[|\s:-]+$/.test(line.text) && line.text.includes("-"))
    return { labels: table?.labels ?? [], ruled: table !== null, pair: table?.pair ?? null };
  const cells = cellsOf(line);
  if (table?.ruled && table.pair && cells[0] && statusOf(cells[0].raw) === null) {
    add(fields, table.pair);
    return readTable(line, null, fields);
  }
  const labels = cells.map(({ raw }) => cellLabel(raw));
  const [name] = labels;
  const heads = table === null && isRowOfLabels(cells, labels);
  if (
    name &&
    cells.length >= 2 &&
    cells[1] &&
    !labels[1] &&
    !heads &&
    !(cells.length > 2 && table?.ruled && table.labels[1])
  ) {
    add(fields, { label: name, from: "table", ...bare(cells[1]) });
    // `| Status | accepted | Date | 2026-01-02 |`
    for (let i = 2; i + 1 < cells.length; i += 2) {
      const [label, cell] = [labels[i], cells[i + 1]];
      if (label && cell) add(fields, { label, from: "table", ...bare(cell) });
    }
    return { labels: [], ruled: false };
  }
  if (table?.ruled) {
    table.labels.forEach((label, i) => {
      const cell = cells[i];
      if (!label || !cell) return;
      // Of a history of states the last row holds, with its day.
      if (label === "status" || (label === "date" && table.labels.includes("status")))
        for (let at = fields.length - 1; at >= 0 && fields[at]?.from === "table"; at--)
          if (fields[at]?.label === label) fields.splice(at, 1);
      add(fields, { label, from: "table", ...bare(cell) });
    });
    return table;
  }
  const value = name === "status" && cells.length === 2 && cells[1] ? bare(cells[1]) : null;
  const pair: Field | null =
    value && statusOf(value.raw) !== null ? { label: "status", from: "table", ...value } : null;
  return { labels, ruled: false, pair };
}

/** "| Date | Author | Status |": labels stand where values would, were the first two cells a label and its value. */
function isRowOfLabels(cells: readonly Span[], labels: readonly (Label | null)[]): boolean {
  if (cells.length < 3 || !labels.slice(2).some(Boolean)) return false;
  const last = cells.length - 1;
  return (last % 2 === 0 && Boolean(labels[last])) || (labels[0] === "date" && !/\d/.test(cells[1]?.raw ?? ""));
}

function cellLabel(raw: string): Label | null {
  const name = raw.replace(/^[*_`\s]+|(?<![*_`:：\s])[*_`:：\s]+$/g, "");
  return labelOf(name) ?? twofold(name);
}

/** A cell that is one piece of code says what is in it. */
function bare(cell: Span): Span {
  const code = /^(`+)([^`]+)\1$/.exec(cell.raw);
  if (!code) return cell;
  const [, ticks = "", raw = ""] = code;
  return { start: cell.start + ticks.length, end: cell.end - ticks.length, raw };
}

function cellsOf(line: Line): Span[] {
  const cells: Span[] = [];
  let from = line.text.startsWith("|") ? line.raw.indexOf("|") + 1 : 0;
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
