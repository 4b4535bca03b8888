import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { sha256 } from "#electron/host/files/canonical";
import { changeFiles } from "#electron/host/files/changeset";
import { type Disk, realDisk } from "#electron/host/files/disk";
import { removeFolder } from "../../../temporary";

function folder(files: Record<string, string>) {
  const dir = mkdtempSync(join(tmpdir(), "adroit-change-"));
  onTestFinished(() => removeFolder(dir));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(dir, name), text);
  const change = (path: string, text: string, to?: string) => ({
    path,
    expect: files[path] === undefined ? null : sha256(files[path]),
    text,
    ...(to === undefined ? {} : { to }),
  });
  const contents = () =>
    Object.fromEntries(
      readdirSync(dir, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name))
        .sort()
        .map((path) => [path.slice(dir.length + 1), readFileSync(path, "utf8")]),
    );
  return { dir, change, contents };
}

test("several files change and move together, and keep their permissions", async () => {
  const { dir, change, contents } = folder({ a: "1", b: "2" });
  chmodSync(join(dir, "b"), 0o640);
  await changeFiles(dir, [change("a", "one"), change("b", "two", "c"), change("new/d", "three")]);
  expect(contents()).toEqual({ a: "one", c: "two", "new/d": "three" });
  expect(statSync(join(dir, "c")).mode & 0o777).toBe(0o640);
});

test.each([
  ["one was edited meanwhile", (dir: string) => writeFileSync(join(dir, "b"), "edited"), { a: "1", b: "edited" }],
  ["the new name is taken", (dir: string) => writeFileSync(join(dir, "c"), "3"), { a: "1", b: "2", c: "3" }],
])("nothing changes where %s", async (_, meanwhile, left) => {
  const { dir, change, contents } = folder({ a: "1", b: "2" });
  meanwhile(dir);
  const changes = [change("a", "one"), change("new/d", "three"), change("b", "two", "c")];
  await expect(changeFiles(dir, changes)).rejects.toMatchObject({ code: "ADR_CHANGED" });
  expect(contents()).toEqual(left);
  expect(readdirSync(dir)).not.toContain("new");
});

test("everything is put back where what was written is not agreed to", async () => {
  const { dir, change, contents } = folder({ a: "1", b: "2" });
  const agree = () => Promise.reject(new Error("no"));
  const changes = [change("a", "one"), change("b", "two", "c"), change("new/d", "three")];
  await expect(changeFiles(dir, changes, { agree })).rejects.toThrow();
  expect(contents()).toEqual({ a: "1", b: "2" });
});

test("one that is gone is named, and nothing changes", async () => {
  const { dir, change, contents } = folder({ a: "1" });
  const missing = { ...change("b", "two"), expect: sha256("2") };
  await expect(changeFiles(dir, [change("a", "one"), missing])).rejects.toMatchObject({ subject: "b" });
  expect(contents()).toEqual({ a: "1" });
});

test.each<[string, (dir: string, outside: string) => void]>([
  ["sub/x", (dir, outside) => symlinkSync(outside, join(dir, "sub"))],
  ["x", (dir, outside) => symlinkSync(join(outside, "x"), join(dir, "x"))],
  [
    "new/sub/x",
    (dir, outside) => {
      mkdirSync(join(dir, "new"));
      symlinkSync(outside, join(dir, "new/sub"));
    },
  ],
  ["../x", () => {}],
  [".git/x", () => {}],
  ["a/x", () => {}],
])("nothing is read, written or deleted through %s", async (path, prepare) => {
  const { dir, change, contents } = folder({ a: "1" });
  const outside = folder({ x: "secret" });
  prepare(dir, outside.dir);
  for (const one of [{ path }, { path, expect: sha256("secret") }, { path: "a", expect: sha256("1"), to: path }]) {
    const changes = [change("a", "1"), { expect: null, text: "written", ...one }];
    await expect(changeFiles(dir, changes)).rejects.toMatchObject({ code: "UNSAFE_PATH" });
  }
  expect(outside.contents()).toEqual({ x: "secret" });
  expect(contents().a).toBe("1");
});

test("what a process that is gone has left in a folder goes with the next change there", async () => {
  const { dir, change, contents } = folder({ a: "1" });
  const machine = sha256(hostname()).slice(0, 8);
  // No system gives this number to a process.
  writeFileSync(join(dir, `.write-${machine}-4194999-0123456789abcdef.tmp`), "half");
  writeFileSync(join(dir, `.write-${machine}-${process.pid}-0123456789abcdef.tmp`), "in use");
  await changeFiles(dir, [change("a", "one")]);
  expect(contents()).toEqual({ a: "one", [`.write-${machine}-${process.pid}-0123456789abcdef.tmp`]: "in use" });
});

test("each file is synced before it gets its name, and its folder before the next is named elsewhere", async () => {
  const { dir, change } = folder({ "0001.md": "1" });
  const steps: string[] = [];
  const told = <T>(step: string, act: () => T): T => {
    steps.push(step);
    return act();
  };
  const short = (path: string) => (path === dir ? "." : path.slice(dir.length + 1).replace(/\.write-\S+/, "temp"));
  const disk: Disk = {
    ...realDisk,
    open: async (path, flags, mode) => {
      const handle = await realDisk.open(path, flags, mode);
      return new Proxy(handle, {
        get(target, key) {
          if (key === "sync") return () => told(`sync ${short(String(path))}`, () => target.sync());
          const value = Reflect.get(target, key);
          return typeof value === "function" ? value.bind(target) : value;
        },
      });
    },
    link: (from, to) => told(`name ${short(String(to))}`, () => realDisk.link(from, to)),
    rename: (from, to) => told(`name ${short(String(to))}`, () => realDisk.rename(from, to)),
  };
  await changeFiles(dir, [change(".adroit/0001.json", "{}"), change("0001.md", "one")], { disk });
  expect(steps).toEqual([
    "sync .",
    "sync .adroit/temp",
    "sync temp",
    "name .adroit/0001.json",
    "sync .adroit",
    "name 0001.md",
    "sync .",
  ]);
});
