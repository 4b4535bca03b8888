/** A decision in one line, and where it goes on. */
import type { Day, Instant } from "#shared/base/day";
import type { Id } from "#shared/base/id";
import type { Status } from "./record";

/** One line of the start screen. */
export interface RecordSummary {
  id: Id;
  title: string;
  status: Status;
  /** Title of the chosen option. */
  chosen: string | null;
  /** "Django or Flask". */
  options: string;
  created: Instant;
  modified: Instant;
  review: Day | null;
  /** Triggers that happened and assumptions that failed, in words. */
  triggered: string[];
  /** Title of the playbook. */
  playbook: string;
  /** A review is under way. */
  reviewing: boolean;
  /** Records that it takes the place of, or that took its place. */
  supersedes: Id | null;
  supersededBy: Id | null;
  /** The screen to go on with. */
  next: WalkStep;
  answered: number;
  criteria: number;
  adr: { root: string; dir: string; file: string } | null;
  /** Why it can only be read, or `null`. */
  readOnly: string | null;
}

/** The steps of the walk, in order. */
export type WalkStep = "frame" | "criteria" | "answers" | "weights" | "result" | "decide";

/** The number of the exported ADR as its name writes it, "0012"; empty where there is none, or names go by date. */
export function adrNumber({ adr }: Pick<RecordSummary, "adr">): string {
  const name = adr?.file.slice(adr.file.lastIndexOf("/") + 1) ?? "";
  return /^\d{4}-?\d{2}-?\d{2}/.test(name) ? "" : (/^\D{0,12}(\d{1,6})/.exec(name)?.[1] ?? "");
}

/** The repository of the exported ADR, by the name of its folder; empty where there is none. */
export const adrRepository = ({ adr }: Pick<RecordSummary, "adr">): string =>
  adr?.root.split(/[/\\]/).filter(Boolean).at(-1) ?? "";
