import { chownSync, mkdirSync, mkdtempSync, realpathSync, renameSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { inspect } from "#electron/host/repo/find/inspect";
import { packageOf } from "#electron/host/repo/find/log4brains";
import { chosenRoot } from "#electron/host/repo/find/root";
import { logNameOf } from "#shared/adr/folder/logs";
import { oddFiles } from "../../../../samples/odd-files";
import { at, isolated, repository } from "../../../../samples/repository";

const { folder } = isolated();
const nygard = "# 1. Use git\n\nDate: 2026-01-02\n\n## Status\n\nAccepted\n\n## Context\n\nText.\n";
const madr4 = '---\nstatus: "accepted"\n---\n# Use git\n\n## Context and Problem Statement\n\nText.\n';
const madr2 = "# Use git\n\n* Status: accepted\n* Date: 2026-01-02\n\n## Context and Problem Statement\n\nText.\n";
const log4brains = "# Use git\n\n- Status: accepted\n- Date: 2026-01-02\n\n## Context and Problem Statement\n\nText.\n";

test("proposes docs/decisions where there is nothing yet", async () => {
  const repo = repository(folder());
  expect(await inspect(repo.root)).toEqual({
    root: repo.root,
    name: repo.root.split("/").at(-1),
    folders: [
      {
        dir: "docs/decisions",
        name: "docs/decisions",
        from: "default",
        why: "nothing here is an ADR folder yet",
        exists: false,
        count: 0,
        naming: "number",
        profile: "madr4",
      },
    ],
    close: [],
    warnings: [],
    git: {
      branch: "main",
      busy: null,
      identity: { name: "Ana", email: "ana@example.org" },
      hooks: false,
      signing: false,
      dirty: 0,
      submodule: false,
    },
  });
});

test.each(["doc/decisions-of-ours", "doc/decisions-of-ours\r\n", "./doc/decisions-of-ours/\nsecond line\n"])(
  "follows .adr-dir %j",
  async (line) => {
    const repo = repository(folder());
    repo.write(".adr-dir", line);
    repo.write("doc/decisions-of-ours/0001-use-git.md", nygard);
    repo.write("docs/adr/0001-other.md", nygard);
    const { folders } = await inspect(repo.root);
    expect(folders.map(({ dir, from, count }) => [dir, from, count])).toEqual([
      ["doc/decisions-of-ours", ".adr-dir", 1],
      ["docs/adr", "usual place", 1],
    ]);
    expect(folders[0]?.profile).toBe("nygard");
  },
);

test("follows .log4brains.yml with its packages", async () => {
  const repo = repository(folder());
  repo.write(
    ".log4brains.yml",
    "project:\n  name: Shop\n  tz: Europe/Paris\n  adrFolder: ./docs/adr\n  packages:\n    - name: api\n      path: ./api\n      adrFolder: ./api/adr\n",
  );
  repo.write("docs/adr/20260102-use-git.md", log4brains);
  const { folders } = await inspect(repo.root);
  const named = { from: ".log4brains.yml", why: ".log4brains.yml names it" };
  expect(folders).toEqual([
    { ...named, dir: "docs/adr", name: "docs/adr", exists: true, count: 1, naming: "date", profile: "log4brains" },
    { ...named, dir: "api/adr", name: "api", exists: false, count: 0, naming: "date", profile: "log4brains" },
  ]);
});

test("tells the package that a folder belongs to, from wherever the configuration lies", async () => {
  const repo = repository(folder());
  const project = "project:\n  name: Shop\n  tz: Etc/UTC\n  adrFolder: adr\n";
  repo.write(
    "shop/.log4brains.yml",
    `${project}  packages:\n    - name: api\n      path: api\n      adrFolder: api/adr\n`,
  );
  const all = ["shop/adr", "shop/api/adr", "shop/api", "."].map((dir) =>
    packageOf(join(realpathSync(repo.root), dir, "0001-a.md")),
  );
  expect(await Promise.all(all)).toEqual([undefined, "api", undefined, undefined]);
  repo.write("shop/.log4brains.yml", "project: [");
  expect(await packageOf(join(realpathSync(repo.root), "shop/api/adr/0001-a.md"))).toBeUndefined();
});

test.each(["project: [", "project:\n  adrFolder: 7\n", "null\n", "&a [*a]"])(
  "a broken .log4brains.yml is a warning: %j",
  async (text) => {
    const repo = repository(folder());
    repo.write(".log4brains.yml", text);
    const { folders, warnings } = await inspect(repo.root);
    expect(folders[0]?.from).toBe("default");
    expect(warnings).toEqual([expect.stringContaining(".log4brains.yml")]);
  },
);

test.each([
  ["docs/decisions", madr4, "madr4"],
  ["docs/adr", madr2, "madr2"],
  ["doc/adr", nygard, "nygard"],
  ["adr", log4brains, "madr2"],
  ["architecture/decisions", nygard, "nygard"],
  ["packages/api/docs/adr", nygard, "nygard"],
  [".adr", madr4, "madr4"],
])("finds %s and its dialect", async (dir, text, profile) => {
  const repo = repository(folder());
  repo.write(`${dir}/0001-use-git.md`, text);
  repo.write(`${dir}/README.md`, "# About\n");
  expect((await inspect(repo.root)).folders).toEqual([
    {
      dir,
      name: logNameOf(dir),
      from: "usual place",
      why: expect.stringMatching(/^it is called/),
      exists: true,
      count: 1,
      naming: "number",
      profile,
    },
  ]);
});

test("bullets in files named by date are log4brains'", async () => {
  const repo = repository(folder());
  repo.write("docs/adr/20260102-use-git.md", log4brains);
  expect((await inspect(repo.root)).folders[0]).toMatchObject({ naming: "date", profile: "log4brains" });
});

test("a folder inside the repository leads to the repository, and comes first", async () => {
  const repo = repository(folder());
  repo.write("docs/adr/0001-a.md", nygard);
  repo.write("packages/api/adr/0001-b.md", nygard);
  const info = await inspect(join(repo.root, "packages/api/adr"));
  expect(info.root).toBe(repo.root);
  expect(info.folders.map(({ dir, from }) => [dir, from])).toEqual([
    ["packages/api/adr", "by hand"],
    ["docs/adr", "usual place"],
  ]);
});

test("ADRs of a repository inside the repository aren't ours", async () => {
  const repo = repository(folder());
  repo.write("vendored/lib/adr/0001-theirs.md", nygard);
  at(join(repo.root, "vendored/lib")).git("init", "-q");
  const { folders, warnings } = await inspect(repo.root);
  expect(folders.map(({ from }) => from)).toEqual(["default"]);
  expect(warnings).toEqual([]);
});

test("a folder without git can be used, and the warning says so", async () => {
  const plain = repository(folder(), { plain: true });
  plain.write("0001-use-git.md", nygard);
  const info = await inspect(plain.root);
  expect(info.git).toBeNull();
  expect(info.warnings).toEqual([expect.stringContaining("isn't a git repository")]);
  expect(info.folders[0]).toMatchObject({ dir: "", exists: true, count: 1, profile: "nygard" });
});

test.each(["/elsewhere", "../elsewhere", ".git/adr", "docs/../../x"])(
  "an .adr-dir of %s is kept as a warning, never followed",
  async (line) => {
    const repo = repository(folder());
    repo.write(".adr-dir", `${line}\n`);
    const { folders, warnings } = await inspect(repo.root);
    expect(folders[0]).toMatchObject({ dir: line, from: ".adr-dir" });
    expect(warnings).toEqual([expect.stringContaining(line)]);
  },
);

test("an ADR folder that is a link to elsewhere is a warning", async () => {
  const repo = repository(folder());
  const outside = repository(folder(), { plain: true });
  outside.write("0001-secret.md", nygard);
  mkdirSync(join(repo.root, "docs"));
  symlinkSync(outside.root, join(repo.root, "docs/adr"));
  const { folders, warnings } = await inspect(repo.root);
  expect(folders).toEqual([expect.objectContaining({ dir: "docs/adr", count: 0 })]);
  expect(warnings).toEqual([expect.stringContaining("link")]);
});

test("a link inside the repository leads to the real folder", async () => {
  const repo = repository(folder());
  repo.write("documents/records/0001-a.md", nygard);
  mkdirSync(join(repo.root, "docs"));
  symlinkSync("../documents/records", join(repo.root, "docs/adr"));
  expect((await inspect(repo.root)).folders[0]).toMatchObject({ dir: "documents/records", count: 1 });
});

test("a missing folder, a file and git's own folder are refused", async () => {
  const repo = repository(folder());
  await expect(inspect(join(folder(), "none"))).rejects.toMatchObject({ code: "FOLDER_MISSING" });
  await expect(inspect(join(repo.root, "README.md"))).rejects.toMatchObject({ code: "FOLDER_MISSING" });
  await expect(inspect(join(repo.root, ".git"))).rejects.toMatchObject({ code: "UNSAFE_PATH" });
  await expect(inspect(join(repo.root, ".git/hooks"))).rejects.toMatchObject({ code: "UNSAFE_PATH" });
  await expect(chosenRoot(join(repo.root, ".git/hooks"))).rejects.toMatchObject({ code: "UNSAFE_PATH" });
});

test("without a git program the folder can still be used", async () => {
  const repo = repository(folder());
  const path = process.env.PATH;
  process.env.PATH = folder();
  try {
    const info = await inspect(repo.root);
    expect(info.git).toBeNull();
    expect(info.warnings).toEqual([expect.stringContaining("git program wasn't found")]);
  } finally {
    process.env.PATH = path;
  }
});

test.runIf(process.getuid?.() === 0)("a repository of another user is explained (root only)", async () => {
  const repo = repository(folder());
  chownSync(repo.root, 12345, 12345);
  chownSync(join(repo.root, ".git"), 12345, 12345);
  const { git, warnings } = await inspect(repo.root);
  expect(git).toBeNull();
  expect(warnings).toEqual([expect.stringMatching(/another user owns it.*safe\.directory/s)]);
});

test("unborn, detached, linked, nested and moved repositories are told apart", async () => {
  const unborn = repository(folder(), { first: false, identity: false });
  expect((await inspect(unborn.root)).git).toMatchObject({ branch: "main", identity: null });

  const repo = repository(folder());
  repo.git("worktree", "add", "-q", "-b", "side", join(folder(), "linked-worktree"));
  expect((await inspect(join(folder(), "linked-worktree"))).git?.branch).toBe("side");
  repo.git("checkout", "-q", "--detach");
  const detached = await inspect(repo.root);
  expect(detached.git?.branch).toBeNull();
  expect(detached.warnings).toEqual([expect.stringContaining("branch")]);

  const outer = repository(folder());
  outer.git("-c", "protocol.file.allow=always", "submodule", "--quiet", "add", repo.root, "sub");
  expect((await inspect(join(outer.root, "sub"))).git?.submodule).toBe(true);

  const moved = repository(folder());
  moved.git("config", "core.worktree", folder());
  const info = await inspect(moved.root);
  expect(info.git).toBeNull();
  expect(info.warnings).toEqual([expect.stringContaining("working tree")]);

  const broken = at(join(folder(), "linked-worktree"));
  renameSync(join(repo.root, ".git/worktrees"), join(repo.root, ".git/gone"));
  expect((await inspect(broken.root)).git).toBeNull();
});

test.each([
  ["MERGE_HEAD", "merge"],
  ["CHERRY_PICK_HEAD", "cherry-pick"],
  ["REVERT_HEAD", "revert"],
  ["BISECT_LOG", "bisect"],
  ["rebase-merge/done", "rebase"],
])("%s means a %s", async (file, word) => {
  const repo = repository(folder());
  repo.write(`.git/${file}`, `${repo.git("rev-parse", "HEAD")}\n`);
  expect((await inspect(repo.root)).git?.busy).toContain(word);
});

test("counts changed, staged and untracked files, but not what an export wrote", async () => {
  const repo = repository(folder());
  repo.write("README.md", "# changed\n");
  repo.write("staged.txt", "x");
  repo.git("add", "staged.txt");
  repo.write("new file.txt", "x");
  repo.write("docs/adr/0001-web.md", "# Web\n");
  repo.write("docs/adr/.adroit/0001-web.json", "{}\n");
  repo.write("docs/adr/.adroit/.gitattributes", "");
  expect((await inspect(repo.root)).git?.dirty).toBe(3);
});

test.skipIf(process.platform === "win32")(
  "what the user said about folders is told where it can't be read",
  async () => {
    for (const [kind, put] of oddFiles) {
      const away = mkdtempSync(join(folder(), "away-"));
      writeFileSync(join(away, "secret"), "logs: [secret]\n");
      const repo = repository(folder());
      mkdirSync(join(repo.root, ".adroit"));
      put(join(repo.root, ".adroit/config.yaml"), away);
      const { warnings } = await inspect(repo.root);
      expect(warnings.join(), kind).toContain(".adroit/config.yaml isn't a plain file");
    }
  },
);

test("what git doesn't understand of a repository is told in its words, and the ADRs are listed all the same", async () => {
  const repo = repository(folder());
  repo.write("docs/adr/0001-a.md", "# A\n");
  repo.git("config", "core.repositoryFormatVersion", "1");
  repo.git("config", "extensions.newThing", "true");
  const { folders, warnings, git } = await inspect(repo.root);
  expect(git).toBeNull();
  expect(folders.map(({ dir }) => dir)).toEqual(["docs/adr"]);
  expect(warnings.join()).toMatch(
    /^Nothing can be committed here\. git refused: unknown repository extensions? found: newthing\. /,
  );
});
