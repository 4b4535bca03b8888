import { rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as after } from "node:timers/promises";
import { afterEach, expect, test, vi } from "vitest";
import { realDisk } from "#electron/host/files/disk";
import { openRepositories, type Repositories } from "#electron/host/repo/watch/repositories";
import type { ListingProgress } from "#shared/api/repo";
import { patience } from "../../../../patience";
import { isolated, repository } from "../../../../samples/repository";

const { folder } = isolated();
const adr = (n: number, title: string, body = "Text.", status = "Accepted") =>
  `# ${n}. ${title}\n\n## Status\n\n${status}\n\n## Context\n\n${body}\n`;

let time = Date.parse("2026-11-20T12:00:00Z");
let changed: string[] = [];
let open: Repositories[] = [];
function repositories(): Repositories {
  changed = [];
  const one = openRepositories({ changed: (root) => changed.push(root), clock: () => new Date(time) });
  open.push(one);
  return one;
}
afterEach(() => {
  for (const one of open) one.close();
  open = [];
});

async function opened(of: AsyncGenerator<ListingProgress>) {
  const steps: ListingProgress[] = [];
  for await (const step of of) steps.push(step);
  const last = steps.at(-1);
  if (!last || !("listing" in last)) throw new Error("no listing at the end");
  const first = steps.flatMap((step) => ("first" in step ? step.first : []));
  return { steps: steps.filter((step) => "read" in step), first, ...last };
}

test("opening ends with the listing and its problems", async () => {
  const repo = repository(folder());
  repo.write("doc/adr/0001-git.md", adr(1, "Use git"));
  repo.write("doc/adr/0001-hg.md", adr(1, "Use Mercurial", "Text.", "On hold"));
  const { listing, problems } = await opened(repositories().open(repo.root));
  expect(listing.entries.map(({ file }) => file)).toEqual(["doc/adr/0001-git.md", "doc/adr/0001-hg.md"]);
  expect(problems.map(({ file, kind }) => [file, kind])).toEqual([
    ["doc/adr/0001-git.md", "duplicate number"],
    ["doc/adr/0001-hg.md", "duplicate number"],
    ["doc/adr/0001-hg.md", "unknown status"],
  ]);
});

test("opened again it tells what changed meanwhile, of a file's text, its problems and what is found in it", async () => {
  const repo = repository(folder());
  repo.write("doc/adr/0001-git.md", adr(1, "Use git"));
  repo.write("doc/adr/0002-hg.md", adr(2, "Use Mercurial"));
  const before = time;
  // Files that changed a moment ago aren't taken to be the same.
  time = Date.now() + 60_000;
  const all = repositories();
  expect((await opened(all.open(repo.root))).problems).toEqual([]);
  expect((await all.search(repo.root, "plover")).files).toEqual([]);
  repo.write("doc/adr/0002-hg.md", adr(2, "Use Mercurial", "See [the plover](0009-plover.md).", "On hold"));
  const { listing, problems } = await opened(all.open(repo.root));
  expect(listing.entries.map(({ status }) => status)).toEqual(["accepted", null]);
  expect(problems.map(({ file, kind }) => [file, kind])).toEqual([
    ["doc/adr/0002-hg.md", "unknown status"],
    ["doc/adr/0002-hg.md", "broken link"],
  ]);
  expect((await all.search(repo.root, "plover")).files).toEqual(["doc/adr/0002-hg.md"]);
  rmSync(join(repo.root, "doc/adr/0001-git.md"));
  expect((await opened(all.open(repo.root))).listing.entries).toHaveLength(1);
  expect((await all.search(repo.root, "git")).files).toEqual([]);
  time = before;
});

test("what was looked at when a folder was chosen isn't read once more when it is opened, but for what changed", async () => {
  const repo = repository(folder());
  for (const n of [1, 2, 3]) repo.write(`doc/adr/000${n}-a.md`, adr(n, "A", `See [the next](000${n + 1}-a.md).`));
  const before = time;
  time = Date.now() + 60_000;
  const all = repositories();
  expect((await all.inspect(repo.root)).folders).toMatchObject([{ dir: "doc/adr", count: 3 }]);
  repo.write("doc/adr/0002-a.md", adr(2, "Changed"));
  const opens = vi.spyOn(realDisk, "openSync");
  const { listing, problems } = await opened(all.open(repo.root));
  const read = opens.mock.calls.map(([path]) => String(path)).filter((path) => path.endsWith("-a.md"));
  opens.mockRestore();
  expect(new Set(read)).toEqual(new Set([join(repo.root, "doc/adr/0002-a.md")]));
  expect(listing.entries.map(({ title }) => title)).toEqual(["A", "Changed", "A"]);
  const anew = await opened(repositories().open(repo.root));
  expect([listing, problems]).toEqual([anew.listing, anew.problems]);
  expect(problems.map(({ file, kind }) => [file, kind])).toEqual([["doc/adr/0003-a.md", "broken link"]]);
  time = before;
});

