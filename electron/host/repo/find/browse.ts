import { homedir } from "node:os";
import { dirname, isAbsolute, join, resolve } from "node:path";
import type { FolderListing } from "#shared/api/repo";
import { AdroitError } from "#shared/base/error";
import { fileFailure } from "../../files/failure";
import { entriesIn, isFolder } from "../../files/look";
import { isRepository } from "../paths";

/**
 * The folders of a folder, for hosts without a native dialog; without a path, of the home folder. Hidden ones and
 * those that can't be looked at are left out. Throws BAD_INPUT (not absolute), FOLDER_MISSING or NO_PERMISSION.
 */
export async function browse(path?: string): Promise<FolderListing> {
  if (path !== undefined && !isAbsolute(path)) {
    throw new AdroitError("BAD_INPUT", "A folder is named by its whole path.", {
      subject: path,
      remedy: "Begin with the drive or with /.",
    });
  }
  const folder = resolve(path ?? homedir());
  const entries = await entriesIn(folder).catch((error: unknown) => {
    throw fileFailure(error, folder, "Or go on in another folder.");
  });
  const folders = await Promise.all(
    entries
      .filter((entry) => !entry.name.startsWith(".") && (entry.isDirectory() || entry.isSymbolicLink()))
      .map(async ({ name }) => {
        const inner = join(folder, name);
        return (await isFolder(inner)) ? { name, path: inner, repository: isRepository(inner) } : null;
      }),
  );
  const parent = dirname(folder);
  return {
    path: folder,
    parent: parent === folder ? null : parent,
    folders: folders
      .filter((entry) => entry !== null)
      .sort((a, b) => a.name.localeCompare(b.name, "en", { sensitivity: "base", numeric: true })),
  };
}
