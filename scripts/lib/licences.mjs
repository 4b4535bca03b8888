/** What is shipped of other people's work, from the modules that really went into the bundles, and on what terms. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const folderName = /^(.*\/node_modules\/((?:@[^/]+\/)?[^/]+))\//s;

/** Folder of the package that a module belongs to, or null for our own. */
export function packageFolder(id) {
  const path = id.replace(/^\0/, "").replaceAll("\\", "/");
  return folderName.exec(path.split("?")[0] ?? "")?.[1] ?? null;
}

/** A Vite plugin that calls back with the folders of all packages of which something is in the output. */
export function shippedPackages(tell) {
  return {
    name: "shipped-packages",
    generateBundle(_options, bundle) {
      const modules = Object.values(bundle).flatMap((chunk) =>
        Object.entries(chunk.type === "chunk" ? chunk.modules : {}).flatMap(([id, { renderedLength }]) =>
          renderedLength > 0 ? [id] : [],
        ),
      );
      // Style sheets and what they load end up in files of their own, which don't name their modules.
      const styles = [...this.getModuleIds()].filter((id) => /\.css(\?|$)/.test(id));
      tell([...new Set([...modules, ...styles].map(packageFolder).filter((folder) => folder !== null))].sort());
    },
  };
}

const textName = /^(licen[cs]e|copying|notice)(\.(md|txt|markdown))?$/i;

/** Name, version, licence and its text of a package, from its own files. Throws when it doesn't say. */
function describePackage(folder) {
  const { name, version, license, author, homepage, repository } = JSON.parse(
    readFileSync(join(folder, "package.json"), "utf8"),
  );
  if (typeof license !== "string") throw new Error(`${name} doesn't say what licence it has`);
  const files = readdirSync(folder).filter((file) => textName.test(file));
  const text = files.map((file) => readFileSync(join(folder, file), "utf8").trim()).join("\n\n");
  const url = homepage ?? (typeof repository === "string" ? repository : repository?.url) ?? "";
  const by = typeof author === "string" ? author : (author?.name ?? "");
  return { name, version, licence: license, text, by, url: url.replace(/^git\+/, "").replace(/\.git$/, "") };
}

/**
 * All packages of the last build, by name, each with the targets it is in.
 * @param {string} root
 * @param {Record<string, string[]>} packages folders (relative to the root) by target
 */
export function shipped(root, packages) {
  const found = new Map();
  for (const [target, folders] of Object.entries(packages)) {
    for (const folder of folders) {
      const one = found.get(folder) ?? { ...describePackage(join(root, folder)), targets: [] };
      one.targets.push(target);
      found.set(folder, one);
    }
  }
  const order = (one) => `${one.name} ${one.version}`;
  return [...found.values()].sort((a, b) => (order(a) < order(b) ? -1 : 1));
}

/** Folders by target as the build left them, empty before the first. */
export function builtPackages(root) {
  const path = join(root, "out/packages.json");
  return existsSync(path) ? JSON.parse(readFileSync(path, "utf8")) : {};
}

const wherever = { main: "desktop", preload: "desktop", cli: "command line", renderer: "page" };

/** The list for people who look at the project. */
export function licencesPage(list) {
  const rows = list.map(({ name, version, licence, targets }) => {
    const where = [...new Set(targets.map((target) => wherever[target] ?? target))].join(", ");
    return `| ${name} | ${version} | ${licence} | ${where} |`;
  });
  return `${[
    "# Licences of what is shipped",
    "",
    "Written by `node scripts/licences.mjs` from the modules that are in the built bundles; what only builds and tests need",
    "isn't shipped and isn't listed. The texts go with the app, in `licences.txt` beside its page. The desktop app also",
    "contains Electron (MIT) and Chromium, whose own lists lie beside the program as `LICENSE` and `LICENSES.chromium.html`.",
    "",
    "| Package | Version | Licence | In |",
    "| --- | --- | --- | --- |",
    ...rows,
  ].join("\n")}\n`;
}

/** The texts that go with the app; packages with the same text share it. */
export function notices(list) {
  const byText = new Map();
  for (const { name, version, licence, text, by, url } of list) {
    const own = text || [`${licence} licence`, by && `Copyright ${by}`, url].filter(Boolean).join("\n");
    byText.set(own, [...(byText.get(own) ?? []), `${name} ${version} (${licence})`]);
  }
  const parts = [...byText].map(([text, names]) => `${names.join("\n")}\n\n${text}\n`);
  return `Adroit contains work of others, with thanks, on these terms.\n\n${parts.join(`\n${"-".repeat(80)}\n\n`)}`;
}
