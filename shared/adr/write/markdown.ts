/** Blocks of a Markdown file. Each is text without the blank lines around it; `page` puts those in. */
import { cell, headingText, type Md } from "./escape";

export type Block = string | Md;
export type Bullet = "*" | "-";

/** A heading of typed or own text. */
export function heading(level: 1 | 2 | 3, text: string): string {
  return `${"#".repeat(level)} ${headingText(text)}`;
}

/** A list whose items stand on one line each, because that is all that ADR tools read. */
export function list(items: Md[], bullet: Bullet): string {
  return items.map(({ md }) => `${bullet} ${md.replace(/\\?\n/g, " ")}`).join("\n");
}

/** A table whose first column is text and whose other columns are figures. */
export function table(head: Md[], rows: Md[][]): string {
  const line = (cells: string[]) => `| ${cells.join(" | ")} |`;
  const rule = head.map((_, i) => (i === 0 ? "---" : "---:"));
  return [line(head.map(cell)), line(rule), ...rows.map((row) => line(row.map(cell)))].join("\n");
}

/** A file of blocks with a blank line between them. Empty blocks are left out. */
export function page(blocks: Block[]): string {
  const texts = blocks.map((block) => (typeof block === "string" ? block : block.md)).filter(Boolean);
  return `${texts.join("\n\n")}\n`;
}
