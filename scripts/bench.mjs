/** `npm run bench [-- filter]`: what things cost here, beside what they may cost. It informs and never fails. */
import { readdirSync } from "node:fs";
import { cpus, release, totalmem } from "node:os";
import { join } from "node:path";
import { openLoader } from "./lib/load.mjs";
import { buildWhenStale } from "./lib/prepare.mjs";
import { root } from "./lib/root.mjs";

const folder = join(root, "test/bench");
const filter = process.argv[2] ?? "";
const files = readdirSync(folder).filter((name) => name.endsWith(".bench.ts") && name.includes(filter));
await buildWhenStale({ root, env: process.env, say: console.log });

const { load, close } = await openLoader();
const shown = (value) => String(Number(value.toPrecision(3)));
for (const file of files.sort()) {
  try {
    const { default: bench } = await load(`test/bench/${file}`);
    for (const { name, value, unit, bound, ok } of await bench()) {
      console.log(`${ok ? "within" : "OVER  "}  ${name}: ${shown(value)} ${unit} (at most ${shown(bound)} ${unit})`);
    }
  } catch (error) {
    console.log(`broken  ${file}: ${error instanceof Error ? error.message : error}`);
  }
}
await close();
const [cpu] = cpus();
const machine = `${process.platform} ${release()} ${process.arch}, ${cpus().length} x ${cpu?.model ?? "unknown"}`;
console.log(`machine: ${machine}, ${Math.round(totalmem() / 1e9)} GB, Node ${process.versions.node}`);
