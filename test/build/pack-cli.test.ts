/** The package of the command line, as somebody uses it who has nothing but its file. */
import { execFileSync, spawnSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { stageCli } from "../../scripts/lib/pack-cli.mjs";
import { removeFolder } from "../temporary";

const root = resolve(import.meta.dirname, "../..");
let folder = "";
let tarball = "";
let file = "";
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "adroit-pack-"));
  const stage = join(folder, "stage");
  ({ file } = await stageCli(root, stage));
  execFileSync("npm", ["pack", "--ignore-scripts", "--silent", `--pack-destination=${folder}`], { cwd: stage });
  tarball = join(folder, file);
});
afterAll(() => removeFolder(folder));

/** `npx --package ./TARBALL adroit ...` in a folder of its own, npm's network off. */
function adroit(at: string, ...argv: string[]) {
  cpSync(tarball, join(at, file));
  return spawnSync("npx", ["--yes", "--package", `./${file}`, "adroit", ...argv], {
    cwd: at,
    encoding: "utf8",
    env: {
      ...process.env,
      npm_config_offline: "true",
      npm_config_registry: "http://127.0.0.1:1/",
      npm_config_cache: join(folder, "cache"),
    },
  });
}

test("it is small, has a program, and neither packages nor scripts of its own", () => {
  const { scripts, dependencies, bin, name, version } = JSON.parse(
    readFileSync(join(folder, "stage/package.json"), "utf8"),
  );
  expect({ scripts, dependencies, bin, name }).toEqual({
    scripts: undefined,
    dependencies: undefined,
    bin: { adroit: "out/cli/index.js" },
    name: "adroit-cli",
  });
  expect(version).toBe(JSON.parse(readFileSync(join(root, "package.json"), "utf8")).version);
  expect(statSync(tarball).size).toBeLessThan(1.5 * 1024 * 1024);
  const names = execFileSync("tar", ["-tzf", tarball], { encoding: "utf8" });
  expect(names).not.toMatch(/react|electron|node_modules|\.map$/im);
});

test("from an empty folder without network it says its version, checks a log and decides", () => {
  const at = mkdtempSync(join(folder, "empty-"));
  const version = adroit(at, "--version");
  expect(version.stdout, version.stderr).toBe(`${file.replace(/^adroit-cli-|\.tgz$/g, "")}\n`);
  mkdirSync(join(at, "docs/adr"), { recursive: true });
  writeFileSync(
    join(at, "docs/adr/0001-use-queues.md"),
    "# 1. Use queues\n\n## Status\n\nAccepted\n\nSee [b](b.md).\n",
  );
  const checked = adroit(at, "check");
  expect({ code: checked.status, out: checked.stdout }).toEqual({
    code: 1,
    out: "docs/adr/0001-use-queues.md:7: The link to b.md leads nowhere.\n",
  });
  cpSync(join(root, "templates/examples/shop.yaml"), join(at, "shop.yaml"));
  const decided = adroit(at, "decide", "shop.yaml", "--json");
  expect(decided.status, decided.stderr).toBe(0);
  expect(JSON.parse(decided.stdout)).toHaveProperty("playbook");
});

test("what only the app has says so", () => {
  const at = mkdtempSync(join(folder, "serve-"));
  const served = adroit(at, "serve");
  expect(served.status).toBe(2);
  expect(served.stderr).toContain("without the app's pages");
});

test("nothing of ours asks npm for another's package of our name", () => {
  const tracked = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard"], {
    cwd: root,
    encoding: "utf8",
  });
  const documents = tracked
    .split("\n")
    .filter((name) => /\.(md|ya?ml|mjs|json|sh)$|^\.ci\//.test(name) && !/^(test|package-lock)/.test(name))
    .filter((name) => existsSync(join(root, name)));
  expect(documents).toContain("README.md");
  const wrong = /\bnpx\s+(?:(?:-y|--yes)\s+)?adroit\b|\bnpm\s+(?:i|install|exec)\s+(?:-\S+\s+)*adroit\b/;
  expect(documents.filter((name) => wrong.test(readFileSync(join(root, name), "utf8")))).toEqual([]);
  expect("npx --yes adroit check").toMatch(wrong);
  expect("npx --yes --package ./adroit-cli-0.2.0.tgz adroit check").not.toMatch(wrong);
});

test("its own licence and those of what is in it come with it", () => {
  const names = readdirSync(join(folder, "stage"));
  expect(names).toEqual(expect.arrayContaining(["LICENSE", "licences.txt", "README.md"]));
  expect(readFileSync(join(folder, "stage/licences.txt"), "utf8")).toContain("zod");
});
