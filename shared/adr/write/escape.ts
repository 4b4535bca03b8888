/**
 * Typed text on its way into Markdown. It comes out as what was typed: whatever would mean something to a Markdown
 * reader is escaped, and only that. Whitespace inside a line is collapsed, control characters are dropped.
 */
import { once } from "#shared/base/once";

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
function typedLines(text: string): string[] {
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

/** A line break inside a paragraph: two spaces, since some readers show the backslash that others take. */
export const hardBreak = "  \n";

/** A typed text as Markdown paragraphs; a line break inside one stays a line break. */
export function prose(text: string): Md[] {
  return typedParagraphs(text).map(broken);
}

/** Lines of one paragraph, parted by hard breaks. */
export function broken(lines: string[]): Md {
  return join(
    lines.map((line) => md`${line}`),
    hardBreak,
  );
}

/** For a table cell, where a pipe that isn't a reference yet would end it. */
export function tableCell(text: Md): string {
  return text.md.replaceAll(hardBreak, " ").replace(/(\\*)\|/g, (pipe, slashes: string) => {
    return slashes.length % 2 === 1 ? pipe : `${slashes}\\|`;
  });
}

/**
 * For a heading: closing hashes would be taken for decoration, and linters refuse punctuation at its end, so that is
 * written as a character reference. An address is no link here.
 */
export function headingText(text: string): string {
  const line = oneLine(text);
  const escaped = escapeText(line, "# ", "").replace(/#+$/, (hashes) => hashes.replace(/#/g, "\\#"));
  // A mark that is written as a reference already doesn't end the heading any more.
  const mark = /[.,;:!。，；：！]$/u.exec(line)?.[0];
  return mark !== undefined && escaped.endsWith(mark) && !/&#\d+;$/.test(escaped)
    ? escaped.slice(0, -mark.length) + reference(mark)
    : escaped;
}

/** A character that every reader shows as itself, whatever it means elsewhere. */
function reference(character: string): string {
  return `&#${character.codePointAt(0)};`;
}

/**
 * One typed line that stands after `before` and ahead of `after`; both are Markdown, and either may be empty. Addresses
 * become links, because many readers only link what is written as one.
 */
function escapeLine(line: string, before: string, after: string): string {
  let out = "";
  let from = 0;
  for (const { start, end, to } of addressesIn(line)) {
    out += escapeText(line.slice(from, start), before + out, "[");
    out += `[${escapeText(line.slice(start, end), "[", "]", true)}](${to})`;
    from = end;
  }
  return out + escapeText(line.slice(from), before + out, after);
}

const address = once(
  () => /\b(?:https?:\/\/|www\.(?=\w))[^\s<>"`{}|\\^\p{C}]+|(?<![\w.+/-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+/giu,
);
const closing: Record<string, string> = { ")": "(", "]": "[" };

/** Addresses of pages and people, without the marks that end the sentence they stand in. */
function addressesIn(line: string): { start: number; end: number; to: string }[] {
  return [...line.matchAll(address())].flatMap(({ 0: whole, index: start }) => {
    let text = whole;
    for (let last = text.at(-1) ?? ""; /[.,;:!?'"*_~)\]\u2019\u201d]/.test(last); last = text.at(-1) ?? "") {
      const opening = closing[last];
      // Part of the address where it closes what the address opened.
      if (opening && text.split(opening).length >= text.split(last).length) break;
      text = text.slice(0, -1);
    }
    const end = start + text.length;
    const person = !/^(?:https?:\/\/|www\.)/i.test(text);
    // "git@example.org:team/project" is no person's address.
    if (person && (/^[:/]\S/.test(line.slice(end)) || !/@.*\.[\w-]*[a-z]$/i.test(text))) return [];
    if (!person && !/^(?:https?:\/\/|www\.)[^\s/.:@?#]+/i.test(text)) return [];
    // Leads nowhere for anybody else, and VitePress refuses to build a site with it.
    if (/^https?:\/\/(?:localhost|127\.0\.0\.1)(?![\w.-])/i.test(text)) return [];
    const scheme = person ? "mailto:" : /^www\./i.test(text) ? "http://" : "";
    return { start, end, to: scheme + text.replace(/[()[\]*_~'$&!]/g, destination) };
  });
}

/** In a link's target: what would end it or mean something is percent-encoded where that is the same address. */
function destination(character: string): string {
  if (character === "&" || character === "_" || character === "~" || character === "!") return character;
  return `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
}

const entity = /^&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z][a-z0-9]*);/i;
const unfinishedEntity = /^&(?:#x?[0-9a-f]*|[a-z][a-z0-9]*)$/i;
const space = /^\s?$/;
const wordCharacter = once(() => /[\p{L}\p{N}]/u);

/** `linked`: the text is a link already, so nothing in it becomes one. */
function escapeText(line: string, before: string, after: string, linked = false): string {
  let out = "";
  const startsLine = before === "" || before.endsWith("\n");
  const mark = startsLine ? blockMark(line) : null;
  for (let i = 0; i < line.length; i++) {
    const previous = i === 0 ? (before.at(-1) ?? "") : line.charAt(i - 1);
    const next = i === line.length - 1 ? after.charAt(0) : line.charAt(i + 1);
    const character = line.charAt(i);
    const form =
      mark?.at === i ? mark.form : linked && /[:.@]/.test(character) ? "plain" : formOf(line, i, previous, next, after);
    out += form === "plain" ? character : form === "backslash" ? `\\${character}` : reference(character);
  }
  return out;
}

/**
 * How a character is written: as it is; behind a backslash where every reader knows that; or as a character reference,
 * since a backslash is shown by some (Python-Markdown) and means nothing to others (Liquid, MDX's expressions).
 */
type Form = "plain" | "backslash" | "reference";

/**
 * What keeps this line from being a heading, list item, quote, rule, table, definition, container, table of contents or
 * code of MDX; `null` where nothing is needed.
 */
function blockMark(line: string): { at: number; form: Form } | null {
  if (/^[#>]|^[-+](?:\s|$)|^[-=][-=:|\s]*$|^\[[ x]\](?:\s|$)/i.test(line)) return { at: 0, form: "backslash" };
  if (/^:(?:\s|$|:)|^~(?:\s|$)|^[:|][-=:|\s]*$|^(?:!!!|\?\?\?|===)|^\[\[?toc\]|^(?:import|export)(?:\s|$)/i.test(line))
    return { at: 0, form: "reference" };
  const [numbered] =
    /^(?:\(?(?:\d{1,9}|[a-z]|[ivxlcdm]+|[#@])\)|\d{1,9}\.|[a-z#]\.|[ivxlcdm]+\.)(?=\s|$)/i.exec(line) ?? [];
  // A capital with a point and one space is somebody's initial.
  if (numbered === undefined || /^[A-Z]+\.$/.test(numbered)) return null;
  return { at: numbered.length - 1, form: "backslash" };
}

function formOf(line: string, i: number, previous: string, next: string, after: string): Form {
  const character = line.charAt(i);
  switch (character) {
    case "`":
    case "*":
      return "backslash";
    case "{":
    case "|":
    case "^":
      return "reference";
    case "\\":
      // A letter behind it makes a command of TeX for some, and two at the end of a line break it.
      if (next === "" || /\s/.test(next)) return next === "" || i === line.length - 1 ? "reference" : "plain";
      return /[!-/:-@[-`{-~a-z]/i.test(next) ? "backslash" : "plain";
    case "_":
      return insideWord(line, i, -1, previous) && insideWord(line, i, 1, next) ? "plain" : "backslash";
    case "~":
      return space.test(previous) && (space.test(next) || /\d/.test(next)) ? "plain" : "reference";
    case "$":
      return /^[\s(]?$/.test(previous) && /\d/.test(next) ? "plain" : "reference";
    case "[":
      return previous === ")" ? "backslash" : "plain";
    case "]":
      // kramdown takes a line for a link's address and drops it, with a backslash too.
      if (next === ":") return "reference";
      return next === "" || /[([{]/.test(next) ? "backslash" : "plain";
    case "<":
      return /\s/.test(next) ? "plain" : "reference";
    case ">":
      return previous === ">" ? "reference" : "plain";
    case "-":
      return previous === "-" && !isReferenced(line, i) ? "reference" : "plain";
    case "&": {
      const rest = line.slice(i);
      return entity.test(rest) || (after.startsWith(";") && unfinishedEntity.test(rest)) ? "reference" : "plain";
    }
    case ":":
      if (line.startsWith("//", i + 1) && /(?:https?|ftp)$/i.test(line.slice(0, i))) return "reference";
      // A directive, whose name and brackets would be gone.
      if (/^:[a-z][\w-]*\[/i.test(line.slice(i))) return "reference";
      // The names of emoji, two of which are numbers.
      return /^:(?:(?=[\w+-]*[a-z])[\w+-]+|100|1234):/i.test(line.slice(i)) ? "reference" : "plain";
    case ".":
      return /www$/i.test(line.slice(0, i)) && !space.test(next) ? "reference" : "plain";
    case "@":
      return /[\w.+-]/.test(previous) && /\w/.test(next) ? "reference" : "plain";
    default:
      return "plain";
  }
}

/** Two hyphens become a dash for some; of each two in a run the second is written as a reference. */
function isReferenced(line: string, i: number): boolean {
  let run = 0;
  while (line.charAt(i - 1 - run) === "-") run++;
  return run % 2 === 0;
}

/** Whether the run of underscores at `i` touches a letter or digit on this side. */
function insideWord(line: string, i: number, step: 1 | -1, beyond: string): boolean {
  let j = i + step;
  while (line.charAt(j) === "_") j += step;
  const neighbour = j < 0 || j >= line.length ? beyond : line.charAt(j);
  return wordCharacter().test(neighbour);
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
