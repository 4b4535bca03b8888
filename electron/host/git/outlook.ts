/**
 * What a commit would meet in a repository: programs that git would start, settings that it would obey, and in which
 * ways a commit without them differs from git's own. Looking starts nothing.
 */
import { basename, dirname, isAbsolute, join, relative, resolve } from "node:path";
import type { CommitOutlook, CommitRun } from "#shared/api/repo";
import { canonicalJson } from "#shared/base/canonical";
import { sha256 } from "../files/canonical";
import { plainFilesIn, realPath } from "../files/look";
import { readPlain } from "../files/read";
import { type Config, readConfig } from "./config";
import { assertOnTheWay } from "./own-files";
import { git } from "./run";
import { changesSince, type Trusted } from "./trust";

/** Hooks that a commit runs, the maintenance after it included. */
const commitHooks = [
  "pre-commit",
  "prepare-commit-msg",
  "commit-msg",
  "post-commit",
  "post-index-change",
  "reference-transaction",
  "pre-auto-gc",
];

/** Bytes of a hook. */
const hookLimit = 64 * 1024 * 1024;
/** Files beside the hooks that are looked at, since hooks are often a line that starts what lies there. */
const besideLimit = 500;

/** Settings that start a program on a commit or change what it stores; filters and signing are looked at by themselves. */
const telling =
  /^(core\.(fsmonitor|hookspath|sshcommand|gitproxy|askpass)|commit\.cleanup|i18n\.commitencoding|gc\.recentobjectshook|hook\..*|remote\..*\.(promisor|partialclonefilter|uploadpack|vcs)|credential\.(.*\.)?helper)$/;

/** What is told of a repository, whatever files are committed. */
interface Looked {
  runs: CommitRun[];
  config: Config;
}

/** The programs and settings of this repository that a commit of `files` (relative to `root`) would use. */
export async function runsOf(root: string, files: readonly string[]): Promise<Looked> {
  const config = await readConfig(root);
  const runs = [
    ...(await hooks(root)),
    ...(await filters(root, files, config)),
    ...signing(config),
    ...settings(config),
  ];
  return { runs, config };
}

async function hooks(root: string): Promise<CommitRun[]> {
  // Asked without our override of core.hooksPath; rev-parse starts no hook.
  const { out } = await git(root, ["rev-parse", "--git-path", "hooks"], { reads: true, trusted: true });
  const path = out.replace(/\n$/, "");
  const folder = isAbsolute(path) ? path : resolve(root, path);
  const found: CommitRun[] = [];
  const beside: CommitRun[] = [];
  for (const { name, executable } of (await plainFilesIn(folder)).slice(0, besideLimit)) {
    if (name.endsWith(".sample")) continue;
    const one = {
      kind: "hook" as const,
      name,
      what: shown(root, join(folder, name)),
      hash: await hashOf(join(folder, name)),
    };
    if (commitHooks.includes(name)) {
      if (executable || process.platform === "win32") found.push(one);
    } else beside.push({ ...one, kind: "beside a hook" });
  }
  if (found.length === 0) return [];
  // Husky keeps a folder of starters inside the folder of the hooks that people write.
  if (basename(folder) === "_") {
    for (const { name } of await plainFilesIn(dirname(folder))) {
      const own = join(dirname(folder), name);
      if (commitHooks.includes(name)) {
        beside.push({ kind: "beside a hook", name, what: shown(root, own), hash: await hashOf(own) });
      }
    }
  }
  return [...found, ...beside];
}

/** A path as a person finds it: from the root where it lies inside. */
function shown(root: string, path: string): string {
  const way = relative(root, path);
  return way.startsWith("..") || isAbsolute(way) ? path : way.replaceAll("\\", "/");
}

/** `null` where it can't be read, and then it is never the same as before. */
async function hashOf(path: string): Promise<string | null> {
  try {
    const bytes = await readPlain(await realPath(path), path, hookLimit);
    return bytes && sha256(bytes);
  } catch {
    return null;
  }
}

async function filters(root: string, files: readonly string[], config: Config): Promise<CommitRun[]> {
  if (files.length === 0 || config.all(/^filter\./).length === 0) return [];
  const { out } = await git(root, ["check-attr", "-z", "--stdin", "filter"], {
    reads: true,
    input: files.map((file) => `${file}\0`).join(""),
  });
  const parts = out.split("\0");
  const names = new Map<string, string[]>();
  for (let i = 0; i + 2 < parts.length; i += 3) {
    const [file = "", , name = ""] = parts.slice(i, i + 3);
    if (name !== "unspecified" && name !== "unset") names.set(name, [...(names.get(name) ?? []), file]);
  }
  return [...names].flatMap(([name, of]): CommitRun[] => {
    const commands = ["process", "clean"].flatMap((does) => config.get(`filter.${name}.${does}`) || []);
    const required = config.is(`filter.${name}.required`);
    if (commands.length === 0 && !required) return [];
    const what = `${commands.join("; ") || "no program"}${required ? " (required)" : ""}`;
    return [{ kind: "filter", name, what, hash: null, files: of }];
  });
}

