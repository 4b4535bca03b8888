import { execFileSync } from "node:child_process";
import {
  chmodSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  unlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { setImmediate } from "node:timers/promises";
import { afterAll, expect, test } from "vitest";
import { sha256 } from "#electron/host/files/canonical";
import type { ExportAround } from "#electron/host/repo/export/around";
import { prepare } from "#electron/host/repo/export/plan";
import { marksOf } from "#electron/host/repo/export/planned";
import type { ExportAim } from "#electron/host/repo/export/target";
import { type WriteRequest, writeExport } from "#electron/host/repo/export/write";
import { answerLog } from "#electron/host/repo/find/answer";
import type { DecisionRecord, Status } from "#shared/record/record";
import { now, record, rendering } from "../../../../samples/exported-record";
import { isolated, repository, type TestRepository } from "../../../../samples/repository";

const { folder } = isolated();
const mounts: string[] = [];
afterAll(() => {
  for (const mount of mounts) execFileSync("umount", [mount]);
});

/** Mounting needs the rights of the system's administrator. */
function mount(...args: string[]): boolean {
  try {
    execFileSync("mount", args, { stdio: "ignore" });
    mounts.push(args.at(-1) as string);
    return true;
  } catch {
    return false;
  }
}

const write = (of: DecisionRecord, request: ExportAim & Partial<WriteRequest>, body?: string) =>
  writeExport(of, { expect: null, now, ...request }, rendering(of, body));

const plan = async (of: DecisionRecord, target: ExportAim, around: ExportAround) =>
  (await prepare(of, target, around)).plan;

const look = (of: DecisionRecord, target: ExportAim, body?: string) => plan(of, target, rendering(of, body));

/** A repository with one exported, proposed ADR. */
async function exported(
  status: Status = "proposed",
): Promise<{ repo: TestRepository; of: DecisionRecord; adr: string }> {
  const repo = repository(folder());
  const first = record("Web framework", status);
  const { repo: target } = await write(first, { root: repo.root });
  return { repo, of: { ...first, repo: target }, adr: `${target.dir}/${target.file}` };
}

const again = (of: DecisionRecord, status: Status): DecisionRecord => ({ ...of, draft: { ...of.draft, status } });

function files(repo: TestRepository): string[] {
  return (readdirSync(repo.root, { recursive: true, withFileTypes: true }) as unknown as import("node:fs").Dirent[])
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name).slice(repo.root.length + 1))
    .filter((file) => !file.startsWith(".git/"))
    .sort();
}

test("no second log is begun beside a folder that may hold one, until somebody said that it holds none", async () => {
  const repo = repository(folder());
  const of = record("Web framework");
  mkdirSync(join(repo.root, "docs/notes"), { recursive: true });
  writeFileSync(
    join(repo.root, "docs/notes/0001-queues.md"),
    "# Queues\n\n## Status\n\nAccepted\n\n## Context\n\nText.\n\n## Decision\n\nText.\n",
  );
  for (const name of ["0002-b.md", "0003-c.md"])
    writeFileSync(join(repo.root, "docs/notes", name), "# Guide\n\nText.\n");
  const close = [{ dir: "docs/notes", why: expect.stringContaining("1 of 3") }];
  for (const target of [{ root: repo.root }, { root: repo.root, dir: "docs/decisions" }]) {
    expect((await look(of, target)).unsure).toEqual(close);
    await expect(write(of, target)).rejects.toMatchObject({
      code: "BAD_INPUT",
      subject: "docs/notes",
      remedy: expect.stringContaining("--no docs/notes"),
    });
  }
  expect(files(repo)).toHaveLength(4);
  await answerLog(repo.root, "docs/notes", false);
  const { exported } = await write(of, { root: repo.root });
  expect(exported).toMatchObject({ dir: "docs/decisions", file: "0001-web-framework.md" });
});

