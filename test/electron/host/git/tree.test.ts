/** The files of a commit, which can have any names, laid out in a folder of their own. */
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { withTree } from "#electron/host/git/tree";
import { isolated, repository, type TestRepository } from "../../../samples/repository";

const { folder } = isolated();

/** A tree as bytes, since git's own commands refuse such names. */
function tree(repo: TestRepository, entries: [mode: string, name: string, object: string][]): string {
  const input = Buffer.concat(
    entries.map(([mode, name, object]) =>
      Buffer.concat([Buffer.from(`${mode} ${name}\0`), Buffer.from(object, "hex")]),
    ),
  );
  const args = ["-C", repo.root, "hash-object", "-t", "tree", "-w", "--literally", "--stdin"];
  return execFileSync("git", args, { input, encoding: "utf8" }).trim();
}

test("nothing is laid out above the folder, and nothing as a repository", async () => {
  const repo = repository(folder());
  const blob = repo.git("rev-parse", "HEAD:README.md");
  const inner = tree(repo, [
    ["100644", "HEAD", blob],
    ["100644", "evil.md", blob],
  ]);
  const top = tree(repo, [
    ["40000", "..", inner],
    ["40000", ".git", inner],
    ["40000", "GIT~1", inner],
    ["100644", "a.md", blob],
    ["120000", "link.md", blob],
    ["40000", "sub", tree(repo, [["40000", ".GIT", inner]])],
  ]);
  const commit = repo.git("commit-tree", "-m", "evil", top);
  await withTree(
    repo.root,
    commit,
    () => true,
    async (laid) => {
      expect(readdirSync(laid, { recursive: true })).toEqual(["a.md"]);
      expect(readFileSync(join(laid, "a.md"), "utf8")).toBe("# Shop\n");
      expect(readdirSync(dirname(laid))).not.toContain("evil.md");
    },
  );
});

test("files and folders of one name, and no such commit, are told", async () => {
  const repo = repository(folder());
  const blob = repo.git("rev-parse", "HEAD:README.md");
  const top = tree(repo, [
    ["100644", "a.md", blob],
    ["40000", "a.md", tree(repo, [["100644", "b.md", blob]])],
  ]);
  const commit = repo.git("commit-tree", "-m", "twice", top);
  const lay = (rev: string) =>
    withTree(
      repo.root,
      rev,
      () => true,
      async () => {},
    );
  await expect(lay(commit)).rejects.toMatchObject({ code: "BAD_INPUT", subject: "a.md/b.md" });
  await expect(lay("--output=x")).rejects.toMatchObject({ code: "BAD_INPUT" });
});