test("what was read of what is known only grows, and a reading that nobody waits for ends", async () => {
  const repo = repository(folder());
  for (let n = 1; n <= 3000; n++)
    repo.write(`doc/adr/${String(n).padStart(4, "0")}-a.md`, adr(n, "A", "x".repeat(3000)));
  const { steps, first, listing } = await opened(repositories().open(repo.root));
  expect(listing.entries).toHaveLength(3000);
  // The newest are told as soon as they are read.
  expect(first.length).toBeGreaterThan(0);
  expect(first.length).toBeLessThanOrEqual(200);
  expect(first).toEqual(listing.entries.slice(listing.entries.length - first.length));
  for (const [i, { read, of }] of steps.entries()) {
    expect(read).toBeLessThanOrEqual(of);
    expect(read).toBeGreaterThanOrEqual(steps[i - 1]?.read ?? 0);
  }
  const stop = new AbortController();
  const stopped = repositories().open(repo.root, stop.signal).next();
  stop.abort();
  await expect(stopped).rejects.toMatchObject({ code: "CANCELLED" });
});

test("every word has to be there, in title, body or name, in any case", async () => {
  const repo = repository(folder());
  repo.write("doc/adr/0001-git.md", adr(1, "Use git", "Branches are CHEAP."));
  repo.write("doc/adr/0002-queue.md", adr(2, "Use a queue", "Messages are cheap."));
  const searching = repositories();
  const files = async (words: string) => (await searching.search(repo.root, words)).files;
  expect(await files("cheap")).toHaveLength(2);
  expect(await files("Cheap GIT")).toEqual(["doc/adr/0001-git.md"]);
  expect(await files("0002-queue messages")).toEqual(["doc/adr/0002-queue.md"]);
  expect(await files("expensive")).toEqual([]);
  repo.write("doc/adr/0003-late.md", adr(3, "Late", "Cheap as well."));
  await opened(searching.open(repo.root));
  expect(await files("cheap")).toHaveLength(3);
});

test("changes on disk are told: edited, added, deleted, and not when nothing changed", async () => {
  const repo = repository(folder());
  repo.write("doc/adr/0001-git.md", adr(1, "Use git"));
  const one = repositories();
  await opened(one.open(repo.root));
  await one.watch([repo.root]);
  const path = (name: string) => join(repo.root, "doc/adr", name);
  const told = (times: number) =>
    vi.waitFor(() => expect(changed).toHaveLength(times), { timeout: patience(9_000), interval: 20 });
  // The first look has to be over before a change can be told from it.
  await new Promise((done) => setTimeout(done, 200));
  writeFileSync(path("0001-git.md"), adr(1, "Use git", "Other text."));
  await told(1);
  writeFileSync(path("0002-hg.md"), adr(2, "Use Mercurial"));
  await told(2);
  rmSync(path("0002-hg.md"));
  await told(3);
  writeFileSync(path("notes.txt"), "no ADR");
  await new Promise((done) => setTimeout(done, 400));
  expect(changed).toEqual([repo.root, repo.root, repo.root]);
});

test("nobody is told any more once the time is over or all is closed", async () => {
  const repo = repository(folder());
  repo.write("doc/adr/0001-git.md", adr(1, "Use git"));
  const one = repositories();
  await one.watch([repo.root]);
  await new Promise((done) => setTimeout(done, 200));
  time += 130_000;
  repo.write("doc/adr/0001-git.md", adr(1, "Use git", "Other."));
  await new Promise((done) => setTimeout(done, 400));
  expect(changed).toEqual([]);
  await one.watch([repo.root]);
  await new Promise((done) => setTimeout(done, 200));
  one.close();
  repo.write("doc/adr/0001-git.md", adr(1, "Use git", "Once more."));
  await new Promise((done) => setTimeout(done, 400));
  expect(changed).toEqual([]);
});

test("a link in a circle keeps nobody from hearing of the others", async () => {
  const repo = repository(folder());
  repo.write("doc/adr/0001-a.md", adr(1, "A"));
  for (const name of ["README.md", "0002-b.md"]) symlinkSync(name, join(repo.root, "doc/adr", name));
  const one = repositories();
  await one.watch([repo.root]);
  // The first look has to be over before a change can be told from it.
  await after(patience(500));
  writeFileSync(join(repo.root, "doc/adr/0001-a.md"), adr(1, "B"));
  await vi.waitFor(() => expect(changed).toEqual([repo.root]), { timeout: patience(9_000), interval: 20 });
});
