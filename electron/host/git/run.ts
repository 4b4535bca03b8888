/**
 * The one place that starts git. A repository's own configuration can name programs (monitors, hooks, filters,
 * signers, transports), so what is chosen here is overridden for every call unless the user trusts the repository.
 */
import { execFile } from "node:child_process";
import { devNull } from "node:os";
import { parse } from "node:path";
import { AdroitError } from "#shared/base/error";

export interface GitOptions {
  /** Text for standard input. */
  input?: string;
  /** Further variables, such as a temporary index. */
  env?: Record<string, string>;
  /** Exit codes that are answers, besides 0. */
  answers?: number[];
  /** Let the repository's hooks, filters and signing run, as `git` itself would. */
  trusted?: boolean;
  /** It only reads, so it takes no optional lock. */
  reads?: boolean;
  /** Further settings, name and value; they win over the repository's. */
  settings?: [string, string][];
  /** Milliseconds; 30,000 unless given. */
  timeout?: number;
}

export interface GitAnswer {
  code: number;
  out: string;
}

const outputLimit = 64 * 1024 * 1024;

/** Settings of a repository that would start a program, or change what is written, switched off. */
const harmless: [string, string][] = [
  ["core.fsmonitor", ""],
  ["core.hooksPath", devNull],
  ["core.pager", "cat"],
  ["core.sshCommand", "false"],
  ["commit.gpgSign", "false"],
  ["gpg.program", "false"],
  ["diff.external", ""],
  ["i18n.commitEncoding", "UTF-8"],
];

/** Variables of the surrounding git (when started from one of its hooks, say) must not redirect ours. */
const kept =
  /^GIT_(CONFIG_(GLOBAL|SYSTEM|NOSYSTEM)|EXEC_PATH|(AUTHOR|COMMITTER)_(NAME|EMAIL|DATE)|CEILING_DIRECTORIES)$/;

function environment(options: GitOptions): NodeJS.ProcessEnv {
  const env: NodeJS.ProcessEnv = {};
  for (const [name, value] of Object.entries(process.env)) {
    if (!name.startsWith("GIT_") || kept.test(name)) env[name] = value;
  }
  Object.assign(env, {
    GIT_TERMINAL_PROMPT: "0",
    GIT_EDITOR: "true",
    GIT_PAGER: "cat",
    GIT_LITERAL_PATHSPECS: "1",
    // Messages are shown and looked through, so they stay in one language.
    LANGUAGE: "en",
    NoDefaultCurrentDirectoryInExePath: "1",
  });
  if (options.reads) env.GIT_OPTIONAL_LOCKS = "0";
  const settings = [...(options.trusted ? [] : harmless), ...(options.settings ?? [])];
  if (!options.trusted) {
    // A partial clone fetches missing objects by itself, through whatever transport it names.
    env.GIT_ALLOW_PROTOCOL = "none";
    env.GIT_NO_LAZY_FETCH = "1";
  }
  // Passed as variables, because a `-c` can't carry a name that has `=` in it.
  env.GIT_CONFIG_COUNT = String(settings.length);
  settings.forEach(([name, value], i) => {
    env[`GIT_CONFIG_KEY_${i}`] = name;
    env[`GIT_CONFIG_VALUE_${i}`] = value;
  });
  return Object.assign(env, options.env);
}

function start(args: string[], options: GitOptions): Promise<GitAnswer> {
  const timeout = options.timeout ?? 30_000;
  return new Promise((resolve, reject) => {
    const child = execFile(
      "git",
      args,
      {
        // Not the repository: Windows would look for git.exe there first.
        cwd: parse(process.execPath).root,
        env: environment(options),
        timeout,
        maxBuffer: outputLimit,
        windowsHide: true,
        encoding: "utf8",
      },
      (error, out, err) => {
        if (!error) return resolve({ code: 0, out });
        const code = error.code as unknown;
        if (typeof code === "number" && options.answers?.includes(code)) return resolve({ code, out });
        if (code === "ENOENT" || code === "EACCES") return reject(gitMissing(error));
        if (appleStub.test(err)) return reject(gitMissing(error, "Install it: xcode-select --install"));
        if (code === "ERR_CHILD_PROCESS_STDIO_MAXBUFFER")
          return reject(gitFailed("git answered with too much text.", null, error));
        if (error.killed) {
          return reject(gitFailed(`git took longer than ${timeout / 1000} s and was stopped.`, null, error));
        }
        reject(refused(err, error));
      },
    );
    // git may end before it has read everything; its exit code says why.
    child.stdin?.on("error", () => {});
    child.stdin?.end(options.input ?? "");
  });
}

