/** `npm test`: everything that can be tested here, and one line at the end that says how it went. */
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { findBrowser } from "./browser.mjs";
import { prepare } from "./prepare.mjs";
import { run } from "./run.mjs";

const none = { passed: 0, failed: 0, skipped: 0 };
const sum = (a, b) => ({ passed: a.passed + b.passed, failed: a.failed + b.failed, skipped: a.skipped + b.skipped });

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
 * Counts of Playwright's JSON report. A flaky test is a failed one; so is an error outside any test.
 * @param {{ stats: { expected: number, unexpected: number, flaky: number, skipped: number }, errors?: object[] }} report
 */
export function playwrightCounts({ stats, errors = [] }) {
  return {
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky + (stats.unexpected === 0 ? errors.length : 0),
    skipped: stats.skipped,
  };
}

/** Titles of all tests in Playwright's JSON report, "file: suite > title". */
export function titles(report) {
  const walk = (suite, above) => [
    ...(suite.specs ?? []).map((spec) => `${spec.file}: ${[...above, spec.title].join(" > ")}`),
    ...(suite.suites ?? []).flatMap((inner) => walk(inner, [...above, inner.title])),
  ];
  return report.suites.flatMap((file) => walk(file, []));
}

/** Runs one runner that writes a JSON report; its failure without any failed test counts as one. */
async function runner({ root, env }, name, args, count, reportEnv) {
  const report = join(root, "out/test", `${name}.json`);
  rmSync(report, { force: true });
  mkdirSync(join(root, "out/test"), { recursive: true });
  const result = await run(process.execPath, args(report), {
    cwd: root,
    env: { ...env, ...reportEnv?.(report) },
    output: "show",
  });
  if (!existsSync(report)) return { ...none, failed: 1 };
  const counts = count(JSON.parse(readFileSync(report, "utf8")));
  return !result.ok && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}

const vitest = (context, filter) =>
  runner(
    context,
    "vitest",
    (report) => [
      join(context.root, "node_modules/vitest/vitest.mjs"),
      ...["run", "--config", "test/vitest.config.ts", "--reporter=default", "--reporter=json"],
      ...[`--outputFile.json=${report}`, "--passWithNoTests", ...filter],
    ],
    vitestCounts,
  );

const playwrightArgs = ({ root }, filter) => [
  join(root, "node_modules/@playwright/test/cli.js"),
  ...["test", "--config", "test/e2e/playwright.config.ts", "--pass-with-no-tests", ...filter],
];

/** The browser tests there are, by title. */
async function browserTests(context, filter) {
  const result = await run(process.execPath, [...playwrightArgs(context, filter), "--list", "--reporter=json"], {
    cwd: context.root,
    env: context.env,
    // The list is longer than what `run` keeps.
    output: "all",
  });
  return result.ok ? titles(JSON.parse(result.output.slice(result.output.indexOf("{")))) : null;
}

/** Browser tests: run, or listed as skipped with the reason. */
async function endToEnd(context, filter) {
  const { env, say } = context;
  const tests = await browserTests(context, filter);
  if (tests === null) {
    say("Browser tests can't be listed");
    return { ...none, failed: 1 };
  }
  if (tests.length === 0) return none;
  const browser = await findBrowser(context);
  if ("why" in browser) {
    for (const title of tests) say(`  skipped  ${title}`);
    say(`Browser tests: ${tests.length} skipped. ${browser.why}`);
    return env.CI ? { ...none, failed: tests.length } : { ...none, skipped: tests.length };
  }
  say(`Browser: ${browser.path}`);
  return runner(
    { ...context, env: { ...env, CHROMIUM_PATH: browser.path } },
    "playwright",
    () => [...playwrightArgs(context, filter), "--reporter=list,json"],
    playwrightCounts,
    (report) => ({ PLAYWRIGHT_JSON_OUTPUT_FILE: report }),
  );
}

/**
 * Prepares, runs all tests, or those whose file matches the arguments, and says how many passed.
 * @returns {Promise<number>} the exit code
 */
export async function test(context) {
  const { argv, say } = context;
  if (!(await prepare(context))) {
    say(summary({ ...none, failed: 1 }));
    return 1;
  }
  say("Tests: Vitest");
  const unit = await vitest(context, argv);
  say("Tests: browser");
  const counts = sum(unit, await endToEnd(context, argv));
  const nothing = counts.passed + counts.failed + counts.skipped === 0;
  if (nothing) say(`No test matches ${argv.join(" ")}`);
  say(summary(counts));
  return counts.failed > 0 || nothing ? 1 : 0;
}
