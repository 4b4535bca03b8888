/** A path that somebody types doesn't lead out of a repository through a link that somebody else laid there. */
import { copyFileSync, mkdirSync, readdirSync, readFileSync, renameSync, symlinkSync, writeFileSync } from "node:fs";
import { open } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { adroitIn, root } from "../../samples/cli";
import { oddFiles } from "../../samples/odd-files";
import { isolated, repository } from "../../samples/repository";

const { folder } = isolated();
const adr = "# Use queues\n\n## Status\n\nProposed\n\n## Context\n\nText.\n";

function outside(): string {
  const dir = join(folder(), `outside-${Math.random().toString(36).slice(2)}`);
  mkdirSync(dir);
  writeFileSync(join(dir, "0001-a.md"), adr);
  return dir;
}

const commands = [
  ["status", "docs/adr/0001-a.md", "accepted"],
  ["renumber", "docs/adr/0001-a.md", "7"],
  ["pull-request", "docs/adr/0001-a.md"],
  ["tag", "docs/adr/0001-a.md"],
  ["tag", "docs/adr/0001-a.md", "cost"],
  ["relate", "docs/adr/0001-a.md", "amends", "docs/adr/0001-a.md"],
];

test.each(commands)("%s %s goes through no link out, of a folder or of the file", async (...args) => {
  for (const linked of ["folder", "file"] as const) {
    const away = outside();
    const repo = repository(folder());
    mkdirSync(join(repo.root, "docs", ...(linked === "file" ? ["adr"] : [])), { recursive: true });
    if (linked === "folder") symlinkSync(away, join(repo.root, "docs/adr"));
    else symlinkSync(join(away, "0001-a.md"), join(repo.root, "docs/adr/0001-a.md"));
    const { code, out, err } = await adroitIn(repo.root, ...args);
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err).toContain("leads out of the repository");
    expect(readFileSync(join(away, "0001-a.md"), "utf8")).toBe(adr);
  }
});

test("a link inside the repository, and one above it, are fine", async () => {
  const repo = repository(folder());
  repo.write("docs/adr/0001-a.md", adr);
  symlinkSync("docs/adr", join(repo.root, "decisions"));
  const { code } = await adroitIn(repo.root, "status", "decisions/0001-a.md", "accepted");
  expect(code).toBe(0);
  expect(repo.read("docs/adr/0001-a.md")).toContain("Accepted");

  const moved = join(folder(), "moved");
  renameSync(repo.root, moved);
  symlinkSync(moved, repo.root);
  expect((await adroitIn(repo.root, "status", "docs/adr/0001-a.md", "rejected")).code).toBe(0);
});

test.each(commands)(
  "%s %s where a file stands in the place of the folder says that there is no such file",
  async (...args) => {
    const repo = repository(folder());
    writeFileSync(join(repo.root, "docs"), "no folder");
    const { code, out, err } = await adroitIn(repo.root, ...args);
    expect({ code, out }).toEqual({ code: 2, out: "" });
    // In words, and not as the system says it.
    expect(err).not.toMatch(/ENOTDIR|\n\s+at /);
  },
);

const call = ["--until", "2030-01-31", "--key", "call.key"];

/** Everything that reads the file `named`. */
const readers = [
  ["decide", "named"],
  ["decide", "answers.yaml", "--playbook", "named"],
  ["playbook", "check", "named"],
  ["analyse", "named"],
  ["call", "named", "--out", "call.html", ...call],
  ["call", "answers.yaml", "--out", "call.html", ...call, "--people", "named"],
  ["ballot", "named", "--answers", "answers.yaml", "--name", "Ana", "--out", "ana.age"],
  ["open", "named", ".", "--key", "named"],
  ["status", "named", "accepted"],
  ["tag", "named"],
];

