/** What the build leaves in `out/`: formats, contents, sizes. `npm test` builds first. */
import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { builtinModules } from "node:module";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { Script } from "node:vm";
import { parseSync } from "vite";
import { expect, test } from "vitest";
import { playbookSchema } from "#shared/playbook/schema";
import { answersSchema } from "#shared/record/schema";
import { staleTargets } from "../../scripts/lib/build.mjs";
import { removeFolder } from "../temporary";
import { firstLoad, firstScreen, gzipped } from "./first-load";

const root = resolve(import.meta.dirname, "../..");
const out = join(root, "out");

const filesOf = (target: string): string[] =>
  readdirSync(join(out, target), { recursive: true, encoding: "utf8" })
    .map((name) => join(out, target, name))
    .filter((path) => statSync(path).isFile());

const scripts = (target: string) => filesOf(target).filter((path) => /\.c?js$/.test(path));
const text = (path: string) => readFileSync(path, "utf8");
const kilobytes = (paths: string[]) => paths.reduce((sum, path) => sum + statSync(path).size, 0) / 1000;

/** What a syntax tree requires by name, at once or when a function in it is called. */
function required(node: unknown, found = { now: [] as string[], later: [] as string[] }, inside = false) {
  if (typeof node !== "object" || node === null) return found;
  const {
    type,
    callee,
    arguments: given,
  } = node as {
    type?: string;
    callee?: { name?: string };
    arguments?: { value?: unknown }[];
  };
  const name = type === "CallExpression" && callee?.name === "require" ? given?.[0]?.value : undefined;
  if (typeof name === "string") (inside ? found.later : found.now).push(name);
  const within = inside || type === "MethodDefinition" || type?.includes("Function") === true;
  for (const part of Object.values(node)) required(part, found, within);
  return found;
}

/** What a module imports or requires at once and later, and whether it awaits at its top level. */
function read(path: string) {
  const { program, module } = parseSync(path, text(path), { sourceType: "module" });
  const { now, later } = required(program.body);
  const imports = [
    ...module.staticImports.map(({ moduleRequest }) => moduleRequest.value),
    ...module.staticExports.flatMap(({ entries }) =>
      entries.flatMap(({ moduleRequest }) => moduleRequest?.value ?? []),
    ),
    ...now,
  ];
  return { imports: [...new Set(imports)], later, awaits: program.body.some(awaits) };
}

/** Whether a node of a syntax tree awaits outside of any function. */
function awaits(node: unknown): boolean {
  if (Array.isArray(node)) return node.some(awaits);
  if (typeof node !== "object" || node === null) return false;
  const { type, ...rest } = node as { type?: string; await?: boolean };
  if (type === "AwaitExpression" || (type === "ForOfStatement" && rest.await)) return true;
  if (type === "MethodDefinition" || type?.includes("Function")) return false;
  return Object.values(rest).some(awaits);
}

const isBuiltin = (name: string) => name.startsWith("node:") || builtinModules.includes(name);

test("it was built from the sources that are there", () => expect(staleTargets(root)).toEqual([]));

test.each([
  ["main", ["electron"]],
  ["cli", []],
])("%s is bundled: it imports its own chunks, Node's modules and %j", (target, others) => {
  const foreign = scripts(target)
    .flatMap((path) => [...read(path).imports, ...read(path).later])
    .filter((name) => !name.startsWith("./") && !isBuiltin(name));
  expect([...new Set(foreign)]).toEqual(others);
});

test("main awaits nothing at its top level, where `ready` would never come", () => {
  expect(scripts("main").filter((path) => read(path).awaits)).toEqual([]);
});

test("Electron's npm package, which downloads, is bundled nowhere", () => {
  const bundled = ["main", "preload", "cli", "renderer"]
    .flatMap(scripts)
    .filter((path) => text(path).includes("Electron failed to install correctly"));
  expect(bundled).toEqual([]);
});