test("a first export makes folder, ADR, sidecar and the mark of generated files", async () => {
  const repo = repository(folder());
  const of = record("Web framework");
  const planned = await look(of, { root: repo.root });
  expect(planned).toMatchObject({
    dir: "docs/decisions",
    file: "0001-web-framework.md",
    sidecar: "docs/decisions/.adroit/0001-web-framework.json",
    profile: "madr4",
    action: "create",
    conflict: null,
    writes: [
      "docs/decisions/0001-web-framework.md (new)",
      "docs/decisions/.adroit/0001-web-framework.json (new)",
      "docs/decisions/.adroit/.gitattributes (new)",
    ],
  });
  expect(files(repo)).toEqual(["README.md"]);
  const { exported, repo: target } = await write(of, { root: repo.root });
  expect(exported).toEqual({
    root: repo.root,
    notes: [],
    dir: "docs/decisions",
    file: "0001-web-framework.md",
    written: [
      "docs/decisions/0001-web-framework.md",
      "docs/decisions/.adroit/0001-web-framework.json",
      "docs/decisions/.adroit/.gitattributes",
    ],
  });
  expect(files(repo)).toEqual([...exported.written, "README.md"].sort());
  expect(repo.read("docs/decisions/0001-web-framework.md")).toBe(planned.markdown);
  expect(target).toEqual({
    root: repo.root,
    dir: "docs/decisions",
    file: "0001-web-framework.md",
    profile: "madr4",
    ...marksOf(planned.markdown),
    on: now,
  });
  expect(repo.git("check-attr", "linguist-generated", "--", exported.written[1] as string)).toMatch(/: set$/);
  expect(JSON.parse(repo.read(planned.sidecar))).toMatchObject({ record: { id: of.id } });
  expect(repo.read(planned.sidecar)).not.toContain(repo.root);
});

test("a folder that isn't a repository is written to as well", async () => {
  const plain = repository(folder(), { plain: true });
  await write(record("Web framework"), { root: plain.root });
  expect(plain.has("docs/decisions/0001-web-framework.md")).toBe(true);
});

test("another decision takes the next number, and the next name of the day", async () => {
  const { repo } = await exported();
  expect((await look(record("Other"), { root: repo.root })).file).toBe("0002-other.md");
  const dated = repository(folder());
  dated.write(".log4brains.yml", "project:\n  name: Shop\n  tz: Europe/Paris\n  adrFolder: docs/adr\n");
  const first = await write(record("Web framework"), { root: dated.root });
  expect(first.repo.file).toBe("20261006-web-framework.md");
  expect((await look(record("Web framework"), { root: dated.root })).file).toBe("20261006-web-framework-2.md");
});

test("numbers on other branches, local or remote, are taken", async () => {
  const { repo } = await exported();
  repo.git("add", ".");
  repo.git("commit", "-qm", "first");
  repo.git("checkout", "-q", "-b", "side");
  repo.write("docs/decisions/0007-side.md", "# Side\n");
  repo.git("add", ".");
  repo.git("commit", "-qm", "side");
  repo.git("checkout", "-q", "main");
  expect((await look(record("Other"), { root: repo.root })).file).toBe("0008-other.md");
  repo.git("update-ref", "refs/remotes/origin/far", "side");
  repo.git("branch", "-q", "-D", "side");
  expect((await look(record("Other"), { root: repo.root })).file).toBe("0008-other.md");
});

test("data that lies there without its ADR isn't overwritten", async () => {
  const { repo, adr } = await exported();
  unlinkSync(join(repo.root, adr));
  expect((await look(record("Web framework"), { root: repo.root })).file).toBe("0002-web-framework.md");
});

test("exporting again updates the same file while it is proposed", async () => {
  const { repo, of, adr } = await exported();
  const before = sha256(repo.read(adr));
  const renamed = { ...of, draft: { ...of.draft, frame: { ...of.draft.frame, title: "Another title" } } };
  const planned = await look(renamed, { root: repo.root });
  expect(planned).toMatchObject({ action: "update", conflict: null, file: of.repo?.file });
  chmodSync(join(repo.root, adr), 0o640);
  const { repo: target } = await write(renamed, { root: repo.root, expect: before });
  expect(repo.read(adr)).toContain("# Another title");
  expect(target.adr).toBe(sha256(repo.read(adr)));
  expect(statSync(join(repo.root, adr)).mode & 0o777).toBe(0o640);
  expect(files(repo).filter((file) => file.endsWith(".md"))).toEqual(["README.md", adr].sort());
});

