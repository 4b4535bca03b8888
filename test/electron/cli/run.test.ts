import { execFileSync } from "node:child_process";
import { chmod, mkdir, mkdtemp, readdir, readFile, stat, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { adroitIn, root } from "../../samples/cli";
import { removeFolder } from "../../temporary";

let folder = "";
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "adroit-cli-"));
});
afterEach(() => removeFolder(folder));

const adroit = (...argv: string[]) => adroitIn(folder, ...argv);

const git = (dir: string, ...args: string[]) =>
  execFileSync("git", ["-C", dir, ...args], { encoding: "utf8", stdio: "pipe" });

async function repository(): Promise<string> {
  const dir = join(folder, "repo");
  await mkdir(dir);
  git(dir, "init", "--quiet", "--initial-branch=main");
  return dir;
}

async function answers(more: string, file = "answers.yaml"): Promise<string> {
  await writeFile(join(folder, file), `format: 1\nplaybook: django-vs-flask\ntitle: A team\n${more}`);
  return file;
}

const decided = `frame: { title: Which framework?, decider: Ana }
decision: { option: django, on: 2026-10-06, reason: it fits, overrule: we know it }
`;

test("without a command, or asked for help, it lists its commands", async () => {
  for (const argv of [[], ["--help"], ["-h"], ["help"]]) {
    const { code, out, err } = await adroit(...argv);
    expect(code).toBe(0);
    expect(err).toBe("");
    for (const name of ["decide", "analyse", "list", "check", "status", "serve", "demo"]) {
      expect(out).toMatch(new RegExp(`^  ${name}( |$)`, "m"));
    }
  }
});

test("every command explains itself", async () => {
  const { code, out } = await adroit("decide", "--help");
  expect(code).toBe(0);
  expect(out).toContain("decide ANSWERS.yaml");
});

test.each([
  [["decode"], 'there is no command "decode"'],
  [["toString"], 'there is no command "toString"'],
  [["decide"], "Wrong number of arguments"],
  [["decide", "a.yaml", "b.yaml"], "Wrong number of arguments"],
  [["decide", "a.yaml", "--colour"], "--colour"],
  [["decide", "a.yaml", "--profile", "madr4"], "--profile needs --repo"],
  [["decide", "a.yaml", "--repo", ".", "--profile", "word"], "--profile takes one of: madr4"],
  [["serve", "--port", "http"], "--port takes a number"],
  [["serve", "--port", "70000"], "--port takes a number"],
  [["list"], "Wrong number of arguments"],
])("%j is wrong use", async (argv, said) => {
  const { code, out, err } = await adroit(...argv);
  expect(code).toBe(2);
  expect(out).toBe("");
  expect(err).toContain(said);
});

test("decide tells values, contributions that add up to the gap, verdict and sources", async () => {
  const examples = join(root, "templates/examples");
  for (const name of await readdir(examples)) {
    const { code, out, err } = await adroit("decide", join(examples, name), "--json");
    expect(err).toBe("");
    expect(code).toBe(0);
    const said = JSON.parse(out);
    expect(Object.keys(said.values)).toEqual(expect.arrayContaining(["django", "flask"]));
    expect(["clear", "leaning", "close call", "none"]).toContain(said.verdict.word);
    const sum = said.criteria.reduce(
      (all: number, one: { contribution: number | null }) => all + (one.contribution ?? 0),
      0,
    );
    expect(sum).toBeCloseTo(said.gap?.value ?? 0, 10);
    expect(said.adr).toBeNull();
    expect(said.record).toBeNull();
  }
});

test("decide cites where each fit comes from", async () => {
  const file = join(root, "templates/examples", (await readdir(join(root, "templates/examples"))).sort()[0] ?? "");
  const { criteria } = JSON.parse((await adroit("decide", file, "--json")).out);
  const fits = criteria.flatMap((one: { fits: Record<string, unknown> }) => Object.values(one.fits));
  const sources = fits.flatMap((fit: { sources: unknown[] }) => fit.sources);
  expect(sources.length).toBeGreaterThan(0);
  for (const source of sources) expect(source).toMatchObject({ title: expect.any(String), year: expect.any(String) });
  for (const fit of fits) expect(fit).toMatchObject({ reason: expect.any(String), origin: expect.any(String) });
});

