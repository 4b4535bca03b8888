/** The keyboard as a person uses it: Tab until the wanted thing has the focus. */
import { expect, type Locator, type Page } from "@playwright/test";

/** Presses Tab (or Shift+Tab) until `wanted` has the focus. Fails where it can't be reached. */
export async function tabTo(page: Page, wanted: Locator, key: "Tab" | "Shift+Tab" = "Tab") {
  for (let pressed = 0; pressed < 120; pressed++) {
    if (await wanted.evaluateAll((elements) => elements.some((element) => element === document.activeElement))) return;
    await page.keyboard.press(key);
  }
  await expect(wanted, "reachable by Tab").toBeFocused();
}

/** Brings the focus to a button or link by Tab and presses Enter on it. */
export async function press(page: Page, name: string | RegExp, role: "button" | "link" = "button") {
  await tabTo(page, page.getByRole(role, { name }));
  await page.keyboard.press("Enter");
}

/** Brings the focus to a field by Tab and types. */
export async function type(page: Page, label: string | RegExp, text: string) {
  await tabTo(page, page.getByLabel(label));
  await page.keyboard.type(text);
}
