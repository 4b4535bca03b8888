/**
 * Two builds of Adroit by turns, as whoever uses them meets them: their command line, the browser host, the contract over
 * HTTP, the built files. It imports neither, so that any two commits can be compared.
 *
 * `node test/bench/against.mjs BEFORE NOW`, each the folder of a built Adroit, prints a JSON array of
 * `{ work, unit, before, now }`. A value that can't be had from a build is null, with the reason on stderr.
 */
import { execFileSync, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

const rounds = 7;
const files = 1000;
const decisions = 1500;
const [before, now] = process.argv.slice(2);
const work = mkdtempSync(join(tmpdir(), "adroit-against-"));
const adrs = filledFolder();
const configuredFolder = writeConfiguration();
const model = writeModel();

const cli = (root) => join(root, "out/cli/index.js");

/** Milliseconds of one run of the command line. 1 means that it found problems, which is an answer. */
function command(root, ...args) {
  const begun = performance.now();
  try {
    execFileSync(process.execPath, [cli(root), ...args], { cwd: work, stdio: ["ignore", "ignore", "pipe"] });
  } catch (error) {
    if (error.status !== 1) throw new Error(`${args[0]} ended with ${error.status}: ${error.stderr}`);
  }
  return performance.now() - begun;
}

/** The browser host on an empty data folder: its key and process, and how long its first answer took. */
async function host(root) {
  const data = mkdtempSync(join(work, "data-"));
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
  const send = (path, body) =>
    fetch(`${origin}/rpc/${path}`, {
      method: "POST",
      headers: { "content-type": "application/json", authorization: `Bearer ${hash.slice("#key=".length)}` },
      body,
    });
  return {
    started,
    child,
    send,
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
async function withHost(root, body) {
  const running = await host(root);
  try {
    return await body(running);
  } finally {
    await running.stop();
  }
}

/** Milliseconds of one read of an ADR, the median of 50 after 10 that warm up. */
async function readOne(root) {
  return withHost(root, async ({ call }) => {
    const { answer } = await call("repo/list", { root: adrs });
    const read = async () => (await call("repo/read", { root: adrs, file: fileOf(answer) })).took;
    for (let n = 0; n < 10; n++) await read();
    const times = [];
    for (let n = 0; n < 50; n++) times.push(await read());
    return times.toSorted((a, b) => a - b)[25];
  });
}

const fileOf = ({ folders: [folder], entries: [entry] }) =>
  entry.file.startsWith("docs/") ? entry.file : `${folder.dir}/${entry.file}`;

/** Megabytes that the browser host holds after it has listed the folder. */
async function memory(root) {
  return withHost(root, async ({ call, child }) => {
    await call("repo/list", { root: adrs });
    const kilobytes = execFileSync("ps", ["-o", "rss=", "-p", String(child.pid)], { encoding: "utf8" });
    return Number(kilobytes) / 1000;
  });
}

/** Milliseconds that another call waits at most while the browser host reads an archive of so many decisions. */
async function archived(root) {
  return withHost(root, async ({ call, send }) => {
    const { answer: examples } = await call("examples/list");
    await call("records/create", { playbook: "django-vs-flask", example: examples[0].id });
    const { answer: file } = await call("archive/export", { trash: false });
    const archive = JSON.parse(file.text);
    const [record] = archive.records;
    archive.records = Array.from({ length: decisions }, (_, n) => ({ ...record, id: `r${n}` }));
    const body = Buffer.from(JSON.stringify({ json: { text: JSON.stringify(archive) } }));
    let longest = 0;
    let read = false;
    const reading = send("archive/look", body).then(async (response) => {
      const text = await response.text();
      read = true;
      if (!response.ok || !text.includes('"r7"')) throw new Error(`archive/look said ${text.slice(0, 300)}`);
    });
    while (!read) {
      longest = Math.max(longest, (await call("settings/get")).took);
      await new Promise((next) => setTimeout(next, 5));
    }
    await reading;
    return longest;
  });
}

/** Milliseconds in which a repository is looked at whose configuration has 90 kB. */
async function configured(root) {
  return withHost(root, async ({ call }) => (await call("repo/inspect", { path: configuredFolder })).took);
}

/** What the page loads before anything is shown: its entry and all that this imports statically. */
function firstLoad(root) {
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
  const kilobytes = (paths) =>
    [...new Set(paths)].reduce((sum, path) => sum + gzipSync(readFileSync(join(out, path))).length, 0) / 1000;
  return {
    scripts: kilobytes(chunks.map(({ file }) => file)),
    styles: kilobytes(Object.values(manifest).flatMap(({ css = [] }) => css)),
    firstStyles: kilobytes(chunks.flatMap(({ css = [] }) => css)),
  };
}

const example = (root) => join(root, "templates/examples/shop.yaml");

/** Each is measured so many times and the least counts: everything else that the machine does only adds. */
const works = [
  { work: `list ${files} ADRs`, unit: "ms", times: rounds, measure: (root) => command(root, "list", adrs, "--json") },
  { work: `check ${files} ADRs`, unit: "ms", times: rounds, measure: (root) => command(root, "check", adrs, "--json") },
  {
    work: `what is due of ${files} ADRs`,
    unit: "ms",
    times: rounds,
    measure: (root) => command(root, "due", adrs, "--json"),
  },
  { work: "read one ADR over HTTP", unit: "ms", times: 3, measure: readOne },
  {
    work: "analyse a model of 12 people",
    unit: "ms",
    times: rounds,
    measure: (root) => command(root, "analyse", model, "--json"),
  },
  {
    work: "decide an example",
    unit: "ms",
    times: rounds,
    measure: (root) => command(root, "decide", example(root), "--json"),
  },
  {
    work: "browser host to its first answer",
    unit: "ms",
    times: rounds,
    measure: (root) => withHost(root, async ({ started }) => started),
  },
  { work: `memory of the browser host, ${files} ADRs listed`, unit: "MB", times: 3, measure: memory },
  {
    work: `longest wait beside an archive of ${decisions} decisions`,
    unit: "ms",
    times: 3,
    measure: archived,
  },
  { work: "a configuration of 90 kB", unit: "ms", times: 2, measure: configured },
  { work: "first-load scripts, gzipped", unit: "kB", times: 1, measure: (root) => firstLoad(root).scripts },
  { work: "first-load style sheets, gzipped", unit: "kB", times: 1, measure: (root) => firstLoad(root).firstStyles },
  { work: "all style sheets, gzipped", unit: "kB", times: 1, measure: (root) => firstLoad(root).styles },
];

const results = [];
try {
  for (const { work, unit, times, measure } of works) {
    const least = { [before]: null, [now]: null };
    // By turns, and the first of a turn is the other one each time.
    for (let n = 0; n < times; n++) {
      for (const root of n % 2 === 0 ? [before, now] : [now, before]) {
        try {
          const value = await measure(root);
          least[root] = Math.min(least[root] ?? Number.POSITIVE_INFINITY, value);
        } catch (error) {
          if (n === 0) console.error(`${work}, ${root}: ${error.message}`);
        }
      }
    }
    results.push({ work, unit, before: least[before], now: least[now] });
  }
} finally {
  rmSync(work, { recursive: true, force: true });
}
console.log(JSON.stringify(results));

/** A committed repository of MADR files, each tenth superseded by the next. */
function filledFolder() {
  const root = join(work, "repository");
  const folder = join(root, "docs/adr");
  mkdirSync(folder, { recursive: true });
  const name = (n) => `${String(n).padStart(4, "0")}-decision-about-part-${n}.md`;
  const prose = "The service has to keep what it is given, and people have to find it again. ".repeat(8);
  for (let n = 1; n <= files; n++) {
    const replaced = n % 10 === 0 && n < files;
    const status = replaced ? `superseded by [ADR-${String(n + 1).padStart(4, "0")}](${name(n + 1)})` : "accepted";
    const text = [
      `---\nstatus: ${JSON.stringify(status)}\ndate: 2026-01-02\ndecision-makers: Ana, Ben\n---`,
      `# Decision about part ${n}`,
      `## Context and Problem Statement\n\n${prose}`,
      "## Considered Options\n\n* One way\n* Another way",
      `## Decision Outcome\n\nChosen option: "One way", because ${prose}`,
      `## Pros and Cons of the Options\n\n### One way\n\n* Good, because ${prose}\n* Bad, because ${prose}\n`,
    ];
    writeFileSync(join(folder, name(n)), text.join("\n\n"));
  }
  const git = (...args) => execFileSync("git", ["-C", root, ...args], { stdio: "ignore" });
  git("init", "-q");
  git("add", "-A");
  git("-c", "user.name=Ana", "-c", "user.email=ana@example.org", "commit", "-q", "-m", "Record decisions");
  return root;
}

/** A repository with a configuration of many keys. */
function writeConfiguration() {
  const root = join(work, "configured");
  mkdirSync(join(root, "docs/adr"), { recursive: true });
  writeFileSync(join(root, "docs/adr/0001-one.md"), "# One\n\n## Status\n\nAccepted\n");
  const keys = Array.from({ length: 9000 }, (_, n) => `k${String(n).padStart(5, "0")}: 1`).join("\n");
  writeFileSync(join(root, ".log4brains.yml"), `project:\n  name: One\n${keys.slice(0, 90_000)}\n`);
  return root;
}

/** Twelve people who judge three options by eight criteria, no two alike. */
function writeModel() {
  const options = ["One", "Two", "Three"];
  const criteria = Array.from({ length: 8 }, (_, n) => `Criterion ${n + 1}`);
  const people = Array.from({ length: 12 }, (_, p) => ({
    name: `Person ${p + 1}`,
    weights: criteria.map((_, c) => 5 * (1 + ((p + 2 * c) % 7))),
    scores: Object.fromEntries(options.map((option, o) => [option, criteria.map((_, c) => 1 + ((p + c + o) % 5))])),
  }));
  const file = join(work, "model.json");
  writeFileSync(file, JSON.stringify({ options, criteria, people }));
  return file;
}