test("nothing new touches nothing", async () => {
  const { repo, of, adr } = await exported();
  const path = join(repo.root, adr);
  utimesSync(path, 1, 1);
  expect(await look(of, { root: repo.root })).toMatchObject({ action: "nothing", writes: [] });
  const { exported: done } = await write(of, { root: repo.root, expect: of.repo?.adr ?? null });
  expect(statSync(path).mtimeMs).toBe(1000);
  expect(done.written).toHaveLength(3);
});

test("accepting rewrites the proposed file; after that only the status changes", async () => {
  const { repo, of, adr } = await exported();
  const accepted = again(of, "accepted");
  const first = await write(accepted, { root: repo.root, expect: of.repo?.adr ?? null }, "Decided.");
  const text = repo.read(adr);
  expect(text).toContain('status: "accepted"');
  expect(text).toContain("Decided.");

  const stored = { ...accepted, repo: first.repo };
  expect(await look(stored, { root: repo.root }, "Rewritten.")).toMatchObject({ action: "nothing", markdown: text });

  const deprecated = again(stored, "deprecated");
  const planned = await look(deprecated, { root: repo.root }, "Rewritten.");
  expect(planned).toMatchObject({ action: "status only", markdown: text.replace('"accepted"', '"deprecated"') });
  await write(deprecated, { root: repo.root, expect: first.repo.adr }, "Rewritten.");
  expect(repo.read(adr)).toBe(text.replace('"accepted"', '"deprecated"'));
});

test("whoever accepted it in the repository isn't overruled", async () => {
  const { repo, of, adr } = await exported();
  const merged = repo.read(adr).replace('"proposed"', '"accepted"');
  repo.write(adr, merged);
  expect(await look(of, { root: repo.root }, "Rewritten.")).toMatchObject({
    action: "nothing",
    markdown: merged,
    conflict: { why: "edited", onDisk: merged },
  });
});

test("a file edited since is never overwritten unless it was seen", async () => {
  const { repo, of, adr } = await exported();
  const edited = `${repo.read(adr)}\nA colleague's remark.\n`;
  repo.write(adr, edited);
  const planned = await look(of, { root: repo.root }, "New reason.");
  expect(planned.conflict).toEqual({ why: "edited", onDisk: edited, hash: sha256(edited) });
  for (const expect_ of [of.repo?.adr ?? null, null]) {
    await expect(write(of, { root: repo.root, expect: expect_ }, "New reason.")).rejects.toMatchObject({
      code: "ADR_CHANGED",
      subject: adr,
    });
    expect(repo.read(adr)).toBe(edited);
  }
  await write(of, { root: repo.root, expect: sha256(edited) }, "New reason.");
  expect(repo.read(adr)).toContain("New reason.");
});

test("a file edited while the new one is being written keeps the edit, and nothing is left behind", async () => {
  const { repo, of, adr } = await exported();
  const edited = `${repo.read(adr)}\nA colleague's remark.\n`;
  const data = repo.read("docs/decisions/.adroit/0001-web-framework.json");
  const before = files(repo);
  const scratch = join(repo.root, "docs/decisions");
  const writing = write(of, { root: repo.root, expect: of.repo?.adr ?? null }, "New reason.").catch((error) => error);
  // What was planned is written beside first, with several waits for the disk until it takes its place.
  while (!readdirSync(scratch).some((name) => name.startsWith(".write-"))) await setImmediate();
  repo.write(adr, edited);
  expect(await writing).toMatchObject({ code: "ADR_CHANGED", subject: adr });
  expect(repo.read(adr)).toBe(edited);
  expect(repo.read("docs/decisions/.adroit/0001-web-framework.json")).toBe(data);
  expect(files(repo)).toEqual(before);
});

test("instead of overwriting, a new file can be written", async () => {
  const { repo, of, adr } = await exported();
  repo.write(adr, "# Theirs\n");
  const { repo: target } = await write(of, { root: repo.root, asNew: true });
  expect(target.file).toBe("0002-web-framework.md");
  expect(repo.read(adr)).toBe("# Theirs\n");
});

test("an accepted file edited since keeps the edit when its status changes", async () => {
  const { repo, of, adr } = await exported("accepted");
  const edited = `${repo.read(adr)}\nA colleague's remark.\n`;
  repo.write(adr, edited);
  const rejected = again(of, "superseded");
  const planned = await look(rejected, { root: repo.root });
  expect(planned).toMatchObject({ action: "status only", conflict: { why: "edited" } });
  await write(rejected, { root: repo.root, expect: sha256(edited) });
  expect(repo.read(adr)).toBe(edited.replace('"accepted"', '"superseded"'));
});

