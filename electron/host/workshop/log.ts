/**
 * The log of a live session: JSON lines in two files, what people put in apart from everything else. One sequence runs
 * through both. What `append` acknowledged survives a crash and a power cut.
 *
 *     {"n":7,"b":5,"e":{...},"k":"...","c":"..."}
 *
 * `n` counts the lines of both files, `b` is the first of those that were written together, `k` names the command, and
 * `c` is the checksum.
 */
import { basename, join } from "node:path";
import { sha256 } from "#electron/host/files/canonical";
import { codeOf, type Disk, diskError, exists, makeFolder, syncFolder } from "#electron/host/files/disk";
import { readData, Unreadable } from "#electron/host/files/document";
import { appending } from "#electron/host/files/read";
import { moveFile } from "#electron/host/files/replace";
import { AdroitError } from "#shared/base/error";
import type { Id } from "#shared/base/id";
import type { WorkshopEvent } from "#shared/workshop/event";

/** An event on its way to the disk. */
export interface LogEntry {
  event: WorkshopEvent;
  place: "session" | "ballots";
  /** Names the command that it came of, so that a repeated one is known after a restart. */
  key?: string | undefined;
}

export interface SessionLog {
  /** How many lines there are. */
  readonly length: number;
  /** Writes all of them and resolves once they are on disk. After a failure nothing more is taken. */
  append(entries: readonly LogEntry[]): Promise<void>;
  close(): Promise<void>;
}

export interface Recovered {
  events: WorkshopEvent[];
  keys: string[];
}

type Place = LogEntry["place"];
const places: readonly Place[] = ["session", "ballots"];

export function sessionFolder(data: string): string {
  return join(data, "sessions");
}

function fileOf(data: string, record: Id, place: Place): string {
  return join(sessionFolder(data), place === "session" ? `${record}.log` : `${record}.ballots.log`);
}

/** Records that have a log. */
export async function loggedRecords(disk: Disk, data: string): Promise<Id[]> {
  const names = await disk.readdir(sessionFolder(data)).catch((error) => {
    if (codeOf(error) === "ENOENT") return [] as string[];
    throw diskError(error, sessionFolder(data));
  });
  return names.flatMap((name) => /^([a-z][a-z0-9-]{0,39})\.log$/.exec(name)?.[1] ?? []);
}

/** A log that doesn't exist yet. */
export async function createLog(disk: Disk, data: string, record: Id): Promise<SessionLog> {
  await makeFolder(disk, sessionFolder(data));
  await removeLog(disk, data, record);
  return openLog(disk, data, record, 0);
}

/**
 * What is in a log, and the log to go on with. A line that a crash tore, and what was written with it but not
 * acknowledged, is cut off. `RECORD_DAMAGED` where anything else is wrong; then nothing is changed.
 */
export async function recoverLog(
  disk: Disk,
  data: string,
  record: Id,
): Promise<{ recovered: Recovered; open(): Promise<SessionLog> }> {
  const read = await Promise.all(places.map((place) => readLines(disk, fileOf(data, record, place))));
  const all = read.flatMap(({ lines }) => lines).sort((a, b) => a.n - b.n);
  const whole = all.findIndex(({ n }, i) => n !== i + 1);
  const good = whole === -1 ? all : all.slice(0, whole);
  // A crash may leave later lines of the last write without an earlier one. Lines of a write after that can't be.
  const stray = all.slice(good.length);
  if (stray.some(({ n, b }) => n <= good.length || b > good.length + 1)) throw damaged(data, record, good.length + 1);
  return {
    recovered: { events: good.map(({ event }) => event), keys: good.flatMap(({ key }) => key ?? []) },
    async open() {
      for (const [i, place] of places.entries()) {
        const { lines, size } = read[i] as Read;
        const end = lines.findLast(({ n }) => n <= good.length)?.end ?? 0;
        if (end < size) await cut(disk, fileOf(data, record, place), end);
      }
      return openLog(disk, data, record, good.length);
    },
  };
}

/** Removes a log. The events go before the ballots, so that a crash in between leaves nothing that looks whole. */
export async function removeLog(disk: Disk, data: string, record: Id): Promise<void> {
  for (const place of places) {
    const file = fileOf(data, record, place);
    await disk.rm(file, { force: true }).catch((error) => {
      throw diskError(error, file);
    });
  }
  await syncFolder(disk, sessionFolder(data));
}

/** Moves the files of a log, as far as there are any, aside under names that no record has. */
export async function setLogAside(disk: Disk, data: string, record: Id, unique: string): Promise<void> {
  for (const place of places) {
    const file = fileOf(data, record, place);
    if (await exists(disk, file)) await moveFile(disk, file, join(data, "damaged", `${unique}-${basename(file)}`));
  }
}

