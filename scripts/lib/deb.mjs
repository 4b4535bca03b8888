/** The `.deb` as it is met by whoever installs it. */
import { spawn } from "node:child_process";
import { chmodSync, chownSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { parse } from "yaml";
import { asOrdinary, binaryOf, firstWithModules, linked, nobody, olderApp, onPath, versionOf } from "./desktop.mjs";
import { run } from "./run.mjs";

/** What precedes the fuses in every Electron; then come a byte for their form and one that says how many there are. */
const sentinel = "dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX";
/** Names of electron-builder's, in the order of the wire (`build/fuses/fuses.json5` of Electron). */
const fuseNames = [
  ...["runAsNode", "enableCookieEncryption", "enableNodeOptionsEnvironmentVariable", "enableNodeCliInspectArguments"],
  ...["enableEmbeddedAsarIntegrityValidation", "onlyLoadAppFromAsar", "loadBrowserProcessSpecificV8Snapshot"],
  "grantFileProtocolExtraPrivileges",
];

/** The fuses of ours that an older Electron doesn't have. */
function fusesLacking(binary) {
  const bytes = readFileSync(binary);
  const at = bytes.indexOf(sentinel) + sentinel.length;
  return fuseNames.slice(bytes[at + 1]);
}

/**
 * Builds the `.deb` with the Electron that is here, which may be an older one: it gets main as CommonJS, and the fuses that
 * it lacks are left out and named.
 *
 * @param {{ root: string, env: NodeJS.ProcessEnv, say: (line: string) => void }} context
 * @param {string} folder an empty one for everything that is made
 * @param {string} fpm the program that packs
 * @returns {Promise<{ deb: string } | { why: string }>}
 */
export async function buildDeb(context, folder, fpm) {
  const { root, env, say } = context;
  const found = binaryOf(context);
  if ("why" in found) return found;
  const electronDist = join(folder, "electron");
  linked(dirname(found.binary), electronDist);
  const binary = join(electronDist, "electron");
  const launcher = process.getuid() === 0 ? asOrdinary(binary, folder) : binary;
  const electronVersion = await versionOf(binary, launcher, env);
  const older = Number.parseInt(electronVersion, 10) < firstWithModules;
  const lacking = fusesLacking(binary);
  const app = join(folder, "app");
  if (older) await olderApp(root, app);
  const config = join(folder, "builder.json");
  const ours = parse(readFileSync(join(root, "electron-builder.yml"), "utf8"));
  const fuses = Object.entries(ours.electronFuses).filter(([name]) => !lacking.includes(name));
  writeFileSync(
    config,
    JSON.stringify({
      ...ours,
      ...{ electronDist, electronVersion },
      directories: { ...ours.directories, output: join(folder, "output"), ...(older && { app }) },
      files: [...ours.files, ...(older ? ["start.cjs", "older-node.cjs", "attached.cjs"] : [])],
      electronFuses: Object.fromEntries(fuses),
    }),
  );
  say(`Building with Electron ${electronVersion}${lacking.map((name) => `, which has no fuse ${name}`).join("")}`);
  const { ok, output, why } = await run(
    process.execPath,
    [
      join(root, "node_modules/electron-builder/cli.js"),
      ...["--linux", "deb", "--publish", "never", "--config", config],
    ],
    { cwd: root, env: { ...env, ADROIT_TRIAL_BUILD: "1", CUSTOM_FPM_PATH: fpm }, total: 300_000 },
  );
  const name = ok && readdirSync(join(folder, "output")).find((file) => file.endsWith(".deb"));
  return name ? { deb: join(folder, "output", name) } : { why: `it can't be built: ${why}\n${output}` };
}

/**
 * Starts a packaged app on a data folder, waits until its main process has opened that, and ends it as a session's end
 * would, so that it has shown its window (it says where that was).
 *
 * @param {string} program
 * @param {string} data a new folder of whoever the app runs as
 * @param {NodeJS.ProcessEnv} env
 * @param {number} [seconds] how long it may take
 * @returns {Promise<string | null>} what was wrong with it
 */
export async function startsOn(program, data, env, seconds = 60) {
  const child = spawn(program, [], { env: { ...env, ADROIT_DATA: data }, stdio: ["ignore", "pipe", "pipe"] });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (said += chunk));
  let how = null;
  const ended = new Promise((done) => child.once("close", done));
  child.once("exit", (code, signal) => (how = signal ?? code));
  child.once("error", (error) => (how = error.message));
  const until = async (done) => {
    for (let tick = 0; tick < seconds * 10 && how === null && !done(); tick++) {
      await new Promise((next) => setTimeout(next, 100));
    }
  };
  // The store is there once its folder of records is.
  const opened = () => existsSync(join(data, "records")) && readdirSync(data).length > 1;
  await until(opened);
  if (!opened()) {
    child.kill("SIGKILL");
    return how === null ? `it didn't open its data in ${seconds} s\n${said}` : `it ended with ${how}\n${said}`;
  }
  child.kill();
  await until(() => false);
  if (how === null) child.kill("SIGKILL");
  await ended;
  // Windows ends a program without asking it.
  return process.platform === "win32" || existsSync(join(data, "window.json"))
    ? null
    : `it showed no window, and ended with ${how}\n${said}`;
}

