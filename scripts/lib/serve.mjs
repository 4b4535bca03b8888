/** What pictures, benches and browser tests look at: the built browser host, and the Chromium that shows it. */
import { spawn } from "node:child_process";
import { chromium } from "@playwright/test";
import { presentBrowser } from "./browser.mjs";
import { root } from "./root.mjs";

/**
 * A Chromium that is here. Throws where there is none.
 *
 * @returns {Promise<import("@playwright/test").Browser>}
 */
export function launched() {
  const executablePath = presentBrowser({ root, env: process.env, platform: process.platform });
  if (!executablePath) throw new Error("There is no Chromium here. Install one, or name it in CHROMIUM_PATH.");
  return chromium.launch({ executablePath, args: process.getuid?.() === 0 ? ["--no-sandbox"] : [] });
}

/**
 * Starts the browser host on a data folder and waits for its address, which holds the key of this start. `stop` waits
 * for its end.
 *
 * @param {string} data
 */
export async function serve(data) {
  const child = spawn(process.execPath, ["out/cli/index.js", "serve", "--port", "0", "--data", data], {
    cwd: root,
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  const address = await new Promise((/** @type {(found: string) => void} */ found, failed) => {
    const listen = (chunk) => {
      output += chunk;
      const match = /http:\/\/127\.0\.0\.1:\d+\S*(?=\s)/.exec(output);
      if (match) found(match[0]);
    };
    child.stdout.on("data", listen);
    child.stderr.on("data", listen);
    child.once("exit", (code) => failed(new Error(`the host ended with ${code}: ${output}`)));
  });
  /** @param {"SIGTERM" | "SIGKILL"} [signal] */
  const stop = async (signal = "SIGTERM") => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    await new Promise((ended) => {
      child.once("exit", ended);
      child.kill(signal);
    });
  };
  return { address, stop };
}
