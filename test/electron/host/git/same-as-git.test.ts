/** What git itself would commit, and what Adroit commits, in repositories with settings of every kind. */
import { execFileSync } from "node:child_process";
import { chmodSync, cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, onTestFinished, test, vi } from "vitest";
import { commit } from "#electron/host/git/commit";
import { outlook } from "#electron/host/git/outlook";
import { at, isolated, repository, type TestRepository } from "../../../samples/repository";

const { folder } = isolated();
const adr = "docs/decisions/0001-web.md";
const data = "docs/decisions/.adroit/0001-web.json";
const files = [adr, data];
const message = "Record the choice of a web framework\n\n# Not a comment\nBecause it fits.\n";

let key = "";
beforeAll(() => {
  key = join(folder(), "key");
  execFileSync("ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-f", key]);
  // The same moment for both, so that equal commits have equal names.
  vi.stubEnv("GIT_AUTHOR_DATE", "1795000000 +0100");
  vi.stubEnv("GIT_COMMITTER_DATE", "1795000000 +0100");
});

function hook(repo: TestRepository, name: string, body: string): void {
  const folder = repo.git("rev-parse", "--git-path", "hooks");
  const path = `${folder}/${name}`;
  repo.write(path, `#!/bin/sh\n${body}\n`);
  chmodSync(join(repo.root, path), 0o755);
}

function config(repo: TestRepository, settings: Record<string, string>): void {
  for (const [name, value] of Object.entries(settings)) repo.git("config", name, value);
}

/** A filter of the kind that LFS is: what is stored is a pointer. */
function pointers(repo: TestRepository, more: Record<string, string> = {}): void {
  config(repo, {
    "filter.big.clean": "printf 'pointer '; git hash-object --stdin",
    "filter.big.smudge": "cat",
    ...more,
  });
}

function clone(from: TestRepository, ...how: string[]): TestRepository {
  const root = join(mkdtempSync(join(folder(), "clone-")), "clone");
  from.git("clone", "-q", ...how, `file://${from.root}`, root);
  const repo = at(root);
  config(repo, { "user.name": "Ana", "user.email": "ana@example.org" });
  return repo;
}

/** A clone that lacks objects, of a repository that has files outside of what was checked out. */
function partial(filter: string): TestRepository {
  const from = repository(folder());
  config(from, { "uploadpack.allowFilter": "true" });
  from.write("big/one.bin", "x".repeat(1000));
  from.git("add", ".");
  from.git("commit", "-qm", "big");
  return clone(from, `--filter=${filter}`, "--sparse");
}

interface Case {
  name: string;
  /** A repository that can't be copied. */
  make?(): TestRepository;
  /** Makes the repository what it is, before the export. */
  prepare?(repo: TestRepository): void;
  /** After the export. */
  exported?(repo: TestRepository): void;
  /** Without trust it is the same too. */
  quiet?: true;
  /** What git is told beyond its own commands, to do what was asked. */
  add?: string[];
  settings?: string[];
  /** Paths that git's own index leaves behind; ours agrees there. */
  behind?: string[];
  options?: Parameters<typeof repository>[1];
  /** Settings of the user, for all repositories. */
  everywhere?(): Record<string, string>;
}

const crlf = (repo: TestRepository) => repo.write(adr, "# Web\r\n\r\nBecause.\r\n");