test("a missing file is a conflict, and can be written again", async () => {
  const { repo, of, adr } = await exported();
  unlinkSync(join(repo.root, adr));
  expect(await look(of, { root: repo.root })).toMatchObject({
    action: "create",
    file: of.repo?.file,
    conflict: { why: "missing", onDisk: null, hash: null },
  });
  await expect(write(of, { root: repo.root, expect: of.repo?.adr ?? null })).rejects.toMatchObject({
    code: "ADR_CHANGED",
  });
  await write(of, { root: repo.root, expect: null });
  expect(repo.has(adr)).toBe(true);
});

test("line ends that a checkout changed are no edit", async () => {
  const { repo, of, adr } = await exported();
  repo.write(adr, repo.read(adr).replaceAll("\n", "\r\n"));
  expect(await look(of, { root: repo.root })).toMatchObject({ action: "nothing", conflict: null });
});

test("an ADR and its data that a formatter rewrote are the same, and stay in that form", async () => {
  const { repo, of, adr } = await exported();
  const data = "docs/decisions/.adroit/0001-web-framework.json";
  const formatted = repo
    .read(adr)
    .replace('status: "proposed"', "status: 'proposed'")
    .replace("---\n# ", "---\n\n# ")
    .replace("Because. (1)", "Because.\n(1)");
  repo.write(adr, formatted);
  repo.write(data, `${JSON.stringify(JSON.parse(repo.read(data)))}\n`);
  expect(await look(of, { root: repo.root })).toMatchObject({ action: "nothing", conflict: null, writes: [] });
  const next = await look(of, { root: repo.root }, "New reason.");
  expect(next).toMatchObject({ action: "update", conflict: null });
  expect(next.writes).toEqual([`${adr} (changed)`]);
  const deprecated = again(of, "accepted");
  repo.write(adr, formatted.replace("'proposed'", "'accepted'"));
  expect(await look(deprecated, { root: repo.root })).toMatchObject({ conflict: { why: "edited" } });
});

test("a team's own .gitattributes beside the data stays", async () => {
  const { repo, of, adr } = await exported();
  repo.write("docs/decisions/.adroit/.gitattributes", "*.json -diff\n");
  await write(of, { root: repo.root, expect: sha256(repo.read(adr)) }, "New reason.");
  expect(repo.read("docs/decisions/.adroit/.gitattributes")).toBe("*.json -diff\n");
});

test("another repository gets a file of its own", async () => {
  const { of } = await exported();
  const other = repository(folder());
  expect(await look(of, { root: other.root })).toMatchObject({ action: "create", conflict: null, root: other.root });
});

test.each([
  "..",
  "../x",
  "/tmp",
  ".git",
  "docs/.git/x",
  ".GIT/x",
  "git~1",
  "con",
  "docs/AUX.d",
  "docs/nul ",
  "docs/a.",
  "a:b",
  "a\\b",
  "C:/x",
  "a\u0000b",
  "docs/decisions/../../..",
])("refuses to export to %j", async (dir) => {
  const repo = repository(folder());
  await expect(write(record("Web framework"), { root: repo.root, dir })).rejects.toMatchObject({ code: "UNSAFE_PATH" });
  expect(files(repo)).toEqual(["README.md"]);
});

test.each(["../../x", "CON", "con.md", "...", "a".repeat(300), "😀", "<b>|?*", ".git", "日本"])(
  "a title like %j becomes a plain file name inside the folder",
  async (title) => {
    const repo = repository(folder());
    await write(record(title), { root: repo.root });
    expect(files(repo).filter((file) => file !== "README.md")).toEqual([
      "docs/decisions/.adroit/.gitattributes",
      expect.stringMatching(/^docs\/decisions\/\.adroit\/0001-[\p{L}\p{N}-]{1,80}\.json$/u),
      expect.stringMatching(/^docs\/decisions\/0001-[\p{L}\p{N}-]{1,80}\.md$/u),
    ]);
  },
);

