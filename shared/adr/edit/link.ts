/** A link to another ADR, put where a file keeps such, and taken away again. */

import { nameParts } from "#shared/adr/folder/filename";
import { addressOf } from "#shared/adr/links/path";
import type { Field } from "#shared/adr/read/field";
import { headingName } from "#shared/adr/read/heading";
import { supersedesIn, tongueOf } from "#shared/adr/read/languages";
import { namingPart } from "#shared/adr/read/read";
import { type Scan, type Section, scan } from "#shared/adr/read/scan";
import type { Span } from "#shared/adr/read/span";
import { targetsIn } from "#shared/adr/read/targets";
import { labelOf } from "#shared/adr/read/words";
import { once } from "#shared/base/once";
import { applied, type Edit, lineEndOf, statusWord } from "./edit";
import { type AdrFileText, headingOf, identifier, leadsTo, nameIn, nothing, slugIn } from "./reference";

export interface LinkToAdd {
  /** "Supersedes", "Amends", ... */
  verb: string;
  to: AdrFileText;
}

/**
 * Adds a link where the file keeps such: a field for it that waits, its status section, list or table of metadata, or
 * the sections for links.
 */
export function addLink(here: AdrFileText, { verb, to }: LinkToAdd): Edit {
  const { text } = here;
  const found = scan(text);
  const eol = lineEndOf(text);
  const [status] = found.fields.filter(({ label }) => label === "status");
  const relation = found.fields.find(({ label, raw }) => label === labelOfVerb(verb) && nothing.test(raw));
  if (relation) return insert(text, relation.start, nameIn(relation, here, to), relation.end);
  const blank = found.blanks.find(({ label }) => label === labelOfVerb(verb));
  if (blank) return fill(text, blank, nameIn(blank, here, to));
  const others = found.fields.find((field) => field.label === labelOfVerb(verb) && namesOnItsLine(text, field));
  // Beside links a plain number wouldn't be read as a name, nor a link beside plain numbers.
  const linked = others?.raw.includes("](") ?? true;
  if (others && (linked || nameParts(namingPart(to.file)).number !== null))
    return insert(text, others.end, `, ${linked ? nameIn(others, here, to) : identifier(to)}`);
  const address = addressOf(here.file, to.file);
  const number = nameParts(namingPart(to.file)).number;
  const label = number === null ? slugIn(to) : identifier(to);
  const said = verbIn(status, found, verb);
  const inStatus = found.fields.find((field) => field.label === "status" && field.from === "section");
  if (inStatus) return insert(text, inStatus.end, `${eol}${eol}${said} [${headingOf(to)}](${address})`);

  const line = `${said} [${label}](${address})`;
  const links = found.sections.find(({ title }) => aboutLinks.test(headingName(title)));
  if (links) return intoList(text, links, line, eol);
  const more = found.sections.find(({ title }) => /^more information$/i.test(headingName(title)));
  if (more) return insert(text, endOfHeading(text, more), `${eol}${eol}${line}`);
  const row = status?.from === "table" ? intoTable(text, status, said, `[${label}](${address})`, eol) : null;
  if (row) return row;
  if (status?.from === "line" && !isMadr(found)) return beside(text, status, said, `[${label}](${address})`, eol);
  if (found.unclosed) return { refused: "The file ends inside a code block or a comment." };
  const end = text.trimEnd().length;
  const section =
    status?.from === "front matter"
      ? `## More Information${eol}${eol}${line}`
      : `## Links${eol}${eol}${bulletOf(text, status)} ${line}`;
  return insert(text, end, `${eol}${eol}${section}`);
}

const aboutLinks =
  /^(?:links|liens|enlaces|ligações|collegamenti|verweise|linki|odkazy|länkar|链接|連結|リンク|링크)$/i;

