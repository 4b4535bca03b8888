import { mkdtemp, readdir, readFile, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test, vi } from "vitest";
import { openLog } from "#electron/host/log";
import { removeFolder } from "../../temporary";

async function folder(): Promise<string> {
  const made = await mkdtemp(join(tmpdir(), "adroit-log-"));
  onTestFinished(() => removeFolder(made));
  return made;
}
const clock = () => new Date("2026-10-06T09:30:00.000Z");

test("a line says when, what, and of an error also why and where", async () => {
  const file = join(await folder(), "log", "adroit.log");
  const log = openLog({ file, clock });
  log.error("unexpected", { id: "ab12", error: new Error("outer", { cause: new Error("inner") }) });
  const line = JSON.parse(await readFile(file, "utf8"));
  expect(line).toMatchObject({ at: "2026-10-06T09:30:00.000Z", level: "error", event: "unexpected", id: "ab12" });
  expect(line.error.message).toBe("outer");
  expect(line.error.stack).toContain("log.test.ts");
  expect(line.error.cause.message).toBe("inner");
  expect((await stat(file)).mode & 0o777).toBe(0o600);
});

test("a full file gives way to a new one, and the oldest goes", async () => {
  const dir = await folder();
  const log = openLog({ file: join(dir, "a.log"), clock, limit: 100, keep: 2 });
  for (let n = 0; n < 12; n++) log.info(`event ${n}`, { filler: "x".repeat(30) });
  const names = (await readdir(dir)).sort();
  expect(names).toEqual(["a.log", "a.log.1", "a.log.2"]);
  const last = await readFile(join(dir, "a.log"), "utf8");
  expect(last).toContain("event 11");
  expect(await readFile(join(dir, "a.log.1"), "utf8")).not.toContain("event 11");
});

test("a log that can't be written doesn't throw and speaks on standard error", async () => {
  const write = vi.spyOn(process.stderr, "write").mockReturnValue(true);
  onTestFinished(() => write.mockRestore());
  openLog({ file: join("/dev/null", "x.log"), clock }).error("lost");
  expect(write).toHaveBeenCalledWith(expect.stringContaining('"lost"'));
});
