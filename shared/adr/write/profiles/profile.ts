import type { AdrContent } from "#shared/adr/write/content/content";
import type { Style } from "#shared/adr/write/markdown";
import type { ProfileId } from "#shared/record/record";

/** A dialect of ADR Markdown. */
export interface Profile {
  id: ProfileId;
  title: string;
  /** What it can't carry, a phrase each, whether a decision has it or not (`leftOut`); it stays in the data beside the ADR. */
  leavesOut: string[];
  /** The file's text; `file` is its name, where it is known. */
  write(content: AdrContent, file: string | null, style?: Style): string;
}
