/** The state of a repository as far as a commit needs it. */
import { join, posix } from "node:path";
import { sidecarPath } from "#shared/adr/folder/filename";
import type { GitState } from "#shared/api/repo";
import { isThere, realPath } from "../files/look";
import { readConfig } from "./config";
import { runsOf } from "./outlook";
import { git, gitFailed } from "./run";
import { changedPaths } from "./status";

/** Files in git's own folder that mean unfinished work. */
const unfinished: [string, string][] = [
  ["MERGE_HEAD", "a merge is in progress"],
  ["rebase-merge", "a rebase is in progress"],
  ["rebase-apply", "a rebase or the applying of patches is in progress"],
  ["CHERRY_PICK_HEAD", "a cherry-pick is in progress"],
  ["REVERT_HEAD", "a revert is in progress"],
  ["sequencer", "a cherry-pick or revert of several commits is in progress"],
  ["BISECT_LOG", "a bisect is in progress"],
  ["index.lock", "another git is at work, or one was interrupted and left index.lock behind"],
];

/** git's own folder for this working tree (in a linked worktree, the one of the worktree). */
export async function gitFolder(root: string): Promise<string> {
  return (await git(root, ["rev-parse", "--absolute-git-dir"], { reads: true })).out.replace(/\n$/, "");
}

/** Unfinished work in words, or `null`. */
export async function busy(folder: string): Promise<string | null> {
  for (const [file, words] of unfinished) if (isThere(join(folder, file))) return words;
  return null;
}

/** The branch that a commit would go to, born or not; `null` when HEAD names a commit or another kind of ref. */
export async function currentBranch(root: string): Promise<string | null> {
  const { code, out } = await git(root, ["symbolic-ref", "--quiet", "HEAD"], { reads: true, answers: [1] });
  return (code === 0 && /^refs\/heads\/(.+)/.exec(out.trim())?.[1]) || null;
}

/** Who would be named as author or committer; `null` unless git has both a name and an address. Nothing is guessed. */
export async function identity(root: string, as: "author" | "committer" = "author"): Promise<GitState["identity"]> {
  const told = `GIT_${as.toUpperCase()}`;
  const config = await readConfig(root);
  const value = (field: "name" | "email") =>
    process.env[`${told}_${field.toUpperCase()}`] ||
    config.get(`${as}.${field}`)?.trim() ||
    config.get(`user.${field}`)?.trim();
  const [name, email] = [value("name"), value("email")];
  return name && email ? { name, email } : null;
}

/** The commit that this names, or `null`. */
export async function resolveCommit(root: string, name: string): Promise<string | null> {
  const { code, out } = await git(root, ["rev-parse", "--verify", "--quiet", `${name}^{commit}`], {
    reads: true,
    answers: [1],
  });
  return code === 0 ? out.trim() : null;
}

/** Files that a merge without an end left in two states, in words, or `null`: git commits nothing then. */
export async function unmerged(root: string): Promise<string | null> {
  const { out } = await git(root, ["ls-files", "-z", "--unmerged"], { reads: true });
  return out === "" ? null : "files in it are in conflict";
}

/** Throws unless git's working tree is this very folder: a `core.worktree` could point anywhere else. */
export async function checkRoot(root: string): Promise<void> {
  const { out } = await git(root, ["rev-parse", "--show-toplevel"], { reads: true });
  const top = await realPath(out.replace(/\n$/, ""));
  if (top !== (await realPath(root))) {
    throw gitFailed("git's working tree isn't this folder.", top, undefined, "Choose the root of the repository.");
  }
}

/** Whether an export wrote this file: the data and what lies with it, or an ADR that has data beside it. */
async function exportedFile(root: string, path: string): Promise<boolean> {
  const { dir, base } = posix.parse(path);
  return posix.basename(dir) === ".adroit" || isThere(join(root, dir, sidecarPath(base)));
}

/**
 * The state of the repository whose working tree is `root`. Runs nothing of the repository's.
 * Throws GIT_MISSING or GIT_FAILED.
 */
export async function gitState(root: string): Promise<GitState> {
  await checkRoot(root);
  const folder = await gitFolder(root);
  const changed = await changedPaths(root, ["--ignore-submodules=all"]);
  const ours = await Promise.all(changed.map((path) => exportedFile(root, path)));
  const parent = await git(root, ["rev-parse", "--show-superproject-working-tree"], { reads: true });
  const { runs } = await runsOf(root, []);
  const starts = ({ kind, name }: (typeof runs)[number]) => kind === "hook" || /^hook\..*\.command$/.test(name);
  return {
    branch: await currentBranch(root),
    busy: (await busy(folder)) ?? (await unmerged(root)),
    identity: await identity(root),
    hooks: runs.some(starts),
    signing: runs.some(({ kind }) => kind === "signing"),
    dirty: ours.filter((own) => !own).length,
    submodule: parent.out.trim() !== "",
  };
}
