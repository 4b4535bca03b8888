/** The headings of the brief that can be commented on; a criterion is commented on by its id. */
export const sectionTitles = {
  problem: "The problem",
  scope: "Scope",
  options: "Options",
  "must-haves": "Must-haves",
  criteria: "Judged by",
};
