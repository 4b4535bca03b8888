/**
 * Where things stand in the text of an ADR. One pass over the lines; offsets are into the text as given, so that an
 * edit can change exactly those characters. Never throws.
 */
import { type Label, labelOf, roles } from "./words";

/** A stretch of the text: `text.slice(start, end) === raw`. */
export interface Span {
  start: number;
  end: number;
  raw: string;
}

export interface Field extends Span {
  label: Label;
  from: "front matter" | "line" | "table" | "section";
}

/** What stands under a heading, up to the next one of its level or above. */
export interface Section {
  title: string;
  level: number;
  /** Where the heading begins, where what is under it begins, and where that ends. */
  start: number;
  from: number;
  end: number;
}

export interface Scan {
  /** The text of the first heading of the first level. */
  heading: Span | null;
  fields: Field[];
  /** Those below the title, in their order. */
  sections: Section[];
  /** Lines outside front matter and metadata that open with "Supersedes", "Superseded by" and the like. */
  notes: Field[];
  /** The lines between the marks of the front matter at the start. */
  frontMatter: { start: number; end: number } | null;
  /** The text ends inside a code block or a comment. */
  unclosed: boolean;
}

interface Line extends Span {
  /** Without spaces around. */
  text: string;
}

const fence = /^(`{3,}|~{3,})/;
const atx = /^(#{1,6})(?:[ \t]+(.*))?$/;
/** No metadata is longer, and the patterns below take time with the square of a line's length. */
const longestLine = 2000;
const labelled =
  /^(?:[-*+][ \t]+)?(?:\*\*|__|\*|_)?([\p{L}][\p{L}\p{M} _-]{1,30}?)[ \t\u00a0]*(?:(?:\*\*|__|\*|_)[ \t\u00a0]*)?[:：](?:\*\*|__|\*|_)?[ \t]*(.*)$/u;
const noted =
  /^(?:[-*+][ \t]+)?(?:\*\*|__)?(super[sc]eded[ -]by|replaced by|super[sc]edes|replaces)(?:\*\*|__)?(?:[ \t]*:(?:\*\*|__)?|[ \t]*(?:\*\*|__))?[ \t]+(\S.*)$/i;

export function scan(text: string): Scan {
  const found: Scan = { heading: null, fields: [], sections: [], notes: [], frontMatter: null, unclosed: false };
  let at = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  at = readFrontMatter(text, at, found);

  let open = "";
  let comment = false;
  /** Where the line before starts, if it could be the title over an underline; -1 otherwise; or not known yet. */
  let previous = -1;
  let section: { label: Label; start: number } | null = null;
  /** Sections that go on, the outermost first. */
  const parents: Section[] = [];
  const openSection = (title: string, level: number, start: number, from: number) => {
    closeAbove(level, start);
    const opened = { title, level, start, from, end: text.length };
    found.sections.push(opened);
    parents.push(opened);
    const label = labelOf(/[:：]$/.test(title) ? title.slice(0, -1) : title);
    if (label) section = { label, start: from };
  };
  const closeAbove = (level: number, end: number) => {
    while ((parents.at(-1)?.level ?? 0) >= level) {
      const closed = parents.pop();
      if (closed) closed.end = end;
    }
  };
  /** The line before is prose, so that what looks like a label may be the rest of a sentence. */
  let prose = false;
  let table: { labels: (Label | null)[]; ruled: boolean } | null = null;
  const closeSection = (end: number) => {
    if (section) add(found.fields, { label: section.label, from: "section", ...trimmed(text, section.start, end) });
    section = null;
  };

  for (let next = at; at < text.length; at = next) {
    if (!comment && section === null && found.sections.length > 0) {
      telling.lastIndex = at - 1;
      const told = telling.exec(text);
      if (!told) break;
      if (told.index + 1 > at) previous = unknown;
      at = told.index + 1;
      const hashes = told[1];
      if (hashes && open === "") {
        const lf = text.indexOf("\n", telling.lastIndex);
        next = lf === -1 ? text.length : lf + 1;
        openSection(told[2] ?? "", hashes.length, at, next);
        previous = -1;
        continue;
      }
    }
    const lf = text.indexOf("\n", at);
    next = lf === -1 ? text.length : lf + 1;
    if (lf === at && !comment) {
      previous = -1;
      if (open !== "") continue;
      table = null;
      prose = false;
      continue;
    }

    const line = lineAt(text, at);
    const body = line.text;
    if (comment || (open === "" && body.startsWith("<!--"))) {
      comment = !body.includes("-->");
      continue;
    }
    const mark = /^[`~]/.test(body) ? fence.exec(body)?.[1] : undefined;
    if (open !== "" || mark) {
      if (open === "") open = mark ?? "";
      else if (mark?.startsWith(open) && body === mark) open = "";
      previous = -1;
      continue;
    }

    const heading = body.startsWith("#") ? atx.exec(body) : null;
    const underlined = previous !== -1 && /^(?:=+|-{2,})$/.test(body);
    if (underlined && previous === unknown) previous = plainLineBefore(text, at);
    const underline = underlined && previous >= 0 ? lineAt(text, previous) : null;
    if (heading || underline) {
      const level = heading ? (heading[1] ?? "").length : body.startsWith("=") ? 1 : 2;
      const title = underline ?? within(line, withoutClosing(heading?.[2] ?? ""));
      const start = underline ? underline.start : line.start;
      closeSection(start);
      closeAbove(level, start);
      if (level === 1 && !found.heading) found.heading = spanOf(title);
      else openSection(title.raw.trim(), level, start, next);
      table = null;
      prose = false;
      previous = -1;
      continue;
    }

    if (body.startsWith("|") && body.length <= longestLine) table = readTable(line, table, found);
    else {
      table = null;
      if (body !== "" && body.length <= longestLine)
        readLine(line, found, section !== null && !ofPeople(section), prose);
      prose = found.sections.length === 0 && isProse(body);
    }
    previous = body === "" || /^(?:[-*+>|]|\d+[.)])/.test(body) ? -1 : at;
  }
  closeSection(text.length);
  found.unclosed = open !== "" || comment;
  return found;
}

