/** Where a repository begins. */
import { realFolder, repositoryOf } from "../paths";

/** The top of the repository that `path` lies in, or `path` itself outside any. Real, absolute. */
export async function rootOf(path: string): Promise<{ root: string; picked: string; repository: boolean }> {
  const picked = await realFolder(path);
  const root = repositoryOf(picked);
  return { root: root ?? picked, picked, repository: root !== null };
}
