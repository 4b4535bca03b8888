import { nameParts } from "#shared/adr/folder/filename";
import { plainStyle } from "#shared/adr/write/markdown";
import { AdroitError } from "#shared/base/error";
import type { ProfileId } from "#shared/record/record";
import { log4brains, madr2 } from "./madr2";
import { madr4, madr4Minimal } from "./madr4";
import { nygard } from "./nygard";
import type { Profile } from "./profile";
import { type Template, templateProfile } from "./template";

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
      "people consulted and informed",
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
    leavesOut: [
      "people consulted and informed",
      "pros and cons of each option",
      'double quotes, "&" and "|" in the title, which adr-tools can\'t handle',
    ],
    write: (content, file, style = plainStyle) =>
      nygard(content, file === null ? null : nameParts(file).number, style.bullet),
  },
  {
    id: "log4brains",
    title: "log4brains",
    leavesOut: ["people consulted and informed"],
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

/** The profiles that can be written. */
export function profiles(): readonly Profile[] {
  return written;
}
