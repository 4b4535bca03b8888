/** Commits exactly the given files: as git itself would where the repository is trusted, else without running anything. */
import { join } from "node:path";
import type { Committed } from "#shared/api/repo";
import { AdroitError } from "#shared/base/error";
import { createQueue } from "#shared/base/queue";
import { realDisk } from "../files/disk";
import { checkRelative, isRepository, realFolder } from "../repo/paths";
import { commitAsGit } from "./as-git";
import { assertOnTheWay, assertWritten } from "./own-files";
import type { CommitPlace } from "./place";
import { commitQuietly } from "./quietly";
import { git, gitFailed } from "./run";
import { busy, checkRoot, currentBranch, gitFolder, identity, resolveCommit, unmerged } from "./state";

export interface CommitRequest {
  root: string;
  /** Relative to the root, with `/`. A file that is gone is committed as deleted. */
  files: string[];
  message: string;
  /** A branch to create for it, or the current one. */
  branch?: string | undefined;
  /** Who commits; git's own setting unless given. */
  identity?: { name: string; email: string } | undefined;
  /** The user trusts what the repository runs: hooks, filters and signing run as with `git commit`. */
  hooks: boolean;
  /** Stops it, with whatever runs. */
  signal?: AbortSignal | undefined;
}

/** One commit at a time in a repository. */
const queue = createQueue();

/**
 * Commits `files` on the current or a new branch; never pushes. On any error nothing is committed and the index is as
 * it was. Throws NOT_A_REPOSITORY, GIT_BUSY, GIT_NO_IDENTITY, BAD_INPUT (branch, identity), NOT_FOUND (file),
 * UNSAFE_PATH, GIT_MISSING or GIT_FAILED.
 */
export async function commit(request: CommitRequest): Promise<Committed> {
  const root = await realFolder(request.root);
  return queue.run(root, () => commitIn(root, request));
}

async function commitIn(root: string, request: CommitRequest): Promise<Committed> {
  if (!isRepository(root)) {
    throw new AdroitError("NOT_A_REPOSITORY", "This folder isn't a git repository.", {
      subject: root,
      remedy: "The exported files are in place. To commit them, run git init there first.",
    });
  }
  await checkRoot(root);
  const own = await gitFolder(root);
  const atWork = (await busy(own)) ?? (await unmerged(root));
  if (atWork) {
    throw new AdroitError("GIT_BUSY", `Nothing was committed: ${atWork}.`, {
      subject: root,
      remedy: "Finish or abort that with git, then commit again.",
    });
  }
  const who = await author(root, request.identity);
  const current = await currentBranch(root);
  const fresh = request.branch && request.branch !== current ? await freeBranch(root, request.branch) : null;
  if (current === null && fresh === null) {
    throw gitFailed(
      "No branch is checked out, so the commit would belong to none.",
      "HEAD",
      undefined,
      "Name a new branch for it.",
    );
  }
  const head = await resolveCommit(root, "HEAD");
  const files = [...new Set(request.files.map(checkRelative))];
  assertOnTheWay(root, files);
  // Who trusts the repository commits as git does.
  if (!request.hooks) await assertWritten(root, fresh ?? current ?? "");
  await checkFiles(root, files, head);
  const message = `${request.message.replace(/\r\n?/g, "\n").trim()}\n`;
  const given = request.identity ? who : {};
  const place: CommitPlace = { root, own, files, head, current, fresh, message, given, who, signal: request.signal };
  const { id, said } = request.hooks ? await commitAsGit(place) : await commitQuietly(place);
  return { commit: id, branch: fresh ?? current, files, said };
}

async function author(root: string, given: CommitRequest["identity"]): Promise<Record<string, string>> {
  const known = given ? { author: given, committer: given } : await people(root);
  for (const [field, value] of Object.entries(known).flatMap(([, one]) => Object.entries(one))) {
    // git would drop these without a word.
    if (/[<>\p{Cc}]/u.test(value) || !/[^\s.,:;"'\\]/.test(value)) {
      throw new AdroitError("BAD_INPUT", `git can't use this ${field === "name" ? "name" : "e-mail address"}.`, {
        subject: `identity.${field}`,
        remedy: "Use letters or digits, and leave out <, > and line breaks.",
      });
    }
  }
  return {
    GIT_AUTHOR_NAME: known.author.name,
    GIT_AUTHOR_EMAIL: known.author.email,
    GIT_COMMITTER_NAME: known.committer.name,
    GIT_COMMITTER_EMAIL: known.committer.email,
  };
}

async function people(root: string) {
  const [author, committer] = [await identity(root, "author"), await identity(root, "committer")];
  if (author && committer) return { author, committer };
  throw new AdroitError("GIT_NO_IDENTITY", "git doesn't know who commits.", {
    subject: root,
    remedy: "Give a name and an e-mail address. Nothing was committed.",
  });
}

async function freeBranch(root: string, name: string): Promise<string> {
  const bad = (message: string, remedy: string) => new AdroitError("BAD_INPUT", message, { subject: "branch", remedy });
  const ref = `refs/heads/${name}`;
  const { code } =
    name.startsWith("-") || name === "HEAD"
      ? { code: 1 }
      : await git(root, ["check-ref-format", ref], { answers: [1] });
  if (code !== 0) {
    throw bad(`"${name}" can't be the name of a branch.`, "Use letters, digits, - and /, such as adr/web-framework.");
  }
  if (await resolveCommit(root, ref))
    throw bad(`The branch "${name}" exists already.`, "Choose another name, or check it out with git first.");
  return name;
}

/** Every file is a plain file inside the root, or was committed before and is gone. */
async function checkFiles(root: string, files: string[], head: string | null): Promise<void> {
  for (const file of files) {
    const at = await realDisk.lstat(join(root, file)).catch(() => null);
    if (at === null) {
      const known = head && (await git(root, ["ls-tree", "-z", "--name-only", head, "--", file], { reads: true })).out;
      if (known) continue;
      throw new AdroitError("NOT_FOUND", "There is no such file to commit.", {
        subject: file,
        remedy: "Export the decision again, then commit.",
      });
    }
    const folder = file.includes("/") ? file.slice(0, file.lastIndexOf("/")) : "";
    const real = await realFolder(root, folder);
    if (!at.isFile() || real !== join(root, folder)) {
      throw new AdroitError("UNSAFE_PATH", "This path goes through a link or isn't a plain file.", {
        subject: file,
        remedy: "Commit it with git, if that is what you want.",
      });
    }
  }
}
