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
