/**
 * Takes a large JSON document apart without parsing it as a whole: one entry of its long lists at a time, so that whoever
 * reads it can pause in between. What stands inside a piece is for the parser to judge.
 */

export interface Piece {
  /** Name of the member of the document. */
  key: string;
  /** Place in a list, name in a map; `null` for a member that is taken whole. */
  at: number | string | null;
  text: string;
}

/** Lists and objects inside each other. */
const depthLimit = 100;
/** Values in one piece, so that a parser of it stays within little memory. */
const valueLimit = 1_000_000;

/**
 * The members of the document, those of `lists` and `maps` entry by entry. Throws `SyntaxError` where it isn't a JSON
 * object as far as that shows from outside, `RangeError` where a piece holds too much.
 */
export function* pieces(text: string, lists: readonly string[], maps: readonly string[]): Generator<Piece> {
  const at = { i: text.startsWith("\ufeff") ? 1 : 0 };
  for (const key of members(text, at)) {
    const opens = text[at.i];
    if (lists.includes(key) && opens === "[") {
      let n = 0;
      for (const entry of entries(text, at)) yield { key, at: n++, text: entry };
    } else if (maps.includes(key) && opens === "{") {
      for (const name of members(text, at)) yield { key, at: name, text: value(text, at) };
    } else yield { key, at: null, text: value(text, at) };
  }
  space(text, at);
  if (at.i !== text.length) throw broken();
}

interface Cursor {
  i: number;
}

/** The names in an object; whoever takes one moves the cursor over its value before asking for the next. */
function* members(text: string, at: Cursor): Generator<string> {
  for (const _ of separated(text, at, "{", "}")) {
    const from = at.i;
    if (text[from] !== '"') throw broken();
    string(text, at);
    const name = JSON.parse(text.slice(from, at.i)) as string;
    space(text, at);
    if (text[at.i++] !== ":") throw broken();
    space(text, at);
    yield name;
  }
}

function* entries(text: string, at: Cursor): Generator<string> {
  for (const _ of separated(text, at, "[", "]")) yield value(text, at);
}

/** Stops before each entry, at its first character. */
function* separated(text: string, at: Cursor, opens: string, closes: string): Generator<void> {
  space(text, at);
  if (text[at.i++] !== opens) throw broken();
  space(text, at);
  if (text[at.i] === closes) {
    at.i++;
    return;
  }
  for (;;) {
    space(text, at);
    yield;
    space(text, at);
    const next = text[at.i++];
    if (next === closes) return;
    if (next !== ",") throw broken();
  }
}

/** The text of the value that begins here. */
function value(text: string, at: Cursor): string {
  const from = at.i;
  let depth = 0;
  let values = 0;
  while (at.i < text.length) {
    const mark = text[at.i];
    if (mark === '"') {
      string(text, at);
      if (depth === 0) return text.slice(from, at.i);
      continue;
    }
    if (mark === "{" || mark === "[") {
      if (++depth > depthLimit) throw broken();
      values++;
    } else if (mark === "}" || mark === "]") {
      if (depth === 0) break;
      if (--depth === 0) return text.slice(from, ++at.i);
    } else if (mark === ",") {
      if (depth === 0) break;
      values++;
    }
    if (values > valueLimit) throw new RangeError(`A part of it holds more than ${valueLimit} values.`);
    at.i++;
  }
  const text_ = text.slice(from, at.i).trim();
  if (text_ === "" || depth > 0) throw broken();
  return text_;
}

/** Moves over a string. */
function string(text: string, at: Cursor): void {
  for (let i = at.i + 1; ; ) {
    const end = text.indexOf('"', i);
    if (end < 0) throw broken();
    let escapes = 0;
    while (text[end - 1 - escapes] === "\\") escapes++;
    i = end + 1;
    if (escapes % 2 === 1) continue;
    at.i = i;
    return;
  }
}

function space(text: string, at: Cursor): void {
  while (" \n\r\t".includes(text[at.i] ?? "x")) at.i++;
}

function broken(): SyntaxError {
  return new SyntaxError("The document isn't complete.");
}