/** Names of ADRs, parted by commas, and nothing else. */
const onlyNames = /^(?:(?:\[[^\]\n]*\]\([^)\n]*\)|[\w#-]+(?: \d{1,6})?)(?:,[ \t]*|$))+$/;

/** Whether a field names ADRs behind its label, where one more can follow behind a comma. */
function namesOnItsLine(text: string, { from, raw, start }: Field): boolean {
  const before = text.slice(text.lastIndexOf("\n", start - 1) + 1, start);
  const labelled = from === "table" || (from === "line" && /\p{L}/u.test(before));
  return labelled && raw.length < 500 && onlyNames.test(raw) && targetsIn(raw, null).length > 0;
}

/** Puts a value where a label waits for one. */
function fill(text: string, { start }: Field, value: string): Edit {
  return insert(text, start, `${/[ \t]/.test(text.charAt(start - 1)) ? "" : " "}${value}`);
}

/** The verb as the file's own authors would say it. */
function verbIn(status: Field | undefined, found: Scan, verb: string): string {
  if (labelOfVerb(verb) !== "supersedes") return verb;
  const own = supersedesIn(tongueOf((status && statusWord(status)?.raw) ?? "", found));
  return own === "Supersedes" ? verb : own;
}

/** Takes a link away with its line, and the section that it leaves empty. Refused where the line says more. */
export function removeLink(here: AdrFileText, relation: "supersedes" | "supersededBy", to: AdrFileText): Edit {
  const { text } = here;
  const found = scan(text);
  const candidates = [...found.notes, ...found.fields.filter(({ from }) => from !== "section")].filter(
    ({ label, raw }) =>
      label === relation && targetsIn(raw, null).some((target) => leadsTo(here.file, target, to.file)),
  );
  const field = candidates[0];
  if (!field) return { refused: "The file has no such link on a line of its own." };
  if (targetsIn(field.raw, null).length > 1) {
    const one = amongOthers(field, (target) => leadsTo(here.file, target, to.file));
    return one ? insert(text, one.start, "", one.end) : { refused: "The line of the link names other ADRs too." };
  }
  // Where the file also has a place for the other direction, it keeps an empty one for this.
  const other = relation === "supersedes" ? "supersededBy" : "supersedes";
  const kept = found.fields.some(({ label, from, raw }) => label === other && from !== "section" && nothing.test(raw));
  if (kept && found.fields.some(({ label, start }) => label === relation && start === field.start))
    return insert(text, field.start, "None", field.end);
  return cutLink(text, found, field);
}

/** The one of several names parted by commas that means an ADR, with the comma that parts it from the others. */
function amongOthers({ start, raw }: Span, means: (target: string) => boolean): { start: number; end: number } | null {
  const names = [...raw.matchAll(/(?:^|,[ \t]*)((?:\[[^\]]*\]\([^)]*\)|[^,[\]()])+)/g)];
  const at = names.findIndex(([, name = ""]) => {
    const targets = targetsIn(name, null);
    return targets.length === 1 && targets.every(means);
  });
  const [one, next] = [names[at], names[at + 1]];
  if (!one || names.map(([whole]) => whole).join("") !== raw) return null;
  const comma = at === 0 && next ? (/^,[ \t]*/.exec(next[0])?.[0].length ?? 0) : 0;
  return { start: start + one.index, end: start + one.index + one[0].length + comma };
}

/**
 * Takes what names one ADR away: an empty value in front matter, else the line with the section that it leaves empty.
 * Refused where the line says more.
 */
