/**
 * Where things stand in the text of an ADR. One pass over the lines; offsets are into the text as given, so that an
 * edit can change exactly those characters. Never throws.
 */

import { once } from "#shared/base/once";
import { attributesIn } from "./attributes";
import { dateIn, isDayAlone } from "./date";
import { add, type Field, longestLine } from "./field";
import { readFrontMatter, yamlFields } from "./front-matter";
import { headingLabel, headingTold } from "./heading";
import { readHtmlTable, untagged } from "./html";
import { boxTitle, goesOn, type Labelled, labelAlone, metadataIn } from "./metadata";
import { noteIn } from "./note";
import { picture, pictured } from "./picture";
import { withoutClosing } from "./plain";
import { after, type Line, lineAt, type Span, spanOf, spanWithin, trimmed } from "./span";
import { ticksIn } from "./status";
import { readTable, type TableHead } from "./table";
import { type Label, labelOf, roles, statusOf } from "./words";

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
  /** The text of the first heading of the first level that isn't a section's. */
  heading: Span | null;
  fields: Field[];
  /** Those below the title, in their order. */
  sections: Section[];
  /** Lines outside front matter and metadata that open with "Supersedes", "Superseded by" and the like. */
  notes: Field[];
  /** Labels that wait for a value, with the place where it would stand. */
  blanks: Field[];
  /** The lines between the marks of the front matter at the start, and keys there that can't be read. */
  frontMatter: { start: number; end: number; unread: string[] } | null;
  /** The text ends inside a code block or a comment. */
  unclosed: boolean;
  /** Where a reference link leads, as written; `null` where the text defines none of this name. */
  definition(name: string): string | null;
}

