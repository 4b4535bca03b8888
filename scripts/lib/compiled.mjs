/**
 * Run by the build, with the folder of the built command line: does with it what people do most, and keeps what V8
 * compiled for that beside each chunk. It is of use to the same version of Node alone, and never needed.
 */
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import Module from "node:module";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { Readable } from "node:stream";
import { setTimeout } from "node:timers/promises";
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

const work = mkdtempSync(join(tmpdir(), "adroit-compiled-"));
const repository = join(work, "repository");
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

/** Where everything lies as it will, with a page that says nothing. */
const entry = join(work, "out/cli/index.js");
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
async function command(...args) {
  process.argv = [process.argv[0], entry, ...args];
  const ended = new Promise((end) => {
    process.exit = end;
  });
  delete load.cache[entry];
  load(entry);
  await ended;
}

/** Serves the app until its page has what it asks for first. */
async function served() {
  const data = join(work, "data");
  const ended = command("serve", "--port", "0", "--data", data);
  const { origin, hash } = new URL(await announcedIn(join(data, "lock")));
  const authorization = `Bearer ${hash.slice("#key=".length)}`;
  const body = JSON.stringify({ json: { own: true } });
  for (const path of ["", "rpc/app/info", "rpc/playbooks/list", "rpc/settings/get", "rpc/records/list"]) {
    const call = { method: "POST", headers: { "content-type": "application/json", authorization }, body };
    await (await fetch(`${origin}/${path}`, path === "" ? {} : call)).text();
  }
  process.emit("SIGTERM");
  await ended;
}

/** The address that a server tells in its lock. */
async function announcedIn(folder, patience = 500) {
  await setTimeout(20);
  try {
    const [lock] = readdirSync(folder).map((name) => JSON.parse(readFileSync(join(folder, name), "utf8")));
    if (lock.address) return lock.address;
  } catch {
    // It isn't there yet, or not whole.
  }
  if (patience === 0) throw new Error("The browser host didn't say where it is.");
  return announcedIn(folder, patience - 1);
}

try {
  cpSync(folder, join(work, "out/cli"), { recursive: true });
  mkdirSync(join(work, "out/renderer"));
  writeFileSync(join(work, "out/renderer/index.html"), "");
  writeFileSync(join(work, "package.json"), JSON.stringify({ version: "0.0.0" }));
  mkdirSync(repository);
  for (const number of [1, 2]) writeFileSync(join(repository, `000${number}-decision.md`), example(number));
  await command("list", repository);
  for (const name of ["list", "check", "due"]) await command(name, "--json", repository);
  await command("publish", "--single", join(repository, "log.html"), repository);
  Object.defineProperty(process, "stdin", { value: Readable.from(asked) });
  await command("mcp", repository);
  await served();
  // Node itself loads the entry, before anything could give it what was compiled.
  scripts.delete(entry);
  for (const [path, script] of scripts)
    writeFileSync(join(folder, `${basename(path)}.cache`), script.createCachedData());
} finally {
  rmSync(work, { recursive: true, force: true });
}
