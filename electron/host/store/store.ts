/**
 * Where decision records live: one JSON file a record under `<dir>/records`, on this machine, for one process at a
 * time. What was acknowledged survives a crash and a power cut; what can't be read is set aside by name.
 *
 *     records/<id>.json   trash/<id>~<ms>.json   damaged/   snapshots/<day>/   settings.json   index.json   lock/
 */
import { join } from "node:path";
import { Low } from "lowdb";
import { sha256 } from "#electron/host/files/canonical";
import type { Log } from "#electron/host/log";
import type { Change } from "#shared/api/app";
import type { Snapshot, Unread } from "#shared/api/backup";
import type { Damaged, RecordList, TrashEntry } from "#shared/api/records";
import type { Settings } from "#shared/api/settings";
import type { Instant } from "#shared/base/day";
import { AdroitError } from "#shared/base/error";
import type { Id, Sha256 } from "#shared/base/id";
import { currentVersion } from "#shared/record/migrate";
import type { DecisionRecord } from "#shared/record/record";
import type { RecordSummary } from "#shared/record/summary";
import {
  codeOf,
  type Disk,
  diskError,
  exists,
  gone,
  makeFolder,
  moveFile,
  realDisk,
  stateOf,
  sweep,
  uniqueName,
} from "../files/disk";
import { type JsonFile, jsonBytes, jsonFile, Unreadable } from "../files/document";
import { type Holder, holder, type Lock, sweepLock, takeLock } from "../files/lock";
import { type Processes, realProcesses } from "../files/processes";
import { createQueue } from "../files/queue";
import { type Catalogue, openCatalogue } from "./catalogue";
import { damagedFiles } from "./damaged";
import { settingsFile } from "./settings";
import { openSnapshots } from "./snapshots";
import { checkRecord, readOnly, recordCodec, type Stored } from "./stored";

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

export interface Store {
  /** All records, the last changed first, and what couldn't be read. */
  list(): Promise<RecordList>;
  /** `NOT_FOUND`, `RECORD_DAMAGED`, or `READ_ONLY` where a newer format can't even be shown. */
  get(id: Id): Promise<{ record: DecisionRecord; etag: Sha256; readOnly: string | null }>;
  /** `CONFLICT` when there is one of this id. */
  create(record: DecisionRecord): Promise<{ etag: Sha256 }>;
  /**
   * Replaces a record by what `fn` makes of it, as one step: nothing else changes it in between. `CONFLICT` when the
   * file isn't in the state `etag` names, whoever changed it. A change that changes nothing writes nothing.
   */
  change(
    id: Id,
    etag: Sha256,
    fn: (record: DecisionRecord) => DecisionRecord | Promise<DecisionRecord>,
  ): Promise<{ record: DecisionRecord; etag: Sha256 }>;
  /** Moves a record to the trash. */
  remove(id: Id): Promise<void>;
  trash: {
    /** The last deleted first. */
    list(): Promise<TrashEntry[]>;
    /** `CONFLICT` when a record of this id is there again. */
    restore(id: Id): Promise<void>;
    empty(): Promise<{ removed: number }>;
    /** What lies there and can be changed, with its content. */
    records(): Promise<{ deleted: Instant; record: DecisionRecord }[]>;
  };
  backup: {
    /** The newest first. */
    list(): Promise<Snapshot[]>;
    /** The records of a snapshot, and what of it can't be read; nothing is moved or changed. */
    read(name: string): Promise<{ records: DecisionRecord[]; unreadable: Unread[] }>;
    /** Takes a snapshot now and gives its name; rejects when it can't. */
    take(): Promise<string>;
  };
  settings: {
    get(): Promise<Settings>;
    /** Replaces what is given, keeps the rest. */
    set(given: Partial<Settings>): Promise<Settings>;
  };
  /** Drops the report on a file that was set aside; the file stays in `damaged/`. */
  dismissDamaged(file: string): Promise<void>;
  /** Calls back after every change that this store made. Changes by other programs show at the next `list`. */
  onChange(callback: (change: Change) => void): () => void;
  /** Tells another process that wants this data where this one can be reached. */
  announce(address: string | null): Promise<void>;
  /** Ends what was begun, writes the index and gives the data free. */
  close(): Promise<void>;
}

/** Who works on this data, and where; `null` when nobody does. */
export function holderOf(dir: string): Promise<Holder | null> {
  return holder(realDisk, dir);
}

