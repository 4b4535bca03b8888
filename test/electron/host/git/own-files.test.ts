/** git itself would wait for a pipe, or read a device into memory: it isn't started where something of that kind lies. */
import { execFileSync } from "node:child_process";
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { commit } from "#electron/host/git/commit";
import { uncommitted } from "#electron/host/git/committed";
import { outlook } from "#electron/host/git/outlook";
import { git } from "#electron/host/git/run";
import { gitState } from "#electron/host/git/state";
import { inspect } from "#electron/host/repo/find/inspect";
import type { AdroitError } from "#shared/base/error";
import { patience } from "../../../patience";
import { at, isolated, repository, type TestRepository } from "../../../samples/repository";

const { folder } = isolated();

function put(repo: TestRepository, file: string, make: (path: string) => void): void {
  const path = join(repo.root, file);
  mkdirSync(dirname(path), { recursive: true });
  rmSync(path, { recursive: true, force: true });
  make(path);
}

const pipe = (path: string) => void execFileSync("mkfifo", [path]);
const device = (path: string) => symlinkSync("/dev/zero", path);
const huge = (path: string) => {
  writeFileSync(path, "");
  truncateSync(path, 10 * 1024 ** 3);
};

const places: [string, (path: string) => void][] = [
  [".git/objects/info/alternates", device],
  [".git/objects/info/alternates", huge],
  [".git/config", pipe],
  [".git/HEAD", device],
  [".git/index", pipe],
  [".git/packed-refs", pipe],
  [".git/shallow", huge],
  [".git/info/exclude", pipe],
  [".git/info/attributes", device],
  [".git/commondir", pipe],
  [".git/refs/heads/main", pipe],
  [".gitattributes", pipe],
  [".gitignore", pipe],
  [".git", pipe],
];

test.skipIf(process.platform === "win32").each(places)("%s that is one is named at once", async (file, make) => {
  const repo = repository(folder());
  put(repo, file, make);
  const since = performance.now();
  await expect(git(repo.root, ["rev-parse", "HEAD"])).rejects.toMatchObject({
    code: "UNSAFE_PATH",
    subject: join(repo.root, file),
  });
  // The folder is still looked at, and says that nothing can be committed there.
  const { warnings } = await inspect(repo.root);
  if (file !== ".git" && file !== ".git/HEAD") expect(warnings.join()).toContain("git isn't started");
  expect(performance.now() - since).toBeLessThan(patience(5000));
});

test.skipIf(process.platform === "win32").each([".git/packed-refs", ".git/MERGE_HEAD"])(
  "of a file in the place of %s nothing is told",
  async (file) => {
    const repo = repository(folder());
    const outside = join(folder(), "kept-to-itself");
    writeFileSync(outside, "A SECRET of somebody\n");
    put(repo, file, (path) => symlinkSync(outside, path));
    repo.write("a.md", "# A\n");
    const request = { root: repo.root, files: ["a.md"], message: "Record it", hooks: false };
    const said = await commit(request).catch((error: AdroitError) => `${error.message} ${JSON.stringify(error)}`);
    expect(said).toContain(file === ".git/packed-refs" ? "line in .git/packed-refs" : "merge");
    expect(said).not.toContain("SECRET");
  },
);

test.skipIf(process.platform === "win32").each([".gitattributes", ".gitignore"])(
  "%s that is a pipe in any folder is named, by a look, before a commit and in it",
  async (name) => {
    const repo = repository(folder());
    repo.write("docs/adr/0001-a.md", "# A\n");
    repo.write("docs/adr/deep/b.md", "# B\n");
    repo.git("add", ".");
    repo.git("commit", "-q", "-m", "second");
    repo.write("docs/adr/deep/b.md", "# C\n");
    put(repo, `docs/adr/${name}`, pipe);
    const named = { code: "UNSAFE_PATH", subject: join(repo.root, "docs/adr", name) };
    const files = ["docs/adr/deep/b.md"];
    const request = { root: repo.root, files, message: "Record it", hooks: false };
    for (const look of [
      () => gitState(repo.root),
      () => uncommitted(repo.root, files),
      () => outlook(repo.root, files, null),
      () => commit(request),
      () => commit({ ...request, hooks: true }),
    ]) {
      const since = performance.now();
      await expect(look()).rejects.toMatchObject(named);
      expect(performance.now() - since).toBeLessThan(patience(8_000));
    }
  },
  patience(60_000),
);

/** A setting that names a file, as it is written. */
const settings: [string, (file: string) => string][] = [
  ["include.path", (file) => `[include]\n\tpath = ${file}\n`],
  ["include.path in quotes, on one line", (file) => `[include] path = "${file}" # more\n`],
  ["includeIf", (file) => `[includeIf "gitdir:**"]\n\tPath = ${file}\n`],
  ["an included file's own include", (file) => `[include]\n\tpath = more\n#${file}\n`],
  ["core.attributesFile", (file) => `[core]\n\tattributesFile = ${file}\n`],
  ["core.excludesFile", (file) => `[core]\n\texcludesFile = \\\n${file}\n`],
];

