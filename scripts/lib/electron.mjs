/** Electron's binary: where it lies, how it gets there, whether it runs. */
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { run, runAloud } from "./run.mjs";

const executables = { darwin: "Electron.app/Contents/MacOS/Electron", win32: "electron.exe" };

/** Path of the installed binary of the version that package.json asks for, or null. Never imports `electron`, which would download it. */
export function electronBinary(root, { env = process.env, platform = process.platform } = {}) {
  const folder = join(root, "node_modules/electron");
  const executable = executables[platform] ?? "electron";
  if (env.ELECTRON_OVERRIDE_DIST_PATH) {
    const path = join(env.ELECTRON_OVERRIDE_DIST_PATH, executable);
    return existsSync(path) ? path : null;
  }
  const path = join(folder, "dist", executable);
  const versionFile = join(folder, "dist/version");
  if (!existsSync(path) || !existsSync(versionFile)) return null;
  const { version } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  return readFileSync(versionFile, "utf8").trim().replace(/^v/, "") === version ? path : null;
}

/**
 * Makes sure that Electron's binary is there and starts. Its installer has no limit of its own and gets ours.
 * @returns {Promise<{ binary: string } | { why: string }>}
 */
export async function installElectron(context) {
  const { root, env, platform, say, limits } = context;
  let binary = electronBinary(root, { env, platform });
  if (binary === null) {
    const folder = join(root, "node_modules/electron");
    const installer = join(folder, "install.js");
    if (!existsSync(installer)) return { why: "Electron's installer isn't there" };
    say("Desktop: fetching Electron, once");
    // Its download goes to a temporary folder; one of ours lets us see whether bytes still come.
    const temporary = join(folder, ".download");
    mkdirSync(temporary, { recursive: true });
    const options = {
      cwd: root,
      env: { ...env, TMPDIR: temporary, TEMP: temporary, TMP: temporary, ELECTRON_GET_NO_PROGRESS: "1" },
      watch: [temporary, join(folder, "dist")],
      silence: limits.silence,
      total: limits.total,
    };
    const line = ({ seconds, bytes }) => `  fetching Electron, ${seconds} s, ${(bytes / 1e6).toFixed(1)} MB`;
    const result = await runAloud(context, process.execPath, [installer], options, line);
    rmSync(temporary, { recursive: true, force: true });
    if (!result.ok) return { why: `Electron can't be fetched: ${result.why}` };
    binary = electronBinary(root, { env, platform });
    if (binary === null) return { why: "Electron's installer left no binary" };
  }
  const result = await run(binary, ["--version"], { cwd: root, env, total: limits.version });
  return result.ok ? { binary } : { why: `Electron doesn't run here: ${result.why}` };
}
