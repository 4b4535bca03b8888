import { expect, test } from "./fixtures";

test("the app opens, and nothing on the page breaks its content policy", async ({ page, served }) => {
  const complaints: string[] = [];
  page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(error.message));
  await page.goto("about:blank");
  await page.goto(served.address);
  await expect(page).toHaveTitle(/Adroit/);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  expect(complaints).toEqual([]);
});

for (const part of ["Notices", "Palette"]) {
  test(`where ${part} can't be fetched the page says so instead of going blank`, async ({ page }) => {
    await page.route(`**/assets/${part}-*.js`, (route) => route.abort());
    await page.reload();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Decisions");
    if (part === "Palette") await page.keyboard.press("Control+k");
    await expect(page.getByRole("alert")).toContainText("This page can't be drawn.");
    await page.unrouteAll();
    await page.getByRole("button", { name: "Reload" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Decisions");
  });
}
