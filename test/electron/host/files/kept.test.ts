/** What files told is taken for true only while nothing can have changed. */
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  symlinkSync,
  unlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { beforeEach, expect, test } from "vitest";
import { keptHere, openKept } from "#electron/host/files/kept";
import { isolated } from "../../../samples/repository";

const { folder } = isolated();
const names = Array.from({ length: 60 }, (_, n) => `${n}.md`);
const later = () => Date.now() + 60_000;
let root: string;
let data: string;

beforeEach(() => {
  root = mkdtempSync(join(folder(), "root-"));
  data = join(mkdtempSync(join(folder(), "data-")), "cache");
  for (const name of names) writeFileSync(join(root, name), "one");
});

/** Asks every file what it holds, and gives how many had to be read for it, with what the first one told. */
function ask({ made = "this", now = later, of = root } = {}): { read: number; first: string } {
  const kept = openKept(data, of, made, now);
  let read = 0;
  const said = names.map((name) => {
    kept.unchanged(name);
    return kept.told(name, "text", () => {
      read++;
      return readFileSync(join(of, name), "utf8");
    });
  });
  kept.write();
  return { read, first: said[0]! };
}

test("a file that didn't change isn't read again, one that changed is", () => {
  expect(ask().read).toBe(60);
  expect(ask().read).toBe(0);
  const { atime, mtime } = statSync(join(root, "0.md"));
  writeFileSync(join(root, "0.md"), "two");
  // The same size and the time of before, as some tools set it.
  utimesSync(join(root, "0.md"), atime, mtime);
  expect(ask()).toEqual({ read: 1, first: "two" });
});

test("another file put in the place of one is read", () => {
  // Whole seconds, since of a time that is set again its smallest part is lost.
  const then = 1_790_000_000;
  utimesSync(join(root, "0.md"), then, then);
  ask();
  writeFileSync(join(root, "new"), "two");
  utimesSync(join(root, "new"), then, then);
  renameSync(join(root, "new"), join(root, "0.md"));
  expect(ask()).toEqual({ read: 1, first: "two" });
});

test("what changed a moment ago isn't kept, since it may change once more within one tick of the disk's clock", () => {
  expect(ask({ now: Date.now }).read).toBe(60);
  expect(ask({ now: Date.now }).read).toBe(60);
});

test("a link never counts as unchanged, whatever it leads to", () => {
  ask();
  writeFileSync(join(root, "beside"), "two");
  unlinkSync(join(root, "0.md"));
  symlinkSync(join(root, "beside"), join(root, "0.md"));
  ask();
  ask({ made: "another" });
  ask({ made: "another" });
  const kept = openKept(data, root, "another", later);
  expect(kept.unchanged("1.md")).toBe(true);
  expect(kept.unchanged("0.md")).toBe(false);
  expect(kept.told("0.md", "text", () => "asked")).toBe("asked");
});

test("what another program, another folder or damage left isn't taken", () => {
  ask();
  expect(ask({ made: "another" }).read).toBe(60);
  const file = join(data, readdirSync(data)[0]!);
  writeFileSync(file, readFileSync(file, "utf8").replace(JSON.stringify(root), '"/elsewhere"'));
  expect(ask({ made: "another" }).read).toBe(60);
  writeFileSync(file, readFileSync(file, "utf8").slice(0, 500));
  expect(ask({ made: "another" }).read).toBe(60);
  expect(ask({ made: "another" }).read).toBe(0);
});

test("what two files tell holds while neither changes", () => {
  const both = () => {
    const kept = openKept(data, root, "this", later);
    let asked = 0;
    for (const name of names) kept.unchanged(name);
    for (const name of names.slice(1)) kept.told(name, "with", () => ++asked, "0.md");
    kept.write();
    return asked;
  };
  expect(both()).toBe(59);
  expect(both()).toBe(0);
  writeFileSync(join(root, "0.md"), "two");
  expect(both()).toBe(59);
});

test("names that mean something to the language are names of files", () => {
  writeFileSync(join(root, "__proto__"), "one");
  names.push("__proto__");
  ask();
  expect(ask()).toEqual({ read: 0, first: "one" });
  names.pop();
});

test("it is for this user alone, the oldest go, and a folder that can't be made costs nothing but time", () => {
  ask();
  expect(statSync(data).mode & 0o777).toBe(0o700);
  expect(statSync(join(data, readdirSync(data)[0]!)).mode & 0o777).toBe(0o600);
  for (let n = 0; n < 40; n++) {
    const of = join(root, `more-${n}`);
    mkdirSync(of);
    for (const name of names) writeFileSync(join(of, name), "one");
    ask({ of });
  }
  expect(readdirSync(data)).toHaveLength(30);
  writeFileSync(join(root, "file"), "");
  data = join(root, "file/cache");
  expect(ask().read).toBe(60);
});

test("what is kept for as long as a process lives holds for its root alone, and is written nowhere", () => {
  const keep = keptHere(later);
  const ask = (of: string) => {
    const kept = keep(of);
    let read = 0;
    for (const name of names) {
      kept.unchanged(name);
      kept.told(name, "text", () => ++read);
    }
    kept.write();
    return read;
  };
  expect(ask(root)).toBe(60);
  writeFileSync(join(root, "0.md"), "other");
  expect(ask(root)).toBe(1);
  expect(ask(root)).toBe(0);
  const other = mkdtempSync(join(folder(), "root-"));
  for (const name of names) writeFileSync(join(other, name), "one");
  expect(ask(other)).toBe(60);
  expect(readdirSync(root)).toHaveLength(60);
});
