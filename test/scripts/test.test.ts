import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import { test as anywhere, expect } from "vitest";
import { findBrowser } from "../../scripts/lib/browser.mjs";
import { factorOf } from "../../scripts/lib/slowness.mjs";
import {
  playwrightCounts,
  playwrightErrors,
  test as runTests,
  summary,
  vitestCounts,
  vitestErrors,
} from "../../scripts/lib/test.mjs";
import { patience } from "../patience";
import { changedLock, lockWithTools, npm, type Project, project } from "./project";

// The programs made up here are scripts that name their interpreter, which Windows has no use for.
const test = anywhere.skipIf(process.platform === "win32");

/** What doesn't hang has time to begin, however busy the machine is. */
const limits = { silence: patience(20_000), total: patience(30_000), apt: patience(30_000) };

/** A runner that notes how it was called and writes the report given. */
const vitest = (report: object, code = 0) => `
import { writeFileSync } from "node:fs";
writeFileSync("vitest-arguments", process.argv.slice(2).join(" "));
const file = process.argv.find((argument) => argument.startsWith("--outputFile.json=")).slice(18);
writeFileSync(file, ${JSON.stringify(JSON.stringify(report))});
process.exit(${code});
`;

const suites = [
  {
    specs: [{ file: "a.spec.ts", title: "opens" }],
    suites: [{ title: "walk", specs: [{ file: "a.spec.ts", title: "ends" }] }],
  },
];

/** A Playwright with two tests, whose \`install\` does as told. */
const playwright = (stats: object, install: string) => `
const { existsSync, mkdirSync, writeFileSync } = require("node:fs");
if (process.argv[2] === "install") { ${install} }
else if (process.argv.includes("--list")) {
  console.log(JSON.stringify({ suites: ${JSON.stringify(suites)} }));
} else {
  writeFileSync("used-browser", process.env.CHROMIUM_PATH);
  writeFileSync("playwright-arguments", process.argv.slice(2).join(" "));
  writeFileSync(process.env.PLAYWRIGHT_JSON_OUTPUT_FILE, JSON.stringify({ stats: ${JSON.stringify(stats)} }));
}
`;

const good = { numPassedTests: 5, numFailedTests: 0, numPendingTests: 0, testResults: [] };
const bothPassed = { expected: 2, unexpected: 0, flaky: 0, skipped: 0 };

function withRunners(options: { report?: object; code?: number; stats?: object; install?: string } = {}): Project {
  const made = project();
  for (const file of ["shared/some.test.ts", "build/output.test.ts", "e2e/a.spec.ts"]) made.write(`test/${file}`, "");
  made.write("node_modules/vitest/vitest.mjs", vitest(options.report ?? good, options.code));
  made.write("node_modules/@playwright/test/package.json", '{ "name": "@playwright/test" }');
  made.write(
    "node_modules/@playwright/test/index.js",
    `exports.chromium = { executablePath: () => ${JSON.stringify(join(made.root, "cache/chromium"))} };`,
  );
  made.write(
    "node_modules/@playwright/test/cli.js",
    playwright(options.stats ?? bothPassed, options.install ?? 'console.error("Error: ENOTFOUND"); process.exit(1);'),
  );
  return made;
}

const contextOf = (made: Project, env: Record<string, string> = {}) => ({
  root: made.root,
  // No time is spent on finding out how slow this machine is.
  env: { ...made.env, ADROIT_SLOWNESS: "1", ...env },
  platform: "linux",
  uid: 1000,
  argv: [] as string[],
  say: made.say,
  limits,
  every: 100,
  openDesktop: async () => ({ why: "not here" }),
  // Not those of this machine.
  known: [join(made.root, "usr/bin/chromium")],
});

test("both runners are counted, and the last line says how it went", async () => {
  const made = withRunners();
  made.write("browser", "");
  expect(await runTests(contextOf(made, { CHROMIUM_PATH: join(made.root, "browser") }))).toBe(0);
  expect(made.lines.at(-1)).toBe("7 passed, 0 failed");
  expect(made.read("used-browser")).toBe(join(made.root, "browser"));
});

test.each([
  ["only their tools are missing", lockWithTools, /^install --no-save --ignore-scripts /],
  ["another version is locked", changedLock, /^ci --ignore-scripts /],
])("packages for tests, where %s: what is there stays if it may, and once is enough", async (_, lock, how) => {
  const made = withRunners();
  made.program("npm", npm);
  made.write("package-lock.json", lock);
  expect(await runTests({ ...contextOf(made), argv: ["some"] })).toBe(0);
  expect(made.read("npm-arguments")).toMatch(how);
  rmSync(join(made.root, "npm-arguments"));
  expect(await runTests({ ...contextOf(made), argv: ["some"] })).toBe(0);
  expect(existsSync(join(made.root, "npm-arguments"))).toBe(false);
});

