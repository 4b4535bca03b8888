/**
 * Run by the build, with the folder of the built command line: does with it what people do most, and keeps what V8
 * compiled for that beside each chunk. It is of use to the same version of Node alone, and never needed.
 */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import Module from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import v8 from "node:v8";
import vm from "node:vm";

const [folder] = process.argv.slice(2);
const scripts = new Map();
const { Script } = vm;
vm.Script = class extends Script {
  constructor(source, options) {
    super(source, options);
    scripts.set(options.filename, this);
  }
};
// What was compiled under other flags is set aside.
v8.setFlagsFromString = () => {};

const repository = mkdtempSync(join(tmpdir(), "adroit-compiled-"));
const example = (number) => `---
status: ${number === 1 ? "superseded by [ADR-0002](0002-decision.md)" : "accepted"}
date: 2026-01-0${number}
decision-makers: Ana, Ben
---

# Decision ${number}

## Context and Problem Statement

Text with a [link](0001-decision.md).

## Decision Outcome

Chosen option: "One", because.
`;

const entry = join(folder, "index.js");
const load = Module.createRequire(entry);

/** What a coding agent says first. */
const asked = [
  {
    id: 1,
    method: "initialize",
    params: { protocolVersion: "2025-11-25", capabilities: {}, clientInfo: { name: "build", version: "0" } },
  },
  { method: "notifications/initialized" },
  { id: 2, method: "tools/list" },
  { id: 3, method: "tools/call", params: { name: "list_adrs", arguments: {} } },
  { id: 4, method: "tools/call", params: { name: "search_adrs", arguments: { query: "decision" } } },
  { id: 5, method: "tools/call", params: { name: "read_adr", arguments: { file: "0001-decision.md" } } },
].map((message) => `${JSON.stringify({ jsonrpc: "2.0", ...message })}\n`);

/** Runs one command in this process and waits for its end. */
async function command(name, ...options) {
  process.argv = [process.argv[0], entry, name, ...options, repository];
  const ended = new Promise((end) => {
    process.exit = end;
  });
  delete load.cache[entry];
  load(entry);
  await ended;
}

try {
  for (const number of [1, 2]) writeFileSync(join(repository, `000${number}-decision.md`), example(number));
  await command("list");
  for (const name of ["list", "check", "due"]) await command(name, "--json");
  await command("publish", "--single", join(repository, "log.html"));
  Object.defineProperty(process, "stdin", { value: Readable.from(asked) });
  await command("mcp");
  // Node itself loads the entry, before anything could give it what was compiled.
  scripts.delete(entry);
  for (const [path, script] of scripts) writeFileSync(`${path}.cache`, script.createCachedData());
} finally {
  rmSync(repository, { recursive: true, force: true });
}
