/** The links and pictures of a Markdown text that lead to files beside it. */
import type { Span } from "#shared/adr/read/span";

const fence = /^ {0,3}(`{3,}|~{3,})/;
const inline = /\]\(\s*(?:<([^<>\n]*)>|((?:[^()\s\\<]|\\.|\([^()\s]*\))+))/g;
/** Of a link; with `^`, it would be a footnote's text. */
const definition = /^ {0,3}\[(?!\^)[^\]\n]+\]:[ \t]+<?([^\s>]+)/;
/** Nobody writes a longer line by hand. */
const longestLine = 20_000;

/** Addresses of links as written, where they are no web addresses, anchors or paths from a root. Skips code. */
export function relativeLinks(text: string): Span[] {
  const found: Span[] = [];
  let open = "";
  let comment = false;
  for (let at = 0; at < text.length; ) {
    const lf = text.indexOf("\n", at);
    const end = lf === -1 ? text.length : lf;
    const line = text.slice(at, end);
    const start = at;
    at = end + 1;
    if (line.length > longestLine) continue;
    const mark = fence.exec(line)?.[1];
    if (comment) comment = !line.includes("-->");
    else if (open !== "") {
      if (mark?.startsWith(open) && line.trim() === mark) open = "";
    } else if (mark) open = mark;
    else if (line.trimStart().startsWith("<!--")) comment = !line.includes("-->");
    else if (line.includes("](") || line.includes("]:")) found.push(...linksIn(line, start));
  }
  return found;
}

function linksIn(line: string, start: number): Span[] {
  const plain = line.replace(/`[^`\n]*`/g, (code) => " ".repeat(code.length));
  const matches = [...plain.matchAll(inline)];
  const defined = definition.exec(plain);
  return [...matches, ...(defined ? [defined] : [])].flatMap((match) => {
    const raw = match[1] ?? match[2] ?? "";
    const from = start + match.index + match[0].lastIndexOf(raw);
    return isRelative(raw) ? [{ start: from, end: from + raw.length, raw }] : [];
  });
}

function isRelative(address: string): boolean {
  return address !== "" && !/^(?:[a-z][a-z0-9+.-]*:|[#/\\?]|\{|www\.)/i.test(address);
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
