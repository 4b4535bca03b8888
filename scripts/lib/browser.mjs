/** A Chromium for the browser tests: one that is there, or one that can be had. */
import { existsSync, mkdirSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { delimiter, join } from "node:path";
import { runAloud } from "./run.mjs";

const knownPaths = {
  linux: [
    "/usr/bin/chromium",
    "/usr/bin/chromium-browser",
    "/usr/bin/google-chrome",
    "/usr/bin/google-chrome-stable",
    "/opt/google/chrome/chrome",
  ],
  darwin: [
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
  ],
  win32: [
    "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
    "C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe",
    "C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe",
  ],
};

/** Where Playwright keeps its own Chromium, whether or not it is there yet. */
const playwrightPath = (root) =>
  createRequire(join(root, "package.json"))("@playwright/test").chromium.executablePath();

/** Path of a Chromium on this machine, or null. `known` and `cached` stand for the usual places. */
export function presentBrowser({ root, env, platform, known = knownPaths[platform] ?? [], cached = playwrightPath }) {
  const isThere = (path) => path && existsSync(path);
  return [env.CHROMIUM_PATH, ...known, cached(root)].find(isThere) ?? null;
}

/**
 * The same for tests, which look at pages alone: rather Chromium's headless shell, where a system has it beside Chromium.
 * It is the same engine without the browser around it, and takes a fifth less of the processor.
 */
export function presentTestBrowser(context) {
  const { known = knownPaths[context.platform] ?? [] } = context;
  return presentBrowser({ ...context, known: [...known.map((path) => `${path}-headless-shell`), ...known] });
}

const onPath = (name, env) =>
  (env.PATH ?? "").split(delimiter).some((folder) => folder && existsSync(join(folder, name)));

/** Milliseconds: a fetch without a new byte, a fetch in all, a system package in all. */
export const limits = { silence: 20_000, total: 120_000, apt: 600_000 };

/** Lets Playwright fetch its Chromium. Null when it went well, else why not. */
async function installWithPlaywright(context) {
  const { root, env, say, limits } = context;
  say("Browser: none here; fetching Playwright's Chromium");
  const temporary = join(root, "node_modules/.playwright-download");
  mkdirSync(temporary, { recursive: true });
  const cli = join(root, "node_modules/@playwright/test/cli.js");
  const options = {
    cwd: root,
    env: { ...env, TMPDIR: temporary, TEMP: temporary, TMP: temporary },
    watch: [temporary],
    silence: limits.silence,
    total: limits.total,
  };
  const line = ({ seconds, bytes }) => `  fetching Chromium, ${seconds} s, ${(bytes / 1e6).toFixed(1)} MB`;
  const result = await runAloud(context, process.execPath, [cli, "install", "--no-shell", "chromium"], options, line);
  rmSync(temporary, { recursive: true, force: true });
  return result.ok ? null : result.why;
}

/** Installs the system's Chromium. Null when it went well, else why not. */
async function installWithApt(context) {
  const { root, env, say, limits } = context;
  say("Browser: installing the system package: apt-get install -y chromium");
  for (const args of [["update"], ["install", "-y", "chromium"]]) {
    const options = { cwd: root, env: { ...env, DEBIAN_FRONTEND: "noninteractive" }, total: limits.apt };
    const line = ({ seconds }) => `  apt-get ${args[0]}, ${seconds} s`;
    const result = await runAloud(context, "apt-get", args, options, line);
    if (!result.ok) return result.why;
  }
  return null;
}

/**
 * Finds a Chromium, or gets one where that is allowed.
 * @returns {Promise<{ path: string } | { why: string }>} `why` ends with the remedy
 */
export async function findBrowser(context) {
  const { env, platform, uid, say } = context;
  const all = { ...context, limits: context.limits ?? limits };
  if (env.CHROMIUM_PATH && !existsSync(env.CHROMIUM_PATH)) {
    return { why: `CHROMIUM_PATH names no file: ${env.CHROMIUM_PATH}. Correct it or unset it.` };
  }
  const present = presentTestBrowser(all);
  if (present) return { path: present };
  const remedy = "Install Chromium or Chrome, or name one in CHROMIUM_PATH.";
  if (env.ADROIT_NO_INSTALL === "1") {
    return { why: `There is no Chromium here, and ADROIT_NO_INSTALL=1 forbids to get one. ${remedy}` };
  }
  const ways = [installWithPlaywright];
  if (platform === "linux" && uid === 0 && onPath("apt-get", env)) ways.push(installWithApt);
  for (const install of ways) {
    const why = await install(all);
    const path = presentTestBrowser(all);
    if (why === null && path) return { path };
    say(`Browser: that failed: ${why ?? "it left no browser"}`);
  }
  return { why: `There is no Chromium here, and none could be had. ${remedy}` };
}
