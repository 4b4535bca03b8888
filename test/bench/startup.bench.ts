/**
 * From the start of the browser host to the first screen that can be used, beside an empty page from the same server in
 * the same Chromium. Taken in turn, so that both see the same machine; each on a fresh server, data folder and profile.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { type Browser, chromium } from "@playwright/test";
import { presentBrowser } from "../../scripts/lib/browser.mjs";

const root = resolve(import.meta.dirname, "../..");
const rounds = 9;

export default async function bench() {
  const executablePath = presentBrowser({ root, env: process.env, platform: process.platform });
  if (!executablePath) throw new Error("there is no Chromium here; name one in CHROMIUM_PATH");
  const browser = await chromium.launch({ executablePath, args: process.getuid?.() === 0 ? ["--no-sandbox"] : [] });
  const times: Record<"app" | "empty", number[]> = { app: [], empty: [] };
  try {
    // The first round of each warms caches of the disk.
    for (let n = -1; n < rounds; n++) {
      for (const what of n % 2 === 0 ? (["app", "empty"] as const) : (["empty", "app"] as const)) {
        const took = await started(browser, what);
        if (n >= 0) times[what].push(took);
      }
    }
  } finally {
    await browser.close();
  }
  const [app, empty] = [median(times.app), median(times.empty)];
  const ratio = app / empty;
  return [
    {
      name: "start to first usable screen, against an empty page",
      value: ratio,
      unit: "times",
      bound: 2,
      ok: ratio <= 2,
    },
    {
      name: "start of the browser host to the first usable screen",
      value: app,
      unit: "ms",
      bound: 2 * empty,
      ok: ratio <= 2,
    },
  ];
}

/** Milliseconds from the start of the process until the page can be used. */
async function started(browser: Browser, what: "app" | "empty"): Promise<number> {
  const data = await mkdtemp(join(tmpdir(), "adroit-startup-"));
  const context = await browser.newContext();
  const page = await context.newPage();
  const begun = performance.now();
  const child = spawn(process.execPath, ["out/cli/index.js", "serve", "--port", "0", "--data", data], { cwd: root });
  try {
    const url = new URL(await printed(child));
    if (what === "app") {
      await page.goto(url.href, { waitUntil: "commit" });
      await page.getByRole("button", { name: "New decision" }).waitFor();
    } else {
      // The server's shortest answer: a line of text.
      await page.goto(`${url.origin}/empty`);
    }
    return performance.now() - begun;
  } finally {
    await context.close();
    await new Promise((done) => {
      child.once("exit", done);
      child.kill("SIGTERM");
    });
    await rm(data, { recursive: true, force: true });
  }
}

function printed(child: ChildProcess): Promise<string> {
  let output = "";
  return new Promise((found, failed) => {
    child.stdout?.on("data", (chunk) => {
      output += chunk;
      const match = /http:\/\/127\.0\.0\.1:\d+\S*(?=\s)/.exec(output);
      if (match) found(match[0]);
    });
    child.once("exit", (code) => failed(new Error(`the host ended with ${code}`)));
  });
}

function median(values: number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
