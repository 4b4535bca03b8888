/**
 * The one place that starts git. A repository's own configuration can name programs (monitors, hooks, filters,
 * signers, transports), so what is chosen here is overridden for every call unless the user trusts the repository.
 */
import { spawn } from "node:child_process";
import { devNull } from "node:os";
import { parse } from "node:path";
import { AdroitError } from "#shared/base/error";
import { assertOwnFiles, assertOwnTree } from "./own-files";

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
  /** Milliseconds; 8,000 for what only reads, else 30,000, unless given. */
  timeout?: number;
  /** How the answer's bytes become text; with "latin1" each byte is one character. UTF-8 unless given. */
  encoding?: "utf8" | "latin1";
  /** Stops git and whatever it has started. */
  signal?: AbortSignal | undefined;
  /** Looks for what git may be waiting for, once it hasn't answered at once; through git's own files unless given. */
  suspect?: (folder: string) => Promise<void>;
}

export interface GitAnswer {
  code: number;
  out: string;
  /** What git, a hook or a signer said meanwhile. */
  said: string;
}

/** Milliseconds for a look, and for anything else. */
const readTime = 8_000;
const writeTime = 30_000;
const outputLimit = 64 * 1024 * 1024;
/** Milliseconds for what git has said to arrive after its end; what it left running in the background may hold the line. */
const grace = 300;
/** Milliseconds after which git is taken to wait for something. To look for that first would double the time of a look. */
const slow = 1_000;
/** Milliseconds that git has to end when it is stopped. */
const lastWord = 2000;

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
    // Messages are shown and looked through, so they stay in one language.
    LANGUAGE: "en",
    NoDefaultCurrentDirectoryInExePath: "1",
  });
  if (options.reads) env.GIT_OPTIONAL_LOCKS = "0";
  // Hooks would inherit it and not find their own patterns; see `literalPath`.
  if (!options.trusted) env.GIT_LITERAL_PATHSPECS = "1";
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

/** A path as git is told it where patterns aren't switched off. */
export function literalPath(path: string): string {
  return `:(top,literal)${path}`;
}

function start(args: string[], options: GitOptions): Promise<GitAnswer> {
  const { timeout = options.reads ? readTime : writeTime, signal } = options;
  return new Promise((resolve, reject) => {
    const child = spawn("git", args, {
      // Not the repository: Windows would look for git.exe there first.
      cwd: parse(process.execPath).root,
      env: environment(options),
      windowsHide: true,
      // A group of its own, so that hooks end with it.
      detached: process.platform !== "win32",
    });
    const out: Buffer[] = [];
    const said: Buffer[] = [];
    let size = 0;
    let stopped: AdroitError | null = null;
    const kill = (signal: NodeJS.Signals) => {
      try {
        if (child.pid !== undefined && process.platform !== "win32") process.kill(-child.pid, signal);
        else child.kill(signal);
      } catch {
        // It has ended by itself.
      }
    };
    let last: NodeJS.Timeout | undefined;
    const stop = (why: AdroitError) => {
      stopped ??= why;
      // Asked, git takes its locks away before it ends.
      kill("SIGTERM");
      last ??= setTimeout(() => kill("SIGKILL"), lastWord);
    };
    const take = (into: Buffer[]) => (chunk: Buffer) => {
      size += chunk.length;
      if (size > outputLimit) stop(gitFailed("git answered with too much text.", null));
      else into.push(chunk);
    };
    child.stdout.on("data", take(out));
    child.stderr.on("data", take(said));
    const timer = setTimeout(() => stop(tookLonger(timeout)), timeout);
    const cancelled = () =>
      stop(new AdroitError("CANCELLED", "git was stopped.", { subject: null, remedy: "Nothing was committed." }));
    if (signal?.aborted) cancelled();
    signal?.addEventListener("abort", cancelled, { once: true });
    const settle = (act: () => void) => {
      clearTimeout(timer);
      clearTimeout(last);
      signal?.removeEventListener("abort", cancelled);
      if (stopped) kill("SIGKILL");
      act();
    };
    child.on("error", (error: NodeJS.ErrnoException) =>
      settle(() => reject(error.code === "ENOENT" || error.code === "EACCES" ? gitMissing(error) : error)),
    );
    child.on("exit", (code) => {
      const hangUp = () => {
        child.stdout.destroy();
        child.stderr.destroy();
      };
      // Timers come before what has arrived: where this process was busy, that is read first.
      const heard = setTimeout(() => setImmediate(hangUp), grace);
      child.on("close", () =>
        settle(() => {
          clearTimeout(heard);
          const answer = { code: code ?? -1, out: textOf(out, options.encoding), said: textOf(said) };
          if (stopped) reject(stopped);
          else if (answer.code === 0 || options.answers?.includes(answer.code)) resolve(answer);
          else if (appleStub.test(answer.said)) reject(gitMissing(answer.said, "Install it: xcode-select --install"));
          else reject(refused(answer.said));
        }),
      );
    });
    // git may end before it has read everything; its exit code says why.
    child.stdin.on("error", () => {});
    child.stdin.end(options.input ?? "");
  });
}

const textOf = (chunks: Buffer[], encoding: "utf8" | "latin1" = "utf8") => Buffer.concat(chunks).toString(encoding);

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

