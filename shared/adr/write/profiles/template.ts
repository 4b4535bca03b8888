/** A team's own template: Markdown with placeholders in double braces, filled line by line. */

import { nameParts } from "#shared/adr/folder/filename";
import type { AdrContent } from "#shared/adr/write/content/content";
import { headingText, type Md, md, oneLine } from "#shared/adr/write/escape";
import { type Block, type Bullet, plainStyle } from "#shared/adr/write/markdown";
import { type Form, roomy } from "#shared/adr/write/page-fit";
import {
  confirmation,
  consequences,
  consideredOptions,
  context,
  details,
  drivers,
  outcome,
  prosAndCons,
  scoreTable,
} from "#shared/adr/write/sections";
import { AdroitError } from "#shared/base/error";
import type { Profile } from "./profile";

export interface Template {
  /** Path, for messages. */
  name: string;
  text: string;
}

interface Filling {
  /** Answers that have no place of their own stand in the table. */
  form: Form;
  content: AdrContent;
  bullet: Bullet;
  file: string | null;
}

/** Stand anywhere in a line. */
const inline: Record<string, (of: Filling) => string> = {
  title: ({ content }) => content.title,
  number: ({ file }) => String((file === null ? null : nameParts(file).number) ?? ""),
  status: ({ content }) => content.status,
  date: ({ content }) => content.date,
  deciders: ({ content }) => content.people.deciders.join(", "),
  consulted: ({ content }) => content.people.consulted.join(", "),
  informed: ({ content }) => content.people.informed.join(", "),
  data: ({ content }) => content.data ?? "",
};

const withoutHeading = (blocks: Block[]) => blocks.slice(1);

/** Stand alone in their line, and become paragraphs, lists and tables. */
const blocks: Record<string, { says: string; of: (content: AdrContent, bullet: Bullet, form: Form) => Block[] }> = {
  context: { says: "question and context", of: (content) => withoutHeading(context(content, roomy)) },
  drivers: { says: "drivers and weights", of: (content, bullet) => withoutHeading(drivers(content, roomy, bullet)) },
  options: { says: "the list of options", of: (content, bullet) => withoutHeading(consideredOptions(content, bullet)) },
  outcome: {
    says: "the decision and its reasons",
    of: (content, bullet) => [...withoutHeading(outcome(content, roomy, bullet)), ...content.outcome.rest],
  },
  consequences: { says: "consequences", of: (content, bullet) => withoutHeading(consequences(content, bullet)) },
  confirmation: { says: "confirmation", of: (content) => withoutHeading(confirmation(content)) },
  "pros-and-cons": {
    says: "pros and cons with their sources",
    of: (content, bullet) => withoutHeading(prosAndCons(content, roomy, bullet)),
  },
  scores: { says: "the score table", of: (content, bullet, form) => scoreTable(content, form, bullet) },
  more: {
    says: "must-haves, unknowns, triggers, forecasts and sources",
    of: ({ more }, bullet) => more.flatMap((group) => details(group, roomy, bullet)),
  },
};

