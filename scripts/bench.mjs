/**
 * `npm run bench [-- filter]`: what things cost here, beside what they may cost. It informs and never fails.
 * `npm run bench -- --against COMMIT [filter]`: what they cost at that commit of this clone and now, by turns.
 */
import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { cpus, release, totalmem } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { builtCommit, commitOf, table } from "./lib/against.mjs";
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

/** What that commit and this tree cost, by turns. Throws with a sentence when one of them can't be had. */
async function compared(commit, filter) {
  const folder = await builtCommit(context, commit);
  const { ok, output, why } = await run(
    process.execPath,
    [join(root, "test/bench/against.mjs"), folder, root, filter],
    {
      progress: ({ seconds }) => console.log(`  measuring, ${seconds} s`),
      every: 30_000,
      output: "all",
    },
  );
  if (!ok) throw new Error(why);
  // What couldn't be measured is said before.
  const lines = output.trim().split("\n");
  for (const line of [...lines.slice(0, -1), ...table(JSON.parse(lines.at(-1)), commit)]) console.log(line);
}

/** Says what was wrong with how it was called. */
function refuse(why) {
  console.error(why);
  process.exit(2);
}

function parsed() {
  try {
    return parseArgs({ options: { against: { type: "string" } }, allowPositionals: true });
  } catch (error) {
    return refuse(`${error.message}. There is: npm run bench [-- [--against COMMIT] FILTER]`);
  }
}

const { values, positionals } = parsed();
const { against } = values;
if (positionals.length > 1) refuse(`One filter at most: ${positionals.join(", ")}.`);
const [filter = ""] = positionals;
const commit = against === undefined ? null : await commitOf(root, against);
if (against !== undefined && commit === null) {
  refuse(`There is no commit ${against} in this clone; git fetch may bring it, in a shallow clone with --unshallow.`);
}
if (!(await buildWhenStale(context))) process.exit(1);
try {
  if (commit === null) figures(filter);
  else await compared(commit, filter);
} catch (error) {
  console.error(`The bench was broken off: ${error.message}`);
  process.exitCode = 1;
}
const [cpu] = cpus();
const machine = `${process.platform} ${release()} ${process.arch}, ${cpus().length} x ${cpu?.model ?? "unknown"}`;
console.log(`machine: ${machine}, ${Math.round(totalmem() / 1e9)} GB, Node ${process.versions.node}`);
