/** Each kind of problem as a rule: the name that reports and configurations know it by, and how grave it is. */
import type { Problem } from "./problem";

export type Level = "error" | "warning";

export interface CheckRule {
  /** `^[a-z]+(-[a-z]+)*$`; never changes, since configurations and reports of other tools hold it. */
  id: string;
  level: Level;
  /** What it finds, one sentence. */
  finds: string;
}

/** By kind. An error misleads who reads the log; a warning asks somebody to look. */
export const rules: Record<Problem["kind"], CheckRule> = {
  unreadable: {
    id: "unreadable",
    level: "warning",
    finds: "A file in an ADR folder can't be read as an ADR.",
  },
  "duplicate number": { id: "duplicate-number", level: "error", finds: "Two ADRs have the same number." },
  "name clash": { id: "name-clash", level: "error", finds: "Two file names differ by case only." },
  "heading number": { id: "heading-number", level: "error", finds: "Heading and file name give different numbers." },
  "dangling link": { id: "dangling-link", level: "error", finds: "An ADR relates to one that isn't there." },
  "one-sided link": { id: "one-sided-link", level: "error", finds: "Only one of two ADRs tells of their relation." },
  "broken link": { id: "broken-link", level: "error", finds: "A link leads nowhere." },
  "unknown status": { id: "unknown-status", level: "error", finds: "A status is in no known words." },
  "supersession circle": {
    id: "supersession-circle",
    level: "error",
    finds: "ADRs supersede each other in a circle, or one itself.",
  },
  "outdated dependency": {
    id: "outdated-dependency",
    level: "warning",
    finds: "A decision depends on one that holds no more.",
  },
  "stale index": { id: "stale-index", level: "warning", finds: "A list of ADRs isn't the folder's." },
  "unreadable metadata": {
    id: "unreadable-metadata",
    level: "error",
    finds: "The front matter of an ADR is open, or a value in it can't be read.",
  },
  "two statuses": { id: "two-statuses", level: "error", finds: "An ADR states two statuses." },
  "no status": { id: "no-status", level: "error", finds: "An ADR lost the status that the data beside it has." },
  "second log": { id: "second-log", level: "warning", finds: "A short log lies beside a long one." },
  "impossible date": {
    id: "impossible-date",
    level: "warning",
    finds: "A date isn't in the calendar, or a decision was made on a day to come.",
  },
  "overdue review": { id: "overdue-review", level: "warning", finds: "A review date has passed." },
};

/** The rules in the order in which reports list them. */
export const ruleList: readonly CheckRule[] = Object.values(rules);

/** Where one problem is of the same cause as another: the same rule says the same of the same file. */
export function sameProblem({ kind, file, what }: Problem): string {
  return JSON.stringify([kind, file, what]);
}
