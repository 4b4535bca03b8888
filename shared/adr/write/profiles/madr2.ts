/** MADR 2.1.2, and log4brains' dialect of it. */
import type { AdrContent } from "#shared/adr/write/content/content";
import { literal, type Md, md } from "#shared/adr/write/escape";
import { type Block, type Bullet, bulletList, heading } from "#shared/adr/write/markdown";
import { fitted } from "#shared/adr/write/page-fit";
import {
  code,
  confirmation,
  consequences,
  moreInformation,
  otherAnswers,
  prosAndCons,
  untilOutcome,
} from "#shared/adr/write/sections";
import { capitalised } from "#shared/adr/write/sentence";

/** What stands in front matter elsewhere is a list here, in the one order that older tools read. */
export function madr2(content: AdrContent, bullet: Bullet): string {
  return fitted(content, (given) => {
    // There is no section further down for what a short context would leave out.
    const form = { ...given, context: given.context === "full" ? ("full" as const) : ("joined" as const) };
    return {
      opening: [
        heading(1, content.title),
        bulletList(metadata(content), bullet),
        ...untilOutcome(content, form, bullet),
      ],
      rest: [
        ...content.outcome.rest,
        ...otherAnswers(content, form, bullet),
        ...neither(content, bullet),
        ...partedConsequences(content, bullet),
        ...prosAndCons(content, { ...form, neutral: false }, bullet),
        ...links(content, bullet),
      ],
    };
  });
}

/** Any section is kept, so nothing is lost but the headings of the list. */
export function log4brains(content: AdrContent, bullet: Bullet): string {
  return fitted(content, (form) => ({
    opening: [heading(1, content.title), bulletList(metadata(content), bullet), ...untilOutcome(content, form, bullet)],
    rest: [
      ...content.outcome.rest,
      ...consequences(content, bullet),
      ...confirmation(content),
      ...prosAndCons(content, form, bullet),
      ...moreInformation({ ...content, data: null }, form, bullet),
      ...links(content, bullet),
    ],
  }));
}

function metadata({ status, date, people }: AdrContent): Md[] {
  const deciders = people.deciders.length > 0 ? [md`Deciders: ${people.deciders.join(", ")}`] : [];
  return [md`Status: ${status}`, ...deciders, md`Date: ${date}`];
}

/** What is neither good nor bad has no heading of its own. */
function neither(content: AdrContent, bullet: Bullet): Block[] {
  const items = ofKind("neutral", content);
  return items.length > 0 ? [literal("It also means:"), bulletList(items, bullet)] : [];
}

function partedConsequences(content: AdrContent, bullet: Bullet): Block[] {
  const side = (title: string, kind: "good" | "bad") => {
    const items = ofKind(kind, content);
    return items.length > 0 ? [heading(3, title), bulletList(items, bullet)] : [];
  };
  return [...side("Positive Consequences", "good"), ...side("Negative Consequences", "bad")];
}

function ofKind(wanted: "good" | "neutral" | "bad", { consequences }: AdrContent): Md[] {
  return consequences.filter(({ kind }) => kind === wanted).map(({ text }) => literal(capitalised(text.md)));
}

function links({ data }: AdrContent, bullet: Bullet): Block[] {
  if (data === null) return [];
  return [heading(2, "Links"), bulletList([{ md: `Answers, scores and weights as data: ${code(data)}` }], bullet)];
}
