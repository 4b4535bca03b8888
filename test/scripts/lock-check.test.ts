import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { lockProblems } from "../../scripts/lock-check.mjs";

const entry = { version: "1.0.0", integrity: "sha512-x" };

test("the lockfile of this project has no hole", () => {
  const lock = JSON.parse(readFileSync(join(import.meta.dirname, "../../package-lock.json"), "utf8"));
  expect(Object.keys(lock.packages).length).toBeGreaterThan(100);
  expect(lockProblems(lock)).toEqual([]);
});

test("a lockfile with everything has no problems", () => {
  const packages = {
    "": {},
    "node_modules/a": { ...entry, optionalDependencies: { "a-linux": "1.0.0", "a-mac": "1.0.0" } },
    "node_modules/a-linux": entry,
    "node_modules/a/node_modules/a-mac": entry,
  };
  expect(lockProblems({ packages })).toEqual([]);
});

test.each([
  [{ "node_modules/a": { integrity: "sha512-x" } }, /a has no version/],
  [{ "node_modules/a": { version: "1.0.0" } }, /a has no integrity/],
  [{ "node_modules/a": { ...entry, optionalDependencies: { "a-mac": "1.0.0" } } }, /a-mac, which isn't locked/],
  [
    {
      "node_modules/a/node_modules/b": { ...entry, optionalDependencies: { c: "1.0.0" } },
      "node_modules/d/node_modules/c": entry,
    },
    /c, which isn't locked/,
  ],
])("a hole in a lockfile is named", (packages, problem) => {
  expect(lockProblems({ packages })).toEqual([expect.stringMatching(problem)]);
});
