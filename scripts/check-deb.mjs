/**
 * `node scripts/check-deb.mjs [DEB]`: looks at a `.deb` with lintian, installs it, starts as an ordinary user what it brings,
 * and removes it. Without one it builds it, with the Electron that is here. Needs root, on Debian or what comes of it.
 */
import { chmodSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { buildDeb, tryDeb } from "./lib/deb.mjs";
import { onPath, openDisplay } from "./lib/desktop.mjs";
import { openLoader } from "./lib/load.mjs";
import { prepare } from "./lib/prepare.mjs";
import { root } from "./lib/root.mjs";
import { standing } from "./lib/standing.mjs";

const { env } = process;
const context = { root, env, say: console.log };

/** The `.deb` that is named, or one that is built into a folder. */
async function debOf(folder) {
  const [named] = process.argv.slice(2);
  if (named) return { deb: resolve(standing(), named) };
  if (!(await prepare(context))) return { why: "there is no build" };
  const { load, close } = await openLoader();
  const { fpm } = await load("test/build/fpm.ts");
  await close();
  return buildDeb(context, folder, fpm(folder));
}

async function check(folder) {
  if (process.getuid?.() !== 0) return ["only root installs"];
  const lacking = ["dpkg", "setpriv", ...(env.DISPLAY ? [] : ["Xvfb"])].filter((name) => !onPath(name, env));
  if (lacking.length > 0) return [`there is no ${lacking.join(", no ")}`];
  const made = await debOf(folder);
  if ("why" in made) return [made.why];
  console.log(made.deb);
  const display = env.DISPLAY ? null : await openDisplay();
  try {
    const trial = join(folder, "trial");
    mkdirSync(trial);
    return await tryDeb({ ...context, env: { ...env, ...(display && { DISPLAY: display.name }) } }, made.deb, trial);
  } finally {
    display?.close();
  }
}

const folder = mkdtempSync(join(tmpdir(), "adroit-deb-"));
chmodSync(folder, 0o755);
const faults = await check(folder).finally(() => rmSync(folder, { recursive: true, force: true }));
for (const fault of faults) console.error(fault);
process.exit(faults.length > 0 ? 1 : 0);
