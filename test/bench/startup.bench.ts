/**
 * From the start of the browser host to the first screen that can be used, beside an empty page from the same server in
 * the same Chromium. Taken in turn, so that both see the same machine; each on a fresh server, data folder and profile.
 */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser } from "@playwright/test";
import { launched, serve } from "../../scripts/lib/serve.mjs";
import { bounded, median } from "./figures";

const rounds = 9;

export default async function bench() {
  const browser = await launched();
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
    bounded("start to first usable screen, against an empty page", ratio, "times", 2),
    bounded("start of the browser host to the first usable screen", app, "ms", 2 * empty),
  ];
}

/** Milliseconds from the start of the process until the page can be used. */
async function started(browser: Browser, what: "app" | "empty"): Promise<number> {
  const data = await mkdtemp(join(tmpdir(), "adroit-startup-"));
  const context = await browser.newContext();
  const page = await context.newPage();
  const begun = performance.now();
  const { address, stop } = await serve(data);
  try {
    const url = new URL(address);
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
    await stop();
    await rm(data, { recursive: true, force: true });
  }
}