test.each([
  ["a failed unit test", { report: { ...good, numFailedTests: 1 }, code: 1 }, "7 passed, 1 failed"],
  ["an error outside of any test", { code: 1 }, "7 passed, 1 failed"],
  ["a failed browser test", { stats: { ...bothPassed, expected: 1, unexpected: 1 } }, "6 passed, 1 failed"],
])("%s fails the whole", async (_, runners, last) => {
  const made = withRunners(runners);
  made.write("usr/bin/chromium", "");
  expect(await runTests(contextOf(made))).toBe(1);
  expect(made.lines.at(-1)).toBe(last);
});

test("a runner that fails without a failed test says which error it was, beside the count", async () => {
  const made = withRunners();
  made.write("usr/bin/chromium", "");
  made.write(
    "node_modules/vitest/vitest.mjs",
    `${vitest(good, 1).replace("process.exit(1);", "")}
     const { default: StrayErrors } = await import(${JSON.stringify(`${import.meta.dirname}/../../scripts/lib/stray-errors.mjs`)});
     const error = { type: "Unhandled Rejection", message: "ENOENT: no such file\\nat", VITEST_TEST_PATH: "a.test.ts" };
     new StrayErrors().onTestRunEnd([], [error]);
     process.exit(1);`,
  );
  expect(await runTests(contextOf(made))).toBe(1);
  expect(made.lines.slice(-2)).toEqual([
    "vitest: a.test.ts: Unhandled Rejection: ENOENT: no such file",
    "7 passed, 1 failed",
  ]);
  expect(made.read("vitest-arguments")).toContain("--reporter=./scripts/lib/stray-errors.mjs");

  made.write("node_modules/vitest/vitest.mjs", vitest(good, 3));
  expect(await runTests(contextOf(made))).toBe(1);
  expect(made.lines.at(-2)).toBe("vitest failed without a failed test: exit code 3");
});

test("errors that are no test's are those of hooks and those that nobody waited for", () => {
  const report = { testResults: [{ name: "a.test.ts", message: "ENOTEMPTY: not empty\n  at rm" }, { message: "" }] };
  expect(vitestErrors(report, [{ type: "Error", message: "The worker ended", file: "" }])).toEqual([
    "a.test.ts: ENOTEMPTY: not empty",
    "Error: The worker ended",
  ]);
  expect(playwrightErrors({ errors: [{ message: "No tests found\n", location: { file: "a.spec.ts" } }] })).toEqual([
    "a.spec.ts: No tests found",
  ]);
});

test("a runner that leaves no report counts as a failure", async () => {
  const made = withRunners();
  made.write("usr/bin/chromium", "");
  made.write("node_modules/vitest/vitest.mjs", "process.exit(0);");
  expect(await runTests(contextOf(made))).toBe(1);
  expect(made.lines.slice(-2)).toEqual(["vitest left no report: it ended well", "2 passed, 1 failed"]);
});

test("a filter that matches nothing says so and prepares nothing, be it a word, a file, a folder or one of several", async () => {
  const made = withRunners();
  for (const argv of [["no-such"], ["test/no-such/"], ["test/shared/other.test.ts"], ["some", "no-such"]]) {
    expect(await runTests({ ...contextOf(made), argv })).toBe(1);
    expect(made.lines.slice(-2)).toEqual([`No test file has ${argv.at(-1)} in its path`, "0 passed, 0 failed"]);
  }
  expect(await runTests({ ...contextOf(made), argv: ["--watch"] })).toBe(2);
  expect(made.lines.at(-2)).toContain("--watch");
  expect(
    ["vitest-arguments", "playwright-arguments", "built-now"].filter((path) => existsSync(join(made.root, path))),
  ).toEqual([]);
});

test.each([
  ["unit tests alone", "./test/shared", ["vitest-arguments"]],
  ["a test of what is built", "output", ["vitest-arguments", "built-now"]],
  ["specs alone", "a.spec", ["playwright-arguments", "built-now"]],
])("a filter prepares and runs only what is needed: %s", async (_, filter, done) => {
  const made = withRunners();
  made.write("usr/bin/chromium", "");
  expect(await runTests({ ...contextOf(made), argv: [filter] })).toBe(0);
  const marks = ["vitest-arguments", "playwright-arguments", "built-now"];
  expect(marks.filter((path) => existsSync(join(made.root, path)))).toEqual(done);
});

