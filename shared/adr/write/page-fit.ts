import type { AdrContent } from "./content/content";
import { type Block, page } from "./markdown";

/** How much room an ADR takes. */
export interface Form {
  /** Lines for what decided, before the outcome. */
  drivers: number;
  /** "joined": the scope follows the problem on its line. "short": the problem's first line, with all of it further down. */
  context: "full" | "joined" | "short";
  /** How dissent, firmness and review stand under the reasons: a line each, in one line, or in one with the reasons. */
  closing: "list" | "line" | "all in one";
  /** Arguments that don't tell the options apart are left out. */
  neutral: boolean;
  /** At most so many arguments per option and side, the weightiest; the others are in the data. */
  argumentLines: number;
  /** "lines": what needn't be a list is a line; "short": references are one too; "rows": nothing there is a list. */
  details: "lists" | "lines" | "short" | "rows";
  /** What every option is, above what speaks for and against it. */
  summaries: boolean;
}

/** With room for everything. */
export const roomy: Form = {
  drivers: 3,
  context: "full",
  closing: "list",
  neutral: true,
  argumentLines: Infinity,
  details: "lists",
  summaries: true,
};

/** Lines after the title within which a reviewer finds question, decision, reasons, dissent and review date. */
const openingLines = 25;
/** Nobody reviews more than this; front matter isn't counted. */
const mostLines = 90;
/** Every option over two takes its room. */
const perOption = 15;

/** The roomiest form of an ADR whose opening and whole stay within their lines, or else the tightest. */
export function fitted(content: AdrContent, compose: (form: Form) => { opening: Block[]; rest: Block[] }): string {
  const openings: Form[] = [
    roomy,
    { ...roomy, context: "joined" },
    { ...roomy, context: "joined", closing: "line" },
    ...[2, 1, 0].map((drivers) => ({ ...roomy, context: "joined" as const, closing: "line" as const, drivers })),
    ...[3, 2, 1, 0].map((drivers) => ({ ...roomy, context: "short" as const, closing: "line" as const, drivers })),
    { ...roomy, context: "short", closing: "all in one", drivers: 0 },
  ];
  const opening = firstThat(openings, (form) => afterTitle(page(compose(form).opening)) <= openingLines);

  const most = mostLines + perOption * Math.max(0, content.options.length - 2);
  const tight = { ...opening, neutral: false, summaries: false };
  const wholes = [
    opening,
    { ...opening, neutral: false },
    { ...opening, neutral: false, details: "lines" as const },
    ...[Infinity, 5, 4, 3, 2, 1].map((argumentLines) => ({ ...tight, details: "lines" as const, argumentLines })),
    { ...tight, details: "short" as const, argumentLines: 1 },
    { ...tight, details: "rows" as const, argumentLines: 1 },
  ].map((form) => {
    const { opening, rest } = compose(form);
    return page([...opening, ...rest]);
  });
  return firstThat(wholes, (text) => bodyLines(text) <= most);
}

/** The first that passes, else the last. */
function firstThat<T>(items: T[], passes: (item: T) => boolean): T {
  return items.find(passes) ?? (items.at(-1) as T);
}

function bodyLines(text: string): number {
  return text.replace(/^---\n.*?\n---\n/s, "").split("\n").length - 1;
}

function afterTitle(text: string): number {
  return bodyLines(text) - 1;
}
