/**
 * A built Adroit as whoever uses it meets it: its command line, its browser host, its built files. Nothing of it is
 * imported, so that any two commits can be compared.
 */
import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

const cli = (root) => join(root, "out/cli/index.js");

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
    execFileSync(process.execPath, [cli(root), ...args], { cwd: work, stdio: ["ignore", "ignore", "pipe"] });
  } catch (error) {
    if (error.status !== 1) throw new Error(`${args[0]} ended with ${error.status}: ${error.stderr}`);
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

/**
 * The browser host on a data folder: its address and process, and how long its first answer took.
 * @param {string} data made in `work` where none is given
 */
async function host(root, work, data = mkdtempSync(join(work, "data-"))) {
  const begun = performance.now();
  const child = spawn(process.execPath, [cli(root), "serve", "--port", "0", "--data", data], {
    cwd: work,
    stdio: ["ignore", "pipe", "inherit"],
  });
  const address = await new Promise((found, failed) => {
    let output = "";
    child.stdout.setEncoding("utf8").on("data", (chunk) => {
      output += chunk;
      const [url] = /http:\/\/127\.0\.0\.1:\d+\S*(?=\s)/.exec(output) ?? [];
      if (url) found(url);
    });
    child.once("exit", (code) => failed(new Error(`the browser host ended with ${code}: ${output}`)));
  });
  const { origin, hash } = new URL(address);
  await (await fetch(origin)).text();
  const started = performance.now() - begun;
  const send = (path, body, signal) =>
    fetch(`${origin}/rpc/${path}`, {
      method: "POST",
      headers: { "content-type": "application/json", authorization: `Bearer ${hash.slice("#key=".length)}` },
      body,
      signal,
    });
  return {
    address,
    started,
    data,
    send,
    held: () => heldBy(child.pid),
    spent: () => spentBy(child.pid),
    /** The answer to a call of the contract, and the milliseconds that it took. */
    async call(path, input) {
      const asked = performance.now();
      const response = await send(path, JSON.stringify({ json: input }));
      const { json } = await response.json();
      if (!response.ok) throw new Error(`${path} was answered with ${response.status}: ${JSON.stringify(json)}`);
      return { answer: json, took: performance.now() - asked };
    },
    stop: () =>
      new Promise((ended) => {
        child.once("exit", ended);
        child.kill();
      }),
  };
}

/** Runs something with a browser host of its own. */
export async function withHost(root, work, body, data) {
  const running = await host(root, work, data);
  try {
    return await body(running);
  } finally {
    await running.stop();
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
    await new Promise((next) => setTimeout(next, 5));
  }
  await ended;
  return longest;
}

/** Megabytes of a Node server that does nothing, once it has answered. */
export async function bareServer(work) {
  const source = `require("node:http").createServer((_, answer) => answer.end("")).listen(0, "127.0.0.1", function () {
    console.log(this.address().port);
  })`;
  const child = spawn(process.execPath, ["-e", source], { cwd: work, stdio: ["ignore", "pipe", "inherit"] });
  try {
    const port = await new Promise((found) => child.stdout.once("data", (chunk) => found(Number(chunk))));
    await (await fetch(`http://127.0.0.1:${port}`)).text();
    return heldBy(child.pid);
  } finally {
    child.kill();
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
  });
  return names.map((name) => {
    const line = printed.split("\n").find((one) => one.slice("within  ".length).startsWith(name));
    const [, value] = /: ([\d.e+-]+) \S+ \(at most /.exec(line ?? "") ?? [];
    if (value === undefined) throw new Error(`there is no "${name}" in what ${file} printed: ${printed}`);
    return Number(value);
  });
}
