/** What lies in real folders besides ADRs, and disks that don't want to be written. */
import { execFileSync } from "node:child_process";
import { chmodSync, mkdirSync, readFileSync, rmSync, symlinkSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { sha256 } from "#electron/host/files/canonical";
import { changeFiles } from "#electron/host/files/changeset";
import { changeAdrFile, readAdrFile } from "#electron/host/repo/edit/file";
import { renumber } from "#electron/host/repo/edit/renumber";
import { prepare } from "#electron/host/repo/export/plan";
import { writeExport } from "#electron/host/repo/export/write";
import { checked, listLooked } from "#electron/host/repo/list/check";
import { listFolder } from "#electron/host/repo/list/list";
import { setStatus } from "#shared/adr/edit/edit";
import { now, record, rendering } from "../../../samples/exported-record";
import { isolated, repository } from "../../../samples/repository";

const { folder } = isolated();
const adr = (title: string) => `# ${title}\n\n## Status\n\nAccepted\n\n## Context\n\nText.\n`;

test("one fine ADR is listed among everything that isn't", async () => {
  const repo = repository(folder());
  repo.write("docs/adr/0001-fine.md", adr("Fine"));
  repo.write("docs/adr/0002-huge.md", adr("Huge"));
  truncateSync(join(repo.root, "docs/adr/0002-huge.md"), 50 * 1024 * 1024);
  writeFileSync(join(repo.root, "docs/adr/0003-binary.md"), Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 1, 2]));
  symlinkSync("0004-loop.md", join(repo.root, "docs/adr/0004-loop.md"));
  mkdirSync(join(repo.root, "docs/adr/0005-folder.md"));
  repo.write("docs/adr/0005-folder.md/0006-inside.md", adr("Inside"));
  symlinkSync("..", join(repo.root, "docs/adr/0007-up"));
  repo.write("docs/adr/0008-empty.md", "");
  repo.write("docs/adr/0009-notes.md", "# Notes\n\nOf a meeting.\n");
  repo.write("docs/adr/0010-mac.md", adr("Mac").replaceAll("\n", "\r"));
  repo.write("docs/adr/0000-template.md", "# Title\n");
  repo.write("docs/adr/notes.md", "# Notes\n");
  const { entries, unreadable } = await listFolder(repo.root);
  expect(entries.map(({ file }) => file)).toEqual(["docs/adr/0001-fine.md", "docs/adr/0005-folder.md/0006-inside.md"]);
  expect(unreadable).toEqual([
    { file: "docs/adr/0002-huge.md", why: "It is larger than 5 MB." },
    { file: "docs/adr/0003-binary.md", why: "It isn't text." },
    { file: "docs/adr/0004-loop.md", why: expect.stringMatching(/^It is a link that leads/) },
    { file: "docs/adr/0008-empty.md", why: "It is named like an ADR, but it is empty." },
    { file: "docs/adr/0009-notes.md", why: "It is named like an ADR, but says no status, context or decision." },
    { file: "docs/adr/0010-mac.md", why: "Its lines end with carriage returns alone. Save it with line feeds." },
  ]);
});

test("folders that lead in a circle end", async () => {
  const repo = repository(folder());
  repo.write("adr/0001-a.md", adr("A"));
  symlinkSync("b", join(repo.root, "a"));
  symlinkSync("a", join(repo.root, "b"));
  symlinkSync(".", join(repo.root, "adr/adr"));
  expect((await listFolder(repo.root)).entries).toHaveLength(1);
  await expect(listFolder(join(repo.root, "a"))).rejects.toMatchObject({ code: "UNSAFE_PATH" });
});

test.skipIf(process.getuid?.() === 0 || process.platform === "win32")(
  "a file that may not be read is named",
  async () => {
    const repo = repository(folder());
    repo.write("adr/0001-a.md", adr("A"));
    repo.write("adr/0002-b.md", adr("B"));
    chmodSync(join(repo.root, "adr/0002-b.md"), 0);
    const { entries, unreadable } = await listFolder(repo.root);
    expect(entries).toHaveLength(1);
    expect(unreadable).toEqual([{ file: "adr/0002-b.md", why: "It may not be read." }]);
  },
);

