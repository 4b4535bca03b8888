/** The packages that the lockfile names, installed when they aren't. */
import { existsSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { run } from "./run.mjs";

const lockOf = (path) => JSON.parse(readFileSync(path, "utf8")).packages ?? {};

/**
 * Why packages must be installed: "missing", "changed", or null when everything is as the lockfile says.
 * npm writes `node_modules/.package-lock.json` last, so that a broken-off install counts as missing.
 */
export function packagesNeeded(root) {
  const installedPath = join(root, "node_modules/.package-lock.json");
  if (!existsSync(installedPath)) return "missing";
  const installed = lockOf(installedPath);
  const same = Object.entries(lockOf(join(root, "package-lock.json"))).every(([path, wanted]) => {
    // Optional ones are mostly for other platforms.
    if (path === "" || (wanted.optional && !installed[path])) return true;
    return installed[path]?.version === wanted.version && installed[path]?.integrity === wanted.integrity;
  });
  return same ? null : "changed";
}

const limits = [
  "--fetch-timeout=20000",
  "--fetch-retries=2",
  "--fetch-retry-mintimeout=1000",
  "--fetch-retry-maxtimeout=5000",
];

/** npm as it runs us, or as it is on the path. */
function npm(env) {
  const own = env.npm_execpath;
  if (own && basename(own).startsWith("npm-cli")) return [process.execPath, [own]];
  return process.platform === "win32" ? ["cmd", ["/d", "/s", "/c", "npm"]] : ["npm", []];
}

/**
 * Installs the packages when the lockfile changed since.
 * @returns {Promise<boolean>} false when it failed; the reason has been said
 */
export async function installPackages({ root, env, say, every }) {
  const why = packagesNeeded(root);
  if (why === null) return true;
  say(`Packages: ${why === "missing" ? "not installed yet" : "the lockfile changed"}, running npm ci`);
  const [command, first] = npm(env);
  const args = [...first, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error", ...limits];
  const progress = ({ seconds }) => say(`  installing packages, ${seconds} s`);
  const result = await run(command, args, { cwd: root, env, progress, every });
  if (result.ok) return true;
  say(`Packages: npm ci failed: ${result.why}`);
  say(result.output.trim());
  return false;
}