test("decide without --json says the same in words", async () => {
  const { code, out } = await adroit("decide", await answers("frame: { title: Which framework? }\n"));
  expect(code).toBe(0);
  expect(out).toContain("Which framework?");
  expect(out).toContain("There is no recommendation.");
});

test("decide says how to find out what isn't known, and gives it as data", async () => {
  const file = await answers("answers: { database: managed, auth: unknown }\n");
  const { out } = await adroit("decide", file);
  expect(out).toContain("To find out\n");
  expect(out).toContain("  Authentication: Ask who signs in today, and where their accounts are kept.");
  const { criteria } = JSON.parse((await adroit("decide", file, "--json")).out);
  expect(criteria.find(({ id }: { id: string }) => id === "auth")).toMatchObject({
    check: "Ask who signs in today, and where their accounts are kept.",
  });
});

test("decide offers a title that states the decision, once an option is chosen", async () => {
  const chosen = decided.replace("Which framework?", "Framework for the portal");
  const { out } = await adroit("decide", await answers(chosen));
  expect(out).toContain("Use Django for the portal");
  const json = await adroit("decide", await answers(chosen), "--json");
  expect(JSON.parse(json.out)).toMatchObject({
    title: "Framework for the portal",
    titleOffered: "Use Django for the portal",
  });
  const open = await adroit("decide", await answers("frame: { title: Framework for the portal }\n"));
  expect(open.out).not.toContain("Use Django");
});

test("decide writes the ADR: proposed, or accepted where decider and option are named", async () => {
  const repo = await repository();
  const proposed = await adroit(
    "decide",
    await answers("frame: { title: First, problem: p }\n"),
    "--repo",
    repo,
    "--json",
  );
  expect(proposed.err).toBe("");
  expect(JSON.parse(proposed.out).adr).toMatchObject({ dir: "docs/decisions", file: "0001-first.md" });
  const accepted = await adroit("decide", await answers(decided, "b.yaml"), "--repo", repo);
  expect(accepted.err).toBe("");
  expect(accepted.out).toContain(join(repo, "docs/decisions/0002-which-framework.md"));
  const { out } = await adroit("list", repo, "--json");
  expect(JSON.parse(out)).toMatchObject([
    { file: "docs/decisions/0001-first.md", number: 1, status: "proposed" },
    { file: "docs/decisions/0002-which-framework.md", number: 2, status: "accepted" },
  ]);
  expect(await readdir(join(repo, "docs/decisions/.adroit"))).toContain("0002-which-framework.json");
});

test("decide keeps the record only in the data that it is given", async () => {
  const file = await answers(decided);
  await adroit("decide", file, "--data", "kept");
  expect(await readdir(join(folder, "kept", "records"))).toHaveLength(1);
  await adroit("decide", file);
  expect(await readdir(folder)).not.toContain("data");
});

test.each([
  ["a missing file", null, "There is no file"],
  ["an empty file", "", "the file is empty"],
  ["null", "null\n", "the file is empty"],
  ["half-written YAML", 'format: 1\ntitle: "A', "answers.yaml, line"],
  [
    "an unknown key",
    "format: 1\nplaybook: django-vs-flask\ntitle: A\nanswer: {}\n",
    "line 4, answer: there is no such key",
  ],
  ["a key twice", "format: 1\nformat: 1\n", "line 2"],
  ["an unknown playbook", "format: 1\nplaybook: rails-vs-phoenix\ntitle: A\n", 'no playbook "rails-vs-phoenix"'],
  ["a format to come", "format: 2\nplaybook: django-vs-flask\ntitle: A\n", "line 1, format"],
  [
    "a score of 9",
    "format: 1\nplaybook: django-vs-flask\ntitle: A\nanswers:\n  database: { scores: { django: 9 } }\n",
    "line 5, answers.database.scores.django: a score is 1, 2, 3, 4 or 5",
  ],
  [
    "points out of step",
    "format: 1\nplaybook: django-vs-flask\ntitle: A\npoints: { database: 7 }\n",
    "line 4, points.database: points come in steps of 5",
  ],
  [
    "a criterion twice",
    "format: 1\nplaybook: django-vs-flask\ntitle: A\ncriteria: [admin, admin]\n",
    'answers.yaml, line 4, criteria[1]: "admin" stands twice',
  ],
  [
    "an unknown criterion",
    "format: 1\nplaybook: django-vs-flask\ntitle: A\nanswers: { colour: red }\n",
    "answers.yaml, line 4, answers.colour: ",
  ],
])("decide refuses %s", async (_what, text, said) => {
  if (text !== null) await writeFile(join(folder, "answers.yaml"), text);
  const { code, out, err } = await adroit("decide", "answers.yaml", "--json");
  expect(err).toContain(said);
  expect(out).toBe("");
  expect(code).toBe(2);
});

