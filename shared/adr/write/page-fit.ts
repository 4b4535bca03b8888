import type { Content } from "./content/content";
import { type Block, page } from "./markdown";

/** How much room an ADR takes. */
export interface Form {
  /** Lines for the drivers. */
  drivers: number;
  /** "short": the problem's first line, with the whole of it further down. */
  context: "full" | "short";
  /** Lines per option and side for its arguments. */
  argumentLines: number;
  details: "lists" | "paragraphs";
}

/** With room for everything. */
export const roomy: Form = { drivers: Infinity, context: "full", argumentLines: Infinity, details: "lists" };

/** Within these a reviewer finds question, decision, reasons, dissent and review date. */
const openingLines = 40;
/** Nobody reviews more than this. */
const mostLines = 150;

/** The roomiest form of an ADR whose opening and whole stay within their lines, or else the tightest. */
export function fitted(content: Content, compose: (form: Form) => { opening: Block[]; rest: Block[] }): string {
  const all = Math.max(1, content.drivers.length);
  const fewer = Array.from({ length: all }, (_, i) => all - i);
  const openings: Form[] = [
    ...fewer.filter((drivers) => drivers >= Math.min(3, all)).map((drivers) => ({ ...roomy, drivers })),
    ...fewer.map((drivers) => ({ ...roomy, drivers, context: "short" as const })),
  ];
  const opening = firstThat(openings, (form) => lineCount(page(compose(form).opening)) <= openingLines);

  const wholes = [
    opening,
    { ...opening, argumentLines: 6 },
    { ...opening, argumentLines: 6, details: "paragraphs" as const },
    { ...opening, argumentLines: 4, details: "paragraphs" as const },
    { ...opening, argumentLines: 2, details: "paragraphs" as const },
  ].map((form) => {
    const { opening, rest } = compose(form);
    return page([...opening, ...rest]);
  });
  return firstThat(wholes, (text) => lineCount(text) <= mostLines);
}

/** The first that passes, else the last. */
function firstThat<T>(items: T[], passes: (item: T) => boolean): T {
  return items.find(passes) ?? (items.at(-1) as T);
}

function lineCount(text: string): number {
  return text.split("\n").length - 1;
}
