import { AdroitError } from "#shared/base/error";
import { isRepository } from "../repo/paths";
import { git } from "./run";

/** Distinct states of the folder that are looked at, the youngest branches first. */
const treeLimit = 500;

export interface BranchNames {
  names: string[];
  /** Why branches weren't looked at, a sentence; `null` where they were. */
  skipped: string | null;
}

/**
 * Names that lie in `dir` on any local or remote-tracking branch, so that two branches don't take the same number.
 * Empty outside a repository. Nothing is fetched. It only helps: where git can't or won't look, nobody is kept from
 * writing a file, and `skipped` says why.
 */
export async function namesOnBranches(root: string, dir: string): Promise<BranchNames> {
  if (!isRepository(root)) return { names: [], skipped: null };
  try {
    return { names: await namesIn(root, dir), skipped: null };
  } catch (error) {
    if (!(error instanceof AdroitError)) throw error;
    const why = /promisor|not allowed|missing|bad object|invalid object/i.test(error.subject ?? "")
      ? "this clone doesn't have all objects."
      : `${error.message} ${error.remedy}`;
    return { names: [], skipped: `Numbers on other branches weren't looked at: ${why}` };
  }
}

async function namesIn(root: string, dir: string): Promise<string[]> {
  const refs = ["for-each-ref", "--sort=-committerdate", "--format=%(objectname)", "refs/heads", "refs/remotes"];
  const commits = lines((await git(root, refs, { reads: true })).out);
  // What is checked out without a branch counts too.
  const head = await git(root, ["rev-parse", "--verify", "--quiet", "HEAD^{commit}"], { reads: true, answers: [1] });
  commits.unshift(...lines(head.out));
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
