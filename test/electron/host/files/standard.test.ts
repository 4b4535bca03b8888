import { execFileSync } from "node:child_process";
import { closeSync, constants, mkdtempSync, openSync, readFileSync, readSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { unwritten } from "#electron/host/files/standard";
import { removeFolder } from "../../../temporary";

const folder = mkdtempSync(join(tmpdir(), "adroit-standard-"));
afterAll(() => removeFolder(folder));

const never = (error: Error) => {
  throw error;
};

test("what is taken at once is written, letters of any script included", () => {
  const path = join(folder, "plain");
  const fd = openSync(path, "w");
  expect(unwritten(fd, "Größe 決定\n", never)).toHaveLength(0);
  closeSync(fd);
  expect(readFileSync(path, "utf8")).toBe("Größe 決定\n");
});

test.skipIf(process.platform === "win32")(
  "what a full pipe doesn't take is given back, not one byte lost or twice",
  () => {
    const path = join(folder, "pipe");
    execFileSync("mkfifo", [path]);
    const fd = openSync(path, constants.O_RDWR | constants.O_NONBLOCK);
    const text = "0123456789".repeat(50_000);
    const rest = unwritten(fd, text, never);
    expect(rest.length).toBeGreaterThan(0);
    const room = Buffer.alloc(text.length);
    const taken = readSync(fd, room);
    closeSync(fd);
    expect(Buffer.concat([room.subarray(0, taken), rest]).toString()).toBe(text);
  },
);

test("what can't be written at all is told", () => {
  const path = join(folder, "read-only");
  closeSync(openSync(path, "w"));
  const fd = openSync(path, "r");
  const said: string[] = [];
  unwritten(fd, "x", ({ code }) => said.push(code ?? ""));
  closeSync(fd);
  expect(said).toEqual(["EBADF"]);
});
