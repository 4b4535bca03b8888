/**
 * A real Electron for the desktop tests: the app made ready for it, a display where there is none, and an ordinary user
 * where we are root, since Chromium's sandbox wants one. Nothing of it lands in `out/`.
 */
import { spawn } from "node:child_process";
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { options } from "./build.mjs";
import { electronBinary } from "./electron.mjs";
import { run } from "./run.mjs";

/** The first Electron whose main process may be an ES module, as ours is. */
export const firstWithModules = 28;
/** Whom the app runs as where the tests are run by root. */
export const nobody = 65_534;

export const onPath = (name, env) =>
  (env.PATH ?? "").split(":").some((folder) => folder && existsSync(join(folder, name)));

/** The Electron that is here: the one that `ADROIT_ELECTRON` names, or the one that was installed. */
export function binaryOf({ root, env }) {
  const named = env.ADROIT_ELECTRON;
  if (named) return existsSync(named) ? { binary: named } : { why: `ADROIT_ELECTRON names no file: ${named}` };
  const binary = electronBinary(root, { env });
  return binary
    ? { binary }
    : { why: "Electron isn't here: npx install-electron fetches it, ADROIT_ELECTRON names another" };
}

/** The same files at another place, which cost nothing where links can be made. */
export function linked(from, to) {
  mkdirSync(to, { recursive: true });
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isDirectory()) linked(source, target);
    else {
      try {
        linkSync(source, target);
      } catch {
        cpSync(source, target);
      }
    }
  }
}

/**
 * The app as an older Electron takes it: main as CommonJS for its Node, with stand-ins for what that lacks. Everything
 * else is what was built.
 */
export async function olderApp(root, folder) {
  for (const target of ["preload", "renderer", "participant"]) {
    cpSync(join(root, "out", target), join(folder, "out", target), { recursive: true });
  }
  // Ours asks as Electron has let it since 29.
  const preload = join(folder, "out/preload/index.cjs");
  const asks = 'require("electron").webUtils ??= { getPathForFile: ({ path }) => path };\n';
  writeFileSync(preload, asks + readFileSync(preload, "utf8"));
  const { build } = await import("vite");
  const settings = await options(root, "main", join(folder, "out/main"), () => {});
  const { output } = settings.build.rolldownOptions;
  settings.build.target = "node18";
  Object.assign(output, { format: "cjs", entryFileNames: "[name].cjs", chunkFileNames: "[name]-[hash].cjs" });
  await build(settings);
  cpSync(join(root, "out/main/templates"), join(folder, "out/main/templates"), { recursive: true });
  const first = ["older-node.cjs", "attached.cjs"];
  for (const file of first) cpSync(join(root, "test/e2e", file), join(folder, file));
  const start = [...first, "out/main/index.cjs"].map((file) => `require("./${file}");\n`);
  writeFileSync(join(folder, "start.cjs"), start.join(""));
  const { type: _, ...said } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  writeFileSync(join(folder, "package.json"), JSON.stringify({ ...said, main: "start.cjs" }));
}

/** A display in memory; its name and how to end it. */
export function openDisplay() {
  return new Promise((opened, failed) => {
    const server = spawn("Xvfb", ["-displayfd", "3", "-screen", "0", "1600x1000x24", "-nolisten", "tcp", "-ac"], {
      stdio: ["ignore", "ignore", "ignore", "pipe"],
    });
    server.once("error", failed);
    server.once("exit", (code) => failed(new Error(`Xvfb ended with ${code}`)));
    server.stdio[3].once("data", (number) => opened({ name: `:${String(number).trim()}`, close: () => server.kill() }));
  });
}