const placeholder = /\{\{([^{}]*)\}\}/g;
const alone = /^\s*\{\{\s*([#/]?)\s*([^{}]*?)\s*\}\}\s*$/;
/** Nobody's template is longer. */
const longest = 100_000;

/** The profile that this template makes. `BAD_INPUT` names the line and the placeholder that can't be understood. */
export function templateProfile(template: Template): Profile {
  const used = checked(template);
  const people = ["deciders", "consulted", "informed"].filter((name) => !used.has(name));
  return {
    id: "template",
    title: "The team's own template",
    leavesOut: [
      ...(used.has("status") ? [] : ["status"]),
      ...(used.has("date") ? [] : ["date"]),
      ...people.map((name) => (name === "deciders" ? "who decided" : `people ${name}`)),
      ...Object.entries(blocks).flatMap(([name, { says }]) => (used.has(name) ? [] : [says])),
    ],
    write: (content, file, { bullet } = plainStyle) =>
      filled(template, { content, file, bullet, form: used.has("drivers") ? roomy : { ...roomy, drivers: 0 } }),
  };
}

/** Names that the template uses. */
function checked({ name: file, text }: Template): Set<string> {
  const used = new Set<string>();
  const wrong = (line: number, what: string) => {
    const all = [...Object.keys(inline), ...Object.keys(blocks)].join(", ");
    return new AdroitError("BAD_INPUT", `${file}, line ${line}: ${what}`, {
      subject: file,
      remedy: `The placeholders are: ${all}. Correct the template. Nothing was written.`,
    });
  };
  if (text.length > longest) throw wrong(1, "The template is longer than 100,000 characters.");
  let open = null as { name: string; line: number } | null;
  for (const [i, line] of text.split(/\r?\n/).entries()) {
    const [, mark = "", lone = ""] = alone.exec(line) ?? [];
    for (const [whole, inside = ""] of line.matchAll(placeholder)) {
      const name = inside.trim().replace(/^[#/]\s*/, "");
      if (/^\s*!/.test(inside)) continue;
      if (!Object.hasOwn(inline, name) && !Object.hasOwn(blocks, name))
        throw wrong(i + 1, `There is no placeholder "${name}".`);
      if (/^\s*[#/]/.test(inside) && lone === "") throw wrong(i + 1, `${whole} has to stand alone in its line.`);
      if (Object.hasOwn(blocks, name) && lone === "") throw wrong(i + 1, `{{${name}}} has to stand alone in its line.`);
      if (mark === "") used.add(name);
    }
    if (mark === "#" && open) throw wrong(i + 1, `{{#${lone}}} stands inside {{#${open.name}}}.`);
    if (mark === "/" && open?.name !== lone) throw wrong(i + 1, `{{/${lone}}} ends what didn't begin.`);
    if (mark !== "") open = mark === "#" ? { name: lone, line: i + 1 } : null;
  }
  if (open) throw wrong(open.line, `{{#${open.name}}} has no {{/${open.name}}}.`);
  if (!used.has("title")) throw wrong(1, "The template has no {{title}}.");
  return used;
}

function filled({ text }: Template, filling: Filling): string {
  const out: string[] = [];
  const lines = text.replace(/^\ufeff/, "").split(/\r?\n/);
  const matterEnd = lines[0]?.trim() === "---" ? lines.findIndex((line, i) => i > 0 && line.trim() === "---") : -1;
  let hidden = false;
  /** Something was left out here, so that of two blank lines around it one has to go. */
  let gap = false;
  for (const [i, line] of lines.entries()) {
    const [, mark, name = ""] = alone.exec(line) ?? [];
    if (mark === "#" || mark === "/" || name.startsWith("!")) {
      if (mark) hidden = mark === "#" && bodyOf(name, filling) === "";
      gap = true;
      continue;
    }
    if (hidden || (gap && line.trim() === "" && (out.at(-1) ?? "").trim() === "")) continue;
    if (name !== "" && Object.hasOwn(blocks, name)) {
      const body = bodyOf(name, filling);
      if (body === "") gap = true;
      else out.push(body);
      continue;
    }
    gap = false;
    out.push(
      line.replace(placeholder, (_, inside: string) => {
        const word = inline[inside.trim()]?.(filling) ?? "";
        return escaped(word, line, i < matterEnd);
      }),
    );
  }
  return `${out.join("\n").trimEnd()}\n`;
}

function bodyOf(name: string, filling: Filling): string {
  const block = blocks[name];
  if (!block) return inline[name]?.(filling) ?? "";
  const parts = block
    .of(filling.content, filling.bullet, filling.form)
    .map((one: string | Md) => (typeof one === "string" ? one : one.md));
  return parts.filter(Boolean).join("\n\n");
}

/** For where it stands: front matter, where quotes are the template's, a heading, or text. */
function escaped(word: string, line: string, inFrontMatter: boolean): string {
  if (inFrontMatter) return oneLine(word).replace(/["\\]/g, "\\$&");
  return /^#{1,6}\s/.test(line) ? headingText(word) : md`${word}`.md;
}
