/**
 * `index.json`: the summaries of all records, so that listing them doesn't read them. It is derived: an entry counts
 * only while its file has the same time, size and inode, and an index that is missing, damaged or made by another
 * version is made again. A save changes only what is in memory, so that it costs the same with 10 and with 10,000
 * records; the file is written at close, and when a listing had to read many records.
 */
import { createHash } from "node:crypto";
import { join } from "node:path";
import { setImmediate } from "node:timers/promises";
import { sha256 } from "#electron/host/files/canonical";
import type { Sha256 } from "#shared/base/id";
import type { RecordSummary } from "#shared/record/summary";
import { type Disk, type FileState, sameState } from "../files/disk";
import { parseJson, readData } from "../files/document";
import { replaceFile } from "../files/replace";

export interface CatalogueEntry extends FileState {
  summary: RecordSummary;
}

export interface Catalogue {
  /** Whether something is known of a file, in whatever state: what isn't needn't be looked at before it is read. */
  has(file: string): boolean;
  /** The summary of a file in this state, or `undefined` when it has to be read. */
  get(file: string, state: FileState): RecordSummary | undefined;
  set(file: string, entry: CatalogueEntry): void;
  delete(file: string): void;
  /** Forgets files that aren't there any more. */
  keep(files: ReadonlySet<string>): void;
  /** Entries that the file on disk doesn't have yet. */
  readonly pending: number;
  write(): Promise<void>;
}

/** Counted up whenever summaries say more than before, so that an older index is made again. */
const form = 2;

/** Opens the index that this `version` made, since another one may word summaries differently. */
export async function openCatalogue(
  disk: Disk,
  dir: string,
  version: string,
  unique: () => string,
): Promise<Catalogue> {
  const made = `${version} form ${form}`;
  const path = join(dir, "index.json");
  const entries = await readEntries(disk, path, made);
  let pending = 0;
  const drop = (file: string) => {
    if (entries.delete(file)) pending++;
  };
  return {
    has: (file) => entries.has(file),
    get(file, state) {
      const entry = entries.get(file);
      return entry && sameState(entry, state) ? entry.summary : undefined;
    },
    set(file, entry) {
      entries.set(file, entry);
      pending++;
    },
    delete: drop,
    keep(files) {
      for (const file of entries.keys()) if (!files.has(file)) drop(file);
    },
    get pending() {
      return pending;
    },
    async write() {
      if (pending === 0) return;
      pending = 0;
      const { bytes, sum } = await contentOf(entries);
      const before = Buffer.from(`{"made":${JSON.stringify(made)},"sum":"${sum}","entries":`);
      await replaceFile(disk, path, Buffer.concat([before, ...bytes, Buffer.from("}\n")]), unique());
    },
  };
}

/** Entries that become text before others have their turn. */
const atOnce = 500;

/** All entries as JSON, in pieces, and the sum over them. */
async function contentOf(entries: ReadonlyMap<string, CatalogueEntry>): Promise<{ bytes: Buffer[]; sum: Sha256 }> {
  const sum = createHash("sha256");
  const bytes: Buffer[] = [];
  const add = (text: string) => {
    const piece = Buffer.from(text);
    sum.update(piece);
    bytes.push(piece);
  };
  const all = [...entries];
  for (let from = 0; from < all.length; from += atOnce) {
    const some = all.slice(from, from + atOnce).map(([file, one]) => `${JSON.stringify(file)}:${JSON.stringify(one)}`);
    add(`${from === 0 ? "{" : ","}${some.join(",")}`);
    await setImmediate();
  }
  add(all.length === 0 ? "{}" : "}");
  return { bytes, sum: sum.digest("hex") };
}

async function readEntries(disk: Disk, path: string, made: string): Promise<Map<string, CatalogueEntry>> {
  try {
    const bytes = await readData(disk, path);
    if (bytes === null) return new Map();
    const index = parseJson(bytes) as { made?: unknown; sum?: unknown; entries?: unknown };
    const whole = index.made === made && index.sum === sha256(JSON.stringify(index.entries));
    return new Map(whole ? Object.entries(index.entries as Record<string, CatalogueEntry>) : []);
  } catch {
    return new Map();
  }
}
