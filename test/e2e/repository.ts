/** A real git repository in a folder of its own, with nothing of this machine's configuration. */
import { execFileSync } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

export interface Repository {
  root: string;
  git(...args: string[]): string;
}

export function repository(): Repository {
  const root = mkdtempSync(join(tmpdir(), "adroit-repo-"));
  const git = (...args: string[]) =>
    execFileSync("git", args, {
      cwd: root,
      encoding: "utf8",
      env: { ...process.env, GIT_CONFIG_GLOBAL: "/dev/null", GIT_CONFIG_SYSTEM: "/dev/null" },
    });
  git("init", "-q", "-b", "main");
  git("config", "user.name", "Facilitator");
  git("config", "user.email", "facilitator@example.org");
  git("commit", "-q", "--allow-empty", "-m", "Begin");
  return { root, git };
}
