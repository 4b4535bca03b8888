import { execFile, execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { expect, onTestFinished, test } from "vitest";
import { builtCommit, commitOf, growthTable, table } from "../../scripts/lib/against.mjs";
import { removeFolder } from "../temporary";
import { npm, project } from "./project";

const repository = resolve(import.meta.dirname, "../..");

const bench = (...args: string[]) =>
  promisify(execFile)(process.execPath, [join(repository, "scripts/bench.mjs"), ...args]).then(
    () => ({ code: 0, stderr: "" }),
    ({ code, stderr }) => ({ code, stderr }),
  );

test.each([
  ["a commit that isn't in the clone", ["--against", "0123456789abcdef"], /no commit 0123456789abcdef in this clone/],
  ["an option of git's", ["--against=--all"], /no commit --all in this clone/],
  ["a file of the commit", ["--against", "HEAD:package.json"], /no commit HEAD:package\.json/],
  ["no commit", ["--against"], /argument missing/],
  ["a commit and growth at once", ["--against", "HEAD", "--growth"], /Either --against COMMIT or --growth/],
  ["two filters", ["--against", "HEAD", "startup", "memory"], /One filter at most: startup, memory/],
  ["an option that there isn't", ["--agianst", "HEAD"], /--agianst.*--against COMMIT/s],
])("%s is refused with a sentence, before anything is built or measured", async (_, args, why) => {
  const { code, stderr } = await bench(...args);
  expect(code).toBe(2);
  expect(stderr).toMatch(why);
});

test("--help says what there is", async () => {
  const { stdout } = await promisify(execFile)(process.execPath, [join(repository, "scripts/bench.mjs"), "--help"]);
  for (const option of ["--against COMMIT", "--growth", "FILTER"]) expect(stdout).toContain(option);
});

/** A project with one commit that can be built, and a change since. */
function committed() {
  const made = project();
  const git = (...args: string[]) => execFileSync("git", ["-C", made.root, ...args], { encoding: "utf8" }).trim();
  made.write(".gitignore", "node_modules\nbin\n");
  git("init", "-q");
  git("add", "-A");
  git("-c", "user.name=Ana", "-c", "user.email=ana@example.org", "commit", "-q", "-m", "Begin");
  made.write("shared/some.ts", "export const since = true;");
  made.program("npm", npm);
  const cache = mkdtempSync(join(tmpdir(), "adroit-cache-"));
  onTestFinished(() => removeFolder(cache));
  const context = { root: made.root, env: { ...made.env, XDG_CACHE_HOME: cache }, say: made.say, every: 100 };
  return { ...made, git, cache, context };
}

test.skipIf(process.platform === "win32")(
  "a commit gets a folder of its own with packages and a build, once, and leaves no trace in the clone",
  async () => {
    const { root, git, cache, context, lines } = committed();
    const state = () => git("status", "--porcelain") + git("worktree", "list") + git("branch", "--all");
    const before = state();
    const commit = (await commitOf(root, "HEAD")) ?? "";
    expect(commit).toBe(git("rev-parse", "HEAD"));
    const folder = await builtCommit(context, commit);
    expect(folder).toBe(join(cache, "adroit-bench", commit));
    expect(readFileSync(join(folder, "shared/some.ts"), "utf8")).toBe("export {};");
    expect(readFileSync(join(folder, "npm-arguments"), "utf8")).toMatch(/^ci --ignore-scripts /);
    expect(existsSync(join(folder, "out/cli/index.js"))).toBe(true);
    expect(existsSync(join(root, "out"))).toBe(false);
    expect(state()).toBe(before);

    rmSync(join(folder, "npm-arguments"));
    const said = lines.length;
    expect(await builtCommit(context, commit)).toBe(folder);
    expect([existsSync(join(folder, "npm-arguments")), lines.length]).toEqual([false, said]);
  },
);

test.skipIf(process.platform === "win32")("what was broken off is begun anew", async () => {
  const { root, context, program } = committed();
  const commit = (await commitOf(root, "HEAD")) ?? "";
  program("npm", "process.exit(1);");
  await expect(builtCommit(context, commit)).rejects.toThrow("its packages can't be installed");
  program("npm", npm);
  expect(existsSync(join(await builtCommit(context, commit), "out/built"))).toBe(true);
});

test("the table has the work, that commit, now and the ratio, and what failed on which side", () => {
  const results = [
    { work: "list", unit: "ms", figures: [200, 150.04], why: [null, null], broke: false },
    {
      work: "new work",
      unit: "MB",
      figures: [null, 3],
      why: ["5 of 5 failed: there is no such call", null],
      broke: true,
    },
    { work: "shaky", unit: "ms", figures: [2, 2], why: [null, "1 of 3 failed: fetch failed"], broke: true },
  ];
  expect(table(results, "0123456789abcdef")).toEqual([
    "work      0123456789     now  ratio",
    "list          200 ms  150 ms   0.75",
    "new work        - MB    3 MB      -  0123456789: 5 of 5 failed: there is no such call",
    "shaky           2 ms    2 ms   1.00  now: 1 of 3 failed: fetch failed",
  ]);
});

test("the table of growth has both sizes and the factor, and the limit that keeps it from being larger", () => {
  const limit = "a room has 200 seats at most";
  const results = [
    {
      work: "list",
      unit: "ms",
      figures: [100, 320],
      why: [null, null],
      broke: false,
      grows: { from: 10, to: 100, of: "ADRs" },
    },
    {
      work: "votes",
      unit: "ms",
      figures: [5, null],
      why: [null, "1 of 1 failed: it ended"],
      broke: true,
      grows: { from: 20, to: 200, of: "phones", limit },
    },
  ];
  expect(growthTable(results)).toEqual([
    "work   at its size  at ten times  factor  size",
    "list        100 ms        320 ms    3.20  10 to 100 ADRs",
    `votes         5 ms          - ms       -  20 to 200 phones; ${limit}; at 200: 1 of 1 failed: it ended`,
  ]);
});

/** What the code of an ES module prints, as JSON. Errors that nobody awaits end it, as they would end the bench. */
const printed = async (code: string) => {
  const { stdout } = await promisify(execFile)(process.execPath, ["--input-type=module", "-e", code]);
  return JSON.parse(stdout);
};

test("what breaks while it is measured, awaited or not, costs its own figure, and the others go on", async () => {
  const against = (name: string) => pathToFileURL(join(repository, `test/bench/against/${name}.mjs`)).href;
  const results = await printed(`
    import { Refused } from ${JSON.stringify(against("builds"))};
    import { byTurns } from ${JSON.stringify(against("turns"))};
    const never = () => new Promise(() => {});
    const sides = {
      thrown: () => { throw new Error("the answer was 500"); },
      stray: () => { Promise.reject(new TypeError("fetch failed", { cause: new Error("other side closed") })); return never(); },
      emitted: () => { setTimeout(() => { throw new Error("a page is gone"); }); return never(); },
      still: never,
      nothing: () => [1, NaN],
      refused: () => { throw new Refused("there is no such call"); },
    };
    const results = [];
    for (const [work, broken] of Object.entries(sides))
      results.push(await byTurns({ work: [work, "more"], times: 2 }, [broken, () => [3, 4]], 300));
    let tries = 0;
    const shaky = () => { if (tries++ === 0) throw new Error("once"); return 7; };
    results.push(await byTurns({ work: "shaky", times: 3 }, [() => 9, shaky]));
    console.log(JSON.stringify(results));
  `);
  const broken = (why: string) => ({
    figures: [
      [null, null],
      [3, 4],
    ],
    why: [`2 of 2 failed: ${why}`, null],
    broke: true,
  });
  expect(results).toEqual([
    { names: ["thrown", "more"], ...broken("the answer was 500") },
    { names: ["stray", "more"], ...broken("fetch failed: other side closed") },
    { names: ["emitted", "more"], ...broken("a page is gone") },
    { names: ["still", "more"], ...broken("nothing came for 0.3 s") },
    { names: ["nothing", "more"], ...broken("what was waited for never came: 1, NaN") },
    { names: ["refused", "more"], ...broken("there is no such call"), broke: false },
    { names: ["shaky"], figures: [[9], [7]], why: [null, "1 of 3 failed: once"], broke: true },
  ]);
});

/** A folder with a build whose own bench has figures, and whose browser host ends by itself at the first call. */
function dyingBuild(): string {
  const { root, write } = project();
  write("package.json", JSON.stringify({ type: "module" }));
  const people = [12, 50].map((count) => `${count === 12 ? 2 : 5} options, 12 criteria, ${count} people`);
  const lines = people.map((name) => `within  analysis of ${name}: 2 ms (at most 9 ms)`);
  write("scripts/bench-file.mjs", `console.log(${JSON.stringify(lines.join("\n"))})`);
  write(
    "out/cli/index.js",
    `import { createServer } from "node:http";
     const server = createServer(({ url }, answer) => (url === "/" ? answer.end("") : process.exit(3)));
     server.listen(0, "127.0.0.1", () => console.log(\`http://127.0.0.1:\${server.address().port}/#key=k \`));`,
  );
  return root;
}

test.skipIf(process.platform === "win32")("a host that ends while it is measured ends that row alone", async () => {
  const args = [join(repository, "test/bench/against.mjs"), dyingBuild(), dyingBuild(), "50"];
  const { stdout } = await promisify(execFile)(process.execPath, args);
  const ended = (times: number) => {
    const why = `${times} of ${times} failed: the browser host ended with 3`;
    return { figures: [null, null], why: [why, why], broke: true };
  };
  const measured = { figures: [2, 2], why: [null, null], broke: false };
  const rows = stdout.trim().split("\n");
  expect(rows.map((row) => JSON.parse(row))).toMatchObject([
    { work: "longest wait beside an archive of 1500 decisions", ...ended(3) },
    { work: "analysis of 2 options, 12 criteria, 12 people", ...measured },
    { work: "analysis of 5 options, 12 criteria, 50 people", ...measured },
    { work: "50 votes at once, to the facilitator's counter, p95", ...ended(5) },
    { work: "a reveal to the last of 50 phones", ...ended(5) },
  ]);
});

test("what measures imports neither of the two trees, but what finds a Chromium", () => {
  const folder = join(repository, "test/bench/against");
  const files = [join(repository, "test/bench/against.mjs"), ...readdirSync(folder).map((name) => join(folder, name))];
  const imported = files.flatMap((file) =>
    [...readFileSync(file, "utf8").matchAll(/(?:from |import\(|import )"([^"]+)"/g)].map(([, name = ""]) => name),
  );
  expect(imported.length).toBeGreaterThan(9);
  expect(imported.filter((name) => /^(?:\.\.|#)/.test(name))).toEqual(["../../../scripts/lib/serve.mjs"]);
});
