/** MADR 4.0.0, in full and minimal. */
import type { Content } from "#shared/adr/write/content/content";
import { yamlPlain } from "#shared/adr/write/escape";
import { heading, page } from "#shared/adr/write/markdown";
import { fitted, roomy } from "#shared/adr/write/page-fit";
import {
  confirmation,
  consequences,
  consideredOptions,
  context,
  drivers,
  moreInformation,
  outcome,
  prosAndCons,
} from "#shared/adr/write/sections";

export function madr4(content: Content): string {
  const title = heading(1, content.title);
  return fitted(content, (form) => ({
    opening: [
      `${frontMatter(content)}\n${title}`,
      ...context(content, form),
      ...drivers(content, form, "*"),
      ...consideredOptions(content, "*"),
      ...outcome(content, "*"),
    ],
    rest: [
      ...content.outcome.rest,
      ...consequences(content, "*"),
      ...confirmation(content),
      ...prosAndCons(content, form, "*"),
      ...moreInformation(content, form, "*"),
    ],
  }));
}

export function madr4Minimal(content: Content): string {
  return page([
    heading(1, content.title),
    ...context(content, roomy),
    ...consideredOptions(content, "*"),
    ...outcome(content, "*"),
    ...content.outcome.rest,
    ...consequences(content, "*"),
  ]);
}

/**
 * The keys of MADR alone, the status quoted, people on one line: MADR's tools lose anything else. No blank line follows
 * it, or adr-log finds no title.
 */
function frontMatter({ status, date, people }: Content): string {
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
