/** The built command as an agent's program starts it: with nothing in its environment, over standard input and output. */
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { patience } from "../patience";
import { removeFolder } from "../temporary";

const cli = resolve(import.meta.dirname, "../../out/cli/index.js");
let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "adroit-mcp-"));
  mkdirSync(join(folder, "docs/adr"), { recursive: true });
  writeFileSync(join(folder, "docs/adr/0001-use-queues.md"), "# 1. Use queues\n\n## Status\n\nAccepted\n");
});
afterAll(() => removeFolder(folder));

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

test("a message that is too long is refused by itself, and what follows is answered", () => {
  const { stdout, status, stderr } = served([initialize, "x".repeat(5_000_000), call(2, "list_adrs", {})]);
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  expect(stdout).toContain("more than 4 MB");
  expect(stdout).toContain('"id":2');
});

test("a client that reads no answer any more is no crash", async () => {
  const server = spawn(process.execPath, [cli, "mcp", folder], { stdio: ["pipe", "pipe", "pipe"] });
  let said = "";
  server.stderr.on("data", (data) => {
    said += data;
  });
  server.stdin.write(`${JSON.stringify(initialize)}\n`);
  await once(server.stdout, "data");
  server.stdout.destroy();
  for (let id = 2; id < 50; id++) server.stdin.write(`${JSON.stringify(call(id, "list_adrs", {}))}\n`);
  server.stdin.on("error", () => {});
  await once(server, "close");
  expect({ said, code: server.exitCode }).toEqual({ said: "", code: 0 });
});

test("a folder that isn't there is told before anything is served", () => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, "mcp", join(folder, "gone")], {
    encoding: "utf8",
  });
  expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
  expect(stderr).toContain("gone");
});