test("decide refuses what isn't UTF-8", async () => {
  await writeFile(join(folder, "answers.yaml"), Buffer.from([0x74, 0x3a, 0xff, 0xfe]));
  const { code, err } = await adroit("decide", "answers.yaml");
  expect(code).toBe(2);
  expect(err).toContain("isn't UTF-8 text");
});

test("decide refuses a repository that isn't there, or whose folder leads elsewhere", async () => {
  const file = await answers("frame: { title: First }\n");
  expect((await adroit("decide", file, "--repo", "gone")).err).toContain("gone");
  const repo = await repository();
  await mkdir(join(folder, "elsewhere"));
  await mkdir(join(repo, "docs"));
  await symlink(join(folder, "elsewhere"), join(repo, "docs/decisions"));
  const { code } = await adroit("decide", file, "--repo", repo);
  expect(code).toBe(2);
  expect(await readdir(join(folder, "elsewhere"))).toEqual([]);
});

test.skipIf(process.getuid?.() === 0)("decide refuses a repository that can't be written", async () => {
  const repo = await repository();
  await chmod(repo, 0o500);
  const { code, err } = await adroit("decide", await answers("frame: { title: First }\n"), "--repo", repo);
  await chmod(repo, 0o700);
  expect(code).toBe(2);
  expect(err).toContain("permission");
});

const model = {
  options: ["A", "B"],
  criteria: ["one", "two"],
  people: [{ name: "team", weights: [60, 40], scores: { A: [5, 3], B: [2, 4] } }],
};

test("analyse prints everything that follows", async () => {
  await writeFile(join(folder, "model.json"), JSON.stringify(model));
  const { code, out } = await adroit("analyse", "model.json", "--json");
  expect(code).toBe(0);
  const analysis = JSON.parse(out);
  expect(analysis.gap).toMatchObject({ leader: "A", over: "B" });
  expect(analysis.gap.value).toBeCloseTo(0.35, 12);
  expect((await adroit("analyse", "model.json")).out).toContain("Ahead by 35.0 of 100 points:");
});

test.each([
  ["{", "isn't JSON"],
  ["[]", "the model"],
  [JSON.stringify({ ...model, more: 1 }), "more: there is no such key"],
  [JSON.stringify({ ...model, people: "team" }), "people"],
  [
    JSON.stringify({ ...model, people: [{ name: "team", weights: [1], scores: { A: [5, 3], B: [2, 4] } }] }),
    "people[0].weights",
  ],
  [
    JSON.stringify({ ...model, people: [{ name: "team", weights: [1, 1], scores: { A: [9, 3], B: [2, 4] } }] }),
    "people[0].scores",
  ],
])("analyse refuses %s", async (text, said) => {
  await writeFile(join(folder, "model.json"), text);
  const { code, out, err } = await adroit("analyse", "model.json", "--json");
  expect(code).toBe(2);
  expect(out).toBe("");
  expect(err).toContain(`model.json: ${said}`);
});

