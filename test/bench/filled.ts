import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A committed repository with so many MADR files, each tenth superseded by the next. */
export function filled(count: number): string {
  const root = mkdtempSync(join(tmpdir(), "adroit-bench-folder-"));
  const folder = join(root, "docs/adr");
  mkdirSync(folder, { recursive: true });
  const name = (n: number) => `${String(n).padStart(5, "0")}-decision-about-part-${n}.md`;
  for (let n = 1; n <= count; n++) {
    const status =
      n % 10 === 0 && n < count ? `superseded by [${name(n + 1).slice(0, -3)}](${name(n + 1)})` : "accepted";
    writeFileSync(join(folder, name(n)), text(n, status));
  }
  const git = (...args: string[]) => execFileSync("git", ["-C", root, ...args], { stdio: "ignore" });
  git("init", "-q");
  git("add", "-A");
  git("-c", "user.name=Ana", "-c", "user.email=ana@example.org", "commit", "-q", "-m", "Record decisions");
  return root;
}

function text(n: number, status: string): string {
  const prose = "The service has to keep what it is given, and people have to find it again. ".repeat(8);
  return [
    `# Decision about part ${n}`,
    `* Status: ${status}\n* Deciders: Ana, Ben\n* Date: 2026-01-02`,
    "## Context and Problem Statement",
    prose,
    "## Considered Options",
    "* One way\n* Another way",
    "## Decision Outcome",
    `Chosen option: "One way", because ${prose}`,
    "## Pros and Cons of the Options",
    `### One way\n\n* Good, because ${prose}\n* Bad, because ${prose}`,
    "",
  ].join("\n\n");
}
