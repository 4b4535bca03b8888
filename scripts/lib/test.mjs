/** `npm test`: everything that can be tested here, and one line at the end that says how it went. */
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findBrowser } from "./browser.mjs";
import { openDesktop } from "./desktop.mjs";
import { installPackages } from "./packages.mjs";
import { buildWhenStale } from "./prepare.mjs";
import { run } from "./run.mjs";
import { slowness } from "./slowness.mjs";

/** `said`: what failed that is no test, a line each. */
const none = { passed: 0, failed: 0, skipped: 0, said: [] };
const sum = (a, b) => ({
  passed: a.passed + b.passed,
  failed: a.failed + b.failed,
  skipped: a.skipped + b.skipped,
  said: [...a.said, ...b.said],
});

/** "3 passed, 0 failed", and the skipped ones when there are any. */
export const summary = ({ passed, failed, skipped }) =>
  `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`;

/** Counts of Vitest's JSON report. A file that fails before its first test counts as one failure. */
export function vitestCounts(report) {
  const broken = report.testResults.filter(
    (file) => file.status === "failed" && !file.assertionResults.some((test) => test.status === "failed"),
  ).length;
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + broken,
    skipped: report.numPendingTests + (report.numTodoTests ?? 0),
  };
}

/**
 * Counts of Playwright's JSON report. A browser test that passes on its second try counts as passed, and Playwright's list
 * names it as flaky; an error outside any test is a failure.
 * @param {{ stats: { expected: number, unexpected: number, flaky: number, skipped: number }, errors?: object[] }} report
 */
export function playwrightCounts({ stats, errors = [] }) {
  return {
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected + (stats.unexpected + stats.flaky === 0 ? errors.length : 0),
    skipped: stats.skipped,
  };
}

const firstLine = (text) => text.trim().split("\n", 1)[0];

/** Errors of a run of Vitest that are no test's, a line each: those of files and their hooks, and those that strayed. */
export const vitestErrors = (report, strays) => [
  ...report.testResults.filter(({ message }) => message).map(({ name, message }) => `${name}: ${firstLine(message)}`),
  ...strays.map(({ type, message, file }) => `${file ? `${file}: ` : ""}${type}: ${firstLine(message)}`),
];

/**
 * Errors in Playwright's JSON report that are no test's, a line each.
 * @param {{ errors?: { message?: string, location?: { file: string } }[] }} report
 */
export const playwrightErrors = ({ errors = [] }) =>
  errors.map(({ message = "", location }) => `${location ? `${location.file}: ` : ""}${firstLine(message)}`);

/** Titles of all tests in Playwright's JSON report, "file: suite > title". */
export function titles(report) {
  const walk = (suite, above) => [
    ...(suite.specs ?? []).map((spec) => `${spec.file}: ${[...above, spec.title].join(" > ")}`),
    ...(suite.suites ?? []).flatMap((inner) => walk(inner, [...above, inner.title])),
  ];
  return report.suites.flatMap((file) => walk(file, []));
}

/**
 * Runs one runner that writes a JSON report. Where it fails without any failed test that counts as one, and what failed is
 * said beside the count, since nobody finds it among thousands of lines.
 */
async function runner({ root, env }, { name, args, reportEnv, count, errors }) {
  const report = join(root, "out/test", `${name}.json`);
  rmSync(report, { force: true });
  mkdirSync(join(root, "out/test"), { recursive: true });
  const { ok, why } = await run(process.execPath, args(report), {
    cwd: root,
    env: { ...env, ...reportEnv?.(report) },
    output: "show",
  });
  if (!existsSync(report)) return { ...none, failed: 1, said: [`${name} left no report: ${why || "it ended well"}`] };
  const told = readJson(report);
  const counts = count(told);
  if (ok || told.numFailedTests > 0 || told.stats?.unexpected > 0) return { ...counts, said: [] };
  const said = errors(told).map((line) => `${name}: ${line}`);
  return {
    ...counts,
    failed: Math.max(1, counts.failed),
    said: said.length > 0 ? said : [`${name} failed without a failed test: ${why}`],
  };
}

const readJson = (path) => JSON.parse(readFileSync(path, "utf8"));

function vitest(context, files) {
  const strays = join(context.root, "out/test/stray-errors.json");
  rmSync(strays, { force: true });
  return runner(context, {
    name: "vitest",
    args: (report) => [
      join(context.root, "node_modules/vitest/vitest.mjs"),
      ...["run", "--config", "test/vitest.config.ts", "--reporter=default", "--reporter=json"],
      ...["--reporter=./scripts/lib/stray-errors.mjs", `--outputFile.json=${report}`, ...files],
    ],
    reportEnv: () => ({ ADROIT_STRAY_ERRORS: strays }),
    count: vitestCounts,
    errors: (report) => vitestErrors(report, existsSync(strays) ? readJson(strays) : []),
  });
}

const playwrightArgs = ({ root }, files) => [
  join(root, "node_modules/@playwright/test/cli.js"),
  ...["test", "--config", "test/e2e/playwright.config.ts", ...files.map(asPattern)],
];

/** Playwright takes regular expressions over whole paths, whatever their separator. */
const asPattern = (file) => `${file.replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replaceAll("/", "[\\\\/]")}$`;

/** The browser tests there are, by title. */
async function browserTests(context, files) {
  const result = await run(process.execPath, [...playwrightArgs(context, files), "--list", "--reporter=json"], {
    cwd: context.root,
    env: context.env,
    // The list is longer than what `run` keeps.
    output: "all",
  });
  return result.ok ? titles(JSON.parse(result.output.slice(result.output.indexOf("{")))) : null;
}

