/** What can be seen in the shell's source without running Electron. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const root = join(import.meta.dirname, "../../..");
const read = (folder: string) =>
  Object.fromEntries(
    readdirSync(join(root, folder)).map((name) => [
      `${folder}/${name}`,
      readFileSync(join(root, folder, name), "utf8"),
    ]),
  );
const files = { ...read("electron/main"), ...read("electron/preload") };
const all = Object.values(files).join("\n");
const mentioning = (what: RegExp) => Object.keys(files).filter((name) => what.test(files[name] ?? ""));

test("main and preload together stay within 580 lines", () => {
  const lines = Object.values(files).map((text) => text.trimEnd().split("\n").length);
  expect(lines.reduce((sum, count) => sum + count)).toBeLessThanOrEqual(580);
});

test("the sandbox and the scheme are set before the app is ready, and nothing is awaited at the top", () => {
  const entry = files["electron/main/index.ts"] ?? "";
  const order = ["app.enableSandbox()", "protocol.registerSchemesAsPrivileged", ".whenReady()", 'import("./boot")'];
  const places = order.map((call) => entry.indexOf(call));
  expect(places.every((place) => place >= 0)).toBe(true);
  expect(places).toEqual(places.toSorted((a, b) => a - b));
  expect(entry).not.toMatch(/^\s*await |\bawait app/m);
});

test("one file listens to the page, after looking at the sender", () => {
  expect(mentioning(/\bipcMain\./)).toEqual(["electron/main/connect.ts"]);
  const listening = files["electron/main/connect.ts"] ?? "";
  expect(listening.match(/trustedSender\(senderFrame\)/g)).toHaveLength(listening.match(/ipcMain\.on\(/g)?.length ?? 0);
});

test("one place makes windows: the app's own, and the projector's when the contract's call asks for it", () => {
  expect(all.match(/new BrowserWindow\(/g)).toHaveLength(1);
  expect(all.match(/\bopenWindow\(/g)).toHaveLength(2);
  expect(files["electron/main/boot.ts"]).toMatch(/openPresenter: async \(record\) => show\("presenter"/);
});

test("schemes get their privileges once", () => {
  expect(all.match(/registerSchemesAsPrivileged\(/g)).toHaveLength(1);
});

test("one call hands addresses to the system", () => {
  expect(all.match(/shell\.openExternal\(/g)).toHaveLength(1);
});

test("Electron has an exact version, the one that is installed, of a major that gets fixes", () => {
  const { peerDependencies } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  const { version } = JSON.parse(readFileSync(join(root, "node_modules/electron/package.json"), "utf8"));
  expect(peerDependencies.electron).toBe(version);
  // The three newest majors get fixes. This was the newest when it was looked up; 43 is the oldest that will do.
  expect(Number(version.split(".")[0])).toBeGreaterThanOrEqual(45 - 2);
});

test.each([
  "setPermissionRequestHandler",
  "setPermissionCheckHandler",
  "setDevicePermissionHandler",
  "onBeforeRequest",
  "setSpellCheckerEnabled(false)",
  "will-navigate",
  "will-redirect",
  "will-frame-navigate",
  "will-attach-webview",
  "setWindowOpenHandler",
])("%s is handled", (what) => {
  expect(all).toContain(what);
});

test.each([
  /loadFile\(/,
  /\bhttp:\/\//,
  /\bws:\/\//,
  /<webview/,
  /enableBlinkFeatures/,
  /bypassCSP/,
  /allowServiceWorkers/,
  /executeJavaScript/,
  /crashReporter/,
  /autoUpdater/,
  /(nodeIntegration|allowRunningInsecureContent|experimentalFeatures|webviewTag)\w*: true/,
  /(sandbox|contextIsolation|webSecurity): false/,
  /exposeInMainWorld\("[^"]*", ipcRenderer/,
])("%s doesn't occur", (what) => {
  expect(mentioning(what)).toEqual([]);
});
