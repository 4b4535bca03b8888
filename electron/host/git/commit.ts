/**
 * Commits exactly the given files. Unless the repository is trusted this goes through git's plumbing with an index of
 * its own: no hook, filter or signer of the repository runs, and whatever else is staged stays staged and uncommitted.
 */
import { lstat, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Committed } from "#shared/api/repo";
import { AdroitError } from "#shared/base/error";
import { checkRelative, isRepository, realFolder } from "../repo/paths";
import { type GitOptions, git, gitFailed } from "./run";
import { busy, checkRoot, currentBranch, gitFolder, identity } from "./state";

export interface CommitRequest {
  root: string;
  /** Relative to the root, with `/`. A file that is gone is committed as deleted. */
  files: string[];
  message: string;
  /** A branch to create for it, or the current one. */
  branch?: string | undefined;
  /** Who commits; git's own setting unless given. */
  identity?: { name: string; email: string } | undefined;
  /** The user trusts the repository: hooks, filters and signing run as with `git commit`. */
  hooks: boolean;
}

/** As the old value of a ref: it must not exist. */
const absent = "";
/** Milliseconds that trusted hooks may take. */
const hookTime = 600_000;

interface Place {
  root: string;
  files: string[];
  /** HEAD's commit, or `null` where there is none yet. */
  head: string | null;
  current: string | null;
  /** The branch to create, or `null`. */
  fresh: string | null;
  message: string;
  /** Author and committer, as variables. */
  who: Record<string, string>;
}

/**
 * Commits `files` on the current or a new branch; never pushes. On any error nothing is committed and the index is as
 * it was. Throws NOT_A_REPOSITORY, GIT_BUSY, GIT_NO_IDENTITY, BAD_INPUT (branch, identity), NOT_FOUND (file),
 * UNSAFE_PATH, GIT_MISSING or GIT_FAILED.
 */
export async function commit(request: CommitRequest): Promise<Committed> {
  const root = await realFolder(request.root);
  if (!isRepository(root)) {
    throw new AdroitError("NOT_A_REPOSITORY", "This folder isn't a git repository.", {
      subject: root,
      remedy: "The exported files are in place. To commit them, run git init there first.",
    });
  }
  await checkRoot(root);
  const atWork = await busy(await gitFolder(root));
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
  await checkFiles(root, files, head);
  const message = `${request.message.replace(/\r\n?/g, "\n").trim()}\n`;
  const place: Place = { root, files, head, current, fresh, message, who };
  const id = request.hooks ? await withHooks(place) : await withoutHooks(place);
  return { commit: id, branch: fresh ?? current, files };
}

