/** What comes before anything else: packages, and a build of what is there now. */
import { join } from "node:path";
import { staleTargets } from "./build.mjs";
import { installPackages } from "./packages.mjs";
import { runAloud } from "./run.mjs";

/**
 * Builds those of the targets (all, unless named) whose sources changed since. False when it failed; the reason has been
 * said.
 */
export async function buildWhenStale(context, targets) {
  const { root, env, say } = context;
  const stale = staleTargets(root, targets);
  if (stale.length === 0) return true;
  say("Build: missing or older than its sources, building");
  const line = ({ seconds }) => `  building, ${seconds} s`;
  const command = [join(root, "scripts/build.mjs"), ...stale];
  const result = await runAloud(context, process.execPath, command, { cwd: root, env }, line);
  if (result.ok) return true;
  say(`Build failed: ${result.why}`);
  say(result.output.trim());
  return false;
}

/** Packages of the group and a build. False when either failed; the reason has been said. */
export async function prepare(context, group) {
  return (await installPackages(context, group)) && (await buildWhenStale(context));
}
