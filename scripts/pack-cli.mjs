/** `npm run pack:cli [-- --output DIR]`: the command line as `adroit-cli-<version>.tgz`, with its SHA-256. */
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { stageCli } from "./lib/pack-cli.mjs";
import { prepare } from "./lib/prepare.mjs";
import { root } from "./lib/root.mjs";
import { run } from "./lib/run.mjs";

const { values } = parseArgs({ options: { output: { type: "string", default: "dist" } } });
if (!(await prepare({ root, env: process.env, say: console.log }, "start"))) process.exit(1);
const stage = join(root, "out/adroit-cli");
const output = resolve(values.output);
mkdirSync(output, { recursive: true });
const { file } = await stageCli(root, stage);
const npm = process.platform === "win32" ? "npm.cmd" : "npm";
const packed = await run(npm, ["pack", "--ignore-scripts", "--silent", `--pack-destination=${output}`], { cwd: stage });
if (!packed.ok) {
  console.error(`npm pack failed: ${packed.why}\n${packed.output.trim()}`);
  process.exit(1);
}
const path = join(output, file);
const bytes = readFileSync(path);
console.log(
  `${path}\n${(bytes.length / 1024).toFixed(0)} kB, SHA-256 ${createHash("sha256").update(bytes).digest("hex")}`,
);
