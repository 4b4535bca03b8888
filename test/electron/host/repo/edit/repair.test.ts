import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, expect, test } from "vitest";
import { changeAdrPair, readAdrFile } from "#electron/host/repo/edit/file";
import { repairAdr } from "#electron/host/repo/edit/repair";
import { openRepositories } from "#electron/host/repo/watch/repositories";
import type { Problem } from "#shared/adr/folder/problem";
import { isolated, repository, type TestRepository } from "../../../../samples/repository";

const { folder } = isolated();
const adr = (title: string, status: string, body: string) =>
  `# ${title}\r\n\r\n## Status\r\n\r\n${status}\r\n\r\n## Context\r\n\r\n${body}\r\n`;
const old = "doc/adr/0001-use-git.md";
const by = "doc/adr/0002-use-hg.md";
let repo: TestRepository;

beforeEach(() => {
  repo = repository(folder());
  repo.write(
    old,
    adr("1. Use git", "Superseded by [2. Use Mercurial](0002-use-hg.md)", "See [hg](0009-use-hg.md#why)."),
  );
  repo.write(by, adr("7. Use Mercurial", "Accepted", "Text."));
});

async function problems(): Promise<Problem[]> {
  const repositories = openRepositories({ changed: () => undefined, clock: () => new Date(2026, 10, 20) });
  for await (const step of repositories.open(repo.root)) if ("listing" in step) return step.problems;
  throw new Error("no listing");
}

async function repairOf(kind: Problem["kind"]) {
  const problem = (await problems()).find((one) => one.kind === kind);
  const { repair } = problem ?? {};
  if (!problem || !repair || repair.do === "choose status") throw new Error(`no ${kind}`);
  const { hash } = await readAdrFile(repo.root, problem.file);
  return { file: problem.file, hash, put: () => repairAdr(repo.root, repair, problem.file, hash) };
}

test.each([
  ["one-sided link", by, "Supersedes"],
  ["broken link", old, "[hg](0002-use-hg.md#why)"],
  ["heading number", by, "# 2. Use Mercurial"],
] as const)("%s is put right by a click, and found no more", async (kind, changed, says) => {
  const before = repo.read(changed);
  const { put, file } = await repairOf(kind);
  expect(await put()).toMatchObject({ adr: { file }, leaves: [] });
  expect(repo.read(changed)).toContain(says);
  expect(repo.read(changed).replaceAll("\r\n", "")).not.toContain("\n");
  expect(repo.read(changed)).not.toBe(before);
  expect((await problems()).map((one) => one.kind)).not.toContain(kind);
});

test("a repair of a file that changed since it was shown changes nothing", async () => {
  const { put, file } = await repairOf("one-sided link");
  writeFileSync(join(repo.root, file), `${repo.read(file)}By Ana.\r\n`);
  const before = [repo.read(old), repo.read(by)];
  await expect(put()).rejects.toMatchObject({ code: "ADR_CHANGED" });
  expect([repo.read(old), repo.read(by)]).toEqual(before);
});

test("of two files both are changed or none", async () => {
  const before = repo.read(old);
  const { hash } = await readAdrFile(repo.root, old);
  const failing = changeAdrPair(repo.root, [old, by], { seen: old, expect: hash }, ([one, other]) => {
    rmSync(join(repo.root, by));
    return [`${one}changed`, `${other}changed`];
  });
  await expect(failing).rejects.toMatchObject({ code: "ADR_CHANGED" });
  expect(repo.read(old)).toBe(before);
});

test("a number given twice is given up by one of the two, with its links; prose is named and left", async () => {
  const twice = "doc/adr/0002-use-svn.md";
  repo.write(twice, adr("2. Use Subversion", "Accepted", "Not [git](0001-use-git.md)."));
  repo.write("doc/adr/0003-later.md", adr("3. Later", "Accepted", "See [svn](0002-use-svn.md), which is ADR 2."));
  const problem = (await problems()).find((one) => one.file === twice && one.kind === "duplicate number");
  const { repair } = problem ?? {};
  if (repair?.do !== "renumber") throw new Error("no renumbering");
  const { hash } = await readAdrFile(repo.root, twice);
  await expect(repairAdr(repo.root, repair, twice, "0".repeat(64))).rejects.toMatchObject({ code: "ADR_CHANGED" });
  const { adr: after, leaves } = await repairAdr(repo.root, repair, twice, hash);
  expect(after.file).toBe("doc/adr/0004-use-svn.md");
  expect(after.text).toContain("# 4. Use Subversion");
  expect(repo.has(twice)).toBe(false);
  expect(repo.read("doc/adr/0003-later.md")).toContain("[svn](0004-use-svn.md)");
  expect(leaves.map((one) => one.file)).toContain("doc/adr/0003-later.md");
  expect((await problems()).map(({ kind }) => kind)).not.toContain("duplicate number");
});

test("a list of ADRs that leaves one out is told and brought up to date by a click", async () => {
  const page = "doc/adr/README.md";
  repo.write(
    page,
    "# ADRs\n\n<!-- adrlog -->\n\n* [ADR-0001](0001-use-git.md) - Git, in our words\n\n<!-- adrlogstop -->\n\nEnd.\n",
  );
  const { put } = await repairOf("stale index");
  await put();
  expect(repo.read(page)).toMatch(
    /^# ADRs\n\n<!-- adrlog -->\n\n\* .*0001-use-git.*\n\* .*0002-use-hg.*\n\n<!-- adrlogstop -->\n\nEnd\.\n$/,
  );
  expect((await problems()).filter(({ kind }) => kind === "stale index")).toEqual([]);
  // Other words for the same ADRs are no fault.
  repo.write(page, repo.read(page).replace("Use Mercurial", "Hg"));
  expect((await problems()).filter(({ kind }) => kind === "stale index")).toEqual([]);
  repo.write(page, repo.read(page).replace("0002-use-hg.md", "0003-gone.md"));
  expect((await problems()).filter(({ kind }) => kind === "stale index")).toMatchObject([{ file: page }]);
});

test("a readme without marks around a list is nobody's list to keep", async () => {
  repo.write("doc/adr/README.md", "# ADRs\n\n* [Git](0001-use-git.md)\n");
  expect((await problems()).map(({ kind }) => kind)).not.toContain("stale index");
});
