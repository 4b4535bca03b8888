/**
 * What playbooks cost: many of a repository at the start, and the largest one in the editor, whose every key has to be
 * there within a frame while a worker looks for what is wrong with it.
 */
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Browser, CDPSession } from "@playwright/test";
import { newYaml } from "#electron/host/playbooks/revise";
import { openStore } from "#electron/host/store/store";
import { tryPlaybook } from "#shared/record/playbook-trial";
import { weaknessesOf } from "#shared/record/weaknesses";
import { launched, serve } from "../../scripts/lib/serve.mjs";
import { largest, sizedPlaybook } from "../samples/sized-playbook";
import { options } from "../samples/stored-records";
import { bounded, median, quantile } from "./figures";

const rounds = 9;
const frame = 16;

export default async function bench() {
  const folder = mkdtempSync(join(tmpdir(), "adroit-bench-playbooks-"));
  const browser = await launched();
  try {
    const [without, with200] = await starts(browser, folder);
    const keys = await typing(browser, await dataFolder(join(folder, "editor"), []));
    return [
      bounded("start screen with 200 playbooks in a repository, against none", with200 / without, "times", 1.1),
      bounded("script of a key in the editor with the largest playbook, the median", median(keys), "ms", frame),
      bounded("the same, 95 of 100", quantile(keys, 0.95), "ms", frame),
      bounded("what is wrong with the largest playbook, against an empty Node process", analysis(), "times", 4),
    ];
  } finally {
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A data folder that works with these repositories. */
async function dataFolder(dir: string, repositories: string[]): Promise<string> {
  mkdirSync(dir, { recursive: true });
  const store = await openStore(options(dir));
  await store.settings.set({ repositories });
  await store.close();
  return dir;
}

/** Milliseconds until the start screen can be used, without playbooks and with 200; by turns, the median of each. */
async function starts(browser: Browser, folder: string): Promise<[number, number]> {
  const roots = ["none", "many"].map((name) => join(folder, name));
  for (const root of roots) mkdirSync(join(root, ".adroit/playbooks"), { recursive: true });
  for (let n = 0; n < 200; n++) {
    const book = sizedPlaybook(`team-${n}`, { options: 3, criteria: 6, answers: 4 });
    writeFileSync(join(roots[1] ?? "", `.adroit/playbooks/team-${n}.yaml`), newYaml(book));
  }
  const dirs = await Promise.all(roots.map((root, n) => dataFolder(join(folder, `data-${n}`), [root])));
  const times: [number[], number[]] = [[], []];
  for (let n = -1; n < rounds; n++) {
    for (const which of n % 2 === 0 ? ([0, 1] as const) : ([1, 0] as const)) {
      const took = await started(browser, dirs[which] ?? "");
      if (n >= 0) times[which].push(took);
    }
  }
  return [median(times[0]), median(times[1])];
}

async function started(browser: Browser, data: string): Promise<number> {
  const context = await browser.newContext();
  const page = await context.newPage();
  const begun = performance.now();
  const { address, stop } = await serve(data);
  try {
    await page.goto(address, { waitUntil: "commit" });
    await page.getByRole("button", { name: "New decision" }).waitFor();
    return performance.now() - begun;
  } finally {
    await context.close();
    await stop();
  }
}

/** Milliseconds of script that each key takes in the page's own thread. */
async function typing(browser: Browser, data: string): Promise<number[]> {
  mkdirSync(join(data, "playbooks"), { recursive: true });
  writeFileSync(join(data, "playbooks/largest.yaml"), newYaml(sizedPlaybook("largest", largest)));
  const { address, stop } = await serve(data);
  const page = await browser.newPage();
  try {
    await page.goto(address);
    await page.evaluate(() => {
      location.hash = "#/playbooks/largest.yaml/criteria/part-3";
    });
    await page.getByLabel("Question", { exact: true }).focus();
    const session = await page.context().newCDPSession(page);
    await session.send("Performance.enable");
    const times: number[] = [];
    for (const key of "what must hold on a day when everything else fails?".repeat(2)) {
      const before = await script(session);
      await page.keyboard.press(key === " " ? "Space" : key);
      // What follows a key at once and what is put off, storing too, as a person's pace has it.
      await sleep(60);
      times.push((await script(session)) - before);
    }
    return times;
  } finally {
    await page.close();
    await stop();
  }
}

async function script(session: CDPSession): Promise<number> {
  const { metrics } = await session.send("Performance.getMetrics");
  return 1000 * (metrics.find(({ name }) => name === "ScriptDuration")?.value ?? Number.NaN);
}

/** Everything that the editor's worker says of it. */
function analysis(): number {
  const playbook = sizedPlaybook("largest", largest);
  const times = { analysis: [] as number[], empty: [] as number[] };
  for (let n = 0; n < rounds; n++) {
    const begun = performance.now();
    weaknessesOf(playbook, 2026, tryPlaybook(playbook));
    times.analysis.push(performance.now() - begun);
    const started = performance.now();
    spawnSync(process.execPath, ["-e", "0"]);
    times.empty.push(performance.now() - started);
  }
  return Math.min(...times.analysis) / Math.min(...times.empty);
}
