/** `node scripts/licences.mjs [--check]`: writes docs/licences.md from the last build, or says that it is stale. */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { builtPackages, licencesPage, shipped } from "./lib/licences.mjs";
import { buildWhenStale } from "./lib/prepare.mjs";
import { root } from "./lib/root.mjs";

if (!(await buildWhenStale({ root, env: process.env, say: console.log }))) process.exit(1);
const page = join(root, "docs/licences.md");
const written = licencesPage(shipped(root, builtPackages(root)));
const stale = !existsSync(page) || readFileSync(page, "utf8") !== written;
if (!process.argv.includes("--check")) writeFileSync(page, written);
else if (stale) {
  console.error("docs/licences.md is stale. Run: node scripts/licences.mjs");
  process.exitCode = 1;
}