test("runners are handed the files that were chosen, and without a filter none", async () => {
  const made = withRunners();
  made.write("usr/bin/chromium", "");
  await runTests({ ...contextOf(made), argv: ["some", "a.spec"] });
  expect(made.read("vitest-arguments")).toMatch(/vitest.json test\/shared\/some.test.ts$/);
  const pattern =
    made
      .read("playwright-arguments")
      .split(" ")
      .find((argument) => argument.includes("spec")) ?? "";
  expect(
    ["/x/test/e2e/a.spec.ts", "C:\\x\\test\\e2e\\a.spec.ts", "/x/test/e2e/aXspec.ts"].map((path) =>
      new RegExp(pattern).test(path),
    ),
  ).toEqual([true, true, false]);
  await runTests(contextOf(made));
  expect(made.read("vitest-arguments")).toMatch(/vitest.json$/);
});

test("the desktop app is opened for the specs that start it alone, and closed; where it isn't here, why is said", async () => {
  const made = withRunners();
  made.write("usr/bin/chromium", "");
  made.write("test/e2e/desktop.electron.spec.ts", "");
  let open = 0;
  const openDesktop = async () => {
    open++;
    return { env: { CHROMIUM_PATH: "desktop" }, close: () => void open-- };
  };
  await runTests({ ...contextOf(made), openDesktop, argv: ["a.spec"] });
  expect(made.read("used-browser")).not.toBe("desktop");
  await runTests({ ...contextOf(made), openDesktop, argv: ["desktop"] });
  expect(made.read("used-browser")).toBe("desktop");
  expect(open).toBe(0);
  await runTests({ ...contextOf(made), argv: ["desktop"] });
  expect(made.lines).toContain("Desktop tests are skipped: not here.");
});

test("what tests leave behind in temporary folders goes with the run, even when they are ended", async () => {
  const made = withRunners();
  made.write(
    "node_modules/vitest/vitest.mjs",
    `import { mkdtempSync, writeFileSync } from "node:fs"; import { tmpdir } from "node:os";
     writeFileSync("left", mkdtempSync(tmpdir() + "/left-")); process.kill(process.pid, "SIGKILL");`,
  );
  expect(await runTests({ ...contextOf(made), argv: ["some"] })).toBe(1);
  expect(made.read("left")).toContain("/adr-");
  expect(existsSync(made.read("left"))).toBe(false);
});

test("a machine that is slower than usual is told, and what is run waits longer", async () => {
  const made = withRunners();
  made.write(
    "node_modules/vitest/vitest.mjs",
    `${vitest(good)}\nwriteFileSync("slowness", process.env.ADROIT_SLOWNESS);`.replace("process.exit(0);", ""),
  );
  expect(await runTests({ ...contextOf(made, { ADROIT_SLOWNESS: "3.5" }), argv: ["some"] })).toBe(0);
  expect(made.lines).toContainEqual(expect.stringContaining("3.5 times slower"));
  expect(made.read("slowness")).toBe("3.5");
});

test.each([
  [60, 1],
  [115, 1],
  [345, 3],
  [1e6, 8],
])("a probe of %s ms makes a factor of %s", (took, factor) => {
  expect(factorOf(took)).toBe(factor);
});

test("a build that fails is a failure with a last line, too", async () => {
  const made = withRunners();
  made.write("scripts/build.mjs", "process.exit(1);");
  expect(await runTests(contextOf(made))).toBe(1);
  expect(made.lines.at(-1)).toBe("0 passed, 1 failed");
});

test("without a browser its tests are listed as skipped with the remedy, and with CI set they fail", async () => {
  const made = withRunners();
  const context = contextOf(made, { ADROIT_NO_INSTALL: "1" });
  expect(await runTests(context)).toBe(0);
  expect(made.lines).toContain("  skipped  a.spec.ts: opens");
  expect(made.lines).toContain("  skipped  a.spec.ts: walk > ends");
  expect(made.lines).toContainEqual(expect.stringMatching(/2 skipped.*ADROIT_NO_INSTALL.*CHROMIUM_PATH/));
  expect(made.lines.at(-1)).toBe("5 passed, 0 failed, 2 skipped");
  expect(await runTests({ ...context, env: { ...context.env, CI: "true" } })).toBe(1);
  expect(made.lines.at(-1)).toBe("5 passed, 2 failed");
});