/** Opens the data folder. `STORE_LOCKED` when another process has it, `NO_PERMISSION` when it can't be written. */
export async function openStore(options: StoreOptions): Promise<Store> {
  const { dir, clock, random, log, disk = realDisk, processes = realProcesses, version = "" } = options;
  const unique = () => uniqueName(random);
  await makeFolder(disk, dir);
  const lock = await takeLock(disk, dir, unique, processes);
  try {
    await sweepLock(disk, dir, clock());
    await sweep(disk, dir);
    for (const name of ["records", "trash", "damaged", "snapshots"]) {
      await makeFolder(disk, join(dir, name));
      await sweep(disk, join(dir, name));
    }
    return await storeIn({
      dir,
      clock,
      log,
      disk,
      lock,
      unique,
      catalogue: await openCatalogue(disk, dir, version, unique),
    });
  } catch (error) {
    await lock.release().catch(() => {});
    throw error;
  }
}

interface Opened {
  dir: string;
  clock: () => Date;
  log: Log;
  disk: Disk;
  lock: Lock;
  unique: () => string;
  catalogue: Catalogue;
}

const recordFile = /^([a-z][a-z0-9-]{0,39})\.json$/;
const trashFile = /^([a-z][a-z0-9-]{0,39})~(\d{1,15})\.json$/;
/** Files looked at side by side. */
const batch = 256;
/** Entries that the index on disk may lack before a listing writes it. */
const lacking = 100;