const fence = /^(`{3,}|~{3,})/;
const atx = /^(#{1,6})(?:[ \t]+(.*))?$/;
const html = /^<h([1-6])\b[^<>]*>(.*?)<\/h\1>$/i;
/** With what opens a call-out: `> [!NOTE]`. */
const quoteMarks = /^(?:[ \t]{0,3}>[ \t]?)+(?:\[![\w-]{2,30}\][+-]?[ \t]*)?/;

/** The texts that were taken apart last: whoever changes two files looks at each of them several times. */
const recent: { text: string; found: Scan }[] = [];
const most = 3;

export function scan(text: string): Scan {
  const known = recent.find((one) => one.text === text);
  if (known) return known.found;
  const found = new Scanner(text).run();
  recent.unshift({ text, found });
  recent.length = Math.min(recent.length, most);
  return found;
}

/** Sections of one pass: what is open, and what was found. */
class Scanner {
  private readonly found: Scan;
  /** The mark of the code block that is open; "" where none is. */
  private fence = "";
  private comment = false;
  /** Where the line before starts, if it could be the title over an underline; -1 otherwise; or not known yet. */
  private previous = -1;
  /** The section of a label that is open. */
  private section: { label: Label; start: number; alone: boolean } | null = null;
  /** Sections that go on, the outermost first. */
  private readonly parents: Section[] = [];
  /** The line before is prose, so that what looks like a label may be the rest of a sentence. */
  private prose = false;
  private table: TableHead | null = null;
  /** Metadata stands here: before the first section, or under a heading that says so. */
  private head = true;
  /** A value that may go on in the next line, with the column of its item; or a label that waits for its value. */
  private pending: {
    label: Label;
    value: Span | null;
    indent: number;
    item: boolean;
    apart: boolean;
    ticked: boolean;
    /** Where a value would stand, while none does. */
    at: number | null;
  } | null = null;

  /** Where the last table of HTML that was looked at ends. */
  private tableEnd = 0;
  /** Lines of pictures that were looked at. */
  private pictures = 0;
  /** A paragraph below the title that is a state and nothing else: the status where no label says one. */
  private bare: Span | null = null;
  /** The same of a day. */
  private bareDay: Span | null = null;

  private readonly text: string;

  constructor(text: string) {
    this.text = text;
    this.found = {
      heading: null,
      fields: [],
      sections: [],
      notes: [],
      blanks: [],
      frontMatter: null,
      unclosed: false,
      definition: (name) => definitionIn(text, name),
    };
  }

  run(): Scan {
    const { text, found } = this;
    let at = text.charCodeAt(0) === 0xfeff ? 1 : 0;
    const front = readFrontMatter(text, at);
    if (front) {
      found.fields.push(...front.fields);
      found.blanks.push(...front.blanks);
      found.frontMatter = { start: front.start, end: front.end, unread: front.unread };
      at = front.body;
    }
    for (let next = at; at < text.length; at = next) {
      if (!this.comment && !this.head && this.section === null && this.pending === null) {
        const told = this.skipTo(at);
        if (told === null) break;
        at = told.at;
        if (told.next !== undefined) {
          next = told.next;
          continue;
        }
      }
      const lf = text.indexOf("\n", at);
      next = lf === -1 ? text.length : lf + 1;
      if (lf === at && !this.comment) this.blank();
      else this.line(lineAt(text, at), next);
    }
    this.settle();
    this.closeSection(text.length);
    if (this.bare && !this.has("status")) add(found.fields, { label: "status", from: "line", ...this.bare });
    if (this.bareDay && !this.has("date")) add(found.fields, { label: "date", from: "line", ...this.bareDay });
    found.unclosed = this.fence !== "" || this.comment;
    return found;
  }

  /** The next line of the body that can mean something. A plain heading is dealt with at once: then `next` is set. */
  private skipTo(at: number): { at: number; next?: number } | null {
    const { text } = this;
    telling.lastIndex = at - 1;
    const told = telling.exec(text);
    if (!told) return null;
    if (told.index + 1 > at) this.previous = unknown;
    const start = told.index + 1;
    const hashes = told[1];
    if (!hashes || this.fence !== "") return { at: start };
    const lf = text.indexOf("\n", telling.lastIndex);
    const next = lf === -1 ? text.length : lf + 1;
    this.openSection(told[2] ?? "", hashes.length, start, next, null);
    this.previous = -1;
    return { at: start, next };
  }

  private blank(): void {
    this.previous = -1;
    if (this.fence !== "") return;
    // A label that waits may have its value below a blank line where it stands alone.
    if (this.pending?.value || this.pending?.item || this.pending?.apart) this.settle();
    else if (this.pending) this.pending.apart = true;
    this.table = null;
    this.prose = false;
  }

  private line(whole: Line, next: number): void {
    if (this.comment || (this.fence === "" && /^(?:<!--|\{\/\*)/.test(whole.text))) {
      this.comment = !/-->|\*\/\}/.test(whole.text);
      return;
    }
    const line = whole.text.startsWith(">") ? unquoted(whole) : whole;
    const body = line.text;
    const mark = /^[`~]/.test(body) ? fence.exec(body)?.[1] : undefined;
    if (this.fence !== "" || mark) {
      if (this.fence === "") {
        this.fence = mark ?? "";
        if (this.head && /^[`~]+[ \t]*ya?ml\b/i.test(body)) this.fenced(next);
      } else if (mark?.startsWith(this.fence) && body === mark) this.fence = "";
      this.previous = -1;
      this.settle();
      return;
    }
    if (this.headingLine(line, next)) return;
    const told = this.head ? attributesIn(line) : [];
    for (const { label, value } of told) add(this.found.fields, { label, from: "line", ...value });
    if (body === "" || told.length > 0 || siteTag.test(body)) {
      this.blank();
      return;
    }
    // Below a rule at the end some say what others say at the beginning.
    if (!this.head && rule.test(body) && !this.section && (!this.has("status") || this.isFooter(next)))
      this.head = true;
    if ((body.startsWith("|") || this.opensTable(line)) && body.length <= longestLine) {
      this.settle();
      if (this.head || this.section)
        this.table = readTable(
          line,
          this.table,
          this.head || this.section?.label === "status" ? this.found.fields : [],
        );
    } else {
      this.table = null;
      const taken = body.length > longestLine || this.plainLine(line);
      this.prose = !taken && this.found.sections.length === 0 && isProse(body);
    }
    this.previous = /^(?:[-*+>|]|\d+[.)])/.test(body) ? -1 : whole.start;
  }

  /** A row without a pipe in front: of a table that goes on, or the one above a rule. */
  private opensTable({ text, end }: Line): boolean {
    if (!this.head || !text.includes("|")) return false;
    return this.table !== null || ruleOfTable.test(lineAt(this.text, after(this.text, end)).text);
  }

  /** Metadata in a block of code above the first section. */
  private fenced(from: number): void {
    const end = this.text.indexOf(`\n${this.fence}`, from - 1);
    const fields = end < 0 || this.has("status") ? [] : yamlFields(this.text, from, end + 1);
    if (fields.some(({ label }) => label === "status")) this.found.fields.push(...fields);
  }

  private has(label: Label): boolean {
    return this.section?.label === label || this.found.fields.some((one) => one.label === label);
  }

  /** Whether nothing but lines of metadata stand from here to the end, and among them the date that is missing so far. */
  private isFooter(from: number): boolean {
    if (this.has("date") || this.text.length - from > longestLine) return false;
    const lines = this.text
      .slice(from)
      .split("\n")
      .filter((line) => line.trim() !== "");
    return lines.every((line) => labelledLine().test(line)) && lines.some((line) => dateIn(line) !== null);
  }

  private headingLine(line: Line, next: number): boolean {
    const { text } = this;
    const body = line.text;
    const heading = body.startsWith("#") ? atx.exec(body) : body.startsWith("<h") ? html.exec(body) : null;
    const underlined = this.previous !== -1 && /^(?:=+|-{2,})$/.test(body);
    if (underlined && this.previous === unknown) this.previous = plainLineBefore(text, line.start);
    const underline = underlined && this.previous >= 0 ? lineAt(text, this.previous) : null;
    if (!heading && !underline) return false;
    const marks = heading?.[1] ?? "";
    const level = heading ? (marks.startsWith("#") ? marks.length : Number(marks)) : body.startsWith("=") ? 1 : 2;
    const title = underline ?? spanWithin(line, withoutClosing(heading?.[2] ?? ""));
    const start = underline ? underline.start : line.start;
    if (underline) this.pending = null;
    this.openSection(title.raw.trim(), level, start, next, title);
    this.table = null;
    this.prose = false;
    this.previous = -1;
    return true;
  }

  /** The title, or a section. */
  private openSection(title: string, level: number, start: number, from: number, span: Span | null): void {
    const { found } = this;
    this.settle();
    this.closeSection(start);
    this.closeAbove(level, start);
    const { label, labelled, metadata, section } = headingTold(title);
    if (level === 1 && !found.heading && span && !section) {
      found.heading = spanOf(span);
      return;
    }
    const opened = { title, level, start, from, end: this.text.length };
    found.sections.push(opened);
    this.parents.push(opened);
    this.head = metadata || (found.heading === null && found.sections.length === 1 && !section && !labelled);
    if (labelled) {
      const at = start + this.text.slice(start, from).indexOf(title) + labelled.from;
      const raw = title.slice(labelled.from);
      add(found.fields, { label: labelled.label, from: "heading", start: at, end: at + raw.length, raw });
      return;
    }
    if (label) this.section = { label, start: from, alone: false };
  }

  private closeAbove(level: number, end: number): void {
    while ((this.parents.at(-1)?.level ?? 0) >= level) {
      const closed = this.parents.pop();
      if (closed) closed.end = end;
    }
  }

  private closeSection(end: number): void {
    const { section, found } = this;
    const told = ({ label, from, start }: Field) =>
      (from === "table" || from === "line" || from === "picture") && label === section?.label && start >= section.start;
    if (section && !found.fields.some(told))
      add(found.fields, {
        label: section.label,
        from: "section",
        ...withoutRule(trimmed(this.text, section.start, end)),
      });
    this.section = null;
  }

  /**
   * Metadata counts where it stands together; a note of supersession counts anywhere. Tells whether the line belongs to
   * a piece of metadata.
   */
  private plainLine(whole: Line): boolean {
    const { found } = this;
    if (this.continued(whole)) return true;
    if (this.head && whole.start >= this.tableEnd && /^<(?:table|dl)\b/i.test(whole.text))
      this.tableEnd = readHtmlTable(this.text, whole.start, found.fields);
    const title = this.head ? boxTitle(whole) : null;
    const line = title ?? ((this.head && untagged(whole)) || whole);
    if (this.section?.alone && /^:{3,}$/.test(line.text)) this.closeSection(line.start);
    const note = noteIn(line);
    if (note) add(found.notes, note);
    const inSection = this.section !== null && !ofPeople(this.section);
    if (!this.head && !inSection) return false;
    if (this.prose && /^\p{L}/u.test(line.text)) return false;
    if (this.section?.alone && /^(?:\*\*|__)[^*_]{1,80}(?:\*\*|__):?$/.test(line.text)) this.closeSection(line.start);
    const alone = this.head ? (title ? headingLabel(title.text) : labelAlone(line.text)) : null;
    if (alone) {
      this.closeSection(line.start);
      this.section = { label: alone, start: whole.end, alone: true };
      return true;
    }
    if (this.head && !this.section && this.found.sections.length === 0 && (this.statesAlone(line) || this.isDay(line)))
      return true;
    const said = this.defined(line) ?? metadataIn(line);
    const tells = this.head || this.section?.label === "status";
    if (said.length === 0 && tells && picture.test(line.text) && this.pictures++ < mostPictures)
      found.fields.push(...pictured(line, this.text, found.definition, this.section?.label ?? null));
    // In the section of a status its date may stand beside it, and it may say its label again; other labels there are
    // words of a sentence.
    const counted = this.head
      ? said
      : said.filter(
          ({ label, value }) => label === "date" || (label === this.section?.label && this.opensSection(value)),
        );
    if (counted.length > 0 && this.section?.alone) this.closeSection(line.start);
    const last = counted.at(-1);
    for (const { label, value } of counted)
      if (value.raw !== "" && (value !== last?.value || !this.head))
        add(found.fields, { label, from: "line", ...value });
    if (last && this.head)
      this.pending = {
        label: last.label,
        value: last.value.raw === "" ? null : last.value,
        indent: indentOf(line),
        item: /^[-*+]\s/.test(line.text),
        apart: false,
        ticked: false,
        at: last.value.raw === "" ? last.value.start : null,
      };
    return counted.length > 0;
  }

  /** Takes a state that no label tells: in a list to tick, which goes on like a section, or as a paragraph of its own. */
  private statesAlone(line: Line): boolean {
    if (ticksIn(line.text).some(({ text }) => statusOf(text) !== null)) {
      this.section = { label: "status", start: line.start, alone: true };
      return true;
    }
    const [, marks = "", said = ""] = /^([*_]{0,3})(\p{L}[^*_`]*)[*_]{0,3}$/u.exec(line.text) ?? [];
    const [, word = "", day = ""] = /^(.*?)[ \t,;:]*(?:\bon[ \t]+)?(\(?\d.*|)$/.exec(said) ?? [];
    // A plain word may be anything; one in a box, in bold or with its day isn't.
    const telling =
      marks !== "" || day !== "" || this.text.slice(Math.max(0, line.start - 40), line.start).includes("[!");
    if (
      this.bare ||
      !this.endsHere(line) ||
      !telling ||
      statusOf(word) === null ||
      (day !== "" && dateIn(day) === null)
    )
      return false;
    this.bare = spanWithin(line, said);
    return true;
  }

  /** Takes a day that stands below the title as a paragraph of its own. */
  private isDay(line: Line): boolean {
    if (this.bareDay || this.found.heading === null || !isDayAlone(line.text) || !this.endsHere(line)) return false;
    const [, said = ""] = /^[*_(]*(.*?)[*_)]*$/.exec(line.text) ?? [];
    this.bareDay = spanWithin(line, said);
    return true;
  }

  /** Whether the paragraph ends with this line. */
  private endsHere({ end }: Line): boolean {
    return /^(?:[ \t>]*\r?\n|$|>)/.test(this.text.slice(end, end + 200).replace(/^\r?\n/, ""));
  }

  /** Whether nothing but labels with values stands before this in its section. */
  private opensSection({ start, raw }: Span): boolean {
    const { section, text } = this;
    if (section === null || section.alone || raw === "" || start - section.start > longestLine) return false;
    const lines = text.slice(section.start, text.lastIndexOf("\n", start - 1) + 1).split("\n");
    return lines.every((line) => line.trim() === "" || /^[\s>*+_-]*\p{L}[\p{L}\p{M} _-]{0,30}[*_]*[:：]/u.test(line));
  }

  /** `: Accepted` below a line that is a label. */
  private defined(line: Line): Labelled[] | null {
    if (!this.head || this.previous < 0 || !/^:[ \t]+\S/.test(line.text)) return null;
    const label = labelOf(lineAt(this.text, this.previous).text);
    return label && [{ label, value: spanWithin(line, line.text.slice(1).trim()) }];
  }

  /** Whether a line belongs to the value that the line before began. */
  private continued(line: Line): boolean {
    const { pending } = this;
    if (!pending) return false;
    const indent = indentOf(line);
    const item = /^(?:[-*+]|\d{1,2}[.)])[ \t]+(?:[[(][ xX][\])][ \t]+)?/.exec(line.text);
    if (pending.value === null) {
      // Items below a label are values of their own.
      const below = item ? indent > pending.indent || !pending.item : indent > pending.indent || !pending.item;
      if (!below || (!item && metadataIn(line).length > 0) || labelAlone(line.text)) {
        this.settle();
        return false;
      }
      if (
        item ? metadataIn(line).length > 0 : pending.apart && pending.label !== "status" && pending.label !== "date"
      ) {
        this.settle();
        return false;
      }
      if (item) this.item(line, item[0], pending);
      else pending.value = spanOf(line);
      return true;
    }
    const wrapped =
      !item &&
      metadataIn(line).length === 0 &&
      ((pending.item && indent > pending.indent + 1) || goesOn(pending.value.raw));
    if (!wrapped) {
      this.settle();
      return false;
    }
    const end = line.start + line.raw.trimEnd().length;
    pending.value = { start: pending.value.start, end, raw: this.text.slice(pending.value.start, end) };
    return true;
  }

  /** One of the items below a label. Of those to tick the last that is ticked holds. */
  private item(line: Line, marks: string, pending: NonNullable<Scanner["pending"]>): void {
    const { fields } = this.found;
    pending.apart = false;
    pending.at = null;
    const tick = /[[(]([ xX])[\])]/.exec(marks)?.[1];
    if (tick === " ") return;
    if (tick && pending.ticked) fields.pop();
    pending.ticked = tick !== undefined;
    add(fields, { label: pending.label, from: "line", ...spanWithin(line, line.text.slice(marks.length)) });
  }

  /** The value that was begun is complete. */
  private settle(): void {
    const { pending } = this;
    this.pending = null;
    if (pending && !pending.value && pending.at !== null)
      this.found.blanks.push({ label: pending.label, from: "line", start: pending.at, end: pending.at, raw: "" });
    if (pending?.value) add(this.found.fields, { label: pending.label, from: "line", ...pending.value });
  }
}

