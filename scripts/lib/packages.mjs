/** The packages that the lockfile names, installed when they aren't. */
import { existsSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { runAloud } from "./run.mjs";

const lockOf = (path) => JSON.parse(readFileSync(path, "utf8")).packages ?? {};

/** What is installed in the project, as npm wrote it down; null where it isn't, or was broken off. */
function installedIn(root) {
  const path = join(root, "node_modules/.package-lock.json");
  return existsSync(path) ? lockOf(path) : null;
}

/**
 * What is installed for what: to build and start Adroit, or everything, which are the tools for tests, checks and
 * installers besides. As npm's arguments.
 */
const groups = { start: ["--omit=dev"], all: [] };

/**
 * Why packages of the group must be installed: "missing", "changed", "tools" when nothing but those of the other group
 * aren't there, or null when everything is as the lockfile says. npm writes `node_modules/.package-lock.json` last, so
 * that a broken-off install counts as missing.
 * @param {string} root
 * @param {keyof typeof groups} [group]
 */
function packagesNeeded(root, group = "all") {
  const installed = installedIn(root);
  if (installed === null) return "missing";
  const wrong = Object.entries(lockOf(join(root, "package-lock.json"))).filter(([path, wanted]) => {
    const found = installed[path];
    // Optional ones are mostly for other platforms.
    if (path === "" || (wanted.optional && !found)) return false;
    if (group === "start" && (wanted.dev || wanted.devOptional) && !found) return false;
    return found?.version !== wanted.version || found?.integrity !== wanted.integrity;
  });
  if (wrong.length === 0) return null;
  const onlyTools = wrong.every(([path, { dev, devOptional }]) => (dev || devOptional) && !installed[path]);
  return onlyTools ? "tools" : "changed";
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

const reasons = {
  missing: "not installed yet",
  changed: "the lockfile changed",
  tools: "those for tests aren't installed yet",
};

/**
 * Installs the packages of a group when the lockfile changed since, or adds those that only the larger group has.
 * @param {keyof typeof groups} [group]
 * @returns {Promise<boolean>} false when it failed; the reason has been said
 */
export async function installPackages(context, group = "all") {
  const { root, env, say } = context;
  const why = packagesNeeded(root, group);
  if (why === null) return true;
  // A start takes nobody the tools that are there: tests may be what starts it.
  const kept = Object.values(installedIn(root) ?? {}).some(({ dev }) => dev) ? groups.all : groups[group];
  // The first adds to what is there, the second begins anew.
  const [task, ...how] = why === "tools" ? ["install", "--no-save"] : ["ci", ...kept];
  say(`Packages: ${reasons[why]}, running npm ${[task, ...how].join(" ")}`);
  const [command, first] = npm(env);
  const args = [...first, task, ...how, "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error", ...limits];
  const line = ({ seconds }) => `  installing packages, ${seconds} s`;
  const result = await runAloud(context, command, args, { cwd: root, env }, line);
  if (result.ok) return true;
  say(`Packages: npm ${task} failed: ${result.why}`);
  say(result.output.trim());
  return false;
}
