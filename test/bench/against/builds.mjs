/**
 * A built Adroit as whoever uses it meets it: its command line, its browser host, its built files. Nothing of it is
 * imported, so that any two commits can be compared.
 */
import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { gzipSync } from "node:zlib";

const cli = (root) => join(root, "out/cli/index.js");

/** Milliseconds after which a program that hasn't ended is ended: nothing else can happen meanwhile. */
const patience = 5 * 60_000;

/** Milliseconds of a whole Node process. */
function timed(args, cwd) {
  const begun = performance.now();
  execFileSync(process.execPath, args, { cwd, stdio: ["ignore", "ignore", "pipe"] });
  return performance.now() - begun;
}

/** Milliseconds of one run of the command line. 1 means that it found problems, which is an answer. */
export function command(root, work, ...args) {
  const begun = performance.now();
  try {
    const stdio = ["ignore", "ignore", "pipe"];
    execFileSync(process.execPath, [cli(root), ...args], { cwd: work, stdio, timeout: patience });
  } catch (error) {
    if (error.status !== 1) throw new Error(`${args[0]} ended with ${error.status ?? error.code}: ${error.stderr}`);
  }
  return performance.now() - begun;
}

export const emptyProcess = (work) => timed(["-e", "0"], work);

/** Megabytes that a process holds. */
const heldBy = (pid) => Number(execFileSync("ps", ["-o", "rss=", "-p", String(pid)], { encoding: "utf8" })) / 1000;

/** Milliseconds of processor that a process has had. Linux alone tells. */
function spentBy(pid) {
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]?.split(" ") ?? [];
  return 10 * (Number(fields[11]) + Number(fields[12]));
}

/** Every process that was begun and not yet seen to end, with its end. */
const running = new Map();

/** Begins a Node process whose end is heard whenever it comes, also before anybody waits for it. */
function begin(args, cwd) {
  const child = spawn(process.execPath, args, { cwd, stdio: ["ignore", "pipe", "inherit"] });
  const ended = new Promise((done) => {
    child.once("error", (error) => done(error.message));
    child.once("exit", (code, signal) => done(signal ?? code));
  });
  running.set(child, ended);
  void ended.then(() => running.delete(child));
  return { child, ended };
}

async function stop(child, signal = "SIGTERM") {
  const ended = running.get(child);
  child.kill(signal);
  await ended;
}

/** Ends what a measurement that broke has left behind. */
export const stopLeft = () => Promise.all([...running.keys()].map((child) => stop(child, "SIGKILL")));

/** What a pattern finds first in what a process prints. Throws when it ends before. */
async function firstPrinted({ child, ended }, pattern) {
  let output = "";
  const found = new Promise((done) => {
    child.stdout.setEncoding("utf8").on("data", (chunk) => {
      output += chunk;
      const [match] = pattern.exec(output) ?? [];
      if (match) done(match);
    });
  });
  const gone = async () => {
    throw new Error(`the process ended with ${await ended}: ${output}`);
  };
  return Promise.race([found, gone()]);
}

/** A build's answer that it doesn't do what it was asked, as an older one may: nothing broke. */
export class Refused extends Error {}

/** What a browser host prints once it serves. */
const printedAddress = /http:\/\/127\.0\.0\.1:\d+\S*(?=\s)/;

/** Milliseconds of `npm start -- --web` to its address where nothing is known of the last build. */
export async function startedAnew(root, work) {
  const notes = ["built", "packages.json"].map((name) => join(root, "out", name));
  const kept = notes.map((path) => readFileSync(path));
  rmSync(join(root, "out/built"));
  const begun = performance.now();
  const args = ["scripts/start.mjs", "--web", "--port", "0", "--data", mkdtempSync(join(work, "data-"))];
  const started = begin(args, root);
  try {
    await firstPrinted(started, printedAddress);
    return performance.now() - begun;
  } finally {
    await stop(started.child);
    // The same sources were built, so that what was known of the rest holds as well.
    for (const [k, path] of notes.entries()) writeFileSync(path, kept[k]);
  }
}

/** A browser host on a data folder as a client meets it. */
function clientOf(child, address, data) {
  const { origin, hash } = new URL(address);
  const send = (path, body, signal) =>
    fetch(`${origin}/rpc/${path}`, {
      method: "POST",
      headers: { "content-type": "application/json", authorization: `Bearer ${hash.slice("#key=".length)}` },
      body,
      signal,
    });
  return {
    address,
    data,
    send,
    held: () => heldBy(child.pid),
    spent: () => spentBy(child.pid),
    /** The answer to a call of the contract, and the milliseconds that it took. */
    async call(path, input) {
      const asked = performance.now();
      const response = await send(path, JSON.stringify({ json: input }));
      const text = await response.text();
      if (!response.ok) throw new Refused(`${path} was answered with ${response.status}: ${text}`);
      return { answer: JSON.parse(text).json, took: performance.now() - asked };
    },
  };
}

