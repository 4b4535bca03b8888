/**
 * Edits by position: exactly the characters that have to change do. Line ends, a byte order mark, the last line end,
 * comments, order and spacing stay as they are. Where that can't be done safely, nothing is done and the reason given.
 */

import type { Field } from "#shared/adr/read/field";
import { stateIn, tongueOf } from "#shared/adr/read/languages";
import { readAdr, statusesIn } from "#shared/adr/read/read";
import { scan } from "#shared/adr/read/scan";
import type { Span } from "#shared/adr/read/span";
import { statusIn, ticksIn } from "#shared/adr/read/status";
import { openingStatus, statusOf } from "#shared/adr/read/words";
import { oneLine } from "#shared/adr/write/escape";
import { capital } from "#shared/base/capital";
import { once } from "#shared/base/once";
import type { Status } from "#shared/record/record";

/** A text with changes made to it, and how to take them back: `applied(text, undo)` gives the text as it was. */
export type Edit = { text: string; undo: TextChange[] } | { refused: string };

/** Other characters for a stretch of a text; `end` is behind the last one. */
export interface TextChange {
  start: number;
  end: number;
  word: string;
}

/** Why a file that is listed isn't changed by Adroit; `null` where it may be. `name` is without folders. */
export function whyNotEdited(name: string): string | null {
  if (/\.(?:adoc|asciidoc)$/i.test(name)) return "AsciiDoc is listed, not changed.";
  if (/\.rst$/i.test(name)) return "reStructuredText is listed, not changed.";
  return /^index\.md$/i.test(name) ? "An ADR in a folder of its own is listed, not changed." : null;
}

/** All changes at once. They mustn't overlap; of two at one place the first stands first. */
export function applied(text: string, changes: readonly TextChange[]): { text: string; undo: TextChange[] } {
  let out = "";
  let at = 0;
  const undo: TextChange[] = [];
  for (const { start, end, word } of changes.toSorted((a, b) => a.start - b.start)) {
    out += text.slice(at, start);
    undo.push({ start: out.length, end: out.length + word.length, word: text.slice(start, end) });
    out += word;
    at = end;
  }
  return { text: out + text.slice(at), undo };
}

/**
 * Sets the status wherever the text states it. Refused where it states none, or says more than a status there.
 * `whole`: a status that isn't one of ours is replaced too, if it is one plain line.
 */
export function setStatus(text: string, status: Status, { whole = false } = {}): Edit {
  const found = scan(text);
  const places = found.fields.filter(({ label }) => label === "status");
  if (places.length === 0) {
    const inTitle = readAdr("", text).status !== null;
    return { refused: inTitle ? "Its status stands in the title." : "The file states no status." };
  }
  const [one, other] = statusesIn(found).map(shortened);
  if (other !== undefined)
    return { refused: `It states two statuses, "${one}" and "${other}". Take one of them away by hand.` };
  if (places.some(({ from }) => from === "picture")) return inPicture;
  const changes: TextChange[] = [];
  for (const place of places) {
    const ticked = tickChanges(place, status);
    if (ticked && "refused" in ticked) return ticked;
    const word = ticked ? null : statusWord(place, whole);
    if (ticked) changes.push(...ticked);
    else if (!word) return { refused: whyNoWord(place) };
    else if (statusOf(word.raw) !== status)
      changes.push({
        start: word.start,
        end: word.end,
        word: inCaseOf(word.raw, stateIn(tongueOf(word.raw, found), status)),
      });
  }
  const edit = applied(text, changes);
  return readAdr("", edit.text).status === status ? edit : { refused: "Its status would be read as another one." };
}

/** The words of a picture can be changed, not the picture. */
export const inPicture = { refused: "Its status stands in a picture. Change it by hand." };