test.skipIf(process.platform === "win32").each(settings)(
  "what %s names is looked at before git reads it",
  async (_, written) => {
    for (const make of [pipe, device, huge]) {
      const repo = repository(folder());
      const named = join(repo.root, "named");
      put(repo, "named", make);
      appendFileSync(join(repo.root, ".git/config"), written(named));
      writeFileSync(join(repo.root, ".git/more"), `[include]\n\tpath = ../named\n`);
      const since = performance.now();
      await expect(gitState(repo.root)).rejects.toMatchObject({ code: "UNSAFE_PATH", subject: named });
      expect(performance.now() - since).toBeLessThan(patience(900));
    }
  },
);

/** The file that holds HEAD's commit. */
const headObject = (repo: TestRepository) => repo.git("rev-parse", "HEAD").replace(/^../, ".git/objects/$&/");
const one = (repo: TestRepository, folder: string, name: RegExp) =>
  `${folder}/${readdirSync(join(repo.root, folder)).find((file) => name.test(file))}`;

/** Files that git opens on its way, under names that nobody knows before; each after what makes such a file. */
const onItsWay: [string, string[], (repo: TestRepository) => string][] = [
  ["a loose object", ["status"], headObject],
  ["the index of a pack", ["repack", "-adq"], (repo) => one(repo, ".git/objects/pack", /\.idx$/)],
  ["the list of commit graphs", ["status"], () => ".git/objects/info/commit-graphs/commit-graph-chain"],
  ["the other part of an index", ["update-index", "--split-index"], (repo) => one(repo, ".git", /^sharedindex/)],
  [
    "the branch behind a branch",
    ["symbolic-ref", "refs/heads/main", "refs/heads/other"],
    () => ".git/refs/heads/other",
  ],
];

test.skipIf(process.platform === "win32").each(onItsWay)(
  "a pipe in the place of %s is named once git waits for it",
  async (_, before, path) => {
    const repo = repository(folder());
    repo.git(...before);
    const file = path(repo);
    put(repo, file, pipe);
    const since = performance.now();
    await expect(gitState(repo.root)).rejects.toMatchObject({ code: "UNSAFE_PATH", subject: join(repo.root, file) });
    expect(performance.now() - since).toBeLessThan(patience(5_000));
  },
);

test
  .skipIf(process.platform === "win32")
  .each([
    ...[".git/logs", ".git/logs/HEAD", ".git/logs/refs/heads", ".git/logs/refs/heads/main", ".git/logs/refs/heads/adr"],
    ...[".git/refs", ".git/refs/heads", ".git/objects", ".git/index"],
  ])("a commit goes through no link at %s", async (path) => {
  const repo = repository(folder());
  repo.write("a.md", "# A\n");
  const outside = mkdtempSync(join(folder(), "outside-"));
  const there = join(repo.root, path);
  const to = join(outside, "kept");
  if (existsSync(there)) renameSync(there, to);
  else writeFileSync(to, "");
  mkdirSync(dirname(there), { recursive: true });
  symlinkSync(to, there);
  const kept = () =>
    readdirSync(outside, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => [parentPath, name, readFileSync(join(parentPath, name), "base64")]);
  const before = kept();
  const branch = path.endsWith("adr") ? "adr" : undefined;
  const request = { root: repo.root, files: ["a.md"], message: "Record it", branch, hooks: false };
  await expect(commit(request)).rejects.toMatchObject({ code: "UNSAFE_PATH", subject: there });
  expect(kept()).toEqual(before);
  // Trusted, it is git's own commit.
  expect((await commit({ ...request, hooks: true })).files).toEqual(["a.md"]);
});

test("git's files of a linked worktree, of a submodule and of a whole folder that is a link are found", async () => {
  const repo = repository(folder());
  const linked = join(folder(), "linked-tree");
  repo.git("worktree", "add", "-q", "-b", "side", linked);
  expect((await gitState(linked)).branch).toBe("side");
  put(repo, ".git/info/exclude", pipe);
  await expect(git(linked, ["status"])).rejects.toMatchObject({ code: "UNSAFE_PATH" });

  const other = repository(folder());
  const own = join(folder(), "elsewhere");
  execFileSync("mv", [join(other.root, ".git"), own]);
  symlinkSync(own, join(other.root, ".git"));
  expect((await gitState(other.root)).branch).toBe("main");
  symlinkSync("/dev/null", join(own, "shallow"));
  await expect(git(other.root, ["status"])).rejects.toMatchObject({ code: "UNSAFE_PATH" });
});

test("a git that didn't answer isn't waited for again at once", async () => {
  const repo = repository(folder());
  put(repo, headObject(repo), pipe);
  const late = { reads: true, timeout: 300 };
  await expect(git(repo.root, ["cat-file", "commit", "HEAD"], late)).rejects.toMatchObject({
    message: expect.stringContaining("took longer"),
  });
  const since = performance.now();
  await expect(git(repo.root, ["ls-files"], { reads: true })).rejects.toMatchObject({
    message: expect.stringContaining("took longer"),
  });
  expect(performance.now() - since).toBeLessThan(patience(250));
});

test("a link in a circle is left to git, which says so", async () => {
  const repo = repository(folder());
  put(repo, ".git/info/exclude", (path) => symlinkSync(path, path));
  await expect(git(repo.root, ["rev-parse", "HEAD"])).resolves.toMatchObject({ code: 0 });
  expect(at(repo.root).has("README.md")).toBe(true);
});