async function adr(name: string, status: string): Promise<void> {
  await mkdir(join(folder, "docs/decisions"), { recursive: true });
  await writeFile(
    join(folder, "docs/decisions", name),
    `---\nstatus: "${status}"\ndate: 2026-10-06\n---\n\n# Title of ${name}\n\n## Context and Problem Statement\n\nText.\n`,
  );
}

test("list of a folder without ADRs is empty, and of one that is missing an error", async () => {
  expect(JSON.parse((await adroit("list", ".", "--json")).out)).toEqual([]);
  const { code, out, err } = await adroit("list", "gone", "--json");
  expect({ code, out }).toEqual({ code: 2, out: "" });
  expect(err).toContain("gone");
});

test("check finds what doesn't fit together, with exit code 1", async () => {
  await adr("0001-a.md", "accepted");
  await adr("0002-b.md", "accepted");
  expect(await adroit("check", ".")).toMatchObject({ code: 0, out: "No problems in 2 ADRs.\n" });
  await adr("0002-c.md", "maybe");
  const { code, out } = await adroit("check", ".", "--json");
  expect(code).toBe(1);
  const kinds = JSON.parse(out).map(({ file, kind }: { file: string; kind: string }) => `${file} ${kind}`);
  expect(kinds.sort()).toEqual([
    "docs/decisions/0002-b.md duplicate number",
    "docs/decisions/0002-c.md duplicate number",
    "docs/decisions/0002-c.md unknown status",
  ]);
});

test("status changes the status and not one other byte", async () => {
  const file = join(folder, "0001-a.md");
  const before =
    "\uFEFF# 1. A title\r\n\r\nDate: 2026-10-06  \r\n\r\n## Status\r\n\r\nProposed\r\n\r\n## Context\r\n\r\nText";
  await writeFile(file, before, { mode: 0o640 });
  expect(await adroit("status", "0001-a.md", "accepted")).toMatchObject({ code: 0, err: "" });
  expect(await readFile(file, "utf8")).toBe(before.replace("Proposed", "Accepted"));
  expect((await stat(file)).mode & 0o777).toBe(0o640);
  expect((await adroit("status", "0001-a.md", "accepted")).out).toContain("already");
  expect(await readdir(folder)).toEqual(["0001-a.md"]);
});

test("status --by writes both ends of a supersession, in the way of each file", async () => {
  const old = "# 1. Old\r\n\r\n## Status\r\n\r\nAccepted\r\n\r\n## Context\r\n\r\nText";
  const by = '---\nstatus: "accepted"\n---\n# New\n\n## Context and Problem Statement\n\nText.\n';
  await writeFile(join(folder, "0001-old.md"), old);
  await writeFile(join(folder, "0002-new.md"), by);
  expect(await adroit("status", "0001-old.md", "superseded", "--by", "0002-new.md")).toMatchObject({
    code: 0,
    err: "",
  });
  const text = (name: string) => readFile(join(folder, name), "utf8");
  expect(await text("0001-old.md")).toBe(old.replace("Accepted", "Superseded by [New](0002-new.md)"));
  expect(await text("0002-new.md")).toBe(`${by}\n## More Information\n\nSupersedes [ADR-0001](0001-old.md)\n`);
  expect((await adroit("status", "0001-old.md", "superseded", "--by", "0002-new.md")).out).toContain("already");
  expect(await adroit("check", ".")).toMatchObject({ code: 0 });

  await writeFile(join(folder, "0003-bare.md"), "# No status\n");
  const refused = await adroit("status", "0003-bare.md", "superseded", "--by", "0002-new.md");
  expect(refused).toMatchObject({ code: 2, err: expect.stringContaining("0003-bare.md: The file states no status.") });
  expect(await text("0002-new.md")).not.toContain("0003");
  expect((await adroit("status", "0002-new.md", "accepted", "--by", "0001-old.md")).code).toBe(2);
  expect((await adroit("status", "0002-new.md", "superseded", "--by", "0002-new.md")).code).toBe(2);
});

