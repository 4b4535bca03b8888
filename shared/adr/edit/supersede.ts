/** Links between ADRs, written into both files as each of them writes such things. Edits by position, like those of a status. */

import { nameParts } from "#shared/adr/folder/filename";
import { addressOf, decodedPath, joinedPath, splitPath, stemOf } from "#shared/adr/links/path";
import { readAdr, targetsIn } from "#shared/adr/read/read";
import { type Field, type Scan, type Section, scan } from "#shared/adr/read/scan";
import { oneLine } from "#shared/adr/write/escape";
import type { Status } from "#shared/record/record";
import { applied, type Change, type Edit, inCaseOf, lineEndOf, statusWord, whyNotEdited, withCapitalOf } from "./edit";

/** An ADR's path, from the same root as the other's, and its text. */
export interface AdrFileText {
  file: string;
  text: string;
  /** The package of log4brains that it belongs to; a link to it has to say so where files are named by date. */
  package?: string | undefined;
}

export type Spelling = "superseded" | "superceded";

/** Both texts after the change, or which file doesn't allow it and why. */
export type PairEdit = { old: string; by: string } | { refused: string; file: string };

/**
 * Says in both files that `by` supersedes `old`: in the status of the old one, and as a link in the new one. An end that
 * says so already stays as it is, so this also completes a link that only one of the files has. Refused where a file
 * doesn't state its status in a way that can be changed, or names another successor.
 */
export function supersede(old: AdrFileText, by: AdrFileText, spelling = spellingOf(old.text, by.text)): PairEdit {
  for (const { file } of [old, by]) {
    const refused = whyNotEdited(splitPath(file).name);
    if (refused !== null) return { refused, file };
  }
  const there = successorIn(old, by, spelling);
  if ("refused" in there) return { ...there, file: old.file };
  const back = says(by, "supersedes", old)
    ? { text: by.text }
    : addLink(by, { verb: spelling === "superceded" ? "Supercedes" : "Supersedes", to: old });
  if ("refused" in back) return { ...back, file: by.file };
  const read = readAdr(old.file, there.text);
  if (read.status !== "superseded" || !says({ ...old, text: there.text }, "supersededBy", by))
    return { refused: "What would be written couldn't be read back.", file: old.file };
  if (!says({ ...by, text: back.text }, "supersedes", old))
    return { refused: "The link that would be written couldn't be read back.", file: by.file };
  return { old: there.text, by: back.text };
}

/** Takes a supersession back in both files; the old one gets this status. Undoes `supersede` to the byte. */
export function withdraw(old: AdrFileText, by: AdrFileText, status: Status): PairEdit {
  const bare = withoutSuccessor(old, by, status);
  if ("refused" in bare) return { ...bare, file: old.file };
  const back = says(by, "supersedes", old) ? removeLink(by, "supersedes", old) : { text: by.text };
  if ("refused" in back) return { ...back, file: by.file };
  return { old: bare.text, by: back.text };
}

/** "Supercedes" where a folder follows adr-tools in that. */
export function spellingOf(...texts: string[]): Spelling {
  return texts.some((text) => /supercede[sd]/i.test(text)) ? "superceded" : "superseded";
}

function says(from: AdrFileText, relation: "supersedes" | "supersededBy", to: AdrFileText): boolean {
  return readAdr(from.file, from.text)[relation].some((target) => leadsTo(from.file, target, to.file));
}

