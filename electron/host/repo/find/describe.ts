/** What lies in an ADR folder: its ADRs, and how they are named and written. */
import { join } from "node:path";
import { namingOf } from "#shared/adr/folder/filename";
import { type UnlinkedEntry, unlinkedEntries } from "#shared/adr/folder/folder";
import type { AdrFolder } from "#shared/api/repo";
import type { AdroitError } from "#shared/base/error";
import { isThere } from "../../files/look";
import { type FolderText, type Reading, readFolder, yieldToEventLoop } from "../list/read";
import { type Candidate, isDeep } from "./candidates";
import { dialect, templatePath } from "./dialect";

/** An ADR folder with what lies in it, or why it can't be used. */
export interface Found {
  folder: AdrFolder;
  entries: UnlinkedEntry[];
  content: FolderText;
  failure: AdroitError | null;
}

export function nothingIn(folder: AdrFolder): Found {
  return { folder, entries: [], content: { files: [], unreadable: [] }, failure: null };
}

export function candidateFolder({ dir, from }: Candidate): AdrFolder {
  const naming = from === ".log4brains.yml" ? "date" : "number";
  return { dir, from, exists: false, count: 0, naming, profile: from === ".log4brains.yml" ? "log4brains" : "madr4" };
}

/** ADRs looked at to tell the dialect; the last by name are what the team writes now. */
const telling = 100;

export async function describe(
  root: string,
  real: string,
  { dir, from }: Omit<Candidate, "named">,
  reading: Reading = {},
): Promise<Found> {
  const blank = candidateFolder({ dir, from, named: true });
  if (!isThere(real)) return nothingIn(blank);
  const content = await readFolder(root, real, isDeep(root, real), reading);
  const entries = await entriesOf(content.files, real, reading.signal);
  const direct = entries.filter((entry) => !entry.file.includes("/"));
  const naming = direct.length > 0 ? namingOf(direct) : blank.naming;
  const last = new Set(entries.slice(-telling).map((entry) => entry.file));
  const written = content.files.filter((file) => last.has(file.path)).map((file) => file.text);
  const folder: AdrFolder = {
    ...blank,
    exists: true,
    count: entries.length,
    naming,
    profile: isThere(join(root, templatePath(dir)))
      ? "template"
      : from === ".log4brains.yml"
        ? "log4brains"
        : dialect(written, naming),
  };
  return { folder, entries, content, failure: null };
}

/** Files told apart and read before others have their turn. */
const batch = 200;

async function entriesOf(files: FolderText["files"], folder: string, signal: Reading["signal"]) {
  const entries: UnlinkedEntry[] = [];
  for (let from = 0; from < files.length; from += batch) {
    if (from > 0) await yieldToEventLoop(folder, signal);
    entries.push(...unlinkedEntries(files.slice(from, from + batch)));
  }
  return entries;
}