test("a browser is sought in CHROMIUM_PATH, then where systems have it, then in Playwright's cache", async () => {
  const made = withRunners();
  const paths = ["named", "usr/bin/chromium", "cache/chromium"];
  for (const path of paths) made.write(path, "");
  const found = async (env = {}, known?: string[]) => findBrowser({ ...contextOf(made, env), ...(known && { known }) });
  expect(await found({ CHROMIUM_PATH: join(made.root, "named") })).toEqual({ path: join(made.root, "named") });
  expect(await found()).toEqual({ path: join(made.root, "usr/bin/chromium") });
  expect(await found({}, [])).toEqual({ path: join(made.root, "cache/chromium") });
  // Beside Chromium, and lighter.
  made.write("usr/bin/chromium-headless-shell", "");
  expect(await found()).toEqual({ path: join(made.root, "usr/bin/chromium-headless-shell") });
  expect(await found({ CHROMIUM_PATH: join(made.root, "named") })).toEqual({ path: join(made.root, "named") });
});

test("a CHROMIUM_PATH that names nothing is said, not passed over", async () => {
  const made = withRunners();
  made.write("usr/bin/chromium", "");
  const found = await findBrowser(contextOf(made, { CHROMIUM_PATH: "/no/such/browser" }));
  expect(found).toEqual({ why: expect.stringContaining("/no/such/browser") });
});

test("ADROIT_NO_INSTALL=1 forbids both ways to get one", async () => {
  const made = withRunners({ install: 'writeFileSync("installed", "")' });
  made.program("apt-get", 'import { writeFileSync } from "node:fs"; writeFileSync("installed", "");');
  const found = await findBrowser({ ...contextOf(made, { ADROIT_NO_INSTALL: "1" }), uid: 0 });
  expect(found).toEqual({ why: expect.stringContaining("ADROIT_NO_INSTALL=1") });
  expect(existsSync(join(made.root, "installed"))).toBe(false);
});

test("Playwright fetches one when there is none", async () => {
  const made = withRunners({
    install: 'mkdirSync("cache"); writeFileSync("cache/chromium", process.argv.slice(3).join(" "));',
  });
  expect(await findBrowser(contextOf(made))).toEqual({ path: join(made.root, "cache/chromium") });
  expect(made.read("cache/chromium")).toMatch(/chromium/);
});

const apt = `
import { appendFileSync, mkdirSync, writeFileSync } from "node:fs";
const args = process.argv.slice(2).join(" ");
appendFileSync("apt-arguments", args + "\\n");
if (args.startsWith("install")) { mkdirSync("usr/bin", { recursive: true }); writeFileSync("usr/bin/chromium", ""); }
`;

test("a fetch that hangs is killed, and root gets the system's package, announced first", async () => {
  const made = withRunners({ install: "setInterval(() => {}, 1000);" });
  made.program("apt-get", apt);
  const found = await findBrowser({ ...contextOf(made), uid: 0, limits: { ...limits, silence: 500 } });
  expect(found).toEqual({ path: join(made.root, "usr/bin/chromium") });
  expect(made.read("apt-arguments")).toBe("update\ninstall -y chromium\n");
  expect(made.lines.join("\n")).toMatch(/nothing came for 0.5 s[\s\S]*apt-get install -y chromium/);
});

test("another user than root never calls apt-get", async () => {
  const made = withRunners();
  made.program("apt-get", apt);
  expect(await findBrowser(contextOf(made))).toEqual({
    why: expect.stringMatching(/none could be had.*CHROMIUM_PATH/),
  });
  expect(existsSync(join(made.root, "apt-arguments"))).toBe(false);
});

test("a browser test that passes on its second try passes, and an error beside it is that of its first", () => {
  const stats = { ...bothPassed, expected: 1, flaky: 1 };
  expect(playwrightCounts({ stats, errors: [{}] })).toEqual({ passed: 2, failed: 0, skipped: 0 });
});

test("reports are counted as people would", () => {
  const file = (...statuses: string[]) => ({
    status: "failed",
    assertionResults: statuses.map((status) => ({ status })),
  });
  const report = { numPassedTests: 3, numFailedTests: 1, numPendingTests: 2, testResults: [file("failed"), file()] };
  expect(vitestCounts(report)).toEqual({ passed: 3, failed: 2, skipped: 2 });
  expect(playwrightCounts({ stats: { expected: 0, unexpected: 0, flaky: 0, skipped: 4 }, errors: [{}] })).toEqual({
    passed: 0,
    failed: 1,
    skipped: 4,
  });
  expect(summary({ passed: 1, failed: 2, skipped: 0 })).toBe("1 passed, 2 failed");
  expect(summary({ passed: 1, failed: 2, skipped: 3 })).toBe("1 passed, 2 failed, 3 skipped");
});
