import { mkdtemp, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { serve } from "#electron/http/serve";
import { templates } from "../../samples/shipped";
import { removeFolder } from "../../temporary";

let folder = "";
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "adroit-serve-"));
});
afterEach(() => removeFolder(folder));

const options = (data = "data") => ({
  data: join(folder, data),
  templates,
  assets: folder,
  version: "0.1.0",
});

async function serving(more: { data?: string; port?: number } = {}) {
  const result = await serve({ ...options(more.data), port: more.port ?? 0 });
  if (result.kind !== "serving") throw new Error("held");
  return result;
}

test("a second one on the same data is told where the first is, and may follow when that has ended", async () => {
  const first = await serving();
  expect(await serve({ ...options(), port: 0 })).toEqual({ kind: "held", pid: process.pid, address: first.url });
  await first.close();
  const second = await serving();
  expect(second.key).not.toBe(first.key);
  await second.close();
});

test("two on different data live side by side", async () => {
  const first = await serving();
  const second = await serving({ data: "other" });
  expect(second.origin).not.toBe(first.origin);
  await Promise.all([first.close(), second.close()]);
});

test("a port that was asked for has to be free, and the data is free again after that", async () => {
  const first = await serving();
  const port = Number(new URL(first.origin).port);
  await expect(serving({ data: "other", port })).rejects.toMatchObject({
    code: "NO_PERMISSION",
    subject: String(port),
  });
  const second = await serving({ data: "other" });
  await Promise.all([first.close(), second.close()]);
});

test("what the address says, others on this machine can't read", async () => {
  const first = await serving();
  expect((await stat(join(folder, "data"))).mode & 0o077).toBe(0);
  await first.close();
});
