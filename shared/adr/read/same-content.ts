/** Whether two ADRs say the same, whatever a formatter did to one of them. */
/**
 * The words of an ADR in their order without what formatters change: line ends, blank lines and spaces, the wrapping of
 * paragraphs, markers of lists and emphasis, quotes of metadata, escapes, and how wide the columns of tables are.
 */
export function bareText(text: string): string {
  const lines = text.replace(/^\ufeff/, "").split(/\r?\n/);
  const end = lines[0] === "---" ? lines.indexOf("---", 1) : -1;
  const matter = lines.slice(0, end + 1).map((line) => line.trim().replace(/^([\w-]+:\s*)(["'])(.*)\2$/, "$1$3"));
  const body = lines.slice(end + 1).map((line) => bare(line.replace(/\\$/, "").trim()));
  return [...matter, ...body].join(" ").replace(/\s+/g, " ").trim();
}

function bare(line: string): string {
  if (/^\|?(?:\s*:?-+:?\s*\|)+\s*(?::?-+:?\s*)?$/.test(line)) return line.replace(/\s/g, "").replace(/-+/g, "-");
  const cells = line.startsWith("|") ? line.replace(/\s*\|\s*/g, "|") : line.replace(/^[*+-]\s+/, "- ");
  return cells
    .replace(/^(#{1,6})\s+(.*?)\s*#*$/, "$1 $2")
    .replace(/\\([!-/:-@[-`{-~])/g, "$1")
    .replace(/&#(\d{1,6});/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replace(/__|\*\*/g, "**");
}