/**
 * Runs something with a browser host of its own, and how long its first answer took. When the host ends meanwhile, that
 * is the failure, whatever noticed it.
 *
 * @template T
 * @param {string} root
 * @param {string} work
 * @param {(host: ReturnType<typeof clientOf> & { started: number }) => Promise<T>} body
 * @param {string} [data] made in `work` where none is given
 * @returns {Promise<T>}
 */
export async function withHost(root, work, body, data = mkdtempSync(join(work, "data-"))) {
  const since = performance.now();
  const begun = begin([cli(root), "serve", "--port", "0", "--data", data], work);
  const { child, ended } = begun;
  const gone = async () => {
    throw new Error(`the browser host ended with ${await ended}`);
  };
  const worked = async () => {
    const address = await firstPrinted(begun, printedAddress);
    await (await fetch(new URL(address).origin)).text();
    const started = performance.now() - since;
    return body({ ...clientOf(child, address, data), started });
  };
  try {
    return await Promise.race([worked(), gone()]);
  } catch (error) {
    // What is asked of a host that ends fails first.
    await Promise.race([gone(), setTimeout(300)]);
    throw error;
  } finally {
    await stop(child);
  }
}

/** The longest that another call waits, in milliseconds, until `doing` has ended. */
export async function longestBeside({ call }, doing) {
  let longest = 0;
  let done = false;
  const ended = doing.finally(() => {
    done = true;
  });
  // Its failure is told where it is awaited.
  ended.catch(() => undefined);
  while (!done) {
    longest = Math.max(longest, (await call("settings/get")).took);
    await setTimeout(5);
  }
  await ended;
  return longest;
}

/** Megabytes of a Node server that does nothing, once it has answered. */
export async function bareServer(work) {
  const source = `require("node:http").createServer((_, answer) => answer.end("")).listen(0, "127.0.0.1", function () {
    console.log(this.address().port);
  })`;
  const begun = begin(["-e", source], work);
  try {
    const port = await firstPrinted(begun, /\d+(?=\n)/);
    await (await fetch(`http://127.0.0.1:${port}`)).text();
    return heldBy(begun.child.pid);
  } finally {
    await stop(begun.child);
  }
}

/** What the page loads before anything is shown: its entry and all that this imports statically. In kilobytes. */
export function firstLoad(root) {
  const out = join(root, "out/renderer");
  const manifest = JSON.parse(readFileSync(join(out, ".vite/manifest.json"), "utf8"));
  const seen = new Set();
  const visit = (key) => {
    if (seen.has(key)) return;
    seen.add(key);
    for (const imported of manifest[key].imports ?? []) visit(imported);
  };
  for (const [key, { isEntry }] of Object.entries(manifest)) if (isEntry) visit(key);
  const chunks = [...seen].map((key) => manifest[key]);
  const all = Object.values(manifest).flatMap(({ css = [] }) => css);
  const kilobytes = (paths, size) =>
    [...new Set(paths)].reduce((sum, path) => sum + size(readFileSync(join(out, path))).length, 0) / 1000;
  return {
    scripts: kilobytes(
      chunks.map(({ file }) => file),
      gzipSync,
    ),
    styles: kilobytes(all, gzipSync),
    firstStyles: kilobytes(
      chunks.flatMap(({ css = [] }) => css),
      gzipSync,
    ),
    rawStyles: kilobytes(all, (bytes) => bytes),
  };
}

/**
 * A figure of a build's own bench, by how its name begins.
 * @param {string} file in `test/bench`, without its ending
 */
export function ownFigures(root, file, names) {
  const printed = execFileSync(process.execPath, [join(root, "scripts/bench-file.mjs"), `${file}.bench.ts`], {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "ignore"],
    timeout: patience,
  });
  return names.map((name) => {
    const line = printed.split("\n").find((one) => one.slice("within  ".length).startsWith(name));
    const [, value] = /: ([\d.e+-]+) \S+ \(at most /.exec(line ?? "") ?? [];
    if (value === undefined) throw new Error(`there is no "${name}" in what ${file} printed: ${printed}`);
    return Number(value);
  });
}
