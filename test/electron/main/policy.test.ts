import { expect, test } from "vitest";
import {
  decideNavigation,
  decidePermission,
  isOurs,
  placeWindow,
  scheme,
  trustedSender,
  windowOptions,
} from "#electron/main/policy";

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

test.each(["media", "notifications", "geolocation", "clipboard-read", "fullscreen", "hid", "usb", "openExternal"])(
  "%s is denied",
  (permission) => {
    expect(decidePermission(permission)).toBe(false);
  },
);

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

const display = { x: 0, y: 0, width: 1920, height: 1080 };

test("a window comes back where it was", () => {
  const bounds = { x: 100, y: 50, width: 900, height: 700, maximized: true };
  expect(placeWindow(bounds, [display])).toEqual(bounds);
});

test("a window whose display is gone, or too small, is brought back", () => {
  expect(placeWindow({ x: 3000, y: 50, width: 900, height: 700 }, [display])).toEqual({ width: 900, height: 700 });
  expect(placeWindow({ x: 0, y: -500, width: 900, height: 700 }, [display])).toEqual({ width: 900, height: 700 });
  expect(placeWindow({ x: 0, y: 0, width: 9000, height: 7000 }, [display])).toMatchObject({
    width: 1920,
    height: 1080,
  });
  expect(placeWindow({ x: 0, y: 0, width: 1, height: 1 }, [display])).toMatchObject({ width: 480, height: 480 });
});

test.each([null, "x", 5, {}, { width: "900", height: 700 }, { width: 900.5, height: 700 }, []])(
  "%j remembers nothing",
  (remembered) => {
    expect(placeWindow(remembered, [display])).toEqual({ width: 1280, height: 860 });
  },
);
