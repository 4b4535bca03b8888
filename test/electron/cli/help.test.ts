/** What the command line tells of itself: help with examples, completion, progress, and silence where it is asked for. */
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { afterEach, beforeEach, expect, test } from "vitest";
import { showProgress } from "#electron/cli/progress";
import { all } from "#electron/cli/run";
import { adroitIn } from "../../samples/cli";
import { removeFolder } from "../../temporary";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "adroit-help-"));
});
afterEach(() => removeFolder(folder));
const adroit = (...argv: string[]) => adroitIn(folder, ...argv);

test("every command tells its options, and its examples are right use of it", async () => {
  for (const [name, command] of Object.entries(await all())) {
    const { code, out } = await adroit(name, "--help");
    expect(code).toBe(0);
    for (const option of Object.keys(command.options)) expect(out).toMatch(new RegExp(`^  --${option} +\\S`, "m"));
    for (const example of command.examples) {
      expect(out).toContain(`  adroit ${example}\n`);
      const [first, ...argv] = (example.split(" > ")[0] ?? "").split(" ");
      expect(first).toBe(name);
      const { positionals } = parseArgs({ args: argv, options: command.options, allowPositionals: true });
      expect(positionals.length).toBeGreaterThanOrEqual(command.takes[0]);
      expect(positionals.length).toBeLessThanOrEqual(command.takes[1]);
    }
  }
});

/** What bash offers where a line ends so. */
function offered(script: string, line: string): string[] {
  const words = line.split(" ");
  const asked = `${script}
COMP_WORDS=(${words.map((word) => `"${word}"`).join(" ")}); COMP_CWORD=${words.length - 1}
_adroit; printf '%s\\n' "\${COMPREPLY[@]}"`;
  return execFileSync("bash", ["-c", asked], { cwd: folder, encoding: "utf8" }).split("\n").filter(Boolean);
}

test("bash completes commands, options, their values, words and files", async () => {
  writeFileSync(join(folder, "0001-use-queues.md"), "");
  const { out } = await adroit("completion", "bash");
  expect(offered(out, "adroit che")).toEqual(["check"]);
  expect(offered(out, "adroit check --f")).toEqual(["--format"]);
  expect(offered(out, "adroit check --format s")).toEqual(["sarif"]);
  expect(offered(out, "adroit status 0001-use-queues.md acc")).toEqual(["accepted"]);
  expect(offered(out, "adroit status 00")).toEqual(["0001-use-queues.md"]);
  expect(offered(out, "adroit relate a.md dep")).toEqual(["depends-on"]);
  expect(offered(out, "adroit decide --profile nyg")).toEqual(["nygard"]);
});

test("zsh and fish get scripts of the same words; another shell is refused", async () => {
  const [zsh, fish] = [await adroit("completion", "zsh"), await adroit("completion", "fish")];
  expect(zsh.out).toMatch(/^#compdef adroit\n.*bashcompinit\n/);
  expect(fish.out).toContain("-l format -d 'how problems are reported' -x -a 'text json github sarif'");
  expect(await adroit("completion", "csh")).toMatchObject({ code: 2, err: expect.stringContaining("bash, zsh, fish") });
});

test("quiet leaves notes out and keeps results and errors", async () => {
  mkdirSync(join(folder, "docs/adr"), { recursive: true });
  writeFileSync(join(folder, "docs/adr/0001-use-queues.md"), "# 1. Use queues\n\n## Status\n\nAccepted\n");
  writeFileSync(join(folder, "docs/adr/README.md"), "# Decisions\n");
  expect((await adroit("list", ".", "--why")).err).toContain("docs/adr: 1 ADR");
  const silent = await adroit("list", ".", "--why", "--quiet");
  expect(silent).toEqual({ code: 0, out: "1  accepted    Use queues\n", err: "" });
  expect((await adroit("list", "gone", "-q")).err).toContain("gone");
});

test("progress is a line that goes away, after a second, and not without a terminal", () => {
  let at = 0;
  let said = "";
  const steps = showProgress({ terminal: (text) => (said += text) }, "read", () => at);
  for (; at < 1500; at += 10) steps.at(at, 10_000);
  expect(said.match(/of 10,000 read/g)?.length).toBeLessThanOrEqual(6);
  expect(said).toContain("1,000 of 10,000 read");
  steps.end();
  expect(said.endsWith("\r\u001b[K")).toBe(true);
  const quick = showProgress({ terminal: () => expect.unreachable() }, "read", () => 0);
  quick.at(1, 2);
  quick.end();
});
