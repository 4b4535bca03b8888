/**
 * A commit through git's plumbing with an index of its own: no hook, filter or signer of the repository runs, and
 * whatever else is staged stays staged and uncommitted.
 */
import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { realDisk } from "../files/disk";
import { sweepLeftovers, temporaryName } from "../files/leftovers";
import { readConfig } from "./config";
import { absent, alignIndex, type CommitPlace, indexEntries, type Made, pathList, putBack } from "./place";
import { git, gitFailed } from "./run";

export async function commitQuietly(place: CommitPlace): Promise<Made> {
  const { root, files, head, fresh, current } = place;
  const id = await commitObject(place);
  const before = await indexEntries(root, files);
  const reason = `commit${head ? "" : " (initial)"}: ${place.message.split("\n")[0]}`;
  try {
    // The index first: if all ends here, the files are staged, and nothing looks like a change back.
    await alignIndex(root, id, files);
    if (fresh === null) {
      await git(root, ["update-ref", "-m", reason, `refs/heads/${current}`, id, head ?? absent]);
    } else {
      await git(root, ["update-ref", "-m", reason, `refs/heads/${fresh}`, id, absent]);
      await git(root, ["symbolic-ref", "-m", `checkout: moving to ${fresh}`, "HEAD", `refs/heads/${fresh}`]);
    }
  } catch (error) {
    await putBack(root, files, before);
    throw error;
  }
  return { id, said: "" };
}

/** Puts the files, as they are on disk, into the index that `env` names. */
function take(place: CommitPlace, env: Record<string, string>): Promise<unknown> {
  return git(place.root, ["update-index", "--add", "--remove", "--replace", "-z", "--stdin"], {
    input: pathList(place.files),
    env,
    // The text is stored as git stores it; whether the way back gives the same bytes is not for us to refuse.
    settings: [["core.safecrlf", "false"]],
  });
}

/** A commit with HEAD's tree and the files, which no branch names yet. */
async function commitObject(place: CommitPlace): Promise<string> {
  const { root, head, own, signal } = place;
  await sweepLeftovers(realDisk, own);
  const index = join(own, temporaryName(randomBytes));
  try {
    const env = { GIT_INDEX_FILE: index };
    if (head) await git(root, ["read-tree", head], { env });
    await take(place, env);
    // A clone without all objects has the rest of the tree by name only.
    const tree = (await git(root, ["write-tree", "--missing-ok"], { env })).out.trim();
    if (head && tree === (await git(root, ["rev-parse", `${head}^{tree}`], { reads: true })).out.trim()) {
      throw nothingNew();
    }
    const parent = head ? ["-p", head] : [];
    const made = await git(root, ["commit-tree", tree, ...parent, "-F", "-"], {
      input: await cleaned(place),
      env: place.who,
      signal,
    });
    return made.out.trim();
  } finally {
    for (const path of [index, `${index}.lock`]) await realDisk.rm(path, { force: true });
  }
}

/** The message as `git commit` would clean it. */
async function cleaned({ root, message }: CommitPlace): Promise<string> {
  const config = await readConfig(root);
  const mode = config.get("commit.cleanup");
  if (mode === "verbatim") return message;
  // A mark that git chooses is one that no line begins with.
  const strips = mode === "strip" && config.get("core.commentchar") !== "auto";
  const { out } = await git(root, ["stripspace", ...(strips ? ["--strip-comments"] : [])], { input: message });
  return out;
}

function nothingNew() {
  return gitFailed(
    "There is nothing to commit: these files are as in the last commit.",
    null,
    undefined,
    "Export a change first.",
  );
}
