import type { RecordView } from "#shared/api/records";
import type { Day, Instant } from "#shared/base/day";
import type { Id } from "#shared/base/id";
import type { Library } from "./playbooks/library";
import type { Playbooks } from "./playbooks/places";
import type { Store } from "./store/store";

/** What the rooms of the host share. Each takes what it needs of it. */
export interface Needs {
  store: Store;
  library: Library;
  playbooks: Playbooks;
  today(): Day;
  now(): Instant;
  /** A new name for a record. */
  newId(): Id;
  /** A record as it is shown, with what its exported ADR says today. */
  view(id: Id): Promise<RecordView>;
}
