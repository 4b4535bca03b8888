/** `npm run bench [-- filter]`: what things cost here, beside what they may cost. It informs and never fails. */
import { spawnSync } from "node:child_process";
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

const shown = (value) => String(Number(value.toPrecision(3)));
const [one] = files;
if (files.length === 1) {
  const { load, close } = await openLoader();
  try {
    const { default: bench } = await load(`test/bench/${one}`);
    for (const { name, value, unit, bound, ok } of await bench()) {
      console.log(`${ok ? "within" : "OVER  "}  ${name}: ${shown(value)} ${unit} (at most ${shown(bound)} ${unit})`);
    }
  } catch (error) {
    console.log(`broken  ${one}: ${error instanceof Error ? error.message : error}`);
  }
  await close();
} else {
  // Each in a process of its own: what one leaves in memory would count against the next.
  for (const file of files.sort()) {
    const { status, signal } = spawnSync(process.execPath, [import.meta.filename, file], { stdio: "inherit" });
    if (status !== 0) console.log(`broken  ${file}: ${signal ?? `exit code ${status}`}`);
  }
  const [cpu] = cpus();
  const machine = `${process.platform} ${release()} ${process.arch}, ${cpus().length} x ${cpu?.model ?? "unknown"}`;
  console.log(`machine: ${machine}, ${Math.round(totalmem() / 1e9)} GB, Node ${process.versions.node}`);
}
