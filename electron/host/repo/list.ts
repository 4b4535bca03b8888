import type { AdrEntry } from "#shared/adr/entry";
import type { RepoListing } from "#shared/api/api";
import { findFolders, rootOf } from "./find";
import type { Reading } from "./read";

/**
 * The ADRs of a repository, or of any folder in one. Paths are relative to `path`, which is the listing's `root`; what
 * can't be read is listed with the reason. Throws FOLDER_MISSING or NO_PERMISSION.
 */
export async function list(path: string): Promise<RepoListing> {
  return (await listTexts(path)).listing;
}

/** A listing with the text of every ADR in it, by the file's path. */
export async function listTexts(
  path: string,
  reading: Reading = {},
): Promise<{ listing: RepoListing; texts: Map<string, string> }> {
  const { picked } = await rootOf(path);
  const { found } = await findFolders(picked, picked, reading);
  const entries = new Map<string, AdrEntry>();
  const texts = new Map<string, string>();
  const unreadable = new Map<string, string>();
  for (const { folder, content, failure, ...one } of found) {
    if (failure) unreadable.set(folder.dir, failure.message);
    const there = (file: string) => (folder.dir === "" ? file : file === "" ? folder.dir : `${folder.dir}/${file}`);
    const textOf = new Map(content.files.map((file) => [file.path, file.text]));
    for (const entry of one.entries) {
      const file = there(entry.file);
      if (entries.has(file)) continue;
      entries.set(file, {
        ...entry,
        file,
        supersedes: entry.supersedes.map(there),
        supersededBy: entry.supersededBy.map(there),
      });
      texts.set(file, textOf.get(entry.file) ?? "");
    }
    for (const { file, why } of content.unreadable) unreadable.set(there(file), why);
  }
  const listing = {
    root: picked,
    folders: found.map(({ folder }) => folder),
    entries: [...entries.values()],
    unreadable: [...unreadable].map(([file, why]) => ({ file, why })),
  };
  return { listing, texts };
}
