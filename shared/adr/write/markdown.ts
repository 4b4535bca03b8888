/** Blocks of a Markdown file. Each is text without the blank lines around it; `page` puts those in. */
import { cell, hardBreak, headingText, type Md } from "./escape";

export type Block = string | Md;
export type Bullet = "*" | "-";

/** A heading of typed or own text. */
export function heading(level: 1 | 2 | 3, text: string): string {
  return `${"#".repeat(level)} ${headingText(text)}`;
}

/** A list whose items stand on one line each, because that is all that ADR tools read. */
export function list(items: Md[], bullet: Bullet): string {
  return items.map(({ md }) => `${bullet} ${md.replaceAll(hardBreak, " ")}`).join("\n");
}

/**
 * A table whose first `texts` columns are texts and whose other columns are figures, its columns as wide as their widest
 * cell: formatters leave it like that.
 */
export function table(head: Md[], rows: Md[][], texts = 1): string {
  const cells = [head, ...rows].map((row) => row.map(cell));
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

/** Columns that a text takes where all letters are equally wide; East Asian ones and pictures take two. */
function textWidth(text: string): number {
  const wide = text.replace(/\p{RGI_Emoji}/gv, "  ").replace(/[\p{M}\u200b-\u200d]/gu, "");
  let width = 0;
  for (const letter of wide) width += isWide(letter.codePointAt(0) ?? 0) ? 2 : 1;
  return width;
}

function isWide(code: number): boolean {
  return (
    code >= 0x1100 &&
    (code <= 0x115f ||
      (code >= 0x2e80 && code <= 0xa4cf && code !== 0x303f) ||
      (code >= 0xac00 && code <= 0xd7a3) ||
      (code >= 0xf900 && code <= 0xfaff) ||
      (code >= 0xfe30 && code <= 0xfe6f) ||
      (code >= 0xff00 && code <= 0xff60) ||
      (code >= 0xffe0 && code <= 0xffe6) ||
      (code >= 0x20000 && code <= 0x3fffd))
  );
}

/** A file of blocks with a blank line between them. Empty blocks are left out. */
export function page(blocks: Block[]): string {
  const texts = blocks.map((block) => (typeof block === "string" ? block : block.md)).filter(Boolean);
  return `${texts.join("\n\n")}\n`;
}
