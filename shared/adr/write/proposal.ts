/** What a pull request says that brings an ADR: the question, the decision, and what a reviewer should know before agreeing. */
import { problemIn } from "#shared/adr/read/problem";
import { readAdr } from "#shared/adr/read/read";
import { reviewDate } from "#shared/adr/read/review";
import { scan } from "#shared/adr/read/scan";
import type { AdrInput } from "./content/content";
import { contentOf } from "./content/content-of";
import { type Md, md, oneLine } from "./escape";
import { stopped } from "./sentence";

export interface ProposalText {
  /** One line. */
  title: string;
  /** Markdown. */
  body: string;
}

/** From the record behind an ADR. `file` is the ADR's path from the top of the repository. */
export function proposalOfRecord(input: AdrInput, file: string): ProposalText {
  const { title, context, outcome } = contentOf({ ...input, file: null });
  const { decision } = input.record.draft;
  const dissent = (decision?.dissent ?? [])
    .filter(({ text }) => oneLine(text) !== "")
    .map(({ who, text }) => stopped(oneLine(who) ? md`${who}: ${text}` : md`${text}`));
  return {
    title,
    body: page([
      heading("Question", context),
      heading("Decision", [outcome.chosen]),
      heading("Why", list(outcome.reasons)),
      heading("Dissent", list(dissent)),
      heading("Review", decision?.review ? [md`By ${decision.review}.`] : []),
      md`The whole of it: ${file}`.md,
    ]),
  };
}

/** Sections of an ADR in which the decision stands, in the words of the dialects. */
const aboutDecision = /^(?:\d+\.?\s+)?(?:decision(?: outcome)?|entscheidung|décision|decisión|decisione)\b/iu;
/** Characters of a part that go into a pull request. */
const longest = 1500;

/** From the text of any ADR, whoever wrote it: its own words, shortened. */
export function proposalOfText(file: string, text: string): ProposalText {
  const { title } = readAdr(file, text);
  const section = scan(text).sections.find((one) => aboutDecision.test(one.title));
  const review = reviewDate(text)?.review ?? null;
  const quoted = (words: string): Md[] => (words === "" ? [] : [{ md: words }]);
  return {
    title: oneLine(title ?? file),
    body: page([
      heading("Question", quoted(opening(problemIn(text)))),
      heading("Decision", quoted(opening(section ? text.slice(section.from, section.end) : ""))),
      heading("Review", review === null ? [] : [md`By ${review}.`]),
      md`The whole of it: ${file}`.md,
    ]),
  };
}

/** What stands before a further heading, as whole paragraphs while there is room. */
function opening(markdown: string): string {
  const body = (markdown.replace(/\r\n?/g, "\n").split(/^#{1,6} /m)[0] ?? "").trim();
  const paragraphs: string[] = [];
  let length = 0;
  for (const paragraph of body.split(/\n{2,}/)) {
    length += paragraph.length;
    if (length > longest) break;
    paragraphs.push(paragraph);
  }
  return paragraphs.length > 0 ? paragraphs.join("\n\n") : `${body.slice(0, longest)}…`.replace(/^…$/, "");
}

function heading(name: string, parts: readonly Md[]): string {
  return parts.length === 0 ? "" : [`## ${name}`, ...parts.map((part) => part.md)].join("\n\n");
}

function list(items: readonly Md[]): Md[] {
  return items.length === 0 ? [] : [{ md: items.map((item) => `* ${item.md}`).join("\n") }];
}

function page(blocks: readonly string[]): string {
  return `${blocks.filter((block) => block !== "").join("\n\n")}\n`;
}
