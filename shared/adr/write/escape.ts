/**
 * Typed text on its way into Markdown. It comes out as what was typed: whatever would mean something to a Markdown
 * reader is escaped, and only that. Whitespace inside a line is collapsed, control characters are dropped.
 */

/** Markdown that is ready to be written. Made by the tag `md`, so that typed text can't slip in unescaped. */
export interface Md {
  readonly md: string;
}

/** Ends of lines as any editor or keyboard makes them. */
const lineEnd = /\r\n|[\r\n\v\f\u0085\u2028\u2029]/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what has to go
const control = /[\u0000-\u0008\u000e-\u001f\u007f-\u009f\ufeff\ufffe\uffff]/g;
const loneSurrogate = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** The lines that were typed, each trimmed, without what a text file can't hold. */
export function typedLines(text: string): string[] {
  return text.split(lineEnd).map((line) =>
    line
      .replace(control, "")
      .replace(loneSurrogate, "\ufffd")
      .replace(/[ \t]+/g, " ")
      .trim(),
  );
}

/** Everything typed, on one line. */
export function oneLine(text: string): string {
  return typedLines(text).filter(Boolean).join(" ");
}

/** Paragraphs as typed: blank lines part them, and each is a list of its lines. */
export function typedParagraphs(text: string): string[][] {
  const paragraphs: string[][] = [[]];
  for (const line of typedLines(text)) {
    if (line === "") paragraphs.push([]);
    else paragraphs.at(-1)?.push(line);
  }
  return paragraphs.filter((lines) => lines.length > 0);
}

/**
 * Markdown from our own words with typed text in it: strings are escaped for their place and put on one line, `Md`
 * passes as it is.
 */
export function md(words: TemplateStringsArray, ...values: (string | number | Md)[]): Md {
  let out = words[0] ?? "";
  values.forEach((value, i) => {
    const next = words[i + 1] ?? "";
    out += typeof value === "object" ? value.md : escapeLine(oneLine(String(value)), out, next);
    out += next;
  });
  return { md: out };
}

/** Markdown of ours that holds nothing typed. */
export function literal(text: string): Md {
  return { md: text };
}

export function join(parts: Md[], separator: string): Md {
  return { md: parts.map((part) => part.md).join(separator) };
}

/** A typed text as Markdown paragraphs; a line break inside one stays a line break. */
export function prose(text: string): Md[] {
  return typedParagraphs(text).map(broken);
}

/** Lines of one paragraph, parted by hard breaks. */
export function broken(lines: string[]): Md {
  return join(
    lines.map((line) => md`${line}`),
    "\\\n",
  );
}

/** For a table cell, where a pipe would end it. */
export function cell(text: Md): string {
  return text.md.replace(/\n/g, " ").replace(/(\\*)\|/g, (pipe, slashes: string) => {
    return slashes.length % 2 === 1 ? pipe : `${slashes}\\|`;
  });
}

/**
 * For a heading: closing hashes would be taken for decoration, and linters refuse punctuation at its end, so that is
 * written as a character reference.
 */
export function headingText(text: string): string {
  return escapeLine(oneLine(text), "# ", "")
    .replace(/#+$/, (hashes) => hashes.replace(/#/g, "\\#"))
    .replace(/[.,;:!。，；：！]$/u, (mark) => `&#${mark.codePointAt(0)};`);
}

const entity = /^&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z][a-z0-9]*);/i;
const unfinishedEntity = /^&(?:#x?[0-9a-f]*|[a-z][a-z0-9]*)$/i;
const space = /^\s?$/;
const wordCharacter = /[\p{L}\p{N}]/u;

/** Escapes one line that stands after `before` and ahead of `after`; both are Markdown, and either may be empty. */
function escapeLine(line: string, before: string, after: string): string {
  let out = "";
  const startsLine = before === "" || before.endsWith("\n");
  const mark = startsLine ? blockMark(line) : -1;
  for (let i = 0; i < line.length; i++) {
    const previous = i === 0 ? (before.at(-1) ?? "") : line.charAt(i - 1);
    const next = i === line.length - 1 ? after.charAt(0) : line.charAt(i + 1);
    if (i === mark || means(line, i, previous, next, after)) out += "\\";
    out += line.charAt(i);
  }
  return out;
}

/** Where a backslash keeps this line from being a heading, list item, quote, rule or table; -1 where none is needed. */
function blockMark(line: string): number {
  if (/^[#>]|^[-+](?:\s|$)|^[-=:|][-=:|\s]*$|^\[[ x]\](?:\s|$)/i.test(line)) return 0;
  const ordered = /^\d{1,9}(?=[.)](?:\s|$))/.exec(line);
  return ordered ? ordered[0].length : -1;
}

/** Whether the character at `i` would be read as Markdown rather than as itself. */
function means(line: string, i: number, previous: string, next: string, after: string): boolean {
  switch (line.charAt(i)) {
    case "\\":
      return next === "" || /[!-/:-@[-`{-~\n]/.test(next);
    case "`":
    case "*":
    case "$":
      return true;
    case "_":
      return !(insideWord(line, i, -1, previous) && insideWord(line, i, 1, next));
    case "~":
      return !(space.test(previous) && (space.test(next) || /\d/.test(next)));
    case "[":
      return previous === ")";
    case "]":
      return next === "" || /[([:]/.test(next);
    case "<":
      return next === "" || /[a-z/!?]/i.test(next);
    case "&": {
      const rest = line.slice(i);
      return entity.test(rest) || (after.startsWith(";") && unfinishedEntity.test(rest));
    }
    case ":":
      return line.startsWith("//", i + 1) && /(?:https?|ftp)$/i.test(line.slice(0, i));
    case ".":
      return /www$/i.test(line.slice(0, i)) && !space.test(next);
    case "@":
      return /[\w.+-]/.test(previous) && /\w/.test(next);
    default:
      return false;
  }
}

/** Whether the run of underscores at `i` touches a letter or digit on this side. */
function insideWord(line: string, i: number, step: 1 | -1, beyond: string): boolean {
  let j = i + step;
  while (line.charAt(j) === "_") j += step;
  const neighbour = j < 0 || j >= line.length ? beyond : line.charAt(j);
  return wordCharacter.test(neighbour);
}

/** A YAML scalar in double quotes, on one line. */
export function yamlString(text: string): string {
  return `"${oneLine(text).replace(/["\\]/g, "\\$&")}"`;
}

/** A YAML scalar that is only quoted where a plain one would be read as something else. */
export function yamlPlain(text: string): string {
  const line = oneLine(text);
  const plain = /^\p{L}[\p{L}\p{M}\p{N} ,.'()/&+-]*$/u.test(line);
  return plain && !/^(?:true|false|yes|no|on|off|null|y|n)$/i.test(line) ? line : yamlString(line);
}
