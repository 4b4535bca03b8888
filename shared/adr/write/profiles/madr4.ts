/** MADR 4.0.0, in full and minimal. */
import type { AdrContent } from "#shared/adr/write/content/content";
import { yamlPlain } from "#shared/adr/write/escape";
import { type Bullet, heading, type Style } from "#shared/adr/write/markdown";
import { fitted } from "#shared/adr/write/page-fit";
import {
  confirmation,
  consequences,
  consideredOptions,
  context,
  moreInformation,
  otherAnswers,
  outcome,
  prosAndCons,
  untilOutcome,
} from "#shared/adr/write/sections";

export function madr4(content: AdrContent, { bullet, spaced }: Style): string {
  const title = heading(1, content.title);
  const matter = frontMatter(content) + (spaced ? "\n\n" : "\n");
  return fitted(content, (form) => ({
    opening: [matter + title, ...untilOutcome(content, form, bullet)],
    rest: [
      ...content.outcome.rest,
      ...consequences(content, bullet),
      ...confirmation(content),
      ...prosAndCons(content, form, bullet),
      ...moreInformation(content, form, bullet),
    ],
  }));
}

/** It has no section for drivers, so all answers stand under the outcome. */
export function madr4Minimal(content: AdrContent, bullet: Bullet): string {
  return fitted(content, (given) => {
    const form = { ...given, drivers: 0, context: given.context === "full" ? ("full" as const) : ("joined" as const) };
    return {
      opening: [
        heading(1, content.title),
        ...context(content, form),
        ...consideredOptions(content, bullet),
        ...outcome(content, form, bullet),
      ],
      rest: [...content.outcome.rest, ...otherAnswers(content, form, bullet), ...consequences(content, bullet)],
    };
  });
}

/**
 * The keys of MADR alone, the status quoted, people on one line: MADR's tools lose anything else.
 */
function frontMatter({ status, date, people }: AdrContent): string {
  const line = (key: string, names: string[]) => (names.length > 0 ? [`${key}: ${yamlPlain(names.join(", "))}`] : []);
  return [
    "---",
    `status: "${status}"`,
    `date: ${date}`,
    ...line("decision-makers", people.deciders),
    ...line("consulted", people.consulted),
    ...line("informed", people.informed),
    "---",
  ].join("\n");
}
