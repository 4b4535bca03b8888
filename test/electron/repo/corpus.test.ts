import { chmodSync, cpSync, existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { sha256 } from "#electron/host/canonical";
import { commit } from "#electron/host/git/commit";
import { inspect } from "#electron/host/repo/find";
import { list } from "#electron/host/repo/list";
import { writeExport } from "#electron/host/repo/write";
import { at, isolated, repository, type TestRepository } from "../git/repository";
import { now, record, rendering } from "./record";

const { folder } = isolated();
const corpus = process.env.ADR_CORPUS ?? "";
const missing = !existsSync(join(corpus, "repos"));
if (missing) console.warn("Real ADR folders are skipped: set ADR_CORPUS to a folder with repos/.");

/** A committed, writable copy. */
function copy(name: string): TestRepository {
  const repo = repository(folder(), { first: false });
  cpSync(join(corpus, "repos", name), repo.root, { recursive: true });
  for (const entry of readdirSync(repo.root, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (!path.includes("/.git/")) chmodSync(path, entry.isDirectory() ? 0o755 : 0o644);
  }
  chmodSync(repo.root, 0o755);
  repo.git("config", "core.autocrlf", "false");
  repo.git("add", "-A");
  repo.git("commit", "-q", "-m", "as it was");
  return at(repo.root);
}

function contents(repo: TestRepository): Map<string, string> {
  const files = readdirSync(repo.root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = files.map((entry) => join(entry.parentPath, entry.name)).filter((path) => !path.includes("/.git/"));
  return new Map(paths.map((path) => [path.slice(repo.root.length + 1), sha256(readFileSync(path))]));
}

test.skipIf(missing).each([
  ["adr__madr", "docs/decisions", "usual place", "madr4", "0019-web-framework.md"],
  ["alphagov__monitoring-doc", "documentation/architecture/decisions", ".adr-dir", "nygard", "0013-web-framework.md"],
  ["SSWConsulting__SSW.CleanArchitecture", "docs/adr", ".log4brains.yml", "log4brains", "20261006-web-framework.md"],
])("%s: naming goes on and no other file changes", async (name, dir, from, profile, file) => {
  const repo = copy(name);
  const before = contents(repo);
  const info = await inspect(repo.root);
  expect(info.folders[0]).toMatchObject({ dir, from, profile });
  expect(info.warnings).toEqual([]);
  const of = record("Web framework");
  const { exported } = await writeExport(of, { root: repo.root, expect: null, now }, rendering(of));
  expect(exported).toMatchObject({ dir, file });
  const added = [...contents(repo)].filter(([path, hash]) => before.get(path) !== hash).map(([path]) => path);
  expect(added.sort()).toEqual([...exported.written].sort());
  await commit({ root: repo.root, files: exported.written, message: "Record it", hooks: false });
  expect(repo.git("show", "--name-status", "--format=").split("\n").sort()).toEqual(
    exported.written.map((path) => `A\t${path}`).sort(),
  );
  expect(repo.git("status", "--porcelain")).toBe("");
});

test.skipIf(missing)("every folder of the collection is listed without an error", async () => {
  for (const name of readdirSync(join(corpus, "repos"))) {
    const { entries, unreadable } = await list(join(corpus, "repos", name));
    expect([name, unreadable]).toEqual([name, []]);
    expect(entries.length, name).toBeGreaterThan(0);
  }
});
