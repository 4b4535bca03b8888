/** That the map leads somewhere: what ARCHITECTURE.md and the pages of the folders name has to be there. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { expect, test } from "vitest";
import { contract } from "#shared/api/contract";

const root = resolve(import.meta.dirname, "../..");
const text = (file: string) => readFileSync(join(root, file), "utf8");
const foldersIn = (folder: string) =>
  readdirSync(join(root, folder), { withFileTypes: true })
    .filter((one) => one.isDirectory())
    .map(({ name }) => name);

/** Where a short name on the map may begin: it leaves out what its reader knows by then. */
const starts = ["", "shared", "shared/adr", "electron", "electron/host", "renderer", "renderer/app"];
const endings = ["", ".ts", ".tsx"];
const aName = /^[\w.-]+(?:\/[\w.-]+)*\/?(?:\*(?:\.\w+)?)?$/;
const aPath = /\/|\.(?:tsx?|css|json|ya?ml|md)$/;

/**
 * Names in one line of a page that lead nowhere. After another, `words.ts` or `wall/` is meant in the folder named
 * last, or beside it; a bare word is looked up too, but may be none of a folder.
 */
function lost(line: string, from: readonly string[]): string[] {
  const missing: string[] = [];
  let near: string[] = [];
  for (const [, name = ""] of line.matchAll(/`([^`]+)`/g)) {
    if (!aName.test(name)) continue;
    const path = name.replace(/\*.*$/, "");
    const found = [...near, ...from]
      .flatMap((start) => (path.endsWith("/") ? [""] : endings).map((ending) => join(start, path + ending)))
      .find((one) => existsSync(join(root, one)));
    if (found !== undefined) near = [found, dirname(found), dirname(dirname(found))];
    else if (aPath.test(name)) missing.push(name);
  }
  return missing;
}

const lostIn = (page: string, from: readonly string[]) =>
  text(page)
    .split("\n")
    .flatMap((line) => lost(line, from));

test("every path on the map is there", () => {
  expect(lostIn("ARCHITECTURE.md", starts)).toEqual([]);
});

test("a path that isn't there is missed", () => {
  const line = "| x | `shared/adr/read/words.ts` and `nowords.ts` there, `host/nothing/`, `status` |";
  expect(lost(line, starts)).toEqual(["nowords.ts", "host/nothing/"]);
});

test("every call on the map is one of the contract", () => {
  const calls = [...text("ARCHITECTURE.md").matchAll(/`(\w+)\.(\w+)`/g)].filter(([, group = ""]) => group in contract);
  expect(calls.length).toBeGreaterThan(2);
  for (const [, group = "", call = ""] of calls)
    expect(Object.keys(contract[group as keyof typeof contract])).toContain(call);
});

test("every folder of the project has a page that says what lies in it, and that page is right", () => {
  const ignored = text(".gitignore")
    .split("\n")
    .map((line) => line.replace("/", ""));
  const folders = foldersIn("").filter((name) => !name.startsWith(".") && !ignored.includes(name));
  expect(folders.filter((folder) => !existsSync(join(root, folder, "README.md")))).toEqual([]);
  // The page of `findings` is about files of other tools.
  for (const folder of folders.filter((name) => name !== "findings")) {
    const from = [folder, "", ...foldersIn(folder).map((name) => join(folder, name))];
    expect(lostIn(`${folder}/README.md`, from), folder).toEqual([]);
  }
});
