/** The whole script on twelve phones in a Chromium; the browser test that three of them pass in `npm test`. */
import { execFile } from "node:child_process";
import { join, resolve } from "node:path";
import { presentBrowser } from "../../scripts/lib/browser.mjs";
import { buildWhenStale } from "../../scripts/lib/prepare.mjs";
import type { Fault } from "./fault";

const root = resolve(import.meta.dirname, "../..");

export const phones: Fault = {
  name: "a room of twelve phones in Chromium",
  unit: "rooms",
  full: 1,
  weight: 5,
  elsewhere: "test/e2e/workshop.spec.ts",
  async run() {
    const { env, platform } = process;
    if (presentBrowser({ root, env, platform }) === null) return { count: 0, lost: [], skipped: "no Chromium here" };
    if (!(await buildWhenStale({ root, env, say: () => {}, every: 5_000 }))) throw new Error("the build failed");
    const args = [
      "test",
      "--config",
      "test/e2e/playwright.config.ts",
      "--retries",
      "0",
      "--grep",
      "from the door to the ADR",
    ];
    const lost = await new Promise<string[]>((done) => {
      const program = join(root, "node_modules/@playwright/test/cli.js");
      const options = { cwd: root, env: { ...env, ADROIT_PHONES: "12" }, maxBuffer: 1 << 26 };
      execFile(process.execPath, [program, ...args], options, (error, out) =>
        done(error ? [`${error.message}\n${out}`] : []),
      );
    });
    return { count: 1, lost };
  },
};
