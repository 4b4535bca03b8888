import { symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { listFolder } from "#electron/host/repo/list/list";
import { isolated, repository } from "../../../../samples/repository";

const { folder } = isolated();
const adr = (title: string, more = "") =>
  `# 1. ${title}\n\nDate: 2026-01-02\n\n## Status\n\nAccepted\n\n${more}## Context\n\nText.\n`;

test("lists the ADRs of a repository, relative to its root", async () => {
  const repo = repository(folder());
  repo.write("doc/adr/0001-use-git.md", adr("Use git"));
  repo.write("doc/adr/0002-use-hg.md", adr("Use Mercurial", "Supersedes [1. Use git](0001-use-git.md)\n\n"));
  repo.write("packages/api/adr/0001-rest.md", adr("REST"));
  const { root, folders, entries, unreadable } = await listFolder(repo.root);
  expect(root).toBe(repo.root);
  expect(folders.map(({ dir }) => dir)).toEqual(["doc/adr", "packages/api/adr"]);
  expect(entries.map(({ file, number, title, status }) => [file, number, title, status])).toEqual([
    ["doc/adr/0001-use-git.md", 1, "Use git", "accepted"],
    ["doc/adr/0002-use-hg.md", 2, "Use Mercurial", "accepted"],
    ["packages/api/adr/0001-rest.md", 1, "REST", "accepted"],
  ]);
  expect(entries[1]?.supersedes).toEqual(["doc/adr/0001-use-git.md"]);
  expect(unreadable).toEqual([]);
});

test("a folder inside a repository is listed relative to itself", async () => {
  const repo = repository(folder());
  repo.write("doc/adr/0001-use-git.md", adr("Use git"));
  const listing = await listFolder(join(repo.root, "doc/adr"));
  expect(listing.root).toBe(join(repo.root, "doc/adr"));
  expect(listing.entries.map(({ file }) => file)).toEqual(["0001-use-git.md"]);
});

test("files that can't be read are named with the reason, and the others are listed", async () => {
  const repo = repository(folder());
  const outside = join(folder(), "0009-secret.md");
  writeFileSync(outside, adr("Secret"));
  repo.write("adr/0001-fine.md", adr("Fine"));
  repo.write("adr/0002-binary.md", "\u0000\u0001");
  writeFileSync(join(repo.root, "adr/0003-latin.md"), Buffer.from([0x23, 0x20, 0xe9, 0x0a]));
  repo.write("adr/0004-huge.md", "x".repeat(5 * 1024 * 1024 + 1));
  symlinkSync(outside, join(repo.root, "adr/0005-link.md"));
  symlinkSync("gone.md", join(repo.root, "adr/0006-broken.md"));
  symlinkSync("0001-fine.md", join(repo.root, "adr/0007-inside.md"));
  const { entries, unreadable } = await listFolder(repo.root);
  expect(entries.map(({ file }) => file)).toEqual(["adr/0001-fine.md", "adr/0007-inside.md"]);
  expect(unreadable).toEqual([
    { file: "adr/0002-binary.md", why: "It isn't text." },
    { file: "adr/0003-latin.md", why: "It isn't UTF-8 text." },
    { file: "adr/0004-huge.md", why: "It is larger than 5 MB." },
    { file: "adr/0005-link.md", why: "It is a link that leads out of the repository." },
    { file: "adr/0006-broken.md", why: "It is a link that leads nowhere." },
  ]);
});

test("an ADR folder that is a link to elsewhere is named, not read", async () => {
  const repo = repository(folder());
  const outside = repository(folder(), { plain: true });
  outside.write("0001-secret.md", adr("Secret"));
  symlinkSync(outside.root, join(repo.root, "adr"));
  const { entries, unreadable } = await listFolder(repo.root);
  expect(entries).toEqual([]);
  expect(unreadable).toEqual([{ file: "adr", why: expect.stringContaining("link") }]);
});

test("nothing there is an empty list", async () => {
  expect(await listFolder(repository(folder()).root)).toMatchObject({ entries: [], unreadable: [] });
});
