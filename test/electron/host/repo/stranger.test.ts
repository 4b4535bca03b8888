/** Repositories that somebody else has laid out: whatever lies there, nothing outside is read or written, nothing waits. */
import { execFileSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { changeAdrFile, readAdrFile, readImage, readSidecar } from "#electron/host/repo/edit/file";
import { planRenumber, renumber } from "#electron/host/repo/edit/renumber";
import { repairAdr } from "#electron/host/repo/edit/repair";
import { prepare } from "#electron/host/repo/export/plan";
import { writeExport } from "#electron/host/repo/export/write";
import { inspect } from "#electron/host/repo/find/inspect";
import { checked, listLooked } from "#electron/host/repo/list/check";
import { dueIn } from "#electron/host/repo/list/due";
import { listFolder } from "#electron/host/repo/list/list";
import { resolveSidecar, sidecarState } from "#electron/host/repo/sidecar/state";
import { setStatus } from "#shared/adr/edit/edit";
import { patience } from "../../../patience";
import { now, record, rendering } from "../../../samples/exported-record";
import { isolated, repository, type TestRepository } from "../../../samples/repository";

const { folder } = isolated();
const secret = "SECRET of somebody\n";
const adr = (title: string) => `# ${title}\n\n## Status\n\nProposed\n\n## Context\n\nText.\n`;

let outside = "";
let repo: TestRepository;
beforeEach(() => {
  outside = join(folder(), `outside-${Math.random().toString(36).slice(2)}`);
  mkdirSync(outside);
  writeFileSync(join(outside, "secret"), secret);
  writeFileSync(join(outside, "0001-a.json"), secret);
  writeFileSync(join(outside, "0001-a.md"), adr("Outside"));
  repo = repository(folder());
  repo.write("docs/adr/0001-a.md", adr("A"));
  repo.write("docs/adr/0002-b.md", adr("B"));
});

// Nothing outside has changed, whatever was asked for.
afterEach(() => {
  expect(readdirSync(outside).sort()).toEqual(["0001-a.json", "0001-a.md", "secret"]);
  expect(readFileSync(join(outside, "secret"), "utf8")).toBe(secret);
  expect(readFileSync(join(outside, "0001-a.json"), "utf8")).toBe(secret);
  expect(readFileSync(join(outside, "0001-a.md"), "utf8")).toBe(adr("Outside"));
});

function put(file: string, what: (path: string) => void): void {
  const path = join(repo.root, file);
  mkdirSync(dirname(path), { recursive: true });
  execFileSync("rm", ["-rf", path]);
  what(path);
}

const kinds: [string, (path: string) => void][] = [
  ["a link to a file outside", (path) => symlinkSync(join(outside, "secret"), path)],
  ["a link to a folder outside", (path) => symlinkSync(outside, path)],
  ["a link to a device", (path) => symlinkSync("/dev/zero", path)],
  ["a pipe", (path) => void execFileSync("mkfifo", [path])],
  [
    "a link to a pipe",
    (path) => {
      execFileSync("mkfifo", [`${path}.pipe`]);
      symlinkSync(`${path}.pipe`, path);
    },
  ],
];

/** Every place in which something of the repository is opened. */
const places = [
  ".adr-dir",
  ".adroit/config.yaml",
  ".adroit/playbooks",
  "docs/.adr-dir",
  ".log4brains.yml",
  "docs/adr/0001-a.md",
  "docs/adr/README.md",
  "docs/README.md",
  "docs/adr/index.md",
  "docs/adr/.adroit",
  "docs/adr/.adroit/0001-a.json",
  "docs/adr/.adroit/0003-web-framework.json",
  "docs/adr/.adroit/.gitattributes",
  "docs/adr/.adroit/template.md",
  "docs/adr/0001-a.png",
];

const file = "docs/adr/0001-a.md";

const books = { whole: () => null, hash: () => "" };

/** Everything that can be asked of a repository; what it answers or refuses doesn't matter here, only that it does. */
const calls: [string, () => Promise<unknown>][] = [
  ["inspect", () => inspect(repo.root)],
  ["list", () => listFolder(repo.root)],
  ["check", async () => checked(await listLooked(repo.root), "2026-11-27")],
  ["due", () => dueIn(repo.root, "2026-11-27")],
  ["read", () => readAdrFile(repo.root, file)],
  ["image", () => readImage(repo.root, "docs/adr/0001-a.png")],
  ["data", () => readSidecar(repo.root, file)],
  ["state of data", () => sidecarState(repo.root, file, async () => null, books)],
  [
    "resolve data",
    async () =>
      resolveSidecar(
        repo.root,
        file,
        "ours",
        (await sidecarState(repo.root, file, async () => null, books)).hash,
        books,
      ),
  ],
  [
    "status",
    async () =>
      changeAdrFile(repo.root, file, (await readAdrFile(repo.root, file)).hash, (text) => setStatus(text, "accepted")),
  ],
  ["plan of another number", () => planRenumber(repo.root, file, 7)],
  ["another number", () => renumber(repo.root, "docs/adr/0002-b.md", 8)],
  ["this one's number", () => renumber(repo.root, file, 7)],
  [
    "repair of a list",
    async () =>
      repairAdr(
        repo.root,
        { do: "update index", label: "", file: "docs/adr/README.md" },
        "docs/adr/README.md",
        (await readAdrFile(repo.root, "docs/adr/README.md")).hash,
      ),
  ],
  [
    "plan of an export",
    async () => {
      const of = record("Web framework");
      return prepare(of, { root: repo.root, dir: "docs/adr", index: true }, rendering(of));
    },
  ],
  [
    "export",
    async () => {
      const of = record("Web framework");
      return writeExport(of, { root: repo.root, dir: "docs/adr", index: true, expect: null, now }, rendering(of));
    },
  ],
  [
    "export where it is found",
    async () => {
      const of = record("Web framework");
      return writeExport(of, { root: repo.root, expect: null, now }, rendering(of));
    },
  ],
];

test.each(places.flatMap((place) => kinds.map(([kind, what]) => ({ place, kind, what }))))(
  "$place as $kind holds nobody up and gives nothing away",
  async ({ place, what }) => {
    put(place, what);
    const before = process.memoryUsage().rss;
    for (const [call, ask] of calls) {
      const since = performance.now();
      const answer = await ask().catch((error: unknown) => error);
      expect([call, performance.now() - since < patience(5000)]).toEqual([call, true]);
      expect([call, JSON.stringify(answer) ?? ""]).not.toEqual([call, expect.stringContaining("SECRET")]);
    }
    expect(process.memoryUsage().rss - before).toBeLessThan(200 * 1024 * 1024);
    const left = readdirSync(repo.root, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".tmp"));
    expect(left).toEqual([]);
  },
);

test("a README that is a link stays one, and what it leads to stays as it is", async () => {
  const text = "# Decisions\n\n* [1. A](adr/0001-a.md)\n";
  writeFileSync(join(outside, "secret"), text);
  symlinkSync(join(outside, "secret"), join(repo.root, "docs/README.md"));
  const { leaves } = await renumber(repo.root, file, 7);
  expect(leaves).toContainEqual({ file: "docs/README.md", line: 1, text: "This path goes through a link." });
  expect(readFileSync(join(outside, "secret"), "utf8")).toBe(text);
  writeFileSync(join(outside, "secret"), secret);
});

test("the data of an ADR that is a link is neither moved nor deleted", async () => {
  put("docs/adr/.adroit/0001-a.json", (path) => symlinkSync(join(outside, "0001-a.json"), path));
  await expect(renumber(repo.root, file, 7)).rejects.toMatchObject({ code: "UNSAFE_PATH" });
  expect(repo.has("docs/adr/0001-a.md")).toBe(true);
  expect(repo.read("docs/adr/0001-a.md")).toBe(adr("A"));
});
