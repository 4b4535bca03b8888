/** ADRs that no author writes, as they are set in a browser: how long the page's script holds it up. */
import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Page } from "@playwright/test";
import { clientOf } from "../../scripts/lib/screens.mjs";
import { slowness } from "../../scripts/lib/slowness.mjs";
import { expect, test } from "./fixtures";
import { temporary } from "./temporary";

const blocks = (block: string, count: number) => `${block}\n\n`.repeat(count);
const rows = (row: string, count: number) => `| a | b |\n|---|---|\n${row.repeat(count)}`;

/** Each as much as is still set, or just beyond it. */
const texts: Record<string, string> = {
  links: blocks("[a](b)", 1_700),
  "a table": rows("| one | two |\n", 280),
  tables: blocks(`${rows("| a | b |\n", 200)}\nWords.`, 6),
  items: blocks(`${"- a\n".repeat(300)}\nWords.`, 8),
  lines: blocks("a\n".repeat(350), 25),
  entities: blocks("&amp; ".repeat(300), 20),
  stars: blocks("*a ".repeat(250), 40),
  headings: blocks("# a", 4_000),
  "nested quotes": blocks(`${"> ".repeat(12)}a\n`.repeat(200), 8),
  "nested far beyond": `${"> ".repeat(5_000)}a`,
  "long beyond": "a b c d e f g h\n\n".repeat(60_000),
  "one line": "x".repeat(2_000_000),
};

interface TraceEvent {
  name: string;
  ph: string;
  pid: number;
  tid: number;
  ts: number;
  dur: number;
  /** Microseconds that the thread itself ran, whatever else the machine did. */
  tdur?: number;
  args: { name?: string };
}

/** Milliseconds of script on the page's thread while something is done: all of it, and the longest without a break. */
async function script(browser: Browser, page: Page, doing: () => Promise<void>) {
  await browser.startTracing(page, { categories: ["devtools.timeline", "v8.execute"] });
  await doing();
  const { traceEvents }: { traceEvents: TraceEvent[] } = JSON.parse((await browser.stopTracing()).toString());
  const thread = ({ pid, tid }: TraceEvent) => `${pid} ${tid}`;
  const named = traceEvents.filter(({ name, args }) => name === "thread_name" && args.name === "CrRendererMain");
  const threads = new Set(named.map(thread));
  const runs = traceEvents
    .filter((event) => event.ph === "X" && /^(?:FunctionCall|EvaluateScript|RunMicrotasks)$/.test(event.name))
    .filter((event) => threads.has(thread(event)))
    .toSorted((a, b) => a.ts - b.ts);
  let [end, all, longest] = [0, 0, 0];
  for (const { ts, dur, tdur } of runs) {
    if (ts < end) continue;
    end = ts + dur;
    all += (tdur ?? dur) / 1000;
    longest = Math.max(longest, (tdur ?? dur) / 1000);
  }
  return { all, longest };
}

test("a hostile ADR is shown or refused within 300 ms of script, in slices of at most 50 ms, and the app lives on", async ({
  browser,
  page,
  served,
}) => {
  test.setTimeout(0);
  const factor = await slowness();
  const root = temporary("adroit-hostile-");
  const folder = join(root, "docs/decisions");
  mkdirSync(folder, { recursive: true });
  const names = Object.keys(texts);
  for (const [n, name] of names.entries())
    writeFileSync(join(folder, `${1001 + n}-a.md`), `# ${name}\n\n${texts[name]}\n`);
  writeFileSync(join(folder, "0001-plain.md"), "# Plain\n\nNothing much.\n");
  execFileSync("git", ["init", "-q"], { cwd: root });
  await clientOf(served.address).settings.set({ repositories: [root] });
  await page.reload();
  const open = (file: string) =>
    page.evaluate(
      (hash) => {
        location.hash = hash;
      },
      `#/repository/all/${encodeURIComponent(root)}/${encodeURIComponent(`docs/decisions/${file}`)}`,
    );
  const adr = page.locator("[data-adr]");
  const found: string[] = [];
  for (const [n, name] of names.entries()) {
    await open("0001-plain.md");
    await expect(adr.getByText("Nothing much.")).toBeVisible();
    const { all, longest } = await script(browser, page, async () => {
      await open(`${1001 + n}-a.md`);
      await expect(
        adr.getByRole("heading", { name, exact: true }).or(adr.getByText(/^Shown as it stands/)),
      ).toBeVisible();
      await expect(adr.locator('[aria-busy="true"]')).toHaveCount(0);
    });
    if (all > 300 * factor || longest > 50 * factor) found.push(`${name}: ${all} ms in all, ${longest} ms in one go`);
  }
  expect(found).toEqual([]);
  await page.getByRole("link", { name: "Decisions", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Decisions" })).toBeVisible();
});
