import { chmodSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { type CommitRequest, commit } from "#electron/host/git/commit";
import { gitState } from "#electron/host/git/state";
import { at, isolated, repository, type TestRepository } from "../../../samples/repository";

const { folder } = isolated();
const files = ["docs/decisions/0001-web.md", "docs/decisions/.adroit/0001-web.json"];
const message = "Record the choice of a web framework";

function exported(options?: Parameters<typeof repository>[1]): TestRepository {
  const repo = repository(folder(), options);
  repo.write("docs/decisions/0001-web.md", "# Web framework\n");
  repo.write("docs/decisions/.adroit/0001-web.json", "{}\n");
  return repo;
}

const ask = (repo: TestRepository, more: Partial<CommitRequest> = {}) =>
  commit({ root: repo.root, files, message, hooks: false, ...more });

const committed = (repo: TestRepository, commit = "HEAD") =>
  repo.git("show", "--name-only", "--format=", commit).split("\n").filter(Boolean).sort();

test.each([{ hooks: false }, { hooks: true }])(
  "commits exactly the files, whatever else is staged ($hooks)",
  async ({ hooks }) => {
    const repo = exported();
    repo.write("staged.txt", "staged\n");
    repo.git("add", "staged.txt");
    repo.write("README.md", "# Shop, edited\n");
    const done = await ask(repo, { hooks });
    expect(done).toEqual({ commit: repo.git("rev-parse", "HEAD"), branch: "main", files, said: "" });
    expect(committed(repo)).toEqual([...files].sort());
    expect(repo.git("status", "--porcelain").split("\n")).toEqual([" M README.md", "A  staged.txt"]);
    expect(repo.git("log", "-1", "--format=%an <%ae>|%cn|%B").trim()).toBe(`Ana <ana@example.org>|Ana|${message}`);
    expect(repo.git("show", "HEAD:docs/decisions/0001-web.md")).toBe("# Web framework");
    expect(repo.git("reflog", "-1", "--format=%gs")).toContain(message);
    expect(repo.git("fsck", "--strict")).toBe("");
  },
);

test("says that there is nothing to commit", async () => {
  const repo = exported();
  await ask(repo);
  await expect(ask(repo)).rejects.toMatchObject({
    code: "GIT_FAILED",
    message: expect.stringContaining("nothing to commit"),
  });
  await expect(ask(repo, { hooks: true })).rejects.toMatchObject({ code: "GIT_FAILED" });
});

test.each([{ hooks: false }, { hooks: true }])("commits a deleted file as deleted ($hooks)", async ({ hooks }) => {
  const repo = exported();
  await ask(repo);
  rmSync(join(repo.root, files[0] as string));
  await ask(repo, { hooks });
  expect(repo.git("show", "--name-status", "--format=")).toBe(`D\t${files[0]}`);
  expect(repo.git("status", "--porcelain")).toBe("");
});

test("a file that never was is named, and nothing is committed", async () => {
  const repo = exported();
  const before = repo.git("rev-parse", "HEAD");
  await expect(ask(repo, { files: ["docs/none.md"] })).rejects.toMatchObject({
    code: "NOT_FOUND",
    subject: "docs/none.md",
  });
  expect(repo.git("rev-parse", "HEAD")).toBe(before);
});

test.each([{ hooks: false }, { hooks: true }])(
  "creates a branch and stays in the working tree ($hooks)",
  async ({ hooks }) => {
    const repo = exported();
    const before = repo.git("rev-parse", "main");
    repo.write("README.md", "# edited\n");
    const done = await ask(repo, { hooks, branch: "adr/web" });
    expect(done.branch).toBe("adr/web");
    expect(repo.git("rev-parse", "main")).toBe(before);
    expect(repo.git("rev-parse", "adr/web")).toBe(done.commit);
    expect(repo.git("symbolic-ref", "HEAD")).toBe("refs/heads/adr/web");
    expect(repo.git("rev-parse", "adr/web^")).toBe(before);
    expect(repo.git("status", "--porcelain")).toBe(" M README.md");
  },
);

test("the current branch may be named", async () => {
  const repo = exported();
  expect((await ask(repo, { branch: "main" })).branch).toBe("main");
});

test.each(["-f", "a b", "a..b", "refs/heads/", "HEAD", "x.lock", "@{-1}", "", "a\nb"])(
  "refuses the branch name %j",
  async (branch) => {
    const repo = exported();
    if (branch === "") {
      expect((await ask(repo, { branch })).branch).toBe("main");
      return;
    }
    await expect(ask(repo, { branch })).rejects.toMatchObject({ code: "BAD_INPUT", subject: "branch" });
    expect(repo.git("rev-list", "--count", "--all")).toBe("1");
  },
);

test("refuses a branch that exists", async () => {
  const repo = exported();
  repo.git("branch", "adr/web");
  await expect(ask(repo, { branch: "adr/web" })).rejects.toMatchObject({ code: "BAD_INPUT", subject: "branch" });
});

test.each([{ hooks: false }, { hooks: true }])("works before the first commit ($hooks)", async ({ hooks }) => {
  const repo = exported({ first: false });
  expect((await ask(repo, { hooks })).branch).toBe("main");
  expect(committed(repo)).toEqual([...files].sort());
  const other = exported({ first: false });
  expect((await ask(other, { hooks, branch: "trunk" })).branch).toBe("trunk");
  expect(other.git("rev-list", "--count", "--all")).toBe("1");
});

test("a detached HEAD needs a new branch", async () => {
  const repo = exported();
  repo.git("checkout", "-q", "--detach");
  await expect(ask(repo)).rejects.toMatchObject({
    code: "GIT_FAILED",
    subject: "HEAD",
    remedy: expect.stringContaining("branch"),
  });
  expect((await ask(repo, { branch: "adr/web" })).branch).toBe("adr/web");
  expect(repo.git("symbolic-ref", "HEAD")).toBe("refs/heads/adr/web");
});

test("HEAD on another kind of ref needs a new branch, and stays where it was when a hook refuses", async () => {
  const repo = exported();
  repo.git("update-ref", "refs/wip/x", "HEAD");
  repo.git("symbolic-ref", "HEAD", "refs/wip/x");
  await expect(ask(repo)).rejects.toMatchObject({ code: "GIT_FAILED", subject: "HEAD" });
  repo.write(".git/hooks/pre-commit", "#!/bin/sh\nexit 1\n");
  chmodSync(join(repo.root, ".git/hooks/pre-commit"), 0o755);
  await expect(ask(repo, { hooks: true, branch: "adr/web" })).rejects.toMatchObject({ code: "GIT_FAILED" });
  expect(repo.git("symbolic-ref", "HEAD")).toBe("refs/wip/x");
  expect((await ask(repo, { branch: "adr/web" })).branch).toBe("adr/web");
});

test.each([{ hooks: false }, { hooks: true }])(
  "a failed commit puts back the file that was where its folder has to be ($hooks)",
  async ({ hooks }) => {
    const repo = repository(folder());
    repo.write("docs", "later a folder\n");
    repo.git("add", "docs");
    repo.git("commit", "-qm", "file");
    rmSync(join(repo.root, "docs"));
    for (const file of files) repo.write(file, "x\n");
    const before = repo.git("ls-files", "--stage");
    writeFileSync(join(repo.root, ".git/refs/heads/main.lock"), "");
    await expect(ask(repo, { hooks })).rejects.toMatchObject({ code: "GIT_BUSY" });
    expect(repo.git("ls-files", "--stage")).toBe(before);
  },
);

test("works in a linked worktree", async () => {
  const repo = repository(folder());
  const linked = join(folder(), "linked");
  repo.git("worktree", "add", "-q", "-b", "side", linked);
  const side = at(linked);
  for (const file of files) side.write(file, "x\n");
  expect((await commit({ root: linked, files, message, hooks: false })).branch).toBe("side");
  expect(side.git("status", "--porcelain")).toBe("");
  expect(repo.git("rev-list", "--count", "main")).toBe("1");
});

test("works in a submodule", async () => {
  const inner = repository(folder());
  const outer = repository(folder());
  outer.git("-c", "protocol.file.allow=always", "submodule", "--quiet", "add", inner.root, "sub");
  const sub = at(join(outer.root, "sub"));
  for (const file of files) sub.write(file, "x\n");
  const identity = { name: "Ben", email: "ben@example.org" };
  expect((await commit({ root: sub.root, files, message, hooks: false, identity })).branch).toBe("main");
  expect(committed(sub)).toEqual([...files].sort());
});

test("refuses while a merge is in progress", async () => {
  const repo = exported();
  repo.git("branch", "other");
  repo.write("README.md", "# ours\n");
  repo.git("commit", "-qam", "ours");
  repo.git("checkout", "-q", "other");
  repo.write("README.md", "# theirs\n");
  repo.git("commit", "-qam", "theirs");
  expect(() => repo.git("merge", "-q", "main")).toThrow();
  await expect(ask(repo)).rejects.toMatchObject({ code: "GIT_BUSY", message: expect.stringContaining("merge") });
  expect(repo.git("rev-list", "--count", "HEAD")).toBe("2");
});

test("refuses while another git holds the lock", async () => {
  const repo = exported();
  writeFileSync(join(repo.root, ".git/index.lock"), "");
  await expect(ask(repo)).rejects.toMatchObject({ code: "GIT_BUSY" });
  expect(repo.git("rev-list", "--count", "HEAD")).toBe("1");
});

test("a lock on the branch leaves the index as it was", async () => {
  const repo = exported();
  writeFileSync(join(repo.root, ".git/refs/heads/main.lock"), "");
  await expect(ask(repo)).rejects.toMatchObject({ code: "GIT_BUSY" });
  rmSync(join(repo.root, ".git/refs/heads/main.lock"));
  expect(repo.git("status", "--porcelain")).toBe("?? docs/");
});

test("without an identity it asks, and nothing changed", async () => {
  const repo = exported({ identity: false });
  await expect(ask(repo)).rejects.toMatchObject({ code: "GIT_NO_IDENTITY" });
  expect(repo.git("status", "--porcelain")).toBe("?? docs/");
  const identity = { name: "Cleo", email: "cleo@example.org" };
  await ask(repo, { identity });
  expect(repo.git("log", "-1", "--format=%an %ae %cn %ce")).toBe("Cleo cleo@example.org Cleo cleo@example.org");
  await expect(ask(repo, { identity: { name: "<>", email: "x" } })).rejects.toMatchObject({ code: "BAD_INPUT" });
});

test("a folder without git is no repository", async () => {
  const plain = repository(folder(), { plain: true });
  await expect(ask(plain)).rejects.toMatchObject({ code: "NOT_A_REPOSITORY" });
});

test("a missing git program is said", async () => {
  const repo = exported();
  const path = process.env.PATH;
  process.env.PATH = folder();
  try {
    await expect(ask(repo)).rejects.toMatchObject({ code: "GIT_MISSING" });
  } finally {
    process.env.PATH = path;
  }
});

test.each(["../out.md", "/etc/passwd", ".git/config", "docs/../../x", "a\\b.md", ".GIT/config"])(
  "refuses the path %s",
  async (file) => {
    const repo = exported();
    await expect(ask(repo, { files: [file] })).rejects.toMatchObject({ code: "UNSAFE_PATH" });
  },
);

test("refuses a link in place of the file or of its folder", async () => {
  const repo = exported();
  writeFileSync(join(folder(), "secret"), "secret\n");
  symlinkSync(join(folder(), "secret"), join(repo.root, "link.md"));
  await expect(ask(repo, { files: ["link.md"] })).rejects.toMatchObject({ code: "UNSAFE_PATH" });
  mkdirSync(join(folder(), "outside"), { recursive: true });
  writeFileSync(join(folder(), "outside/x.md"), "x\n");
  symlinkSync(join(folder(), "outside"), join(repo.root, "out"));
  await expect(ask(repo, { files: ["out/x.md"] })).rejects.toMatchObject({ code: "UNSAFE_PATH" });
});

test("line endings are committed as git would", async () => {
  const repo = exported();
  repo.write(".gitattributes", "*.md text\n");
  repo.write(files[0] as string, "# Web\r\n");
  await ask(repo);
  expect(repo.git("cat-file", "-s", `HEAD:${files[0]}`)).toBe("6");
  expect(repo.git("status", "--porcelain")).toBe("?? .gitattributes");
});

test("an ignored ADR is committed all the same", async () => {
  const repo = exported();
  repo.write(".gitignore", ".adroit/\n");
  await ask(repo);
  expect(committed(repo)).toEqual([...files].sort());
  const trusted = exported();
  trusted.write(".gitignore", ".adroit/\n");
  await ask(trusted, { hooks: true });
  expect(committed(trusted)).toEqual([...files].sort());
});

const hookNames = [
  "pre-commit",
  "prepare-commit-msg",
  "commit-msg",
  "post-commit",
  "reference-transaction",
  "post-index-change",
];

/** A repository whose every way to start a program leaves a mark. */
function booby(): { repo: TestRepository; mark: string } {
  const repo = exported();
  const mark = join(folder(), `mark-${Math.random().toString(36).slice(2)}`);
  const trap = join(repo.root, ".git", "trap");
  writeFileSync(trap, `#!/bin/sh\necho "$0" >> '${mark}'\ncat\n`);
  chmodSync(trap, 0o755);
  for (const hooks of [".git/hooks", "myhooks"]) {
    for (const name of hookNames) {
      repo.write(`${hooks}/${name}`, `#!/bin/sh\necho "$0" >> '${mark}'\n`);
      chmodSync(join(repo.root, hooks, name), 0o755);
    }
  }
  repo.write(".gitattributes", "* filter=evil diff=evil\n*.json filter=a=b\n");
  repo.write(
    ".git/evil.config",
    `[filter "a=b"]\n\tclean = ${trap}\n\trequired = true\n[filter "evil"]\n\tprocess = ${trap}\n[filter "evil"]\n\tclean = ${trap}\n\tsmudge = ${trap}\n\trequired = true\n`,
  );
  const settings: Record<string, string> = {
    "core.fsmonitor": trap,
    "core.hooksPath": "myhooks",
    "core.pager": trap,
    "core.editor": trap,
    "core.sshCommand": trap,
    "commit.gpgSign": "true",
    "gpg.program": trap,
    "diff.external": trap,
    "diff.evil.textconv": trap,
    "alias.status": `!${trap}`,
    "alias.update-index": `!${trap}`,
    "hook.evil.command": trap,
    "hook.evil.event": "pre-commit",
    "remote.origin.url": `ext::${trap}`,
    "remote.origin.promisor": "true",
    "protocol.ext.allow": "always",
    "include.path": "evil.config",
    "credential.helper": `!${trap}`,
  };
  for (const [name, value] of Object.entries(settings)) repo.git("config", name, value);
  return { repo, mark };
}

test("a malicious repository runs nothing, on reading or on committing", async () => {
  const { repo, mark } = booby();
  const marks = at(folder());
  const name = mark.slice(folder().length + 1);
  rmSync(mark, { force: true });
  const state = await gitState(repo.root);
  expect(state.hooks).toBe(true);
  expect(marks.has(name)).toBe(false);
  // A changed size makes git look into the content, which is when filters would run.
  repo.write("README.md", "# Shoq\n");
  await gitState(repo.root);
  await ask(repo);
  await ask(exported(), {});
  repo.write(files[0] as string, "# Web, again\n");
  await ask(repo, { branch: "adr/web" });
  expect(marks.has(name) ? marks.read(name) : "").toBe("");
});

test("the trap of the test above does spring", async () => {
  const { repo, mark } = booby();
  rmSync(mark, { force: true });
  expect(() => repo.git("add", "docs")).toThrow();
  expect(at(folder()).has(mark.slice(folder().length + 1))).toBe(true);
});

test("the repository around a submodule runs nothing either", async () => {
  const inner = repository(folder());
  const outer = repository(folder());
  outer.git("-c", "protocol.file.allow=always", "submodule", "--quiet", "add", inner.root, "sub");
  outer.write(".gitattributes", "* filter=evil\n");
  outer.write("trap", "#!/bin/sh\ntouch sprung\ncat\n");
  chmodSync(join(outer.root, "trap"), 0o755);
  const trap = join(outer.root, "trap");
  for (const name of ["core.fsmonitor", "filter.evil.clean"]) outer.git("config", name, trap);
  expect((await gitState(join(outer.root, "sub"))).submodule).toBe(true);
  expect([outer.has("sprung"), outer.has("sub/sprung")]).toEqual([false, false]);
  outer.git("status");
  expect(outer.has("sprung")).toBe(true);
});

test("a missing object isn't fetched through a transport of the repository's", async () => {
  const { repo, mark } = booby();
  repo.git("config", "core.repositoryFormatVersion", "1");
  repo.git("config", "extensions.partialClone", "origin");
  rmSync(mark, { force: true });
  const tree = repo.git("rev-parse", "HEAD^{tree}");
  rmSync(join(repo.root, ".git/objects", tree.slice(0, 2), tree.slice(2)));
  await expect(ask(repo)).rejects.toMatchObject({ code: "GIT_FAILED" });
  expect(at(folder()).has(mark.slice(folder().length + 1))).toBe(false);
});

test("in a trusted repository the hook runs", async () => {
  const repo = exported();
  repo.write(".git/hooks/pre-commit", "#!/bin/sh\ntouch ran\n");
  chmodSync(join(repo.root, ".git/hooks/pre-commit"), 0o755);
  await ask(repo, { hooks: true });
  expect(repo.has("ran")).toBe(true);
  expect(committed(repo)).toEqual([...files].sort());
});

test.each([undefined, "adr/web"])("a hook that refuses leaves everything as it was (branch %s)", async (branch) => {
  const repo = exported();
  repo.write(".git/hooks/pre-commit", "#!/bin/sh\necho 'spelling is wrong' >&2\nexit 1\n");
  chmodSync(join(repo.root, ".git/hooks/pre-commit"), 0o755);
  repo.write("staged.txt", "x\n");
  repo.git("add", "staged.txt");
  const before = repo.git("status", "--porcelain");
  await expect(ask(repo, { hooks: true, branch })).rejects.toMatchObject({
    code: "GIT_FAILED",
    subject: "spelling is wrong",
  });
  expect(repo.git("status", "--porcelain")).toBe(before);
  expect(repo.git("branch", "--format=%(refname:short)")).toBe("main");
  expect(repo.git("symbolic-ref", "HEAD")).toBe("refs/heads/main");
});

test("variables of a surrounding git don't redirect it", async () => {
  const repo = exported();
  const other = repository(folder());
  process.env.GIT_DIR = join(other.root, ".git");
  process.env.GIT_INDEX_FILE = join(other.root, ".git/index");
  try {
    await ask(repo);
  } finally {
    delete process.env.GIT_DIR;
    delete process.env.GIT_INDEX_FILE;
  }
  expect(other.git("rev-list", "--count", "HEAD")).toBe("1");
  expect(repo.git("rev-list", "--count", "HEAD")).toBe("2");
});
