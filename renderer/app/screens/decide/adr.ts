/** Small readings of an ADR's text for its preview. What is written stays the business of shared/adr. */

export interface FrontMatter {
  rows: { key: string; value: string }[];
  body: string;
}

/** Parts the lines between `---` from the text below them. */
export function frontMatter(text: string): FrontMatter {
  const match = /^---\n([\s\S]*?)\n---\n/.exec(text);
  if (!match) return { rows: [], body: text };
  const rows = (match[1] ?? "").split("\n").flatMap((line) => {
    const pair = /^([A-Za-z-]+):\s*(.*)$/.exec(line);
    return pair ? [{ key: pair[1] ?? "", value: unquoted(pair[2] ?? "") }] : [];
  });
  return { rows, body: text.slice(match[0].length) };
}

function unquoted(value: string): string {
  return /^".*"$/.test(value) ? value.slice(1, -1).replace(/\\(["\\])/g, "$1") : value;
}

/** First and last line, counted from 1. */
export type Lines = readonly [first: number, last: number];

/** The lines of `after` that differ from `before`; `null` where nothing was added or replaced. */
export function changedLines(before: string, after: string): Lines | null {
  if (before === after) return null;
  const old = before.split("\n");
  const now = after.split("\n");
  let start = 0;
  while (start < now.length && start < old.length && now[start] === old[start]) start++;
  let end = 0;
  while (end < now.length - start && end < old.length - start && now.at(-1 - end) === old.at(-1 - end)) end++;
  return start === now.length - end ? null : [start + 1, now.length - end];
}

interface Node {
  type: string;
  tagName?: string;
  properties?: Record<string, unknown>;
  children?: Node[];
  position?: { start: { line: number }; end: { line: number } } | undefined;
}

const blocks = new Set(["p", "li", "h1", "h2", "h3", "h4", "h5", "h6", "tr", "pre", "blockquote"]);

/** A rehype plugin: gives `data-changed` to the smallest blocks that lie on these lines. */
export function markLines({ lines }: { lines: Lines | null }) {
  return (root: Node) => {
    if (lines) mark(root, lines);
  };
}

function mark(node: Node, [first, last]: Lines): boolean {
  const inside = (node.children ?? []).map((child) => mark(child, [first, last])).some(Boolean);
  if (inside) return true;
  const { position } = node;
  if (!position || !blocks.has(node.tagName ?? "") || position.start.line > last || position.end.line < first)
    return false;
  node.properties = { ...node.properties, dataChanged: "" };
  return true;
}

/** "ADR 0012" by the number in its name; "the ADR" where names go by date. */
export function adrName(file: string | null): string {
  const number = file === null ? null : /^(?:[A-Za-z]+[-_ ])?(\d{1,6})(?=[-_. ])/.exec(file)?.[1];
  return number && !/^\d{4}-?\d{2}-?\d{2}/.test(file ?? "") ? `ADR ${number}` : "the ADR";
}