const cases: Case[] = [
  {
    name: "a linked worktree",
    quiet: true,
    make() {
      const linked = join(mkdtempSync(join(folder(), "linked-")), "side");
      repository(folder()).git("worktree", "add", "-q", "-b", "side", linked);
      return at(linked);
    },
  },
  {
    name: "a linked worktree with a hook of the repository",
    make() {
      const repo = repository(folder());
      hook(repo, "commit-msg", 'echo "Seen" >> "$1"');
      const linked = join(mkdtempSync(join(folder(), "linked-")), "side");
      repo.git("worktree", "add", "-q", "-b", "side", linked);
      return at(linked);
    },
  },
  {
    name: "a submodule",
    quiet: true,
    make() {
      const outer = repository(folder());
      const inner = repository(folder());
      outer.git("-c", "protocol.file.allow=always", "submodule", "--quiet", "add", inner.root, "sub");
      const sub = at(join(outer.root, "sub"));
      config(sub, { "user.name": "Ana", "user.email": "ana@example.org" });
      return sub;
    },
  },
  {
    name: "names by sha256",
    quiet: true,
    make() {
      const root = mkdtempSync(join(folder(), "sha256-"));
      const repo = at(root);
      repo.git("init", "-q", "--object-format=sha256");
      config(repo, { "user.name": "Ana", "user.email": "ana@example.org" });
      repo.write("README.md", "# Shop\n");
      repo.git("add", ".");
      repo.git("commit", "-qm", "first");
      return repo;
    },
  },
  {
    name: "a clone without the content of files",
    quiet: true,
    add: ["--sparse"],
    make: () => partial("blob:none"),
  },
  {
    name: "a clone of one commit",
    quiet: true,
    make() {
      const from = repository(folder());
      from.write("README.md", "# Later\n");
      from.git("commit", "-qam", "later");
      return clone(from, "--depth=1");
    },
  },
  { name: "nothing special", quiet: true },
  { name: "no commit yet", options: { first: false }, quiet: true },
  {
    name: "other files staged and changed",
    quiet: true,
    exported: (repo) => {
      repo.write("other.txt", "x\n");
      repo.git("add", "other.txt");
      repo.write("README.md", "# Edited\n");
    },
  },
  {
    name: "the files staged in another state",
    quiet: true,
    exported: (repo) => {
      repo.git("add", adr);
      repo.write(adr, "# Web, later\n");
    },
  },
  {
    name: "a deleted file",
    quiet: true,
    prepare: (repo) => {
      repo.write(adr, "x\n");
      repo.write(data, "{}\n");
      repo.git("add", "docs");
      repo.git("commit", "-qm", "before");
    },
    exported: (repo) => rmSync(join(repo.root, adr)),
  },
  {
    name: "signing by an ssh key",
    prepare: (repo) => config(repo, { "commit.gpgSign": "true", "gpg.format": "ssh", "user.signingKey": `${key}.pub` }),
  },
  {
    name: "signing and a hook that writes the message",
    prepare: (repo) => {
      config(repo, { "commit.gpgSign": "true", "gpg.format": "ssh", "user.signingKey": `${key}.pub` });
      hook(repo, "prepare-commit-msg", 'echo "Ticket: 7" >> "$1"');
    },
  },
  {
    name: "a filter for Markdown",
    prepare: (repo) => {
      config(repo, { "filter.shout.clean": "tr a-z A-Z" });
      repo.write(".gitattributes", "*.md filter=shout\n");
    },
  },
  {
    name: "a required filter like LFS",
    prepare: (repo) => {
      pointers(repo, { "filter.big.required": "true" });
      repo.write(".gitattributes", "*.json filter=big -text\n");
    },
  },
  { name: "a filter that no attribute names", quiet: true, prepare: (repo) => pointers(repo) },
  {
    name: "a filter for other files",
    quiet: true,
    prepare: (repo) => {
      pointers(repo, { "filter.big.required": "true" });
      repo.write(".gitattributes", "*.bin filter=big\n");
    },
  },
  {
    name: "a hook that looks",
    prepare: (repo) => hook(repo, "pre-commit", "git diff --cached --name-only -- '*.md' | grep -q 0001"),
  },
  {
    name: "a hook that edits and adds",
    behind: [adr],
    prepare: (repo) => hook(repo, "pre-commit", `echo formatted >> ${adr}\ngit add ${adr}`),
  },
  {
    name: "a hook that adds another file",
    behind: ["docs/list.md"],
    prepare: (repo) => hook(repo, "pre-commit", "ls docs/decisions > docs/list.md\ngit add docs/list.md"),
  },
  { name: "a hook that edits and doesn't add", prepare: (repo) => hook(repo, "pre-commit", `echo later >> ${adr}`) },
  {
    name: "a hook that takes a file out",
    behind: [data],
    prepare: (repo) => hook(repo, "pre-commit", `git rm -q --cached ${data}`),
  },
  { name: "a hook on the message", prepare: (repo) => hook(repo, "commit-msg", 'sed -i s/choice/CHOICE/ "$1"') },
  { name: "a hook after the commit", prepare: (repo) => hook(repo, "post-commit", "echo done > .git/done") },
  { name: "a hook after the commit that fails", prepare: (repo) => hook(repo, "post-commit", "exit 3") },
  {
    name: "hooks in a folder of the repository",
    prepare: (repo) => {
      config(repo, { "core.hooksPath": "tools/hooks" });
      hook(repo, "commit-msg", 'echo "Seen" >> "$1"');
    },
  },
  { name: "autocrlf", quiet: true, prepare: (repo) => config(repo, { "core.autocrlf": "true" }), exported: crlf },
  {
    name: "autocrlf of input",
    quiet: true,
    prepare: (repo) => config(repo, { "core.autocrlf": "input" }),
    exported: crlf,
  },
  {
    name: "autocrlf with a file that has LF",
    quiet: true,
    prepare: (repo) => config(repo, { "core.autocrlf": "true" }),
  },
  {
    name: "autocrlf and safecrlf",
    quiet: true,
    settings: ["core.safecrlf=false"],
    prepare: (repo) => config(repo, { "core.autocrlf": "true", "core.safecrlf": "true" }),
  },
  {
    name: "autocrlf of input and safecrlf",
    quiet: true,
    settings: ["core.safecrlf=false"],
    prepare: (repo) => config(repo, { "core.autocrlf": "input", "core.safecrlf": "true" }),
    exported: crlf,
  },
  {
    name: "text attributes",
    quiet: true,
    prepare: (repo) => repo.write(".gitattributes", "*.md text eol=crlf\n*.json -text\n"),
    exported: crlf,
  },
  {
    name: "a work tree in another encoding",
    quiet: true,
    prepare: (repo) => repo.write(".gitattributes", "*.md text working-tree-encoding=ISO-8859-1\n"),
  },
  {
    name: "identifiers",
    quiet: true,
    prepare: (repo) => repo.write(".gitattributes", "*.md ident\n"),
    exported: (repo) => repo.write(adr, "# Web $Id: abc $\n"),
  },
  {
    name: "a sparse checkout",
    quiet: true,
    add: ["--sparse"],
    prepare: (repo) => {
      repo.write("src/a.ts", "a\n");
      repo.git("add", "src");
      repo.git("commit", "-qm", "source");
      repo.git("sparse-checkout", "set", "src");
    },
  },
  {
    name: "a sparse checkout that leaves the folder of the ADRs out",
    quiet: true,
    add: ["--sparse"],
    prepare: (repo) => {
      repo.write("src/a.ts", "a\n");
      repo.write(adr, "# Old\n");
      repo.git("add", "src", "docs");
      repo.git("commit", "-qm", "source");
      repo.git("sparse-checkout", "set", "src");
    },
  },
  { name: "an ignored data file", quiet: true, add: ["-f"], prepare: (repo) => repo.write(".gitignore", "*.json\n") },
  {
    name: "ignored names with a dot",
    quiet: true,
    add: ["-f"],
    prepare: (repo) => repo.write(".gitignore", ".*\n!.gitignore\n"),
  },
  {
    name: "names with brackets",
    quiet: true,
    exported: (repo) => {
      repo.write("docs/decisions/x0.md", "not this one\n");
      repo.git("add", "docs/decisions/x0.md");
    },
  },
  {
    name: "messages stripped of comments",
    quiet: true,
    prepare: (repo) => config(repo, { "commit.cleanup": "strip" }),
  },
  { name: "messages as they are", quiet: true, prepare: (repo) => config(repo, { "commit.cleanup": "verbatim" }) },
  {
    name: "messages marked with an encoding",
    prepare: (repo) => config(repo, { "i18n.commitEncoding": "ISO-8859-1" }),
  },
  {
    name: "another author than committer",
    quiet: true,
    prepare: (repo) =>
      config(repo, { "author.name": "Ben", "author.email": "ben@example.org", "committer.name": "Cleo" }),
  },
  { name: "an index in two parts", quiet: true, prepare: (repo) => repo.git("update-index", "--split-index") },
  {
    name: "modes that don't count",
    quiet: true,
    prepare: (repo) => config(repo, { "core.fileMode": "false" }),
    exported: (repo) => chmodSync(join(repo.root, adr), 0o755),
  },
  { name: "a file that may be run", quiet: true, exported: (repo) => chmodSync(join(repo.root, adr), 0o755) },
  { name: "a monitor of files", prepare: (repo) => config(repo, { "core.fsmonitor": "false" }), quiet: true },
  {
    name: "a monitor that is a program",
    quiet: true,
    prepare(repo) {
      repo.write(".git/monitor", "#!/bin/sh\nprintf 'token\\0/\\0'\n");
      chmodSync(join(repo.root, ".git/monitor"), 0o755);
      config(repo, { "core.fsmonitor": ".git/monitor" });
    },
  },
  {
    name: "a template of messages",
    quiet: true,
    prepare(repo) {
      repo.write(".git/template", "Why:\n# What\n");
      config(repo, { "commit.template": ".git/template" });
    },
  },
  { name: "messages cut at scissors", quiet: true, prepare: (repo) => config(repo, { "commit.cleanup": "scissors" }) },
  {
    name: "messages stripped of comments of another mark",
    quiet: true,
    prepare: (repo) => config(repo, { "commit.cleanup": "strip", "core.commentChar": "B" }),
  },
  {
    name: "messages whose mark of comments git chooses",
    quiet: true,
    prepare: (repo) => config(repo, { "commit.cleanup": "strip", "core.commentChar": "auto" }),
  },
  {
    name: "a hook on the message before it",
    prepare: (repo) => hook(repo, "prepare-commit-msg", 'echo "By $2" >> "$1"'),
  },
  {
    name: "a hook after the commit that amends it",
    prepare: (repo) =>
      hook(repo, "post-commit", "[ -e .git/done ] && exit; : > .git/done; git commit -q --amend --no-edit -m Amended"),
  },
  {
    name: "a hook that puts away what isn't staged",
    prepare(repo) {
      repo.write("README.md", "# Changed\n");
      hook(repo, "pre-commit", "git stash push -q --keep-index && git stash pop -q");
    },
  },
  {
    name: "hooks in a folder for all repositories",
    behind: [adr],
    everywhere: () => ({ "core.hooksPath": join(folder(), "hooks") }),
    prepare(repo) {
      at(folder()).write("hooks/pre-commit", `#!/bin/sh\necho later >> ${adr}; git add ${adr}\n`);
      chmodSync(join(folder(), "hooks/pre-commit"), 0o755);
      repo.write("other.txt", "mine\n");
    },
  },
  {
    name: "settings included for this folder",
    everywhere() {
      writeFileSync(join(folder(), "included"), "[commit]\n\tcleanup = verbatim\n[user]\n\tname = Ina\n");
      return { "includeIf.gitdir:/.path": join(folder(), "included") };
    },
    quiet: true,
    prepare: (repo) => repo.git("config", "--unset", "user.name"),
  },
  {
    name: "settings of one worktree",
    make() {
      const repo = repository(folder());
      config(repo, { "extensions.worktreeConfig": "true" });
      const linked = at(join(mkdtempSync(join(folder(), "linked-")), "side"));
      repo.git("worktree", "add", "-q", "-b", "side", linked.root);
      linked.git("config", "--worktree", "core.hooksPath", ".hooks");
      linked.write(".hooks/commit-msg", '#!/bin/sh\necho "Seen" >> "$1"\n');
      chmodSync(join(linked.root, ".hooks/commit-msg"), 0o755);
      return linked;
    },
  },
  {
    name: "a sparse index",
    quiet: true,
    add: ["--sparse"],
    prepare(repo) {
      repo.write("big/one.bin", "x\n");
      repo.write("docs/index.md", "x\n");
      repo.git("add", ".");
      repo.git("commit", "-qm", "big");
      repo.git("sparse-checkout", "set", "--sparse-index", "docs");
    },
  },
  {
    name: "an index for many files",
    quiet: true,
    prepare(repo) {
      config(repo, { "feature.manyFiles": "true", "core.untrackedCache": "true" });
      repo.git("update-index", "--index-version", "4", "--untracked-cache");
    },
  },
  {
    name: "autocrlf with both line ends in one file",
    quiet: true,
    prepare: (repo) => config(repo, { "core.autocrlf": "true" }),
    exported: (repo) => repo.write(adr, "# Web\r\n\nBecause.\n"),
  },
  {
    name: "line ends by attributes, against the setting",
    quiet: true,
    prepare(repo) {
      config(repo, { "core.autocrlf": "true" });
      repo.write(".gitattributes", "* text=auto eol=lf\n*.json -text\n");
    },
    exported: crlf,
  },
  {
    name: "a file that is ignored here alone",
    quiet: true,
    add: ["-f"],
    prepare: (repo) => repo.write(".git/info/exclude", "*.json\n"),
  },
  {
    name: "a file that is ignored everywhere",
    quiet: true,
    add: ["-f"],
    everywhere() {
      writeFileSync(join(folder(), "ignored"), ".adroit\n");
      return { "core.excludesFile": join(folder(), "ignored") };
    },
  },
  { name: "files that are meant to be added", quiet: true, exported: (repo) => repo.git("add", "-N", ".") },
  {
    name: "another file that is meant to be added",
    quiet: true,
    exported(repo) {
      repo.write("later.txt", "later\n");
      repo.git("add", "-N", "later.txt");
    },
  },
  {
    name: "names beyond ASCII beside",
    quiet: true,
    prepare(repo) {
      repo.write("docs/décisions/Ä.md", "x\n");
      repo.git("add", ".");
    },
  },
  {
    name: "a file of the name in another case",
    quiet: true,
    prepare(repo) {
      repo.write("docs/decisions/0001-WEB.md", "x\n");
      repo.git("add", ".");
      repo.git("commit", "-qm", "upper");
    },
    exported: (repo) => rmSync(join(repo.root, "docs/decisions/0001-WEB.md")),
  },
  {
    name: "a file that git is told not to look at",
    quiet: true,
    prepare(repo) {
      repo.write(adr, "# Before\n");
      repo.git("add", ".");
      repo.git("commit", "-qm", "before");
      repo.git("update-index", "--assume-unchanged", adr);
    },
    exported: (repo) => repo.write(adr, "# After\n"),
  },
  {
    name: "a detached HEAD beside branches",
    quiet: true,
    prepare(repo) {
      repo.git("branch", "side");
      repo.git("checkout", "-q", "side");
    },
  },
  {
    name: "refs in one file",
    quiet: true,
    prepare(repo) {
      repo.git("pack-refs", "--all");
      repo.git("gc", "-q");
    },
  },
  {
    name: "a file where the folder has to be",
    quiet: true,
    prepare(repo) {
      repo.write("docs", "later a folder\n");
      repo.git("add", "docs");
      repo.git("commit", "-qm", "file");
      rmSync(join(repo.root, "docs"));
    },
  },
  {
    name: "a link where the folder of the data has to be",
    quiet: true,
    prepare(repo) {
      repo.write("docs/other/x.json", "{}\n");
      mkdirSync(join(repo.root, "docs/decisions"));
      symlinkSync("../other", join(repo.root, "docs/decisions/.adroit"));
      repo.git("add", "docs");
      repo.git("commit", "-qm", "link");
      rmSync(join(repo.root, "docs/decisions/.adroit"));
    },
  },
  {
    name: "a folder where the ADR has to be",
    quiet: true,
    prepare(repo) {
      repo.write(`${adr}/part.md`, "x\n");
      repo.git("add", "docs");
      repo.git("commit", "-qm", "folder");
      rmSync(join(repo.root, adr), { recursive: true });
    },
  },
  {
    name: "known files in a folder that is ignored",
    quiet: true,
    add: ["-f"],
    prepare(repo) {
      repo.write(adr, "# Before\n");
      repo.write(data, "{}\n");
      repo.git("add", "docs");
      repo.git("commit", "-qm", "before");
      repo.write(".git/info/exclude", "docs/\n");
    },
    exported: (repo) => repo.write(adr, "# After\n"),
  },
  {
    name: "a hook for refs",
    prepare: (repo) => hook(repo, "reference-transaction", 'echo "$1" >> .git/told; cat > /dev/null'),
  },
];

