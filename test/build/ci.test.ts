/** What build servers run: the action's script on a repository with a pull request, and the page that tells of it. */

import { execFileSync, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { parse } from "yaml";
import { ruleList } from "#shared/adr/folder/rules";
import { stageCli } from "../../scripts/lib/pack-cli.mjs";
import { removeFolder } from "../temporary";

const root = resolve(import.meta.dirname, "../..");
const action = join(root, ".github/actions/check");
const posix = process.platform !== "win32";
let folder = "";
let tarball = "";
let sha256 = "";
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "adroit-ci-"));
  const stage = join(folder, "stage");
  const { file } = await stageCli(root, stage);
  execFileSync("npm", ["pack", "--ignore-scripts", "--silent", `--pack-destination=${folder}`], { cwd: stage });
  tarball = join(folder, file);
  sha256 = createHash("sha256").update(readFileSync(tarball)).digest("hex");
});
afterAll(() => removeFolder(folder));

/** A repository whose second commit is the pull request: one new fault, one old. */
function pullRequest(): { dir: string; base: string } {
  const dir = mkdtempSync(join(folder, "repo-"));
  const git = (...args: string[]) =>
    execFileSync("git", ["-C", dir, "-c", "user.name=Ana", "-c", "user.email=ana@example.org", ...args], {
      encoding: "utf8",
    }).trim();
  const put = (name: string, number: number, link: string) =>
    writeFileSync(
      join(dir, "docs/adr", name),
      `# ${number}. A choice\n\n## Status\n\nAccepted\n\n## Context\n\n[a](${link})\n`,
    );
  git("init", "--quiet");
  mkdirSync(join(dir, "docs/adr"), { recursive: true });
  put("0001-old.md", 1, "old-gone.md");
  git("add", ".");
  git("commit", "--quiet", "--message=Before");
  const base = git("rev-parse", "HEAD");
  put("0002-new.md", 2, "new-gone.md");
  git("add", ".");
  git("commit", "--quiet", "--message=A pull request");
  return { dir, base };
}

/** Runs the action's one step as GitHub does: inputs as variables. */
function runAction(dir: string, inputs: Record<string, string>) {
  const { runs } = parse(readFileSync(join(action, "action.yml"), "utf8"));
  return spawnSync("bash", ["-e", "-o", "pipefail", "-c", runs.steps[0].run], {
    cwd: dir,
    encoding: "utf8",
    env: { ...process.env, GITHUB_ACTION_PATH: action, FOLDER: ".", MAX_WARNINGS: "0", ...inputs },
  });
}

test.runIf(posix)("exactly what a pull request brings is annotated", () => {
  const { dir, base } = pullRequest();
  const { status, stdout, stderr } = runAction(dir, { TARBALL: tarball, SHA256: sha256, SINCE: base });
  expect(stdout, stderr).toBe(
    "::error file=docs/adr/0002-new.md,line=9,title=adroit broken-link::The link to new-gone.md leads nowhere.\n",
  );
  expect(status).toBe(1);
});

test.runIf(posix)("nothing that a pull request brings is run or obeyed", () => {
  const { dir, base } = pullRequest();
  const marker = join(folder, "marker");
  const evil = `#!/bin/sh\n: > ${marker}\n`;
  mkdirSync(join(dir, "node_modules/.bin"), { recursive: true });
  for (const name of ["evil.sh", "adroit", "node_modules/.bin/adroit", "node_modules/.bin/node"])
    writeFileSync(join(dir, name), evil, { mode: 0o755 });
  writeFileSync(join(dir, "evil.cjs"), `require("node:fs").writeFileSync(${JSON.stringify(marker)}, "")`);
  const settings = ["script-shell=./evil.sh", "node-options=--require ./evil.cjs", "shell=./evil.sh", "before=1"];
  writeFileSync(join(dir, ".npmrc"), settings.join("\n"));
  writeFileSync(
    join(dir, "package.json"),
    JSON.stringify({ name: "x", bin: "evil.cjs", scripts: { adroit: "./evil.sh" } }),
  );
  const { status, stdout } = runAction(dir, { TARBALL: tarball, SHA256: sha256, SINCE: base });
  expect({ status, stdout, ran: existsSync(marker) }).toEqual({
    status: 1,
    stdout: expect.stringContaining("new-gone.md"),
    ran: false,
  });
});

test.runIf(posix)("another file under the name of the tarball isn't run", () => {
  const { dir, base } = pullRequest();
  const { status, stdout, stderr } = runAction(dir, { TARBALL: tarball, SHA256: "0".repeat(64), SINCE: base });
  expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
  expect(stderr).toContain("isn't the file that was named");
});

test.runIf(posix).each([
  [{ TARBALL: "", SHA256: "" }, "name the tarball"],
  [{ TARBALL: "gone.tgz", SHA256: "" }, "SHA-256"],
  [{ TARBALL: "gone.tgz", SHA256: "0".repeat(64) }, "there is no file gone.tgz"],
])("%j can't be run, with the reason", (inputs, said) => {
  const { status, stderr } = runAction(pullRequest().dir, { ...inputs, SINCE: "" });
  expect(status).toBe(2);
  expect(stderr).toContain(said);
});

test("no step of the action puts an input into a script", () => {
  const { runs } = parse(readFileSync(join(action, "action.yml"), "utf8"));
  for (const { run } of runs.steps) expect(run).not.toContain("${{");
});

test("the page names every rule", () => {
  const page = readFileSync(join(root, "docs/ci.md"), "utf8");
  for (const { id, level, finds } of ruleList) expect(page).toContain(`| \`${id}\` | ${level} | ${finds} |`);
});