function signing(config: Config): CommitRun[] {
  if (!config.is("commit.gpgsign")) return [];
  const format = config.get("gpg.format") ?? "openpgp";
  const usual: Record<string, string> = { openpgp: "gpg", x509: "gpgsm", ssh: "ssh-keygen" };
  const program =
    config.get(`gpg.${format}.program`) ?? (format === "openpgp" ? config.get("gpg.program") : null) ?? usual[format];
  const key = config.get("user.signingkey") ?? config.get("gpg.ssh.defaultkeycommand");
  return [{ kind: "signing", name: format, what: [program, key].filter(Boolean).join(" with the key "), hash: null }];
}

function settings(config: Config): CommitRun[] {
  return config
    .all(telling)
    .filter(([, value]) => value !== "")
    .map(([name, what]) => ({ kind: "setting", name, what, hash: null }));
}

/** What makes a commit another than git's own when none of this runs, a sentence each. */
function differences({ runs, config }: Looked): string[] {
  const said: string[] = [];
  for (const run of runs) {
    if (run.kind === "hook") said.push(`The hook ${run.name} doesn't run.`);
    if (run.kind === "setting" && /^hook\..*\.command$/.test(run.name))
      said.push(`The hook "${run.what}" doesn't run.`);
    if (run.kind === "signing") said.push("The commit isn't signed, though commit.gpgSign asks for it.");
    if (run.kind !== "filter") continue;
    const required = run.what.endsWith("(required)") ? ", which this repository requires" : "";
    said.push(`Stored as on disk, without the filter "${run.name}"${required}: ${(run.files ?? []).join(", ")}.`);
  }
  const encoding = config.get("i18n.commitencoding");
  if (encoding !== null && !/^utf-?8$/i.test(encoding)) {
    said.push(`The message is stored as UTF-8, not marked as ${encoding} (i18n.commitEncoding).`);
  }
  return said;
}

/** What is another than with git's own commands in any case. */
async function always(
  root: string,
  files: readonly string[],
  { runs, config }: Looked,
): Promise<{ ignored: string[]; said: string[] }> {
  const ignored = await ignoredOf(root, files);
  const said = ignored.map(
    (file) => `git add leaves ${file} out, because it is ignored. It is committed all the same.`,
  );
  for (const file of await heldBack(root, files)) {
    said.push(
      `${file} is marked skip-worktree: git's own commit keeps its old text, a commit without trust takes the new one. To have it everywhere: git update-index --no-skip-worktree ${file}`,
    );
  }
  const crlf = config.get("core.autocrlf") === "input" || config.is("core.autocrlf") || config.get("core.eol") !== null;
  if (config.is("core.safecrlf") && crlf) {
    said.push("Line ends that git would refuse (core.safecrlf) are committed as git stores them.");
  }
  if (runs.some(({ kind }) => kind === "hook")) {
    said.push("Where a hook changes files, git leaves its index behind; here the index agrees with the commit.");
  }
  return { ignored, said };
}

/** Of these files those of which git was told not to look at the disk: what it has of them stays, without a word. */
async function heldBack(root: string, files: readonly string[]): Promise<string[]> {
  if (files.length === 0) return [];
  const { out } = await git(root, ["ls-files", "-v", "-z", "--", ...files], { reads: true });
  return out
    .split("\0")
    .filter((entry) => /^s /i.test(entry))
    .map((entry) => entry.slice(2));
}

/** Of these files those that `git add` leaves out; one that is tracked is never ignored. */
async function ignoredOf(root: string, files: readonly string[]): Promise<string[]> {
  if (files.length === 0) return [];
  const { out } = await git(root, ["check-ignore", "-z", "--stdin"], {
    reads: true,
    answers: [1],
    // It takes each as a path in any case, and refuses to be told so.
    env: { GIT_LITERAL_PATHSPECS: "0" },
    input: files.map((file) => `${file}\0`).join(""),
  });
  return out.split("\0").filter((file) => file !== "");
}

/** What a commit of `files` would be like, and how that stands to what was trusted. */
export async function outlook(root: string, files: readonly string[], trusted: Trusted | null): Promise<CommitOutlook> {
  assertOnTheWay(root, files);
  const looked = await runsOf(root, files);
  const changes = trusted === null ? [] : changesSince(trusted.runs, looked.runs);
  const { ignored, said } = await always(root, files, looked);
  return {
    seen: fingerprint(looked.runs),
    runs: looked.runs,
    differences: differences(looked),
    always: said,
    ignored,
    trusted: trusted !== null && changes.length === 0,
    since: trusted?.on ?? null,
    changes,
  };
}

/** Names exactly what was shown. */
export function fingerprint(runs: readonly CommitRun[]): string {
  return sha256(canonicalJson(runs));
}