test("names that differ by case only are both listed, and the check says so", async () => {
  const repo = repository(folder());
  repo.write("adr/0001-use-x.md", adr("X"));
  repo.write("adr/0001-Use-X.md", adr("X too"));
  const listed = await listLooked(repo.root);
  // On a disk that doesn't tell them apart there is one.
  if (listed.listing.entries.length === 1) return;
  expect((await checked(listed, "2026-11-20")).map(({ kind }) => kind)).toEqual([
    "duplicate number",
    "name clash",
    "duplicate number",
    "name clash",
  ]);
});

test("a file that changed or went since it was listed isn't written", async () => {
  const repo = repository(folder());
  repo.write("adr/0001-a.md", adr("A"));
  const path = join(repo.root, "adr/0001-a.md");
  const { hash } = await readAdrFile(repo.root, "adr/0001-a.md");
  const edit = (text: string) => setStatus(text, "deprecated");
  writeFileSync(path, adr("A, edited"));
  await expect(changeAdrFile(repo.root, "adr/0001-a.md", hash, edit)).rejects.toMatchObject({ code: "ADR_CHANGED" });
  expect(readFileSync(path, "utf8")).toBe(adr("A, edited"));
  rmSync(path);
  await expect(changeAdrFile(repo.root, "adr/0001-a.md", hash, edit)).rejects.toMatchObject({ code: "NOT_FOUND" });
  const change = { path: "adr/0001-a.md", expect: hash, text: "x" };
  await expect(changeFiles(repo.root, [change])).rejects.toMatchObject({ code: "ADR_CHANGED" });
});

test("AsciiDoc is listed, not changed", async () => {
  const repo = repository(folder());
  repo.write("adr/0001-a.adoc", "= A\n:status: accepted\n\n== Context\n\nText.\n");
  expect((await listFolder(repo.root)).entries).toMatchObject([{ title: "A", status: "accepted" }]);
  const { hash } = await readAdrFile(repo.root, "adr/0001-a.adoc");
  const change = changeAdrFile(repo.root, "adr/0001-a.adoc", hash, (text) => setStatus(text, "draft"));
  await expect(change).rejects.toMatchObject({ code: "BAD_INPUT", message: "AsciiDoc is listed, not changed." });
  await expect(renumber(repo.root, "adr/0001-a.adoc", 2)).rejects.toMatchObject({ code: "BAD_INPUT" });
});

function mounted(root: string): boolean {
  try {
    execFileSync("mount", ["-t", "tmpfs", "-o", "size=8m", "tmpfs", root], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

test("a repository on a read-only mount is listed; writing says why it can't, and leaves nothing", async (context) => {
  const root = folder();
  if (!mounted(root)) return context.skip("mounting takes rights that aren't there");
  try {
    mkdirSync(join(root, "adr"));
    const path = join(root, "adr/0001-a.md");
    writeFileSync(path, adr("A"));
    execFileSync("mount", ["-o", "remount,ro", root]);
    expect((await listFolder(root)).entries).toHaveLength(1);
    const of = record("Web framework");
    expect((await prepare(of, { root, dir: "adr" }, rendering(of))).plan).toMatchObject({
      file: "0002-web-framework.md",
    });
    const request = { root, dir: "adr", expect: null, now };
    await expect(writeExport(of, request, rendering(of))).rejects.toMatchObject({ code: "NO_PERMISSION" });
    const change = { path: "adr/0001-a.md", expect: sha256(adr("A")), text: "x" };
    await expect(changeFiles(root, [change])).rejects.toMatchObject({ code: "NO_PERMISSION" });
    expect(readFileSync(path, "utf8")).toBe(adr("A"));
  } finally {
    execFileSync("umount", [root]);
  }
});
