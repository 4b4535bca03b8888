/** The browser host in a process of its own, and the Chromium that looks at it. */
import { type ChildProcess, spawn } from "node:child_process";
import { resolve } from "node:path";
import { type Browser, chromium } from "@playwright/test";
import { presentBrowser } from "../../scripts/lib/browser.mjs";

const root = resolve(import.meta.dirname, "../..");

export function launched(): Promise<Browser> {
  const executablePath = presentBrowser({ root, env: process.env, platform: process.platform });
  if (!executablePath) throw new Error("there is no Chromium here; name one in CHROMIUM_PATH");
  return chromium.launch({ executablePath, args: process.getuid?.() === 0 ? ["--no-sandbox"] : [] });
}

/** `printed` is the address with the key of this start. */
export function serve(data: string): { child: ChildProcess; printed: Promise<string> } {
  const child = spawn(process.execPath, ["out/cli/index.js", "serve", "--port", "0", "--data", data], { cwd: root });
  let output = "";
  const printed = new Promise<string>((found, failed) => {
    child.stdout.on("data", (chunk) => {
      output += chunk;
      const match = /http:\/\/127\.0\.0\.1:\d+\S*(?=\s)/.exec(output);
      if (match) found(match[0]);
    });
    child.once("exit", (code) => failed(new Error(`the host ended with ${code}`)));
  });
  return { child, printed };
}

export function ended(child: ChildProcess): Promise<void> {
  return new Promise((done) => {
    child.once("exit", () => done());
    child.kill("SIGTERM");
  });
}
