/** `node scripts/lock-check.mjs [package-lock.json]`: whether `npm ci` can work from the lockfile everywhere. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./lib/root.mjs";

/**
 * Problems of a lockfile: entries without version or integrity, and optional (mostly platform) packages that no entry
 * locks. npm leaves those holes without a word when a registry lacks a package, and `npm ci` fails on another machine.
 */
export function lockProblems({ packages = {} }) {
  const entries = Object.entries(packages).filter(([path, entry]) => path !== "" && !entry.link);
  const incomplete = entries.flatMap(([path, entry]) =>
    ["version", "integrity"].filter((field) => !entry[field]).map((field) => `${path} has no ${field}`),
  );
  const locked = new Set(entries.map(([path]) => path));
  /** Whether `name` can be resolved from the package at `path`: in its own node_modules or in any above. */
  const resolves = (path, name) => {
    for (let folder = path; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf("/node_modules/")))) {
      if (locked.has(`${folder ? `${folder}/` : ""}node_modules/${name}`)) return true;
      if (folder === "") return false;
    }
  };
  const unlocked = entries.flatMap(([path, entry]) =>
    Object.keys(entry.optionalDependencies ?? {})
      .filter((name) => !resolves(path, name))
      .map((name) => `${path} may need ${name}, which isn't locked`),
  );
  return [...incomplete, ...unlocked];
}

if (import.meta.filename === process.argv[1]) {
  const lock = JSON.parse(readFileSync(process.argv[2] ?? join(root, "package-lock.json"), "utf8"));
  const problems = lockProblems(lock);
  for (const problem of problems) console.error(problem);
  console.log(`${Object.keys(lock.packages).length} entries, ${problems.length} problems`);
  process.exitCode = problems.length > 0 ? 1 : 0;
}
