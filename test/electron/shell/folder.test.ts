import { existsSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { usable } from "#electron/shell/folder";
import { removeFolder } from "../../temporary";

let dir = "";
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), "adroit-folder-"));
});
const unusable = (folder: string) => usable(() => folder).why;
afterEach(() => removeFolder(dir));

test("a folder that isn't there is made", () => {
  expect(unusable(join(dir, "a/b"))).toBeNull();
  expect(existsSync(join(dir, "a/b"))).toBe(true);
});

test("where something else is in its way, that is said", () => {
  writeFileSync(join(dir, "file"), "");
  expect(unusable(join(dir, "file"))).toMatch(/EEXIST/);
  expect(unusable(join(dir, "file/inside"))).toMatch(/ENOTDIR/);
});

test("where the system names no folder, that is said with what to do", () => {
  const none = () => {
    throw new Error("Failed to get 'userData' path");
  };
  const { folder, why } = usable(none);
  expect(folder).toBe("");
  expect(why).toMatch(/^Failed to get 'userData' path\. HOME has to name a folder/);
});
