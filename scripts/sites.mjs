/**
 * `npm run sites [-- -t name]`: feeds ADRs of every profile, with text that means something to one site or another, to
 * real documentation sites and formatters. Sites that aren't installed are left out with a line. Takes minutes.
 */
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { root } from "./lib/root.mjs";

const packages = join(root, "test/sites/packages");
const run = (command, args, cwd) => spawnSync(command, args, { cwd, stdio: "inherit" }).status ?? 1;

if (!existsSync(join(packages, "node_modules/.package-lock.json"))) {
  console.log("Installing the sites' own packages ...");
  if (run("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund"], packages) !== 0)
    console.log("They can't be installed, so what needs them is left out.");
}
const suite = ["vitest", "run", "--config", "test/sites/vitest.config.ts", ...process.argv.slice(2)];
process.exitCode = run("npx", suite, root);