/** Browser tests: run, or listed as skipped with the reason. */
async function endToEnd(context, files) {
  const { env, say } = context;
  const browser = await findBrowser(context);
  if ("why" in browser) {
    const tests = await browserTests(context, files);
    if (tests === null) {
      say("Browser tests can't be listed");
      return { ...none, failed: 1 };
    }
    for (const title of tests) say(`  skipped  ${title}`);
    say(`Browser tests: ${tests.length} skipped. ${browser.why}`);
    return env.CI ? { ...none, failed: tests.length } : { ...none, skipped: tests.length };
  }
  say(`Browser: ${browser.path}`);
  const desktop = await desktopFor(context, files);
  try {
    return await runner(
      { ...context, env: { ...env, CHROMIUM_PATH: browser.path, ...desktop.env } },
      {
        name: "playwright",
        args: () => [...playwrightArgs(context, files), "--reporter=list,json"],
        reportEnv: (report) => ({ PLAYWRIGHT_JSON_OUTPUT_FILE: report }),
        count: playwrightCounts,
        errors: playwrightErrors,
      },
    );
  } finally {
    desktop.close();
  }
}

/** The desktop app for the specs that start it. Without it they are skipped, and why is said. */
async function desktopFor(context, files) {
  const none = { env: {}, close() {} };
  if (files.length > 0 && !files.some((file) => file.endsWith(".electron.spec.ts"))) return none;
  const desktop = await (context.openDesktop ?? openDesktop)(context);
  if (!("why" in desktop)) return desktop;
  context.say(`Desktop tests are skipped: ${desktop.why}.`);
  return none;
}

/** All test files, relative with slashes: those of Vitest, and the specs, which take a browser. */
function testFiles(root) {
  const files = readdirSync(join(root, "test"), { recursive: true }).map(
    (path) => `test/${path.replaceAll("\\", "/")}`,
  );
  return {
    units: files.filter((file) => /\.test\.tsx?$/.test(file)),
    specs: files.filter((file) => /\.spec\.ts$/.test(file)),
  };
}

/** What looks at the built app, and therefore has to wait for a build. */
const needsBuild = (file) => file.endsWith(".spec.ts") || file.startsWith("test/build/");

/**
 * The files that the arguments choose: each is part of a path, a folder or a file.
 * @returns {{ units: string[], specs: string[] } | { code: number, why: string }} `why` when they choose nothing
 */
export function chosen(root, argv) {
  const option = argv.find((argument) => argument.startsWith("-"));
  if (option !== undefined) {
    return { code: 2, why: `${option}: npm test takes no options, only parts of the paths of test files` };
  }
  const all = testFiles(root);
  const parts = argv.map((argument) => argument.replaceAll("\\", "/").replace(/^\.\//, ""));
  const matching = (files) => files.filter((file) => parts.length === 0 || parts.some((part) => file.includes(part)));
  const unmatched = parts.find((part) => ![...all.units, ...all.specs].some((file) => file.includes(part)));
  if (unmatched !== undefined) return { code: 1, why: `No test file has ${unmatched} in its path` };
  return { units: matching(all.units), specs: matching(all.specs) };
}

/**
 * Prepares what the tests need, runs all of them, or those whose file matches the arguments, and says how many passed.
 * @returns {Promise<number>} the exit code
 */
export async function test(context) {
  const { root, argv, say } = context;
  const files = chosen(root, argv);
  if ("why" in files) {
    say(files.why);
    say(summary(none));
    return files.code;
  }
  const prepared =
    (await installPackages(context)) &&
    (![...files.units, ...files.specs].some(needsBuild) || (await buildWhenStale(context)));
  if (!prepared) {
    say(summary({ ...none, failed: 1 }));
    return 1;
  }
  const temporary = temporaryFolder(root);
  try {
    return await runAll({ ...context, env: { ...context.env, ...temporary.env } }, files);
  } finally {
    temporary.remove();
  }
}

/**
 * One folder for everything that is left in temporary ones, whoever ends a test and its programs before they clear up.
 * Its name is short, since programs put sockets there, whose paths have a limit.
 */
function temporaryFolder(root) {
  const folder = mkdtempSync(join(tmpdir(), "adr-"));
  // The desktop app runs as somebody else where we are root.
  chmodSync(folder, 0o1777);
  const remove = () => rmSync(folder, { recursive: true, force: true, maxRetries: 3, retryDelay: 100 });
  process.once("exit", remove);
  return {
    // What Playwright made of our files stays from run to run.
    env: { TMPDIR: folder, TEMP: folder, TMP: folder, PWTEST_CACHE_DIR: join(root, "node_modules/.playwright-cache") },
    remove() {
      process.off("exit", remove);
      remove();
    },
  };
}

async function runAll(context, { units, specs }) {
  const { env, argv, say } = context;
  const factor = await slowness(env);
  if (factor > 1) say(`Machine: ${factor} times slower than usual just now; every limit is that much longer`);
  let counts = none;
  if (units.length > 0) {
    say("Tests: Vitest");
    counts = sum(counts, await vitest(context, argv.length > 0 ? units : []));
  }
  if (specs.length > 0) {
    say("Tests: browser");
    counts = sum(counts, await endToEnd(context, argv.length > 0 ? specs : []));
  }
  for (const line of counts.said) say(line);
  say(summary(counts));
  return counts.failed > 0 || counts.passed + counts.skipped === 0 ? 1 : 0;
}
