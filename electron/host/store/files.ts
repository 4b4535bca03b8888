/** The files of records: read with what is wrong set aside, written with their line in the index. */
import { join } from "node:path";
import { Low } from "lowdb";
import type { Log } from "#electron/host/log";
import type { Damaged } from "#shared/api/records";
import type { Id, Sha256 } from "#shared/base/id";
import type { RecordSummary } from "#shared/record/summary";
import { type Disk, diskError, exists, type FileState, folderMissingError } from "../files/disk";
import { type JsonFile, jsonFile, Unreadable } from "../files/document";
import { readWithStateSync } from "../files/read";
import type { Catalogue } from "./catalogue";
import type { DamagedFiles } from "./damaged";
import { damagedError, notFound } from "./errors";
import { createGlances } from "./glance";
import { recordCodec, type Stored } from "./stored";

/** What a file held: a record, or a report on why there is none. */
export type Read = { file: JsonFile<Stored>; stored: Stored } | { damaged: Damaged } | null;

export interface RecordFiles {
  pathOf(id: Id): string;
  /** Reads a record file anywhere in the data; what can't be read is moved aside. `null` when there is none. */
  read(path: string, id: Id): Promise<Read>;
  /** The record of this id. `RECORD_DAMAGED`, `NOT_FOUND`, or `FOLDER_MISSING` where the drive is gone. */
  load(id: Id): Promise<{ file: JsonFile<Stored>; stored: Stored }>;
  /** A file for a record that isn't there yet. */
  fresh(id: Id): JsonFile<Stored>;
  write(file: JsonFile<Stored>, stored: Stored): Promise<Sha256>;
  /** The summary of a record's file, where a glance tells it; `null` where it has to be read. */
  glance(path: string, id: Id): RecordSummary | null;
  /** Keeps the summary of a file that was in this state when it was read or written. */
  remember(state: FileState | null, stored: Stored): RecordSummary;
  setAside(path: string, why: string): Promise<Damaged>;
  /** Why there is no such record: a drive that was taken away looks like one without records. */
  absent(id: Id): Promise<unknown>;
}

interface Needs {
  dir: string;
  disk: Disk;
  log: Log;
  unique: () => string;
  damaged: DamagedFiles;
  catalogue: Catalogue;
}

/** Name of a record's file; the id is the first group. */
export const recordName = /^([a-z][a-z0-9-]{0,39})\.json$/;

/** Bytes of a file that a glance is taken at. */
const glanceLimit = 4 * 1024 * 1024;

export function recordFiles({ dir, disk, log, unique, damaged, catalogue }: Needs): RecordFiles {
  const folder = join(dir, "records");
  const pathOf = (id: Id) => join(folder, `${id}.json`);
  const glances = createGlances();
  let room: Buffer | undefined;
  const fresh = (id: Id) => jsonFile(disk, pathOf(id), recordCodec(id), unique);

  async function setAside(path: string, why: string): Promise<Damaged> {
    const report = await damaged.setAside(path, why);
    log.warn("file set aside", { file: report.file, movedTo: report.movedTo, why: report.why });
    return report;
  }

  async function read(path: string, id: Id): Promise<Read> {
    const file = jsonFile(disk, path, recordCodec(id), unique);
    try {
      const stored = await file.read();
      if (stored?.kind === "record") glances.learn(stored.record);
      return stored && { file, stored };
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      return { damaged: await setAside(path, error.message) };
    }
  }

  async function absent(id: Id): Promise<unknown> {
    return (await exists(disk, folder)) ? notFound(id) : folderMissingError(pathOf(id));
  }

  function glance(path: string, id: Id): RecordSummary | null {
    room ??= Buffer.allocUnsafeSlow(glanceLimit + 1);
    let read: ReturnType<typeof readWithStateSync>;
    try {
      read = readWithStateSync(path, path, room, disk);
    } catch {
      // Reading it says why.
      return null;
    }
    const stored = read && glances.of(read.bytes, id);
    return stored && remember(read?.state ?? null, stored);
  }

  function remember(state: FileState | null, stored: Stored): RecordSummary {
    const { mtime = 0, size = 0, ino = 0 } = state ?? {};
    const summary = { ...stored.summary, modified: new Date(mtime).toISOString() };
    catalogue.set(`${stored.summary.id}.json`, { mtime, size, ino, summary });
    return summary;
  }

  return {
    pathOf,
    read,
    glance,
    fresh,
    remember,
    setAside,
    absent,
    async load(id) {
      const found = await read(pathOf(id), id);
      if (found && "stored" in found) {
        const { seen } = found.file;
        // What was just read needn't be read again for a list.
        if (seen && !catalogue.get(`${id}.json`, seen)) remember(seen, found.stored);
        return found;
      }
      const report = found?.damaged ?? (await damaged.list()).find(({ file }) => file === `${id}.json`);
      if (report) throw damagedError(report);
      throw await absent(id);
    },
    async write(file, stored) {
      await new Low(file, stored).write();
      remember(file.seen, stored);
      return file.seen?.etag ?? "";
    },
  };
}

/** Names of the regular files of a folder. */
export async function filesIn(disk: Disk, folder: string): Promise<string[]> {
  try {
    const entries = await disk.readdir(folder, { withFileTypes: true });
    return entries.filter((entry) => entry.isFile()).map(({ name }) => name);
  } catch (error) {
    throw diskError(error, join(folder, "."));
  }
}
