/** Blocks of a Markdown file. Each is text without the blank lines around it; `page` puts those in. */
import { textWidth } from "#shared/base/text-width";
import { hardBreak, headingText, type Md, tableCell } from "./escape";

export type Block = string | Md;
export type Bullet = "*" | "-";

/** How Markdown is written where there is more than one way. */
export interface Style {
  bullet: Bullet;
  /** A blank line behind front matter, as formatters want it. */
  spaced: boolean;
}

export const plainStyle: Style = { bullet: "-", spaced: false };

/** A heading of typed or own text. */
export function heading(level: 1 | 2 | 3, text: string): string {
  return `${"#".repeat(level)} ${headingText(text)}`;
}

/** A list whose items stand on one line each, because that is all that ADR tools read. */
export function bulletList(items: Md[], bullet: Bullet): string {
  return items.map(({ md }) => `${bullet} ${md.replaceAll(hardBreak, " ")}`).join("\n");
}

/**
 * A table whose first `texts` columns are texts and whose other columns are figures, its columns as wide as their widest
 * cell: formatters leave it like that.
 */
export function table(head: Md[], rows: Md[][], texts = 1): string {
  const cells = [head, ...rows].map((row) => row.map(tableCell));
  const widths = head.map((_, i) => Math.max(3, ...cells.map((row) => textWidth(row[i] ?? ""))));
  const padded = (text: string, i: number) => {
    const space = " ".repeat((widths[i] ?? 0) - textWidth(text));
    return i < texts ? text + space : space + text;
  };
  const line = (row: string[]) => `| ${row.join(" | ")} |`;
  const rule = widths.map((width, i) => (i < texts ? "-".repeat(width) : `${"-".repeat(width - 1)}:`));
  const [first = [], ...others] = cells.map((row) => row.map(padded));
  return [first, rule, ...others].map(line).join("\n");
}

/** A file of blocks with a blank line between them. Empty blocks are left out. */
export function page(blocks: Block[]): string {
  const texts = blocks.map((block) => (typeof block === "string" ? block : block.md)).filter(Boolean);
  return `${texts.join("\n\n")}\n`;
}