async function storeIn({ dir, clock, log, disk, lock, unique, catalogue }: Opened): Promise<Store> {
  const records = join(dir, "records");
  const trash = join(dir, "trash");
  const queue = createQueue();
  const damaged = damagedFiles(disk, dir, clock, unique);
  const snapshots = openSnapshots(disk, dir, clock, unique);
  const settings = settingsFile(disk, dir, damaged, unique);
  const listeners = new Set<(change: Change) => void>();
  let closed = false;

  const pathOf = (id: Id) => join(records, `${id}.json`);
  const changed = (change: Change) => {
    for (const listener of listeners) listener(change);
  };
  /** One after the other for the same key, and nothing once the store is closed. */
  const inTurn = <T>(key: string, job: () => Promise<T>): Promise<T> => {
    if (closed) return Promise.reject(closedError(dir));
    return queue.run(key, job);
  };
  /** A backup that fails must not keep anybody from working; the log says so. */
  const dailySnapshot = () => snapshots.daily().catch((error) => log.error("no daily snapshot", { error }));

  type Read = { file: JsonFile<Stored>; stored: Stored } | { damaged: Damaged } | null;

  /** Reads a record file; what can't be read is moved aside. `null` when there is none. */
  async function read(path: string, id: Id): Promise<Read> {
    const file = jsonFile(disk, path, recordCodec(id), unique);
    try {
      const stored = await file.read();
      return stored && { file, stored };
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      return { damaged: await setAside(path, error.message) };
    }
  }

  async function setAside(path: string, why: string): Promise<Damaged> {
    const report = await damaged.setAside(path, why);
    log.warn("file set aside", { file: report.file, movedTo: report.movedTo, why: report.why });
    return report;
  }

  async function load(id: Id) {
    const found = await read(pathOf(id), id);
    if (found && "stored" in found) return found;
    const report = found?.damaged ?? (await damaged.list()).find(({ file }) => file === `${id}.json`);
    if (report) throw damagedError(report);
    throw await absent(id);
  }

  /** Why there is no such record: a drive that was taken away looks like one without records. */
  async function absent(id: Id): Promise<unknown> {
    return (await exists(disk, records)) ? notFound(id) : gone(pathOf(id));
  }

  /** Keeps the summary of a file as just read or written. */
  function remember(file: JsonFile<Stored>, stored: Stored): RecordSummary {
    const { mtime = 0, size = 0, ino = 0 } = file.seen ?? {};
    const summary = { ...stored.summary, modified: new Date(mtime).toISOString() };
    catalogue.set(`${stored.summary.id}.json`, { mtime, size, ino, summary });
    return summary;
  }

  async function write(file: JsonFile<Stored>, stored: Stored): Promise<Sha256> {
    await dailySnapshot();
    await new Low(file, stored).write();
    remember(file, stored);
    const etag = file.seen?.etag ?? "";
    changed({ what: "records", record: { id: stored.summary.id, etag } });
    return etag;
  }

  /** The summary of one file of the records folder, or why there is none. */
  async function summarise(name: string): Promise<RecordSummary | Damaged | null> {
    const path = join(records, name);
    const id = recordFile.exec(name)?.[1];
    if (id === undefined) return inTurn(name, () => setAside(path, "Its name isn't that of a record."));
    try {
      const stat = await disk.lstat(path);
      const known = catalogue.get(name, stateOf(stat));
      if (known) return known;
      return await inTurn(id, async () => {
        const found = await read(path, id);
        if (found === null || "damaged" in found) return found?.damaged ?? null;
        return remember(found.file, found.stored);
      });
    } catch (error) {
      if (codeOf(error) === "ENOENT") return null;
      if (closed || (error instanceof AdroitError && error.code === "FOLDER_MISSING")) throw error;
      const why = error instanceof Error ? error.message : String(error);
      return { file: name, movedTo: path, why, on: clock().toISOString() };
    }
  }

  async function list(): Promise<RecordList> {
    if (closed) throw closedError(dir);
    const names = (await entriesOf(disk, records)).filter((name) => name.endsWith(".json"));
    const found: (RecordSummary | Damaged | null)[] = [];
    for (let i = 0; i < names.length; i += batch) {
      found.push(...(await Promise.all(names.slice(i, i + batch).map(summarise))));
    }
    catalogue.keep(new Set(names));
    if (catalogue.pending > lacking) await catalogue.write().catch((error) => log.warn("index not written", { error }));
    const reports = await damaged.list();
    const stuck = found.filter((one) => one !== null && "movedTo" in one && one.movedTo === join(records, one.file));
    return {
      records: found.filter((one) => one !== null && "title" in one).sort(lastFirst),
      damaged: [...(stuck as Damaged[]), ...reports],
    };
  }

  interface Trashed {
    id: Id;
    at: number;
    path: string;
  }

  /** What lies in the trash, the last deleted first; of several with one id only the first can be restored. */
  async function trashed(): Promise<Trashed[]> {
    const entries = await entriesOf(disk, trash);
    return entries
      .flatMap((name) => {
        const [, id, ms] = trashFile.exec(name) ?? [];
        return id && ms ? [{ id, at: Number(ms), path: join(trash, name) }] : [];
      })
      .sort((a, b) => b.at - a.at || (a.id < b.id ? -1 : 1));
  }

  await dailySnapshot();

  return {
    list,

    get: (id) =>
      inTurn(id, async () => {
        const { file, stored } = await load(id);
        if (!stored.record) throw readOnly(id, stored.summary.readOnly ?? "");
        return { record: stored.record, etag: file.seen?.etag ?? "", readOnly: stored.summary.readOnly };
      }),

    async create(record) {
      const stored = checkRecord(record);
      return inTurn(record.id, async () => {
        if (await exists(disk, pathOf(record.id))) throw conflict(record.id, "There is already a record of this id.");
        const file = jsonFile(disk, pathOf(record.id), recordCodec(record.id), unique);
        return { etag: await write(file, stored) };
      });
    },

    change: (id, etag, fn) =>
      inTurn(id, async () => {
        const { file, stored } = await load(id);
        if (stored.kind === "newer") throw readOnly(id, stored.why);
        if (file.seen?.etag !== etag) throw conflict(id, "This decision was changed elsewhere since it was opened.");
        const next = checkRecord(await fn(stored.record));
        if (next.summary.id !== id) throw new Error(`a change must keep the id: ${id}`);
        const same = stored.version === currentVersion && sha256(jsonBytes(next.record)) === etag;
        if (same) return { record: stored.record, etag };
        if (stored.version < currentVersion) await snapshots.beforeMigration(currentVersion);
        return { record: next.record as DecisionRecord, etag: await write(file, next) };
      }),

    remove: (id) =>
      inTurn(id, async () => {
        if (!(await exists(disk, pathOf(id)))) throw await absent(id);
        await dailySnapshot();
        // What is deleted now is the last, also when the clock was set back since the one before.
        const before = (await trashed()).find((one) => one.id === id);
        const at = Math.max(clock().getTime(), (before?.at ?? 0) + 1);
        await moveFile(disk, pathOf(id), join(trash, `${id}~${at}.json`));
        catalogue.delete(`${id}.json`);
        changed({ what: "records", record: null });
      }),

    trash: {
      async list() {
        const seen = new Set<Id>();
        const entries: TrashEntry[] = [];
        for (const { id, at, path } of await trashed()) {
          if (seen.has(id)) continue;
          seen.add(id);
          const found = await inTurn(id, () => read(path, id));
          if (found && "stored" in found) {
            entries.push({ id, title: found.stored.summary.title, deleted: new Date(at).toISOString() });
          }
        }
        return entries;
      },

      restore: (id) =>
        inTurn(id, async () => {
          const entry = (await trashed()).find((one) => one.id === id);
          if (!entry) throw notFound(id);
          if (await exists(disk, pathOf(id))) throw conflict(id, "There is already a record of this id.");
          await moveFile(disk, entry.path, pathOf(id));
          changed({ what: "records", record: null });
        }),

      async empty() {
        const entries = await trashed();
        for (const { id, path } of entries) await inTurn(id, () => removeFile(disk, path));
        if (entries.length > 0) changed({ what: "records", record: null });
        return { removed: new Set(entries.map(({ id }) => id)).size };
      },

      async records() {
        const found: { deleted: Instant; record: DecisionRecord }[] = [];
        for (const { id, at, path } of await trashed()) {
          const one = await inTurn(id, () => read(path, id));
          if (!one || !("stored" in one) || one.stored.kind !== "record") continue;
          found.push({ deleted: new Date(at).toISOString(), record: one.stored.record });
        }
        return found;
      },
    },

    backup: {
      list: () => inTurn("snapshots", () => snapshots.list()),

      read: (name) =>
        inTurn("snapshots", async () => {
          const { folder, files } = await snapshots.open(name);
          const records: DecisionRecord[] = [];
          const unreadable: Unread[] = [];
          for (const file of files) {
            try {
              const id = recordFile.exec(file)?.[1];
              if (id === undefined) throw new Unreadable("Its name isn't that of a record.");
              const stored = await jsonFile(disk, join(folder, file), recordCodec(id), unique).read();
              if (stored?.kind === "record") records.push(stored.record);
              else if (stored) unreadable.push({ file, why: stored.why });
            } catch (error) {
              if (!(error instanceof Unreadable)) throw error;
              unreadable.push({ file, why: error.message });
            }
          }
          return { records, unreadable };
        }),

      take: () => inTurn("snapshots", () => snapshots.beforeRestore()),
    },

    settings: {
      get: () => inTurn("settings.json", () => settings.get()),
      set: (given) =>
        inTurn("settings.json", async () => {
          const now = await settings.set(given);
          changed({ what: "settings" });
          return now;
        }),
    },

    async dismissDamaged(file) {
      await damaged.dismiss(file);
      changed({ what: "records", record: null });
    },

    onChange(callback) {
      listeners.add(callback);
      return () => void listeners.delete(callback);
    },

    announce: (address) => lock.announce(address),

    async close() {
      if (closed) return;
      closed = true;
      await queue.idle();
      await catalogue.write().catch((error) => log.warn("index not written", { error }));
      await lock.release();
    },
  };
}

