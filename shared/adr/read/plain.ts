/** Text as a reader of Markdown sees it. */

/** Longer texts are cut before patterns are tried on them. */
export const longest = 2000;

/** Text of a line of Markdown: without emphasis, code marks, link targets and escapes. */
export function plainText(markdown: string): string {
  if (!/[*_~[<\\&]/.test(markdown)) return markdown.slice(0, longest).trim();
  return (
    markdown
      .slice(0, longest)
      .replace(/(?<!\\)<!--.*?(?:-->|$)/gs, "")
      // Neither part holds a bracket that opens, or many of them in a row take time with the square of their number.
      .replace(/!?(?<!\\)\[((?:\\.|[^[\]\\])*)\]\((?:\\.|[^[)\\])*\)/g, "$1")
      .replace(/\*\*|~~|(?<![\p{L}\p{N}\\])__|__(?![\p{L}\p{N}])/gu, "")
      .replace(/(?<![\p{L}\p{N}\\*])\*(?=[^\s*])([^*\n]*[^\s*\\])\*(?![\p{L}\p{N}*])/gu, "$1")
      .replace(/\\([!-/:-@[-`{-~])|&(?:#(\d{1,6})|#x([0-9a-f]{1,5})|([a-z]{2,6}));/gi, decoded)
      .trim()
  );
}

/** Text without the backslashes that Markdown takes for escapes, as programs that make Markdown of other formats write them. */
export function unescaped(markdown: string): string {
  return markdown.includes("\\") ? markdown.replace(/\\(?=[!-/:-@[-`{-~])/g, "") : markdown;
}

const entities: Record<string, string> = {
  ...{ amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: " ", ndash: "–", mdash: "—", hellip: "…", middot: "·" },
  ...{ auml: "ä", ouml: "ö", uuml: "ü", szlig: "ß", eacute: "é", egrave: "è", agrave: "à", ccedil: "ç", copy: "©" },
};

/** An escape or an entity as the character that it stands for; what is neither stays. */
function decoded(whole: string, mark?: string, decimal?: string, hex?: string, name?: string): string {
  if (mark !== undefined) return mark;
  const code = decimal === undefined ? Number.parseInt(hex ?? "", 16) : Number(decimal);
  if (name !== undefined) return entities[name] ?? whole;
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
}

/** A heading's text without the hashes that may close it. */
export function withoutClosing(title: string): string {
  let end = title.length;
  while (title.charAt(end - 1) === "#") end--;
  return end === 0 || /[ \t]/.test(title.charAt(end - 1)) ? title.slice(0, end).trimEnd() : title;
}
