/** What can be wrong with an ADR folder, and what Adroit can do about it. */

import type { RelatedKind } from "#shared/adr/read/words";

/** Something to put right in an ADR folder. */
export interface Problem {
  file: string;
  kind:
    | "unreadable"
    | "unreadable metadata"
    | "two statuses"
    | "no status"
    | "second log"
    | "duplicate number"
    | "name clash"
    | "heading number"
    | "dangling link"
    | "one-sided link"
    | "broken link"
    | "unknown status"
    | "supersession circle"
    | "outdated dependency"
    | "stale index"
    | "impossible date"
    | "overdue review";
  /** One sentence. */
  what: string;
  /** Where in the file, counted from 1, when it is about one place. */
  line?: number;
  /** The other file that it is about: the one of the same number, or the other end of the link. */
  other?: string;
  /** What Adroit can do about it; `null` where a person has to. */
  repair: Repair | null;
}

/** A change that puts a problem right. `label` is what a button says. */
export type Repair = { label: string } & (
  | { do: "renumber"; file: string; number: number }
  | { do: "supersede"; old: string; by: string }
  | { do: "relate"; file: string; is: RelatedKind; other: string }
  | { do: "retarget"; file: string; target: string; to: string }
  | { do: "number heading"; file: string; number: number }
  | { do: "choose status"; file: string }
  | { do: "update index"; file: string }
);
