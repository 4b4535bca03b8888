/**
 * `npm run bench [-- filter]`: what things cost here, beside what they may cost. It informs and never fails.
 * `npm run bench -- --against COMMIT [filter]`: what they cost at that commit of this clone and now, by turns.
 * `npm run bench -- --growth [filter]`: what they cost now at a size and at ten times that size.
 *
 * What fails while it is measured says so in its line, and the others go on. Of the last two the exit code is 1 then, unless
 * the build only refused what it was asked, as an older one may.
 */
import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { cpus, release, totalmem } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { builtCommit, commitOf, growthTable, table } from "./lib/against.mjs";
import { buildWhenStale } from "./lib/prepare.mjs";
import { root } from "./lib/root.mjs";
import { run } from "./lib/run.mjs";

const context = { root, env: process.env, say: console.log };

/** Everything that is measured inside one tree, each file beside its bounds. */
function figures(filter) {
  const files = readdirSync(join(root, "test/bench")).filter(
    (name) => name.endsWith(".bench.ts") && name.includes(filter),
  );
  // Each in a process of its own: what one leaves in memory would count against the next.
  for (const file of files.sort()) {
    const { status, signal } = spawnSync(process.execPath, [join(root, "scripts/bench-file.mjs"), file], {
      stdio: "inherit",
    });
    if (status !== 0) console.log(`broken  ${file}: ${signal ?? `exit code ${status}`}`);
  }
}

/** Measures two sides by turns and prints a table of them. Throws with a sentence when there is none. */
async function byTurns(args, tableOf) {
  const { ok, output, why } = await run(process.execPath, [join(root, "test/bench/against.mjs"), ...args], {
    progress: ({ seconds }) => console.log(`  measuring, ${seconds} s`),
    every: 30_000,
    output: "all",
  });
  const isRow = (line) => line.startsWith('{"work":');
  const lines = output.trim().split("\n");
  // What programs said on the way comes before. What was measured is told also where the rest wasn't.
  for (const line of lines.filter((one) => !isRow(one))) console.log(line);
  const results = lines.filter(isRow).map((line) => JSON.parse(line));
  for (const line of tableOf(results)) console.log(line);
  if (!ok) throw new Error(why);
  if (results.length === 0) throw new Error("there is no such row, or none that has a size");
  const broken = results.filter(({ broke }) => broke).length;
  if (broken > 0) throw new Error(`something broke in ${broken} of ${results.length} lines; each says what`);
}

const usage = [
  "npm run bench [-- FILTER]: what things cost here, beside what they may cost",
  "npm run bench -- --against COMMIT [FILTER]: at that commit of this clone and now, by turns, and the ratio",
  "npm run bench -- --growth [FILTER]: now at a size and at ten times that size, and the factor",
  "FILTER is a part of the name of a file of test/bench, or of a row.",
].join("\n");

/** Says what was wrong with how it was called. */
function refuse(why) {
  console.error(why);
  process.exit(2);
}

function parsed() {
  try {
    const no = { type: "boolean", default: false };
    return parseArgs({ options: { against: { type: "string" }, growth: no, help: no }, allowPositionals: true });
  } catch (error) {
    return refuse(`${error.message}.\n${usage}`);
  }
}

const { values, positionals } = parsed();
const { against, growth, help } = values;
if (help) {
  console.log(usage);
  process.exit();
}
if (growth && against !== undefined) refuse("Either --against COMMIT or --growth: growth is that of what is here now.");
if (positionals.length > 1) refuse(`One filter at most: ${positionals.join(", ")}.`);
const [filter = ""] = positionals;
const commit = against === undefined ? null : await commitOf(root, against);
if (against !== undefined && commit === null) {
  refuse(`There is no commit ${against} in this clone; git fetch may bring it, in a shallow clone with --unshallow.`);
}
if (!(await buildWhenStale(context))) process.exit(1);
try {
  if (growth) await byTurns(["--growth", root, filter], growthTable);
  else if (commit === null) figures(filter);
  else await byTurns([await builtCommit(context, commit), root, filter], (results) => table(results, commit));
} catch (error) {
  console.error(`The bench isn't whole: ${error.message}`);
  process.exitCode = 1;
}
const [cpu] = cpus();
const machine = `${process.platform} ${release()} ${process.arch}, ${cpus().length} x ${cpu?.model ?? "unknown"}`;
console.log(`machine: ${machine}, ${Math.round(totalmem() / 1e9)} GB, Node ${process.versions.node}`);
