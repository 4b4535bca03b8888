/** `npm start`: the desktop app where it can be had, the browser host everywhere else. */
import { join, resolve } from "node:path";
import { installElectron } from "./electron.mjs";
import { installPackages } from "./packages.mjs";
import { buildWhenStale } from "./prepare.mjs";
import { handOver } from "./run.mjs";

/** Milliseconds: a fetch without a new byte, a fetch in all, a binary that says its version, a desktop app that ends so soon has failed. */
export const limits = { silence: 20_000, total: 120_000, version: 10_000, early: 10_000 };

/** What each of the two ways needs of the build. */
const needed = {
  desktop: ["main", "preload", "renderer", "participant"],
  browser: ["cli", "renderer", "participant"],
};

/** What only the start cares about, the data folder when one is named, and the rest, which is for the app. */
export function parse(argv) {
  const rest = argv.filter((argument) => argument !== "--web");
  const joined = rest.find((argument) => argument.startsWith("--data="))?.slice("--data=".length);
  const data = joined ?? (rest.includes("--data") ? rest[rest.indexOf("--data") + 1] : undefined);
  return { web: rest.length < argv.length, data, rest };
}

/** Why there's no desktop app to be had here, or null. */
export function noDesktop({ web, env, platform, uid }) {
  if (web) return "asked for with --web";
  if (uid === 0) return "running as root, which Chromium's sandbox doesn't allow";
  const needsServer = platform !== "darwin" && platform !== "win32";
  if (needsServer && !env.DISPLAY && !env.WAYLAND_DISPLAY) return "there is no display";
  return null;
}

/**
 * Prepares, opens and stays until the app ends.
 * @returns {Promise<number>} the exit code
 */
export async function start(context) {
  const { root, cwd = root, env, platform, uid, argv, say } = context;
  const { web, data, rest } = parse(argv);
  const desktop = context.limits ?? limits;
  if (!(await installPackages(context, "start"))) return 1;
  let why = noDesktop({ web, env, platform, uid });
  if (why === null) {
    const electron = await installElectron({ ...context, limits: desktop });
    if ("binary" in electron) {
      if (!(await buildWhenStale(context, needed.desktop))) return 1;
      say("Desktop: opening Adroit");
      const begun = performance.now();
      const {
        code,
        why: ended,
        interrupted,
      } = await handOver(electron.binary, [root, ...rest], {
        cwd,
        env: data === undefined ? env : { ...env, ADROIT_DATA: resolve(cwd, data) },
      });
      const early = performance.now() - begun < desktop.early;
      if (code === 0 || interrupted || !early) return code;
      why = `the desktop app ended at once (${ended})`;
    } else {
      why = electron.why;
    }
  }
  if (!(await buildWhenStale(context, needed.browser))) return 1;
  say(`Browser: ${why}; serving Adroit on this machine instead`);
  const { code } = await handOver(process.execPath, [join(root, "out/cli/index.js"), "serve", ...rest], {
    cwd,
    env,
  });
  return code;
}
