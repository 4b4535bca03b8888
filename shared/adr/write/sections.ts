/** The sections that MADR and the dialects after it share, as blocks of Markdown. */
import type { Content, Group } from "./content/content";
import { join, literal, type Md, md } from "./escape";
import { type Block, type Bullet, heading, list, table } from "./markdown";
import type { Form } from "./page-fit";

export function context(content: Content, form: Form): Block[] {
  const first = content.context[0]?.md.split("\\\n")[0];
  const said = form.context === "full" ? content.context : [literal(`${first} (In full under More Information.)`)];
  return [heading(2, "Context and Problem Statement"), content.question, ...(first === undefined ? [] : said)];
}

/** One line a driver, the weightiest first; what doesn't fit the form shares the last line. */
export function drivers({ drivers }: Content, form: Form, bullet: Bullet): Block[] {
  if (drivers.length === 0) return [];
  const alone = drivers.length <= form.drivers ? drivers.length : form.drivers - 1;
  const lines = drivers.slice(0, alone).map(({ line }) => line);
  const others = drivers.slice(alone).map(({ title }) => title);
  if (others.length > 0) lines.push(literal((alone > 0 ? "Also weighed: " : "") + join(others, ", ").md));
  return [heading(2, "Decision Drivers"), list(lines, bullet)];
}

export function consideredOptions({ options }: Content, bullet: Bullet): Block[] {
  const titles = options.map(({ title }) => md`${title}`);
  return [heading(2, "Considered Options"), list(titles, bullet)];
}

export function outcome({ outcome: { chosen, reasons, lines } }: Content, bullet: Bullet): Block[] {
  const why = reasons.items.length > 0 ? [reasons.lead, list(reasons.items, bullet)] : [];
  return [heading(2, "Decision Outcome"), chosen, ...why, join(lines, "\\\n")];
}

const because = { good: "Good, because ", neutral: "Neutral, because ", bad: "Bad, because " };
const sides = ["good", "neutral", "bad"] as const;

export function consequences({ consequences }: Content, bullet: Bullet): Block[] {
  if (consequences.length === 0) return [];
  const items = sides.flatMap((side) => consequences.filter(({ kind }) => kind === side));
  return [
    heading(3, "Consequences"),
    list(
      items.map(({ kind, text }) => literal(because[kind] + text.md)),
      bullet,
    ),
  ];
}

export function confirmation({ confirmation }: Content): Block[] {
  return confirmation.length > 0 ? [heading(3, "Confirmation"), ...confirmation] : [];
}

/** Per option what speaks for it, what is neither, and what speaks against it: ADR tools lose any other order. */
export function prosAndCons({ options }: Content, form: Form, bullet: Bullet): Block[] {
  const blocks = options.flatMap((option) => {
    const items = sides.flatMap((side) => {
      const lines = shared(option[side], form.argumentLines);
      return lines.map((text) => literal(because[side] + text.md));
    });
    if (items.length + option.about.length === 0) return [];
    return [heading(3, option.title), ...option.about, ...(items.length > 0 ? [list(items, bullet)] : [])];
  });
  return blocks.length > 0 ? [heading(2, "Pros and Cons of the Options"), ...blocks] : [];
}

/** At most so many lines; what is left over shares the last one. */
function shared(items: Md[], lines: number): Md[] {
  return items.length <= lines ? items : [...items.slice(0, lines - 1), join(items.slice(lines - 1), "; ")];
}

/** Plain lines, lists and a table; a heading in here would be lost by the tools of MADR. */
export function moreInformation(content: Content, form: Form, bullet: Bullet): Block[] {
  return [
    heading(2, "More Information"),
    ...scoreTable(content),
    ...content.more.flatMap((group) => details(group, form, bullet)),
    ...(form.context === "short" ? [literal("The problem in full:"), ...content.context] : []),
    ...dataLine(content),
  ];
}

export function scoreTable({ scores }: Content): Block[] {
  return scores ? [scores.lead, table(scores.head, scores.rows)] : [];
}

export function details({ lead, items, text }: Group, form: Form, bullet: Bullet): Block[] {
  if (form.details === "lists" && items.length > 1 && !text) return [lead, list(items, bullet)];
  const sentences = items.map((item) => (/[.!?:]$/.test(item.md) ? item : literal(`${item.md}.`)));
  return [join([lead, ...sentences], " ")];
}

export function dataLine({ data }: Content): Block[] {
  return data === null ? [] : [md`Answers, scores and weights as data: ${dataLink(data)}`];
}

export function dataLink(data: string): Md {
  return literal(`[${md`${data}`.md}](${data.split("/").map(encodeURIComponent).join("/")})`);
}
