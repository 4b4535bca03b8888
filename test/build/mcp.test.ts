/** The built command as an agent's program starts it: with nothing in its environment, over standard input and output. */
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { patience } from "../patience";

const cli = resolve(import.meta.dirname, "../../out/cli/index.js");
let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "adroit-mcp-"));
  mkdirSync(join(folder, "docs/adr"), { recursive: true });
  writeFileSync(join(folder, "docs/adr/0001-use-queues.md"), "# 1. Use queues\n\n## Status\n\nAccepted\n");
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const initialize = {
  jsonrpc: "2.0",
  id: 1,
  method: "initialize",
  params: { protocolVersion: "2025-06-18", capabilities: {}, clientInfo: { name: "test", version: "0" } },
};
const call = (id: number, name: string, args: object) => ({
  jsonrpc: "2.0",
  id,
  method: "tools/call",
  params: { name, arguments: args },
});

function served(lines: (object | string)[], env: NodeJS.ProcessEnv = {}) {
  const input = lines.map((line) => `${typeof line === "string" ? line : JSON.stringify(line)}\n`).join("");
  return spawnSync(process.execPath, [cli, "mcp", folder], { input, env, encoding: "utf8", timeout: patience(60_000) });
}

test("with an empty environment it answers everything that it was asked before the client went, and nothing else", () => {
  const { status, stdout, stderr } = served([
    initialize,
    { jsonrpc: "2.0", method: "notifications/initialized" },
    call(2, "list_adrs", {}),
    call(3, "due_adrs", {}),
    call(4, "draft_adr", { title: "Use topics", context: "" }),
  ]);
  const answers = stdout
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as { id: number; result: { isError?: boolean; structuredContent: object } });
  expect(answers.map(({ id }) => id).toSorted()).toEqual([1, 2, 3, 4]);
  expect(answers.filter(({ result }) => result.isError)).toEqual([]);
  expect(answers.find(({ id }) => id === 2)?.result.structuredContent).toMatchObject({ total: 1 });
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
});

test("lines that are no messages change nothing", () => {
  const { stdout, status } = served(["no json", "{", "[]", "null", initialize, call(2, "list_adrs", {})]);
  expect(status).toBe(0);
  expect(stdout).toContain('"id":2');
});

test("a folder that isn't there is told before anything is served", () => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, "mcp", join(folder, "gone")], {
    encoding: "utf8",
  });
  expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
  expect(stderr).toContain("gone");
});
