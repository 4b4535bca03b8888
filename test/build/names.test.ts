/** Each exported name means one thing: who reads it in one place knows it in every other. */
import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";

/** Names that more than one file exports, and why that misleads nobody. */
const permitted: Record<string, string> = {
  git: "the calls about git in the contract, and the program that they are about",
  useClock: "the same clock for React and for Preact",
};

/** Programs of the renderer: nobody can confuse what is in one with what is in another. */
const programs = ["renderer/app", "renderer/participant", "renderer/away", "renderer/published"];

interface Export {
  name: string;
  file: string;
}

const root = resolve(import.meta.dirname, "../..");

const exportsOf = (file: string, text: string): Export[] =>
  [...text.matchAll(/^export (?:async )?(?:function\*?|const|let|type|interface|class|enum) (\w+)/gm)].map((match) => ({
    name: match[1]!,
    file,
  }));

/** Whether it is a component: those bear the name of what they show. */
const isComponent = ({ name, file }: Export) => file.endsWith(".tsx") && /^[A-Z]/.test(name);

/** Whether it is the command of the terminal in the file of its name. */
const isCommand = ({ name, file }: Export) => file === `electron/cli/${name}.ts`;

/** Whether these of one name are one thing: what it is, its command, and a component of it in each program. */
function isOneThing(same: readonly Export[]): boolean {
  const things = same.filter((one) => !isComponent(one) && !isCommand(one));
  const shown = same.filter(isComponent).map(({ file }) => programs.find((program) => file.startsWith(program)) ?? "");
  return things.length <= 1 && new Set(shown).size === shown.length;
}

/** "Name: file, file" for each name that means more than one thing. */
function ambiguous(all: readonly Export[]): string[] {
  const byName = new Map<string, Export[]>();
  for (const one of all) {
    const same = byName.get(one.name) ?? [];
    // Overloads, and a value with its type, are one export.
    if (!same.some(({ file }) => file === one.file)) byName.set(one.name, [...same, one]);
  }
  return [...byName]
    .filter(([name, same]) => permitted[name] === undefined && !isOneThing(same))
    .map(([name, same]) => `${name}: ${same.map(({ file }) => file).join(", ")}`);
}

const sources = ["shared", "electron", "renderer"].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .map((name) => `${folder}/${name.replaceAll("\\", "/")}`)
    .filter((name) => /\.tsx?$/.test(name)),
);
const all = sources.flatMap((file) => exportsOf(file, readFileSync(join(root, file), "utf8")));

test("each exported name means one thing", () => {
  expect(ambiguous(all)).toEqual([]);
});

test("nothing is permitted that isn't there any more", () => {
  const count = (name: string) => new Set(all.filter((one) => one.name === name).map(({ file }) => file)).size;
  expect(Object.keys(permitted).filter((name) => count(name) < 2)).toEqual([]);
});

test.each([
  ["two functions", ["shared/a.ts", "electron/b.ts"], false],
  ["a type and the screen of it", ["shared/a.ts", "renderer/app/A.tsx"], true],
  ["the screens of one thing in two programs", ["renderer/app/A.tsx", "renderer/participant/A.tsx"], true],
  ["two screens of one program", ["renderer/app/a/A.tsx", "renderer/app/b/A.tsx"], false],
  ["two types and a screen", ["shared/a.ts", "electron/b.ts", "renderer/app/A.tsx"], false],
])("%s of one name", (_what, files, one) => {
  expect(isOneThing(files.map((file) => ({ name: "Thing", file })))).toBe(one);
  expect(ambiguous(files.map((file) => ({ name: "Thing", file })))).toHaveLength(one ? 0 : 1);
});

test("a command of the terminal may bear the name of what it does, others of the terminal may not", () => {
  const of = (file: string) => exportsOf(file, "export const list: CliCommand = {};\nexport type Row = string;\n");
  expect(
    ambiguous([...of("electron/cli/list.ts"), ...exportsOf("shared/list.ts", "export function list() {}\n")]),
  ).toEqual([]);
  expect(ambiguous([...of("electron/cli/other.ts"), ...of("shared/list.ts")])).toEqual([
    "list: electron/cli/other.ts, shared/list.ts",
    "Row: electron/cli/other.ts, shared/list.ts",
  ]);
});
