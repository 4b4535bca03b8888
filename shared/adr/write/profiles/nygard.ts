/** Michael Nygard's four sections, as adr-tools reads and writes them. */
import type { Content } from "#shared/adr/write/content/content";
import { join, literal, md } from "#shared/adr/write/escape";
import { type Block, heading, list, page } from "#shared/adr/write/markdown";
import { roomy } from "#shared/adr/write/page-fit";
import { dataLine, details, scoreTable } from "#shared/adr/write/sections";

/** `number` is the file's; adr-tools takes it from the heading. */
export function nygard(content: Content, number: number | null): string {
  const { chosen, reasons, lines, rest } = content.outcome;
  const name = content.title.replace(/["&|]/g, " ");
  return page([
    heading(1, number === null ? name : `${number}. ${name}`),
    `Date: ${content.date}`,
    heading(2, "Status"),
    content.status.charAt(0).toUpperCase() + content.status.slice(1),
    heading(2, "Context"),
    content.question,
    ...content.context,
    literal("Options:"),
    list(
      content.options.map(({ title }) => md`${title}`),
      "*",
    ),
    heading(2, "Decision"),
    chosen,
    ...(reasons.items.length > 0 ? [reasons.lead, list(reasons.items, "*")] : []),
    join(lines, "\\\n"),
    ...rest,
    ...scoreTable(content),
    heading(2, "Consequences"),
    ...consequences(content),
    ...content.confirmation,
    ...content.more.flatMap((group) => details(group, { ...roomy, details: "paragraphs" }, "*")),
    ...dataLine(content),
  ]);
}

function consequences({ consequences }: Content): Block[] {
  if (consequences.length === 0) return [];
  const sign = { good: "Good", neutral: "Neutral", bad: "Bad" };
  return [
    list(
      consequences.map(({ kind, text }) => literal(`${sign[kind]}: ${text.md}`)),
      "*",
    ),
  ];
}
