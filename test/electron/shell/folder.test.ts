import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { unusable } from "#electron/shell/folder";

let dir = "";
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), "adroit-folder-"));
});
afterEach(() => rmSync(dir, { recursive: true }));

test("a folder that isn't there is made", () => {
  expect(unusable(join(dir, "a/b"))).toBeNull();
  expect(existsSync(join(dir, "a/b"))).toBe(true);
});

test("where something else is in its way, that is said", () => {
  writeFileSync(join(dir, "file"), "");
  expect(unusable(join(dir, "file"))).toMatch(/EEXIST/);
  expect(unusable(join(dir, "file/inside"))).toMatch(/ENOTDIR/);
});
