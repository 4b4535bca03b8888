/** The one build: what is built from what, and whether it has to be done again. */
import { createHash } from "node:crypto";
import { existsSync, lstatSync, readdirSync, readFileSync } from "node:fs";
import { cp, mkdir, rename, rm, writeFile } from "node:fs/promises";
import { builtinModules } from "node:module";
import { join, relative } from "node:path";
import { builtPackages, notices, shipped, shippedPackages } from "./licences.mjs";
import { run } from "./run.mjs";

/** What changes the output when it changes. */
const sources = [
  "electron",
  "renderer",
  "shared",
  "templates",
  "scripts/lib/build.mjs",
  "scripts/lib/licences.mjs",
  "package.json",
  "package-lock.json",
];

/** Entry of each target; each is built into the folder of its name under `out/`. */
export const entries = {
  main: "electron/main/index.ts",
  preload: "electron/preload/index.ts",
  cli: "electron/cli/index.ts",
  renderer: "renderer/app/index.html",
  participant: "renderer/participant/index.html",
};

const external = ["electron", /^node:/, ...builtinModules];

/** Builds run side by side, so that how long one of them took in a plugin says nothing. */
const checks = { bundlerTimings: false };

/** `virtual:<name>`. The bundler is told what to ask for, since every other question to a plugin would hold up its threads. */
const virtual = (name, load) => ({
  name,
  resolveId: { filter: { id: new RegExp(`^virtual:${name}$`) }, handler: () => `\0${name}` },
  load: { filter: { id: new RegExp(`^\0${name}$`) }, handler: load },
});

/** `virtual:colours.css`: the colours of the app's theme for the phones' page, dark where the device wants that. */
const themeColours = (root) =>
  virtual("colours.css", function load() {
    const file = join(root, "renderer/app/theme/colours.json");
    this.addWatchFile(file);
    const { light, dark } = JSON.parse(readFileSync(file, "utf8"));
    const variables = (colours) =>
      Object.entries(colours).map(([key, value]) => `--ad-${key.replace(/[A-Z]/g, "-$&").toLowerCase()}:${value};`);
    return `:root{${variables(light).join("")}}@media (prefers-color-scheme:dark){:root{${variables(dark).join("")}}}`;
  });

/** Characters beyond ASCII as escapes of the language they stand in, so that no mail program's idea of a text harms them. */
const asciiScript = (text) => text.replace(/[\u007f-\uffff]/g, (mark) => `\\u${hex4(mark)}`);
const asciiStyle = (text) => text.replace(/[\u007f-\uffff]/g, (mark) => `\\${hex4(mark)} `);
const hex4 = (mark) => mark.charCodeAt(0).toString(16).padStart(4, "0");

/**
 * Icons from their own files, each by its name: the package's list of all is six thousand modules, which whoever bundles
 * or runs a component would read for the sake of a few.
 */
