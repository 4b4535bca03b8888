import type { Content } from "./content";
import { type Block, page } from "./markdown";

/** How much room an ADR takes. */
export interface Form {
  /** Lines for the drivers. */
  drivers: number;
  /** "short": the problem's first line, with the whole of it further down. */
  context: "full" | "short";
  details: "lists" | "paragraphs";
}

/** Within these a reviewer finds question, decision, reasons, dissent and review date. */
const openingLines = 40;
/** Beyond these, details are written as paragraphs. */
const mostLines = 150;

/** The roomiest form of an ADR whose opening and whole stay within their lines, or else the tightest. */
export function fitted(content: Content, compose: (form: Form) => { opening: Block[]; rest: Block[] }): string {
  const all = Math.max(1, content.drivers.length);
  const lines = Array.from({ length: all }, (_, i) => all - i);
  const forms: Form[] = [
    ...lines.filter((drivers) => drivers >= Math.min(3, all)).map((drivers) => ({ drivers, context: "full" as const })),
    ...lines.map((drivers) => ({ drivers, context: "short" as const })),
  ].map((form) => ({ ...form, details: "lists" }));
  const tightest: Form = { drivers: 1, context: "short", details: "lists" };
  const form = forms.find((one) => lineCount(page(compose(one).opening)) <= openingLines) ?? tightest;

  const whole = (details: Form["details"]) => {
    const { opening, rest } = compose({ ...form, details });
    return page([...opening, ...rest]);
  };
  const roomy = whole("lists");
  return lineCount(roomy) <= mostLines ? roomy : whole("paragraphs");
}

function lineCount(text: string): number {
  return text.split("\n").length - 1;
}
