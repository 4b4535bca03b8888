/**
 * Where decision records live: one JSON file a record under `<dir>/records`, on this machine, for one process at a
 * time. What was acknowledged survives a crash and a power cut; what can't be read is set aside by name.
 *
 *     records/<id>.json   trash/<id>~<ms>.json   damaged/   snapshots/<day>/   lock/
 *     settings.json   trust.json   index.json
 */
import type { Log } from "#electron/host/log";
import type { AppChange } from "#shared/api/app";
import type { RecordList } from "#shared/api/records";
import type { Settings } from "#shared/api/settings";
import { createQueue } from "#shared/base/queue";
import { type Disk, realDisk, uniqueName } from "../files/disk";
import { holder, type LockHolder } from "../files/lock";
import { type Processes, realProcesses } from "../files/processes";
import { type Backups, openBackups } from "./backups";
import { openCatalogue } from "./catalogue";
import { damagedFiles } from "./damaged";
import { closedError } from "./errors";
import { recordFiles } from "./files";
import { listRecords } from "./listing";
import { type Hold, openToChange } from "./opening";
import { openRecords, type Records } from "./records";
import type { StoreRoom } from "./room";
import { settingsFile } from "./settings";
import { openSnapshots } from "./snapshots";
import { openTrash, type Trash } from "./trash";
import { type TrustFile, trustFile } from "./trust";

export interface StoreOptions {
  /** The data folder; made when it isn't there. */
  dir: string;
  clock: () => Date;
  random: (bytes: number) => Uint8Array;
  log: Log;
  /** Version of the app; another one makes the index again. */
  version?: string;
  disk?: Disk;
  processes?: Processes;
}

export interface Store extends Records {
  /** All records, the last changed first, and what couldn't be read. */
  list(): Promise<RecordList>;
  trash: Trash;
  backup: Backups;
  settings: {
    get(): Promise<Settings>;
    /** Replaces what is given, keeps the rest. */
    set(given: Partial<Settings>): Promise<Settings>;
  };
  /** What a repository may run on a commit. */
  trust: TrustFile;
  /** Drops the report on a file that was set aside; the file stays in `damaged/`. */
  dismissDamaged(file: string): Promise<void>;
  /** Calls back after every change that this store made. Changes by other programs show at the next `list`. */
  onChange(callback: (change: AppChange) => void): () => void;
  /** Tells another process that wants this data where this one can be reached. */
  announce(address: string | null): Promise<void>;
  /** What a user should know of the data folder, a sentence each: it can only be read, or others may read it. */
  notices(): string[];
  /** Ends what was begun, writes the index and gives the data free. */
  close(): Promise<void>;
}

/** Who works on this data, and where; `null` when nobody does. */
export function holderOf(dir: string): Promise<LockHolder | null> {
  return holder(realDisk, dir);
}

/**
 * Opens the data folder. `STORE_LOCKED` when another process has it. Where it can't be written it opens to be read, and
 * every change says why it can't be made; `NO_PERMISSION` or `DISK_FULL` where there is nothing to read either.
 */
export async function openStore(options: StoreOptions): Promise<Store> {
  const { dir, clock, random, log, disk = realDisk, processes = realProcesses, version = "" } = options;
  const unique = () => uniqueName(random);
  const ground = { dir, clock, log, disk, unique };
  const hold = await openToChange({ ...ground, processes });
  try {
    return await openRooms(ground, hold, version);
  } catch (error) {
    await hold.lock?.release().catch(() => {});
    throw error;
  }
}

type Ground = Pick<StoreRoom, "dir" | "clock" | "log" | "disk" | "unique">;

/** The parts of a store over one folder. */
async function openRooms(ground: Ground, hold: Hold, version: string): Promise<Store> {
  const { dir, clock, log, disk, unique } = ground;
  const queue = createQueue();
  const listeners = new Set<(change: AppChange) => void>();
  let closed = false;
  const catalogue = await openCatalogue(disk, dir, version, unique);
  const damaged = damagedFiles(disk, dir, clock, unique, () => hold.lock !== null);
  const snapshots = openSnapshots(disk, dir, clock, unique);
  const settings = settingsFile(disk, dir, damaged, unique);
  const trust = trustFile(disk, dir, damaged, unique);
  /** A backup that fails must not keep anybody from working; the log says so. */
  async function dailySnapshot() {
    if (hold.lock === null) return;
    await snapshots.daily().catch((error) => log.error("no daily snapshot", { error }));
  }
  const room: StoreRoom = {
    ...ground,
    catalogue,
    damaged,
    snapshots,
    files: recordFiles({ ...ground, damaged, catalogue }),
    inTurn: (key, job) => (closed ? Promise.reject(closedError(dir)) : queue.run(key, job)),
    changing: (key, job) =>
      room.inTurn(key, async () => {
        await hold.toChange();
        await dailySnapshot();
        return job();
      }),
    changeable: () => hold.lock !== null,
    assertOpen() {
      if (closed) throw closedError(dir);
    },
    changed(change) {
      for (const listener of listeners) listener(change);
    },
  };
  // The first change waits for it; whoever only looks needn't.
  void room.inTurn("snapshots", dailySnapshot);

  return {
    list: () => listRecords(room),
    ...openRecords(room),
    trash: openTrash(room),
    backup: openBackups(room),
    settings: {
      get: () => room.inTurn("settings.json", () => settings.get()),
      set: (given) =>
        room.changing("settings.json", async () => {
          const now = await settings.set(given);
          room.changed({ what: "settings" });
          return now;
        }),
    },
    trust: {
      of: (root) => room.inTurn("trust.json", () => trust.of(root)),
      set: (root, trusted) => room.changing("trust.json", () => trust.set(root, trusted)),
    },
    async dismissDamaged(file) {
      await damaged.dismiss(file);
      room.changed({ what: "records", record: null });
    },
    onChange(callback) {
      listeners.add(callback);
      return () => void listeners.delete(callback);
    },
    announce: async (address) => hold.lock?.announce(address),
    notices: () => hold.notices(),
    async close() {
      if (closed) return;
      closed = true;
      await queue.idle();
      if (hold.lock === null) return;
      await catalogue.write().catch((error) => log.warn("index not written", { error }));
      await hold.lock.release();
    },
  };
}