/** What a list to tick takes for a state: its mark, and none behind it. `null` for any other status. */
export function tickChanges({ raw, start }: Field, status: Status): TextChange[] | { refused: string } | null {
  const ticks: { at: number | null; done: boolean; is: Status | null; round: boolean }[] = [];
  let at = start;
  for (const line of raw.split("\n")) {
    for (const { mark, done, text } of ticksIn(line))
      ticks.push({
        at: mark === null ? null : at + mark,
        round: mark !== null && line.charAt(mark - 1) === "(",
        done,
        is: statusOf(text) ?? openingStatus(text.replace(/[*_`~]/g, "")),
      });
    at += line.length + 1;
  }
  if (ticks.length < 2) return null;
  const wanted = ticks.findIndex(({ is }) => is === status);
  if (ticks.some((tick) => tick.at === null)) return { refused: "Its status is a list to tick. Change it by hand." };
  if (wanted < 0) return { refused: `Its status is a list to tick, and "${status}" isn't in it. Change it by hand.` };
  return ticks.flatMap((tick, i): TextChange[] => {
    // Of round boxes one is ticked, of others all that were passed.
    const done = i === wanted || (i < wanted && tick.done && !tick.round);
    return done === tick.done || tick.at === null ? [] : [{ start: tick.at, end: tick.at + 1, word: done ? "x" : " " }];
  });
}

/** Why a status has no word that another one can take the place of. */
export function whyNoWord({ raw }: Field): string {
  if (statusIn(raw) === null && !raw.includes("\n"))
    return `The status reads "${shortened(raw)}", which is none that is known. Change it by hand.`;
  return `The status reads "${shortened(raw)}", which says more than a status. Change it by hand.`;
}

const longestStatus = 200;
const dressing =
  /^((?:[-+>]\s)?(?:~~[^~\n]*~~\s*)*(?:<(?:span|mark|b|strong|em|i|font|kbd)\b[^<>]{0,100}>)?[*_`"'[{=\s]*)(.*?)([*_`"'\]}=.\s]*(?:<\/(?:span|mark|b|strong|em|i|font|kbd)>)?)$/s;
/** A sign in front of a state or behind it that says the same: "✅ Accepted", "Rejected :x:". */
const sign = once(
  () =>
    /^(?:(?:\p{Extended_Pictographic}|\uFE0F|\u200d)+|:[a-z0-9_+-]{2,30}:)\s*(?=\p{L})|(?<=\p{L})\s+(?:(?:\p{Extended_Pictographic}|\uFE0F|\u200d)+|:[a-z0-9_+-]{2,30}:)$/u,
);
/** Lines that may follow the status in its section: links with a verb, as adr-tools writes them. */
const linkLine = /^(?:[-*+]\s+)?[^[\]()]{1,60}\[[^\]]*\]\([^)]*\)\.?$/;

/**
 * The word of a status without what dresses it (bold, quotes, brackets), in its place with the sign beside it, which
 * would say another state than the new word; `null` where more than a status is said.
 */
export function statusWord({ start, raw, from }: Field, whole = false): Span | null {
  const [first = "", ...others] = from === "section" ? raw.split(/\r?\n/) : [raw];
  const [, lead = "", said = ""] = first.length <= longestStatus ? (dressing.exec(first) ?? []) : [];
  const word = said.replace(sign(), "");
  const known = statusOf(word) !== null || (whole && word !== "" && !/[[\]()<>|]/.test(word) && others.length === 0);
  if (!known || !others.every((line) => line.trim() === "" || linkLine.test(line.trim()))) return null;
  return { start: start + lead.length, end: start + lead.length + said.length, raw: word };
}

function shortened(raw: string): string {
  const line = oneLine(raw);
  return line.length > 60 ? `${line.slice(0, 60)}...` : line;
}

/** In capitals, with a capital or small, as the word in whose place it comes. */
export function inCaseOf(old: string, word: string): string {
  if (old.length > 1 && old === old.toUpperCase() && old !== old.toLowerCase()) return word.toUpperCase();
  return withCapitalOf(old, word);
}

export function withCapitalOf(old: string, word: string): string {
  const first = old.charAt(0);
  return first === first.toLowerCase() ? word : capital(word);
}

/** The line end of a text, LF where it has none. */
export function lineEndOf(text: string): string {
  return /\r?\n/.exec(text)?.[0] ?? "\n";
}

const reviews = "Reviews:";

/**
 * Adds a review, one bullet, under the line "Reviews:" at the end of the text, which is added with the first. Refused
 * where the text ends inside a code block, since what is added would become code.
 */
export function appendReview(text: string, review: string): Edit {
  const eol = lineEndOf(text);
  if (scan(text).unclosed) return { refused: "The file ends inside a code block or a comment." };
  const bullet = text.includes("\n* ") ? "*" : "-";
  const end = text.trimEnd().length;
  const lines = text.slice(0, end).split(/\r?\n/);
  const from = lines.lastIndexOf(reviews);
  const goesOn = from >= 0 && lines.slice(from + 1).every((line) => line === "" || /^[*-] /.test(line));
  const before = goesOn ? eol : `${eol}${eol}${reviews}${eol}${eol}`;
  return applied(text, [{ start: end, end, word: `${before}${bullet} ${review}` }]);
}