async function openLog(disk: Disk, data: string, record: Id, length: number): Promise<SessionLog> {
  const files = await Promise.all(
    places.map(async (place) => {
      const path = fileOf(data, record, place);
      const handle = await disk.open(path, appending, 0o600).catch((error) => {
        throw diskError(error, path);
      });
      return { handle, path, ino: (await handle.stat()).ino };
    }),
  );
  await syncFolder(disk, sessionFolder(data));
  let n = length;
  return {
    get length() {
      return n;
    },
    async append(entries) {
      const first = n + 1;
      const texts: Record<Place, string> = { session: "", ballots: "" };
      for (const entry of entries) texts[entry.place] += lineOf(++n, first, entry);
      await Promise.all(
        places.map(async (place, i) => {
          const file = files[i];
          if (texts[place] === "" || !file) return;
          try {
            await file.handle.appendFile(texts[place]);
            await Promise.all([file.handle.datasync(), assertThere(disk, file)]);
          } catch (error) {
            throw error instanceof AdroitError ? error : diskError(error, file.path);
          }
        }),
      );
    },
    async close() {
      // What was acknowledged is synced, so that a disk that refuses now takes nothing away.
      await Promise.allSettled(files.map(({ handle }) => handle.close()));
    },
  };
}

/** What is written to a file that was removed or carried off meanwhile isn't where anybody looks for it again. */
async function assertThere(disk: Disk, { path, ino }: { path: string; ino: number }): Promise<void> {
  const at = await disk.lstat(path).catch((error) => {
    if (["ENOENT", "ENOTDIR"].includes(codeOf(error) ?? "")) return null;
    throw diskError(error, path);
  });
  if (at?.ino === ino) return;
  throw new AdroitError("FOLDER_MISSING", "The log of this workshop isn't in the data folder any more.", {
    subject: path,
    remedy: "Put the data folder back, then resume the workshop.",
  });
}

/** A log that leaves nothing, for a rehearsal. */
export function logInMemory(): SessionLog {
  let length = 0;
  return {
    get length() {
      return length;
    },
    async append(entries) {
      length += entries.length;
    },
    async close() {},
  };
}

function lineOf(n: number, b: number, { event, key }: LogEntry): string {
  const body = JSON.stringify({ n, b, e: event, ...(key === undefined ? {} : { k: key }) });
  return `${body.slice(0, -1)},"c":"${checksum(body)}"}\n`;
}

function checksum(text: string): string {
  return sha256(text).slice(0, 16);
}

interface Line {
  n: number;
  b: number;
  event: WorkshopEvent;
  key: string | undefined;
  /** Where the line ends in its file, in bytes. */
  end: number;
}

interface Read {
  lines: Line[];
  size: number;
}

async function readLines(disk: Disk, path: string): Promise<Read> {
  const bytes = await readData(disk, path).catch((error) => {
    if (!(error instanceof Unreadable)) throw error;
    throw unreadable(path, `The log of the workshop can't be read. ${error.message}`);
  });
  if (bytes === null) return { lines: [], size: 0 };
  const lines: Line[] = [];
  let start = 0;
  while (start < bytes.length) {
    const newline = bytes.indexOf(10, start);
    const end = newline === -1 ? bytes.length : newline + 1;
    const line = newline === -1 ? null : parse(bytes.toString("utf8", start, newline), end);
    if (line) lines.push(line);
    start = end;
  }
  return { lines, size: bytes.length };
}

function parse(text: string, end: number): Line | null {
  try {
    const { c, ...body } = JSON.parse(text) as Record<string, unknown>;
    if (checksum(JSON.stringify(body)) !== c) return null;
    return {
      n: body.n as number,
      b: body.b as number,
      event: body.e as WorkshopEvent,
      key: body.k as string | undefined,
      end,
    };
  } catch {
    return null;
  }
}

async function cut(disk: Disk, path: string, size: number): Promise<void> {
  const handle = await disk.open(path, "r+");
  try {
    await handle.truncate(size);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function damaged(data: string, record: Id, line: number): AdroitError {
  const file = fileOf(data, record, "session");
  return unreadable(file, `The log of the workshop can't be read from line ${line} on.`);
}

function unreadable(file: string, what: string): AdroitError {
  return new AdroitError("RECORD_DAMAGED", what, {
    subject: file,
    remedy: "What was revealed is in the decision already. Set the workshop aside and begin a new one.",
  });
}
