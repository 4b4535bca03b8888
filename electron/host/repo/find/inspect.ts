/** What a chosen folder is: which repository, and where its ADRs lie. */
import { basename } from "node:path";
import type { GitState, RepoInfo } from "#shared/api/repo";
import { AdroitError } from "#shared/base/error";
import type { Listing } from "../list/list";
import { adrFolders } from "./find";
import { chosenRoot } from "./root";

/**
 * What the app knows about a folder that the user chose. A folder that is no repository can be exported to as well, and
 * `warnings` says so. Throws FOLDER_MISSING, NO_PERMISSION, or UNSAFE_PATH inside git's own folder.
 *
 * @param reading its `keep` opens what the files below the root told before, and is written what they tell now
 */
export async function inspect(path: string, { keep, ...watch }: Listing = {}): Promise<RepoInfo> {
  const { root, picked, repository } = await chosenRoot(path);
  const kept = keep?.(root);
  const { folders, close, warnings } = await adrFolders(root, picked, { ...watch, kept });
  kept?.write();
  let git: GitState | null = null;
  if (repository) {
    try {
      // A listing does without git.
      const { gitState } = await import("../../git/state");
      git = await gitState(root);
      if (git.busy) warnings.push(`Committing has to wait: ${git.busy}.`);
      if (git.signing) {
        warnings.push(
          "git signs commits here (commit.gpgSign). Adroit's commit is signed once you trust what the repository runs.",
        );
      }
      if (git.branch === null) warnings.push("No branch is checked out, so a commit needs a new one.");
      if (git.submodule)
        warnings.push("This is a submodule: a commit here also changes what the outer repository points to.");
    } catch (error) {
      if (!(error instanceof AdroitError)) throw error;
      warnings.push(`Nothing can be committed here. ${told(error)} ${error.remedy}`);
    }
  } else {
    warnings.push("This folder isn't a git repository. The ADR can be written, not committed.");
  }
  return { root, name: basename(root) || root, git, folders, close, warnings };
}

/** Characters of what git said. */
const saidLimit = 200;

/** A failure with what it is about, on one line. */
function told({ message, subject }: AdroitError): string {
  const about = subject?.replace(/\s+/g, " ").trim().slice(0, saidLimit).replace(/\.$/, "");
  return about ? `${message.replace(/\.$/, "")}: ${about}.` : message;
}
