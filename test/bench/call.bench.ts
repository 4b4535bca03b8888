/**
 * The page of a call on a phone's processor, six times slower than this one: from opening the file to the first thing that
 * is drawn, beside a file of the same size that holds a heading and nothing that runs. By turns, each in a fresh context.
 */
import { execFileSync } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";
import type { Browser } from "@playwright/test";
import { launched } from "../../scripts/lib/serve.mjs";
import { bounded, median } from "./figures";

const rounds = 9;
const slower = 6;
const root = resolve(import.meta.dirname, "../..");

export default async function bench() {
  const folder = await mkdtemp(join(tmpdir(), "adroit-call-bench-"));
  const browser = await launched();
  try {
    const call = join(folder, "call.html");
    const example = join(root, "templates/examples/close-call.yaml");
    const out = ["--out", call, "--key", join(folder, "call.key"), "--from", "Ana"];
    execFileSync(process.execPath, [join(root, "out/cli/index.js"), "call", example, "--until", "2099-12-04", ...out]);
    const empty = join(folder, "empty.html");
    const page = await readFile(call, "utf8");
    await writeFile(empty, emptyOf(page.length));
    const times: Record<"call" | "empty", number[]> = { call: [], empty: [] };
    // The first round warms caches of the disk.
    for (let n = -1; n < rounds; n++) {
      for (const what of n % 2 === 0 ? (["call", "empty"] as const) : (["empty", "call"] as const)) {
        const took = await drawn(browser, what === "call" ? call : empty);
        if (n >= 0) times[what].push(took);
      }
    }
    const ratio = median(times.call) / median(times.empty);
    return [
      bounded("first screen of a call's page, six times slower, against an empty file of its size", ratio, "times", 3),
      bounded("the same", median(times.call), "ms", 3 * median(times.empty)),
      bounded("page of a call, gzipped", gzipSync(page).length / 1000, "kB", 300),
    ];
  } finally {
    await browser.close();
    await rm(folder, { recursive: true, force: true });
  }
}

/** A page of so many characters, nearly all of which are data that nobody asks for. */
function emptyOf(size: number): string {
  const page = (data: string) =>
    `<!doctype html><html lang="en"><title>Empty</title><script type="application/json">${data}</script><h1>Empty</h1></html>\n`;
  return page("x".repeat(Math.max(0, size - page("").length)));
}

/** Milliseconds from the beginning of the navigation to the first contentful paint. */
async function drawn(browser: Browser, file: string): Promise<number> {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
  try {
    const page = await context.newPage();
    const devtools = await context.newCDPSession(page);
    await devtools.send("Emulation.setCPUThrottlingRate", { rate: slower });
    await page.goto(pathToFileURL(file).href);
    await page.getByRole("heading", { level: 1 }).waitFor();
    return await page.evaluate(
      () =>
        new Promise<number>((found) => {
          new PerformanceObserver((list) => {
            const paint = list.getEntriesByName("first-contentful-paint")[0];
            if (paint) found(paint.startTime);
          }).observe({ type: "paint", buffered: true });
        }),
    );
  } finally {
    await context.close();
  }
}
