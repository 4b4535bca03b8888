/**
 * What the Markdown library is given: no more than an author writes, in pieces that each take a moment. Its time grows
 * with the square of what can open and close (brackets, stars, backticks), and its depth with what is nested.
 */

/** Characters of a document, and of a block between empty lines. */
const longest = 200_000;
const longestBlock = 8_000;
const mostLines = 400;

/**
 * Microseconds that setting a text takes, by what is in it: measured in Chromium 144 on one core of a small server, from
 * the Markdown to the elements on the page. The first of each kind takes about twice as long.
 */
const perCharacter = 0.8;
const marks = { "[": 100, "|": 45, "&": 30, "@": 25, "*": 20, _: 20, "<": 17, ":": 10, "`": 8, ">": 8, "~": 7 };
const perMark = new Float64Array(128);
for (const [mark, effort] of Object.entries(marks)) perMark[mark.charCodeAt(0)] = effort;
const perLine = 18;
const perItem = 55;

/** Microseconds of a piece that is set at once, of one that can't be cut, and of a whole document. */
const piece = 12_000;
const longestPiece = 45_000;
const wholeDocument = 250_000;

/** Levels of quotes and lists. The deepest that real ADRs have are four. */
const deepest = 12;
/** Columns before a line's first word. */
const widest = 48;

/** How often one block may hold each of these: what opens or closes something. */
const mostInBlock: [what: string, pattern: RegExp, most: number][] = [
  ["lines", /\n/g, mostLines],
  ["opening brackets", /\[/g, 150],
  ["closing brackets", /\]/g, 150],
  ["stars and underscores", /[*_]+/g, 250],
  ["backticks", /`+/g, 400],
  ["angle brackets", /</g, 200],
  ["tildes", /~+/g, 200],
  ["addresses", /https?:|www\.|@/g, 100],
  ["entities", /&/g, 400],
  ["backslashes", /\\/g, 1_000],
  ["cells", /\|/g, 900],
];
/** Links of a whole document, by brackets. */
const mostLinks = 3_000;

/** Why a text is shown as it stands instead of being set, in words; `null` where it can be set. */
export function whyPlain(text: string): string | null {
  if (text.length > longest) return `it has more than ${longest / 1000} 000 characters`;
  if ((text.match(/\[/g)?.length ?? 0) > mostLinks) return `it has more than ${mostLinks} links`;
  for (const line of text.split("\n")) {
    const before = /^[\s>*+\-\d.)]*/.exec(line)?.[0] ?? "";
    const marks = before.match(/>|[*+-](?=\s)|\d[.)](?=\s)/g)?.length ?? 0;
    if (marks > deepest) return `it nests more than ${deepest} deep`;
    const spaces = /^[ \t]*/.exec(line)?.[0].replaceAll("\t", "    ").length ?? 0;
    if (spaces > widest && line.trim() !== "") return `it nests more than ${deepest} deep`;
  }
  for (const block of text.split(/\n[ \t]*\n/)) {
    if (block.length > longestBlock) return "it has a paragraph that never ends";
    for (const [what, pattern, most] of mostInBlock)
      if ((block.match(pattern)?.length ?? 0) > most) return `a paragraph of it has more than ${most} ${what}`;
  }
  const efforts = piecesOf(text).map(({ effort }) => effort);
  if (efforts.some((effort) => effort > longestPiece)) return "it has a part that never ends";
  if (efforts.reduce((sum, effort) => sum + effort, 0) > wholeDocument) return "it has more marks than a page can set";
  return null;
}

/** Of a line outside of code. */
function effortOf(line: string): number {
  let effort = perLine + perCharacter * line.length;
  for (let i = 0; i < line.length; i++) effort += perMark[line.charCodeAt(i)] ?? 0;
  return /^[ >]*(?:[*+-]|\d+[.)]) /.test(line) ? effort + perItem : effort;
}

export interface MarkdownPiece {
  text: string;
  /** Lines before it. */
  offset: number;
  /** Microseconds that setting it takes, roughly. */
  effort: number;
}

/**
 * A document in pieces that can be set one by one: cut before a heading or a paragraph at the left edge, outside of
 * fenced code. A document whose parts refer to each other by footnotes stays whole. Link definitions go with each.
 */
export function piecesOf(text: string): MarkdownPiece[] {
  const whole = /^\[\^[^\]]+\]:/m.test(text);
  const definitions = text.match(/^ {0,3}\[[^\]\n]+\]:[^\n]*$/gm) ?? [];
  const labelled = definitions.map((line) => ({ line, label: `${line.slice(line.indexOf("["), line.indexOf("]"))}]` }));
  const pieces: MarkdownPiece[] = [];
  let from = 0;
  let size = 0;
  let fence: string | null = null;
  const lines = text.split("\n");
  const cut = (to: number) => {
    const own = lines.slice(from, to).join("\n");
    const named = labelled.filter(({ line, label }) => own.includes(label) && !own.includes(line));
    pieces.push({
      text: [own, ...(named.length > 0 ? ["", ...named.map(({ line }) => line)] : [])].join("\n"),
      offset: from,
      effort: named.reduce((sum, { line }) => sum + effortOf(line), size),
    });
    from = to;
    size = 0;
  };
  lines.forEach((line, i) => {
    const mark = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1];
    const free = !whole && fence === null && i > from && lines[i - 1]?.trim() === "";
    // A list that goes on for long is cut between its items too.
    if (free && size >= piece && (/^(?:#{1,6}\s|[A-Za-z])/.test(line) || (size >= 1.5 * piece && /^\S/.test(line))))
      cut(i);
    if (mark && fence === null) fence = mark;
    else if (mark && fence !== null && mark.startsWith(fence) && line.trim() === mark) fence = null;
    size += fence === null ? effortOf(line) : perCharacter * line.length;
  });
  cut(lines.length);
  return pieces;
}
