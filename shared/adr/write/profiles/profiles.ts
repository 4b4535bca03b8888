import { nameParts } from "#shared/adr/folder/filename";
import { plainStyle } from "#shared/adr/write/markdown";
import { AdroitError } from "#shared/base/error";
import type { Frame, ProfileId } from "#shared/record/record";
import { log4brains, madr2 } from "./madr2";
import { madr4, madr4Minimal } from "./madr4";
import { nygard } from "./nygard";
import type { Profile } from "./profile";
import { type Template, templateProfile } from "./template";

const informed = "people consulted and informed";
const characters = 'double quotes, "&" and "|" in the title, which adr-tools can\'t handle';

const written: Profile[] = [
  { id: "madr4", title: "MADR 4", leavesOut: [], write: (content, _file, style = plainStyle) => madr4(content, style) },
  {
    id: "madr4-minimal",
    title: "MADR 4, minimal",
    leavesOut: [
      "status, date and people",
      "pros and cons of each option",
      "confirmation",
      "scores, must-haves, unknowns, triggers, forecasts and the list of sources",
    ],
    write: (content, _file, style = plainStyle) => madr4Minimal(content, style.bullet),
  },
  {
    id: "madr2",
    title: "MADR 2.1.2",
    leavesOut: [
      informed,
      "neutral arguments",
      "confirmation",
      "scores, must-haves, unknowns, triggers, forecasts and the list of sources",
    ],
    // Tools of its time read no other; a formatter that runs there leaves no choice.
    write: (content, _file, style = plainStyle) => madr2(content, style.spaced ? style.bullet : "*"),
  },
  {
    id: "nygard",
    title: "Nygard (adr-tools)",
    leavesOut: [informed, "pros and cons of each option", characters],
    write: (content, file, style = plainStyle) =>
      nygard(content, file === null ? null : nameParts(file).number, style.bullet),
  },
  {
    id: "log4brains",
    title: "log4brains",
    leavesOut: [informed],
    write: (content) => log4brains(content, "-"),
  },
];

/** `BAD_INPUT` for a profile that can't be written: the team's own without a template, or one with mistakes. */
export function profileOf(id: ProfileId, template: Template | null = null): Profile {
  if (id === "template" && template) return templateProfile(template);
  const profile = written.find((one) => one.id === id);
  if (profile) return profile;
  throw new AdroitError("BAD_INPUT", `The profile "${id}" can't be written.`, {
    subject: id,
    remedy:
      id === "template"
        ? "Put the team's template into the ADR folder as .adroit/template.md, or choose another profile."
        : `Use one of: ${written.map((one) => one.id).join(", ")}.`,
  });
}

/** What of a decision a profile can't carry: nothing that the decision doesn't have. */
export function leftOut({ leavesOut }: Profile, { title, consulted, informed: told }: Frame): string[] {
  const has: Record<string, boolean> = {
    [characters]: /["&|]/.test(title),
    [informed]: [...consulted, ...told].some((name) => name.trim() !== ""),
  };
  return leavesOut.filter((what) => has[what] ?? true);
}

/** The profiles that can be written. */
export function profiles(): readonly Profile[] {
  return written;
}
