/** Stretches of a text, and its lines: offsets are into the text as given, so that an edit can change exactly those. */

/** A stretch of the text: `text.slice(start, end) === raw`. */
export interface Span {
  start: number;
  end: number;
  raw: string;
}

/** A line without its end. */
export interface Line extends Span {
  /** Without spaces around. */
  text: string;
}

/** The line that begins at this place. */
export function lineAt(text: string, start: number): Line {
  const lf = text.indexOf("\n", start);
  let end = lf === -1 ? text.length : lf;
  if (text.charCodeAt(end - 1) === 13 && end > start) end--;
  const raw = text.slice(start, end);
  return { start, end, raw, text: raw.trim() };
}

/** Where the line after the one that ends here begins. */
export function after(text: string, end: number): number {
  const crlf = text.charCodeAt(end) === 13 ? 2 : 1;
  return end + crlf;
}

/** The last occurrence of `part` in the line: values stand at its end. */
export function spanWithin(line: Line, part: string): Span {
  const start = line.start + line.raw.lastIndexOf(part);
  return { start, end: start + part.length, raw: part };
}

/** A stretch without the blanks around it. */
export function trimmed(text: string, from: number, to: number): Span {
  return spanOf({ start: from, end: to, raw: text.slice(from, to) });
}

export function spanOf({ start, raw }: Span): Span {
  const lead = raw.length - raw.trimStart().length;
  const text = raw.trim();
  return { start: start + lead, end: start + lead + text.length, raw: text };
}
