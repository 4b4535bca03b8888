/** Who may import whom. The table is the architecture; everything below it only reads it. */
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { expect, test } from "vitest";

/** The floors of `shared/`: each stands on those before it and knows nothing of those after it, types included. */
const floors = {
  "shared/base": [],
  "shared/playbook": ["shared/base"],
  "shared/analysis": ["shared/base", "shared/playbook"],
  "shared/record": ["shared/base", "shared/playbook", "shared/analysis"],
  "shared/workshop": ["shared/base", "shared/playbook", "shared/analysis", "shared/record"],
  "shared/adr": ["shared/base", "shared/playbook", "shared/analysis", "shared/record"],
  "shared/away": ["shared/base", "shared/playbook", "shared/analysis", "shared/record", "shared/workshop"],
  "shared/api": [
    ...["shared/base", "shared/playbook", "shared/analysis", "shared/record"],
    ...["shared/workshop", "shared/adr", "shared/away"],
  ],
};
const shared = Object.keys(floors);

/** Layer (a folder) -> layers that it may import besides itself, and packages that it may import (none named: any but those of others). */
const layers: Record<string, { layers: string[]; packages: RegExp }> = {
  ...Object.fromEntries(Object.entries(floors).map(([floor, below]) => [floor, { layers: below, packages: /^$/ }])),
  "electron/host": {
    layers: shared,
    packages:
      /^(node:.*|@orpc\/.*|zod|yaml|lowdb(\/.*)?|diff|unified|remark-.*|rehype-.*|virtual:(published-page|call-page|archive-thread))$/,
  },
  "electron/http": { layers: [...shared, "electron/host"], packages: /^(node:.*|@orpc\/.*|zod)$/ },
  "electron/mcp": {
    layers: [...shared, "electron/host"],
    packages: /^(node:.*|@modelcontextprotocol\/sdk\/.*|zod)$/,
  },
  "electron/cli": {
    layers: [...shared, "electron/host", "electron/http", "electron/mcp"],
    packages: /^(node:.*|@orpc\/.*|zod)$/,
  },
  "electron/shell": { layers: [...shared, "electron/host"], packages: /^node:.*$/ },
  "electron/main": {
    layers: [...shared, "electron/host", "electron/http", "electron/shell"],
    packages: /^(node:.*|electron)$/,
  },
  "electron/preload": { layers: shared, packages: /^electron$/ },
  renderer: {
    layers: shared,
    packages:
      /^(react|react-dom|preact|react-markdown|remark-gfm|get-nonce|diff|uqr|eventsource-parser|@(mantine|orpc|tabler|fontsource-variable)|virtual:colours\.css)(\/.*)?$/,
  },
};

/** Exceptions inside the pure layer: files that validate may import the validator, the one that seals what it seals with. */
const excepted: { file: RegExp; packages: RegExp }[] = [
  { file: /\/schema\.ts$/, packages: /^zod$/ },
  { file: /^shared\/api\/\w+\.ts$/, packages: /^(zod|@orpc\/contract)$/ },
  { file: /^shared\/away\/seal\.ts$/, packages: /^(age-encryption|@noble\/hashes\/.*|@scure\/bip39\/wordlists\/.*)$/ },
];

/**
 * Who may open files. What somebody else may have put there is read and written through the kit alone, which follows no
 * link, waits for nothing, and stays inside; the others read what belongs to the app, or look without opening.
 */
const opensFiles =
  /^electron\/(host\/(files\/.*|git\/tree|log|playbooks\/library|repo\/watch\/follow)|http\/assets|shell\/(argument|folder)|cli\/(demo|index|serve|version|with-host))\.ts$/;
const fileSystem = /^node:fs(\/.*)?$/;

/** What the renderer may import as a type only, so that no validator reaches its bundle. */
const typesOnly = /^shared\/(api\/(?!archive$).*|.*\/schema)$/;

const root = resolve(import.meta.dirname, "../..");

const layerOf = (path: string) => Object.keys(layers).find((layer) => path.startsWith(`${layer}/`));

const filesOf = (folder: string): string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .map((name) => `${folder}/${name.replaceAll("\\", "/")}`)
    .filter((name) => /\.tsx?$/.test(name));

/** Every import, export-from and dynamic import of a source text. */
function importsOf(text: string): { specifier: string; type: boolean }[] {
  const statement =
    /\b(?:import|export)\s+(type\s+)?(?:[\w*{}\s,$]+?\s+from\s+)?"([^"]+)"|\bimport\(\s*"([^"]+)"\s*\)/g;
  return [...text.matchAll(statement)].map((match) => ({
    specifier: (match[2] ?? match[3])!,
    type: match[1] !== undefined,
  }));
}

/** The module of the project that is imported, without its ending; `null` for a package. */
function targetOf(file: string, specifier: string): string | null {
  if (specifier.startsWith("#")) return specifier.slice(1);
  if (!specifier.startsWith(".")) return null;
  return relative(root, resolve(root, dirname(file), specifier)).replaceAll("\\", "/");
}