/** A program that starts another one as an ordinary user, to be given where the path of that one is asked for. */
export function asOrdinary(binary, folder) {
  const home = join(folder, "home");
  mkdirSync(home);
  chownSync(home, nobody, nobody);
  const launcher = join(folder, "launch");
  const user = `setpriv --reuid=${nobody} --regid=${nobody} --clear-groups`;
  writeFileSync(launcher, `#!/bin/sh\nHOME='${home}' TMPDIR=/tmp exec ${user} '${binary}' "$@"\n`);
  chmodSync(launcher, 0o755);
  return launcher;
}

/** An app of one script. */
function smallApp(folder, script) {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "package.json"), '{ "name": "small", "main": "main.cjs" }');
  writeFileSync(join(folder, "main.cjs"), script);
}

/** What an Electron says that it is: in a file beside it, else through an app that says no more than that. */
export async function versionOf(binary, launcher, env) {
  const file = join(dirname(binary), "version");
  if (existsSync(file)) return readFileSync(file, "utf8").trim().replace(/^v/, "");
  const app = join(dirname(binary), "resources/app");
  smallApp(app, "console.log(process.versions.electron); process.exit(0);");
  const { ok, output, why } = await run(launcher, [], { env, total: 20_000 });
  rmSync(app, { recursive: true });
  const [version] = /^\d+\.\d+\.\d+\S*$/m.exec(output) ?? [];
  if (!ok || version === undefined) throw new Error(`it doesn't say its version: ${why || output}`);
  return version;
}

/**
 * Makes the desktop app ready to be started by tests.
 *
 * @param {{ root: string, app?: string, env: NodeJS.ProcessEnv, platform: string, uid?: number, say: (line: string) => void }} context
 * `app`: the script of another app to start in place of ours
 * @returns {Promise<{ env: NodeJS.ProcessEnv, close: () => void } | { why: string }>} what the tests need in their
 * environment, or why there is no desktop app to be tested here
 */
export async function openDesktop(context) {
  const { root, app, env, platform, uid, say } = context;
  const found = binaryOf(context);
  if ("why" in found) return found;
  const server = platform === "linux" && !env.DISPLAY && !env.WAYLAND_DISPLAY;
  if (server && !onPath("Xvfb", env)) return { why: "there is no display, and no Xvfb to stand in for one" };
  if (uid === 0 && !onPath("setpriv", env)) {
    return { why: "Chromium's sandbox doesn't run as root, and there is no setpriv to be somebody else" };
  }
  const folder = mkdtempSync(join(tmpdir(), "adroit-electron-"));
  const closing = [() => rmSync(folder, { recursive: true, force: true })];
  const close = () => {
    for (const end of closing.toReversed()) end();
  };
  try {
    chmodSync(folder, 0o755);
    // A copy, since an older one gets the app into its folder, and what lies in root's home nobody else can read.
    const copied = env.ADROIT_ELECTRON || app !== undefined || uid === 0;
    const binary = copied ? join(folder, "electron", basename(found.binary)) : found.binary;
    if (binary !== found.binary) linked(dirname(found.binary), dirname(binary));
    const launcher = uid === 0 ? asOrdinary(binary, folder) : binary;
    const version = await versionOf(binary, launcher, env);
    const own = join(dirname(binary), "resources/app");
    const older = Number.parseInt(version, 10) < firstWithModules;
    if (app !== undefined) smallApp(own, readFileSync(app, "utf8"));
    else if (older) await olderApp(root, own);
    const display = server ? await openDisplay() : null;
    if (display) closing.push(display.close);
    say(
      `Desktop: Electron ${version}${older && app === undefined ? ", main built for it" : ""}${display ? ", on a display in memory" : ""}`,
    );
    const user = uid === 0 ? { ADROIT_DESKTOP_USER: String(nobody) } : {};
    return {
      env: {
        ADROIT_DESKTOP: launcher,
        ADROIT_DESKTOP_VERSION: version,
        ...user,
        ...(display && { DISPLAY: display.name }),
      },
      close,
    };
  } catch (error) {
    close();
    return { why: `it can't be made ready: ${error.message}` };
  }
}
