/** A path that somebody types doesn't lead out of a repository through a link that somebody else laid there. */
import { mkdirSync, readFileSync, renameSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { adroitIn } from "../../samples/cli";
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