/** The export as it lies in a repository before it is committed. */
function lay(repo: TestRepository, one: Case): TestRepository {
  one.prepare?.(repo);
  if (repo.git("status", "--porcelain", ".gitattributes", ".gitignore") !== "") {
    repo.git("add", "--", ...[".gitattributes", ".gitignore"].filter((name) => repo.has(name)));
    repo.git("commit", "-qnm", "attributes", "--no-gpg-sign");
  }
  if (!repo.has(adr) || one.name.includes("sparse")) repo.write(adr, "# Web\n\nBecause.\n");
  if (!repo.has(data)) repo.write(data, '{\n  "id": "web"\n}\n');
  one.exported?.(repo);
  return repo;
}

/** The same repository as often as asked for, so that every way starts from the same bytes. */
function same(one: Case, times: number): TestRepository[] {
  // What points to other folders can't be copied, so it is made anew.
  if (one.make) return Array.from({ length: times }, () => lay(one.make?.() as TestRepository, one));
  const repo = lay(repository(folder(), one.options), one);
  const copies = Array.from({ length: times - 1 }, () => {
    const root = mkdtempSync(join(folder(), "twin-"));
    cpSync(repo.root, root, { recursive: true, preserveTimestamps: true });
    return at(root);
  });
  return [repo, ...copies];
}

