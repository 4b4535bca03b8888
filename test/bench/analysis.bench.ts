/** What the whole analysis costs for a team and a room, and ten times these, and what a slider costs while it is dragged. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { analyse } from "#shared/analysis/compute/analyse";
import type { Model } from "#shared/analysis/model";
import { mulberry32 } from "#shared/base/random";
import { presentBrowser } from "../../scripts/lib/browser.mjs";
import { root } from "../../scripts/lib/root.mjs";
import { launched, serve } from "../../scripts/lib/serve.mjs";
import { bounded, median } from "./figures";

/** People who know most of it, with weights and scores from a fixed seed. */
function model(options: number, criteria: number, people: number): Model {
  const random = mulberry32(42);
  const names = (prefix: string, count: number) => Array.from({ length: count }, (_, i) => `${prefix}${i}`);
  const score = () => (random() < 0.03 ? null : 1 + Math.floor(random() * 5));
  return {
    options: names("o", options),
    criteria: names("c", criteria),
    people: names("p", people).map((name) => ({
      name,
      weights: names("c", criteria).map(() => 5 * (1 + Math.floor(random() * 6))),
      scores: Object.fromEntries(names("o", options).map((o) => [o, names("c", criteria).map(score)])),
    })),
  };
}

/** Milliseconds, the median of `times` after as many to warm up. */
function cost(of: Model, times: number): number {
  const once = () => {
    const begun = performance.now();
    // All of it, also what is only worked out where somebody reads it.
    Object.values(analyse(of));
    return performance.now() - begun;
  };
  for (let i = 0; i < times; i++) once();
  return median(Array.from({ length: times }, once));
}

/** Milliseconds of script for one step of a dragged weight, in the built app with the largest example. */
async function drag(): Promise<number | null> {
  if (!presentBrowser({ root, env: process.env, platform: process.platform })) return null;
  const data = mkdtempSync(join(tmpdir(), "adroit-bench-"));
  const { address, stop } = await serve(data);
  const browser = await launched();
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    await page.goto(address);
    await page.evaluate(() => {
      location.hash = "#/playbooks";
    });
    await page.getByRole("button", { name: "Open a copy of A public portal, at length" }).click();
    await page.getByRole("link", { name: "Result" }).click();
    await page.getByRole("button", { name: "Try other weights" }).click();
    const slider = page.getByRole("slider").first();
    await slider.focus();
    const cdp = await page.context().newCDPSession(page);
    await cdp.send("Performance.enable");
    const script = async () => {
      const { metrics } = await cdp.send("Performance.getMetrics");
      return (metrics.find(({ name }) => name === "ScriptDuration")?.value ?? Number.NaN) * 1000;
    };
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
  } finally {
    await browser.close();
    await stop();
    rmSync(data, { recursive: true, force: true });
  }
}

export default async function bench() {
  const team = cost(model(2, 12, 12), 100);
  const room = cost(model(5, 12, 50), 9);
  const slider = await drag();
  return [
    bounded("analysis of 2 options, 12 criteria, 12 people", team, "ms", 2),
    bounded("analysis of 5 options, 12 criteria, 50 people, 20,000 draws", room, "ms", 100),
    bounded("analysis of 2 options, 12 criteria, 120 people", cost(model(2, 12, 120), 20), "ms", 20),
    bounded("analysis of 5 options, 12 criteria, 500 people", cost(model(5, 12, 500), 5), "ms", 1000),
    ...(slider === null ? [] : [bounded("script for one step of a dragged weight, largest example", slider, "ms", 16)]),
  ];
}
