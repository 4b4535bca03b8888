/** What screens cost, in a Chromium that shows a built Adroit: asked and answered by what stands on them. */
import { launched } from "../../../scripts/lib/serve.mjs";

/** Milliseconds between keys: a fast typist. */
const pace = 90;

/**
 * A page of its own, and what the browser has spent on scripts, in milliseconds.
 *
 * @template T
 * @param {(page: import("@playwright/test").Page, script: () => Promise<number>) => Promise<T>} body
 * @returns {Promise<T>}
 */
export async function withPage(body) {
  const browser = await launched();
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    const cdp = await page.context().newCDPSession(page);
    await cdp.send("Performance.enable");
    const script = async () => {
      const { metrics } = await cdp.send("Performance.getMetrics");
      return (metrics.find(({ name }) => name === "ScriptDuration")?.value ?? Number.NaN) * 1000;
    };
    return await body(page, script);
  } finally {
    await browser.close();
  }
}

/**
 * The time at which an address is drawn: the end of the first frame in which an element holds the words. Taken in the page,
 * as looking from outside happens only so often, and takes time of its own.
 *
 * @param {string} selector
 * @param {string} words
 * @returns {Promise<number>} milliseconds since 1970
 */
export async function drawn(page, address, selector, words) {
  await page.addInitScript(
    ([selector, words]) => {
      window.drawn = new Promise((done) => {
        const { port1, port2 } = new MessageChannel();
        // A message sent before a frame is drawn arrives after it.
        port1.onmessage = () => done(performance.timeOrigin + performance.now());
        const look = () => {
          if (![...document.querySelectorAll(selector)].some(({ textContent }) => textContent.includes(words))) return;
          seen.disconnect();
          requestAnimationFrame(() => port2.postMessage(null));
        };
        const seen = new MutationObserver(look);
        seen.observe(document, { childList: true, subtree: true, characterData: true });
      });
    },
    [selector, words],
  );
  await page.goto(address, { waitUntil: "commit" });
  return page.evaluate(() => window.drawn);
}

/** Milliseconds from choosing the repository to its first rows, and to all of its `many` ADRs with their problems. */
export async function repositoryOpened(page, folder, many) {
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
      new Promise((done) => {
        let clicked = Number.NaN;
        addEventListener("click", ({ timeStamp }) => (clicked = timeStamp), { capture: true, once: true });
        const times = [];
        const look = () => {
          while (times.length < selectors.length && document.querySelector(selectors[times.length] ?? ""))
            times.push(performance.now() - clicked);
          if (times.length === selectors.length || performance.now() - clicked > 60_000) done(times);
          else requestAnimationFrame(look);
        };
        look();
      }),
    ['[role="progressbar"]', '[role="gridcell"]', `[placeholder="Find in ${many} ADRs"]`],
  );
  // A page that goes away meanwhile is told by what is awaited first.
  times.catch(() => undefined);
  await use.click();
  const [, first = Number.NaN, all = Number.NaN] = await times;
  return { first, all };
}

/**
 * Milliseconds from each key to the end of the frame after it, of script for each, and from the last key to its one row.
 * @param {string} words in the title of one ADR alone
 */
export async function repositorySearched(page, script, words) {
  const search = page.getByRole("textbox", { name: "Find an ADR" });
  await search.focus();
  await page.evaluate(() => {
    const frames = [];
    Object.assign(window, { frames });
    const { port1, port2 } = new MessageChannel();
    const keys = [];
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
  const before = await script();
  await page.keyboard.type(words.slice(0, -1), { delay: pace });
  const begun = performance.now();
  await page.keyboard.press(words.slice(-1));
  await page.getByText("1 ADR shown").waitFor({ state: "attached" });
  const result = performance.now() - begun;
  await page.waitForTimeout(pace);
  const spent = ((await script()) - before) / words.length;
  const frames = await page.evaluate(() => window.frames);
  if (frames.length !== words.length) throw new Error(`${frames.length} frames for ${words.length} keys`);
  return { frames, script: spent, result };
}

/** Milliseconds of script for one step of a dragged weight, with the largest example. */
export async function weightDragged(page, script) {
  await page.evaluate(() => {
    location.hash = "#/playbooks";
  });
  await page.getByRole("button", { name: /^Open (a copy of )?A public portal, at length$/ }).click();
  await page.getByRole("link", { name: "Result" }).click();
  await page.getByRole("button", { name: "Try other weights" }).click();
  const slider = page.getByRole("slider").first();
  await slider.focus();
  const steps = 30;
  const press = async () => {
    for (let i = 0; i < steps; i++) {
      await page.keyboard.press(i < steps / 2 ? "ArrowRight" : "ArrowLeft");
      await page.evaluate(() => new Promise(requestAnimationFrame));
    }
  };
  await press();
  const before = await script();
  await press();
  return ((await script()) - before) / steps;
}

/** Milliseconds of script from the list of decisions to the only one, opened. */
export async function recordOpened(page, script) {
  const name = /^Continue/;
  const way = page.getByRole("button", { name }).or(page.getByRole("link", { name })).first();
  await way.waitFor();
  const before = await script();
  await way.click();
  await page.getByRole("navigation", { name: "Steps" }).waitFor();
  // What follows the steps counts as well: until hardly any script runs.
  for (let spent = await script(); ; ) {
    await page.waitForTimeout(500);
    const since = await script();
    if (since - spent < 5) return since - before;
    spent = since;
  }
}
