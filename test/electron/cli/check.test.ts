/** `adroit check` as a build server uses it: formats, only what a pull request brings, how much may pass. */
import { execFileSync } from "node:child_process";
import { chownSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import Ajv from "ajv-draft-04";
import addFormats from "ajv-formats";
import { afterEach, beforeEach, expect, test } from "vitest";
import { adroitIn } from "../../samples/cli";
import { removeFolder } from "../../temporary";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "adroit-check-"));
});
afterEach(() => removeFolder(folder));

function put(path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}

const git = (...args: string[]) =>
  execFileSync("git", ["-C", folder, "-c", "user.name=Ana", "-c", "user.email=ana@example.org", ...args], {
    encoding: "utf8",
    stdio: "pipe",
  });

function commit(): void {
  git("add", "--all");
  git("commit", "--quiet", "--message=A step");
}

const check = (...argv: string[]) => adroitIn(folder, "check", ...argv);

const adr = (title: string, more = "") => `# ${title}\n\n## Status\n\nAccepted\n\n## Context\n\nWe choose. ${more}\n`;

/** Two ADRs and nothing wrong, committed. */
function log(): void {
  git("init", "--quiet", "--initial-branch=main");
  put("docs/adr/0001-use-queues.md", adr("1. Use queues"));
  put("docs/adr/0002-use-topics.md", adr("2. Use topics", "See [queues](0001-use-queues.md)."));
  commit();
}

test("without a folder it checks where one stands", async () => {
  log();
  expect(await check()).toEqual({ code: 0, out: "No problems in 2 ADRs.\n", err: "" });
});

test("a report for GitHub names file, line and rule, with its marks escaped", async () => {
  log();
  put("docs/adr/0003-use, 50%.md", adr("3. Use half", "See [one](gone.md)."));
  const { code, out } = await check(".", "--format", "github");
  expect(code).toBe(1);
  expect(out).toBe(
    "::error file=docs/adr/0003-use%2C 50%25.md,line=9,title=adroit broken-link::The link to gone.md leads nowhere.\n",
  );
});

test("files are named from the top of the repository, whichever folder is checked", async () => {
  log();
  put("docs/adr/0003-use-half.md", adr("3. Use half", "See [one](gone.md)."));
  expect((await check("docs/adr", "--format", "github")).out).toContain("file=docs/adr/0003-use-half.md,");
  const sarif = JSON.parse((await check("docs", "--format", "sarif")).out);
  expect(sarif.runs[0].results[0].locations[0].physicalLocation.artifactLocation).toEqual({
    uri: "docs/adr/0003-use-half.md",
    uriBaseId: "%SRCROOT%",
  });
});

/** The schema as its editors publish it, in a package of test matchers. */
const sarifSchema = JSON.parse(
  readFileSync(
    join(
      dirname(createRequire(import.meta.url).resolve("@microsoft/jest-sarif/package.json")),
      "lib/schemas/sarif-2.1.0-rtm.5.json",
    ),
    "utf8",
  ),
);

test("a SARIF log follows its schema, with every kind of name and no problem at all", async () => {
  const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
  addFormats(ajv as never);
  const valid = ajv.compile(sarifSchema);
  const judge = (log: unknown) => {
    valid(log);
    return valid.errors ?? [];
  };
  log();
  expect(judge(JSON.parse((await check("--format", "sarif")).out))).toEqual([]);
  for (const name of ["0003-a b.md", "0004-größe #1.md", "0005-[x]-100%.md", "0005-twice.md"]) {
    put(`docs/adr/${name}`, adr(`${Number(name.slice(0, 4))}. Use ${name}`, "See [one](gone.md)."));
  }
  const { code, out } = await check("--format", "sarif");
  const sarif = JSON.parse(out);
  expect(code).toBe(1);
  expect(judge(sarif)).toEqual([]);
  const [{ results, tool }] = sarif.runs;
  expect(results.length).toBeGreaterThan(4);
  for (const { ruleId, ruleIndex, level, locations } of results) {
    // Some readers look at the level of the rule only, others at that of the result.
    expect(tool.driver.rules[ruleIndex]).toMatchObject({ id: ruleId, defaultConfiguration: { level } });
    expect(locations[0].physicalLocation.region.startLine).toBeGreaterThan(0);
  }
  const uris = results.map((one: (typeof results)[number]) => one.locations[0].physicalLocation.artifactLocation.uri);
  expect(uris).toContain("docs/adr/0004-gr%C3%B6%C3%9Fe%20%231.md");
  expect(judge({ ...sarif, runs: [{ results: [{}] }] })).not.toEqual([]);
});

test("since a commit, only what came since counts: in ADRs that changed, and in others that a change broke", async () => {
  log();
  put("docs/adr/0003-old-fault.md", adr("3. Old fault", "See [one](long-gone.md)."));
  commit();
  const base = git("rev-parse", "HEAD").trim();
  put("docs/adr/0003-old-fault.md", adr("3. Old fault", "See [one](long-gone.md). A word more."));
  put("docs/adr/0004-new.md", adr("4. New", "See [two](also-gone.md)."));
  git("rm", "--quiet", "docs/adr/0001-use-queues.md");
  commit();
  const { code, out } = await check("--changed-since", base);
  expect(code).toBe(1);
  expect(out.split("\n").toSorted()).toEqual([
    "",
    "docs/adr/0002-use-topics.md:9: The link to 0001-use-queues.md leads nowhere.",
    "docs/adr/0004-new.md:9: The link to also-gone.md leads nowhere.",
  ]);
  expect((await check("--changed-since", "HEAD")).out).toBe("No problems in 3 ADRs.\n");
});

