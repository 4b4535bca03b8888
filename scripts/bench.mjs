/** `npm run bench [-- filter]`: what things cost here, beside what they may cost. It informs and never fails. */
import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { cpus, release, totalmem } from "node:os";
import { join } from "node:path";
import { buildWhenStale } from "./lib/prepare.mjs";
import { root } from "./lib/root.mjs";

const filter = process.argv[2] ?? "";
const files = readdirSync(join(root, "test/bench")).filter(
  (name) => name.endsWith(".bench.ts") && name.includes(filter),
);
await buildWhenStale({ root, env: process.env, say: console.log });

// Each in a process of its own: what one leaves in memory would count against the next.
for (const file of files.sort()) {
  const { status, signal } = spawnSync(process.execPath, [join(root, "scripts/bench-file.mjs"), file], {
    stdio: "inherit",
  });
  if (status !== 0) console.log(`broken  ${file}: ${signal ?? `exit code ${status}`}`);
}
const [cpu] = cpus();
const machine = `${process.platform} ${release()} ${process.arch}, ${cpus().length} x ${cpu?.model ?? "unknown"}`;
console.log(`machine: ${machine}, ${Math.round(totalmem() / 1e9)} GB, Node ${process.versions.node}`);
