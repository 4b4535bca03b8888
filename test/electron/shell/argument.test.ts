import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { openArgument, repositoryRoute } from "#electron/shell/argument";

const here = resolve("/work/here");

test.each([
  [["adroit"], null],
  [["adroit", "shop"], join(here, "shop")],
  [["adroit", resolve("/shop")], resolve("/shop")],
  [["adroit", "--disable-gpu", "shop"], join(here, "shop")],
  [["adroit", "--data", "records", "shop"], join(here, "shop")],
  [["adroit", "--data=records", "--port", "4717"], null],
  [["adroit", ""], null],
])("%j of the packaged app opens %j", (argv, path) => {
  expect(openArgument(argv, here, true)).toBe(path);
});

test("before it is packaged, the first argument is the app itself", () => {
  expect(openArgument(["electron", "/adroit"], here, false)).toBeNull();
  expect(openArgument(["electron", "/adroit", "--data", "records"], here, false)).toBeNull();
  expect(openArgument(["electron", "/adroit", "shop"], here, false)).toBe(join(here, "shop"));
});

test("a file opens the folder that it lies in, and any name survives in the address", () => {
  const folder = mkdtempSync(join(tmpdir(), "adroit # 100% ü "));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  writeFileSync(join(folder, "0001-a.md"), "# A\n");
  const route = `repository/${encodeURIComponent(folder)}`;
  expect(repositoryRoute(join(folder, "0001-a.md"))).toBe(route);
  expect(repositoryRoute(folder)).toBe(route);
  const { hash } = new URL(`app://adroit/#/${route}`);
  expect(decodeURIComponent(hash.slice("#/repository/".length))).toBe(folder);
});

test("a path that isn't there is opened all the same, so that the page says so", () => {
  expect(repositoryRoute("/gone")).toBe("repository/%2Fgone");
});
