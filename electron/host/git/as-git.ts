/**
 * A commit as `git add -- <files>` and `git commit -- <files>` make it, with everything that the repository runs. The one
 * difference: afterwards the index agrees with the commit, also where a hook changed a file and git left its index behind.
 */
import { readConfig } from "./config";
import { absent, alignIndex, type CommitPlace, indexEntries, type Made, putBack } from "./place";
import { type GitOptions, git, literalPath, plainSaid } from "./run";
import { resolveCommit } from "./state";

/** Milliseconds that hooks may take. */
const hookTime = 600_000;

export async function commitAsGit(place: CommitPlace): Promise<Made> {
  const { root, files, head, fresh, signal } = place;
  const before = await indexEntries(root, files);
  const trusted: GitOptions = { trusted: true, env: place.given, timeout: hookTime, signal };
  // Line ends are stored as git stores them; whether the way back gives the same bytes is not for us to refuse.
  if ((await readConfig(root)).is("core.safecrlf")) trusted.settings = [["core.safecrlf", "false"]];
  const { out: symbolic } = await git(root, ["symbolic-ref", "--quiet", "HEAD"], { reads: true, answers: [1] });
  if (fresh !== null) {
    if (head) await git(root, ["update-ref", `refs/heads/${fresh}`, head, absent]);
    await git(root, ["symbolic-ref", "-m", `checkout: moving to ${fresh}`, "HEAD", `refs/heads/${fresh}`]);
  }
  let said = "";
  try {
    // By force, as git refuses even a file that it knows where the folder around it is ignored.
    await git(root, ["add", "--sparse", "--force", "--", ...files.map(literalPath)], trusted);
    const args = ["commit", "--quiet", "-F", "-", "--", ...files.map(literalPath)];
    said = (await git(root, args, { ...trusted, input: place.message })).said;
  } catch (error) {
    const now = await resolveCommit(root, "HEAD");
    if (now !== null && now !== head) {
      // A hook that fails after the commit doesn't undo it.
      said = error instanceof Error && "subject" in error ? String(error.subject ?? "") : "";
    } else {
      await putBack(root, files, before);
      if (fresh !== null) {
        if (symbolic) await git(root, ["symbolic-ref", "HEAD", symbolic.trim()]);
        else if (head) await git(root, ["update-ref", "--no-deref", "HEAD", head]);
        if (head) await git(root, ["update-ref", "-d", `refs/heads/${fresh}`, head]);
      }
      throw error;
    }
  }
  const id = (await resolveCommit(root, "HEAD")) as string;
  await alignIndex(root, id, [...new Set([...files, ...(await changedBy(place, id))])]);
  return { id, said: plainSaid(said) };
}

/** Every path that the commit changed, what hooks added included. */
async function changedBy({ root, head }: CommitPlace, id: string): Promise<string[]> {
  const from = head ? [head, id] : ["--root", id];
  const { out } = await git(root, ["diff-tree", "-r", "-z", "--no-commit-id", "--name-only", ...from], { reads: true });
  return out.split("\0").filter((path) => path !== "");
}