/** A folder with one ADR, that anybody may read. */
function someAdrs(folder) {
  const adr = join(folder, "adr");
  mkdirSync(adr);
  writeFileSync(join(adr, "0001-here.md"), "# 1. Here\n\n## Status\n\nAccepted\n");
  return adr;
}

/**
 * Looks at a `.deb`, installs it, uses what it brings as an ordinary user, and removes it. Needs root and a display.
 *
 * @param {{ env: NodeJS.ProcessEnv, say: (line: string) => void }} context
 * @param {string} deb
 * @param {string} folder an empty one, where everybody may go
 * @returns {Promise<string[]>} what was wrong, a sentence each
 */
export async function tryDeb({ env, say }, deb, folder) {
  const faults = [];
  const step = async (what, ...command) => {
    const { ok, output, why } = await run(command[0], command.slice(1), { env, total: 120_000 });
    say(`  ${ok ? "ok    " : "FAILED"}  ${what}`);
    if (!ok) faults.push(`${what}: ${why}\n${output.trim()}`);
    return output;
  };
  const claim = (what, ok, found = "") => {
    say(`  ${ok ? "ok    " : "FAILED"}  ${what}`);
    if (!ok) faults.push(`${what}: ${found}`);
  };
  if (onPath("lintian", env))
    await step(
      "lintian finds no error",
      "lintian",
      "--display-level",
      ">=error",
      "--tag-display-limit",
      "3",
      "--fail-on",
      "error",
      "--allow-root",
      deb,
    );
  else say("  skipped lintian, which isn't here");
  // Another one isn't taken away from whoever uses it.
  if (existsSync("/opt/Adroit") || existsSync("/usr/bin/adroit"))
    return [...faults, "Adroit is installed here; remove it first"];
  chmodSync(folder, 0o755);
  const ordinary = (name, program) => {
    const at = join(folder, name);
    mkdirSync(at);
    chmodSync(at, 0o755);
    return asOrdinary(program, at);
  };
  try {
    await step("it is installed", "dpkg", "--install", deb);
    const adroit = ordinary("cli", "/usr/bin/adroit");
    const listed = await step("adroit is the command line", adroit, "list", someAdrs(folder), "--json");
    claim("it lists a folder of ADRs", /"title": ?"Here"/.test(listed), listed);
    const data = join(folder, "data");
    mkdirSync(data);
    chownSync(data, nobody, nobody);
    const wrong = await startsOn(ordinary("app", "/usr/bin/adroit-desktop"), data, env);
    claim("adroit-desktop opens its data and shows its window, with the sandbox on", wrong === null, wrong ?? "");
  } finally {
    await step("it is removed", "dpkg", "--purge", "adroit");
  }
  const places = [
    "/opt/Adroit",
    "/usr/bin/adroit",
    "/usr/bin/adroit-desktop",
    "/usr/share/applications/adroit-desktop.desktop",
  ];
  const left = places.filter((path) => existsSync(path));
  claim("nothing of it is left", left.length === 0, left.join(", "));
  return faults;
}
