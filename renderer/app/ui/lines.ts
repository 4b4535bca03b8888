/** Marks the parts of a document that lie on some lines of its source. */

/** First and last line, counted from 1. */
export type LineRange = readonly [first: number, last: number];

interface Node {
  type: string;
  tagName?: string;
  properties?: Record<string, unknown>;
  children?: Node[];
  position?: { start: { line: number }; end: { line: number } } | undefined;
}

const blocks = new Set(["p", "li", "h1", "h2", "h3", "h4", "h5", "h6", "tr", "pre", "blockquote"]);

/** A rehype plugin: gives `data-changed` to the smallest blocks that lie on these lines. */
export function markLines({ lines }: { lines: LineRange | null }) {
  return (root: Node) => {
    if (lines) mark(root, lines);
  };
}

function mark(node: Node, [first, last]: LineRange): boolean {
  const inside = (node.children ?? []).map((child) => mark(child, [first, last])).some(Boolean);
  if (inside) return true;
  const { position } = node;
  if (!position || !blocks.has(node.tagName ?? "") || position.start.line > last || position.end.line < first)
    return false;
  node.properties = { ...node.properties, dataChanged: "" };
  return true;
}
