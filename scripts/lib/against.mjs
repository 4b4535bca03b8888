/** Another commit of this clone, built, to be measured beside what is here now. */
import { existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { installPackages } from "./packages.mjs";
import { buildWhenStale } from "./prepare.mjs";
import { run } from "./run.mjs";

/** The full id of a commit of this clone, or null where there is none of that name. */
export async function commitOf(root, name) {
  const args = ["rev-parse", "--verify", "--quiet", "--end-of-options", `${name}^{commit}`];
  const { ok, output } = await run("git", args, { cwd: root });
  return ok ? output.trim() : null;
}

const cacheFolder = ({ env }) => join(env.XDG_CACHE_HOME || join(env.HOME || homedir(), ".cache"), "adroit-bench");

/**
 * The folder of the commit, with packages and build of its own. It stays in a cache, so that only the first time is long.
 *
 * @param {{ root: string, env: NodeJS.ProcessEnv, say: (line: string) => void }} context
 * @param {string} commit its full id
 * @returns {Promise<string>} throws with a sentence when it can't be made
 */
export async function builtCommit(context, commit) {
  const { root, env, say } = context;
  const folder = join(cacheFolder(context), commit);
  const ready = join(folder, ".git/adroit-bench-ready");
  if (existsSync(ready)) return folder;
  say(`Bench: ${commit.slice(0, 10)} gets packages and a build of its own in ${folder}`);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(cacheFolder(context), { recursive: true });
  const git = async (...args) => {
    const { ok, why } = await run("git", args, { cwd: root, env });
    if (!ok) throw new Error(`git ${args[0]}: ${why}`);
  };
  // Its objects are those of this clone, in which it leaves nothing.
  await git("clone", "--quiet", "--shared", "--no-checkout", root, folder);
  await git("-C", folder, "checkout", "--quiet", "--detach", commit);
  const there = { ...context, root: folder };
  if (!(await installPackages(there))) throw new Error("its packages can't be installed");
  if (!(await buildWhenStale(there))) throw new Error("it can't be built");
  writeFileSync(ready, "");
  return folder;
}

const shown = (value) => (value === null ? "-" : String(Number(value.toPrecision(3))));

/**
 * The results as a table: work, that commit, now, ratio.
 * @param {{ work: string, unit: string, before: number | null, now: number | null }[]} results
 */
export function table(results, commit) {
  const rows = results.map(({ work, unit, before, now }) => [
    work,
    `${shown(before)} ${unit}`,
    `${shown(now)} ${unit}`,
    before === null || now === null ? "-" : (now / before).toFixed(2),
  ]);
  const lines = [["work", commit.slice(0, 10), "now", "ratio"], ...rows];
  const widths = [0, 1, 2, 3].map((column) => Math.max(...lines.map((line) => line[column].length)));
  return lines.map((line) =>
    line.map((cell, c) => (c === 0 ? cell.padEnd(widths[c]) : cell.padStart(widths[c]))).join("  "),
  );
}
