import type { DecisionRecord } from "#shared/record/record";
import { published } from "./published";

/** A record as it lies in a repository beside its ADR. */
export interface Sidecar {
  /** What this file is and in which form, so that a reader knows before it reads on. */
  adroit: "decision record";
  format: 1;
  /** Without the place on this machine that it was exported to, a review that isn't closed yet, and ballots that stay here. */
  record: Omit<DecisionRecord, "repo" | "review">;
}

/**
 * The data beside an ADR: JSON, one value a line, keys in the order of the alphabet, so that git shows and merges what
 * changed and the same record gives the same bytes anywhere. Nothing in it tells about this machine.
 */
export function sidecarOf(record: DecisionRecord): string {
  const { repo: _repo, review: _review, draft, ...rest } = published(record);
  const sidecar: Sidecar = {
    adroit: "decision record",
    format: 1,
    record: { ...rest, draft: { ...draft, place: "" } },
  };
  return `${JSON.stringify(inOrder(sidecar), null, 2)}\n`;
}

function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder);
  if (value === null || typeof value !== "object") return value;
  const pairs = Object.entries(value).filter(([, one]) => one !== undefined);
  return Object.fromEntries(pairs.toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([key, one]) => [key, inOrder(one)]));
}
