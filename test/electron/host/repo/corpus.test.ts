import { chmodSync, cpSync, existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { sha256 } from "#electron/host/files/canonical";
import { changeFiles } from "#electron/host/files/changeset";
import { commit } from "#electron/host/git/commit";
import { changeAdrFile, readAdrFile } from "#electron/host/repo/edit/file";
import { writeExport } from "#electron/host/repo/export/write";
import { inspect } from "#electron/host/repo/find/inspect";
import { listFolder } from "#electron/host/repo/list/list";
import { applied, setStatus } from "#shared/adr/edit/edit";
import { now, record, rendering } from "../../../samples/exported-record";
import { at, isolated, repository, type TestRepository } from "../../../samples/repository";

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

interface Expected {
  path: string;
  kind: string;
  number: number | null;
  prefix: string | null;
  title: string | null;
  title_accept: string[];
  status: string;
  status_accept?: string[];
  date: string | null;
  date_accept?: (string | null)[];
  filename_date: string | null;
  supersedes: string[];
  superseded_by: string[];
  superseded_by_accept?: string[] | string[][];
  checked: boolean;
}

test.skipIf(missing)("a listing holds every ADR, nothing else, and what each says", async () => {
  const wrong: Record<string, string[]> = { title: [], status: [], date: [], links: [] };
  let count = 0;
  for (const name of readdirSync(join(corpus, "repos"))) {
    const { files } = JSON.parse(readFileSync(join(corpus, "expected", `${name}.json`), "utf8")) as {
      files: Expected[];
    };
    const { entries } = await listFolder(join(corpus, "repos", name));
    const adrs = files.filter(({ kind }) => kind === "adr");
    expect([name, entries.map(({ file }) => file).sort()]).toEqual([name, adrs.map(({ path }) => path).sort()]);
    const about = entries.map(({ file, number, prefix, fileDate }) => [file, number, prefix, fileDate]);
    const said = adrs.map((one) => [one.path, one.number, one.prefix, one.filename_date]);
    expect(about.sort()).toEqual(said.sort());
    for (const one of adrs.filter(({ checked }) => checked)) {
      count++;
      const entry = entries.find(({ file }) => file === one.path);
      const same = (found: string[] = [], accepted: unknown[]) =>
        accepted.some((files) => JSON.stringify(files) === JSON.stringify(found));
      if (![one.title, ...one.title_accept].includes(entry?.title ?? null)) wrong.title?.push(one.path);
      if (![one.status, ...(one.status_accept ?? [])].includes(entry?.status ?? "unknown"))
        wrong.status?.push(one.path);
      if (![one.date, ...(one.date_accept ?? [])].includes(entry?.date ?? null)) wrong.date?.push(one.path);
      const successors = [one.superseded_by, ...(one.superseded_by_accept ?? []), one.superseded_by_accept];
      if (!same(entry?.supersedes, [one.supersedes]) || !same(entry?.supersededBy, successors))
        wrong.links?.push(one.path);
    }
  }
  for (const [what, files] of Object.entries(wrong))
    expect([what, files.length <= count / 100 ? [] : files]).toEqual([what, []]);
});

test.skipIf(missing)("opening and saving without an edit leaves every byte, those of odd files too", async () => {
  const copies = folder();
  for (const part of ["repos", "variants"]) {
    for (const entry of readdirSync(join(corpus, part), { recursive: true, withFileTypes: true })) {
      if (!entry.isFile() || !entry.name.endsWith(".md")) continue;
      const bytes = readFileSync(join(entry.parentPath, entry.name));
      const file = `${sha256(bytes).slice(0, 12)}.md`;
      writeFileSync(join(copies, file), bytes);
      const { hash } = await readAdrFile(copies, file);
      await changeAdrFile(copies, file, hash, (text) => {
        const there = setStatus(text, "deprecated");
        return "refused" in there ? { text } : applied(there.text, there.undo);
      });
      await changeFiles(copies, [{ path: file, expect: hash, text: (await readAdrFile(copies, file)).text }]);
      expect([file, readFileSync(join(copies, file)).equals(bytes)]).toEqual([file, true]);
    }
  }
});

test.skipIf(missing)("every folder of the collection is listed without an error", async () => {
  for (const name of readdirSync(join(corpus, "repos"))) {
    const { entries, unreadable } = await listFolder(join(corpus, "repos", name));
    // One of them has a file on purpose that is no ADR but in name.
    const told = unreadable.filter(({ file }) => file !== "test/adr/0003-bad-formatting.md");
    expect([name, told]).toEqual([name, []]);
    expect(entries.length, name).toBeGreaterThan(0);
  }
});