/** Circles of imports, each from its alphabetically first module on. Types count: who reads one file has to read all. */
function circles(imports: Map<string, string[]>): string[] {
  const found = new Set<string>();
  const done = new Set<string>();
  const walk = (module: string, way: string[]): void => {
    const at = way.indexOf(module);
    if (at >= 0) {
      const circle = way.slice(at);
      const first = circle.indexOf([...circle].sort()[0]!);
      found.add([...circle.slice(first), ...circle.slice(0, first)].join(" > "));
    } else if (!done.has(module)) {
      for (const next of imports.get(module) ?? []) walk(next, [...way, module]);
      done.add(module);
    }
  };
  for (const module of imports.keys()) walk(module, []);
  return [...found];
}

/** What is wrong with one import, or null. */
function broken(file: string, { specifier, type }: { specifier: string; type: boolean }): string | null {
  const layer = layerOf(file)!;
  const rules = layers[layer]!;
  const target = targetOf(file, specifier);
  if (target === null) {
    if (fileSystem.test(specifier) && !opensFiles.test(file)) return `${file} imports ${specifier}`;
    const allowed = excepted.filter((one) => shared.includes(layer) && one.file.test(file)).map((one) => one.packages);
    return [rules.packages, ...allowed].some((one) => one.test(specifier)) ? null : `${file} imports ${specifier}`;
  }
  const other = layerOf(`${target}/`) ?? target;
  if (other !== layer && !rules.layers.includes(other)) return `${file} imports ${target}`;
  if (layer === "renderer" && !type && typesOnly.test(target)) return `${file} imports more than types of ${target}`;
  return null;
}

test("imports point the way the layers do", () => {
  const files = Object.keys(layers).flatMap(filesOf);
  const problems = files.flatMap((file) =>
    importsOf(readFileSync(join(root, file), "utf8")).flatMap((found) => broken(file, found) ?? []),
  );
  expect(files.length).toBeGreaterThan(20);
  expect(problems).toEqual([]);
});

test("no imports run in a circle", () => {
  const imports = new Map(
    Object.keys(layers)
      .flatMap(filesOf)
      .map((file) => [
        file.replace(/\.tsx?$/, ""),
        importsOf(readFileSync(join(root, file), "utf8")).flatMap(({ specifier }) => targetOf(file, specifier) ?? []),
      ]),
  );
  expect(circles(imports)).toEqual([]);
  expect(circles(new Map(Object.entries({ a: ["b"], b: ["c"], c: ["b"], d: ["a"] })))).toEqual(["b > c"]);
});

test("every source file lies in a layer", () => {
  const sources = ["shared", "electron", "renderer"].flatMap(filesOf);
  expect(sources.filter((file) => layerOf(file) === undefined)).toEqual([]);
});

test.each([
  ["shared/adr/a.ts", 'import { join } from "node:path";'],
  ["shared/adr/a.ts", 'import { z } from "zod";'],
  ["shared/adr/a.ts", 'import type { Host } from "#electron/host/host";'],
  ["shared/adr/a.ts", 'import "yaml";'],
  ["shared/base/a.ts", 'import type { Playbook } from "#shared/playbook/playbook";'],
  ["shared/record/a.ts", 'import type { RecordView } from "#shared/api/records";'],
  ["shared/workshop/a.ts", 'import { csv } from "#shared/adr/folder/slug";'],
  ["electron/host/store/a.ts", 'import { app } from "electron";'],
  ["electron/host/repo/find/a.ts", 'import { readFileSync } from "node:fs";'],
  ["electron/host/git/a.ts", 'const { open } = await import("node:fs/promises");'],
  ["electron/cli/a.ts", 'import { readFile } from "node:fs/promises";'],
  ["electron/host/store/a.ts", 'export { serve } from "../../http/app";'],
  ["electron/http/a.ts", 'import { main } from "../cli/index";'],
  ["electron/cli/a.ts", 'const { app } = await import("electron");'],
  ["electron/shell/a.ts", 'import { app } from "electron";'],
  ["electron/main/a.ts", 'import {\n  one,\n  two,\n} from "#electron/cli/index";'],
  ["electron/preload/a.ts", 'import { readFile } from "node:fs";'],
  ["renderer/app/a.tsx", 'import { settingsSchema } from "#shared/api/settings";'],
  ["renderer/app/a.tsx", 'import { contract } from "#shared/api/contract";'],
  ["renderer/app/a.tsx", 'import { idSchema } from "../../shared/playbook/schema";'],
  ["renderer/app/a.tsx", 'import type { Host } from "../../electron/host/host";'],
])("%s may not say %s", (file, text) => {
  expect(importsOf(text).flatMap((found) => broken(file, found) ?? [])).toHaveLength(1);
});

test.each([
  ["shared/record/schema.ts", 'import { z } from "zod";'],
  ["shared/api/contract.ts", 'import { oc } from "@orpc/contract";'],
  ["electron/main/a.ts", 'import { createHost } from "#electron/host/host";'],
  ["electron/host/files/a.ts", 'import { open } from "node:fs/promises";'],
  ["renderer/app/a.tsx", 'import type { Contract } from "#shared/api/contract";'],
  ["renderer/app/a.tsx", 'import "@mantine/core/styles.css";'],
])("%s may say %s", (file, text) => {
  const found = importsOf(text);
  expect(found).toHaveLength(1);
  expect(broken(file, found[0]!)).toBeNull();
});
