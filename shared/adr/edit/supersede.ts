/** Links between ADRs, written into both files as each of them writes such things. Edits by position, like those of a status. */

import { splitPath } from "#shared/adr/links/path";
import type { Field } from "#shared/adr/read/field";
import { stateIn, supersededByIn, tongueOf, tongueOfPhrase } from "#shared/adr/read/languages";
import { type ParsedAdr, readAdr } from "#shared/adr/read/read";
import { clausesIn } from "#shared/adr/read/relation";
import { type Scan, scan } from "#shared/adr/read/scan";
import type { Span } from "#shared/adr/read/span";
import { statusIn } from "#shared/adr/read/status";
import { targetsIn } from "#shared/adr/read/targets";
import { statusOf } from "#shared/adr/read/words";
import { oneLine } from "#shared/adr/write/escape";
import type { Status } from "#shared/record/record";
import {
  applied,
  type Edit,
  inCaseOf,
  inPicture,
  lineEndOf,
  statusWord,
  type TextChange,
  tickChanges,
  whyNotEdited,
  whyNoWord,
  withCapitalOf,
} from "./edit";
import { addLink, type LinkToAdd, removeLink } from "./link";
import { type AdrFileText, leadsTo, nameIn, nothing, says, tells } from "./reference";

export type Spelling = "superseded" | "superceded";

/** Both texts after the change, or which file doesn't allow it and why. */
export type PairEdit = { old: string; by: string } | { refused: string; file: string };

/**
 * Says in both files that `by` supersedes `old`: in the status of the old one, and as a link in the new one. An end that
 * says so already stays as it is, so this also completes a link that only one of the files has. Refused where a file
 * doesn't state its status in a way that can be changed, names another successor, or says that it is the other way round.
 *
 * @param read both as they are, from who has read them already
 */
