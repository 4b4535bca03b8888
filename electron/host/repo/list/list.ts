import { type Dangling, linked, type UnlinkedEntry } from "#shared/adr/folder/folder";
import { whyNoAdr } from "#shared/adr/read/recognise";
import type { RepoListing } from "#shared/api/repo";
import { findFolders } from "../find/find";
import { rootOf } from "../find/root";
import { order, type Reading } from "./read";

/**
 * The ADRs of a repository, or of any folder in one. Paths are relative to `path`, which is the listing's `root`; what
 * can't be read is listed with the reason. Throws FOLDER_MISSING or NO_PERMISSION.
 */
export async function list(path: string): Promise<RepoListing> {
  return (await listTexts(path)).listing;
}

export interface Listed {
  listing: RepoListing;
  /** The text of every ADR, by its path in the listing. */
  texts: Map<string, string>;
  dangling: Dangling[];
}

/** A listing with the text of every ADR in it, and the links in them that lead nowhere. */
export async function listTexts(path: string, reading: Reading = {}): Promise<Listed> {
  const { picked } = await rootOf(path);
  const { found } = await findFolders(picked, picked, reading);
  const unlinked = new Map<string, UnlinkedEntry>();
  const texts = new Map<string, string>();
  const unreadable = new Map<string, string>();
  for (const { folder, content, failure, entries } of found) {
    if (failure) unreadable.set(folder.dir, failure.message);
    const there = (file: string) => (folder.dir === "" ? file : file === "" ? folder.dir : `${folder.dir}/${file}`);
    const textOf = new Map(content.files.map((file) => [file.path, file.text]));
    for (const entry of entries) {
      const file = there(entry.file);
      if (unlinked.has(file)) continue;
      unlinked.set(file, { ...entry, file });
      texts.set(file, textOf.get(entry.file) ?? "");
    }
    for (const { path, text } of entries.length > 0 ? content.files : []) {
      const why = path.includes("/") || unlinked.has(there(path)) ? null : whyNoAdr(path, text);
      if (why !== null) unreadable.set(there(path), why);
    }
    for (const { file, why } of content.unreadable) unreadable.set(there(file), why);
  }
  const { entries, dangling } = linked([...unlinked.values()]);
  const listing = {
    root: picked,
    folders: found.map(({ folder }) => folder),
    entries,
    unreadable: [...unreadable].map(([file, why]) => ({ file, why })).toSorted((a, b) => order(a.file, b.file)),
  };
  return { listing, texts, dangling };
}
