/**
 * A broken or hostile client at the real server of `adroit mcp DIR --write`, over standard input and output. It has to
 * answer every request, tell nothing of what lies outside the folder, and change nothing but ADRs in it.
 */
import { type ChildProcessByStdio, execFileSync, spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { lstat, mkdir, readdir, readFile, readlink, symlink, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";
import type { Readable, Writable } from "node:stream";
import { setTimeout as sleep } from "node:timers/promises";
import { buildWorker } from "../../samples/processes";
import { type Fault, goesOn, inFolder, type Share } from "../fault";
import { parsedTexts } from "../parsers";
import { lineOf, type Tool } from "./said";

const templates = resolve(import.meta.dirname, "../../../templates");
const secret = "kept outside of the folder";
/** Milliseconds in which everything that was asked has to be answered. */
const patience = 60_000;
/** Messages that are sent before their answers are waited for, and after which the folder is as it was at first. */
const [atOnce, anew] = [40, 200];

interface Message {
  jsonrpc?: unknown;
  id?: string;
  result?: { tools?: Tool[] };
}

export const agent: Fault = {
  name: "a strange agent",
  unit: "messages",
  full: 10_000,
  weight: 4,
  run: (share) =>
    inFolder(async (folder) => {
      const worker = await buildWorker(`${import.meta.dirname}/worker.ts`);
      const ground = await laidOut(folder);
      const server = started(worker.file, folder);
      try {
        return await talk(share, folder, ground, server);
      } finally {
        server.child.kill("SIGKILL");
        await server.ended;
        await worker.remove();
      }
    }),
};

const git = (folder: string, ...args: string[]) =>
  execFileSync(
    "git",
    ["-C", join(folder, "repo"), "-c", "user.name=Ana", "-c", "user.email=ana@example.org", ...args],
    {
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
      env: { ...process.env, HOME: join(folder, "home"), GIT_CONFIG_NOSYSTEM: "1" },
    },
  );

/** A repository with ADRs, links that lead out of it, and somebody's file beside it. Gives the ADRs. */
async function laidOut(folder: string): Promise<string[]> {
  const log = join(folder, "repo/docs/adr");
  await mkdir(log, { recursive: true });
  for (const name of ["outside", "home", "temporary"]) await mkdir(join(folder, name));
  await writeFile(join(folder, "outside/secret.md"), `# 9. Secret\n\n## Status\n\nAccepted\n\n${secret}\n`);
  const texts = parsedTexts().texts.filter(({ length }) => length < 6_000);
  const files: string[] = [];
  for (const [n, text] of texts.slice(0, 12).entries()) {
    const name = `${String(n + 1).padStart(4, "0")}-decision.md`;
    await writeFile(join(log, name), text);
    files.push(`docs/adr/${name}`);
  }
  await symlink("../../../outside/secret.md", join(log, "0098-link.md"));
  await symlink("0099-loop.md", join(log, "0099-loop.md"));
  await symlink("../../outside", join(folder, "repo/docs/linked"));
  git(folder, "init", "-q");
  git(folder, "add", "-A");
  git(folder, "commit", "-q", "-m", "A log");
  return files;
}

interface Server {
  child: ChildProcessByStdio<Writable, Readable, Readable>;
  /** What came on standard output and wasn't looked at. */
  heard: string[];
  complaints(): string;
  ended: Promise<number | null>;
}

function started(file: string, folder: string): Server {
  const child = spawn(process.execPath, [file, join(folder, "repo"), templates], {
    cwd: join(folder, "home"),
    stdio: ["pipe", "pipe", "pipe"],
    env: { PATH: process.env.PATH, HOME: join(folder, "home"), TMPDIR: join(folder, "temporary") },
  });
  const heard: string[] = [];
  createInterface(child.stdout).on("line", (line) => heard.push(line));
  let complaints = "";
  child.stderr.on("data", (data) => {
    complaints += data;
  });
  child.stdin.on("error", () => {});
  const ended = new Promise<number | null>((done) => child.once("close", done));
  return { child, heard, complaints: () => complaints, ended };
}

async function talk(share: Share, folder: string, files: string[], server: Server) {
  const before = await around(folder);
  const lost: string[] = [];
  const open = new Set<string>();
  const ask = (id: string, method: string) => {
    open.add(id);
    server.child.stdin.write(`${JSON.stringify({ jsonrpc: "2.0", id, method })}\n`);
  };
  ask("tools", "tools/list");
  const tools = (await answered(server, open, lost)).find(({ id }) => id === "tools")?.result?.tools ?? [];
  const ground = { tools, files, outside: join(folder, "outside/secret.md") };
  let answers = 0;
  let done = 0;
  while (goesOn(share, done) && lost.length === 0) {
    for (let n = 0; n < atOnce && (done === 0 || done < share.count); n++, done++) {
      const { bytes, asks, takesBack } = lineOf(share.random, done, ground, [...open]);
      server.child.stdin.write(bytes);
      if (asks !== undefined) open.add(asks);
      if (takesBack !== undefined) open.delete(takesBack);
    }
    ask(`there-${done}`, "ping");
    answers += (await answered(server, open, lost)).length;
    if (done % anew === 0) {
      lost.push(...strangeChanges(folder));
      git(folder, "checkout", "-q", ".");
      git(folder, "clean", "-fdq");
    }
  }
  server.child.stdin.end();
  const code = await Promise.race([server.ended, sleep(10_000, "none", { ref: false })]);
  if (code !== 0) lost.push(`the server ended with ${code}`);
  if (server.complaints() !== "") lost.push(`it complained: ${server.complaints().slice(0, 500)}`);
  if ((await around(folder)) !== before) lost.push("something outside was touched");
  return { count: done, lost, also: `${answers} answers` };
}

/** Waits until nothing is open. Says in `lost` what is wrong with the answers, or that they didn't come. */
async function answered({ child, heard }: Server, open: Set<string>, lost: string[]): Promise<Message[]> {
  const all: Message[] = [];
  for (const until = performance.now() + patience; open.size > 0 || heard.length > 0; await sleep(2)) {
    for (const line of heard.splice(0)) {
      const message = JSON.parse(line) as Message;
      if (message.id !== undefined) open.delete(message.id);
      if (message.jsonrpc !== "2.0" || /Adroit failed|Output validation/.test(line)) lost.push(line);
      if (line.includes(secret) || line.includes("root:x:")) lost.push(`told: ${line.slice(0, 300)}`);
      all.push(message);
    }
    if (child.exitCode !== null) lost.push(`the server ended with ${child.exitCode}`);
    if (performance.now() > until) lost.push(`not answered: ${[...open].join(", ").slice(0, 300)}`);
    if (lost.length > 0) break;
  }
  return all;
}

/** What was changed in the folder and is no ADR. */
function strangeChanges(folder: string): string[] {
  const changed = git(folder, "status", "--porcelain", "-uall", "-z").split("\0").filter(Boolean);
  return changed.filter((line) => !/^(?: M|\?\?) docs\/(?:adr|decisions)\/[^/]+\.md$/.test(line));
}

/** Where each file outside the folder, or of git's own, lies, and what it holds. */
async function around(folder: string): Promise<string> {
  const hash = createHash("sha256");
  for (const path of (await readdir(folder, { recursive: true })).toSorted()) {
    // Objects and index are written by looking at what changed.
    if (/^repo(?!\/\.git\/(?!index|objects))/.test(path)) continue;
    const stat = await lstat(join(folder, path));
    hash.update(`${path}\0${stat.mode}\0`);
    if (stat.isFile()) hash.update(await readFile(join(folder, path)));
    if (stat.isSymbolicLink()) hash.update(await readlink(join(folder, path)));
  }
  return hash.digest("hex");
}
