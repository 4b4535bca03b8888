/** `npm run --silent adroit -- <command>`: the command line, built first when the sources are newer. */
import { join } from "node:path";
import { requireNode } from "./lib/node-version.mjs";
import { buildWhenStale } from "./lib/prepare.mjs";
import { root } from "./lib/root.mjs";
import { handOver } from "./lib/run.mjs";
import { standing } from "./lib/standing.mjs";

requireNode();
// stdout belongs to the command.
if (!(await buildWhenStale({ root, env: process.env, say: console.error }))) process.exit(2);
const cli = [join(root, "out/cli/index.js"), ...process.argv.slice(2)];
const { code } = await handOver(process.execPath, cli, { cwd: standing() });
process.exit(code);