test("an ADR folder that is a link to elsewhere is refused", async () => {
  const repo = repository(folder());
  const outside = repository(folder(), { plain: true });
  mkdirSync(join(repo.root, "docs"));
  symlinkSync(outside.root, join(repo.root, "docs/adr"));
  await expect(write(record("Web framework"), { root: repo.root })).rejects.toMatchObject({ code: "UNSAFE_PATH" });
  await expect(write(record("Web framework"), { root: repo.root, dir: "docs/adr/deep" })).rejects.toMatchObject({
    code: "UNSAFE_PATH",
  });
  symlinkSync("../.git/info", join(repo.root, "docs/git"));
  await expect(write(record("Web framework"), { root: repo.root, dir: "docs/git" })).rejects.toMatchObject({
    code: "UNSAFE_PATH",
  });
  symlinkSync("nowhere", join(repo.root, "docs/broken"));
  await expect(write(record("Web framework"), { root: repo.root, dir: "docs/broken" })).rejects.toMatchObject({
    code: "UNSAFE_PATH",
  });
  expect(readdirSync(outside.root)).toEqual([]);
});

test("links in place of the ADR, its data or their folder are never followed", async () => {
  const { repo, of, adr } = await exported();
  const target = join(folder(), "secret.txt");
  writeFileSync(target, "secret\n");
  unlinkSync(join(repo.root, adr));
  symlinkSync(target, join(repo.root, adr));
  await expect(write(of, { root: repo.root })).rejects.toMatchObject({ code: "UNSAFE_PATH", subject: adr });

  const other = repository(folder());
  mkdirSync(join(other.root, "docs/decisions/.adroit"), { recursive: true });
  symlinkSync(target, join(other.root, "docs/decisions/.adroit/.gitattributes"));
  await expect(write(record("A"), { root: other.root })).rejects.toMatchObject({ code: "UNSAFE_PATH" });

  const third = repository(folder());
  mkdirSync(join(third.root, "docs/decisions"), { recursive: true });
  mkdirSync(join(third.root, "data"));
  symlinkSync("../../data", join(third.root, "docs/decisions/.adroit"));
  await expect(write(record("A"), { root: third.root })).rejects.toMatchObject({ code: "UNSAFE_PATH" });
  expect(readdirSync(join(third.root, "data"))).toEqual([]);
  expect(repo.read("../secret.txt")).toBe("secret\n");
});

test("a repository inside the repository is not ours to write to", async () => {
  const repo = repository(folder());
  mkdirSync(join(repo.root, "inner"));
  execFileSync("git", ["init", "-q", join(repo.root, "inner")]);
  await expect(write(record("A"), { root: repo.root, dir: "inner/docs" })).rejects.toMatchObject({
    code: "UNSAFE_PATH",
  });
});

test("a vanished repository, and a file where the folder should be", async () => {
  const { repo, of } = await exported();
  rmSync(repo.root, { recursive: true });
  await expect(write(of, { root: repo.root })).rejects.toMatchObject({ code: "FOLDER_MISSING" });
  const other = repository(folder());
  other.write("docs/decisions", "a file\n");
  await expect(write(record("A"), { root: other.root })).rejects.toMatchObject({ code: "FOLDER_MISSING" });
});

test("a read-only repository is said, and nothing is left behind", async (context) => {
  const { repo, of } = await exported();
  if (process.getuid?.() === 0) {
    // Permissions don't bind root, a read-only mount does.
    if (!mount("--bind", repo.root, repo.root)) context.skip("read-only mounts aren't allowed here");
    execFileSync("mount", ["-o", "remount,ro,bind", repo.root]);
  } else {
    chmodSync(join(repo.root, "docs/decisions/.adroit"), 0o555);
  }
  const before = files(repo);
  await expect(write(of, { root: repo.root, expect: of.repo?.adr ?? null }, "New reason.")).rejects.toMatchObject({
    code: "NO_PERMISSION",
  });
  expect(files(repo)).toEqual(before);
});

