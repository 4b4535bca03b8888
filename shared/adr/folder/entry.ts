import type { AdrRole } from "#shared/adr/read/words";
import type { Day } from "#shared/base/day";
import type { Status } from "#shared/record/record";

/** The text of each file by its path, whether it is held or read when somebody asks. */
export type Texts = Pick<ReadonlyMap<string, string>, "get">;

/** One ADR as it lies in a folder. What isn't there is `null`, never guessed. */
export interface AdrEntry {
  /** Relative to the folder that was listed, with `/`. */
  file: string;
  number: number | null;
  /** Letters before the number, "ARCH" for ARCH-003. */
  prefix: string | null;
  /** Title without its numbering. */
  title: string | null;
  titleRaw: string | null;
  status: Status | null;
  statusRaw: string | null;
  /** What the text says. */
  date: Day | null;
  /** What the file name says. */
  fileDate: Day | null;
  /** Who did what, as the file names them and in its order. A role that the file doesn't name isn't there. */
  people: Partial<Record<AdrRole, string[]>>;
  /** Headings below the title, in their order. */
  sections: string[];
  /** Files, relative like `file`. */
  supersedes: string[];
  supersededBy: string[];
}
