import { existsSync, renameSync, rmSync, utimesSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { build, entries, fingerprint, isStale } from "../../scripts/lib/build.mjs";
import { project } from "./project";

function built() {
  const made = project();
  for (const target of Object.keys(entries)) made.write(`out/${target}/index.js`, "");
  made.write("out/built", fingerprint(made.root));
  return made;
}

test("a build of what is there now isn't stale", () => expect(isStale(built().root)).toBe(false));

test.each<[string, (made: ReturnType<typeof built>) => void]>([
  ["a changed source", (made) => made.write("shared/some.ts", "export const other = 1;")],
  ["a new source", (made) => made.write("renderer/app/new.tsx", "")],
  ["a changed playbook", (made) => made.write("templates/playbooks/a.yaml", "new")],
  ["a source gone", (made) => rmSync(join(made.root, "shared/some.ts"))],
  ["a source renamed", (made) => renameSync(join(made.root, "shared/some.ts"), join(made.root, "shared/other.ts"))],
  ["an older source come back", (made) => utimesSync(join(made.root, "shared/some.ts"), 1, 1)],
  ["another lockfile", (made) => made.write("package-lock.json", "{}")],
  ["a target gone", (made) => rmSync(join(made.root, "out/cli"), { recursive: true })],
  ["no stamp", (made) => rmSync(join(made.root, "out/built"))],
])("%s makes it stale", (_, change) => {
  const made = built();
  change(made);
  expect(isStale(made.root)).toBe(true);
});

test("documents don't", () => {
  const made = built();
  made.write("README.md", "new");
  expect(isStale(made.root)).toBe(false);
});

test("a missing entry is named, and the last build stays", async () => {
  const made = built();
  await expect(build(made.root)).rejects.toThrow("missing electron/main/index.ts (main)");
  expect(existsSync(join(made.root, "out/cli/index.js"))).toBe(true);
});

test("a build that fails leaves the last one and no half of its own", async () => {
  const made = built();
  made.write("electron/cli/index.ts", 'import "./nowhere";');
  await expect(build(made.root, ["cli"])).rejects.toThrow(/nowhere/);
  expect(made.read("out/cli/index.js")).toBe("");
  expect(isStale(made.root)).toBe(true);
});