test("a full disk is said; both files stay as they were, without leftovers", async (context) => {
  const disk = join(folder(), "disk");
  mkdirSync(disk);
  if (!mount("-t", "tmpfs", "-o", "size=64k", "tmpfs", disk)) context.skip("a small disk can't be mounted here");
  const first = record("Web framework");
  const { repo: target } = await write(first, { root: disk });
  const of = { ...first, repo: target };
  const before = readdirSync(disk, { recursive: true }).sort();
  const text = execFileSync("cat", [join(disk, target.dir, target.file)], { encoding: "utf8" });
  await expect(write(of, { root: disk, expect: target.adr }, "x".repeat(100_000))).rejects.toMatchObject({
    code: "DISK_FULL",
  });
  await expect(write(record("Other"), { root: disk, dir: "new/place" }, "x".repeat(100_000))).rejects.toMatchObject({
    code: "DISK_FULL",
  });
  expect(readdirSync(disk, { recursive: true }).sort()).toEqual(before);
  expect(execFileSync("cat", [join(disk, target.dir, target.file)], { encoding: "utf8" })).toBe(text);
});

test("the data is there before the ADR that it belongs to", async () => {
  const { repo, adr } = await exported();
  const named = (file: string) => statSync(join(repo.root, file), { bigint: true }).ctimeNs;
  const data = "docs/decisions/.adroit/0001-web-framework.json";
  expect(named(adr) > named(data)).toBe(true);
});

test("what a killed export left is swept, what is under way is not", async () => {
  const { repo, of } = await exported();
  const scratch = join(repo.root, "docs/decisions/.adroit");
  const old = join(scratch, ".write-0123456789ab.tmp");
  writeFileSync(old, "");
  utimesSync(old, 1, 1);
  writeFileSync(join(scratch, ".write-ba9876543210.tmp"), "");
  await write(of, { root: repo.root, expect: of.repo?.adr ?? null }, "New reason.");
  expect(readdirSync(scratch).filter((name) => name.endsWith(".tmp"))).toEqual([".write-ba9876543210.tmp"]);
});

test("when the ADR can't take its place, the data goes back to what it was", async (context) => {
  const { repo, of, adr } = await exported();
  // Nothing can be renamed over a mount point, so the very last step fails.
  if (!mount("--bind", join(repo.root, adr), join(repo.root, adr))) context.skip("mounts aren't allowed here");
  const data = "docs/decisions/.adroit/0001-web-framework.json";
  const before = [files(repo), repo.read(data), repo.read(adr)];
  const other = { ...of, id: "other" };
  await expect(write(other, { root: repo.root, expect: of.repo?.adr ?? null }, "New reason.")).rejects.toMatchObject({
    code: "NO_PERMISSION",
  });
  expect([files(repo), repo.read(data), repo.read(adr)]).toEqual(before);
});

test("exports at once take a name each", async () => {
  const repo = repository(folder());
  const results = await Promise.all(["A", "A", "B"].map((title) => write(record(title), { root: repo.root })));
  expect(results.map(({ repo: { file } }) => file)).toEqual(["0001-a.md", "0002-a.md", "0003-b.md"]);
});

test.each([
  ["nygard", "0001-a.md", "# 1. A\n\n## Status\n\nAccepted\n\n## Context\n\nText.\n"],
  ["madr2", "0001-a.md", "# A\n\n* Status: accepted\n\n## Considered Options\n\n* a\n"],
  ["log4brains", "20260101-a.md", "# A\n\n- Status: accepted\n\n## Considered Options\n\n- a\n"],
  ["madr4", "0001-a.md", "---\nstatus: accepted\n---\n# A\n\n## Context and Problem Statement\n"],
])("the folder's own style is proposed: %s", async (profile, name, text) => {
  const repo = repository(folder());
  repo.write(`docs/adr/${name}`, text);
  const of = record("Web framework");
  expect(await plan(of, { root: repo.root }, rendering(of))).toMatchObject({ dir: "docs/adr", profile });
  expect(await plan(of, { root: repo.root, profile: "madr4" }, rendering(of))).toMatchObject({ profile: "madr4" });
});

test("a first ADR for log4brains is named by date, and others as the folder names its own", async () => {
  const repo = repository(folder());
  const of = record("Web framework");
  const named = () => plan(of, { root: repo.root, profile: "log4brains" }, rendering(of));
  expect(await named()).toMatchObject({ file: expect.stringMatching(/^2\d{7}-web-framework\.md$/) });
  repo.write("docs/decisions/0001-a.md", "# A\n\n* Status: accepted\n\n## Considered Options\n\n* a\n");
  expect(await named()).toMatchObject({ file: "0002-web-framework.md" });
});