/** A heading's text without the hashes that may close it. */
export function withoutClosing(title: string): string {
  let end = title.length;
  while (title.charAt(end - 1) === "#") end--;
  return end === 0 || /[ \t]/.test(title.charAt(end - 1)) ? title.slice(0, end).trimEnd() : title;
}

/** Stands for the place of a line that was passed over, as it is seldom asked for. */
const unknown = -2;

/**
 * The end of a line before one of the body in which something that is looked for can begin: not a blank one, and none
 * that opens with a letter or digit other than R and S, as an item of a list or by itself. With the marks and the title
 * of a heading, where it is a plain one.
 */
const telling =
  /\n(?:(#{2,6})[ \t]+([^\s#](?:[^#\n\r\u2028\u2029]*[^\s#])?)[ \t]*(?=\r?\n|$)|(?![A-QT-Za-qt-z0-9\n]|\r\n|[*+-] [A-QT-Za-qt-z0-9]))/g;

/** Where the line before this place begins, if it opens with a letter or digit; -1 otherwise. */
function plainLineBefore(text: string, at: number): number {
  const start = text.lastIndexOf("\n", at - 2) + 1;
  return /[a-z0-9]/i.test(text.charAt(start)) ? start : -1;
}

/** What stands under "Deciders" is names, never a date of the ADR. */
function ofPeople({ label }: { label: Label }): boolean {
  return roles.some((role) => role === label);
}

/** Neither blank, nor marked as something else, nor a label with its value. */
function isProse(body: string): boolean {
  return body !== "" && !/^[-*+>#|_]/.test(body) && !labelled.test(body.slice(0, longestLine));
}

/** Metadata in a line counts before the first section only; a note of supersession counts anywhere. */
function readLine(line: Line, found: Scan, inSection: boolean, afterProse: boolean): void {
  const inBody = found.sections.length > 0 && !inSection;
  const note = noted.exec(line.text);
  const label = note ? labelOf((note[1] ?? "").replace(/-/g, " ")) : null;
  if (note && label) add(found.notes, { label, from: "line", ...within(line, note[2] ?? "") });
  if (inBody || (afterProse && /^\p{L}/u.test(line.text))) return;
  const parts = labelled.exec(line.text);
  const field = parts ? labelOf(parts[1] ?? "") : null;
  if (parts && field && (found.sections.length === 0 || field === "date"))
    add(found.fields, { label: field, from: "line", ...within(line, (parts[2] ?? "").trim()) });
}

/** `| Status | accepted |` in any row, or a row of labels over a row of values. */
function readTable(
  line: Line,
  table: { labels: (Label | null)[]; ruled: boolean } | null,
  found: Scan,
): { labels: (Label | null)[]; ruled: boolean } {
  if (found.sections.length > 0) return table ?? { labels: [], ruled: false };
  if (/^[|\s:-]+$/.test(line.text)) return { labels: table?.labels ?? [], ruled: table !== null };
  const cells = cellsOf(line);
  const labels = cells.map(({ raw }) => labelOf(raw.replace(/^[*_]+|(?<![*_:：])[*_:：]+$/g, "").trim()));
  const [name] = labels;
  if (name && cells.length === 2 && cells[1] && !labels[1]) {
    add(found.fields, { label: name, from: "table", ...cells[1] });
    return { labels: [], ruled: false };
  }
  if (table?.ruled) {
    table.labels.forEach((label, i) => {
      const cell = cells[i];
      if (label && cell) add(found.fields, { label, from: "table", ...cell });
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

const yamlKey = /^([\p{L}][\p{L}\p{M} _-]*?)[ \t]*:(?:[ \t]+(.*))?$/u;

/** Reads front matter's own keys and lists of one level; returns where the body begins. */
function readFrontMatter(text: string, at: number, found: Scan): number {
  const first = lineAt(text, at);
  if (first.raw.trimEnd() !== "---" || !/\n(?:---|\.\.\.)/.test(text)) return at;
  const fields: Field[] = [];
  let label: Label | null = null;
  for (let from = after(text, first.end); from < text.length; ) {
    const line = lineAt(text, from);
    from = after(text, line.end);
    const raw = line.raw.trimEnd();
    if (raw === "---" || raw === "...") {
      found.fields.push(...fields);
      found.frontMatter = { start: after(text, first.end), end: line.start };
      return from;
    }
    const item: RegExpExecArray | null = /^\s*-\s+(.*)$/.exec(raw);
    if (item && label && raw.length <= longestLine) {
      add(fields, { label, from: "front matter", ...scalar(within(line, item[1] ?? "")) });
      continue;
    }
    if (/^\s/.test(raw) || raw.startsWith("#") || raw.length > longestLine) continue;
    const key = yamlKey.exec(raw);
    label = key ? labelOf((key[1] ?? "").replace(/[_-]/g, " ")) : null;
    if (key && label && key[2]) add(fields, { label, from: "front matter", ...scalar(within(line, key[2])) });
  }
  return at;
}

/** A YAML scalar without its quotes or the comment after it. */
function scalar(span: Span): Span {
  const raw = span.raw.trimEnd();
  const quoted = /^(["'])(.*?)\1\s*(?:#.*)?$/.exec(raw);
  if (quoted) return { start: span.start + 1, end: span.start + 1 + (quoted[2] ?? "").length, raw: quoted[2] ?? "" };
  const plain = raw.replace(/(?:^|(?<!\s)\s+)#.*$/, "");
  return { start: span.start, end: span.start + plain.length, raw: plain };
}

function add(fields: Field[], field: Field): void {
  if (field.raw !== "") fields.push(field);
}

function lineAt(text: string, start: number): Line {
  const lf = text.indexOf("\n", start);
  let end = lf === -1 ? text.length : lf;
  if (text.charCodeAt(end - 1) === 13 && end > start) end--;
  const raw = text.slice(start, end);
  return { start, end, raw, text: raw.trim() };
}

function after(text: string, end: number): number {
  const crlf = text.charCodeAt(end) === 13 ? 2 : 1;
  return end + crlf;
}

/** The last occurrence of `part` in the line: values stand at its end. */
function within(line: Line, part: string): Span {
  const start = line.start + line.raw.lastIndexOf(part);
  return { start, end: start + part.length, raw: part };
}

function trimmed(text: string, from: number, to: number): Span {
  return spanOf({ start: from, end: to, raw: text.slice(from, to) });
}

function spanOf({ start, raw }: Span): Span {
  const lead = raw.length - raw.trimStart().length;
  const text = raw.trim();
  return { start: start + lead, end: start + lead + text.length, raw: text };
}