function tookLonger(timeout: number): Unanswered {
  const remedy = "Nothing was committed. Look at the repository with git, then try again.";
  return new Unanswered("GIT_FAILED", `git took longer than ${timeout / 1000} s and was stopped.`, {
    subject: null,
    remedy,
  });
}

/** Longest text of a hook that is passed on, in characters. */
const saidLimit = 20_000;

/** What a program said, whole, without what steers a terminal. */
export function plainSaid(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out.
  const plain = text.replace(/\u001b\[[0-9;?]*[A-Za-z]|\u001b\][^\u0007]*\u0007/g, "").replace(/\r\n?/g, "\n");
  const kept = plain.replace(/[^\P{Cc}\n\t]/gu, "").trim();
  return kept.length > saidLimit ? `${kept.slice(0, saidLimit)}\n…` : kept;
}

/** Where git quotes a file of its own. A link in that file's place leads to anything. */
const quoted = /((?:unexpected|unterminated) line in .*?: |Corrupt MERGE_HEAD file ).+/g;

function refused(stderr: string): AdroitError {
  const said = plainSaid(stderr)
    .replace(/^(fatal|error): /, "")
    .replace(quoted, "$1…");
  const subject = said === "" ? null : said;
  if (/dubious ownership/.test(stderr)) {
    const path = /safe\.directory (.+)/.exec(stderr)?.[1]?.trim() ?? "<the repository>";
    return gitFailed(
      "git doesn't read this repository, because another user owns it.",
      subject,
      undefined,
      `Make the folder your own, or run: git config --global --add safe.directory ${path}`,
    );
  }
  if (/index\.lock|Unable to create '.*\.lock'|cannot lock ref/.test(stderr)) {
    return new AdroitError("GIT_BUSY", "Another git is at work in this repository.", {
      subject,
      remedy: "Wait until it has finished, then try again. Nothing was committed.",
    });
  }
  if (/promisor remote|transport '.*' not allowed|unable to read tree|failed to unpack tree/.test(stderr)) {
    return gitFailed(
      "This clone doesn't have all objects that a commit needs.",
      subject,
      undefined,
      "Fetch them with git, for example by git log -1 --stat, then commit again. Nothing was committed.",
    );
  }
  return gitFailed("git refused.", subject);
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
const inert = new Set([
  "rev-parse",
  "config",
  "check-ref-format",
  "for-each-ref",
  "ls-tree",
  "check-attr",
  "check-ignore",
  "stripspace",
  "commit-tree",
]);

/**
 * Runs git in a folder: fixed arguments, no shell, no prompt, no pager, no network, and (unless trusted) no program of
 * the repository's. Paths belong after `--` or on standard input. Throws GIT_MISSING, GIT_BUSY or GIT_FAILED with
 * git's own words as the subject, UNSAFE_PATH where git itself would wait for ever.
 */
export async function git(folder: string, args: string[], options: GitOptions = {}): Promise<GitAnswer> {
  await checkVersion();
  assertOwnFiles(folder);
  const before = unanswered.get(folder);
  if (options.reads && before && performance.now() < before.until) throw before.why;
  const whole = ["--no-pager", "-C", folder, ...args];
  try {
    return await suspected(folder, options, async (watched) => {
      if (options.trusted || inert.has(args[0] ?? "")) return start(whole, watched);
      const settings = [...(options.settings ?? []), ...(await quietDrivers(folder, watched.signal))];
      return start(whole, { ...watched, settings });
    });
  } catch (why) {
    if (why instanceof Unanswered) unanswered.set(folder, { until: performance.now() + pause, why });
    throw why;
  }
}

/** Runs git, and where it takes long, looks for something that it may wait for in vain: then it is stopped at once. */
async function suspected(
  folder: string,
  options: GitOptions,
  run: (watched: GitOptions) => Promise<GitAnswer>,
): Promise<GitAnswer> {
  const { suspect = assertOwnTree, signal } = options;
  // What hooks do may take as long as it likes.
  if (options.trusted && !options.reads) return run(options);
  const stop = new AbortController();
  let why: unknown;
  const timer = setTimeout(() => {
    suspect(folder).catch((error: unknown) => {
      why = error;
      stop.abort();
    });
  }, slow);
  try {
    return await run({ ...options, signal: signal ? AbortSignal.any([signal, stop.signal]) : stop.signal });
  } catch (error) {
    throw why ?? error;
  } finally {
    clearTimeout(timer);
  }
}

/** git didn't end in time. */
class Unanswered extends AdroitError {}

/** Milliseconds for which a repository isn't asked again after it didn't answer: one call of ours asks several times. */
const pause = 10_000;
const unanswered = new Map<string, { until: number; why: Unanswered }>();

/**
 * Settings that switch off the content filters and configured hooks which this repository's own configuration names.
 * They are known by name only, so they are read first; reading configuration runs nothing. This goes before
 * nearly every call, since commands as plain as write-tree look into files whose time stamp is too young to be trusted.
 */
async function quietDrivers(folder: string, signal?: AbortSignal): Promise<[string, string][]> {
  const names = ["config", "-z", "--name-only", "--get-regexp", "^(filter|hook)\\."];
  const { out } = await start(["-C", folder, ...names], { answers: [1], reads: true, signal });
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
