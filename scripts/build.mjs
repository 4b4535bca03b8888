/** `npm run build [-- target...]`: the whole build, or the targets named. */
import { build, entries } from "./lib/build.mjs";
import { root } from "./lib/root.mjs";

const targets = process.argv.slice(2);
const unknown = targets.filter((target) => !(target in entries));
if (unknown.length > 0) {
  console.error(`No such target: ${unknown.join(", ")}. There are: ${Object.keys(entries).join(", ")}`);
  process.exit(2);
}
const start = performance.now();
try {
  await build(root, targets.length > 0 ? targets : undefined);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
const seconds = ((performance.now() - start) / 1000).toFixed(1);
console.log(`Built ${(targets.length > 0 ? targets : Object.keys(entries)).join(", ")} in ${seconds} s`);