const state = (repo: TestRepository) => ({
  commit: repo.git("cat-file", "commit", "HEAD"),
  tree: repo.git("ls-tree", "-r", "HEAD"),
  index: repo.git("ls-files", "--stage").split("\n"),
  status: repo.git("status", "--porcelain", "--untracked-files=all").split("\n").filter(Boolean),
});

function byGit(repo: TestRepository, { add = [], settings = [] }: Case): void {
  const configured = settings.flatMap((setting) => ["-c", setting]);
  repo.git(...configured, "add", ...add, "--", ...files);
  execFileSync("git", ["-C", repo.root, ...configured, "commit", "-q", "-F", "-", "--", ...files], {
    input: message,
    stdio: "pipe",
  });
}

test.each(cases)("$name: trusted it is git's own commit, and without trust too or it was told before", async (one) => {
  const settings = Object.entries(one.everywhere?.() ?? {});
  for (const [name, value] of settings) at(folder()).git("config", "--global", name, value);
  onTestFinished(() => {
    for (const [name] of settings) at(folder()).git("config", "--global", "--unset", name);
  });
  const [own, ours, quiet] = same(one, 3) as [TestRepository, TestRepository, TestRepository];
  byGit(own, one);
  const theirs = state(own);

  await commit({ root: ours.root, files, message, hooks: true });
  const here = state(ours);
  expect({ commit: here.commit, tree: here.tree }).toEqual({ commit: theirs.commit, tree: theirs.tree });
  const others = (lines: string[]) => lines.filter((line) => !one.behind?.some((path) => line.endsWith(path)));
  expect({ index: others(here.index), status: others(here.status) }).toEqual({
    index: others(theirs.index),
    status: others(theirs.status),
  });
  // Where git's index is left behind, ours is what was committed.
  for (const path of one.behind ?? []) {
    expect(theirs.status.some((line) => line.endsWith(path))).toBe(true);
    expect(ours.git("diff", "--cached", "--name-only", "HEAD", "--", path)).toBe("");
  }

  const { differences } = await outlook(quiet.root, files, null);
  expect([differences, differences.length === 0]).toEqual([differences, one.quiet === true]);
  await commit({ root: quiet.root, files, message, hooks: false });
  if (one.quiet) expect(state(quiet)).toEqual(theirs);
});

test("a clone without the folders themselves says why nothing is committed", async () => {
  const repo = repository(folder());
  repo.write("big/one.bin", "x\n");
  repo.git("add", ".");
  repo.git("commit", "-qm", "big");
  config(repo, {
    "core.repositoryFormatVersion": "1",
    "extensions.partialClone": "origin",
    "remote.origin.url": `file://${folder()}/none`,
    "remote.origin.promisor": "true",
  });
  const tree = repo.git("rev-parse", "HEAD:big");
  rmSync(join(repo.root, ".git/objects", tree.slice(0, 2), tree.slice(2)));
  repo.write(adr, "# Web\n");
  await expect(commit({ root: repo.root, files: [adr], message, hooks: false })).rejects.toMatchObject({
    code: "GIT_FAILED",
    message: "This clone doesn't have all objects that a commit needs.",
  });
  expect(repo.git("ls-files", "docs")).toBe("");
});
