import { posix } from "node:path";
import { expect, test } from "vitest";
import { allowedLink } from "#electron/host/app/links";
import { dataFolder } from "#electron/host/store/default-folder";
import { localDay } from "#shared/base/day";

test.each([
  ["linux", {}, "/home/ana/.config/Adroit/data"],
  ["linux", { XDG_CONFIG_HOME: "/config" }, "/config/Adroit/data"],
  ["linux", { XDG_CONFIG_HOME: "" }, "/home/ana/.config/Adroit/data"],
  ["darwin", {}, "/home/ana/Library/Application Support/Adroit/data"],
  ["linux", { ADROIT_DATA: "/elsewhere" }, "/elsewhere"],
  ["linux", { ADROIT_DATA: "near" }, posix.resolve("near")],
  ["win32", { APPDATA: "C:\\Ana\\Roaming" }, "C:\\Ana\\Roaming\\Adroit\\data"],
  ["win32", {}, "\\home\\ana\\AppData\\Roaming\\Adroit\\data"],
  ["win32", { ADROIT_DATA: "D:\\data" }, "D:\\data"],
] as const)("on %s with %j data lies in %s", (platform, env, folder) => {
  expect(dataFolder(env, platform, "/home/ana")).toBe(folder);
});

test("a day is the local one, also just before and after midnight", () => {
  expect(localDay(new Date(2026, 9, 6, 0, 0, 0))).toBe("2026-10-06");
  expect(localDay(new Date(2026, 9, 6, 23, 59, 59))).toBe("2026-10-06");
});

test.each([
  ["https://example.org/a?b#c", "https://example.org/a?b#c"],
  ["HTTPS://EXAMPLE.ORG", "https://example.org/"],
  ["mailto:ana@example.org", "mailto:ana@example.org"],
  ["http://example.org", null],
  ["https://ana@example.org", null],
  ["https://ana:secret@example.org", null],
  ["file:///etc/hosts", null],
  ["javascript:alert(1)", null],
  [" javascript:alert(1)", null],
  ["vscode://open", null],
  ["//example.org", null],
  ["", null],
])("the link %j leaves as %j", (address, href) => {
  expect(allowedLink(address)).toBe(href);
});
