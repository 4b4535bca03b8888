/**
 * Edits by position: exactly the characters that have to change do. Line ends, a byte order mark, the last line end,
 * comments, order and spacing stay as they are. Where that can't be done safely, nothing is done and the reason given.
 */
import type { Status } from "#shared/record/record";
import { oneLine } from "./escape";
import { type Field, scan } from "./scan";
import { statusOf } from "./words";

export type Edit = { text: string } | { refused: string };

/** Sets the status wherever the text states it. Refused where it states none, or says more than a status there. */
export function setStatus(text: string, status: Status): Edit {
  const places = scan(text).fields.filter(({ label }) => label === "status");
  if (places.length === 0) return { refused: "The file states no status." };
  const changes = places.map((place) => replacement(place, status));
  const unsafe = changes.find((change) => "refused" in change);
  if (unsafe) return unsafe;
  const written = changes.flatMap((change) => ("refused" in change ? [] : [change]));
  return { text: written.toSorted((a, b) => b.start - a.start).reduce(replaced, text) };
}

interface Change {
  start: number;
  end: number;
  word: string;
}

const longestStatus = 200;
const dressing = /^([*_`"'[\s]*)(.*?)([*_`"'\].\s]*)$/s;

/** The new word in place of the old one, in the case of the old one; what dresses it (bold, quotes) stays. */
function replacement({ start, raw }: Field, status: Status): Change | { refused: string } {
  const [, lead = "", word = ""] = raw.length <= longestStatus ? (dressing.exec(raw) ?? []) : [];
  if (statusOf(word) === null)
    return { refused: `The status reads "${shortened(raw)}", which says more than a status. Change it by hand.` };
  return { start: start + lead.length, end: start + lead.length + word.length, word: inCaseOf(word, status) };
}

function shortened(raw: string): string {
  const line = oneLine(raw);
  return line.length > 60 ? `${line.slice(0, 60)}...` : line;
}

function inCaseOf(old: string, word: string): string {
  if (old.length > 1 && old === old.toUpperCase() && old !== old.toLowerCase()) return word.toUpperCase();
  const first = old.charAt(0);
  const capital = first !== first.toLowerCase();
  return capital ? word.charAt(0).toUpperCase() + word.slice(1) : word;
}

function replaced(text: string, { start, end, word }: Change): string {
  return text.slice(0, start) + word + text.slice(end);
}

const reviews = "Reviews:";

/**
 * Adds a review, one bullet, under the line "Reviews:" at the end of the text, which is added with the first. Refused
 * where the text ends inside a code block, since what is added would become code.
 */
export function appendReview(text: string, review: string): Edit {
  const eol = /\r?\n/.exec(text)?.[0] ?? "\n";
  const fences = text.match(/^ {0,3}(?:`{3,}|~{3,})/gm)?.length ?? 0;
  if (fences % 2 === 1) return { refused: "The file ends inside a code block." };
  const bullet = text.includes("\n* ") ? "*" : "-";
  const end = text.trimEnd().length;
  const last = text.slice(0, end);
  const tail = text.slice(end);
  const lines = last.split(/\r?\n/);
  const from = lines.lastIndexOf(reviews);
  const goesOn = from >= 0 && lines.slice(from + 1).every((line) => line === "" || /^[*-] /.test(line));
  const before = goesOn ? eol : `${eol}${eol}${reviews}${eol}${eol}`;
  return { text: `${last}${before}${bullet} ${review}${tail}` };
}
