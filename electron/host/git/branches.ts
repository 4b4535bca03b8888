import { isRepository } from "../repo/paths";
import { git } from "./run";

/** Distinct states of the folder that are looked at, the youngest branches first. */
const treeLimit = 500;

/**
 * Names that lie in `dir` on any local or remote-tracking branch, so that two branches don't take the same number.
 * Empty outside a repository. Nothing is fetched. Throws GIT_MISSING or GIT_FAILED.
 */
export async function namesOnBranches(root: string, dir: string): Promise<string[]> {
  if (!isRepository(root)) return [];
  const refs = ["for-each-ref", "--sort=-committerdate", "--format=%(objectname)", "refs/heads", "refs/remotes"];
  const commits = lines((await git(root, refs, { reads: true })).out);
  if (commits.length === 0) return [];
  const asked = [...new Set(commits)].map((commit) => `${commit}:${dir}\n`).join("");
  const found = await git(root, ["cat-file", "--batch-check=%(objecttype) %(objectname)"], {
    reads: true,
    input: asked,
  });
  const trees = new Set(lines(found.out).flatMap((line) => (line.startsWith("tree ") ? [line.slice(5)] : [])));
  const names = new Set<string>();
  for (const tree of [...trees].slice(0, treeLimit)) {
    const { out } = await git(root, ["ls-tree", "-z", "--name-only", tree], { reads: true });
    for (const name of out.split("\0")) if (name !== "") names.add(name);
  }
  return [...names];
}

function lines(text: string): string[] {
  return text.split("\n").filter((line) => line !== "");
}
