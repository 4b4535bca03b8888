import type { Texts } from "#shared/adr/folder/entry";
import { type Dangling, linked, type UnlinkedEntry } from "#shared/adr/folder/folder";
import type { RepoListing } from "#shared/api/repo";
import type { Kept } from "../../files/kept";
import { findFolders } from "../find/find";
import { rootOf } from "../find/root";
import { order, type ReadingWatch, type TextFile } from "./read";

/**
 * The ADRs of a repository, or of any folder in one. Paths are relative to `path`, which is the listing's `root`; what
 * can't be read is listed with the reason, and so is what isn't taken for an ADR. Throws FOLDER_MISSING or NO_PERMISSION.
 */
export async function listFolder(path: string, reading?: Listing): Promise<RepoListing> {
  return (await listTexts(path, reading)).listing;
}

export interface Listed {
  listing: RepoListing;
  /** The text of every ADR, by its path in the listing. */
  texts: Texts;
  /** Every ADR with its links as written. */
  read: ReadonlyMap<string, UnlinkedEntry>;
  kept: Kept | undefined;
  dangling: Dangling[];
}

export interface Listing extends Omit<ReadingWatch, "kept"> {
  /** Opens what the files below a root (real) told before. The caller writes what they tell now. */
  keep?(root: string): Kept;
}

/** A listing with the text of every ADR in it, and the links in them that lead nowhere. */
export async function listTexts(path: string, { keep, ...given }: Listing = {}): Promise<Listed> {
  const { picked } = await rootOf(path);
  const reading = { ...given, kept: keep?.(picked) };
  const { found, close } = await findFolders(picked, picked, reading);
  const unlinked = new Map<string, UnlinkedEntry>();
  const files = new Map<string, TextFile>();
  const unreadable = new Map<string, string>();
  const skipped = new Map<string, string>();
  for (const one of found) {
    if (one.failure) unreadable.set(one.folder.dir, one.failure.message);
    for (const entry of one.entries) {
      if (unlinked.has(entry.file)) continue;
      unlinked.set(entry.file, entry);
      const file = one.files.get(entry.file);
      if (file) files.set(entry.file, file);
    }
    for (const { file, why } of one.unreadable) unreadable.set(file, why);
    if (one.entries.length > 0)
      for (const { file, why, meant } of one.passed) (meant ? unreadable : skipped).set(file, why);
  }
  for (const file of unlinked.keys()) {
    unreadable.delete(file);
    skipped.delete(file);
  }
  const { entries, dangling } = linked([...unlinked.values()]);
  const listing = {
    root: picked,
    folders: found.map(({ folder }) => folder),
    entries,
    unreadable: inOrder(unreadable),
    skipped: inOrder(skipped),
    close,
  };
  const texts: Texts = { get: (file) => files.get(file)?.text };
  return { listing, texts, read: unlinked, dangling, kept: reading.kept };
}

function inOrder(reasons: ReadonlyMap<string, string>): { file: string; why: string }[] {
  return [...reasons].map(([file, why]) => ({ file, why })).toSorted((a, b) => order(a.file, b.file));
}