/** Names of the regular files of a folder. */
async function entriesOf(disk: Disk, folder: string): Promise<string[]> {
  try {
    const entries = await disk.readdir(folder, { withFileTypes: true });
    return entries.filter((entry) => entry.isFile()).map(({ name }) => name);
  } catch (error) {
    throw diskError(error, join(folder, "."));
  }
}

async function removeFile(disk: Disk, path: string): Promise<void> {
  try {
    await disk.rm(path, { force: true });
  } catch (error) {
    throw diskError(error, path);
  }
}

function lastFirst(a: RecordSummary, b: RecordSummary): number {
  if (a.modified !== b.modified) return a.modified < b.modified ? 1 : -1;
  return a.id < b.id ? -1 : 1;
}

function notFound(id: Id): AdroitError {
  return new AdroitError("NOT_FOUND", `There is no record "${id}".`, {
    subject: id,
    remedy: "Go back to the list; it may be in the trash.",
  });
}

function conflict(id: Id, message: string): AdroitError {
  return new AdroitError("CONFLICT", message, {
    subject: id,
    remedy: "Open it again to see the stored state. Nothing was overwritten.",
  });
}

function damagedError({ file, movedTo, why }: Damaged): AdroitError {
  return new AdroitError("RECORD_DAMAGED", `The record file "${file}" can't be read. ${why}`, {
    subject: file,
    remedy: `The file was kept as ${movedTo}. Repair it there, or take an older state from the folder "snapshots".`,
  });
}

function closedError(dir: string): AdroitError {
  return new AdroitError("INTERNAL", "The data was closed.", { subject: dir, remedy: "Start Adroit again." });
}
