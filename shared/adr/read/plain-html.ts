/** HTML in somebody else's Markdown, made text. Works on any tree of Markdown as its parsers build it. */

export interface MarkdownNode {
  type: string;
  value?: string;
  children?: MarkdownNode[];
}

/** HTML stays text. Only comments, which nobody is meant to read, go, and line breaks break the line. */
export function plainHtml(): (node: MarkdownNode) => void {
  const clean = (node: MarkdownNode) => {
    if (!node.children) return;
    node.children = node.children.flatMap((child): MarkdownNode[] => {
      if (child.type !== "html") return [child];
      if (/^<br\s*\/?>$/i.test(child.value ?? "")) return [{ type: "break" }];
      const value = (child.value ?? "").replace(/<!--[\s\S]*?(?:-->|$)/g, "");
      return value.trim() === "" ? [] : [{ ...child, value }];
    });
    for (const child of node.children) clean(child);
  };
  return clean;
}
