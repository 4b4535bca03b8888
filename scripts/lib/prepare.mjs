/** What comes before anything else: packages, and a build of what is there now. */
import { join } from "node:path";
import { isStale } from "./build.mjs";
import { installPackages } from "./packages.mjs";
import { run } from "./run.mjs";

/** Builds when sources changed since. False when it failed; the reason has been said. */
export async function buildWhenStale({ root, env, say, every }) {
  if (!isStale(root)) return true;
  say("Build: missing or older than its sources, building");
  const progress = ({ seconds }) => say(`  building, ${seconds} s`);
  const result = await run(process.execPath, [join(root, "scripts/build.mjs")], { cwd: root, env, progress, every });
  if (result.ok) return true;
  say(`Build failed: ${result.why}`);
  say(result.output.trim());
  return false;
}

/** Packages and build. False when either failed; the reason has been said. */
export async function prepare(context) {
  return (await installPackages(context)) && (await buildWhenStale(context));
}
