/** A published log as somebody meets it who got the file: opened from disk, without a server, without network. */
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, type Page, test } from "@playwright/test";
import { removeFolder } from "../temporary";
import { expectNoFindings } from "./axe";

const root = join(import.meta.dirname, "../..");
let folder = "";
let address = "";
test.beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "adroit-published-"));
  const adrs = join(folder, "log/docs/adr");
  mkdirSync(adrs, { recursive: true });
  const put = (name: string, text: string) => writeFileSync(join(adrs, name), text);
  const adr = (title: string, status: string, more = "") =>
    `# ${title}\n\nDate: 2026-01-02\n\n## Status\n\n${status}\n\n## Context\n\n${more}\n`;
  put("0007-use-queues.md", adr("7. Use queues", "Superseded by [12](0012-use-topics.md)", "Fourteen weeks."));
  put(
    "0012-use-topics.md",
    adr("12. Use topics", "Accepted\n\nSupersedes [7](0007-use-queues.md)", "Review by 2020-01-01."),
  );
  put(
    "0013-store-money.md",
    adr(
      "13. Store money",
      "Proposed\n\nDepends on [12](0012-use-topics.md)",
      "| a | b |\n|---|---|\n| 1 | 2 |\n\n```\ncode\n```\n",
    ).replace("## Status", "Tags: money, <b>\n\n## Status"),
  );
  put(
    "0014-hostile.md",
    adr("14. <b>Hostile</b>", "Accepted", readFileSync(join(root, "test/samples/hostile.md"), "utf8")),
  );
  const to = join(folder, "adr.html");
  execFileSync(process.execPath, [join(root, "out/cli/index.js"), "publish", join(folder, "log"), "--single", to]);
  address = pathToFileURL(to).href;
});
test.afterAll(() => removeFolder(folder));

/** Everything that the page asks for or says is wrong. */
function heard(page: Page): string[] {
  const all: string[] = [];
  page.on("request", (request) => all.push(request.url()));
  page.on("console", (message) => all.push(message.text()));
  page.on("pageerror", (error) => all.push(String(error)));
  return all;
}

/** Rows that can be seen, of the list or of what is found. */
const shown = (page: Page) =>
  page
    .locator("nav li")
    .evaluateAll((rows) =>
      rows
        .filter((row) => row.checkVisibility({ contentVisibilityAuto: false }))
        .map((row) => row.querySelector(".title")?.textContent),
    );

test("a hostile text runs nothing, and no request leaves", async ({ page }) => {
  const all = heard(page);
  await page.goto(`${address}#adr-0014-hostile`);
  await expect(page.locator("article:visible")).toHaveCount(1);
  await page.goto(`${address}#everything`);
  await expect(page.locator("article:visible")).toHaveCount(4);
  expect(await page.evaluate(() => "ran" in window)).toBe(false);
  expect(all.filter((one) => !one.startsWith("data:"))).toEqual([address, `${address}#everything`].slice(0, 1));
});

test("it is searched, filtered and read by keyboard alone", async ({ page }) => {
  await page.goto(address);
  await page.keyboard.press("/");
  await page.keyboard.type("fourteen");
  await expect.poll(() => shown(page)).toEqual(["Use queues"]);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "Use queues" })).toBeVisible();
  await expect(page.locator("#found [aria-current]")).toContainText("Use queues");
  await page.keyboard.press("Escape");
  await expect.poll(() => shown(page)).toHaveLength(4);
  await expect(page.locator("#list [aria-current]")).toContainText("Use queues");
  await page.keyboard.press("/");
  await page.keyboard.type("7");
  await expect.poll(async () => (await shown(page))[0]).toBe("Use queues");
  await page.goBack();
  await expect(page.getByRole("heading", { name: "All decisions" })).toBeVisible();
});

test("what is found is shown in parts, in any script, and the list is as it was afterwards", async ({ page }) => {
  const adrs = join(folder, "long/docs/adr");
  mkdirSync(adrs, { recursive: true });
  for (let n = 1; n <= 40; n++)
    writeFileSync(join(adrs, `${n}-part.md`), `# ${n}. Part ${n}\n\n## Status\n\nAccepted\n\n## Context\n\nCommon.\n`);
  writeFileSync(
    join(adrs, "41-选择数据库.md"),
    "# 41. 选择数据库\n\n## Status\n\nProposed\n\n## Context\n\nZebra 数据\n",
  );
  const to = join(folder, "long.html");
  execFileSync(process.execPath, [join(root, "out/cli/index.js"), "publish", join(folder, "long"), "--single", to]);
  await page.goto(pathToFileURL(to).href);
  const all = await shown(page);
  await page.getByRole("searchbox").fill("common");
  await expect.poll(() => shown(page)).toEqual(all.slice(1, 26));
  await expectNoFindings(page, "found");
  await page.getByRole("button", { name: "Show 15 more of 40" }).press("Enter");
  await expect.poll(() => shown(page)).toEqual(all.slice(1));
  await expect(page.locator("#more")).toBeHidden();
  await expect(page.locator("#found a:focus .title")).toHaveText(all[26] ?? "");
  await page.keyboard.press("ArrowUp");
  await expect(page.locator("#found a:focus .title")).toHaveText(all[25] ?? "");
  await page.keyboard.press("Escape");
  await expect.poll(() => shown(page)).toEqual(all);
  await expect(page.locator("#list a:focus .title")).toHaveText(all[25] ?? "");
  await page.getByRole("searchbox").fill("common");
  await page.getByRole("button", { name: "Proposed 1" }).click();
  await expect(page.getByText("Nothing is found.")).toBeVisible();
  await page.getByRole("searchbox").fill("zebra");
  await expect.poll(() => shown(page)).toEqual(["选择数据库"]);
  await page.locator("#found").getByText("选择数据库").click();
  await page.getByRole("searchbox").fill("");
  await page.getByRole("button", { name: "All 41" }).click();
  await expect.poll(() => shown(page)).toEqual(all);
  await expect(page.locator("#list [aria-current]")).toContainText("选择数据库");
});