test("the preload is one script that requires Electron alone and gives the page one function", () => {
  expect(filesOf("preload")).toEqual([join(out, "preload/index.cjs")]);
  const exposed: Record<string, Record<string, () => void>> = {};
  const required: string[] = [];
  const sent: unknown[][] = [];
  const posted: unknown[][] = [];
  const heard: Record<string, (event: object, ...args: unknown[]) => void> = {};
  const electron = {
    contextBridge: {
      exposeInMainWorld: (name: string, value: object) => Object.assign(exposed, { [name]: value }),
    },
    ipcRenderer: {
      on: (channel: string, listener: () => void) => Object.assign(heard, { [channel]: listener }),
      send: (...args: unknown[]) => sent.push(args),
    },
  };
  const require = (name: string) => {
    required.push(name);
    return electron;
  };
  new Script(text(join(out, "preload/index.cjs"))).runInNewContext({
    require,
    exports: {},
    module: { exports: {} },
    window: { postMessage: (...args: unknown[]) => posted.push(args), addEventListener() {} },
  });
  expect(required).toEqual(["electron"]);
  expect(Object.entries(exposed).map(([name, value]) => [name, Object.keys(value)])).toEqual([["adroit", ["connect"]]]);

  exposed.adroit?.connect?.();
  expect(sent).toEqual([["adroit:connect"]]);
  // The page gets the ports and nothing of the event that brought them.
  expect(Object.keys(heard)).toEqual(["adroit:port"]);
  heard["adroit:port"]?.({ ports: ["port"], sender: "secret" });
  expect(JSON.stringify(posted)).toBe(JSON.stringify([["adroit:port", "*", ["port"]]]));
});

