/**
 * `npm run torture [-- --seconds N] [--seed S] [filter]`: does to the data what power cuts, full disks, other processes
 * and strangers do, and counts what is lost. One line a fault; exit code 1 unless all of them say "lost 0".
 * A full run takes at most 60 minutes; `--seconds` gives every fault its share of so many.
 */
import { parseArgs } from "node:util";
import { openLoader } from "./lib/load.mjs";
import { root } from "./lib/root.mjs";
import { ship } from "./lib/shipped.mjs";

const { values, positionals } = parseArgs({
  options: { seconds: { type: "string" }, seed: { type: "string" } },
  allowPositionals: true,
});
const seed = Number(values.seed ?? Date.now() % 1_000_000);
const seconds = Number(values.seconds ?? 58 * 60);
if (!Number.isInteger(seed) || !(seconds > 0)) {
  console.error("--seed takes a whole number, --seconds a number above 0.");
  process.exit(2);
}

await ship(root);
const { load } = await openLoader();
const { faults } = await load("test/torture/faults.ts");
const { mulberry32 } = await load("shared/base/random.ts");

const chosen = faults.filter(({ name }) => positionals.every((word) => name.includes(word)));
console.log(`seed ${seed}, ${seconds} s for ${chosen.length} faults`);
const end = performance.now() + seconds * 1000;
let failed = chosen.length === 0;
let left = chosen.reduce((sum, { weight }) => sum + weight, 0);
for (const [i, { name, unit, full, weight, run }] of chosen.entries()) {
  const begun = performance.now();
  // What a fault leaves of its time goes to those after it.
  const until = begun + ((end - begun) * weight) / left;
  left -= weight;
  const { count, of, lost, also, skipped } = await run({ random: mulberry32(seed + i), count: full, until }).catch(
    (error) => ({ count: 0, lost: [`broken off: ${error instanceof Error ? error.stack : error}`] }),
  );
  const took = ((performance.now() - begun) / 1000).toFixed(1);
  const wanted = of ?? full;
  const counted = `${count}${of ? ` of ${of}` : ""} ${unit}${also ? ` (${also})` : ""}`;
  console.log(skipped ? `${name}: skipped, ${skipped}` : `${name}: ${counted}, ${took} s, lost ${lost.length}`);
  for (const what of lost.slice(0, 10)) console.log(`    ${what}`);
  // Time that ran out shows nothing about what wasn't done.
  const short = values.seconds === undefined && !skipped && count < wanted;
  if (short) console.log(`    only ${count} of ${wanted} in the time`);
  failed ||= lost.length > 0 || short;
}
console.log(failed ? "something was lost or not done" : "nothing was lost");
process.exit(failed ? 1 : 0);