export function cutLink(text: string, found: Scan, field: Span & { from: Field["from"] }): Edit {
  if (field.from === "front matter") return insert(text, field.start, "null", field.end);
  if (!/^(?:\[[^\]]*\]\([^)]*\)|[^\s()[\]]+|M?ADR[- #]?\d+)(?:[.\s*_]|\\)*$/i.test(field.raw))
    return { refused: "The line of the link says more than the link." };
  const start = text.lastIndexOf("\n", field.start - 1) + 1;
  const lf = text.indexOf("\n", field.end);
  const end = lf === -1 ? text.length : lf + 1;
  const section = found.sections.findLast((one) => one.from <= start && end <= one.end);
  const rest = section ? text.slice(section.from, start) + text.slice(end, section.end) : "x";
  return section && rest.trim() === "" && /^(?:links|more information)$/i.test(section.title)
    ? cutOut(text, section.start, section.end)
    : cutOut(text, start, end);
}

/** Cuts whole lines out, with one of the blank lines around where there are two; the end of the text stays as it was. */
export function cutOut(text: string, start: number, end: number): Edit {
  const before = text.slice(0, start);
  const after = text.slice(end);
  if (after.trim() === "") {
    const from = before.trimEnd().length;
    const tail = text.slice(text.trimEnd().length);
    return insert(text, from, tail, text.length);
  }
  const blankBefore = /(?:^|\n)[ \t]*\r?\n$/.exec(before);
  const blankAfter = /^[ \t]*\r?\n/.exec(after);
  return insert(text, start, "", blankBefore && blankAfter ? end + blankAfter[0].length : end);
}

function labelOfVerb(verb: string): "supersedes" | "supersededBy" | null {
  if (/^super[sc]edes$/i.test(verb)) return "supersedes";
  return /^super[sc]eded by$/i.test(verb) ? "supersededBy" : null;
}

/** These characters at a place, or instead of a stretch. */
export function insert(text: string, at: number, word: string, end = at): Edit {
  return applied(text, [{ start: at, end, word }]);
}

function isMadr({ sections }: Scan): boolean {
  return sections.some(({ title }) =>
    /^(?:context and problem statement|considered options|decision outcome)$/i.test(title),
  );
}

function bulletOf(text: string, status: Field | undefined): string {
  const line = status ? text.slice(text.lastIndexOf("\n", status.start - 1) + 1) : "";
  return /^[-*+](?=\s)/.exec(line)?.[0] ?? (text.includes("\n* ") ? "*" : "-");
}

function endOfHeading(text: string, { start, from }: Section): number {
  return start + text.slice(start, from).trimEnd().length;
}

/** Behind the last item of the section's first list, or as a list of one. */
function intoList(text: string, section: Section, line: string, eol: string): Edit {
  const body = text.slice(section.from, section.end);
  const first = /^[ \t]{0,3}([-*+])[ \t]+\S/m.exec(body);
  if (!first) return insert(text, endOfHeading(text, section), `${eol}${eol}${bulletOf(text, undefined)} ${line}`);
  let at = first.index;
  let end = at;
  for (let next = at; next < body.length; ) {
    const lf = body.indexOf("\n", next);
    const to = lf === -1 ? body.length : lf;
    const one = body.slice(next, to).trimEnd();
    if (one === "" || (next > at && !/^[ \t]|^[-*+][ \t]/.test(one))) break;
    end = next + one.length;
    next = to + 1;
  }
  at = section.from + end;
  return insert(text, at, `${eol}${first[1]} ${line}`);
}

/** A row below the status, in a table of labels and values; `null` in any other. */
function intoTable(text: string, status: Field, verb: string, link: string, eol: string): Edit | null {
  const start = text.lastIndexOf("\n", status.start - 1) + 1;
  const lf = text.indexOf("\n", status.end);
  const end = lf === -1 ? text.length : lf;
  const line = text.slice(start, end).trimEnd();
  const cells = line
    .split("|")
    .map((one) => one.trim())
    .filter(Boolean);
  const quote = /^[\s>]*(?=\|)/.exec(line)?.[0] ?? null;
  const [name = "", ...values] = cells.filter((one) => one !== ">");
  if (values.length !== 1 || quote === null || labelOf(name.replace(/[*_`:：]/g, "").trim()) !== "status") return null;
  const next = text.slice(end + 1).split(/\r?\n/, 1)[0] ?? "";
  const ruled = /^[>|\s:-]+$/.test(next) && next.includes("-");
  const at = ruled ? text.indexOf(next, end) + next.length : start + line.length;
  return insert(text, at, `${eol}${quote}| ${verb} | ${link.replace(/\|/g, "\\|")} |`);
}

/** A label with its marks and the blanks behind it, at the end of what stands before a value. */
const labelBefore = once(
  () =>
    /(?:\*\*|__|\*|_|`)?([\p{L}][\p{L}\p{M} _-]*?(?:[ \t]*[(（][^()（）]*[)）])?)[ \t\u00a0]*(?:\*\*|__|\*|_|`)?[ \t\u00a0]*[:：](?:\*\*|__|\*|_)?[ \t]*$/u,
);
const boldBefore = once(() => /(?:\*\*|__)([\p{L}][\p{L}\p{M} _-]*?)(?:\*\*|__)[ \t]+$/u);

/**
 * A label with its value beside a line of metadata, dressed as that is: on the same line where that holds several, else on
 * a line of its own.
 */
export function beside(text: string, status: Field, verb: string, link: string, eol: string): Edit {
  const start = text.lastIndexOf("\n", status.start - 1) + 1;
  const lf = text.indexOf("\n", status.end);
  const end = lf === -1 ? text.length : text.charAt(lf - 1) === "\r" ? lf - 1 : lf;
  const before = ownLabel(text, start, status);
  const found = labelBefore().exec(before) ?? boldBefore().exec(before);
  const label = found?.[0] ?? "Status: ";
  const name = found?.[1] ?? "Status";
  const dressed = label.replace(name, () => verb).replace(/\s*$/, " ");
  // A mark that stays open closes behind the value; in code a link would be shown as it is written.
  const mark = /^(?:\*\*|__|\*|_|`)/.exec(dressed)?.[0] ?? "";
  const open = mark !== "" && dressed.split(mark).length % 2 === 0;
  const named = `${open && mark === "`" ? dressed.slice(1) : dressed}${link}${open && mark !== "`" ? mark : ""}`;
  const lead = before.slice(0, before.length - (found?.[0].length ?? 0));
  const between = /(\s*[|·•‖;]\s*)$/.exec(lead)?.[1] ?? /^(\s*[|·•‖;]\s*)\S/.exec(text.slice(status.end, end))?.[1];
  if (between) return insert(text, status.end, `${between}${named}`);
  const bullet = /^[\s>]*(?:[-*+]\s+|\d+[.)]\s+)?/.exec(lead)?.[0] ?? "";
  const breaks = /[ ]{2,}$|\\$|<br ?\/?>$/.exec(text.slice(status.end, end))?.[0] ?? "";
  const next =
    text
      .slice(lf + 1)
      .split(/\r?\n/, 1)[0]
      ?.trim() ?? "";
  const item = /[-*+\d]/.test(bullet);
  const alone = !item && breaks === "" && (lf === -1 || next === "" || next === ">");
  const gap = alone ? `${bullet.includes(">") ? ">" : ""}${eol}` : "";
  return insert(text, end, `${eol}${gap}${bullet.trim() === "" ? "" : bullet}${named}${breaks}`);
}

/** What stands before the status on its line, or on the line above where the value begins one. */
function ownLabel(text: string, start: number, status: Field): string {
  const before = text.slice(start, status.start);
  if (/[\p{L}]/u.test(before) || start === 0) return before;
  const above = text
    .slice(0, start)
    .split(/\r?\n/)
    .findLast((line) => line.trim() !== "");
  return above !== undefined && labelBefore().test(above) ? `${above} ` : before;
}
