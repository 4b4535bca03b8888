/** Records that may be brought in, from wherever they are. */

import { canonicalJson } from "#shared/base/canonical";
import type { Id, Sha256 } from "#shared/base/id";
import { summaryOf } from "#shared/record/progress";
import type { DecisionRecord, Status } from "#shared/record/record";
import { sha256 } from "../files/canonical";

/** What the list of records that may be brought in needs of one. */
export interface Outline {
  id: Id;
  title: string;
  status: Status;
  /** Names its content. Where it was exported to isn't part of what was decided. */
  content: Sha256;
}

/** A record that may be brought in. */
export interface Offered extends Outline {
  load(): Promise<DecisionRecord>;
}

export function outlineOf(record: DecisionRecord): Outline {
  const { id, title, status } = summaryOf(record);
  const { repo: _, ...content } = record;
  return { id, title, status, content: sha256(canonicalJson(content)) };
}

/** A record that is at hand. */
export function offered(record: DecisionRecord): Offered {
  return { ...outlineOf(record), load: async () => record };
}