async function author(root: string, given: CommitRequest["identity"]): Promise<Record<string, string>> {
  const known = given ?? (await identity(root));
  if (!known) {
    throw new AdroitError("GIT_NO_IDENTITY", "git doesn't know who commits.", {
      subject: root,
      remedy: "Give a name and an e-mail address. Nothing was committed.",
    });
  }
  for (const [field, value] of Object.entries(known)) {
    // git would drop these without a word.
    if (/[<>\p{Cc}]/u.test(value) || !/[^\s.,:;"'\\]/.test(value)) {
      throw new AdroitError("BAD_INPUT", `git can't use this ${field === "name" ? "name" : "e-mail address"}.`, {
        subject: `identity.${field}`,
        remedy: "Use letters or digits, and leave out <, > and line breaks.",
      });
    }
  }
  const { name, email } = known;
  return { GIT_AUTHOR_NAME: name, GIT_AUTHOR_EMAIL: email, GIT_COMMITTER_NAME: name, GIT_COMMITTER_EMAIL: email };
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

async function resolveCommit(root: string, name: string): Promise<string | null> {
  const { code, out } = await git(root, ["rev-parse", "--verify", "--quiet", `${name}^{commit}`], {
    reads: true,
    answers: [1],
  });
  return code === 0 ? out.trim() : null;
}

/** Every file is a plain file inside the root, or was committed before and is gone. */
async function checkFiles(root: string, files: string[], head: string | null): Promise<void> {
  for (const file of files) {
    const at = await lstat(join(root, file)).catch(() => null);
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

const list = (paths: string[]) => paths.map((path) => `${path}\0`).join("");

/** Puts the files, as they are on disk, into an index. */
function take(place: Place, env: Record<string, string> = {}): Promise<unknown> {
  return git(place.root, ["update-index", "--add", "--remove", "-z", "--stdin"], {
    input: list(place.files),
    env,
  });
}

/** The index entries of the files, in the form that `update-index --index-info` takes back. */
async function entries({ root, files }: Place): Promise<string> {
  return (await git(root, ["ls-files", "-z", "--stage", "--", ...files], { reads: true })).out;
}

async function putBack({ root, files }: Place, before: string): Promise<void> {
  await git(root, ["update-index", "--force-remove", "-z", "--stdin"], { input: list(files) });
  await git(root, ["update-index", "-z", "--index-info"], { input: before });
}

async function withoutHooks(place: Place): Promise<string> {
  const { root, head, fresh, current } = place;
  const id = await commitObject(place);
  const before = await entries(place);
  const reason = `commit: ${place.message.split("\n")[0]}`;
  await take(place);
  try {
    if (fresh === null) {
      await git(root, ["update-ref", "-m", reason, "--create-reflog", `refs/heads/${current}`, id, head ?? absent]);
    } else {
      await git(root, ["update-ref", "-m", reason, "--create-reflog", `refs/heads/${fresh}`, id, absent]);
      await git(root, ["symbolic-ref", "-m", `checkout: moving to ${fresh}`, "HEAD", `refs/heads/${fresh}`]);
    }
  } catch (error) {
    await putBack(place, before);
    throw error;
  }
  return id;
}

/** A commit with HEAD's tree and the files, which no branch names yet. */
async function commitObject(place: Place): Promise<string> {
  const { root, head } = place;
  const scratch = await mkdtemp(join(tmpdir(), "adroit-index-"));
  try {
    const env = { GIT_INDEX_FILE: join(scratch, "index") };
    if (head) await git(root, ["read-tree", head], { env });
    await take(place, env);
    const tree = (await git(root, ["write-tree"], { env })).out.trim();
    if (head && tree === (await git(root, ["rev-parse", `${head}^{tree}`], { reads: true })).out.trim()) {
      throw nothingNew();
    }
    const parent = head ? ["-p", head] : [];
    const made = await git(root, ["commit-tree", tree, ...parent, "-F", "-"], {
      input: place.message,
      env: place.who,
    });
    return made.out.trim();
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

function nothingNew(): AdroitError {
  return gitFailed(
    "There is nothing to commit: these files are as in the last commit.",
    null,
    undefined,
    "Export a change first.",
  );
}

async function withHooks(place: Place): Promise<string> {
  const { root, files, head, fresh, current } = place;
  const trusted: GitOptions = { trusted: true, env: place.who, timeout: hookTime };
  const before = await entries(place);
  if (fresh !== null) {
    if (head) await git(root, ["update-ref", `refs/heads/${fresh}`, head, absent]);
    await git(root, ["symbolic-ref", "HEAD", `refs/heads/${fresh}`]);
  }
  try {
    await git(root, ["update-index", "--add", "--remove", "-z", "--stdin"], { ...trusted, input: list(files) });
    const args = ["commit", "--quiet", "--only", "--cleanup=whitespace", "-F", "-", "--", ...files];
    await git(root, args, { ...trusted, input: place.message });
  } catch (error) {
    const now = await resolveCommit(root, "HEAD");
    // A hook that fails after the commit doesn't undo it.
    if (now !== null && now !== head) return now;
    await putBack(place, before);
    if (fresh !== null) {
      if (current) await git(root, ["symbolic-ref", "HEAD", `refs/heads/${current}`]);
      else if (head) await git(root, ["update-ref", "--no-deref", "HEAD", head]);
      if (head) await git(root, ["update-ref", "-d", `refs/heads/${fresh}`, head]);
    }
    throw error;
  }
  return (await resolveCommit(root, "HEAD")) as string;
}