export const singleIcons = () => ({
  name: "single-icons",
  enforce: "pre",
  transform: {
    filter: { id: { exclude: /\/node_modules\// }, code: "@tabler/icons-react" },
    handler: (code) => ({ code: withSingleIcons(code), map: null }),
  },
});

const withSingleIcons = (code) =>
  code.replace(/^import \{([^}]*)\} from "@tabler\/icons-react";/gm, (whole, names) => {
    const icons = names.split(",").filter((name) => name.trim() !== "" && !/^\s*type\s/.test(name));
    const imports = icons.map(
      (name) => `import ${name.trim()} from "@tabler/icons-react/dist/esm/icons/${name.trim()}.mjs";`,
    );
    // What follows stays in its line.
    return imports.join(" ") + "\n".repeat(whole.split("\n").length - 1);
  });

/** Builds that are parts of others, each made once a process, whoever asks. */
const inner = new Map();
function once(key, make) {
  if (!inner.has(key)) inner.set(key, make());
  return inner.get(key);
}

/**
 * `virtual:<name>`: script and style of a page as two texts, built by themselves, since they go into pages that people
 * pass around and not into ours.
 */
function passedPage(root, name, file) {
  return virtual(name, () => once(join(root, file), make));
  async function make() {
    const { build } = await import("vite");
    const [{ output }] = await build({
      configFile: false,
      root,
      logLevel: "warn",
      envDir: false,
      publicDir: false,
      plugins: [themeColours(root)],
      define: { "process.env.NODE_ENV": '"production"' },
      build: {
        write: false,
        target: ["chrome119", "safari17", "firefox121"],
        minify: true,
        lib: { entry: join(root, file), formats: ["iife"], name: "page" },
        rolldownOptions: { checks },
      },
    });
    const script = asciiScript(output.find(({ type }) => type === "chunk").code.trim());
    const style = asciiStyle(String(output.find(({ fileName }) => fileName.endsWith(".css")).source).trim());
    if (/<\/(?:script|style)|<!--/i.test(script + style)) throw new Error("The page's parts end their own elements.");
    return `export const script = ${JSON.stringify(script)};\nexport const style = ${JSON.stringify(style)};`;
  }
}

/**
 * `virtual:archive-thread`: the thread that reads archives as one text, so that it is found wherever the program is.
 */
function archiveThread(root) {
  const entry = join(root, "electron/host/backup/thread.ts");
  return virtual("archive-thread", () => once(entry, make));
  async function make() {
    const { build } = await import("vite");
    const { output } = await build({
      configFile: false,
      root,
      logLevel: "warn",
      envDir: false,
      publicDir: false,
      ssr: { noExternal: true },
      build: {
        ssr: entry,
        write: false,
        target: "node20.19",
        minify: true,
        rolldownOptions: { external, checks, output: { format: "cjs", codeSplitting: false } },
      },
    });
    return `export default ${JSON.stringify(output.find(({ type }) => type === "chunk").code)};`;
  }
}

/** What the code of the host imports that is made on the way. */
export const hostPlugins = (root) => [
  passedPage(root, "published-page", "renderer/published/page.ts"),
  passedPage(root, "call-page", "renderer/away/main.tsx"),
  archiveThread(root),
];

const cssModules = { pattern: "_[local]_[hash]", grid: false, container: false };

/**
 * What asks the host first runs as soon as it is there, before the fonts and the code of the screens: the host answers
 * while these arrive and are compiled. In development it is one of the modules that the page imports.
 */
const earlyQuestion = {
  name: "early-question",
  transformIndexHtml: {
    order: "post",
    handler(html, { bundle }) {
      const early = bundle && Object.keys(bundle).find((file) => /\/early-[^/]*\.js$/.test(file));
      if (!early) return html;
      const attrs = { type: "module", async: true, crossorigin: true, src: `/${early}` };
      return {
        html: html.replace(/\s*<link rel="modulepreload"[^>]*\/early-[^>]*>/, ""),
        tags: [{ tag: "script", attrs, injectTo: "head-prepend" }],
      };
    },
  },
};

/** Vite's options for one target, output in `outDir`; `tell` hears the folders of the packages in it. */
export async function options(root, target, outDir, tell) {
  const plugins = [shippedPackages(tell)];
  const common = { configFile: false, root, logLevel: "warn", envDir: false, plugins };
  if (target === "participant") {
    return {
      ...common,
      root: join(root, "renderer/participant"),
      plugins: [themeColours(root), ...plugins],
      build: {
        // Whatever people have in their pockets: browsers of the last three years.
        target: ["chrome119", "safari17", "firefox119"],
        outDir,
        emptyOutDir: true,
        manifest: true,
        modulePreload: { polyfill: false },
        assetsInlineLimit: 0,
        reportCompressedSize: false,
        rolldownOptions: { checks },
      },
    };
  }
  if (target === "renderer") {
    const { default: react } = await import("@vitejs/plugin-react");
    return {
      ...common,
      root: join(root, "renderer/app"),
      plugins: [singleIcons(), react(), earlyQuestion, ...plugins],
      // As PostCSS does it, which takes a third of the build: names of classes and animations are each file's own, no others.
      css: { transformer: "lightningcss", lightningcss: { cssModules } },
      build: {
        outDir,
        emptyOutDir: true,
        manifest: true,
        modulePreload: { polyfill: false },
        // The content policy allows fonts and pictures from the app itself alone, not from `data:`.
        assetsInlineLimit: 0,
        reportCompressedSize: false,
        // What the first screen needs is one file beside the first question: in the desktop app each is asked for through
        // the main process.
        rolldownOptions: {
          checks,
          output: {
            codeSplitting: {
              groups: [
                { name: "early", test: /renderer[\\/]app[\\/]host[\\/]early\.ts$/, priority: 1 },
                { name: "first", tags: ["$initial"] },
              ],
            },
          },
        },
        // A test holds the sizes to their bounds.
        chunkSizeWarningLimit: 1000,
      },
    };
  }
  const preload = target === "preload";
  const cli = target === "cli";
  // One file for each moment, since opening each of many small ones takes longer than reading it: what lists a folder; what
  // checks one; what opens the window, and the host that is read while the page is.
  const groups = {
    cli: [
      // With the few lines that nearly everything else needs, or others would load what checks for them.
      {
        name: "list",
        test: /electron[\\/]cli[\\/](?:list|main)\.ts$|shared[\\/](?:base[\\/](?:capital|day)|record[\\/]due)\.ts$/,
        priority: 1,
      },
      { name: "check", test: /electron[\\/]cli[\\/]check\.ts$/ },
    ],
    main: [
      { name: "start", tags: ["$initial"], priority: 2 },
      { name: "boot", test: /electron[\\/]main[\\/]boot\.ts$/, priority: 1 },
      { name: "host", test: /electron[\\/]main[\\/]host\.ts$/ },
    ],
  }[target];
  return {
    ...common,
    publicDir: false,
    plugins: [...hostPlugins(root), ...plugins],
    // yaml's modules for browsers do the same as its CommonJS for Node, of which nothing can be shaken off.
    resolve: {
      alias: [
        { find: /^yaml$/, replacement: join(root, "node_modules/yaml/browser/index.js") },
        // The SDK's server loads a whole validator for what ours never does; it gets another one.
        { find: /^\.\.\/validation\/ajv-provider\.js$/, replacement: join(root, "electron/mcp/no-validator.ts") },
      ],
    },
    // Everything is bundled, so that a packaged app needs no node_modules.
    ssr: { noExternal: true },
    build: {
      ssr: true,
      target: "node20.19",
      outDir,
      emptyOutDir: true,
      minify: true,
      rolldownOptions: {
        input: { index: join(root, entries[target]) },
        external,
        // The command line loads in pieces what the desktop app needs at once.
        checks: { ...checks, ineffectiveDynamicImport: false },
        output: {
          // A sandboxed preload is CommonJS in one file, and the command line starts faster so. Chunks lie beside the entry,
          // so that `import.meta.dirname` is the same in all.
          format: preload || cli ? "cjs" : "esm",
          entryFileNames: preload ? "[name].cjs" : "[name].js",
          chunkFileNames: "[name]-[hash].js",
          codeSplitting: preload ? false : { groups },
        },
      },
    },
  };
}

/** Entries that aren't there, as `path (target)`. */
const missingEntries = (root, targets = Object.keys(entries)) =>
  targets
    .filter((target) => !existsSync(join(root, entries[target])))
    .map((target) => `${entries[target]} (${target})`);

/** A digest over path, size and time of every source file: notices deleted files and older ones that came back, too. */
export function fingerprint(root) {
  const hash = createHash("sha256");
  const add = (path) => {
    const stat = lstatSync(path, { throwIfNoEntry: false });
    if (stat?.isDirectory()) for (const name of readdirSync(path).sort()) add(join(path, name));
    else if (stat) hash.update(`${relative(root, path)}\0${stat.size}\0${stat.mtimeMs}\n`);
  };
  for (const source of sources) add(join(root, source));
  return hash.digest("hex");
}

const stampsOf = (root) => join(root, "out/built");

/** What the sources were when each target was built; nothing where that isn't known. */
function stamps(root) {
  try {
    return JSON.parse(readFileSync(stampsOf(root), "utf8"));
  } catch {
    return {};
  }
}

/** Those of the targets whose sources differ from what they were built from, or that aren't there. */
export function staleTargets(root, targets = Object.keys(entries), now = fingerprint(root)) {
  const built = stamps(root);
  return targets.filter((target) => built[target] !== now || !existsSync(join(root, "out", target)));
}

/** Puts a folder in the place of another, even while somebody else does the same. */
async function place(from, to, tries = 5) {
  await rm(to, { recursive: true, force: true, maxRetries: 3 });
  try {
    await rename(from, to);
  } catch (error) {
    if (tries === 0) throw error;
    await place(from, to, tries - 1);
  }
}

/** What playbooks and examples have to be, by the folder that holds them. */
async function templateSchemas(root) {
  const { runnerImport } = await import("vite");
  const load = (path) => runnerImport(join(root, path), { configFile: false, root, envDir: false, logLevel: "error" });
  const [playbook, record] = [await load("shared/playbook/schema.ts"), await load("shared/record/schema.ts")];
  return { playbooks: playbook.module.playbookSchema, examples: record.module.answersSchema };
}

/**
 * Playbooks and examples as JSON, as their schemas make them, so that an app starts without reading YAML and without
 * checking what came with it. Throws when one isn't what it has to be.
 */
export async function writeTemplates(root, to) {
  const { parse: fromYaml } = await import("yaml");
  await cp(join(root, "templates/playbooks/past"), join(to, "playbooks/past"), { recursive: true });
  for (const [folder, schema] of Object.entries(await templateSchemas(root))) {
    await mkdir(join(to, folder), { recursive: true });
    for (const file of readdirSync(join(root, "templates", folder)).filter((name) => name.endsWith(".yaml"))) {
      const value = schema.parse(fromYaml(readFileSync(join(root, "templates", folder, file), "utf8")));
      await writeFile(join(to, folder, file.replace(/yaml$/, "json")), JSON.stringify(value));
    }
  }
}

/**
 * Builds the targets and puts each in its place only when all are done, so that a failed build leaves the last good one.
 * Throws with a sentence when an entry is missing.
 */
export async function build(root, targets = Object.keys(entries)) {
  const missing = missingEntries(root, targets);
  if (missing.length > 0) throw new Error(`Can't build: missing ${missing.join(", ")}`);
  const before = fingerprint(root);
  const out = join(root, "out");
  const fresh = join(out, `.fresh-${process.pid}`);
  const { build: vite } = await import("vite");
  // What an older build of another target took may be gone from node_modules by now.
  const others = Object.keys(entries).filter((target) => !targets.includes(target));
  const stale = staleTargets(root, others, before);
  const known = builtPackages(root);
  const packages = Object.fromEntries(others.filter((one) => !stale.includes(one)).map((one) => [one, known[one]]));
  // A test runner's own value would put React's development build into the app.
  const { NODE_ENV } = process.env;
  process.env.NODE_ENV = "production";
  try {
    const done = await Promise.allSettled(
      targets.map(async (target) => {
        const tell = (folders) => {
          packages[target] = folders.map((folder) => relative(root, folder).replaceAll("\\", "/"));
        };
        await vite(await options(root, target, join(fresh, target), tell));
      }),
    );
    for (const { reason } of done) if (reason !== undefined) throw reason;
    const [first, ...more] = ["main", "cli"].filter((one) => targets.includes(one));
    if (first) await writeTemplates(root, join(fresh, first, "templates"));
    for (const other of more) {
      await cp(join(fresh, first, "templates"), join(fresh, other, "templates"), { recursive: true });
    }
    if (targets.includes("cli")) {
      await writeFile(join(fresh, "cli/package.json"), '{ "type": "commonjs" }\n');
      const keep = [join(import.meta.dirname, "compiled.mjs"), join(fresh, "cli")];
      const { ok, why } = await run(process.execPath, keep);
      if (!ok) console.warn(`Nothing compiled is kept for the command line, which starts slower so: ${why}`);
    }
    await mkdir(out, { recursive: true });
    // In the order of the targets, whichever was built first.
    const all = Object.keys(entries).filter((target) => packages[target]);
    const ordered = Object.fromEntries(all.map((target) => [target, packages[target]]));
    const licences = notices(shipped(root, ordered));
    await writeFile(join(out, "packages.json"), JSON.stringify(ordered));
    for (const target of targets) await place(join(fresh, target), join(out, target));
    if (existsSync(join(out, "renderer"))) await writeFile(join(out, "renderer/licences.txt"), licences);
    const built = Object.fromEntries(all.map((target) => [target, before]));
    await writeFile(stampsOf(root), JSON.stringify(built));
  } finally {
    if (NODE_ENV === undefined) delete process.env.NODE_ENV;
    else process.env.NODE_ENV = NODE_ENV;
    await rm(fresh, { recursive: true, force: true });
  }
}