test("the page has no inline script or style, and nothing from elsewhere", () => {
  const page = text(join(out, "renderer/index.html"));
  expect(page).toMatch(/<script type="module"[^>]* src="\//);
  expect([...page.matchAll(/<script(?![^>]*\bsrc=)[^>]*>/g)].map(String)).toEqual([]);
  expect(page).not.toMatch(/<style|\sstyle=|\son\w+=|javascript:/i);
  expect(page).not.toMatch(/(src|href)="(https?:)?\/\//);
});

test("stylesheets load nothing from elsewhere, nor fonts from data", () => {
  const sheets = filesOf("renderer").filter((path) => path.endsWith(".css"));
  expect(sheets.length).toBeGreaterThan(0);
  expect(sheets.filter((path) => /url\(["']?(https?:|\/\/|data:font)|@import/.test(text(path)))).toEqual([]);
});

test("of Mantine there are the rules of the components that are used, and no others", () => {
  const classes = (text: string) => [...new Set(text.match(/\bm_[0-9a-f]{6,8}\b/g))];
  const styles = classes(text(join(root, "node_modules/@mantine/core/styles.layer.css")));
  const used = classes(scripts("renderer").map(text).join("\n"));
  const sheets = filesOf("renderer").filter((path) => path.endsWith(".css"));
  const there = classes(sheets.map(text).join("\n"));
  const own = (names: string[]) => names.filter((name) => styles.includes(name)).sort();
  expect(own(there)).toEqual(own(used));
});

test.each([
  ["zod", /invalid_union|unrecognized_keys/],
  ["yaml", /BLOCK_AS_IMPLICIT_KEY|tag:yaml\.org,2002/],
  ["Node", /(?:from|require\()\s*["'`]node:/],
])("%s isn't in the renderer", (name, mark) => {
  const found = (target: string) => scripts(target).filter((path) => mark.test(text(path)));
  expect(found("renderer")).toEqual([]);
  // The mark still finds it where it belongs.
  expect(found("cli"), name).not.toEqual([]);
});

/** Prints which of the compiled files that it is given Node doesn't take. */
const rejected = `
  const { readFileSync } = require("node:fs");
  const takes = (path) => {
    const source = require("node:module").wrap(readFileSync(path.replace(/\\.cache$/, ""), "utf8"));
    return !new (require("node:vm").Script)(source, { cachedData: readFileSync(path) }).cachedDataRejected;
  };
  console.log(JSON.stringify(process.argv.slice(1).filter((path) => !takes(path))));
`;

test("what was compiled for the command line is what this Node takes, beside the chunks that commands load most", () => {
  const compiled = filesOf("cli").filter((path) => path.endsWith(".cache"));
  // A chunk's name, a hyphen and eight characters of its hash, which may be hyphens too.
  expect(compiled.map((path) => path.replace(/^.*\//, "").replace(/-.{8}\.js\.cache$/, ""))).toEqual(
    expect.arrayContaining(["list", "check", "due"]),
  );
  // Node loads the entry by itself, so nothing would read what was compiled of it.
  expect(compiled.filter((path) => path.endsWith("/index.js.cache"))).toEqual([]);
  // A fresh Node: this one may have been told to work otherwise since it began, as our commands tell theirs.
  expect(JSON.parse(execFileSync(process.execPath, ["-e", rejected, ...compiled], { encoding: "utf8" }))).toEqual([]);
});

/** Patterns with Unicode properties that a syntax tree makes outside of any function. */
function patternsAtOnce(node: unknown): string[] {
  if (Array.isArray(node)) return node.flatMap(patternsAtOnce);
  if (typeof node !== "object" || node === null) return [];
  const { type, regex, ...rest } = node as { type?: string; regex?: { pattern: string } };
  if (type?.includes("Function")) return [];
  return regex?.pattern.includes("\\p{") ? [regex.pattern] : Object.values(rest).flatMap(patternsAtOnce);
}

test("listing begins with at most five patterns of Unicode properties, each of which takes V8 as long as ten others", () => {
  // Lists of words have a chunk of that name too.
  const lists = scripts("cli").filter((path) => /\/list-.{8}\.js$/.test(path));
  expect(lists.map(text).join()).toContain("\\p{L}");
  expect(lists.flatMap((path) => patternsAtOnce(parseSync(path, text(path)).program)).length).toBeLessThanOrEqual(5);
});

test("the command line does without, and without what another Node compiled", async () => {
  const copy = mkdtempSync(join(tmpdir(), "adroit-compiled-test-"));
  try {
    cpSync(join(out, "cli"), join(copy, "out/cli"), { recursive: true });
    cpSync(join(root, "package.json"), join(copy, "package.json"));
    const compiled = readdirSync(join(copy, "out/cli")).filter((name) => name.endsWith(".cache"));
    for (const [i, name] of compiled.entries()) {
      const path = join(copy, "out/cli", name);
      if (i % 2 === 0) rmSync(path);
      else writeFileSync(path, readFileSync(path).subarray(0, 100));
    }
    const log = mkdtempSync(join(copy, "log-"));
    writeFileSync(join(log, "0001-use-queues.md"), "# Use queues\n\n## Status\n\nAccepted\n");
    const listed = execFileSync(process.execPath, [join(copy, "out/cli/index.js"), "list", log], { encoding: "utf8" });
    expect(listed).toBe("1  accepted    Use queues\n");
  } finally {
    await removeFolder(copy);
  }
});

test.each([
  ["preload", 5],
  // More than half are pages that are handed out whole, a published log's and a call's, and what renders Markdown for
  // the first; they come with their first use, and the bound on the start below is the one that people feel.
  ["main", 1640],
  // A module of CommonJS says by name what each use of another means.
  ["cli", 1975],
])("%s is at most %d kB", (target, bound) => expect(kilobytes(scripts(target))).toBeLessThanOrEqual(bound));

test.each(["main", "cli"])(
  "the page of a call in %s is at most 260 kB, and has nothing of what a room comes to",
  (target) => {
    const having = (mark: string) => scripts(target).filter((path) => text(path).includes(mark));
    const [page = "", ...others] = having("Seal your ballot");
    expect(others).toEqual([]);
    expect(kilobytes([page])).toBeLessThanOrEqual(260);
    // A verdict's grounds, which are still somewhere.
    expect(having("unknown decides")).not.toEqual([]);
    expect(having("unknown decides")).not.toContain(page);
  },
);

/** The desktop app's chunks of these names, and all that they import statically. */
function loaded(...names: string[]): string[] {
  const seen = new Set<string>();
  const visit = (path: string) => {
    if (seen.has(path)) return;
    seen.add(path);
    for (const name of read(path).imports) if (name.startsWith("./")) visit(join(path, "..", name));
  };
  for (const name of names) {
    const [chunk] = scripts("main").filter((path) => new RegExp(`/${name}(-[^/]*)?\\.js$`).test(path));
    if (!chunk) throw new Error(`no chunk ${name}`);
    visit(chunk);
  }
  return [...seen];
}

test("what the desktop app evaluates before its window loads the page is at most 50 kB", () => {
  // The host comes meanwhile.
  const before = kilobytes(loaded("index", "boot"));
  expect(before).toBeGreaterThan(5);
  expect(before).toBeLessThanOrEqual(50);
});

test("what the desktop app loads at its start is at most 400 kB; repositories, workshops and YAML come with their first use", () => {
  const start = loaded("index", "boot", "host");
  expect(kilobytes(start)).toBeGreaterThan(100);
  expect(kilobytes(start)).toBeLessThanOrEqual(400);
  const later = loaded("room", "participants", "yaml").filter((path) => !start.includes(path));
  expect(later.length).toBeGreaterThanOrEqual(3);
});

test("what renders Markdown and what serves agents loads with its own command alone", () => {
  const carries = (mark: RegExp) => scripts("cli").filter((path) => mark.test(text(path)));
  // Their own chunks, which nothing imports but when it is asked for; some of them in parts.
  const apart = [...carries(/hardBreakTrailing|mdast|micromark/i), ...carries(/protocolVersion/)];
  expect(apart.length).toBeGreaterThan(1);
  const others = scripts("cli").filter(
    (path) => !apart.includes(path) && !/\/(?:publish|steps|mcp|look|change|evaluate)-[^/]*$/.test(path),
  );
  for (const path of others)
    expect(read(path).imports.filter((name) => apart.some((one) => one.endsWith(name.slice(1))))).toEqual([]);
  // Calls for people elsewhere seal, and carry their page. The rest is much of words: how other languages say what an ADR tells.
  const plain = others.filter((path) => !/age-encryption\.org/.test(text(path)));
  expect(kilobytes(plain)).toBeLessThanOrEqual(1155);
});

test("what a browser loads first is at most 160 kB gzipped", () => {
  const files = firstLoad();
  // Each file is asked for through the desktop app's main process: what asks the host first, and all the rest.
  expect(files).toHaveLength(2);
  expect(gzipped(files) / 1000).toBeLessThanOrEqual(160);
});

test("the app asks its host before it evaluates what draws the screens", () => {
  const page = text(join(out, "renderer/index.html"));
  const [[, early = ""] = [], ...others] = page.matchAll(/<script type="module" async [^>]*src="([^"]*)"/g);
  expect(others).toEqual([]);
  expect(page.indexOf(early)).toBeLessThan(page.indexOf('as="font"'));
  const path = join(out, "renderer", early);
  expect(text(path)).toContain("adroit.key");
  expect(text(path)).not.toContain("MantineProvider");
  // It waits for no other file.
  expect(read(path).imports).toEqual([]);
});

test("what a participant's device loads up to the first screen is at most 60 kB gzipped", () => {
  const files = firstScreen();
  expect(files.length).toBeGreaterThan(3);
  expect(gzipped(files) / 1000).toBeLessThanOrEqual(60);
  // The steps come while people wait for the beginning.
  const code = scripts("participant").map((path) => readFileSync(path));
  const first = code.filter((one) => files.some((file) => file.equals(one)));
  const later = code.filter((one) => !first.includes(one));
  expect(gzipped(first) / 1000).toBeLessThanOrEqual(20);
  expect(gzipped(later) / 1000).toBeLessThanOrEqual(20);
  expect(Buffer.concat(later).toString()).toContain("Spread evenly");
});

test("the participants' page asks for nothing that a plain address lacks", () => {
  const code = scripts("participant").map(text).join("\n");
  expect(code).not.toMatch(/crypto\.subtle|randomUUID|navigator\.clipboard|wakeLock|serviceWorker/);
  expect(text(join(out, "participant/index.html"))).not.toMatch(/<style|\sstyle=|\son\w+=|<script(?![^>]*\bsrc=)/i);
});

test.each(["main", "cli"])(
  "%s has every playbook and example as JSON, so that nothing reads YAML at its start",
  (target) => {
    const json = (folder: string) =>
      filesOf(folder)
        .filter((path) => /[\\/](?:playbooks|examples)[\\/]/.test(path))
        .map((path) => path.replace(/.*[\\/](?=[^\\/]+$)/, ""));
    const sources = readdirSync(join(root, "templates"), { recursive: true, encoding: "utf8" })
      .filter((name) => /[\\/]/.test(name) && /\.(?:yaml|json)$/.test(name) && /^(?:playbooks|examples)/.test(name))
      .map((name) => name.replace(/.*[\\/]/, "").replace(/yaml$/, "json"));
    expect(json(join(target, "templates")).toSorted()).toEqual(sources.toSorted());
  },
);

test.each(["main", "cli"])("%s has them as their schemas make them, since nobody checks them at a start", (target) => {
  const whole = (folder: string, schema: { parse(value: unknown): unknown }) => {
    const there = join(out, target, "templates", folder);
    for (const name of readdirSync(there).filter((one) => one.endsWith(".json"))) {
      const value: unknown = JSON.parse(text(join(there, name)));
      expect(schema.parse(value), name).toEqual(value);
    }
  };
  whole("playbooks", playbookSchema);
  whole("examples", answersSchema);
});