test("log4brains' configuration tells the style of a folder that is empty yet", async () => {
  const repo = repository(folder());
  repo.write(".log4brains.yml", "project:\n  name: x\n  tz: Etc/UTC\n  adrFolder: ./docs/adr\n");
  const of = record("Web framework");
  const expected = { dir: "docs/adr", profile: "log4brains", file: "20261006-web-framework.md" };
  expect(await plan(of, { root: repo.root }, rendering(of))).toMatchObject(expected);
  expect(await plan(of, { root: repo.root, dir: "docs/adr" }, rendering(of))).toMatchObject(expected);
});

test("a team's template is proposed and handed on, and a mistake in it is named", async () => {
  const repo = repository(folder());
  repo.write("docs/adr/.adroit/template.md", "# {{title}}\n\n{{status}}\n");
  repo.write("docs/adr/0001-a.md", "# 1. A\n\n## Status\n\nAccepted\n\n## Context\n\nText.\n");
  const of = record("Web framework");
  const seen: unknown[] = [];
  const watching: ExportAround = { ...rendering(of), render: (as) => `${seen.push(as.template)}\n` };
  const { profile, leavesOut } = await plan(of, { root: repo.root }, watching);
  expect(profile).toBe("template");
  expect(leavesOut).toContain("drivers and weights");
  expect(seen).toEqual([{ name: "docs/adr/.adroit/template.md", text: "# {{title}}\n\n{{status}}\n" }]);
  repo.write("docs/adr/.adroit/template.md", "# {{title}}\n\n{{stats}}\n");
  await expect(plan(of, { root: repo.root }, watching)).rejects.toThrow(
    'docs/adr/.adroit/template.md, line 3: There is no placeholder "stats".',
  );
});

test("lists are written as the folder has them, and as the repository's formatter wants them", async () => {
  const repo = repository(folder());
  const of = record("Web framework");
  const styles: unknown[] = [];
  const watching: ExportAround = { ...rendering(of), render: (as) => `${styles.push(as.style)}\n` };
  await plan(of, { root: repo.root }, watching);
  repo.write("docs/decisions/0001-a.md", "# A\n\n## Status\n\nAccepted\n\n## Context\n\n* One\n* Two\n");
  await plan(of, { root: repo.root }, watching);
  repo.write("package.json", '{ "devDependencies": { "prettier": "3.0.0" } }');
  await plan(of, { root: repo.root }, watching);
  expect(styles).toEqual([
    { bullet: "-", spaced: false },
    { bullet: "*", spaced: false },
    { bullet: "-", spaced: true },
  ]);
});

test("where VitePress would run what was typed, the plan says so", async () => {
  const repo = repository(folder());
  const of = record("Web framework");
  expect((await look(of, { root: repo.root }, "&#123;&#123; x }}")).notes).toEqual([]);
  mkdirSync(join(repo.root, "docs/.vitepress"), { recursive: true });
  expect((await look(of, { root: repo.root }, "Nothing.")).notes).toEqual([]);
  const { notes } = await look(of, { root: repo.root }, "&#123;&#123; x }}");
  expect(notes).toEqual([expect.stringContaining("VitePress runs what stands between two braces")]);
});

test("a number that another decision of this machine holds isn't given again", async () => {
  const repo = repository(folder());
  repo.write("docs/adr/0001-a.md", "# 1. A\n\n## Status\n\nAccepted\n\n## Context\n\nText.\n");
  const of = record("Web framework");
  const taken = [
    { root: repo.root, dir: "docs/adr", file: "0002-draft.md" },
    { root: repo.root, dir: "docs", file: "0007-elsewhere.md" },
    { root: "/elsewhere", dir: "docs/adr", file: "0009-elsewhere.md" },
  ];
  expect(await plan(of, { root: repo.root }, { ...rendering(of), taken })).toMatchObject({
    file: "0003-web-framework.md",
  });
});

