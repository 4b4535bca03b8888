/** Playbooks of this computer and of repositories beside those that come with the app. */
import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type Library, loadLibrary } from "#electron/host/playbooks/library";
import { openPlaybooks } from "#electron/host/playbooks/places";
import { templates, written } from "../../../samples/shipped";
import { removeFolder } from "../../../temporary";

const shipped = written("playbooks/other-decision.yaml");
let folder = "";
let library: Library;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "adroit-places-"));
  library = await loadLibrary(templates);
});
afterEach(() => removeFolder(folder));

function put(path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}

const named = (id: string, title = `Title of ${id}`) =>
  shipped.replace(/^id: .*$/m, `id: ${id}`).replace(/^title: .*$/m, `title: ${title}`);

const open = (...roots: string[]) =>
  openPlaybooks({
    library,
    data: join(folder, "data"),
    repositories: async () => roots.map((root) => join(folder, root)),
  });

test("the repositories' come first, then this computer's, then the app's, each with where from", async () => {
  put("data/playbooks/mine.yaml", named("mine"));
  put("shop/.adroit/playbooks/queue.yml", named("queue"));
  put("shop/.adroit/playbooks/notes.md", "not one");
  const found = await open("shop", "gone").list();
  expect(found.map(({ playbook: { id }, from }) => [id, from])).toEqual([
    ["queue", { in: "repository", root: join(folder, "shop"), file: ".adroit/playbooks/queue.yml" }],
    ["mine", { in: "computer", root: join(folder, "data"), file: "playbooks/mine.yaml" }],
    ...library.playbooks.map(({ playbook }) => [playbook.id, { in: "app" }]),
  ]);
});

test("one of the same id replaces none: both are listed, and only its hash asks for it", async () => {
  put("shop/.adroit/playbooks/other.yaml", named("other-decision", "Another text"));
  const playbooks = open("shop");
  const both = (await playbooks.list()).filter(({ playbook }) => playbook.id === "other-decision");
  expect(both.map(({ from }) => from.in)).toEqual(["repository", "app"]);
  expect((await playbooks.find("other-decision")).from.in).toBe("app");
  expect((await playbooks.find("other-decision", both[0]?.hash)).playbook.title).toBe("Another text");
  await expect(playbooks.find("nothing")).rejects.toMatchObject({ code: "NOT_FOUND" });
});

test("a file that can't be used is told with the reason, and all others are there", async () => {
  put("shop/.adroit/playbooks/a.yaml", "format: [1");
  put("shop/.adroit/playbooks/b.yaml", named("b").replace("points: 40", "points: 41"));
  put("shop/.adroit/playbooks/c.yaml", named("c"));
  put("shop/.adroit/playbooks/d.yaml", `# ${"x".repeat(1024 * 1024)}\n`);
  const playbooks = open("shop");
  expect((await playbooks.list()).map(({ playbook }) => playbook.id)).toContain("c");
  const told = await playbooks.problems();
  expect(told.map(({ file }) => file)).toEqual(["a", "b", "d"].map((one) => `.adroit/playbooks/${one}.yaml`));
  expect(told[0]?.why).toMatch(/a\.yaml, line 1: /);
  expect(told[1]?.why).toMatch(/b\.yaml, line \d+, criteria\[0\]\.points: points come in steps of 5/);
  expect(told[2]?.why).toContain("larger than 1 MB");
});

test("nothing outside the repository is read: neither a link in its folder nor a folder that is one", async () => {
  put("outside/secret.yaml", named("secret"));
  mkdirSync(join(folder, "shop/.adroit/playbooks"), { recursive: true });
  symlinkSync(join(folder, "outside/secret.yaml"), join(folder, "shop/.adroit/playbooks/link.yaml"));
  mkdirSync(join(folder, "other/.adroit"), { recursive: true });
  symlinkSync(join(folder, "outside"), join(folder, "other/.adroit/playbooks"));
  const playbooks = open("shop", "other");
  expect((await playbooks.list()).map(({ playbook }) => playbook.id)).not.toContain("secret");
  expect((await playbooks.problems()).map(({ file }) => file)).toEqual([".adroit/playbooks/link.yaml"]);
});

test("of more files than a place may have the first are shown, and the rest is told", async () => {
  for (let n = 0; n < 203; n++) put(`data/playbooks/p${String(n).padStart(3, "0")}.yaml`, "x");
  const told = await open().problems();
  expect(told[0]).toEqual({
    root: join(folder, "data"),
    file: "playbooks",
    why: "There are 203 files; the first 200 are shown.",
  });
  expect(told).toHaveLength(201);
});
