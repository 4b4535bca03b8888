/** A new ADR from texts alone, without a decision record behind it, in the headings of a dialect. */
import { capital } from "#shared/base/capital";
import type { Day } from "#shared/base/day";
import type { ProfileId } from "#shared/record/record";
import { headingText, oneLine } from "./escape";

export interface PlainDraft {
  title: string;
  status: "draft" | "proposed";
  /** Markdown each; what is empty leaves its heading to be filled in. */
  context: string;
  decision: string;
  consequences: string;
  /** What could be chosen, a line each. */
  options: readonly string[];
}

/** The text of a new ADR. `number` is the file's, which adr-tools takes from the heading. */
export function plainDraft(draft: PlainDraft, profile: ProfileId, number: number | null, today: Day): string {
  const title = headingText(oneLine(draft.title));
  const options = (mark: string) => draft.options.map((option) => `${mark} ${oneLine(option)}`).join("\n");
  const blocks =
    profile === "nygard"
      ? [
          `# ${number === null ? title : `${number}. ${title}`}`,
          `Date: ${today}`,
          "## Status",
          capital(draft.status),
          "## Context",
          draft.context,
          ...(draft.options.length > 0 ? ["Options:", options("*")] : []),
          "## Decision",
          draft.decision,
          "## Consequences",
          draft.consequences,
        ]
      : [
          ...head(profile, title, draft.status, today),
          "## Context and Problem Statement",
          draft.context,
          "## Considered Options",
          options(profile === "log4brains" ? "-" : "*"),
          "## Decision Outcome",
          draft.decision,
          "### Consequences",
          draft.consequences,
        ];
  return `${blocks
    .map((block) => block.replace(/\r\n?/g, "\n").trim())
    .filter((block) => block !== "")
    .join("\n\n")}\n`;
}

function head(profile: ProfileId, title: string, status: PlainDraft["status"], today: Day): string[] {
  if (profile === "madr2" || profile === "log4brains") {
    const mark = profile === "log4brains" ? "-" : "*";
    return [`# ${title}`, `${mark} Status: ${status}\n${mark} Date: ${today}`];
  }
  return [`---\nstatus: "${status}"\ndate: ${today}\n---\n# ${title}`];
}
