import { chmodSync, mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, onTestFinished, test } from "vitest";
import { openArgument, repositoryRoute, routeTo } from "#electron/shell/argument";
import { removeFolder } from "../../temporary";

const here = resolve("/work/here");

test.each([
  [["adroit"], null],
  [["adroit", "shop"], join(here, "shop")],
  [["adroit", resolve("/shop")], resolve("/shop")],
  [["adroit", "--disable-gpu", "shop"], join(here, "shop")],
  [["adroit", "--data", "records", "shop"], join(here, "shop")],
  [["adroit", "--data=records", "--port", "4717"], null],
  [["adroit", ""], null],
  // As file managers hand them over.
  [["adroit", pathToFileURL(resolve("/a shop/with ü")).href], resolve("/a shop/with ü")],
  [["adroit", "file://elsewhere.example/share/%00"], null],
  [["adroit", "FILE:///%zz"], null],
  [["adroit", "adroit://due"], "adroit://due"],
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
  onTestFinished(() => removeFolder(folder));
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

test("a path that can't even be looked at is the page's to complain about, too", () => {
  const folder = mkdtempSync(join(tmpdir(), "adroit-argument-"));
  onTestFinished(async () => {
    chmodSync(join(folder, "closed"), 0o700);
    await removeFolder(folder);
  });
  mkdirSync(join(folder, "closed"));
  writeFileSync(join(folder, "file"), "");
  chmodSync(join(folder, "closed"), 0);
  // Not allowed, too long, a file taken for a folder, a name that no system has.
  for (const path of [join(folder, "closed/inside"), `/${"a".repeat(5000)}`, join(folder, "file/inside"), "/a\0b"]) {
    expect(routeTo(path)).toBe(`repository/${encodeURIComponent(path)}`);
  }
});

test.each([
  ["adroit://decisions/web-framework-2", "decisions/web-framework-2"],
  ["adroit:decisions/web-framework-2", "decisions/web-framework-2"],
  ["ADROIT://due/", "due"],
  ["adroit://repository", "repository"],
  ["adroit://", ""],
  // What anybody could make somebody click on.
  ["adroit://repository/%2Fetc", ""],
  ["adroit://repository/\\\\evil.example\\share", ""],
  ["adroit://decisions/../../repository/%2Fetc", ""],
  ["adroit://decisions/web-framework/workshop", ""],
  ["adroit://decisions/<img>", ""],
  ["adroit://decisions/Web", ""],
  ["adroit://present/web", ""],
  ["adroit://settings?theme=dark#/x", ""],
  ["adroit://constructor", ""],
])("the address %j leads to %j", (address, route) => {
  expect(routeTo(address)).toBe(route);
});
