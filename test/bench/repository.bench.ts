/**
 * The repository screen with 10,000 ADRs, in Chromium: from choosing the repository to its first rows and to all of
 * them, and how long the screen stands still while somebody types into the search.
 */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { launched, serve } from "../../scripts/lib/serve.mjs";
import { bounded, quantile } from "./figures";
import { filled } from "./filled";

const many = 10_000;
/** In the title of one ADR alone. */
const words = "decision about part 7777";
/** Milliseconds between keys: a fast typist. */
const pace = 90;

export default async function bench() {
  const folder = filled(many);
  const data = await mkdtemp(join(tmpdir(), "adroit-repository-"));
  const browser = await launched();
  const { address, stop } = await serve(data);
  try {
    const page = await browser.newPage();
    await page.goto(address);
    const opened = await open(page, folder);
    const { frames, result } = await typed(page);
    return [
      bounded(`first rows of ${many} ADRs after the repository is chosen`, opened.first, "ms", 1500),
      bounded(`all of ${many} ADRs, with their problems`, opened.all, "ms", 10_000),
      bounded(`key to the next frame, searching ${many} ADRs, p95`, quantile(frames, 0.95), "ms", 34),
      bounded(`last key to its one row, searching ${many} ADRs`, result, "ms", 200),
    ];
  } finally {
    await browser.close();
    await stop();
    for (const one of [folder, data]) await rm(one, { recursive: true, force: true });
  }
}

async function open(page: Page, folder: string) {
  await page.getByRole("link", { name: "Repository" }).click();
  await page.getByRole("button", { name: "Add a repository" }).click();
  const path = page.getByRole("dialog").getByRole("textbox");
  await path.fill(folder);
  await path.press("Enter");
  const use = page.getByRole("button", { name: /^Use / });
  await use.waitFor();
  // Taken in the page, as looking from outside takes time of its own. The progress bar has to come first.
  const times = page.evaluate(
    (selectors) =>
      new Promise<number[]>((done) => {
        let clicked = Number.NaN;
        addEventListener("click", ({ timeStamp }) => (clicked = timeStamp), { capture: true, once: true });
        const times: number[] = [];
        const look = () => {
          while (times.length < selectors.length && document.querySelector(selectors[times.length] ?? ""))
            times.push(performance.now() - clicked);
          if (times.length === selectors.length || performance.now() - clicked > 30_000) done(times);
          else requestAnimationFrame(look);
        };
        look();
      }),
    ['[role="progressbar"]', '[role="gridcell"]', `[placeholder="Find in ${many} ADRs"]`],
  );
  await use.click();
  const [, first = Number.NaN, all = Number.NaN] = await times;
  return { first, all };
}

/** Milliseconds from each key to the end of the frame after it, and from the last one to what it finds. */
async function typed(page: Page) {
  const search = page.getByRole("textbox", { name: "Find an ADR" });
  await search.focus();
  await page.evaluate(() => {
    const frames: number[] = [];
    Object.assign(window, { frames });
    const { port1, port2 } = new MessageChannel();
    const keys: number[] = [];
    // A message sent before a frame is drawn arrives after it.
    port1.onmessage = () => frames.push(performance.now() - (keys.shift() ?? Number.NaN));
    addEventListener(
      "keydown",
      ({ timeStamp }) => {
        keys.push(timeStamp);
        requestAnimationFrame(() => port2.postMessage(null));
      },
      true,
    );
  });
  await page.keyboard.type(words.slice(0, -1), { delay: pace });
  const begun = performance.now();
  await page.keyboard.press(words.slice(-1));
  await page.getByText("1 ADR shown").waitFor({ state: "attached" });
  const result = performance.now() - begun;
  await page.waitForTimeout(pace);
  const frames = await page.evaluate(() => (window as unknown as { frames: number[] }).frames);
  if (frames.length !== words.length) throw new Error(`${frames.length} frames for ${words.length} keys`);
  return { frames, result };
}
