import { execFile, execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { expect, onTestFinished, test } from "vitest";
import { builtCommit, commitOf, table } from "../../scripts/lib/against.mjs";
import { removeFolder } from "../temporary";
import { npm, project } from "./project";

const repository = resolve(import.meta.dirname, "../..");

const bench = (...args: string[]) =>
  promisify(execFile)(process.execPath, [join(repository, "scripts/bench.mjs"), ...args]).then(
    () => ({ code: 0, stderr: "" }),
    ({ code, stderr }) => ({ code, stderr }),
  );

test.each([
  ["a commit that isn't in the clone", ["--against", "0123456789abcdef"], /no commit 0123456789abcdef in this clone/],
  ["an option of git's", ["--against=--all"], /no commit --all in this clone/],
  ["a file of the commit", ["--against", "HEAD:package.json"], /no commit HEAD:package\.json/],
  ["no commit", ["--against"], /argument missing/],
  ["two filters", ["--against", "HEAD", "startup", "memory"], /One filter at most: startup, memory/],
  ["an option that there isn't", ["--agianst", "HEAD"], /--agianst.*--against COMMIT/],
])("%s is refused with a sentence, before anything is built or measured", async (_, args, why) => {
  const { code, stderr } = await bench(...args);
  expect(code).toBe(2);
  expect(stderr).toMatch(why);
});

/** A project with one commit that can be built, and a change since. */
function committed() {
  const made = project();
  const git = (...args: string[]) => execFileSync("git", ["-C", made.root, ...args], { encoding: "utf8" }).trim();
  made.write(".gitignore", "node_modules\nbin\n");
  git("init", "-q");
  git("add", "-A");
  git("-c", "user.name=Ana", "-c", "user.email=ana@example.org", "commit", "-q", "-m", "Begin");
  made.write("shared/some.ts", "export const since = true;");
  made.program("npm", npm);
  const cache = mkdtempSync(join(tmpdir(), "adroit-cache-"));
  onTestFinished(() => removeFolder(cache));
  const context = { root: made.root, env: { ...made.env, XDG_CACHE_HOME: cache }, say: made.say, every: 100 };
  return { ...made, git, cache, context };
}

test.skipIf(process.platform === "win32")(
  "a commit gets a folder of its own with packages and a build, once, and leaves no trace in the clone",
  async () => {
    const { root, git, cache, context, lines } = committed();
    const state = () => git("status", "--porcelain") + git("worktree", "list") + git("branch", "--all");
    const before = state();
    const commit = (await commitOf(root, "HEAD")) ?? "";
    expect(commit).toBe(git("rev-parse", "HEAD"));
    const folder = await builtCommit(context, commit);
    expect(folder).toBe(join(cache, "adroit-bench", commit));
    expect(readFileSync(join(folder, "shared/some.ts"), "utf8")).toBe("export {};");
    expect(readFileSync(join(folder, "npm-arguments"), "utf8")).toMatch(/^ci --ignore-scripts /);
    expect(existsSync(join(folder, "out/cli/index.js"))).toBe(true);
    expect(existsSync(join(root, "out"))).toBe(false);
    expect(state()).toBe(before);

    rmSync(join(folder, "npm-arguments"));
    const said = lines.length;
    expect(await builtCommit(context, commit)).toBe(folder);
    expect([existsSync(join(folder, "npm-arguments")), lines.length]).toEqual([false, said]);
  },
);

test.skipIf(process.platform === "win32")("what was broken off is begun anew", async () => {
  const { root, context, program } = committed();
  const commit = (await commitOf(root, "HEAD")) ?? "";
  program("npm", "process.exit(1);");
  await expect(builtCommit(context, commit)).rejects.toThrow("its packages can't be installed");
  program("npm", npm);
  expect(existsSync(join(await builtCommit(context, commit), "out/built"))).toBe(true);
});

test("the table has the work, that commit, now and the ratio", () => {
  const results = [
    { work: "list", unit: "ms", before: 200, now: 150.04 },
    { work: "new work", unit: "MB", before: null, now: 3 },
  ];
  expect(table(results, "0123456789abcdef")).toEqual([
    "work      0123456789     now  ratio",
    "list          200 ms  150 ms   0.75",
    "new work        - MB    3 MB      -",
  ]);
});

test("what measures imports neither of the two trees, but what finds a Chromium", () => {
  const folder = join(repository, "test/bench/against");
  const files = [join(repository, "test/bench/against.mjs"), ...readdirSync(folder).map((name) => join(folder, name))];
  const imported = files.flatMap((file) =>
    [...readFileSync(file, "utf8").matchAll(/(?:from |import\(|import )"([^"]+)"/g)].map(([, name = ""]) => name),
  );
  expect(imported.length).toBeGreaterThan(9);
  expect(imported.filter((name) => /^(?:\.\.|#)/.test(name))).toEqual(["../../../scripts/lib/serve.mjs"]);
});
