/** Everything that Adroit keeps, in one JSON file: to move to another machine, or to keep elsewhere. */

import type { By } from "#shared/base/by";
import type { Instant } from "#shared/base/day";
import type { Sha256 } from "#shared/base/id";
import type { Playbook } from "#shared/playbook/playbook";
import type { DecisionRecord } from "#shared/record/record";
import type { Settings } from "./settings";

/** Longest archive that is taken, in characters. Ten thousand decisions stay below. */
export const archiveLimit = 64 * 1024 * 1024;

/** A record whose playbooks stand once for all records, and that knows no folder of the machine it comes from. */
export type Packed = Omit<DecisionRecord, "playbooks" | "repo"> & { playbooks: Sha256[] };

/** Settings that mean the same on every machine. */
export type PortableSettings = Pick<Settings, "theme" | "singleKeys" | "thresholds">;

export interface Archive {
  kind: "adroit-archive";
  format: 1;
  made: Instant;
  /** Version of the app that made it. */
  app: string;
  playbooks: By<Playbook>;
  records: Packed[];
  trash: { deleted: Instant; record: Packed }[];
  settings: PortableSettings;
}

/** What goes into an archive. */
export interface ArchiveParts {
  made: Instant;
  app: string;
  records: DecisionRecord[];
  trash: { deleted: Instant; record: DecisionRecord }[];
  settings: Settings;
}

export function archiveOf({ made, app, records, trash, settings }: ArchiveParts): Archive {
  const playbooks: By<Playbook> = {};
  const packed = ({ playbooks: own, repo: _, ...record }: DecisionRecord): Packed => {
    Object.assign(playbooks, own);
    return { ...record, playbooks: Object.keys(own) };
  };
  const { theme, singleKeys, thresholds } = settings;
  return {
    kind: "adroit-archive",
    format: 1,
    made,
    app,
    records: records.map(packed),
    trash: trash.map(({ deleted, record }) => ({ deleted, record: packed(record) })),
    settings: { theme, singleKeys, thresholds },
    playbooks,
  };
}
