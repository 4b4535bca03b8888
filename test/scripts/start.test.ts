import { execFile } from "node:child_process";
import { cpSync, existsSync, mkdirSync, rmSync, symlinkSync } from "node:fs";
import { createServer as createHttpServer } from "node:http";
import { type AddressInfo, createServer, type Server } from "node:net";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { crc32 } from "node:zlib";
import { test as anywhere, expect, onTestFinished } from "vitest";
import { tooOld } from "../../scripts/lib/node-version.mjs";
import { noDesktop, start } from "../../scripts/lib/start.mjs";
import { alive, changedLock, lockWithTools, npm, type Project, project } from "./project";

// The programs made up here are scripts that name their interpreter, which Windows has no use for.
const test = anywhere.skipIf(process.platform === "win32");

const repository = resolve(import.meta.dirname, "../..");
const version = "45.4.1";
/** Limits that a program which works never meets, on a busy machine either; a test of a limit sets its own. */
const limits = { silence: 30_000, total: 30_000, version: 30_000, early: 10_000 };

/** Starts it as a user with a display would, unless told otherwise; what is opened leaves its arguments in the file `opened`. */
const started = (made: Project, changes: Partial<Parameters<typeof start>[0]> = {}) =>
  start({
    root: made.root,
    env: { ...made.env, DISPLAY: ":9" },
    platform: "linux",
    uid: 1000,
    argv: [],
    say: made.say,
    limits,
    every: 100,
    ...changes,
  });

/** An installed Electron that runs the program given. */
function withElectron(made: Project, program: string) {
  made.write("node_modules/electron/package.json", JSON.stringify({ version }));
  made.write("node_modules/electron/dist/version", version);
  made.write("node_modules/electron/dist/package.json", '{ "type": "module" }');
  made.write("node_modules/electron/dist/electron", `#!${process.execPath}\n${program}\n`, true);
}

/** An Electron that isn't installed, and the installer given. */
function withInstaller(made: Project, installer: string) {
  made.write("node_modules/electron/package.json", JSON.stringify({ version }));
  made.write("node_modules/electron/install.js", installer);
}

const sound = `if (process.argv[2] === "--version") console.log("v${version}"); else {
  const { writeFileSync } = await import("node:fs");
  writeFileSync("opened", ["electron", process.env.ADROIT_DATA, ...process.argv.slice(2)].join(" "));
}`;

function listening(server: Server): Promise<number> {
  onTestFinished(() => void server.close());
  return new Promise((done) => server.listen(0, "127.0.0.1", () => done((server.address() as AddressInfo).port)));
}

test.each([
  ["18.20.4", true],
  ["20.18.3", true],
  ["20.19.0", false],
  ["22.12.0", false],
])("Node %s is too old: %s", (node, expected) => expect(tooOld(node) !== null).toBe(expected));

test.each(["start.mjs", "test.mjs"])("%s on an old Node says so and ends with 2", async (script) => {
  const fake = "Object.defineProperty(process.versions,'node',{value:'18.20.4'})";
  const run = promisify(execFile)(process.execPath, ["--import", `data:text/javascript,${fake}`, `scripts/${script}`], {
    cwd: repository,
  });
  await expect(run).rejects.toMatchObject({ code: 2, stdout: "", stderr: expect.stringContaining("Node 20.19") });
});

test("a desktop needs a display, another user than root, and no --web", () => {
  const here = { web: false, env: { DISPLAY: ":0" }, platform: "linux", uid: 1000 };
  expect(noDesktop(here)).toBeNull();
  expect(noDesktop({ ...here, env: { WAYLAND_DISPLAY: "wayland-0" } })).toBeNull();
  expect(noDesktop({ ...here, env: {}, platform: "darwin" })).toBeNull();
  expect(noDesktop({ ...here, env: {}, platform: "win32", uid: undefined })).toBeNull();
  expect(noDesktop({ ...here, env: {} })).toMatch(/no display/);
  expect(noDesktop({ ...here, uid: 0 })).toMatch(/root/);
  expect(noDesktop({ ...here, web: true })).toMatch(/--web/);
});

test.each([
  ["no display", { env: {} }],
  ["root", { uid: 0 }],
  ["--web", { argv: ["--web"] }],
])("%s: the browser host, without a look at Electron", async (_, changes) => {
  const made = project();
  withInstaller(made, 'require("node:fs").writeFileSync("fetched", "")');
  const env = "env" in changes ? made.env : { ...made.env, DISPLAY: ":9" };
  const argv = ["--port", "4711", "--data", "/data", ...("argv" in changes ? changes.argv : [])];
  expect(await started(made, { ...changes, env, argv })).toBe(0);
  expect(made.read("opened")).toBe("cli serve --port 4711 --data /data");
  expect(existsSync(join(made.root, "fetched"))).toBe(false);
  expect(made.lines.filter((line) => !line.startsWith(" "))).toEqual([
    expect.stringMatching(/^Build/),
    expect.stringMatching(/^Browser: .+; serving/),
  ]);
});