test("a second fault of the same words is new", async () => {
  log();
  put("docs/adr/0003-twice.md", adr("3. Twice", "See [one](gone.md)."));
  commit();
  put("docs/adr/0003-twice.md", adr("3. Twice", "See [one](gone.md), and [again](gone.md)."));
  expect((await check("--changed-since", "HEAD", "--json")).out).toContain('"broken link"');
});

test("looking at a commit runs no filter of the repository, and leaves nothing behind", async () => {
  log();
  put(".gitattributes", "*.md filter=spy\n");
  git("config", "filter.spy.smudge", `touch ${join(folder, "ran")} && cat`);
  commit();
  expect((await check("--changed-since", "HEAD~1")).code).toBe(0);
  expect(
    execFileSync("sh", ["-c", `ls ${folder}; ls ${tmpdir()} | grep adroit-tree || true`], { encoding: "utf8" }),
  ).toBe("docs\n");
});

test.each([
  [["--changed-since", "nowhere"], 'There is no commit "nowhere" in this repository.'],
  [["--changed-since", "--all"], "--changed-since"],
  [["--format", "xml"], "--format takes one of: text, json, github, sarif."],
  [["--json", "--format", "sarif"], "--json and --format differ."],
  [["--max-warnings", "few"], "--max-warnings takes a whole number."],
  [["missing"], "missing"],
])("%j is wrong use", async (argv, said) => {
  log();
  const { code, out, err } = await check(...argv);
  expect(code).toBe(2);
  expect(out).toBe("");
  expect(err).toContain(said);
});

test("where git has no repository, or refuses it, that is said and not that a commit is missing", async () => {
  put("docs/adr/0001-use-queues.md", adr("1. Use queues"));
  const without = await check("--changed-since", "HEAD");
  expect(without).toMatchObject({ code: 2, out: "" });
  expect(without.err).toContain("isn't in a git repository");
  if (process.getuid?.() !== 0) return;
  log();
  chownSync(folder, 4321, 4321);
  chownSync(join(folder, ".git"), 4321, 4321);
  const refused = await check("--changed-since", "HEAD");
  expect(refused).toMatchObject({ code: 2, out: "" });
  expect(refused.err).toContain("another user owns it");
  expect(refused.err).toContain("safe.directory");
});

test("a rule that the repository switches off finds nothing, wherever one stands in it", async () => {
  log();
  put("docs/adr/0003-due.md", adr("3. Due", "Review by 2020-01-01. See [one](gone.md)."));
  put(".adroit/config.yaml", "rules:\n  broken-link: off\n  overdue-review: on\n");
  expect(await check("docs/adr")).toMatchObject({ code: 1, out: "0003-due.md: Its review was due on 2020-01-01.\n" });
  put(".adroit/config.yaml", "rules:\n  broken-link: off\n  overdue-review: off\n");
  expect(await check()).toMatchObject({ code: 0 });
  put(".adroit/config.yaml", "rules:\n  broken-links: off\n");
  const { code, out } = await check();
  expect(code).toBe(1);
  expect(out).toMatch(/^\.adroit\/config\.yaml:2: rules\.broken-links: /);
  expect((await check("--format", "github")).out).toMatch(/^::\w+ file=\.adroit\/config\.yaml,line=2,/);
  put(".adroit/config.yaml", "rules:\n  broken-link: maybe\nlogs: docs\n");
  expect((await check()).out.split("\n").filter((line) => line.startsWith(".adroit"))).toEqual([
    expect.stringMatching(/^\.adroit\/config\.yaml:3: logs: /),
    ".adroit/config.yaml:2: rules.broken-link: takes one of: on, off",
  ]);
  for (const wrong of ["3", "[off]", "{}", "2020-01-01"]) {
    put(".adroit/config.yaml", `rules:\n  broken-link: ${wrong}\n`);
    expect((await check()).out).toMatch(/^\.adroit\/config\.yaml:2: rules\.broken-link: takes one of: on, off\n/);
  }
  put(".adroit/config.yaml", "- a\n");
  expect((await check()).out).toMatch(/^\.adroit\/config\.yaml:1: is a list/);
});

test("warnings pass up to as many as are allowed, errors never", async () => {
  log();
  put("docs/adr/0003-due.md", adr("3. Due", "Review by 2020-01-01."));
  expect((await check()).code).toBe(1);
  expect((await check("--max-warnings", "0")).code).toBe(1);
  expect((await check("--max-warnings", "1")).code).toBe(0);
  put("docs/adr/0004-broken.md", adr("4. Broken", "See [one](gone.md)."));
  expect((await check("--max-warnings", "9")).code).toBe(1);
});