/** A repository with answers in it, and a folder beside it that holds a secret. */
function somebodys() {
  const away = join(folder(), `away-${Math.random().toString(36).slice(2)}`);
  mkdirSync(away);
  writeFileSync(join(away, "secret"), "SECRET of somebody: [\n");
  const repo = repository(folder());
  copyFileSync(join(root, "templates/examples/shop.yaml"), join(repo.root, "answers.yaml"));
  repo.write("docs/adr/0001-a.md", adr);
  return { away, repo };
}

test.skipIf(process.platform === "win32").each(readers)(
  "%s %s reads plain files inside the repository alone, and waits for nothing",
  async (...args) => {
    for (const [kind, put] of oddFiles) {
      const { away, repo } = somebodys();
      put(join(repo.root, "named"), away);
      const { code, out, err } = await adroitIn(repo.root, ...args);
      expect({ kind, code, out }).toEqual({ kind, code: 2, out: "" });
      expect(err, kind).toContain("named");
      expect(`${out}${err}`).not.toMatch(/SECRET|E[A-Z]{3,}\b|\n\s+at /);
      expect(readdirSync(away)).toEqual(["secret"]);
    }
  },
);

test("what a shell hands over is read", async () => {
  const { repo } = somebodys();
  const handle = await open(join(repo.root, "answers.yaml"));
  const { code, out } = await adroitIn(repo.root, "decide", `/dev/fd/${handle.fd}`);
  await handle.close();
  expect({ code, out }).toEqual({ code: 0, out: expect.stringContaining("Django") });
});

/** Everything that writes below `site`. */
const writers = [
  ["publish", ".", "--out", "site"],
  ["publish", ".", "--out", "site/deep"],
  ["publish", ".", "--single", "site/adr.html"],
  ["call", "answers.yaml", "--out", "site/call.html", ...call],
  ["call", "answers.yaml", "--out", "call.html", "--until", "2030-01-31", "--key", "site/call.key"],
  ["call", "answers.yaml", "--out", "call.html", ...call, "--json", "site/call.json"],
  ["call", "answers.yaml", "--out", "call.html", ...call, "--people", "people.txt", "--codes", "site"],
  ["playbook", "new", "site/own.yaml"],
];

test.each(writers)("%s %s %s %s %s writes nothing through a link out of the repository", async (...args) => {
  for (const to of ["a folder", "where nothing is yet"]) {
    const { away, repo } = somebodys();
    repo.write("people.txt", "Ana\nBen\n");
    symlinkSync(to === "a folder" ? away : join(away, "new"), join(repo.root, "site"));
    const { code, err } = await adroitIn(repo.root, ...args);
    expect({ to, code }).toEqual({ to, code: 2 });
    expect(err, to).toContain("site");
    expect(readdirSync(away)).toEqual(["secret"]);
  }
});

const folders = [
  ["list", "docs/adr"],
  ["check", "docs/adr"],
  ["due", "docs/adr"],
  ["convert", "docs/adr", "--to", "madr4", "--write"],
  ["publish", "docs/adr", "--single", "adr.html"],
  ["decide", "answers.yaml", "--repo", "docs/adr"],
  ["mcp", "docs/adr", "--write"],
  ["open", "call.html", "docs/adr", "--key", "call.key"],
];

test.each(folders)("%s %s looks into no folder that a link out of the repository leads to", async (...args) => {
  const away = outside();
  const { repo } = somebodys();
  await adroitIn(repo.root, "call", "answers.yaml", "--out", "call.html", ...call);
  renameSync(join(repo.root, "docs/adr"), join(repo.root, "docs/old"));
  symlinkSync(away, join(repo.root, "docs/adr"));
  const { code, out, err } = await adroitIn(repo.root, ...args);
  expect({ code, out }).toEqual({ code: 2, out: "" });
  expect(err).toContain("leads out of the repository");
  expect(readdirSync(away)).toEqual(["0001-a.md"]);
  expect(readFileSync(join(away, "0001-a.md"), "utf8")).toBe(adr);
});
