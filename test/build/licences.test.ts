/** The list of what is shipped of other people's work: complete, current, and on terms that allow it. */
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";
import { builtPackages, licencesPage, packageFolder, shipped } from "../../scripts/lib/licences.mjs";

const root = resolve(import.meta.dirname, "../..");
const list = shipped(root, builtPackages(root));
const text = (path: string) => readFileSync(join(root, path), "utf8");

test("docs/licences.md is the list of the last build; else run: node scripts/licences.mjs", () => {
  expect(text("docs/licences.md")).toBe(licencesPage(list));
});

test.each([
  ["react-dom", ["renderer"]],
  ["@mantine/core", ["renderer"]],
  ["@fontsource-variable/inter", ["renderer"]],
  ["zod", ["main", "cli"]],
  ["yaml", ["main", "cli"]],
])("%s is found where it is bundled", (name, targets) => {
  expect(list.find((one) => one.name === name)?.targets.sort()).toEqual([...targets].sort());
});

test("what only builds and tests need isn't shipped", () => {
  const names = list.map(({ name }) => name);
  expect(names.filter((name) => /^(vite|vitest|typescript|electron|knip|jsdom|@playwright\/test)$/.test(name))).toEqual(
    [],
  );
});

test("every licence allows it", () => {
  const good = ["MIT", "ISC", "0BSD", "BSD-2-Clause", "BSD-3-Clause", "Apache-2.0", "OFL-1.1"];
  expect(
    list.filter(({ licence }) => !good.includes(licence)).map(({ name, licence }) => `${name}: ${licence}`),
  ).toEqual([]);
});

test("the texts go with the app", () => {
  const notices = text("out/renderer/licences.txt");
  for (const { name, version, licence } of list) expect(notices).toContain(`${name} ${version} (${licence})`);
  expect(notices).toContain("Permission is hereby granted, free of charge");
  expect(notices).toContain("SIL OPEN FONT LICENSE");
});

test.each([
  ["/p/node_modules/react/index.js", "/p/node_modules/react"],
  ["/p/node_modules/@orpc/client/dist/a.mjs?v=1", "/p/node_modules/@orpc/client"],
  ["/p/node_modules/a/node_modules/b/index.js", "/p/node_modules/a/node_modules/b"],
  ["\0/p/node_modules/extend/index.js?commonjs-module", "/p/node_modules/extend"],
  ["C:\\p\\node_modules\\a\\index.js", "C:/p/node_modules/a"],
  ["/p/renderer/app/main.tsx", null],
  ["\0vite/preload-helper.js", null],
])("the package of the module %j", (id, folder) => {
  expect(packageFolder(id)).toBe(folder);
});
