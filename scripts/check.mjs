/** `npm run check`: everything that can be found without running the app, side by side, a line each. */
import { join } from "node:path";
import { root } from "./lib/root.mjs";
import { run } from "./lib/run.mjs";

const bin = (path) => join(root, "node_modules", path);
const checks = {
  types: [bin("typescript/bin/tsc"), "-b"],
  "lint and format": [bin("@biomejs/biome/bin/biome"), "check", "--error-on-warnings", "--max-diagnostics=50"],
  "dead code": [bin("knip/bin/knip.js"), "--no-progress", "--no-config-hints"],
  lockfile: [join(root, "scripts/lock-check.mjs")],
  documents: [
    bin("markdownlint-cli2/markdownlint-cli2-bin.mjs"),
    "--config",
    "scripts/documents.markdownlint-cli2.jsonc",
  ],
};

const results = await Promise.all(
  Object.entries(checks).map(async ([name, args]) => {
    const begun = performance.now();
    const result = await run(process.execPath, args, { cwd: root });
    const seconds = ((performance.now() - begun) / 1000).toFixed(1);
    console.log(`${result.ok ? "ok    " : "FAILED"}  ${name}, ${seconds} s`);
    return { name, ...result };
  }),
);
for (const { name, ok, output } of results) if (!ok) console.error(`\n${name}\n${output.trim()}`);
process.exitCode = results.every(({ ok }) => ok) ? 0 : 1;
