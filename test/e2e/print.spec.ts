/** What goes on paper: the page's own words, on white, without the app around them. */
import type { Page } from "@playwright/test";
import { clientOf, fill } from "../../scripts/lib/screens.mjs";
import { test as base, expect, type Served, serve, show } from "./fixtures";
import { temporary } from "./temporary";

// They only look, so that one host serves them all.
base.describe.configure({ mode: "default" });
let adroit: Served;
let ids: Awaited<ReturnType<typeof fill>>;
base.beforeAll(async () => {
  adroit = await serve(temporary("adroit-print-data-"));
  ids = await fill(clientOf(adroit.address), temporary("adroit-print-"));
});
base.afterAll(() => adroit?.stop());
const test = base.extend({ served: async ({}, use) => use(adroit) });

async function go(page: Page, hash: string) {
  await show(page, hash);
  await expect(page.getByRole("heading").first()).toBeVisible();
}

test("a screen is printed whole, without navigation, bars and buttons", async ({ page }) => {
  await page.emulateMedia({ media: "print" });
  await go(page, "#/");
  await expect(page.getByText(/members' portal/).first()).toBeVisible();
  await expect(page.getByRole("navigation", { name: "Adroit" })).toBeHidden();
  await expect(page.getByRole("button", { name: /^New decision/ })).toBeHidden();

  await go(page, `#/decisions/${ids.long}/result`);
  for (const part of ["banner", "contentinfo"] as const) await expect(page.getByRole(part)).toBeHidden();
  const whole = await page.getByRole("main").evaluate((main) => main.scrollHeight - main.clientHeight);
  expect(whole).toBe(0);

  await go(page, `#/decisions/${ids.decided}/decide`);
  await expect(page.getByRole("article", { name: "The ADR" })).toBeVisible();
  await expect(page.getByRole("heading", { name: "What was chosen" })).toBeHidden();
});

test("the ADR is printed as it stood beside the decision, though paper is narrower than the window", async ({
  page,
}) => {
  await go(page, `#/decisions/${ids.decided}/decide`);
  await expect(page.getByRole("article", { name: "The ADR" })).toBeVisible();
  await page.evaluate(() => {
    addEventListener("afterprint", () => {
      Object.assign(window, { after: document.querySelector("aside article") !== null });
    });
  });
  await page.pdf({ format: "A4" });
  expect(await page.evaluate(() => (window as unknown as { after: boolean }).after)).toBe(true);
});

test("on paper it is dark on white, and a list has all of its rows", async ({ page }) => {
  await page.emulateMedia({ colorScheme: "dark" });
  await go(page, "#/repository");
  await expect(page.getByRole("row").nth(5)).toBeVisible();
  await expect(page.locator("html")).toHaveAttribute("data-mantine-color-scheme", "dark");
  const rows = await page.getByRole("row").count();
  expect(rows).toBeLessThan(43);
  await page.evaluate(() => {
    addEventListener("beforeprint", () => {
      const { mantineColorScheme } = document.documentElement.dataset;
      Object.assign(window, { seen: [mantineColorScheme, document.querySelectorAll('[role="row"]').length] });
    });
  });
  await page.pdf({ format: "A4" });
  // Forty of the repository, the two that were exported, and the head.
  expect(await page.evaluate(() => (window as unknown as { seen: unknown }).seen)).toEqual(["light", 43]);
  await expect(page.locator("html")).toHaveAttribute("data-mantine-color-scheme", "dark");
  await expect(page.getByRole("row")).toHaveCount(rows);
});
