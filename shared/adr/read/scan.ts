/**
 * Where things stand in the text of an ADR. One pass over the lines; offsets are into the text as given, so that an
 * edit can change exactly those characters. Never throws.
 */
import { add, type Field, longestLine } from "./field";
import { readFrontMatter } from "./front-matter";
import { withoutClosing } from "./plain";
import { type Line, lineAt, type Span, spanOf, trimmed, within } from "./span";
import { readTable } from "./table";
import { type Label, labelOf, roles } from "./words";

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

const fence = /^(`{3,}|~{3,})/;
const atx = /^(#{1,6})(?:[ \t]+(.*))?$/;
const labelled =
  /^(?:[-*+][ \t]+)?(?:\*\*|__|\*|_)?([\p{L}][\p{L}\p{M} _-]{1,30}?)[ \t\u00a0]*(?:(?:\*\*|__|\*|_)[ \t\u00a0]*)?[:：](?:\*\*|__|\*|_)?[ \t]*(.*)$/u;
const noted =
  /^(?:[-*+][ \t]+)?(?:\*\*|__)?(super[sc]eded[ -]by|replaced by|super[sc]edes|replaces)(?:\*\*|__)?(?:[ \t]*:(?:\*\*|__)?|[ \t]*(?:\*\*|__))?[ \t]+(\S.*)$/i;

export function scan(text: string): Scan {
  const found: Scan = { heading: null, fields: [], sections: [], notes: [], frontMatter: null, unclosed: false };
  let at = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  const front = readFrontMatter(text, at);
  if (front) {
    found.fields.push(...front.fields);
    found.frontMatter = { start: front.start, end: front.end };
    at = front.body;
  }

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

    if (body.startsWith("|") && body.length <= longestLine) {
      if (found.sections.length === 0) table = readTable(line, table, found.fields);
    } else {
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
