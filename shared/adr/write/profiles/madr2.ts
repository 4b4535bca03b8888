/** MADR 2.1.2, and log4brains' dialect of it. */
import type { Content } from "#shared/adr/write/content/content";
import { type Md, md } from "#shared/adr/write/escape";
import { type Block, type Bullet, heading, list } from "#shared/adr/write/markdown";
import { fitted } from "#shared/adr/write/page-fit";
import {
  confirmation,
  consequences,
  consideredOptions,
  context,
  dataLink,
  drivers,
  moreInformation,
  outcome,
  prosAndCons,
} from "#shared/adr/write/sections";

/** What stands in front matter elsewhere is a list here, in the one order that older tools read. */
export function madr2(content: Content): string {
  return fitted(content, (form) => ({
    opening: [
      heading(1, content.title),
      list(metadata(content), "*"),
      ...context(content, { ...form, context: "full" }),
      ...drivers(content, form, "*"),
      ...consideredOptions(content, "*"),
      ...outcome(content, "*"),
    ],
    rest: [
      ...content.outcome.rest,
      ...partedConsequences(content),
      ...prosAndCons(withoutNeutral(content), form, "*"),
      ...links(content, "*"),
    ],
  }));
}

/** Hyphens, and any section is kept, so nothing is lost but the headings of the list. */
export function log4brains(content: Content): string {
  return fitted(content, (form) => ({
    opening: [
      heading(1, content.title),
      list(metadata(content), "-"),
      ...context(content, form),
      ...drivers(content, form, "-"),
      ...consideredOptions(content, "-"),
      ...outcome(content, "-"),
    ],
    rest: [
      ...content.outcome.rest,
      ...consequences(content, "-"),
      ...confirmation(content),
      ...prosAndCons(content, form, "-"),
      ...moreInformation({ ...content, data: null }, form, "-"),
      ...links(content, "-"),
    ],
  }));
}

function metadata({ status, date, people }: Content): Md[] {
  const deciders = people.deciders.length > 0 ? [md`Deciders: ${people.deciders.join(", ")}`] : [];
  return [md`Status: ${status}`, ...deciders, md`Date: ${date}`];
}

function partedConsequences({ consequences }: Content): Block[] {
  const side = (title: string, bad: boolean) => {
    const items = consequences.filter(({ kind }) => (kind === "bad") === bad).map(({ text }) => text);
    return items.length > 0 ? [heading(3, title), list(items, "*")] : [];
  };
  return [...side("Positive Consequences", false), ...side("Negative Consequences", true)];
}

function withoutNeutral(content: Content): Content {
  return { ...content, options: content.options.map((option) => ({ ...option, neutral: [] })) };
}

function links({ data }: Content, bullet: Bullet): Block[] {
  return data === null ? [] : [heading(2, "Links"), list([md`Answers, scores and weights: ${dataLink(data)}`], bullet)];
}