const ruleOfTable = /^:?-+:?[ \t]*\|[-:| \t]*$/;
/** `**Reviewed by**: Ben`, whatever the label. */
const labelledLine = once(() => /^[\s>]*(?:[-*+] )?[*_]{0,2}\p{L}[\p{L}\p{M} _-]{1,30}[*_]{0,2}[ \t]*[:：]/u);
const rule = /^(?:-{3,}|\*{3,}|_{3,}|(?:[-*_] ){2,}[-*_])$/;

/** What a site's generator reads and nobody sees: `{% hint style="info" %}`, `{{< hint >}}`. */
const siteTag = /^\{(?:%[^%{}\n]{1,200}%|\{<[^<>{}\n]{1,200}>\})\}$/;

/** Nobody puts more lines of badges above a text, and where one by reference leads is looked for in all of it. */
const mostPictures = 50;

/** Stands for the place of a line that was passed over, as it is seldom asked for. */
const unknown = -2;

/**
 * The end of a line before one of the body in which something that is looked for can begin: not a blank one, and none
 * that opens with a letter or digit other than those of a note, as an item of a list or by itself. With the marks and
 * the title of a heading, where it is a plain one.
 */
const telling =
  /\n(?:(#{2,6})[ \t]+([^\s#](?:[^#\n\r\u2028\u2029]*[^\s#])?)[ \t]*(?=\r?\n|$)|(?![A-DF-QT-UW-Ya-df-qt-uw-y0-9\n]|\r\n|[*+-] [A-DF-QT-UW-Ya-df-qt-uw-y0-9]))/g;

/** Where the line before this place begins, if it opens with a letter or digit; -1 otherwise. */
function plainLineBefore(text: string, at: number): number {
  const start = text.lastIndexOf("\n", at - 2) + 1;
  return /[a-z0-9]/i.test(text.charAt(start)) ? start : -1;
}

/** A line of a quotation, without its marks. */
function unquoted(line: Line): Line {
  const marks = quoteMarks.exec(line.raw)?.[0] ?? "";
  const raw = line.raw.slice(marks.length);
  return { start: line.start + marks.length, end: line.end, raw, text: raw.trim() };
}

/** Without the rule that may part a section from the next one. */
function withoutRule({ start, raw }: Span): Span {
  const text = raw
    .replace(/(?:^|\n[ \t]*\r?\n)[ \t]{0,3}(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,})$/, "")
    .trimEnd();
  return { start, end: start + text.length, raw: text };
}

function indentOf({ raw }: Line): number {
  return raw.length - raw.trimStart().length;
}

/** What stands under "Deciders" is names, never a date of the ADR. */
function ofPeople({ label }: { label: Label }): boolean {
  return roles.some((role) => role === label);
}

/** Neither blank, nor marked as something else, nor a label with its value. */
function isProse(body: string): boolean {
  return body !== "" && !/^[-*+>#|_<]/.test(body) && !/^[^:：]{1,60}[:：]/.test(body);
}

/** The address that `[name]: address` gives. */
function definitionIn(text: string, name: string): string | null {
  const key = name.trim().toLowerCase();
  if (key === "" || key.length > 200) return null;
  for (const found of text.matchAll(/^[ ]{0,3}\[([^\]\n]{1,200})\]:[ \t]+<?([^\s<>]{1,500})>?/gm))
    if ((found[1] ?? "").trim().toLowerCase() === key) return found[2] ?? null;
  return null;
}
