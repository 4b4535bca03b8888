/** The one reader: plain files within a size, nothing through a link, and no wait for what never comes. */
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, symlinkSync, truncateSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { expect, onTestFinished, test } from "vitest";
import { readPlain, readPlainSync, smallTextSync } from "#electron/host/files/read";
import { patience } from "../../../patience";
import { removeFolder } from "../../../temporary";

const limit = 1000;

function folder(): string {
  const dir = mkdtempSync(join(tmpdir(), "adroit-read-"));
  onTestFinished(() => removeFolder(dir));
  writeFileSync(join(dir, "secret"), "SECRET");
  return dir;
}

const kinds: [string, string, (path: string, dir: string) => unknown][] = [
  ["a link to a file", "UNSAFE_PATH", (path, dir) => symlinkSync(join(dir, "secret"), path)],
  ["a link to a folder", "UNSAFE_PATH", (path, dir) => symlinkSync(dir, path)],
  ["a link to a device", "UNSAFE_PATH", (path) => symlinkSync("/dev/zero", path)],
  ["a link in a circle", "UNSAFE_PATH", (path) => symlinkSync(path, path)],
  ["a link that leads nowhere", "UNSAFE_PATH", (path, dir) => symlinkSync(join(dir, "none"), path)],
  ["a folder", "UNSAFE_PATH", (path) => mkdirSync(path)],
  ["a pipe", "UNSAFE_PATH", (path) => execFileSync("mkfifo", [path])],
  [
    "a socket",
    "UNSAFE_PATH",
    (path) => {
      const server = createServer().listen(path);
      onTestFinished(() => void server.close());
      return new Promise((done) => server.once("listening", done));
    },
  ],
  ["a file one byte too large", "BAD_INPUT", (path) => writeFileSync(path, "x".repeat(limit + 1))],
  [
    "ten gigabytes without content",
    "BAD_INPUT",
    (path) => {
      writeFileSync(path, "");
      truncateSync(path, 10 * 1024 ** 3);
    },
  ],
];

test.skipIf(process.platform === "win32").each(kinds)(
  "%s is refused at once, and little is read of it",
  async (_, code, make) => {
    const dir = folder();
    const path = join(dir, "file");
    await make(path, dir);
    const before = process.memoryUsage().rss;
    const since = performance.now();
    await expect(readPlain(path, "file", limit)).rejects.toMatchObject({ code, subject: "file" });
    expect(() => readPlainSync(path, "file", Buffer.alloc(limit + 1))).toThrow(expect.objectContaining({ code }));
    expect(smallTextSync(path, limit)).toBeNull();
    expect(performance.now() - since).toBeLessThan(patience(2000));
    expect(process.memoryUsage().rss - before).toBeLessThan(50 * 1024 * 1024);
  },
);

test.runIf(process.platform === "linux")("a file that says it is empty and isn't is read up to the limit", async () => {
  // The kernel's own files have no size.
  expect((await readPlain("/proc/self/status", "status", 100_000))?.toString()).toContain("Name:");
  await expect(readPlain("/proc/self/maps", "maps", 100)).rejects.toMatchObject({ code: "BAD_INPUT" });
});

test("a plain file is read whole, also of exactly that size, and one that isn't there is none", async () => {
  const path = join(folder(), "file");
  writeFileSync(path, "x".repeat(limit));
  expect((await readPlain(path, "file", limit))?.length).toBe(limit);
  expect(readPlainSync(path, "file", Buffer.alloc(limit + 1))?.length).toBe(limit);
  expect(smallTextSync(path, limit)).toHaveLength(limit);
  expect(await readPlain(`${path}-2`, "file", limit)).toBeNull();
});

// A reader that waits would hold up the test itself, so it is asked from elsewhere.
test.skipIf(process.platform === "win32")("a pipe that nobody writes to keeps nobody waiting", async () => {
  const path = join(folder(), "pipe");
  execFileSync("mkfifo", [path]);
  const script = `
    const { openSync, constants } = require("node:fs");
    openSync(${JSON.stringify(path)}, constants.O_RDONLY);
  `;
  const waiting = new Worker(script, { eval: true });
  const ended = new Promise((done) => waiting.once("exit", () => done("ended")));
  const late = new Promise((done) => setTimeout(() => done("waits"), 300));
  expect(await Promise.race([ended, late])).toBe("waits");
  // One that writes lets it go.
  execFileSync("sh", ["-c", `: > '${path}'`]);
  await ended;
  await expect(readPlain(path, "pipe", limit)).rejects.toMatchObject({ code: "UNSAFE_PATH" });
});
