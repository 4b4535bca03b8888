import { profileOf } from "#shared/adr/write/profiles/profiles";
import type { Template } from "#shared/adr/write/profiles/template";
import type { ProfileId } from "#shared/record/record";
import type { AdrInput } from "./content/content";
import { contentOf } from "./content/content-of";
import { plainStyle, type Style } from "./markdown";

/**
 * The ADR of a record as Markdown with LF line ends. A draft renders too, and says that nothing is decided yet.
 *
 * `recommendation` belongs to the record's draft; `file` is the ADR's name where it is known (it gives the number and
 * the link to the data); `today` stands as the date until there is a decision.
 */
export function renderAdr({ profile, template = null, style = plainStyle, ...input }: AdrInput & As): string {
  return profileOf(profile, template).write(contentOf(input), input.file, style);
}

interface As {
  profile: ProfileId;
  /** What the profile "template" fills in. */
  template?: Template | null;
  /** How the repository writes Markdown. */
  style?: Style | undefined;
}

export type { AdrInput } from "./content/content";
