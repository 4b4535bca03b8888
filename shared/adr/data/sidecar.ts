import type { By } from "#shared/base/by";
import type { Id, Sha256 } from "#shared/base/id";
import type { Playbook } from "#shared/playbook/playbook";
import type { DecisionRecord } from "#shared/record/record";
import { formattedJson } from "./json";
import { published } from "./published";
import { usedPart } from "./used";

/** A record as it lies in a repository beside its ADR. */
export interface Sidecar {
  /** What this file is and in which form, so that a reader knows before it reads on. */
  adroit: "decision record";
  /** 1: the record carries its playbooks whole. 2: it names them, with the part of each that it used. */
  format: 1 | 2;
  /** Playbooks by the hash of the whole. */
  playbooks?: By<NamedPlaybook>;
  /** Without the place on this machine that it was exported to, a review that isn't closed yet, and ballots that stay here. */
  record: Omit<DecisionRecord, "repo" | "review">;
}

export interface NamedPlaybook {
  id: Id;
  edition: string;
  /** What the decision used, and the hash of that. */
  part: Playbook;
  hash: Sha256;
}

/** What is known about playbooks where a sidecar is written or read. */
export interface Books {
  /** A playbook that everybody's Adroit has, or that is at hand here; `null` where it isn't known. */
  whole(hash: Sha256): Playbook | null;
  /** Hash of a value by its content. */
  hash(value: unknown): Sha256;
}

/**
 * The data beside an ADR: JSON as formatters write it, keys in the order of the alphabet, so that git shows and merges
 * what changed and the same record gives the same bytes anywhere. Nothing in it tells about this machine. A playbook that
 * `books` has is named, with the part that was used; any other is carried whole.
 */
export function sidecarOf(record: DecisionRecord, books: Books | null = null): string {
  const { repo: _repo, review: _review, ...bare } = published(record);
  const whole = { ...bare, draft: { ...bare.draft, place: "" } };
  if (books === null) return formattedJson({ adroit: "decision record", format: 1, record: whole } satisfies Sidecar);

  const named: By<NamedPlaybook> = {};
  const renamed = new Map<Sha256, Sha256>();
  const carried: By<Playbook> = {};
  for (const [hash, playbook] of Object.entries(whole.playbooks)) {
    const { id, edition, partOf } = playbook;
    if (partOf !== undefined) {
      named[partOf] = { id, edition, part: playbook, hash };
      renamed.set(hash, partOf);
    } else if (books.whole(hash)) {
      const part = usedPart(whole, hash, playbook);
      named[hash] = { id, edition, part, hash: books.hash(part) };
    } else carried[hash] = playbook;
  }
  const sidecar: Sidecar =
    Object.keys(named).length === 0
      ? { adroit: "decision record", format: 1, record: whole }
      : { adroit: "decision record", format: 2, playbooks: named, record: withPlaybooks(whole, carried, renamed) };
  return formattedJson(sidecar);
}

/** The record with other playbooks, its states referring to them by their new hashes. */
export function withPlaybooks<T extends Omit<DecisionRecord, "repo" | "review">>(
  record: T,
  playbooks: By<Playbook>,
  renamed: ReadonlyMap<Sha256, Sha256>,
): T {
  const by = (hash: Sha256) => renamed.get(hash) ?? hash;
  return {
    ...record,
    playbooks,
    draft: { ...record.draft, playbook: by(record.draft.playbook) },
    revisions: record.revisions.map((revision) => ({
      ...revision,
      inputs: { ...revision.inputs, playbook: by(revision.inputs.playbook) },
    })),
  };
}
