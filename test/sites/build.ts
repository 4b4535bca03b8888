/** Builds a folder of Markdown with a real site generator, and reads its pages as a person would. */
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

export interface Site {
  name: string;
  /** Why it can't be built here, or `null`. */
  missing: string | null;
  version(): string;
  /** Builds the pages in an empty folder and gives the HTML of each file. */
  build(folder: string, pages: { file: string; text: string }[]): (file: string) => string;
}

const here = import.meta.dirname;
const bin = (name: string) => join(here, "packages/node_modules/.bin", name);

function run(command: string, args: string[], cwd: string): string {
  try {
    return execFileSync(command, args, {
      cwd,
      encoding: "utf8",
      stdio: ["ignore", "pipe", "pipe"],
      timeout: 900_000,
      maxBuffer: 64_000_000,
      env: { ...process.env, NO_UPDATE_NOTIFIER: "1", DOCUSAURUS_TELEMETRY_DISABLED: "1", LANG: "C.UTF-8" },
    });
  } catch (error) {
    const { stdout = "", stderr = "" } = error as { stdout?: string; stderr?: string };
    throw new Error(`${command} ${args.join(" ")} failed:\n${stdout}\n${stderr}`.slice(0, 8000));
  }
}

function onPath(name: string): string | null {
  const there = (process.env.PATH ?? "").split(":").some((folder) => existsSync(join(folder, name)));
  return there ? null : `${name} isn't installed`;
}

const installed = (name: string) =>
  existsSync(bin(name)) ? null : `run npm ci --ignore-scripts in test/sites/packages`;

function write(folder: string, dir: string, pages: { file: string; text: string }[]): void {
  mkdirSync(join(folder, dir), { recursive: true });
  for (const { file, text } of pages) writeFileSync(join(folder, dir, file), text);
}

/** The page that a generator made of a file, wherever it put it. */
function found(folder: string): (file: string) => string {
  const files = (readdirSync(folder, { recursive: true }) as string[]).filter((name) => name.endsWith(".html"));
  return (file) => {
    const stem = file.replace(/\.md$/, "");
    const wanted = [stem, stem.replace(/^\d+-/, ""), stem.toLowerCase()];
    const page = files.find((name) => {
      const parts = name.replace(/(?:\/index)?\.html$/, "").split("/");
      return wanted.includes(parts.at(-1) ?? "");
    });
    if (page === undefined) throw new Error(`no page for ${file} among ${files.join(", ")}`);
    return readFileSync(join(folder, page), "utf8");
  };
}

export const sites: Site[] = [
  {
    name: "docusaurus",
    missing: installed("docusaurus"),
    version: () =>
      JSON.parse(readFileSync(join(here, "packages/node_modules/@docusaurus/core/package.json"), "utf8")).version,
    build(folder, pages) {
      // Names without digits in front, which it would take for positions.
      write(
        folder,
        "docs",
        pages.map(({ file, text }) => ({ file: `p${file}`, text })),
      );
      writeFileSync(
        join(folder, "docusaurus.config.js"),
        `module.exports = { title: "ADRs", url: "https://example.org", baseUrl: "/", onBrokenLinks: "warn",
          onBrokenAnchors: "ignore", presets: [["classic", { docs: { routeBasePath: "adrs", sidebarPath: undefined }, blog: false, pages: false }]] };`,
      );
      writeFileSync(join(folder, "package.json"), '{ "name": "adrs", "private": true }');
      run("ln", ["-s", join(here, "packages/node_modules"), "node_modules"], folder);
      run(bin("docusaurus"), ["build", "--no-minify"], folder);
      const page = found(join(folder, "build"));
      return (file) => page(`p${file}`);
    },
  },
  {
    name: "vitepress",
    missing: installed("vitepress"),
    version: () => JSON.parse(readFileSync(join(here, "packages/node_modules/vitepress/package.json"), "utf8")).version,
    build(folder, pages) {
      write(folder, "docs", pages);
      writeFileSync(join(folder, "package.json"), '{ "name": "adrs", "private": true, "type": "module" }');
      run("ln", ["-s", join(here, "packages/node_modules"), "node_modules"], folder);
      run(bin("vitepress"), ["build", "docs"], folder);
      return found(join(folder, "docs/.vitepress/dist"));
    },
  },
  {
    name: "mkdocs",
    missing: onPath("mkdocs"),
    version: () => run("mkdocs", ["--version"], here).trim(),
    build(folder, pages) {
      write(folder, "docs", [...pages, { file: "index.md", text: "# ADRs\n" }]);
      // With the extensions that sites of ADRs switch on, each of which reads more signs.
      const extensions = "markdown_extensions: [extra, admonition, sane_lists]";
      writeFileSync(join(folder, "mkdocs.yml"), `site_name: ADRs\nplugins: []\n${extensions}\n`);
      run("mkdocs", ["build", "--strict", "--quiet"], folder);
      return found(join(folder, "site"));
    },
  },
  {
    name: "jekyll",
    missing: onPath("jekyll"),
    version: () => run("jekyll", ["--version"], here).trim(),
    build(folder, pages) {
      // A page without front matter is copied as it is; GitHub Pages makes pages of those as well.
      const matter = (text: string) => (text.startsWith("---\n") ? text : `---\n---\n${text}`);
      write(
        folder,
        "docs",
        pages.map(({ file, text }) => ({ file, text: matter(text) })),
      );
      writeFileSync(join(folder, "_config.yml"), "title: ADRs\n");
      run("jekyll", ["build", "--quiet"], folder);
      return found(join(folder, "_site"));
    },
  },
  {
    name: "hugo",
    missing: onPath("hugo"),
    version: () => run("hugo", ["version"], here).trim(),
    build(folder, pages) {
      write(folder, "content/adrs", pages);
      mkdirSync(join(folder, "layouts/_default"), { recursive: true });
      writeFileSync(join(folder, "layouts/_default/single.html"), "<html><body>{{ .Content }}</body></html>");
      writeFileSync(join(folder, "config.toml"), 'baseURL = "https://example.org/"\ntitle = "ADRs"\n');
      run("hugo", ["--quiet"], folder);
      return found(join(folder, "public"));
    },
  },
  {
    name: "pandoc",
    missing: onPath("pandoc"),
    version: () => run("pandoc", ["--version"], here).split("\n")[0] ?? "",
    build(folder, pages) {
      write(folder, "docs", pages);
      for (const { file } of pages)
        run("pandoc", ["-f", "markdown", "-t", "html", file, "-o", file.replace(/md$/, "html")], join(folder, "docs"));
      return found(join(folder, "docs"));
    },
  },
];
