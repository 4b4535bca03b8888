import type { AdrEntry } from "#shared/adr/entry";
import { folderEntries } from "#shared/adr/folder";
import type { RepoListing } from "#shared/api/api";
import { AdroitError } from "#shared/api/errors";
import { adrFolders, readAdrFolder, rootOf } from "./find";
import { realFolder, slashed } from "./paths";

/**
 * The ADRs of a repository, or of any folder in one. Paths are relative to `path`, which is the listing's `root`; what
 * can't be read is listed with the reason. Throws FOLDER_MISSING or NO_PERMISSION.
 */
export async function list(path: string): Promise<RepoListing> {
  const { picked } = await rootOf(path);
  const { folders } = await adrFolders(picked);
  const entries = new Map<string, AdrEntry>();
  const unreadable = new Map<string, string>();
  for (const folder of folders) {
    let real: string;
    try {
      real = await realFolder(picked, folder.dir);
    } catch (error) {
      if (!(error instanceof AdroitError)) throw error;
      if (folder.exists) unreadable.set(folder.dir, error.message);
      continue;
    }
    if (!folder.exists) continue;
    const from = slashed(picked, real);
    const there = (file: string) => (from === "" ? file : file === "" ? from : `${from}/${file}`);
    const found = await readAdrFolder(picked, real);
    for (const entry of folderEntries(found.files)) {
      const file = there(entry.file);
      if (entries.has(file)) continue;
      entries.set(file, {
        ...entry,
        file,
        supersedes: entry.supersedes.map(there),
        supersededBy: entry.supersededBy.map(there),
      });
    }
    for (const { file, why } of found.unreadable) unreadable.set(there(file), why);
  }
  return {
    root: picked,
    folders,
    entries: [...entries.values()],
    unreadable: [...unreadable].map(([file, why]) => ({ file, why })),
  };
}
