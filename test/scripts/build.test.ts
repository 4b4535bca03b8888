import { existsSync, renameSync, rmSync, utimesSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { build, entries, fingerprint, staleTargets } from "../../scripts/lib/build.mjs";
import { project } from "./project";

const all = Object.keys(entries);

function built(sources: Record<string, string> = {}) {
  const made = project();
  for (const [path, text] of Object.entries(sources)) made.write(path, text);
  for (const target of all) made.write(`out/${target}/index.js`, "");
  const now = fingerprint(made.root);
  made.write("out/built", JSON.stringify(Object.fromEntries(all.map((target) => [target, now]))));
  return made;
}

test("a build of what is there now isn't stale", () => expect(staleTargets(built().root)).toEqual([]));

test.each<[string, (made: ReturnType<typeof built>) => void]>([
  ["a changed source", (made) => made.write("shared/some.ts", "export const other = 1;")],
  ["a new source", (made) => made.write("renderer/app/new.tsx", "")],
  ["a changed playbook", (made) => made.write("templates/playbooks/a.yaml", "new")],
  ["a source gone", (made) => rmSync(join(made.root, "shared/some.ts"))],
  ["a source renamed", (made) => renameSync(join(made.root, "shared/some.ts"), join(made.root, "shared/other.ts"))],
  ["an older source come back", (made) => utimesSync(join(made.root, "shared/some.ts"), 1, 1)],
  ["another lockfile", (made) => made.write("package-lock.json", "{}")],
  ["no stamp", (made) => rmSync(join(made.root, "out/built"))],
  ["a stamp of another form", (made) => made.write("out/built", fingerprint(made.root))],
])("%s makes it stale", (_, change) => {
  const made = built();
  change(made);
  expect(staleTargets(made.root)).toEqual(all);
});

test("a target that is gone is stale alone", () => {
  const made = built();
  rmSync(join(made.root, "out/cli"), { recursive: true });
  expect(staleTargets(made.root)).toEqual(["cli"]);
  expect(staleTargets(made.root, ["main", "preload"])).toEqual([]);
});

test("documents don't", () => {
  const made = built();
  made.write("README.md", "new");
  expect(staleTargets(made.root)).toEqual([]);
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
  expect(staleTargets(made.root)).toEqual(all);
});

test("a target that is built by itself leaves the others built, as long as their sources are the same", async () => {
  const made = built({ "electron/preload/index.ts": "export {};" });
  const none = Object.fromEntries(all.map((target) => [target, []]));
  made.write("out/packages.json", JSON.stringify(none));
  rmSync(join(made.root, "out/preload"), { recursive: true });
  await build(made.root, ["preload"]);
  expect(staleTargets(made.root)).toEqual([]);
  expect(JSON.parse(made.read("out/packages.json"))).toEqual(none);
});

test("a target that is built after the sources changed asks for nothing that an older build of another took", async () => {
  const made = built({ "electron/preload/index.ts": "export {};" });
  made.write("out/packages.json", JSON.stringify({ cli: ["node_modules/gone"] }));
  made.write("electron/preload/index.ts", "export const other = 1;");
  await build(made.root, ["preload"]);
  expect(staleTargets(made.root)).toEqual(all.filter((target) => target !== "preload"));
  expect(JSON.parse(made.read("out/packages.json"))).toEqual({ preload: [] });
});
