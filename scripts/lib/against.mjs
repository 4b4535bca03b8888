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

/**
 * What was measured of a work on two sides: a figure each, null where it couldn't be had, and why something failed.
 *
 * @typedef {object} Measured
 * @property {string} work
 * @property {string} unit
 * @property {(number | null)[]} figures
 * @property {(string | null)[]} why
 * @property {boolean} broke something failed that wasn't a refusal
 * @property {{ from: number, to: number, of: string, limit?: string }} [grows] sizes of both sides, and why not larger ones
 */

const shown = (value) => (value === null ? "-" : String(Number(value.toPrecision(3))));
const ratio = ([first, second]) => (first === null || second === null ? "-" : (second / first).toFixed(2));

/** Lines of cells as columns: the first and those that say something to the left, numbers to the right. */
function columns(lines, said) {
  const widths = lines[0].map((_, c) => Math.max(...lines.map((line) => line[c].length)));
  return lines.map((line) =>
    line
      .map((cell, c) => (c === 0 || c === said ? cell.padEnd(widths[c]) : cell.padStart(widths[c])))
      .join("  ")
      .trimEnd(),
  );
}

/** What failed, by side. */
const failed = (why, sides) => sides.flatMap((side, k) => (why[k] ? [`${side}: ${why[k]}`] : [])).join("; ");

/**
 * The results as a table: work, that commit, now, ratio, and what failed.
 * @param {Measured[]} results
 * @param {string} commit
 */
export function table(results, commit) {
  const sides = [commit.slice(0, 10), "now"];
  const rows = results.map(({ work, unit, figures, why }) => [
    work,
    ...figures.map((figure) => `${shown(figure)} ${unit}`),
    ratio(figures),
    failed(why, sides),
  ]);
  return columns([["work", ...sides, "ratio", ""], ...rows], 4);
}

/**
 * The results as a table: work, its cost at a size and at ten times that, the factor, the sizes, and what failed.
 * @param {Measured[]} results
 */
export function growthTable(results) {
  const rows = results.map(({ work, unit, figures, why, grows: { from, to, of, limit } }) => [
    work,
    ...figures.map((figure) => `${shown(figure)} ${unit}`),
    ratio(figures),
    [`${from} to ${to} ${of}`, limit, failed(why, [`at ${from}`, `at ${to}`])].filter(Boolean).join("; "),
  ]);
  return columns([["work", "at its size", "at ten times", "factor", "size"], ...rows], 4);
}
