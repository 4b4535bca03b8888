/**
 * Repositories that a stranger laid out at random: links, pipes, sockets, devices, files that are huge or deep, names that
 * are odd, settings that run programs. Everything is asked of each, by the host and by the command line: nothing outside
 * is read or changed, nothing runs, nothing waits, and memory stays.
 */
import { execFileSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chmod, mkdir, readdir, readFile, rm, symlink, truncate, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { InMemoryTransport } from "@modelcontextprotocol/sdk/inMemory.js";
import { createHost } from "#electron/host/host";
import { silentLog } from "#electron/host/log";
import { type AdroitClient, createRouter, memoryClient } from "#electron/host/router";
import { createServer as createMcp } from "#electron/mcp/server";
import type { Random } from "#shared/base/random";
import { slowness } from "../../scripts/lib/slowness.mjs";
import { adroitIn } from "../samples/cli";
import { templates } from "../samples/shipped";
import { below, type Fault, goesOn, inFolder, pick } from "./fault";

const secret = "SECRET of somebody\n";
/** Milliseconds that any call may take. */
const longest = 10_000;
/** Milliseconds of the processor for which another call may be held up. */
const heldUp = 1_000;
/** Bytes by which memory may grow. */
const growth = 200 * 1024 * 1024;

/** Every place in which something of a repository is opened. */
const places = [
  ...[".adr-dir", "docs/.adr-dir", ".log4brains.yml", ".adr.json", "adrs.toml", "catalog-info.yaml", "mkdocs.yml"],
  ...["package.json", "README.md", ".pre-commit-config.yaml", ".gitattributes", ".gitignore", ".gitmodules"],
  ...[".adroit", ".adroit/config.yaml", ".adroit/playbooks", ".adroit/playbooks/own.yaml"],
  ...["docs", "docs/adr", "docs/README.md", "docs/index.md", "docs/adr/README.md", "docs/adr/index.md"],
  ...[
    "docs/adr/0001-a.md",
    "docs/adr/0003-c.md",
    "docs/adr/template.md",
    "docs/adr/0001-a.png",
    "docs/adr/.gitattributes",
  ],
  ...["docs/adr/.adroit", "docs/adr/.adroit/0001-a.json", "docs/adr/.adroit/.gitattributes"],
  ...["docs/adr/.adroit/template.md", "docs/adr/.adroit/0003-c.json"],
  ...[".git", ".git/config", ".git/HEAD", ".git/index", ".git/hooks", ".git/hooks/pre-commit", ".git/commondir"],
  ...[".git/info/attributes", ".git/info/exclude", ".git/packed-refs", ".git/refs/heads/main", ".git/MERGE_HEAD"],
  ...[".git/worktrees", ".git/objects/info/alternates", ".git/config.worktree", ".git/shallow"],
];

interface Ground {
  root: string;
  outside: string;
  random: Random;
}

/** What lies there instead. Gives what has to be ended afterwards. */
type Kind = (path: string, ground: Ground) => Promise<unknown>;

const kinds: Record<string, Kind> = {
  "link to a file outside": (path, { outside }) => symlink(join(outside, "secret"), path),
  "link to an ADR outside": (path, { outside }) => symlink(join(outside, "0001-a.md"), path),
  "link to a folder outside": (path, { outside }) => symlink(outside, path),
  "link to a device": (path) => symlink("/dev/zero", path),
  "link to a pipe": async (path, { outside }) => symlink(join(outside, "pipe"), path),
  "link to itself": (path) => symlink(path, path),
  "link to the root": (path, { root }) => symlink(root, path),
  pipe: async (path) => execFileSync("mkfifo", [path]),
  socket: (path) =>
    new Promise((done) => {
      const server = createServer().unref();
      // A path that is too long for one.
      server.once("error", () => done(null));
      server.listen(path, () => done(server.close()));
    }),
  device: async (path) => {
    try {
      execFileSync("mknod", [path, "c", "1", "5"], { stdio: "ignore" });
    } catch {
      // Only root can make one.
      await symlink("/dev/zero", path);
    }
  },
  "ten gigabytes without content": async (path) => {
    await writeFile(path, "");
    await truncate(path, 10 * 1024 ** 3);
  },
  "many keys": (path) => writeFile(path, Array.from({ length: 200_000 }, (_, n) => `k${n}: 1`).join("\n")),
  "deep brackets": (path) => writeFile(path, "[".repeat(2_000_000)),
  "deep lists": (path) => writeFile(path, `${"- ".repeat(200_000)}x`),
  "one long line": (path) => writeFile(path, "x".repeat(8_000_000)),
  "many quotes": (path) => writeFile(path, "> ".repeat(500_000)),
  noise: (path) => writeFile(path, randomBytes(3_000_000)),
  "nothing in it": (path) => writeFile(path, ""),
  "a way out": (path, { outside }) => writeFile(path, `../${outside.slice(outside.lastIndexOf("/") + 1)}\n`),
  "an absolute way out": (path, { outside }) => writeFile(path, `gitdir: ${outside}\n`),
  "a folder": (path) => mkdir(path),
  "a file nobody may read": async (path) => {
    await writeFile(path, "nothing");
    await chmod(path, 0);
  },
};

const adr = (title: string) => `# ${title}\n\n## Status\n\nProposed\n\n## Context\n\nText.\n`;

/** Settings with which git itself would run programs, or read elsewhere. */
function traps(git: (...args: string[]) => void, outside: string): void {
  const trap = join(outside, "trap");
  const settings = {
    ...{ "core.fsmonitor": trap, "core.sshCommand": trap, "core.pager": trap, "core.editor": trap },
    ...{ "filter.evil.clean": trap, "filter.evil.smudge": trap, "filter.evil.process": trap, "diff.external": trap },
    ...{ "diff.evil.textconv": trap, "commit.gpgSign": "true", "gpg.program": trap, "gpg.ssh.program": trap },
    ...{ "credential.helper": `!${trap}`, "remote.origin.url": `ext::${trap}`, "remote.origin.promisor": "true" },
    ...{ "protocol.ext.allow": "always", "merge.evil.driver": trap, "uploadpack.packObjectsHook": trap },
  };
  for (const [name, value] of Object.entries(settings)) git("config", name, value);
}

/** What the first repository has, so that a small sample tells as well. */
const telling: [place: string, kind: string][] = [
  ["docs/adr/0001-a.md", "link to an ADR outside"],
  ["docs/adr/.adroit/0001-a.json", "pipe"],
  [".adr-dir", "link to a device"],
];

async function layOut(ground: Ground, first: boolean): Promise<string[]> {
  const { root, outside, random } = ground;
  await mkdir(outside, { recursive: true });
  await writeFile(join(outside, "secret"), secret);
  await writeFile(join(outside, "0001-a.md"), adr("SECRET of somebody"));
  await writeFile(join(outside, "trap"), `#!/bin/sh\necho "$0 $@" >> ${join(outside, "marker")}\nexit 1\n`, {
    mode: 0o755,
  });
  execFileSync("mkfifo", [join(outside, "pipe")]);
  await mkdir(join(root, "docs/adr/.adroit"), { recursive: true });
  for (const [n, name] of ["0001-a", "0002-b"].entries())
    await writeFile(join(root, `docs/adr/${name}.md`), adr(String(n)));
  await writeFile(join(root, "README.md"), "# Shop\n\n* [1. A](docs/adr/0001-a.md)\n");
  const git = (...args: string[]) => void execFileSync("git", ["-C", root, ...args], { stdio: "ignore" });
  git("init", "-q", "-b", "main");
  for (const [name, value] of [
    ["user.name", "Ana"],
    ["user.email", "ana@example.org"],
  ] as const)
    git("config", name, value);
  git("add", ".");
  git("commit", "-qm", "first");
  const did: string[] = [];
  if (random() < 0.5) {
    await writeFile(join(root, ".gitattributes"), "* filter=evil diff=evil merge=evil\n");
    traps(git, outside);
    did.push("settings that run programs");
  }
  for (const name of ["pre-commit", "commit-msg", "post-commit", "post-index-change", "reference-transaction"])
    if (random() < 0.3) {
      await rm(join(root, ".git/hooks", name), { force: true });
      await symlink(join(outside, "trap"), join(root, ".git/hooks", name));
    }
  const drawn = () => [pick(random, places), pick(random, Object.keys(kinds))] as const;
  for (const [place, kind] of first ? telling : Array.from({ length: 1 + below(random, 4) }, drawn)) {
    const path = join(root, place);
    try {
      await mkdir(dirname(path), { recursive: true });
      await rm(path, { recursive: true, force: true });
      await kinds[kind]?.(path, ground);
      did.push(`${place} is ${kind}`);
    } catch (error) {
      // Another of them is in the way.
      if (
        !["EEXIST", "ENOTDIR", "ELOOP", "ENXIO", "EINVAL", "EACCES"].includes((error as { code?: string }).code ?? "")
      )
        throw error;
    }
  }
  did.push(...(await odd(ground)));
  return did;
}

/** Names and trees that are odd. */
async function odd({ root, random }: Ground): Promise<string[]> {
  const did: string[] = [];
  const tried = async (what: string, chance: number, make: () => Promise<unknown>) => {
    if (random() >= chance) return;
    await make().catch(() => {});
    did.push(what);
  };
  await tried("a tree of 300 levels", 0.2, () =>
    mkdir(join(root, "docs", ...Array(300).fill("d")), { recursive: true }),
  );
  await tried("odd names", 0.3, async () => {
    for (const name of [
      "0004-\n.md",
      "0005-\u001b[31m.md",
      "0006-a.md",
      "0006-A.md",
      "0007-\u202e.md",
      "-rf.md",
      "0008 .md",
      ".md",
    ])
      await writeFile(join(root, "docs/adr", name), adr("Odd"));
  });
  await tried("1,000 files", 0.05, async () => {
    for (let n = 100; n < 1100; n++) await writeFile(join(root, `docs/adr/${n}-x.md`), adr(`X ${n}`));
  });
  await tried("an ADR of 3 MB", 0.1, () =>
    writeFile(
      join(root, "docs/adr/0009-long.md"),
      adr(pick(random, ["[".repeat(3_000_000), "| a ".repeat(700_000), "*_".repeat(1_500_000)])),
    ),
  );
  return did;
}

/** Everything that the host is asked; what it answers doesn't matter, only that it does. */
function calls(client: AdroitClient, root: string): Record<string, () => Promise<unknown>> {
  const file = "docs/adr/0001-a.md";
  const all = async (steps: Promise<AsyncIterable<unknown>>) => {
    for await (const step of await steps) if (step === null) break;
  };
  const created = async () =>
    (await client.records.create({ playbook: "django-vs-flask", title: "Web framework" })).record.id;
  const hash = async () => (await client.repo.read({ root, file })).hash;
  return {
    inspect: () => client.repo.inspect({ path: root }),
    list: () => client.repo.list({ root }),
    open: () => all(client.repo.open({ root })),
    search: () => client.repo.search({ root, words: "text" }),
    browse: () => client.repo.browse({ path: root }),
    read: () => client.repo.read({ root, file }),
    image: () => client.repo.image({ root, file: "docs/adr/0001-a.png" }),
    data: () => client.repo.sidecar({ root, file }),
    "resolve data": async () =>
      client.repo.resolveSidecar({
        root,
        file,
        take: "ours",
        expect: (await client.repo.sidecar({ root, file })).hash,
      }),
    "open data": () => client.repo.openSidecar({ root, file }),
    status: async () => client.repo.setStatus({ root, file, status: "accepted", expect: await hash() }),
    repair: async () =>
      client.repo.repair({
        root,
        repair: { do: "renumber", file, number: 7, label: "" },
        seen: file,
        expect: await hash(),
      }),
    revise: () => client.repo.revise({ root, file, playbook: "django-vs-flask" }),
    plan: async () => client.repo.plan({ root, id: await created() }),
    export: async () => {
      const id = await created();
      const { etag } = await client.records.get({ id });
      const { written } = await client.repo.export({ root, id, etag, expect: null, index: true });
      await client.git.commit({ root, files: written, message: "Record it", hooks: false });
    },
    outlook: () => client.git.outlook({ root, files: [file] }),
    commit: () => client.git.commit({ root, files: [file], message: "Record it", hooks: false }),
    proposal: () => client.git.proposal({ root, file }),
    playbooks: async () => {
      await client.settings.set({ repositories: [root] });
      return client.playbooks.list();
    },
    watch: () => client.repo.watch({ roots: [root] }),
  };
}

/** The same of the command line. */
const commands: string[][] = [
  ...[["list"], ["list", "--json"], ["check"], ["due"], ["pull-request", "docs/adr/0001-a.md"], ["playbook", "list"]],
  ...[
    ["status", "docs/adr/0001-a.md", "accepted"],
    ["renumber", "docs/adr/0001-a.md", "9"],
    ["publish", ".", "--out", "out"],
  ],
];

/** And of the tools for agents. */
const tools: [string, object][] = [
  ["list_adrs", {}],
  ["search_adrs", { words: "text" }],
  ["read_adr", { file: "docs/adr/0001-a.md" }],
  ["adr_relations", { file: "docs/adr/0001-a.md" }],
  ["check_adrs", {}],
  ["due_adrs", {}],
  ["list_playbooks", {}],
  ["set_adr_status", { file: "docs/adr/0002-b.md", status: "accepted" }],
];

/** How long others had to wait and how much memory was taken at most, while something ran. */
async function watched<T>(
  work: () => Promise<T>,
): Promise<{ took: number; held: number; grew: number; value: T | unknown }> {
  const before = process.memoryUsage().rss;
  const begun = performance.now();
  let [held, grew] = [0, 0];
  let last = process.cpuUsage();
  const look = () => {
    // Of a machine that has other things to do, only what this process did counts.
    const { user, system } = process.cpuUsage(last);
    held = Math.max(held, (user + system) / 1000);
    grew = Math.max(grew, process.memoryUsage().rss - before);
    last = process.cpuUsage();
  };
  const timer = setInterval(look, 10);
  const late = new Promise<Error>((done) => setTimeout(() => done(new Error("it never ended")), 4 * longest).unref());
  const value = await Promise.race([work().catch((error: unknown) => error), late]);
  look();
  clearInterval(timer);
  return { took: performance.now() - begun, held, grew, value };
}

export const stranger: Fault = {
  name: "a stranger's repository",
  unit: "repositories",
  full: 300,
  weight: 10,
  async run(share) {
    const lost: string[] = [];
    let [count, asked, longestHeld, longestTook, mostGrew] = [0, 0, 0, 0, 0];
    const env = { ...process.env };
    try {
      while (goesOn(share, count) && lost.length < 10) {
        await inFolder(async (folder) => {
          isolate(folder);
          const ground = { root: join(folder, "repo"), outside: join(folder, "outside"), random: share.random };
          await mkdir(ground.root);
          const did = await layOut(ground, count === 0);
          const kept = await readdir(ground.outside);
          for (const [name, found] of await askedAll(ground.root, folder)) {
            asked++;
            if (!found.alone) longestHeld = Math.max(longestHeld, found.held);
            longestTook = Math.max(longestTook, found.took);
            mostGrew = Math.max(mostGrew, found.grew);
            const why = await wrong(found);
            if (why !== null) lost.push(`${name} ${why}, where ${did.join("; ")}`);
          }
          const now = await readdir(ground.outside);
          const strange = now.filter((one) => !kept.includes(one));
          if (strange.length > 0 || now.length !== kept.length)
            lost.push(`outside lies ${now.join(", ")}, where ${did.join("; ")}`);
          const same = async (name: string, text: string) =>
            (await readFile(join(ground.outside, name), "utf8")) === text;
          if (!(await same("secret", secret)) || !(await same("0001-a.md", adr("SECRET of somebody"))))
            lost.push(`what is outside was changed, where ${did.join("; ")}`);
          count++;
        });
      }
    } finally {
      for (const name of Object.keys(process.env)) if (!(name in env)) delete process.env[name];
      Object.assign(process.env, env);
    }
    const figures = `${asked} calls, the longest ${Math.round(longestTook)} ms, others held up ${Math.round(longestHeld)} ms, ${Math.round(mostGrew / 1024 / 1024)} MB`;
    return { count, lost, also: figures };
  },
};

/** Cuts git off from the settings of this machine. */
function isolate(folder: string): void {
  for (const name of Object.keys(process.env)) if (name.startsWith("GIT_")) delete process.env[name];
  Object.assign(process.env, {
    ...{ HOME: folder, XDG_CONFIG_HOME: join(folder, "config"), GIT_CONFIG_NOSYSTEM: "1" },
    ...{ GIT_CONFIG_GLOBAL: join(folder, "gitconfig"), GIT_CEILING_DIRECTORIES: folder },
  });
}

type Found = Awaited<ReturnType<typeof watched>>;

async function askedAll(root: string, folder: string): Promise<[string, Found & { alone: boolean }][]> {
  const random = (bytes: number) => randomBytes(bytes);
  const host = await createHost({
    ...{ data: join(folder, "host"), templates, clock: () => new Date(), random },
    ...{ dialogs: null, kind: "memory", version: "", log: silentLog },
  });
  const client = memoryClient({ router: createRouter(host), log: silentLog, random });
  const found: [string, Found & { alone: boolean }][] = [];
  for (const [name, call] of Object.entries(calls(client, root)))
    found.push([name, { ...(await watched(call)), alone: false }]);
  await host.close();
  for (const args of commands) {
    const { value, ...figures } = await watched(() => adroitIn(root, ...args));
    found.push([`adroit ${args.join(" ")}`, { ...figures, value, alone: true }]);
  }
  const { server } = createMcp({ root, templates, write: true, version: "" });
  const agent = new Client({ name: "stranger", version: "" });
  const [ours, theirs] = InMemoryTransport.createLinkedPair();
  await Promise.all([server.connect(ours), agent.connect(theirs)]);
  for (const [name, given] of tools)
    found.push([
      `tool ${name}`,
      { ...(await watched(() => agent.callTool({ name, arguments: { ...given } }))), alone: true },
    ]);
  await agent.close();
  await sleep(0);
  return found;
}

/** What is wrong with an answer, or `null`. What is `alone` in its process holds nobody up. */
async function wrong({ took, held, grew, value, alone }: Found & { alone: boolean }): Promise<string | null> {
  // A machine that has other things to do is asked how slow it is; measured anew, since it is busy by fits and starts.
  if (took > longest && took > longest * (await slowness({}))) return `took ${Math.round(took)} ms`;
  if (!alone && held > heldUp) return `held others up for ${Math.round(held)} ms`;
  if (grew > growth) return `took ${Math.round(grew / 1024 / 1024)} MB`;
  const text = value instanceof Error ? `${value.message} ${JSON.stringify(value)}` : (JSON.stringify(value) ?? "");
  if (text.includes("SECRET")) return `gave away what is outside: ${text.slice(0, 200)}`;
  if (/"code":"INTERNAL"|\\n {4}at /.test(text)) return `failed: ${text.slice(0, 600)}`;
  return null;
}
