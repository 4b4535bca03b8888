/** Where a repository begins. */
import { basename } from "node:path";
import { AdroitError } from "#shared/base/error";
import { realFolder, repositoryOf, slashed } from "../paths";

/** The top of the repository that `path` lies in, or `path` itself outside any. Real, absolute. */
export async function rootOf(path: string): Promise<{ root: string; picked: string; repository: boolean }> {
  const picked = await realFolder(path);
  const root = repositoryOf(picked);
  return { root: root ?? picked, picked, repository: root !== null };
}

/** The same for a folder that a person chose. Throws UNSAFE_PATH inside git's own folder as well. */
export async function chosenRoot(path: string): ReturnType<typeof rootOf> {
  const found = await rootOf(path);
  const { root, picked } = found;
  if (basename(picked) === ".git" || slashed(root, picked).split("/").includes(".git")) {
    throw new AdroitError("UNSAFE_PATH", "This is git's own folder.", {
      subject: picked,
      remedy: "Choose the folder that contains it.",
    });
  }
  return found;
}
