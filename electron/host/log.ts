/** A small log: one JSON document a line, in a file that is rotated by size. */
import { closeSync, fstatSync, lstatSync, openSync, renameSync, writeSync } from "node:fs";
import { dirname } from "node:path";
import { makeFoldersSync } from "./files/folders";
import { appending } from "./files/read";

export interface Log {
  info(event: string, details?: Record<string, unknown>): void;
  warn(event: string, details?: Record<string, unknown>): void;
  error(event: string, details?: Record<string, unknown>): void;
}

export interface LogOptions {
  file: string;
  clock: () => Date;
  /** Bytes after which a new file is begun. */
  limit?: number;
  /** How many older files are kept, as `<file>.1` (the newest) and so on. */
  keep?: number;
}

/** Keeps nothing; what it is spread into says what is heard after all. */
export const silentLog: Log = { info() {}, warn() {}, error() {} };

/**
 * Opens a log. Writing is synchronous, so that the line before a crash is there, and it never throws: a full disk
 * must not turn a handled error into an unhandled one, and then the line goes to standard error.
 */
export function openLog({ file, clock, limit = 1_000_000, keep = 3 }: LogOptions): Log {
  const write = (level: string, event: string, details: Record<string, unknown> = {}) => {
    const line = `${JSON.stringify({ at: clock().toISOString(), level, event, ...plain(details) })}\n`;
    try {
      makeFoldersSync(dirname(file), 0o700);
      rotate(file, limit, keep);
      append(file, line);
    } catch {
      process.stderr.write(line);
    }
  };
  return {
    info: (event, details) => write("info", event, details),
    warn: (event, details) => write("warn", event, details),
    error: (event, details) => write("error", event, details),
  };
}

function append(file: string, line: string): void {
  const handle = openSync(file, appending, 0o600);
  try {
    if (!fstatSync(handle).isFile()) throw new Error("the log isn't a plain file");
    writeSync(handle, line);
  } finally {
    closeSync(handle);
  }
}

function rotate(file: string, limit: number, keep: number): void {
  const size = lstatSync(file, { throwIfNoEntry: false })?.size ?? 0;
  if (size < limit) return;
  for (let n = keep; n >= 1; n--) {
    const older = n === 1 ? file : `${file}.${n - 1}`;
    if (lstatSync(older, { throwIfNoEntry: false })) renameSync(older, `${file}.${n}`);
  }
}

/** Errors have no enumerable properties, so JSON alone would drop what matters. */
function plain(details: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(details).map(([key, value]) => [key, value instanceof Error ? describe(value) : value]),
  );
}

function describe(error: Error): Record<string, unknown> {
  return {
    name: error.name,
    message: error.message,
    stack: error.stack,
    ...(error.cause instanceof Error ? { cause: describe(error.cause) } : {}),
  };
}