test("a list of ADRs is brought up to date only if that is wanted, with the export or not at all", async () => {
  const repo = repository(folder());
  repo.write("docs/adr/0001-a.md", "# 1. A\n\n## Status\n\nAccepted\n\n## Context\n\nText.\n");
  const page = "# ADRs\n\n<!-- adrlog -->\n\n* [ADR-0001](0001-a.md) - A\n\n<!-- adrlogstop -->\n\nProse.\n";
  repo.write("docs/adr/README.md", page);
  const of = record("Web framework");
  const before = await plan(of, { root: repo.root }, rendering(of));
  expect(before).toMatchObject({ index: "docs/adr/README.md" });
  expect(before.writes.join()).not.toContain("README.md");
  const wanted = { root: repo.root, index: true, expect: null, now };
  const { exported } = await writeExport(of, wanted, rendering(of));
  expect(exported.written).toContain("docs/adr/README.md");
  expect(readFileSync(join(repo.root, "docs/adr/README.md"), "utf8")).toBe(
    page.replace("- A\n", "- A\n* [ADR-0002](0002-web-framework.md) - Web framework\n"),
  );
});

test("a readme without marks is no list to keep up to date", async () => {
  const repo = repository(folder());
  repo.write("docs/adr/README.md", "# ADRs\n\n* [1. A](0001-a.md)\n");
  const of = record("Web framework");
  expect(await plan(of, { root: repo.root, dir: "docs/adr" }, rendering(of))).toMatchObject({ index: null });
});

test("an export that was cut off before the record knew of it is found again, with its number", async () => {
  const repo = repository(folder());
  const of = record("Web framework");
  await write(record("Queue"), { root: repo.root });
  const { repo: kept } = await write(of, { root: repo.root });
  const found = await look(of, { root: repo.root });
  expect(found).toMatchObject({ file: "0002-web-framework.md", action: "nothing", conflict: null, writes: [] });
  const { repo: again } = await write(of, { root: repo.root, expect: found.onDisk });
  expect(again).toEqual(kept);
  expect(files(repo).filter((file) => /\/0.*md$/.test(file))).toHaveLength(2);
  // What was decided since is written there as well, and what somebody edited is shown first.
  expect(await look(of, { root: repo.root }, "New.")).toMatchObject({ file: kept.file, conflict: { why: "edited" } });
  expect(await look(of, { root: repo.root, asNew: true })).toMatchObject({ file: "0003-web-framework.md" });
});

test("an export of which only the data was there takes its number, unless somebody has it", async () => {
  const repo = repository(folder());
  const of = record("Web framework");
  const { repo: kept } = await write(of, { root: repo.root });
  unlinkSync(join(repo.root, kept.dir, kept.file));
  expect(await look(of, { root: repo.root })).toMatchObject({ file: kept.file, action: "create", conflict: null });
  repo.write(`${kept.dir}/0001-queue.md`, "# Queue\n\n## Status\n\nAccepted\n\n## Context\n\nText.\n");
  expect(await look(of, { root: repo.root })).toMatchObject({ file: "0002-web-framework.md", action: "create" });
});

test("a number that another process gives away at the same moment isn't given twice", async () => {
  const repo = repository(folder());
  const of = record("Web framework", "accepted");
  const other = "docs/decisions/0001-queue.md";
  const meanwhile: ExportAround = {
    ...rendering(of),
    // Called when the number is chosen and nothing is written yet.
    render(as) {
      repo.write(other, "# Queue\n");
      return rendering(of).render(as);
    },
  };
  await expect(writeExport(of, { root: repo.root, expect: null, now }, meanwhile)).rejects.toMatchObject({
    code: "ADR_CHANGED",
    subject: "0001-queue.md",
  });
  expect(files(repo)).toEqual(["README.md", other]);
  const { repo: target } = await write(of, { root: repo.root });
  expect(target.file).toBe("0002-web-framework.md");
});

test("a number that another tool counts elsewhere is passed over, and ours is told there", async () => {
  const repo = repository(folder());
  repo.write("doc/adr/0001-a.md", "# 1. A\n\n## Status\n\nAccepted\n\n## Context\n");
  repo.write("doc/adr/.adr-sequence.lock", "4");
  const { exported } = await write(record("Ours"), { root: repo.root });
  expect(exported.file).toBe("0005-ours.md");
  expect(readFileSync(join(repo.root, "doc/adr/.adr-sequence.lock"), "utf8")).toBe("5");
});
