import { expect, test } from "vitest";
import {
  background,
  decideDownload,
  decideNavigation,
  decidePermission,
  decideRequest,
  isOurs,
  overtaken,
  scheme,
  trustedSender,
  windowOptions,
} from "#electron/shell/policy";
import { dark, light } from "../../../renderer/app/theme/tokens";

test("the window is sandboxed, isolated and without Node", () => {
  const { webPreferences } = windowOptions({ width: 1000, height: 700 }, "/app/preload.cjs", false, true);
  expect(webPreferences).toEqual({
    preload: "/app/preload.cjs",
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    webviewTag: false,
    navigateOnDragDrop: false,
    spellcheck: false,
    devTools: false,
  });
});

test("developer tools exist only in an app that isn't packaged", () => {
  expect(windowOptions({ width: 1, height: 1 }, "", false, false).webPreferences.devTools).toBe(true);
});

test("the scheme bypasses no policy and has no workers", () => {
  expect(scheme).toEqual({
    scheme: "app",
    privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
  });
});

/** Every permission that Electron knows by name, and one that it doesn't. */
test.each(
  `accessibility-events background-sync ar automatic-fullscreen clipboard-read clipboard-sanitized-write deprecated-sync-clipboard-read
  display-capture fileSystem fullscreen geolocation hid idle-detection keyboardLock local-fonts media mediaKeySystem midi midiSysex
  notifications openExternal payment-handler periodic-background-sync pointerLock screen-wake-lock sensors serial speaker-selection
  storage-access top-level-storage-access unknown usb vr web-app-installation window-management hand-tracking captured-surface-control
  one-of-tomorrow`.split(/\s+/),
)("the permission %s is denied", (permission) => {
  expect(decidePermission(permission)).toBe(false);
});

test.each(["app://adroit/", "app://adroit/index.html#/decisions/d1", "app://adroit/?a=b"])("%s is ours", (address) => {
  expect(isOurs(address)).toBe(true);
  expect(decideNavigation(address)).toEqual({ stay: true });
});

test.each([
  ["app://adroit.evil/", null],
  ["app://evil/", null],
  ["app://user@adroit/", null],
  ["app:adroit", null],
  ["https://x.example/?next=app://adroit", "https://x.example/?next=app://adroit"],
  ["mailto:ana@example.org", "mailto:ana@example.org"],
  ["http://x.example/", null],
  ["https://user:secret@x.example/", null],
  ["javascript:alert(1)", null],
  ["data:text/html,x", null],
  ["file:///etc/hosts", null],
  ["blob:app://adroit/1", null],
  ["about:blank", null],
  ["smb://share/x", null],
  ["not an address", null],
])("%s is left to the system as %s", (address, external) => {
  expect(decideNavigation(address)).toEqual({ stay: false, external });
});

test("only the top frame of our page gets a port", () => {
  const top = { url: "app://adroit/", parent: null };
  expect(trustedSender(top)).toBe(true);
  expect(trustedSender(null)).toBe(false);
  expect(trustedSender({ url: "app://adroit/", parent: top })).toBe(false);
  expect(trustedSender({ url: "app://adroit.evil/", parent: null })).toBe(false);
  expect(trustedSender({ url: "http://127.0.0.1:5173/", parent: null })).toBe(false);
});

test.each(["app://adroit/assets/index-1.js", "data:image/png;base64,AA==", "blob:app://adroit/1"])(
  "%s may be asked for",
  (address) => {
    expect(decideRequest(address, true)).toBe(true);
  },
);

test.each([
  "https://example.org/pixel.png",
  "http://127.0.0.1:4717/",
  "ws://127.0.0.1/",
  "file:///etc/hosts",
  "blob:https://example.org/1",
  "blob:app://adroit.evil/1",
  "app://adroit.evil/",
  "https://redirector.gvt1.com/edgedl/chrome/dict/en-us-10-1.bdic",
  "chrome-extension://x/y.js",
  "devtools://devtools/bundled/x.js",
])("no request reaches %s", (address) => {
  expect(decideRequest(address, true)).toBe(false);
});

test("developer tools may load themselves where they exist", () => {
  expect(decideRequest("devtools://devtools/bundled/x.js", false)).toBe(true);
  expect(decideRequest("https://example.org/", false)).toBe(false);
});

test("the window is painted like the page, dark and light", () => {
  expect(background(true)).toBe(dark.canvas);
  expect(background(false)).toBe(light.canvas);
  expect(windowOptions({ width: 1, height: 1 }, "", true, true).backgroundColor).toBe(dark.canvas);
});

test.each([
  ["blob:app://adroit/6b3f0c1e-1111-4222-8333-444455556666", true],
  ["blob:app://adroit.evil/6b3f0c1e-1111-4222-8333-444455556666", false],
  ["blob:https://example.org/6b3f0c1e", false],
  ["https://example.org/setup.exe", false],
  ["app://adroit/index.html", false],
  ["data:text/plain,x", false],
  ["file:///etc/hosts", false],
])("a download of %s begins: %s", (address, begins) => {
  expect(decideDownload(address)).toBe(begins);
});

test("a place that another one took over from is no failure; a page that can't be loaded is", () => {
  const failed = (code: string) => Object.assign(new Error(`${code} loading 'app://adroit/#/'`), { code });
  expect(overtaken(failed("ERR_ABORTED"))).toBe(true);
  expect(overtaken(failed("ERR_FAILED"))).toBe(false);
  expect(overtaken("ERR_ABORTED")).toBe(false);
});
