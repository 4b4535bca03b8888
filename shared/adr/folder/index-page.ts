/**
 * The list of all ADRs in a readme or index: between the marks of adr-log or ours, or as the whole page that adr-tools
 * writes. Only the list changes, and it stays a list or a table as it was.
 */
import { applied, type Edit, lineEndOf } from "#shared/adr/edit/edit";
import { relativeLinks } from "#shared/adr/links/links";
import { addressOf, decodedPath, joinedPath, splitPath } from "#shared/adr/links/path";
import { md, oneLine, tableCell } from "#shared/adr/write/escape";
import type { AdrEntry } from "./entry";
import { nameParts } from "./filename";

/** Entries that an index lists, and where. */
export type IndexEntry = Pick<
  AdrEntry,
  "file" | "number" | "prefix" | "title" | "titleRaw" | "status" | "date" | "fileDate"
>;

interface Place {
  start: number;
  end: number;
  form: "adr-log" | "adr-tools" | "table";
}

const marks = [
  [/<!--\s{0,9}adrlog\b[^>]{0,200}-->/i, /<!--\s{0,9}adrlogstop\s{0,9}-->/i],
  [/<!--\s{0,9}adroit index\s{0,9}-->/i, /<!--\s{0,9}adroit index end\s{0,9}-->/i],
] as const;
const tocLine = /^\* \[(?:\\.|[^\]\\])*\]\([^)\s]+\)$/;

/** Whether this page holds a list of ADRs that can be kept up to date. */
export function isIndex(text: string): boolean {
  return placeIn(text) !== null;
}

/**
 * The page at `path` with these ADRs in its list. Refused where the page has no place for one, or its table has columns
 * that can't be filled.
 */
export function withIndex(text: string, path: string, entries: readonly IndexEntry[]): Edit {
  const place = placeIn(text);
  if (!place) return { refused: "The page has no marks around a list of ADRs." };
  const { start, end, form } = place;
  const eol = lineEndOf(text);
  const sorted = entries.toSorted((a, b) => order(a, b));
  const lines =
    form === "table" ? tableLines(text.slice(start, end), path, sorted) : sorted.map((one) => itemOf(one, path, form));
  if (lines === null) return { refused: "The table of ADRs has columns that aren't known: it is kept by hand." };
  const body =
    form === "adr-tools" ? lines.join(eol) : `${eol}${eol}${lines.join(eol)}${lines.length > 0 ? `${eol}${eol}` : ""}`;
  return body === text.slice(start, end) ? { text, undo: [] } : applied(text, [{ start, end, word: body }]);
}

/**
 * Whether the list leaves out one of these ADRs, or holds one that isn't there any more. How it words them is no matter:
 * another tool, or a person, may have written it.
 */
export function isStale(text: string, path: string, entries: readonly IndexEntry[]): boolean {
  const place = placeIn(text);
  if (!place || "refused" in withIndex(text, path, entries)) return false;
  const { folder } = splitPath(path);
  const listed = new Set(
    relativeLinks(text.slice(place.start, place.end)).map(({ raw }) => joinedPath(folder, decodedPath(raw))),
  );
  return listed.size !== entries.length || entries.some(({ file }) => !listed.has(file));
}

/** The stretch between the marks, or the list of a page that is nothing but adr-tools' contents. */
function placeIn(text: string): Place | null {
  for (const [opening, closing] of marks) {
    const open = opening.exec(text);
    const start = open ? open.index + open[0].length : 0;
    const close = open && closing.exec(text.slice(start));
    if (!close) continue;
    const end = start + close.index;
    return { start, end, form: /^[ \t]*\|/m.test(text.slice(start, end)) ? "table" : "adr-log" };
  }
  const [title, ...rest] = text.replace(/^\ufeff/, "").split(/\r?\n/);
  const lines = rest.filter((line) => line.trim() !== "");
  if (title !== "# Architecture Decision Records" || lines.length === 0 || !lines.every((line) => tocLine.test(line)))
    return null;
  return { start: text.indexOf("* ["), end: text.trimEnd().length, form: "adr-tools" };
}

function order(a: IndexEntry, b: IndexEntry): number {
  const key = (one: IndexEntry) => `${one.prefix ?? ""} ${String(one.number ?? 999_999).padStart(6, "0")} ${one.file}`;
  return key(a) < key(b) ? -1 : 1;
}

function itemOf(entry: IndexEntry, path: string, form: Place["form"]): string {
  const address = addressOf(path, entry.file);
  if (form === "adr-tools") return `* [${label(entry.titleRaw ?? nameOf(entry))}](${address})`;
  return `* [${idOf(entry)}](${address}) - ${md`${entry.title ?? nameOf(entry)}`.md}`;
}

/** "ADR-0005", as adr-log names it, or the file's own letters; the name where there is no number. */
function idOf(entry: IndexEntry): string {
  const { digits, prefix } = nameParts(splitPath(entry.file).name);
  return digits === null ? label(nameOf(entry)) : `${prefix?.toUpperCase() ?? "ADR"}-${digits}`;
}

function nameOf({ file }: IndexEntry): string {
  return splitPath(file).name.replace(/\.[A-Za-z]{2,8}$/, "");
}

function label(text: string): string {
  return oneLine(text).replace(/[[\]\\]/g, "\\$&");
}

type Column = (entry: IndexEntry, path: string) => string;

const columns: [RegExp, Column][] = [
  [/^(?:adr|no\.?|number|#|id|nr\.?)$/i, (entry, path) => `[${idOf(entry)}](${addressOf(path, entry.file)})`],
  [
    /^(?:title|decision|name|titel|titre|título)$/i,
    (entry, path) => `[${label(entry.title ?? nameOf(entry))}](${addressOf(path, entry.file)})`,
  ],
  [/^(?:status|statut|estado|stato)$/i, ({ status }) => status ?? ""],
  [/^(?:date|datum|fecha|data)$/i, ({ date, fileDate }) => date ?? fileDate ?? ""],
];

/** The head and rule of the table as they are, and a row for each ADR. */
function tableLines(table: string, path: string, entries: readonly IndexEntry[]): string[] | null {
  const rows = table.split(/\r?\n/).filter((line) => line.trim().startsWith("|"));
  const [head = "", rule = ""] = rows;
  const names = head
    .trim()
    .replace(/^\||\|$/g, "")
    .split("|")
    .map((name) => name.replace(/[*_`]/g, "").trim());
  const known = names.map((name) => columns.find(([word]) => word.test(name))?.[1]);
  if (!/^[|\s:-]+$/.test(rule) || known.some((column) => column === undefined)) return null;
  // Only what is typed comes with its pipes written so that they part nothing.
  const row = (entry: IndexEntry) =>
    `| ${known.map((column) => tableCell({ md: column?.(entry, path) ?? "" }).replace(/(?<!\\)\|/g, "\\|")).join(" | ")} |`;
  return [head, rule, ...entries.map(row)];
}
