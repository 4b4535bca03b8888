import { availableParallelism } from "node:os";
import { defineConfig } from "@playwright/test";
import { presentTestBrowser } from "../../scripts/lib/browser.mjs";
import { slowness } from "../../scripts/lib/slowness.mjs";
import { noWebKit } from "./webkit";

// Workers load this file again and inherit what was measured.
const factor = await slowness();
const root = `${import.meta.dirname}/../..`;
const isRoot = process.getuid?.() === 0;
const browser = presentTestBrowser({ root, env: process.env, platform: process.platform });
// Only the main process speaks; its workers load this file again.
if (process.env.TEST_WORKER_INDEX === undefined) {
  if (noWebKit !== null) console.error(`The test in WebKit is left out: ${noWebKit}.`);
}

/** What Playwright doesn't switch off by itself: nothing leaves this machine. */
const quiet = ["--disable-domain-reliability", "--disable-client-side-phishing-detection", "--no-pings"];

export default defineConfig({
  testDir: ".",
  outputDir: "../../out/test/e2e",
  forbidOnly: Boolean(process.env.CI),
  // A good part of each test is waiting, so that a processor serves three of them; two where it is slow and they wait less.
  workers: Math.min(8, (factor < 1.5 ? 3 : 2) * availableParallelism()),
  fullyParallel: true,
  reporter: "list",
  // Long tests have no limit as a whole (`test.setTimeout(0)`): what they take depends on the machine, while every single
  // wait in them has its own.
  // A machine that does something else for a moment isn't a fault; the list names what needed its second try.
  retries: 1,
  timeout: 60_000 * factor,
  expect: { timeout: 10_000 * factor },
  use: {
    actionTimeout: 15_000 * factor,
    navigationTimeout: 30_000 * factor,
    // Recording needs a program of Playwright's own that a system browser comes without.
    video: "off",
    // To keep a record of every step of every test takes as long as the steps themselves.
    trace: "on-first-retry",
    screenshot: "only-on-failure",
    locale: "en-GB",
    timezoneId: "Europe/Vienna",
    launchOptions: {
      ...(browser && { executablePath: browser }),
      // Chromium's sandbox doesn't run as root.
      args: [...(isRoot ? ["--no-sandbox"] : []), ...quiet],
    },
  },
  projects: [
    {
      name: "web",
      testMatch: /\.spec\.ts$/,
      testIgnore: [/\.electron\.spec\.ts$/, ...(noWebKit === null ? [] : [/webkit\.spec\.ts$/])],
    },
    { name: "electron", testMatch: /\.electron\.spec\.ts$/ },
  ],
});