test("each text runs as its letters do, and a title without end leaves room for the others", async ({ page }) => {
  const adrs = join(folder, "letters/docs/adr");
  mkdirSync(adrs, { recursive: true });
  const put = (number: number, title: string, text: string) =>
    writeFileSync(
      join(adrs, `${number}-part.md`),
      `# ${number}. ${title}\n\n## Status\n\nAccepted\n\n## Context\n\n${text}\n`,
    );
  put(1, "החלטה על PostgreSQL", "החלטנו להשתמש PostgreSQL.\n\n- פריט");
  put(2, "W".repeat(900), "Text.");
  const to = join(folder, "letters.html");
  execFileSync(process.execPath, [join(root, "out/cli/index.js"), "publish", join(folder, "letters"), "--single", to]);
  await page.goto(`${pathToFileURL(to).href}#adr-1-part`);
  /** Pixels from the edges of the text's column to its letters. */
  const margins = (what: string) =>
    page.locator(`article:visible ${what}`).evaluate((element) => {
      const letters = document.createRange();
      letters.selectNodeContents(element);
      const [inner, outer] = [letters.getBoundingClientRect(), element.closest(".text")?.getBoundingClientRect()];
      return { left: inner.left - (outer?.left ?? 0), right: (outer?.right ?? 0) - inner.right };
    });
  for (const what of ["h2", ".body p:has-text('PostgreSQL')", ".body li"]) {
    const { left, right } = await margins(what);
    expect([what, right < 100, left > 200]).toEqual([what, true, true]);
  }
  expect((await margins(".body h3:has-text('Status')")).left).toBeLessThan(100);
  expect((await page.locator("#list li").first().boundingBox())?.height).toBeLessThan(250);
});

test("relations are links at both ends, and a tag cuts the list down", async ({ page }) => {
  await page.goto(`${address}#adr-0013-store-money`);
  await page.locator("article:visible .standing").getByRole("link", { name: "0012 Use topics" }).click();
  await expect(page.locator("article:visible .standing")).toHaveText("Required by0013 Store money");
  await page.getByLabel("Tag").selectOption("money");
  await expect.poll(() => shown(page)).toEqual(["Store money"]);
  await page.getByLabel("Tag").selectOption("");
  await expect.poll(() => shown(page)).toHaveLength(4);
});

test("what is due is told by today, and filters keep what they say", async ({ page }) => {
  await page.clock.setFixedTime(new Date("2020-01-11T12:00:00"));
  await page.goto(address);
  await expect(page.locator("#reviews")).toContainText("10 days late");
  await page.getByRole("button", { name: "Due 1" }).click();
  await expect.poll(() => shown(page)).toEqual(["Use topics"]);
  await page.getByRole("button", { name: "Proposed 1" }).click();
  await expect.poll(() => shown(page)).toEqual(["Store money"]);
});

test("it reads without script as well", async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(address);
  await expect(page.getByRole("searchbox")).toBeHidden();
  await page.locator("#list").getByText("Use topics").click();
  await expect(page.getByRole("heading", { name: "Use topics" })).toBeVisible();
  await expect(page.getByRole("heading", { name: "All decisions" })).toBeHidden();
  await context.close();
});

test("axe finds nothing, wide and on a phone", async ({ page }) => {
  for (const width of [1280, 390]) {
    await page.setViewportSize({ width, height: 844 });
    for (const what of ["", "#adr-0012-use-topics", "#adr-0013-store-money", "#everything"]) {
      await page.goto("about:blank");
      await page.goto(`${address}${what}`);
      await expectNoFindings(page, `${width} ${what}`);
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    }
  }
});

test("on a phone there is one thing at a time", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  for (const what of ["#adr-0012-use-topics", "#everything"]) {
    await page.goto(`${address}${what}`);
    await expect(page.locator("article:visible").first()).toBeVisible();
    await expect(page.locator("nav")).toBeHidden();
    await expect(page.getByRole("searchbox")).toBeHidden();
  }
  await page.goto(`${address}#log`);
  await expect(page.locator("nav")).toBeVisible();
  await expect(page.getByRole("searchbox")).toBeVisible();
});

test("in print there is the ADR and nothing around it", async ({ page }) => {
  await page.goto(`${address}#adr-0013-store-money`);
  await page.emulateMedia({ media: "print" });
  await expect(page.locator("nav")).toBeHidden();
  await expect(page.locator("article:visible")).toHaveCount(1);
  await page.goto(`${address}#everything`);
  await expect(page.locator("article:visible")).toHaveCount(4);
});