test("decide shows answers, scores given directly, and what isn't known or answered", async () => {
  const file =
    await answers(`answers: { database: managed, complexity: unknown, mine: { scores: { django: 4, flask: 2 } } }
criteria: [{ id: mine, title: Mine }]
`);
  const { out } = await adroit("decide", file);
  expect(out).toMatch(/^ {2}Database +Relational, and the framework manages the schema$/m);
  expect(out).toMatch(/^ {2}Complexity +Not known yet$/m);
  expect(out).toMatch(/^ {2}Mine +Django 4, Flask 2 of 5$/m);
  expect(out).toMatch(/^ {2}Security +Not answered$/m);
});

test("what a terminal would obey is shown, not sent", async () => {
  const esc = "\u001b[2J";
  const text = `# 1. Evil ${esc}\u202e\u009b0m\r\n\n## Status\n\nAcc${esc}\n\n## Context\n\nSee [x](0009-${esc}.md)\n`;
  await writeFile(join(folder, `0001-${esc}.md`), text);
  for (const args of [
    ["list", "."],
    ["check", "."],
    ["status", `0001-${esc}.md`, "accepted"],
  ]) {
    const { out, err } = await adroit(...args);
    expect(out + err).toMatch(/\\u001b\[2J/);
    expect(out + err).not.toMatch(/(?!\n)[\p{Cc}\u202e]/u);
  }
  const [entry] = JSON.parse((await adroit("list", ".", "--json")).out);
  expect(entry.title).toBe(`Evil ${esc}\u202e\u009b0m`);
});

test("decide writes into the ADR folder that --repo points at, even where the repository has others", async () => {
  const repo = await repository();
  for (const dir of ["docs/adr", "api/adr"]) {
    await mkdir(join(repo, dir), { recursive: true });
    await writeFile(join(repo, dir, "0001-a.md"), "# 1. A\n\n## Status\n\nAccepted\n\n## Context\n\nText.\n");
  }
  const file = await answers(decided);
  expect(await adroit("decide", file, "--repo", join(repo, "api/adr"))).toMatchObject({ code: 0, err: "" });
  expect(await readdir(join(repo, "api/adr"))).toContain("0002-which-framework.md");
  expect(await readdir(join(repo, "docs/adr"))).toEqual(["0001-a.md"]);
});

test("renumber of a file that isn't there says so", async () => {
  expect(await adroit("renumber", "0001-none.md")).toMatchObject({
    code: 2,
    err: expect.stringMatching(/^adroit renumber: [^\n]*\n[^\n]+\n$/),
  });
});

test("status --by names the package of log4brains that an ADR belongs to", async () => {
  const repo = await repository();
  const project = "project:\n  name: Shop\n  tz: Etc/UTC\n  adrFolder: adr\n";
  const packages = "  packages:\n    - name: api\n      path: api\n      adrFolder: api/adr\n";
  await writeFile(join(repo, ".log4brains.yml"), project + packages);
  await mkdir(join(repo, "api/adr"), { recursive: true });
  const [old, by] = [join(repo, "api/adr/20260101-old.md"), join(repo, "api/adr/20260202-new.md")];
  for (const file of [old, by]) await writeFile(file, "# A\n\n- Status: accepted\n\n## Considered Options\n\n- A\n");
  expect(await adroit("status", old, "superseded", "--by", by)).toMatchObject({ code: 0, err: "" });
  expect(await readFile(old, "utf8")).toContain("superseded by [api/20260202-new](20260202-new.md)");
  expect(await readFile(by, "utf8")).toContain("Supersedes [api/20260101-old](20260101-old.md)");
});

test("status --by leaves both files alone where one of them is only listed", async () => {
  await writeFile(join(folder, "0001-old.md"), "# 1. Old\n\n## Status\n\nAccepted\n\n## Context\n\nText.\n");
  await writeFile(join(folder, "0002-new.adoc"), "= New\n\n== Status\n\nAccepted\n");
  const { code, err } = await adroit("status", "0001-old.md", "superseded", "--by", "0002-new.adoc");
  expect({ code, err }).toEqual({ code: 2, err: expect.stringContaining("AsciiDoc is listed, not changed.") });
  expect(await readFile(join(folder, "0001-old.md"), "utf8")).toContain("\nAccepted\n");
});

test("status doesn't replace words that say more than a status", async () => {
  const text = "# 1. Old\n\n## Status\n\nAccepted by the board\n\n## Context\n\nText.\n";
  await writeFile(join(folder, "0001-old.md"), text);
  expect((await adroit("status", "0001-old.md", "deprecated")).code).toBe(2);
  expect(await readFile(join(folder, "0001-old.md"), "utf8")).toBe(text);
});

test("renumber moves an ADR, follows its links and says what it leaves", async () => {
  await writeFile(join(folder, "0001-a.md"), "# 1. A\n\n## Status\n\nAccepted\n\nAmends [1. B](0001-b.md)\n");
  await writeFile(join(folder, "0001-b.md"), "# 1. B\n\n## Status\n\nAccepted\n\n## Context\n\nADR 1.\n");
  const { code, out, err } = await adroit("renumber", "0001-b.md");
  expect({ code, err }).toEqual({ code: 0, err: "" });
  expect(out).toContain("0001-b.md is now 0002-b.md\nLinks changed in 0001-a.md\n");
  expect(out).toContain("  0002-b.md:9: ADR 1.");
  expect(await adroit("renumber", "0002-b.md", "1")).toMatchObject({ code: 2, out: "" });
  expect((await adroit("renumber", "0002-b.md", "x")).err).toContain("NUMBER is a whole number.");
});

test("status refuses what it can't change safely, and writes nothing", async () => {
  await writeFile(join(folder, "plain.md"), "# No status here\n");
  expect(await adroit("status", "plain.md", "accepted")).toMatchObject({ code: 2, out: "" });
  expect(await readFile(join(folder, "plain.md"), "utf8")).toBe("# No status here\n");
  expect((await adroit("status", "plain.md", "done")).err).toContain("STATUS is one of: draft, proposed");
  expect((await adroit("status", "gone.md", "accepted")).err).toContain("There is no file");
});

test("serve says where it is and ends when told to", async () => {
  const { code, out } = await adroit("serve", "--port", "0", "--data", "mine");
  expect(code).toBe(0);
  expect(out).toMatch(/^Adroit is at http:\/\/127\.0\.0\.1:\d+\/#key=[\w-]{43}\n/);
  expect(out).toContain(join(folder, "mine"));
});

test("demo goes from blank to a commit with the ADR and its sidecar", async () => {
  const repo = await repository();
  await writeFile(join(repo, "unrelated.txt"), "x");
  const { code, out, err } = await adroit("demo", "--repo", repo);
  expect(err).toBe("");
  expect(code).toBe(0);
  expect(out.trim().split("\n").length).toBeGreaterThan(7);
  const files = git(repo, "show", "--name-only", "--format=", "HEAD").trim().split("\n");
  expect(files.some((file) => /^docs\/decisions\/0001-.*\.md$/.test(file))).toBe(true);
  expect(files.some((file) => /^docs\/decisions\/\.adroit\/0001-.*\.json$/.test(file))).toBe(true);
  expect(git(repo, "status", "--porcelain").trim()).toBe("?? unrelated.txt");
  const [file = ""] = files.filter((name) => name.endsWith(".md"));
  const adr = await readFile(join(repo, file), "utf8");
  expect(adr).toContain("accepted");
  expect(adr).toContain("Dissent by Eli");
  expect(adr).toContain("across people");
  const [data = ""] = files.filter((name) => name.endsWith(".json"));
  const { rounds } = JSON.parse(await readFile(join(repo, data), "utf8")).record.draft;
  expect(rounds.map(({ kind, n }: { kind: string; n: number }) => [kind, n])).toEqual([
    ["team", 1],
    ["blind", 1],
    ["blind", 2],
  ]);
  // Three countdowns of three seconds are part of a workshop.
});

test("demo refuses a folder that isn't a repository", async () => {
  await mkdir(join(folder, "plain"));
  const { code, err } = await adroit("demo", "--repo", "plain");
  expect(code).toBe(2);
  expect(err).toContain("isn't a git repository");
  expect(await readdir(join(folder, "plain"))).toEqual([]);
});