/** What `/usr/bin/git` of macOS says, which is no git until Apple's tools are there and their licence is agreed to. */
const appleStub = /^(xcrun: error:|xcode-select: (note|error):|You have not agreed to the Xcode)/m;

function gitMissing(cause: unknown, install = "Install git"): AdroitError {
  return new AdroitError(
    "GIT_MISSING",
    "The git program wasn't found.",
    { subject: "git", remedy: `${install}, or commit the exported files with another tool.` },
    { cause },
  );
}

/** A failure of git, with what it was about and what to do. */
export function gitFailed(message: string, subject: string | null, cause?: unknown, remedy?: string): AdroitError {
  return new AdroitError(
    "GIT_FAILED",
    message,
    { subject, remedy: remedy ?? "Nothing was committed. Look at the repository with git, then try again." },
    { cause },
  );
}

function refused(stderr: string, cause: unknown): AdroitError {
  const lines = stderr.split(/\r?\n/).filter((line) => line.trim() !== "");
  const said = lines.findLast((line) => /^(fatal|error):/.test(line)) ?? lines.at(-1) ?? null;
  if (/dubious ownership/.test(stderr)) {
    return gitFailed(
      "git doesn't read this repository, because another user owns it.",
      said,
      cause,
      "Make the folder your own, or run: git config --global --add safe.directory <the repository>.",
    );
  }
  if (/index\.lock|Unable to create '.*\.lock'|cannot lock ref/.test(stderr)) {
    return new AdroitError(
      "GIT_BUSY",
      "Another git is at work in this repository.",
      { subject: said, remedy: "Wait until it has finished, then try again. Nothing was committed." },
      { cause },
    );
  }
  return gitFailed("git refused.", said?.replace(/^(fatal|error): /, "") ?? null, cause);
}

let checked: { path: string | undefined; version: Promise<void> } | undefined;

/** Settings from the environment are understood since git 2.31; an older git would ignore them silently. */
function checkVersion(): Promise<void> {
  if (checked?.path !== process.env.PATH) {
    const version = start(["--version"], { trusted: true }).then(({ out }) => {
      const [, major, minor] = /(\d+)\.(\d+)/.exec(out) ?? [];
      if (Number(major) * 1000 + Number(minor) < 2031) {
        throw gitFailed("This git is too old.", out.trim(), undefined, "Install git 2.31 or newer.");
      }
    });
    checked = { path: process.env.PATH, version };
    version.catch(() => {
      checked = undefined;
    });
  }
  return (checked as { version: Promise<void> }).version;
}

/** Whether a usable git is there. */
export async function hasGit(): Promise<boolean> {
  return checkVersion().then(
    () => true,
    () => false,
  );
}

/** Commands that look at names and objects alone: they reach neither files, and so filters, nor hooks. */
const inert = new Set(["rev-parse", "config", "check-ref-format", "for-each-ref", "ls-tree"]);

/**
 * Runs git in a folder: fixed arguments, no shell, no prompt, no pager, no network, and (unless trusted) no program of
 * the repository's. Paths belong after `--` or on standard input. Throws GIT_MISSING, GIT_BUSY or GIT_FAILED with
 * git's own words as the subject.
 */
export async function git(folder: string, args: string[], options: GitOptions = {}): Promise<GitAnswer> {
  await checkVersion();
  const whole = ["--no-pager", "-C", folder, ...args];
  if (options.trusted || inert.has(args[0] ?? "")) return start(whole, options);
  return start(whole, { ...options, settings: [...(options.settings ?? []), ...(await quietDrivers(folder))] });
}

/**
 * Settings that switch off the content filters and configured hooks which this repository's own configuration names.
 * They are known by name only, so they are read first; reading configuration runs nothing. This goes before
 * nearly every call, since commands as plain as write-tree look into files whose time stamp is too young to be trusted.
 */
async function quietDrivers(folder: string): Promise<[string, string][]> {
  const names = ["config", "-z", "--name-only", "--get-regexp", "^(filter|hook)\\."];
  const { out } = await start(["-C", folder, ...names], { answers: [1], reads: true });
  const drivers = new Set(out.split("\0").map((name) => name.slice(0, name.lastIndexOf("."))));
  drivers.delete("");
  return [...drivers].flatMap((driver): [string, string][] =>
    driver.startsWith("filter.")
      ? [
          [`${driver}.clean`, ""],
          [`${driver}.smudge`, ""],
          [`${driver}.process`, ""],
          [`${driver}.required`, "false"],
        ]
      : [
          [`${driver}.enabled`, "false"],
          [`${driver}.event`, ""],
        ],
  );
}
