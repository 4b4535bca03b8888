import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, expect, test } from "vitest";
import { run } from "#electron/cli/run";
import { listFolder } from "#electron/host/repo/list/list";
import { removeFolder } from "../temporary";

const root = resolve(import.meta.dirname, "../..");
const data = mkdtempSync(join(tmpdir(), "adroit-own-"));
afterAll(() => removeFolder(data));

test("our own decisions are read by our own reader, each with number, status and date", async () => {
  const { entries, unreadable } = await listFolder(resolve(root, "docs/decisions"));
  expect(unreadable).toEqual([]);
  expect(entries.length).toBeGreaterThan(5);
  expect(entries.map(({ number }) => number)).toEqual(entries.map((_, i) => i + 1));
  for (const entry of entries) expect(entry).toMatchObject({ status: expect.any(String), date: expect.any(String) });
});

test("and the check of an ADR folder finds nothing in them", async () => {
  let said = "";
  const write = (text: string) => {
    said += text;
  };
  const stop = new AbortController().signal;
  const code = await run(["check", "docs/decisions", "--json"], {
    out: write,
    err: write,
    cwd: root,
    root,
    templates: resolve(root, "templates"),
    data,
    stop,
  });
  expect(JSON.parse(said)).toEqual([]);
  expect(code).toBe(0);
});