/** Whether a target as written in `from` means the file `to`. */
function leadsTo(from: string, target: string, to: string): boolean {
  const { folder } = splitPath(from);
  const address = target.startsWith("#") ? "" : decodedPath(target);
  if (joinedPath(folder, address) === to) return true;
  const { folder: place, name } = splitPath(to);
  if (folder !== place) return false;
  if (stemOf(splitPath(address).name) === stemOf(name)) return true;
  const { number, prefix } = nameParts(name);
  const id = /^(?:([A-Za-z]{2,12})[-\s#]*|#)?(\d{1,6})$/.exec(target.trim());
  const letters = (id?.[1] ?? "adr").toLowerCase().replace(/^madr$/, "adr");
  return id !== null && number === Number(id[2]) && (prefix ?? "adr").toLowerCase() === letters;
}

// The old file: its status

function successorIn(old: AdrFileText, by: AdrFileText, spelling: Spelling): Edit {
  const { text } = old;
  if (readAdr(old.file, text).status === "superseded" && says(old, "supersededBy", by)) return { text, undo: [] };
  const { fields } = scan(text);
  const places = fields.filter(({ label }) => label === "status");
  if (places.length === 0) return { refused: "The file states no status." };
  const named = fields.find(({ label, raw }) => label === "supersededBy" && nothing.test(raw));
  const changes: Change[] = [];
  for (const place of places) {
    if (targetsIn(place.raw, "supersededBy").some((target) => leadsTo(old.file, target, by.file))) continue;
    const word = statusWord(place);
    if (!word) return { refused: `The status says more than a status: "${oneLine(place.raw).slice(0, 60)}".` };
    const state = named
      ? inCaseOf(word.raw, "superseded")
      : withCapitalOf(word.raw, `${spelling} by ${nameIn(place, old, by)}`);
    if (named && /^super[sc]eded$/i.test(word.raw)) continue;
    changes.push({ start: word.start, end: word.end, word: state });
  }
  if (named && !says(old, "supersededBy", by))
    changes.push({ start: named.start, end: named.end, word: nameIn(named, old, by) });
  const edit = applied(text, changes);
  // Where only an identifier stands in the status, readers of Markdown get a link to follow.
  const bare = places.some(({ from }) => from === "front matter") && changes.length > 0 && !named;
  return bare && places.length === 1
    ? withLink(edit, { ...old, text: edit.text }, { verb: "Superseded by", to: by })
    : edit;
}

function withLink(first: Edit, file: AdrFileText, link: Link): Edit {
  const second = addLink(file, link);
  if ("refused" in first || "refused" in second) return second;
  return {
    text: second.text,
    undo: [{ start: 0, end: second.text.length, word: applied(first.text, first.undo).text }],
  };
}

/** How a status, or a field for it, names another ADR. */
function nameIn({ from, raw }: Field, here: AdrFileText, to: AdrFileText): string {
  const { number } = nameParts(splitPath(to.file).name);
  if (from === "front matter") {
    const id = number === null ? `[${slugIn(to)}](${addressOf(here.file, to.file)})` : identifier(to);
    return raw === "[]" ? `[${id}]` : id;
  }
  const label = from === "section" ? headingOf(to) : number === null ? slugIn(to) : identifier(to);
  const link = `[${label}](${addressOf(here.file, to.file)})`;
  return from === "table" ? link.replace(/\|/g, "\\|") : link;
}

/** "ADR-0005", or with the file's own letters. */
function identifier({ file }: AdrFileText): string {
  const { prefix, digits } = nameParts(splitPath(file).name);
  return `${prefix?.toUpperCase() ?? "ADR"}-${digits}`;
}

/** What log4brains calls an ADR: its file's name, behind that of its package. */
function slugIn({ file, package: name }: Omit<AdrFileText, "text">): string {
  const stem = splitPath(file).name.replace(/\.[A-Za-z]{2,8}$/, "");
  return name === undefined ? stem : `${name}/${stem}`;
}

/** The title with its number, as adr-tools links to it. */
function headingOf({ file, text }: AdrFileText): string {
  const title = oneLine(readAdr(file, text).titleRaw ?? "") || slugIn({ file });
  return title.replace(/[[\]\\]/g, "\\$&");
}

function withoutSuccessor(old: AdrFileText, by: AdrFileText, status: Status): Edit {
  const { text } = old;
  const { fields } = scan(text);
  const changes: Change[] = [];
  for (const field of fields) {
    const names = (target: string) => leadsTo(old.file, target, by.file);
    if (field.label === "supersededBy" && targetsIn(field.raw, null).some(names)) {
      if (targetsIn(field.raw, null).length > 1) return { refused: "It names more than one successor." };
      changes.push({ start: field.start, end: field.end, word: field.from === "front matter" ? "null" : "None" });
    }
    if (field.label !== "status") continue;
    const phrase = /^(["'*_`[\s]*)((super[sc]eded|replaced)\b[^\r\n]*?)(["'*_`\].\s]*)$/im.exec(field.raw);
    if (!phrase) {
      if (!readAdr(old.file, text).supersededBy.some(names))
        return { refused: "It doesn't say that it is superseded." };
      continue;
    }
    const at = field.start + phrase.index + (phrase[1] ?? "").length;
    const whole = phraseOf(phrase);
    const others = targetsIn(whole, "supersededBy").filter((target) => !names(target));
    if (others.length > 0) return { refused: "It names more than one successor." };
    changes.push({ start: at, end: at + whole.length, word: inCaseOf(phrase[3] ?? "", status) });
  }
  const edit = applied(text, changes);
  const left = { ...old, text: edit.text };
  if (!says(left, "supersededBy", by)) return edit;
  const clean = removeLink(left, "supersededBy", by);
  if ("refused" in clean) return clean;
  return { text: clean.text, undo: [{ start: 0, end: clean.text.length, word: text }] };
}

/** The phrase with the bracket of the link that ends it. */
function phraseOf(match: RegExpExecArray): string {
  const [, , said = "", , dressing = ""] = match;
  return said + (/^\)?/.exec(dressing)?.[0] ?? "");
}

// Links

export interface Link {
  /** "Supersedes", "Amends", ... */
  verb: string;
  to: AdrFileText;
}

/** Adds a link where the file keeps such: its status section, list or table of metadata, or the sections for links. */
export function addLink(here: AdrFileText, { verb, to }: Link): Edit {
  const { text } = here;
  const found = scan(text);
  const eol = lineEndOf(text);
  const [status] = found.fields.filter(({ label }) => label === "status");
  const relation = found.fields.find(({ label, raw }) => label === labelOfVerb(verb) && nothing.test(raw));
  if (relation) return insert(text, relation.start, nameIn(relation, here, to), relation.end);
  const address = addressOf(here.file, to.file);
  const number = nameParts(splitPath(to.file).name).number;
  const label = number === null ? slugIn(to) : identifier(to);
  const inStatus = found.fields.find((field) => field.label === "status" && field.from === "section");
  if (inStatus) return insert(text, inStatus.end, `${eol}${eol}${verb} [${headingOf(to)}](${address})`);

  const line = `${verb} [${label}](${address})`;
  const links = found.sections.find(({ title }) => /^links$/i.test(title));
  if (links) return intoList(text, links, line, eol);
  const more = found.sections.find(({ title }) => /^more information$/i.test(title));
  if (more) return insert(text, endOfHeading(text, more), `${eol}${eol}${line}`);
  if (status?.from === "table") return intoTable(text, status, verb, `[${label}](${address})`, eol);
  if (status?.from === "line" && !isMadr(found)) return besideStatus(text, status, verb, `[${label}](${address})`, eol);
  if (found.unclosed) return { refused: "The file ends inside a code block or a comment." };
  const end = text.trimEnd().length;
  const section =
    status?.from === "front matter"
      ? `## More Information${eol}${eol}${line}`
      : `## Links${eol}${eol}${bulletOf(text, status)} ${line}`;
  return insert(text, end, `${eol}${eol}${section}`);
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
  if (targetsIn(field.raw, null).length > 1) return { refused: "The line of the link names other ADRs too." };
  // Where the file also has a place for the other direction, it keeps an empty one for this.
  const other = relation === "supersedes" ? "supersededBy" : "supersedes";
  const kept = found.fields.some(({ label, from, raw }) => label === other && from !== "section" && nothing.test(raw));
  if (kept && found.fields.some(({ label, start }) => label === relation && start === field.start))
    return insert(text, field.start, "None", field.end);
  if (field.from === "front matter") return insert(text, field.start, "null", field.end);
  if (!/^(?:\[[^\]]*\]\([^)]*\)|[^\s()[\]]+|M?ADR[- #]?\d+)[.\s*_]*$/i.test(field.raw))
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
function cutOut(text: string, start: number, end: number): Edit {
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

const nothing = /^(?:none|n\/a|-|–|—|null|~|\[\]|keine?|aucune?|ninguno|nessuno|nenhum|geen|なし|无|無)$/i;

function labelOfVerb(verb: string): "supersedes" | "supersededBy" | null {
  if (/^super[sc]edes$/i.test(verb)) return "supersedes";
  return /^super[sc]eded by$/i.test(verb) ? "supersededBy" : null;
}

function insert(text: string, at: number, word: string, end = at): Edit {
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

/** A row below the status, in a table of two columns. */
function intoTable(text: string, status: Field, verb: string, link: string, eol: string): Edit {
  const start = text.lastIndexOf("\n", status.start - 1) + 1;
  const lf = text.indexOf("\n", status.end);
  const end = lf === -1 ? text.length : lf;
  const line = text.slice(start, end).trimEnd();
  const cells = line
    .split("|")
    .map((one) => one.trim())
    .filter(Boolean);
  if (cells.length !== 2 || !line.startsWith("|"))
    return { refused: "The table of its metadata has no place for a link." };
  const next = text.slice(end + 1).split(/\r?\n/, 1)[0] ?? "";
  const ruled = /^[|\s:-]+$/.test(next) && next.includes("-");
  const at = ruled ? text.indexOf(next, end) + next.length : start + line.length;
  return insert(text, at, `${eol}| ${verb} | ${link.replace(/\|/g, "\\|")} |`);
}

/** A line like that of the status, behind it. */
function besideStatus(text: string, status: Field, verb: string, link: string, eol: string): Edit {
  const start = text.lastIndexOf("\n", status.start - 1) + 1;
  const lf = text.indexOf("\n", status.end);
  const end = lf === -1 ? text.length : text.charAt(lf - 1) === "\r" ? lf - 1 : lf;
  const [, bullet = "", open = "", inside = "", close = ""] =
    /^\s*((?:[-*+]\s+)?)(\*\*|__|\*|_)?[^:：*_]+?\s*([:：]?)(\*\*|__|\*|_)?\s*[:：]?/.exec(text.slice(start, end)) ??
    [];
  const label = inside && close ? `${open}${verb}:${close}` : `${open}${verb}${close}:`;
  const breaks = /[ ]{2,}$|\\$/.exec(text.slice(status.end, end))?.[0] ?? "";
  const next =
    text
      .slice(lf + 1)
      .split(/\r?\n/, 1)[0]
      ?.trim() ?? "";
  const alone = bullet === "" && breaks === "" && (lf === -1 || next === "");
  const dressed = open === "" ? `${verb}:` : label;
  return insert(text, end, `${eol}${alone ? eol : ""}${bullet}${dressed} ${link}${breaks}`);
}
