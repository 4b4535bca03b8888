/** Style sheets hold what is used, and what is used is there: a class that is misspelt has no look and says nothing. */
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { expect, test } from "vitest";

const root = resolve(import.meta.dirname, "../../renderer");
const files = readdirSync(root, { recursive: true, encoding: "utf8" }).map((name) => join(root, name));
const sheets = files.filter((name) => name.endsWith(".module.css"));
const sources = files
  .filter((name) => /\.tsx?$/.test(name))
  .map((name) => ({ name, text: readFileSync(name, "utf8") }));

/** The classes that a style sheet defines. Those of everybody (`:global`) aren't its own. */
const defined = (css: string): Set<string> =>
  new Set(
    [...css.replace(/\/\*[\s\S]*?\*\/|:global\([^)]*\)/g, "").matchAll(/\.([a-zA-Z_][\w-]*)(?=[^{}]*\{)/g)].map(
      (match) => match[1]!,
    ),
  );

/** The classes of a sheet that sources name; `every` where one takes them by a computed name. */
function usedIn(sheet: string): { names: Set<string>; every: boolean } {
  const names = new Set<string>();
  let every = false;
  for (const { name, text } of sources) {
    for (const [, as = "", path = ""] of text.matchAll(/import (\w+) from "([^"]+\.module\.css)"/g)) {
      if (resolve(dirname(name), path) !== sheet) continue;
      const body = text.replace(/^import .*$/gm, "");
      for (const [, used = ""] of body.matchAll(new RegExp(`\\b${as}\\.(\\w+)`, "g"))) names.add(used);
      every ||= text.includes(`${as}[`);
    }
  }
  return { names, every };
}

test.each(sheets.map((sheet) => [sheet.slice(root.length + 1), sheet]))("%s", (_name, sheet) => {
  const there = defined(readFileSync(sheet, "utf8"));
  const { names, every } = usedIn(sheet);
  expect([...names].filter((one) => !there.has(one))).toEqual([]);
  expect(every ? [] : [...there].filter((one) => !names.has(one))).toEqual([]);
});

test("an option's pattern brings a size of its own, so that only the shorthand takes it", () => {
  const taken = files
    .filter((name) => name.endsWith(".css"))
    .flatMap((name) => [...readFileSync(name, "utf8").matchAll(/([\w-]+):[^;{}]*var\(--option-hatch\)/g)]);
  expect(taken.length).toBeGreaterThan(4);
  expect(new Set(taken.map(([, property]) => property))).toEqual(new Set(["background"]));
});
