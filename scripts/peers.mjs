/**
 * `node scripts/peers.mjs`: writes two ADRs in every profile, supersedes one, and has other tools read them. Needs git
 * and the network once, for the tools; they are kept out of our own packages. `PEERS=DIR` keeps them for the next time.
 */
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openLoader } from "./lib/load.mjs";
import { root } from "./lib/root.mjs";

const tools = ["@log4brains/core@1.1.0", "adr-log@2.2.0"];
const folder = process.env.PEERS ?? mkdtempSync(join(tmpdir(), "adroit-peers-"));
const loader = await openLoader();
const cli = await loader.load("electron/cli/run.ts");

/** What log4brains makes of a repository, as JSON. */
const log4brains = `
  const { Log4brains } = require("@log4brains/core");
  const adrs = await Log4brains.create(process.argv[1]).searchAdrs();
  console.log(JSON.stringify(adrs.map(({ slug, title, status, supersededBy, publicationDate, deciders }) =>
    ({ slug, title, status, supersededBy, date: publicationDate, deciders }))));
`;

function install() {
  mkdirSync(folder, { recursive: true });
  if (existsSync(join(folder, "node_modules/adr-log"))) return;
  writeFileSync(join(folder, "package.json"), '{ "private": true }\n');
  const args = ["install", "--ignore-scripts", "--no-audit", "--no-fund", ...tools];
  execFileSync("npm", args, { cwd: folder, stdio: ["ignore", "ignore", "inherit"], timeout: 300_000 });
}

/** Runs a command of ours in `cwd` and gives what it prints. */
async function adroit(cwd, ...args) {
  let out = "";
  let err = "";
  const io = {
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
    cwd,
    root,
    data: join(cwd, ".data"),
    stop: new AbortController().signal,
  };
  if ((await cli.run(args, io)) === 2) throw new Error(err);
  return out;
}

const config = `project:
  name: Peers
  tz: Etc/UTC
  adrFolder: ./docs/adr
  packages:
    - name: api
      path: ./api
      adrFolder: ./api/adr
`;

async function written(profile, dir) {
  const repo = mkdtempSync(join(tmpdir(), `adroit-${profile}-`));
  execFileSync("git", ["init", "-q", repo]);
  if (profile === "log4brains") writeFileSync(join(repo, ".log4brains.yml"), config);
  for (const folder of ["docs/adr", "api/adr"]) mkdirSync(join(repo, folder), { recursive: true });
  for (const example of ["shop", "thirty-services"])
    await adroit(
      repo,
      "decide",
      join(root, `templates/examples/${example}.yaml`),
      "--repo",
      join(repo, dir),
      "--profile",
      profile,
    );
  const [old, by] = readdirSync(join(repo, dir)).filter((name) => name.endsWith(".md"));
  const linked = await adroit(join(repo, dir), "status", old, "superseded", "--by", by).catch((error) => error);
  // log4brains asks git for the history of every file.
  const git = (...args) => execFileSync("git", ["-C", repo, ...args]);
  git("add", dir);
  git("-c", "user.name=Ana", "-c", "user.email=ana@example.org", "commit", "-q", "-m", "Record decisions");
  const entries = JSON.parse(await adroit(repo, "list", ".", "--json"));
  return { repo, entries, linked: !(linked instanceof Error) };
}

function byLog4brains(repo) {
  writeFileSync(join(repo, ".log4brains.yml"), config);
  const code = `(async () => {${log4brains}})().catch((error) => { console.error(error); process.exit(1); })`;
  return JSON.parse(execFileSync(process.execPath, ["-e", code, repo], { cwd: folder, encoding: "utf8" }));
}

function byAdrLog(repo, dir) {
  const args = [join(folder, "node_modules/adr-log/cli.js"), "-d", join(repo, dir)];
  const out = execFileSync(process.execPath, args, { cwd: repo, encoding: "utf8" });
  return out.split("\n").filter((line) => line.startsWith("* ["));
}

const yes = (good) => (good ? "yes" : "no");
install();
let failed = false;
console.log("profile | tool | titles | status | successor | date | people");
const profiles = ["madr4", "madr4-minimal", "madr2", "nygard", "log4brains"].map((profile) => [
  profile,
  "docs/adr",
  "",
]);
for (const [profile, dir, before] of [...profiles, ["log4brains", "api/adr", "api/"]]) {
  const { repo, entries, linked } = await written(profile, dir);
  const read = byLog4brains(repo);
  /** What log4brains calls an ADR: its file's name, behind that of its package. */
  const slugOf = (file) => file.replace(`${dir}/`, before).replace(/\.md$/, "");
  const ours = entries.map((entry) => ({ entry, theirs: read.find(({ slug }) => slug === slugOf(entry.file)) }));
  const all = (fits) => ours.every(({ entry, theirs }) => theirs !== undefined && fits(entry, theirs));
  const found = {
    titles: all((entry, theirs) => entry.titleRaw === theirs.title),
    status: all((entry, theirs) => entry.status === theirs.status),
    successor:
      linked &&
      all(
        (entry, theirs) =>
          (entry.supersededBy[0] === undefined ? null : slugOf(entry.supersededBy[0])) === theirs.supersededBy,
      ),
    date: all((entry, theirs) => theirs.date?.startsWith(entry.date ?? "none") ?? entry.date === null),
    people: all((_, theirs) => theirs.deciders.length > 0),
  };
  const log = byAdrLog(repo, dir);
  const titled = entries.every(({ title }) => log.some((line) => line.endsWith(` - ${title}`)));
  const name = before === "" ? profile : `${profile}, package`;
  console.log(`${name} | log4brains | ${Object.values(found).map(yes).join(" | ")}`);
  console.log(`${name} | adr-log | ${yes(titled)} | - | - | - | -`);
  if (!titled || (profile === "log4brains" && Object.values(found).includes(false))) {
    failed = true;
    console.log(JSON.stringify({ ours: entries, log4brains: read, log }, null, 2));
  }
  rmSync(repo, { recursive: true, force: true });
}
await loader.close();
if (!process.env.PEERS) rmSync(folder, { recursive: true, force: true });
process.exitCode = failed ? 1 : 0;
