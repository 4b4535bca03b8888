/** Trust in a repository: for what was shown, asked again when that changes, withdrawn as easily. */
import { chmodSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { followTrusted, gitHandlers } from "#electron/host/git/handlers";
import { defaultSettings } from "#electron/host/store/settings";
import { openStore } from "#electron/host/store/store";
import { patience } from "../../../patience";
import { isolated, repository, type TestRepository } from "../../../samples/repository";
import { options } from "../../../samples/stored-records";

const { folder } = isolated();
const files = ["docs/decisions/0001-web.md"];
const call = { signal: undefined };

function hook(repo: TestRepository, name: string, body: string, path = `.git/hooks/${name}`): void {
  repo.write(path, `#!/bin/sh\n${body}\n`);
  chmodSync(join(repo.root, path), 0o755);
}

async function host() {
  const repo = repository(folder());
  repo.write(files[0] as string, "# Web\n");
  const dir = mkdtempSync(join(folder(), "data-"));
  const store = await openStore(options(dir));
  onTestFinished(() => store.close());
  const needs = { store, now: () => "2026-11-27T10:00:00.000Z", today: () => "2026-11-27" };
  const git = gitHandlers(needs);
  const at = { root: repo.root, files };
  const look = async () => git.outlook(at, call);
  const trust = async () => git.trust({ ...at, seen: (await look()).seen }, call);
  const commit = async (hooks: boolean) => git.commit({ ...at, message: "Web", hooks }, call);
  return { repo, dir, store, needs, git, look, trust, commit };
}

test("a repository that runs nothing has nothing to trust, and its commit is git's own", async () => {
  const { look, commit } = await host();
  expect(await look()).toMatchObject({ runs: [], differences: [], always: [], trusted: false, since: null });
  await commit(true);
});

test("of a file that git doesn't look at on disk it is told before which commit holds which text", async () => {
  const { repo, look, commit } = await host();
  await commit(true);
  repo.git("update-index", "--skip-worktree", files[0] as string);
  repo.write(files[0] as string, "# Web, again\n");
  expect((await look()).always).toEqual([
    expect.stringMatching(/0001-web\.md is marked skip-worktree: git's own commit keeps/),
  ]);
  await commit(false);
  expect(repo.git("show", `HEAD:${files[0]}`)).toBe("# Web, again");
});

test("hooks run once what was shown is trusted, and not any more when the trust is withdrawn", async () => {
  const { repo, dir, git, look, trust, commit, store } = await host();
  hook(repo, "pre-commit", "touch ran");
  expect(await look()).toMatchObject({
    runs: [{ kind: "hook", name: "pre-commit", what: ".git/hooks/pre-commit" }],
    differences: ["The hook pre-commit doesn't run."],
  });
  await expect(commit(true)).rejects.toMatchObject({ code: "NO_PERMISSION" });
  expect(repo.has("ran")).toBe(false);
  expect(await trust()).toMatchObject({ trusted: true, since: "2026-11-27T10:00:00.000Z", changes: [] });
  expect((await store.settings.get()).trusted).toEqual([repo.root]);
  await commit(true);
  expect(repo.has("ran")).toBe(true);
  await git.withdraw({ root: repo.root }, call);
  expect(await look()).toMatchObject({ trusted: false, since: null });
  expect(JSON.parse(readFileSync(join(dir, "trust.json"), "utf8"))).toEqual({});
  repo.write(files[0] as string, "# Web, again\n");
  rmSync(join(repo.root, "ran"));
  await expect(commit(true)).rejects.toMatchObject({ code: "NO_PERMISSION" });
  await commit(false);
  expect(repo.has("ran")).toBe(false);
});

test("only what was shown is trusted: what changed in between is refused", async () => {
  const { repo, git, look } = await host();
  hook(repo, "pre-commit", "true");
  const { seen } = await look();
  hook(repo, "pre-commit", "touch ran");
  await expect(git.trust({ root: repo.root, files, seen }, call)).rejects.toMatchObject({ code: "CONFLICT" });
  expect(await look()).toMatchObject({ trusted: false, since: null });
});

const changes: [string, (repo: TestRepository) => void, RegExp][] = [
  [
    "a hook holds something else",
    (repo) => hook(repo, "pre-commit", "touch ran"),
    /^Changed: what the hook pre-commit holds/,
  ],
  ["there is another hook", (repo) => hook(repo, "post-commit", "touch ran"), /^New: the hook post-commit/],
  [
    "hooks lie elsewhere",
    (repo) => {
      hook(repo, "pre-commit", "true", "tools/pre-commit");
      repo.git("config", "core.hooksPath", "tools");
    },
    /hook pre-commit/,
  ],
  [
    "what lies beside the hooks changed",
    (repo) => repo.write(".git/hooks/common.sh", "touch ran\n"),
    /common\.sh beside the hooks/,
  ],
  [
    "a hook leads elsewhere",
    (repo) => {
      repo.write("other.sh", "#!/bin/sh\ntouch ran\n");
      chmodSync(join(repo.root, "other.sh"), 0o755);
      rmSync(join(repo.root, ".git/hooks/pre-commit"));
      symlinkSync(join(repo.root, "other.sh"), join(repo.root, ".git/hooks/pre-commit"));
    },
    /hook pre-commit/,
  ],
  [
    "a hook of the settings",
    (repo) => {
      repo.git("config", "hook.more.command", "touch ran");
      repo.git("config", "hook.more.event", "pre-commit");
    },
    /^New: the setting hook\.more\.command/,
  ],
  [
    "a monitor of files",
    (repo) => repo.git("config", "core.fsmonitor", "touch ran"),
    /^New: the setting core\.fsmonitor/,
  ],
  [
    "a filter for these files",
    (repo) => {
      repo.git("config", "filter.f.clean", "touch ran; cat");
      repo.write(".gitattributes", "*.md filter=f\n");
    },
    /^New: the filter f/,
  ],
  [
    "signing",
    (repo) => {
      repo.git("config", "commit.gpgSign", "true");
      repo.git("config", "gpg.program", "/bin/false");
    },
    /^New: signing \(openpgp\) \(\/bin\/false/,
  ],
  [
    "a program behind the network",
    (repo) => {
      repo.git("config", "remote.origin.url", "x");
      repo.git("config", "remote.origin.promisor", "true");
      repo.git("config", "core.sshCommand", "touch ran");
    },
    /core\.sshcommand/,
  ],
];

test.each(changes)("it is asked again when %s", async (_, change, told) => {
  const { repo, look, trust, commit } = await host();
  hook(repo, "pre-commit", "true");
  repo.write(".git/hooks/common.sh", "true\n");
  await trust();
  change(repo);
  const now = await look();
  expect(now.trusted).toBe(false);
  expect(now.changes.join("\n")).toMatch(new RegExp(told.source, "m"));
  await expect(commit(true)).rejects.toMatchObject({ code: "NO_PERMISSION" });
  expect(repo.has("ran")).toBe(false);
  expect(await trust()).toMatchObject({ trusted: true, changes: [] });
});

test("what is gone needs no new word", async () => {
  const { repo, look, trust } = await host();
  hook(repo, "pre-commit", "true");
  hook(repo, "post-commit", "true");
  await trust();
  rmSync(join(repo.root, ".git/hooks/post-commit"));
  expect(await look()).toMatchObject({ trusted: true, changes: [] });
});

test("a repository that the settings name is trusted for what it runs at that moment", async () => {
  const { repo, look, needs, store } = await host();
  hook(repo, "pre-commit", "true");
  await followTrusted(needs, defaultSettings, { trusted: [repo.root] });
  await store.settings.set({ trusted: [repo.root] });
  expect(await look()).toMatchObject({ trusted: true });
  hook(repo, "pre-commit", "touch ran");
  expect(await look()).toMatchObject({ trusted: false });
  await followTrusted(needs, { ...defaultSettings, trusted: [repo.root] }, { trusted: [] });
  expect(await look()).toMatchObject({ since: null });
});

test("settings of an earlier version name a repository, and nothing in it is trusted for that", async () => {
  const { repo, look, store } = await host();
  hook(repo, "pre-commit", "true");
  await store.settings.set({ trusted: [repo.root] });
  expect(await look()).toMatchObject({ trusted: false, since: null });
});

test("a message of several lines is passed on whole, when a hook refuses and when it doesn't", async () => {
  const { repo, trust, commit } = await host();
  hook(repo, "commit-msg", "printf 'first\\n\\033[31msecond\\033[0m\\nthird\\n' >&2\nexit 1");
  await trust();
  await expect(commit(true)).rejects.toMatchObject({ code: "GIT_FAILED", subject: "first\nsecond\nthird" });
  hook(repo, "commit-msg", "printf 'first\\nsecond\\n' >&2");
  await trust();
  expect(await commit(true)).toMatchObject({ said: "first\nsecond" });
});

test("a commit is stopped with what its hooks have started, and nothing is committed", async () => {
  const { repo, git, trust } = await host();
  hook(repo, "pre-commit", "sleep 60 & sleep 60; touch ran");
  await trust();
  const stop = new AbortController();
  const since = performance.now();
  const committing = git.commit({ root: repo.root, files, message: "Web", hooks: true }, { signal: stop.signal });
  const refused = expect(committing).rejects.toMatchObject({ code: "CANCELLED" });
  setTimeout(() => stop.abort(), 1500);
  await refused;
  expect(performance.now() - since).toBeLessThan(patience(30_000));
  expect(repo.git("rev-list", "--count", "HEAD")).toBe("1");
  expect(repo.has(".git/index.lock")).toBe(false);
  expect(repo.git("status", "--porcelain")).toBe("?? docs/");
});

test("a hook that leaves something running doesn't hold the commit up", async () => {
  const { repo, trust, commit } = await host();
  hook(repo, "post-commit", "sleep 60 &");
  await trust();
  const since = performance.now();
  await commit(true);
  expect(performance.now() - since).toBeLessThan(patience(30_000));
});