export function supersede(
  old: AdrFileText,
  by: AdrFileText,
  spelling = spellingOf(old.text, by.text),
  read: { old?: ParsedAdr | undefined; by?: ParsedAdr | undefined } = {},
): PairEdit {
  for (const { file } of [old, by]) {
    const refused = whyNotEdited(splitPath(file).name);
    if (refused !== null) return { refused, file };
  }
  // Each is read once as it is and once as it would be: a check asks this of every pair whose link has but one end.
  const { old: was = readAdr(old.file, old.text), by: is = readAdr(by.file, by.text) } = read;
  const other = tells(by.file, is, "supersededBy", old) ? by : tells(old.file, was, "supersedes", by) ? old : null;
  if (other !== null) return { refused: "It says the opposite: each would supersede the other.", file: other.file };
  const there = successorIn(old, was, by, spelling);
  if ("refused" in there) return { ...there, file: old.file };
  const back = tells(by.file, is, "supersedes", old)
    ? { text: by.text }
    : addLink(by, { verb: spelling === "superceded" ? "Supercedes" : "Supersedes", to: old });
  if ("refused" in back) return { ...back, file: by.file };
  const left = there.text === old.text ? was : readAdr(old.file, there.text);
  if (left.status !== "superseded" || !tells(old.file, left, "supersededBy", by))
    return { refused: "What would be written couldn't be read back.", file: old.file };
  if (back.text !== by.text && !says({ ...by, text: back.text }, "supersedes", old))
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
function spellingOf(...texts: string[]): Spelling {
  return texts.some((text) => /supercede[sd]/i.test(text)) ? "superceded" : "superseded";
}

// The old file: its status

function successorIn(old: AdrFileText, was: ParsedAdr, by: AdrFileText, spelling: Spelling): Edit {
  const { text } = old;
  const told = tells(old.file, was, "supersededBy", by);
  if (was.status === "superseded" && told) return { text, undo: [] };
  const another = was.supersededBy.find((target) => !leadsTo(old.file, target, by.file));
  if (another !== undefined) return { refused: `It names another successor: ${oneLine(another)}.` };
  const found = scan(text);
  const { fields } = found;
  const places = fields.filter(({ label }) => label === "status");
  if (places.length === 0) return { refused: "The file states no status." };
  if (places.some(({ from }) => from === "picture")) return inPicture;
  const waiting = found.blanks.find(({ label }) => label === "supersededBy");
  const named = fields.find(({ label, raw }) => label === "supersededBy" && nothing.test(raw)) ?? waiting;
  let ticks = false;
  const changes: TextChange[] = [];
  for (const place of places) {
    if (targetsIn(place.raw, "supersededBy").some((target) => leadsTo(old.file, target, by.file))) continue;
    const ticked = tickChanges(place, "superseded");
    if (ticked && "refused" in ticked) return ticked;
    if (ticked) {
      changes.push(...ticked);
      ticks = true;
      continue;
    }
    const word = statusWord(place);
    if (!word) {
      const line = named ? null : behindStatus(place, found, old, by, spelling);
      if (!line) return { refused: whyNoWord(place) };
      changes.push(line);
      continue;
    }
    const tongue = tongueOf(word.raw, found);
    const phrase = supersededByIn(tongue, nameIn(place, old, by));
    const state = named
      ? inCaseOf(word.raw, stateIn(tongue, "superseded"))
      : withCapitalOf(word.raw, phrase.replace(/^superseded/, spelling));
    if (named && statusOf(word.raw) === "superseded") continue;
    const { start, end } = named ? word : outOfMarks(text, word);
    changes.push({ start, end, word: state });
  }
  if (named && !told) {
    const gap = named === waiting && !/[ \t]/.test(text.charAt(named.start - 1)) ? " " : "";
    changes.push({ start: named.start, end: named.end, word: `${gap}${nameIn(named, old, by)}` });
  }
  const edit = applied(text, changes);
  if (ticks && !named) return withLink(edit, { ...old, text: edit.text }, { verb: "Superseded by", to: by });
  // Where only an identifier stands in the status, readers of Markdown get a link to follow.
  const bare = places.some(({ from }) => from === "front matter") && changes.length > 0 && !named;
  return bare && places.length === 1
    ? withLink(edit, { ...old, text: edit.text }, { verb: "Superseded by", to: by })
    : edit;
}

/**
 * A line of its own below what a section says of a state: "Accepted (by vote)" holds what nobody else knows. `null` where
 * the status stands elsewhere, or isn't known.
 */
function behindStatus(
  place: Field,
  found: Scan,
  old: AdrFileText,
  by: AdrFileText,
  spelling: Spelling,
): TextChange | null {
  const state = place.from === "section" ? statusIn(place.raw) : null;
  if (state === null || state === "superseded") return null;
  const word = /\p{L}[\p{L}\p{M}]*/u.exec(place.raw)?.[0] ?? "";
  const phrase = supersededByIn(tongueOf(word, found), nameIn(place, old, by)).replace(/^superseded/, spelling);
  const last = place.raw.slice(place.raw.lastIndexOf("\n") + 1);
  const bullet = /^\s*[-*+][ \t]+/.exec(last)?.[0];
  const eol = lineEndOf(old.text);
  const gap = bullet === undefined ? `${eol}${eol}` : `${eol}${bullet}`;
  return { start: place.end, end: place.end, word: `${gap}${withCapitalOf(word, phrase)}` };
}

/** A word in marks of code, or of a wiki's link, with these marks: a link inside them would be shown as it is written. */
function outOfMarks(text: string, { start, end }: Span): { start: number; end: number } {
  if (text.charAt(start - 1) === "`" && text.charAt(end) === "`") return { start: start - 1, end: end + 1 };
  const wiki = text.slice(start - 2, start) === "[[" && text.slice(end, end + 2) === "]]";
  return wiki ? { start: start - 2, end: end + 2 } : { start, end };
}

function withLink(first: Edit, file: AdrFileText, link: LinkToAdd): Edit {
  const second = addLink(file, link);
  if ("refused" in first || "refused" in second) return second;
  return {
    text: second.text,
    undo: [{ start: 0, end: second.text.length, word: applied(first.text, first.undo).text }],
  };
}

function withoutSuccessor(old: AdrFileText, by: AdrFileText, status: Status): Edit {
  const { text } = old;
  const { fields } = scan(text);
  const changes: TextChange[] = [];
  for (const field of fields) {
    const names = (target: string) => leadsTo(old.file, target, by.file);
    if (field.label === "supersededBy" && targetsIn(field.raw, null).some(names)) {
      if (targetsIn(field.raw, null).length > 1) return { refused: "It names more than one successor." };
      changes.push({ start: field.start, end: field.end, word: field.from === "front matter" ? "null" : "None" });
    }
    if (field.label !== "status") continue;
    const ticked = tickChanges(field, status);
    if (ticked && "refused" in ticked) return ticked;
    if (ticked) {
      changes.push(...ticked);
      continue;
    }
    const phrase = phraseIn(field);
    if (!phrase) {
      if (!readAdr(old.file, text).supersededBy.some(names))
        return { refused: "It doesn't say that it is superseded." };
      continue;
    }
    if (targetsIn(phrase.raw, "supersededBy").some((target) => !names(target)))
      return { refused: "It names more than one successor." };
    const stated = text
      .slice(field.start, phrase.start)
      .replace(/(?:^|\n)[\s*+-]*$/, "")
      .trimEnd();
    if (stated !== "" && statusIn(stated) === status) {
      changes.push({ start: field.start + stated.length, end: phrase.end, word: "" });
      continue;
    }
    const [word = ""] = /^[\p{L}\p{M}]+/u.exec(phrase.raw) ?? [];
    changes.push({
      start: phrase.start,
      end: phrase.end,
      word: inCaseOf(word, stateIn(tongueOfPhrase(phrase.raw), status)),
    });
  }
  const edit = applied(text, changes);
  const left = { ...old, text: edit.text };
  if (!says(left, "supersededBy", by)) return edit;
  const clean = removeLink(left, "supersededBy", by);
  if ("refused" in clean) return clean;
  return { text: clean.text, undo: [{ start: 0, end: clean.text.length, word: text }] };
}

const dressed =
  /^((?:[-+>]\s)?(?:~~[^~\n]*~~\s*)*(?:["'*_`=\s]|<(?:span|mark|b|strong|em|i|font|kbd)\b[^<>\n]{0,100}>|\[(?![^[\]\n]*\]\())*)((?:\[[^\]\n]*\]\([^)\n]*\))?[^\r\n]*?)((?:["'*_`\]=.\s]|<\/(?:span|mark|b|strong|em|i|font|kbd)>|\\)*)$/;

/** The line of a status that says nothing but that the ADR is superseded, without what dresses it. */
function phraseIn({ start, raw }: Field): Span | null {
  let at = start;
  for (const line of raw.split("\n")) {
    // Nobody writes a longer status, and the pattern takes time with the square of its length.
    if (line.length > 2000) return null;
    const [, lead = "", said = "", tail = ""] = dressed.exec(line.replace(/\r$/, "")) ?? [];
    const whole = said + (/^\)?/.exec(tail)?.[0] ?? "");
    const [clause] = clausesIn(whole);
    if (statusOf(whole) === "superseded" || (clause?.relation === "supersededBy" && opens(whole, clause.at)))
      return { start: at + lead.length, end: at + lead.length + whole.length, raw: whole };
    at += line.length + 1;
  }
  return null;
}

/** Nothing stands before the verb, or only what the other ADR is called. */
function opens(said: string, at: number): boolean {
  return /^(?:\[[^\]]*\]\([^)]*\)|[A-Za-z]*[-\s#]*\d*)\s*$/.test(said.slice(0, at));
}
