/** The links and pictures of a Markdown text that lead to files beside it. */
import type { Span } from "#shared/adr/read/span";

const fence = /^ {0,3}(`{3,}|~{3,})/;
const inline = /\]\(\s*(?:<([^<>\n]*)>|((?:[^()\s\\<]|\\.|\([^()\s]*\))+))/g;
/** Not a footnote; and an address, where other tools keep their remarks in definitions. */
const definition = /^ {0,3}\[(?!\^|\/\/)[^\]\n]+\]:[ \t]+<?([^\s<>]*[./][^\s<>]*)>?/;
const attribute = /<(?:a|img|source)\b[^<>]*?\s(?:href|src)\s*=\s*(?:"([^"\n]*)"|'([^'\n]*)')/gi;
/** Nobody writes a longer line by hand. */
const longestLine = 20_000;

/**
 * Addresses of links as written, where they are no web addresses, anchors, paths from a root or somebody's name
 * ("@ana"). Skips code and comments.
 */
export function relativeLinks(text: string): Span[] {
  return readable(text, (line, start) =>
    line.includes("](") || line.includes("]:") || line.includes("=") ? linksIn(line, start) : [],
  );
}

/** Pages that links of a wiki name, without what follows them: `[[0002-use-b#Why|ADR 2]]`. Skips code and comments. */
export function wikiPages(text: string): Span[] {
  if (!text.includes("[[")) return [];
  return readable(text, (line, start) =>
    [...withoutCode(line).matchAll(/\[\[([^[\]|#\n]{1,200})(?=[#|\]])/g)].map(({ index, 1: raw = "" }) => {
      const from = start + index + 2;
      return { start: from, end: from + raw.length, raw };
    }),
  );
}

/** What `take` finds in the lines that a reader of Markdown sees as text. */
function readable(text: string, take: (line: string, start: number) => Span[]): Span[] {
  const found: Span[] = [];
  let open = "";
  let comment = false;
  /** A list goes on, so that what is indented belongs to it; else it is code after a blank line. */
  let list = false;
  let blank = true;
  for (let at = 0; at < text.length; ) {
    const lf = text.indexOf("\n", at);
    const end = lf === -1 ? text.length : lf;
    const start = at;
    at = end + 1;
    if (end - start > longestLine) continue;
    const line = text.slice(start, end);
    const empty = line.trim() === "";
    const indented = /^(?: {4}|\t)/.test(line);
    if (/^ {0,3}(?:[-*+]|\d{1,9}[.)])\s/.test(line)) list = true;
    else if (!empty && !/^\s/.test(line)) list = false;
    const mark = fence.exec(line)?.[1];
    if (open !== "") {
      if (mark?.startsWith(open) && line.trim() === mark) open = "";
    } else if (mark && !comment) open = mark;
    else if (!(indented && blank && !list) && !empty) {
      const { plain, inside } = withoutComments(line, comment);
      comment = inside;
      found.push(...take(plain, start));
    }
    blank = empty || (blank && indented && !list);
  }
  return found;
}

/** A line with blanks for what stands in comments, and whether one goes on in the next line. */
function withoutComments(line: string, inside: boolean): { plain: string; inside: boolean } {
  if (!inside && !line.includes("<!--")) return { plain: line, inside };
  let plain = "";
  let open = inside;
  for (let at = 0; at < line.length; ) {
    const mark = line.indexOf(open ? "-->" : "<!--", at);
    const to = mark === -1 ? line.length : mark + (open ? 3 : 0);
    plain += open ? " ".repeat(to - at) : line.slice(at, to);
    at = to;
    if (mark !== -1) open = !open;
  }
  return { plain, inside: open };
}

/** A line with blanks for what stands in marks of code. */
function withoutCode(line: string): string {
  return line.includes("`") ? line.replace(/(`+)(?!`).*?[^`]\1(?!`)/g, (code) => " ".repeat(code.length)) : line;
}

function linksIn(line: string, start: number): Span[] {
  const plain = withoutCode(line);
  const defined = definition.exec(plain);
  const matches = [...plain.matchAll(inline), ...(defined ? [defined] : []), ...plain.matchAll(attribute)];
  return matches.flatMap((match) => {
    const raw = match[1] ?? match[2] ?? "";
    const from = start + match.index + match[0].lastIndexOf(raw);
    return isRelative(raw) ? [{ start: from, end: from + raw.length, raw }] : [];
  });
}

function isRelative(address: string): boolean {
  return address !== "" && !/^(?:[a-z][a-z0-9+.-]*:|[#/\\?]|\{|www\.|@[\w-]+$)/i.test(address);
}

/** Gives the number of the line that holds a place, counted from 1; quick where places are asked for in their order. */
export function lineNumbers(text: string): (at: number) => number {
  let [line, from] = [1, 0];
  return (at) => {
    if (at < from) [line, from] = [1, 0];
    for (let lf = text.indexOf("\n", from); lf !== -1 && lf < at; lf = text.indexOf("\n", from)) {
      line++;
      from = lf + 1;
    }
    return line;
  };
}