test("packages that are there and a build that is fresh are left alone", async () => {
  const made = project();
  made.program("npm", npm);
  expect(await started(made, { argv: ["--web"] })).toBe(0);
  rmSync(join(made.root, "built-now"));
  expect(await started(made, { argv: ["--web"] })).toBe(0);
  expect(existsSync(join(made.root, "built-now"))).toBe(false);
  expect(existsSync(join(made.root, "npm-arguments"))).toBe(false);
  made.write("shared/new.ts", "export {};");
  expect(await started(made, { argv: ["--web"] })).toBe(0);
  expect(existsSync(join(made.root, "built-now"))).toBe(true);
});

test("what is opened is built, and what the other way needs besides once it is asked for", async () => {
  const made = project();
  withElectron(made, sound);
  expect(await started(made)).toBe(0);
  expect(made.read("built-now")).toBe("main preload renderer participant");
  expect(await started(made, { argv: ["--web"] })).toBe(0);
  expect(made.read("built-now")).toBe("cli");
  made.write("shared/new.ts", "export {};");
  expect(await started(made, { argv: ["--web"] })).toBe(0);
  expect(made.read("built-now")).toBe("cli renderer participant");
});

test("a fresh clone builds no desktop app where only the browser host can be had", async () => {
  const made = project();
  withInstaller(made, 'console.error("Error: offline"); process.exit(1);');
  expect(await started(made)).toBe(0);
  expect(made.read("opened")).toBe("cli serve");
  expect(made.read("built-now")).toBe("cli renderer participant");
});

test.each(["missing", "changed"])("packages %s: npm ci without scripts and with fetch limits, once", async (state) => {
  const made = project();
  made.program("npm", npm);
  if (state === "missing") rmSync(join(made.root, "node_modules"), { recursive: true });
  else made.write("package-lock.json", changedLock);
  expect(await started(made, { argv: ["--web"] })).toBe(0);
  expect(made.read("npm-arguments")).toMatch(
    /^ci --omit=dev --ignore-scripts .*--fetch-timeout=\d+ .*--fetch-retries=\d/,
  );
  expect(made.lines[0]).toMatch(/^Packages: .*npm ci/);
  made.lines.length = 0;
  expect(await started(made, { argv: ["--web"] })).toBe(0);
  expect(made.lines.join()).not.toMatch(/Packages/);
});

test("what only tests use isn't installed for a start, and isn't missed", async () => {
  const made = project();
  made.program("npm", npm);
  made.write("package-lock.json", lockWithTools);
  expect(await started(made, { argv: ["--web"] })).toBe(0);
  expect(existsSync(join(made.root, "npm-arguments"))).toBe(false);
});

test("tools that are there stay, also where the lockfile changed", async () => {
  const made = project();
  made.program("npm", npm);
  made.write("node_modules/.package-lock.json", lockWithTools);
  made.write("package-lock.json", changedLock);
  expect(await started(made, { argv: ["--web"] })).toBe(0);
  expect(made.read("npm-arguments")).toMatch(/^ci --ignore-scripts /);
});

test("npm ci that takes its time is reported, and that fails ends the start with its reason", async () => {
  const made = project();
  rmSync(join(made.root, "node_modules"), { recursive: true });
  made.program("npm", 'setTimeout(() => { console.error("npm error network is down"); process.exitCode = 1; }, 700);');
  expect(await started(made)).toBe(1);
  expect(made.lines).toContainEqual(expect.stringMatching(/installing packages, \d+ s/));
  expect(made.lines).toContainEqual(expect.stringMatching(/npm ci failed: npm error network is down/));
  expect(existsSync(join(made.root, "opened"))).toBe(false);
});

test("a build that fails ends the start with its reason", async () => {
  const made = project();
  made.write("scripts/build.mjs", 'console.error("Error: no such thing"); process.exit(1);');
  expect(await started(made)).toBe(1);
  expect(made.lines).toContainEqual("Build failed: Error: no such thing");
});

test("an installed Electron opens the app with its arguments", async () => {
  const made = project();
  withElectron(made, sound);
  expect(await started(made, { argv: ["--data", "/data"] })).toBe(0);
  expect(made.read("opened")).toBe(`electron /data ${made.root} --data /data`);
});

test("a relative data folder is one of where the person stands, for the desktop app and the browser host", async () => {
  const made = project();
  withElectron(made, sound);
  made.write("elsewhere/here", "");
  const cwd = join(made.root, "elsewhere");
  expect(await started(made, { cwd, argv: ["--data", "mine"] })).toBe(0);
  expect(made.read("elsewhere/opened")).toBe(`electron ${join(cwd, "mine")} ${made.root} --data mine`);
  expect(await started(made, { cwd, argv: ["--web", "--data", "mine"] })).toBe(0);
  expect(made.read("elsewhere/opened")).toBe("cli serve --data mine");
});

