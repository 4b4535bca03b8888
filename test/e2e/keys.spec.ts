/** Every key that a bar or a tooltip names, pressed, does what it says. */
import type { Page } from "@playwright/test";
import { patience } from "../patience";
import { expect, show, test } from "./fixtures";

const question = (page: Page) => page.getByRole("heading", { level: 1 });
const press = async (page: Page, ...keys: string[]) => {
  for (const key of keys) await page.keyboard.press(key);
};

test("the walk: what its bars name", async ({ page, client }) => {
  test.setTimeout(patience(180_000));
  const { record } = await client.records.create({ playbook: "django-vs-flask", example: "close-call" });
  const go = async (step: string) => {
    await show(page, `#/decisions/${record.id}/${step}`);
    await expect(page.getByRole("navigation", { name: "Steps" }).locator("[aria-current]")).toHaveText(
      new RegExp(step.split("/")[0] ?? "", "i"),
    );
  };

  await go("frame");
  await page.getByRole("textbox", { name: "Title" }).focus();
  await press(page, "Tab");
  await expect(page.getByRole("textbox", { name: "Problem" })).toBeFocused();
  await press(page, "Control+Enter");
  await expect(question(page)).toHaveText("What must hold, and what do you judge by?");
  const must = page.getByRole("checkbox", { name: /single sign-on/ });
  await must.focus();
  await press(page, "Space");
  await expect(must).toBeChecked();
  await press(page, "Control+z");
  await expect(must).not.toBeChecked();
  await press(page, "Control+Shift+z");
  await expect(must).toBeChecked();
  await press(page, "Alt+ArrowLeft");
  await expect(question(page)).toHaveText("What has to be decided?");

  await go("answers/database");
  for (const [key, n] of [
    ["1", 0],
    ["5", 4],
    ["0", -1],
  ] as const) {
    await press(page, key);
    await expect(page.getByRole("radio").nth(n)).toBeChecked();
  }
  await press(page, "n");
  await expect(page.getByRole("textbox", { name: "Note" })).toBeFocused();
  await page.getByRole("textbox", { name: "Note" }).blur();
  await press(page, "e");
  await expect(page.getByRole("complementary", { name: "Evidence" })).toBeHidden();
  await press(page, "e");
  await expect(page.getByRole("complementary", { name: "Evidence" })).toBeVisible();
  await press(page, "Enter");
  await expect(page.getByRole("main").getByText("Complexity", { exact: true })).toBeVisible();

  await go("weights");
  const slider = (name: string) => page.getByRole("slider", { name: `Points for ${name}` });
  await press(page, "ArrowDown");
  await expect(slider("Database")).toBeFocused();
  await press(page, "ArrowDown");
  await expect(slider("Complexity")).toBeFocused();
  const before = Number(await slider("Complexity").getAttribute("aria-valuenow"));
  const first = await slider("Database").getAttribute("aria-valuenow");
  await press(page, "ArrowRight");
  await expect(slider("Complexity")).toHaveAttribute("aria-valuenow", `${before + 5}`);
  await press(page, "ArrowLeft", "ArrowLeft");
  await expect(slider("Complexity")).toHaveAttribute("aria-valuenow", `${before - 5}`);
  await expect(slider("Database")).toHaveAttribute("aria-valuenow", first ?? "");
  await press(page, "ArrowUp");
  await expect(slider("Database")).toBeFocused();
  await press(page, "=");
  await expect(page.getByText("100 of 100")).toBeVisible();

  await page.getByText("Swing", { exact: true }).click();
  await expect(slider("Database")).toHaveAttribute("aria-valuenow", "0");
  await page.getByRole("button", { name: /This first.*Security/ }).click();
  await expect(slider("Security")).toHaveAttribute("aria-valuenow", "100");
  await slider("Database").focus();
  await press(page, "ArrowDown", "ArrowRight");
  await expect(slider("Complexity")).toHaveAttribute("aria-valuenow", "5");

  await page.getByText("Rank", { exact: true }).click();
  const rows = page.getByRole("list", { name: "Criteria, most important first" }).getByRole("listitem");
  const second = ((await rows.nth(1).getAttribute("aria-label")) ?? "").split(", ")[1] ?? "";
  await rows.nth(1).focus();
  await press(page, "Alt+ArrowUp");
  await expect(rows.first()).toContainText(second);
  await press(page, "Alt+ArrowDown");
  await expect(rows.nth(1)).toContainText(second);

  await go("result");
  await press(page, "ArrowDown", "ArrowDown", "ArrowUp");
  const why = page.locator("[data-why]");
  await expect(why.first()).toBeFocused();
  await press(page, "?");
  await expect(why.first()).toHaveAttribute("aria-expanded", "true");
  await press(page, "t");
  await expect(page.getByText("Nothing is changed yet")).toBeVisible();
  await press(page, "Escape", "d");
  await expect(question(page)).toHaveText("What do you choose?");
  await press(page, "3");
  await expect(page.getByRole("radio", { name: /Postpone/ })).toBeChecked();
  await press(page, "1");
  await expect(page.getByRole("radio", { name: /Django/ })).toBeChecked();
  await press(page, "Control+Enter");
  await expect(page.getByRole("dialog")).toBeVisible();
});

test("a criterion without answers: digits score one option after the other", async ({ page, client }) => {
  const { record } = await client.records.create({ playbook: "other-decision" });
  await show(page, `#/decisions/${record.id}/answers`);
  await expect(page.getByRole("group", { name: "First option" })).toBeVisible();
  await press(page, "2", "5");
  await expect(page.getByRole("group", { name: "First option" }).getByRole("radio", { name: /^2/ })).toBeChecked();
  await expect(page.getByRole("group", { name: "Second option" }).getByRole("radio", { name: /^5/ })).toBeChecked();
});

test("start and everywhere: find, rows, new, go on, commands with decisions in them", async ({ page, client }) => {
  for (const example of ["shop", "one-endpoint"]) await client.records.create({ playbook: "django-vs-flask", example });
  await page.reload();
  await expect(
    page.getByRole("button", { name: "Continue" }).or(page.getByRole("link", { name: "Continue" })),
  ).toBeVisible();
  await press(page, "/");
  await expect(page.getByRole("textbox", { name: "Find a decision" })).toBeFocused();
  await page.getByRole("textbox", { name: "Find a decision" }).blur();
  await press(page, "ArrowDown");
  await expect(page.locator("[data-row]").first()).toBeFocused();
  await press(page, "n");
  await expect(page.getByRole("menu")).toBeVisible();
  await press(page, "Escape", "Control+k");
  const palette = page.getByRole("dialog");
  await expect(palette.getByText("Framework for the invoice converter")).toBeVisible();
  await press(page, "Escape");
  await expect(palette).toBeHidden();
  await page.evaluate(() => (document.activeElement as HTMLElement).blur());
  await press(page, "Enter");
  await expect(page.getByRole("navigation", { name: "Steps" })).toBeVisible();
});

test("the menu of a row opens by keyboard, again and again, and gives the focus back", async ({ page, client }) => {
  for (const example of ["shop", "one-endpoint"]) await client.records.create({ playbook: "django-vs-flask", example });
  await page.reload();
  const more = page.getByRole("button", { name: /^More for/ });
  await more.focus();
  for (const _ of ["first", "again"]) {
    await page.keyboard.press("Enter");
    await expect(page.getByRole("menuitem", { name: "Duplicate" })).toBeVisible();
    // The menu takes the focus a moment after it shows.
    await expect(page.locator('[role="menu"]:focus-within')).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(page.getByRole("menu")).toBeHidden();
    await expect(more).toBeFocused();
  }
});
