/** Michael Nygard's four sections, as adr-tools reads and writes them. */
import type { AdrContent } from "#shared/adr/write/content/content";
import { join, literal, md } from "#shared/adr/write/escape";
import { type Block, type Bullet, bulletList, heading } from "#shared/adr/write/markdown";
import { type Form, fitted } from "#shared/adr/write/page-fit";
import { dataLine, decision, details, problem, scoreTable, sides } from "#shared/adr/write/sections";
import { capitalised, stopped } from "#shared/adr/write/sentence";

/** `number` is the file's; adr-tools takes it from the heading. */
export function nygard(content: AdrContent, number: number | null, bullet: Bullet): string {
  const name = content.title.replace(/["&|]/g, " ");
  return fitted(content, (given) => {
    // All answers stand in the table, and the problem in full: there is no other place for them.
    const form = { ...given, drivers: 0, context: given.context === "full" ? ("full" as const) : ("joined" as const) };
    const { decidedBy } = content;
    return {
      opening: [
        heading(1, number === null ? name : `${number}. ${name}`),
        `Date: ${content.date}`,
        heading(2, "Status"),
        capitalised(content.status),
        heading(2, "Context"),
        ...problem(content, form),
        ...considered(content, form, bullet),
        heading(2, "Decision"),
        ...decision(content, form, bullet),
      ],
      rest: [
        ...content.outcome.rest,
        ...(decidedBy ? [decidedBy] : []),
        ...scoreTable(content, form, bullet),
        heading(2, "Consequences"),
        ...consequences(content, bullet),
        ...confirmation(content),
        ...content.more.flatMap((group) => details(group, form, bullet)),
        ...dataLine(content),
      ],
    };
  });
}

/** A list where there is room for one above the decision. */
function considered({ options }: AdrContent, form: Form, bullet: Bullet): Block[] {
  const titles = options.map(({ title }) => md`${title}`);
  const lead = literal("Options:");
  return form.closing === "list" ? [lead, bulletList(titles, bullet)] : [stopped(md`${lead} ${join(titles, ", ")}`)];
}

/** Under no heading of its own it says what it is. */
function confirmation({ confirmation: [first, ...rest] }: AdrContent): Block[] {
  return first === undefined ? [] : [md`Confirmation: ${first}`, ...rest];
}

function consequences({ consequences }: AdrContent, bullet: Bullet): Block[] {
  if (consequences.length === 0) return [];
  const sign = { good: "Good", neutral: "Neutral", bad: "Bad" };
  const items = sides.flatMap((side) => consequences.filter(({ kind }) => kind === side));
  return [
    bulletList(
      items.map(({ kind, text }) => literal(`${sign[kind]}: ${capitalised(text.md)}`)),
      bullet,
    ),
  ];
}
