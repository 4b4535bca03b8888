/**
 * `npm run package [-- --electron DIR] [--output DIR]`: the desktop app as a folder. `--electron` names an unpacked
 * Electron, with which nothing is downloaded.
 */
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { prepare } from "./lib/prepare.mjs";
import { root } from "./lib/root.mjs";
import { handOver } from "./lib/run.mjs";
import { standing } from "./lib/standing.mjs";

const { values } = parseArgs({ options: { electron: { type: "string" }, output: { type: "string" } } });
if (!(await prepare({ root, env: process.env, say: console.log }))) process.exit(1);
const { code } = await handOver(
  process.execPath,
  [
    join(root, "node_modules/electron-builder/cli.js"),
    ...["--dir", "--publish", "never"],
    ...(values.electron ? [`-c.electronDist=${resolve(standing(), values.electron)}`] : []),
    ...(values.output ? [`-c.directories.output=${resolve(standing(), values.output)}`] : []),
  ],
  { cwd: root },
);
process.exit(code);
