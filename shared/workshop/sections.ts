/** The headings of the brief that can be commented on; a criterion is commented on by its id. */
import type { Brief } from "./view/brief";

export const sectionTitles = {
  problem: "The problem",
  scope: "Scope",
  options: "Options",
  "must-haves": "Must-haves",
  criteria: "Judged by",
};

/** What a comment is about, as it is headed. */
export function sectionTitle(section: string, { criteria }: Pick<Brief, "criteria">): string {
  const heading = Object.entries(sectionTitles).find(([id]) => id === section)?.[1];
  return heading ?? criteria.find(({ id }) => id === section)?.title ?? section;
}
