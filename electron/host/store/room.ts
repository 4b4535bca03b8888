/** What every part of an open store works with. */
import type { Log } from "#electron/host/log";
import type { AppChange } from "#shared/api/app";
import type { Disk } from "../files/disk";
import type { Catalogue } from "./catalogue";
import type { DamagedFiles } from "./damaged";
import type { RecordFiles } from "./files";
import type { Snapshots } from "./snapshots";

export interface StoreRoom {
  dir: string;
  clock: () => Date;
  log: Log;
  disk: Disk;
  unique: () => string;
  catalogue: Catalogue;
  damaged: DamagedFiles;
  files: RecordFiles;
  snapshots: Snapshots;
  /** One after the other for the same key, and nothing once the store is closed. */
  inTurn<T>(key: string, job: () => Promise<T>): Promise<T>;
  /** Like `inTurn`, for what changes the data, once the day's snapshot is there: rejects with the reason where its disk takes nothing. */
  changing<T>(key: string, job: () => Promise<T>): Promise<T>;
  /** Whether the data can be changed, as far as is known. */
  changeable(): boolean;
  /** Rejects once the store is closed. */
  assertOpen(): void;
  changed(change: AppChange): void;
}
