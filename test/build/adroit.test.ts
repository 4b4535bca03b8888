/** The command line as npm runs it. */
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { standing } from "../../scripts/lib/standing.mjs";
import { removeFolder } from "../temporary";

const root = resolve(import.meta.dirname, "../..");

test("a relative path is taken from where the person stands, also under npm --prefix", () => {
  const folder = mkdtempSync(join(tmpdir(), "adroit-standing-"));
  onTestFinished(() => removeFolder(folder));
  mkdirSync(join(folder, "adr"));
  writeFileSync(join(folder, "adr/0001-here.md"), "# 1. Here\n\n## Status\n\nAccepted\n");
  const args = ["--prefix", root, "run", "--silent", "adroit", "--", "list", "./adr", "--json"];
  const npm = process.platform === "win32" ? "npm.cmd" : "npm";
  const listed = JSON.parse(execFileSync(npm, args, { cwd: folder, encoding: "utf8" }));
  expect(listed.map(({ title }: { title: string }) => title)).toEqual(["Here"]);
});

test("what the npm of another project noted isn't about us", () => {
  const noted = { INIT_CWD: "/elsewhere", npm_package_json: join(root, "package.json") };
  expect(standing(noted)).toBe("/elsewhere");
  expect(standing({ ...noted, npm_package_json: "/other/package.json" })).toBe(process.cwd());
  expect(standing({ INIT_CWD: "/elsewhere" })).toBe(process.cwd());
});
