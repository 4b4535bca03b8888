/** Real repositories for tests, cut off from this machine's git settings. */
import { execFileSync } from "node:child_process";
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, vi } from "vitest";
import { patience } from "../patience";
import { removeFolder } from "../temporary";

/** Gives the tests of a file a folder of their own and a git that knows nobody. Removed afterwards. */
export function isolated(): { folder: () => string } {
  let folder = "";
  beforeAll(() => {
    folder = realpathSync(mkdtempSync(join(tmpdir(), "adroit-test-")));
    const config = join(folder, "gitconfig");
    writeFileSync(config, "[init]\n\tdefaultBranch = main\n");
    for (const name of Object.keys(process.env)) if (name.startsWith("GIT_")) vi.stubEnv(name, undefined);
    vi.stubEnv("HOME", folder);
    vi.stubEnv("XDG_CONFIG_HOME", join(folder, "config"));
    vi.stubEnv("GIT_CONFIG_GLOBAL", config);
    vi.stubEnv("GIT_CONFIG_NOSYSTEM", "1");
    vi.stubEnv("GIT_CEILING_DIRECTORIES", folder);
  });
  afterAll(async () => {
    vi.unstubAllEnvs();
    await removeFolder(folder);
    // Hundreds of repositories take a while where the disk is busy.
  }, patience(120_000));
  return { folder: () => folder };
}

export interface TestRepository {
  root: string;
  git(...args: string[]): string;
  write(file: string, text: string): void;
  read(file: string): string;
  has(file: string): boolean;
}

interface Kind {
  plain?: boolean;
  identity?: boolean;
  first?: boolean;
}

/** A repository (or with `plain` just a folder) below `parent`. Those of a kind are copies of the first, since git takes longer. */
export function repository(parent: string, options: Kind = {}): TestRepository {
  const root = mkdtempSync(join(parent, "repo-"));
  if (!options.plain) cpSync(patternOf(parent, options), root, { recursive: true });
  return at(root);
}

const patterns = new Map<string, string>();

/** Where the repository lies that those of this kind are copied from; made below `parent` when it isn't there any more. */
function patternOf(parent: string, { identity = true, first = true }: Kind): string {
  const key = `${identity} ${first}`;
  const found = patterns.get(key);
  if (found !== undefined && existsSync(found)) return found;
  const made = at(mkdtempSync(join(parent, ".pattern-")));
  // Without the samples of hooks, which are half of what is copied; clones and other repositories of git's own have them.
  made.git("init", "-q", "--template=");
  for (const name of ["hooks", "info"]) mkdirSync(join(made.root, ".git", name));
  if (identity) appendFileSync(join(made.root, ".git/config"), "[user]\n\tname = Ana\n\temail = ana@example.org\n");
  if (first) {
    made.write("README.md", "# Shop\n");
    made.git("add", ".");
    made.git("-c", "user.name=Ana", "-c", "user.email=ana@example.org", "commit", "-q", "-m", "first");
  }
  patterns.set(key, made.root);
  return made.root;
}

export function at(root: string): TestRepository {
  return {
    root,
    git: (...args) =>
      execFileSync("git", ["-C", root, ...args], { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] }).trimEnd(),
    write: (file, text) => {
      mkdirSync(dirname(join(root, file)), { recursive: true });
      writeFileSync(join(root, file), text);
    },
    read: (file) => readFileSync(join(root, file), "utf8"),
    has: (file) => existsSync(join(root, file)),
  };
}
