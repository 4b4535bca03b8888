/** A process is killed (SIGKILL) while it commits what it exported, with the repository's hooks and without. */
import { execFileSync } from "node:child_process";
import { chmod, readdir, writeFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { templates } from "../samples/shipped";
import { counterOf, exportedOnce } from "./exported";
import { below, type Fault, goesOn, inFolder, pick } from "./fault";
import { withWorker } from "./tortured";

/** Milliseconds in which a git that its parent left behind comes to its end. */
const patience = 5_000;

export const committing: Fault = {
  name: "killed while committing",
  unit: "kills",
  full: 250,
  weight: 5,
  run: (share) =>
    withWorker((start) =>
      inFolder(async (folder) => {
        const dir = join(folder, "data");
        const root = join(folder, "repo");
        const { id, adr } = await exportedOnce(dir, root);
        const file = relative(root, adr);
        const git = gitIn(root);
        await prepared(root, git);
        const lost: string[] = [];
        let exported = 0;
        let committed = 0;
        let acknowledged = 0;
        let kills = 0;
        for (; goesOn(share, kills) && lost.length < 10; kills++) {
          const worker = start({ do: "export", commit: true, dir, templates, id, root, from: exported + 1 });
          // Once something is exported its commit begins; of the second the hooks take a moment.
          await worker.heard(pick(share.random, [3, 3, 6]));
          await sleep(below(share.random, 400));
          await worker.kill();
          await settled(root, git);
          for (const told of worker.told) {
            if ("exported" in told) exported = told.exported;
            if ("committed" in told) {
              committed = told.committed;
              acknowledged++;
            }
            if ("error" in told) lost.push(told.error);
          }
          const inHead = counterOf(git("show", `HEAD:${file}`));
          const inIndex = counterOf(git("show", `:${file}`));
          if (!(inHead >= committed && inHead <= exported + 1)) lost.push(`HEAD after ${committed} says ${inHead}`);
          // An index behind HEAD would take the commit back with the next one.
          if (!(inIndex >= inHead)) lost.push(`HEAD says ${inHead}, the index ${inIndex}`);
          lost.push(...broken(git), ...(await leftOver(root)));
          committed = Math.max(committed, inHead);
          exported = Math.max(exported, committed);
        }
        return { count: kills, lost, also: `${acknowledged} commits acknowledged` };
      }),
    ),
};

type Git = (...args: string[]) => string;

const gitIn =
  (root: string): Git =>
  (...args) =>
    execFileSync("git", ["-C", root, ...args], { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });

/** A first commit, a hook that takes a moment, and something of the user's that is staged all the time. */
async function prepared(root: string, git: Git): Promise<void> {
  git("config", "user.name", "Ana");
  git("config", "user.email", "ana@example.org");
  git("add", ".");
  git("commit", "-qm", "Counter 0.");
  const hook = join(root, ".git/hooks/pre-commit");
  await writeFile(hook, "#!/bin/sh\nsleep 0.05\n");
  await chmod(hook, 0o755);
  await writeFile(join(root, "staged.txt"), "mine\n");
  git("add", "staged.txt");
}

/** Waits until no git is at work in the repository any more. */
async function settled(root: string, git: Git): Promise<void> {
  const until = performance.now() + patience;
  const locks = async () => (await readdir(join(root, ".git"))).filter((name) => name.endsWith(".lock"));
  let head = "";
  while (performance.now() < until) {
    const now = git("rev-parse", "HEAD");
    if ((await locks()).length === 0 && now === head) return;
    head = now;
    await sleep(150);
  }
}

function broken(git: Git): string[] {
  const lost: string[] = [];
  try {
    git("fsck", "--strict", "--no-dangling");
  } catch (error) {
    lost.push(`git fsck: ${error}`);
  }
  if (!git("diff", "--cached", "--name-only").split("\n").includes("staged.txt"))
    lost.push("what the user had staged isn't staged any more");
  return lost;
}

/** Locks that keep the next commit out. Temporary files of the process that was killed go with the next commit. */
async function leftOver(root: string): Promise<string[]> {
  const names = await readdir(join(root, ".git"));
  const temporary = names.filter((name) => name.startsWith(".write-"));
  return [
    ...names.filter((name) => name.endsWith(".lock") && !name.startsWith(".write-")).map((name) => `${name} is left`),
    ...(temporary.length > 3 ? [`${temporary.length} temporary files are left`] : []),
  ];
}
