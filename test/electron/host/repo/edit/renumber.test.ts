import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { planRenumber, renumber } from "#electron/host/repo/edit/renumber";
import { isolated, repository } from "../../../../samples/repository";

const { folder } = isolated();

function withAdrs() {
  const repo = repository(folder());
  repo.write("docs/adr/0001-a.md", "# 1. A\n\n## Status\n\nAccepted\n\nAmended by [1. B](0001-b.md)\n");
  repo.write("docs/adr/0001-b.md", "# 1. B\n\n## Status\n\nAccepted\n");
  repo.write("docs/adr/.adroit/0001-b.json", "{}\n");
  repo.write("docs/README.md", "* [B](adr/0001-b.md)\n");
  return { ...repo, read: (name: string) => readFileSync(join(repo.root, name), "utf8") };
}

test("file, data, links and readme change together", async () => {
  const repo = withAdrs();
  const plan = await planRenumber(join(repo.root, "docs/adr"), "0001-b.md", null);
  expect(plan).toMatchObject({ from: "docs/adr/0001-b.md", to: "docs/adr/0002-b.md" });
  expect(existsSync(join(repo.root, plan.to))).toBe(false);
  await renumber(repo.root, "docs/adr/0001-b.md", null);
  expect(repo.read("docs/adr/0002-b.md")).toBe("# 2. B\n\n## Status\n\nAccepted\n");
  expect(repo.read("docs/adr/0001-a.md")).toContain("Amended by [2. B](0002-b.md)");
  expect(repo.read("docs/adr/.adroit/0002-b.json")).toBe("{}\n");
  expect(repo.read("docs/README.md")).toBe("* [B](adr/0002-b.md)\n");
  expect(existsSync(join(repo.root, "docs/adr/0001-b.md"))).toBe(false);
  expect(existsSync(join(repo.root, "docs/adr/.adroit/0001-b.json"))).toBe(false);
});

test("the next number looks at other branches", async () => {
  const repo = withAdrs();
  repo.git("add", "-A");
  repo.git("commit", "-q", "-m", "first");
  repo.git("checkout", "-q", "-b", "side");
  repo.write("docs/adr/0007-side.md", "# 7. Side\n\n## Status\n\nProposed\n");
  repo.git("add", "-A");
  repo.git("commit", "-q", "-m", "side");
  repo.git("checkout", "-q", "main");
  expect((await planRenumber(repo.root, "docs/adr/0001-b.md", null)).to).toBe("docs/adr/0008-b.md");
});

test("a taken number and a path out of the repository are refused, and nothing changes", async () => {
  const repo = withAdrs();
  await expect(renumber(repo.root, "docs/adr/0001-b.md", 1)).rejects.toMatchObject({ code: "BAD_INPUT" });
  await expect(renumber(repo.root, "../x.md", 2)).rejects.toMatchObject({ code: "UNSAFE_PATH" });
  expect(repo.read("docs/adr/0001-b.md")).toContain("# 1. B");
});

test("links in the whole repository are mended, the ADR's own data is followed, and a site's navigation is named", async () => {
  const repo = withAdrs();
  repo.write("docs/adr/0001-b.md", "# 1\\. B\n\n## Status\n\nAccepted\n\n[data](.adroit/0001-b.json)\n");
  repo.write("README.md", '# Shop\n\nSee [B](docs/adr/0001-b.md) and <a href="docs/adr/0001-b.md">this</a>.\n');
  repo.write("mkdocs.yml", "nav:\n  - Decisions:\n      - B: adr/0001-b.md\n");
  repo.write("docs/adr/.adroit/0001-a.json", '{ "by": "0001-b.md" }\n');
  const { leaves } = await renumber(repo.root, "docs/adr/0001-b.md", null);
  expect(repo.read("docs/adr/0002-b.md")).toBe("# 2\\. B\n\n## Status\n\nAccepted\n\n[data](.adroit/0002-b.json)\n");
  expect(repo.read("README.md")).toContain('[B](docs/adr/0002-b.md) and <a href="docs/adr/0002-b.md">this</a>');
  expect(leaves).toContainEqual({ file: "mkdocs.yml", line: 3, text: "- B: adr/0001-b.md" });
  expect(leaves).toContainEqual({ file: "docs/adr/.adroit/0001-a.json", line: 1, text: '{ "by": "0001-b.md" }' });
});