test.each([
  [
    "fails",
    'console.error("error while loading shared libraries: libgtk"); process.exit(127);',
    /libgtk/,
    limits.version,
  ],
  ["hangs", "setInterval(() => {}, 1000);", /not done after 0.5 s/, 500],
])("an Electron whose --version %s gives way to the browser host", async (_, program, why, version) => {
  const made = project();
  withElectron(made, program);
  expect(await started(made, { limits: { ...limits, version } })).toBe(0);
  expect(made.lines.at(-1)).toMatch(why);
  expect(made.read("opened")).toBe("cli serve");
});

test("a desktop app that ends at once with an error gives way to the browser host", async () => {
  const made = project();
  withElectron(made, `if (process.argv[2] === "--version") console.log("v${version}"); else process.exit(7);`);
  expect(await started(made)).toBe(0);
  expect(made.lines.at(-1)).toMatch(/ended at once \(exit code 7\); serving/);
  expect(made.read("opened")).toBe("cli serve");
});

test("an installer that fails gives its reason in one line", async () => {
  const made = project();
  withInstaller(made, 'console.error("RequestError: getaddrinfo ENOTFOUND mirror.test"); process.exit(1);');
  expect(await started(made)).toBe(0);
  expect(made.lines.at(-1)).toMatch(/Electron can't be fetched: .*ENOTFOUND mirror.test; serving/);
});

test("an installer whose server never answers is killed with all that it started", async () => {
  const made = project();
  const port = await listening(createServer(() => undefined));
  withInstaller(
    made,
    `const { spawn } = require("node:child_process");
     const child = spawn("sleep", ["600"], { stdio: "ignore" });
     require("node:fs").writeFileSync("pids", process.pid + " " + child.pid);
     require("node:http").get("http://127.0.0.1:${port}/");`,
  );
  // Long enough for both to begin.
  expect(await started(made, { limits: { ...limits, silence: 3_000 } })).toBe(0);
  expect(made.lines.at(-1)).toMatch(/can't be fetched: nothing came for 3 s; serving/);
  expect(made.read("opened")).toBe("cli serve");
  await expect.poll(() => made.read("pids").split(" ").map(Number).filter(alive)).toEqual([]);
});

test("an installer that only ever trickles is killed after the time that it has in all, and reports until then", async () => {
  const made = project();
  withInstaller(
    made,
    `const { appendFileSync } = require("node:fs");
     const { tmpdir } = require("node:os");
     setInterval(() => appendFileSync(tmpdir() + "/part", "x".repeat(100_000)), 50);`,
  );
  expect(await started(made, { limits: { ...limits, total: 1_500 } })).toBe(0);
  expect(made.lines.at(-1)).toMatch(/not done after 1.5 s/);
  expect(made.lines).toContainEqual(expect.stringMatching(/fetching Electron, \d+ s, [1-9]\d*\.\d MB/));
});

/** A zip archive of executable files, stored without compression. */
function zip(files: Record<string, string>): Buffer {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, text] of Object.entries(files)) {
    const data = Buffer.from(text);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt32LE(crc32(data), 10);
    common.writeUInt32LE(data.length, 14);
    common.writeUInt32LE(data.length, 18);
    common.writeUInt16LE(name.length, 22);
    const body = Buffer.concat([Buffer.from("PK\x03\x04"), common, Buffer.from(name), data]);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE((0o100755 << 16) >>> 0, 6);
    rest.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([Buffer.from("PK\x01\x02\x14\x03"), common, rest, Buffer.from(name)]));
    bodies.push(body);
    offset += body.length;
  }
  const index = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(directory.length, 4);
  end.writeUInt16LE(directory.length, 6);
  end.writeUInt32LE(index.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...bodies, index, Buffer.from("PK\x05\x06"), end]);
}

test("Electron's own installer, given a mirror that answers, leaves a binary that is opened", async () => {
  const made = project();
  const archive = zip({
    electron: `#!/bin/sh\nif [ "$1" = --version ]; then echo v${version}; else echo "electron $*" > opened; fi\n`,
    version,
  });
  const { createHash } = await import("node:crypto");
  const name = `electron-v${version}-${process.platform}-${process.arch}.zip`;
  const sums = `${createHash("sha256").update(archive).digest("hex")} *${name}\n`;
  const mirror = createHttpServer(
    (request, response) => void response.end(request.url?.endsWith(".zip") ? archive : sums),
  );
  const port = await listening(mirror);
  const modules = join(repository, "node_modules");
  mkdirSync(join(made.root, "node_modules"), { recursive: true });
  cpSync(join(modules, "electron"), join(made.root, "node_modules/electron"), {
    recursive: true,
    filter: (path) => !/electron\/(dist|path\.txt|\.download|node_modules)(\/|$)/.test(path.replace(modules, "")),
  });
  for (const scope of ["@electron", "@electron-internal"]) {
    symlinkSync(join(modules, scope), join(made.root, "node_modules", scope));
  }
  const env = {
    ...made.env,
    DISPLAY: ":9",
    ELECTRON_MIRROR: `http://127.0.0.1:${port}/`,
    electron_use_remote_checksums: "1",
    electron_config_cache: join(made.root, "cache"),
  };
  expect(await started(made, { env })).toBe(0);
  expect(made.read("opened")).toBe(`electron ${made.root}\n`);
});
