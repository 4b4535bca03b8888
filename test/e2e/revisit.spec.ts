import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";

async function findings(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"])
    .analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} ${target} ${failureSummary}`),
  );
}

const next = (page: Page, name: string) => page.getByRole("button", { name: `Next: ${name}` }).click();
const title = (page: Page) => page.getByRole("heading", { level: 1 });

/** Decides an example for what is recommended and accepts it, as a user would. */
async function accept(page: Page) {
  await page.evaluate(() => {
    location.hash = "#/playbooks";
  });
  await page.getByRole("button", { name: "Open A close call" }).click();
  await page.getByRole("navigation", { name: "Steps" }).getByRole("link", { name: "Decide" }).click();
  await expect(title(page)).toHaveText("What do you choose?");
  await page.keyboard.press("1");
  await page.getByRole("textbox", { name: "Because" }).fill("it fits what we answered");
  const overrule = page.getByRole("textbox", { name: "Why against the recommendation" });
  if (await overrule.isVisible()) await overrule.fill("we know it well");
  await page.getByRole("button", { name: "Accept" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Accept" }).click();
  await expect(title(page)).toHaveText("What was chosen");
}

for (const scheme of ["light", "dark"] as const) {
  test(`a review from the due list to its revision, and axe finds nothing, ${scheme}`, async ({ page }) => {
    test.setTimeout(120_000);
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: "reduce" });
    await accept(page);
    const again = page.getByRole("region", { name: "Looking again" });
    await again.getByRole("textbox", { name: "What happened" }).fill("Support for our version ends");
    await again.getByRole("button", { name: "It happened", exact: true }).click();
    await expect(again.getByText("Trigger hit")).toBeVisible();
    expect(await findings(page), "an accepted decision").toEqual([]);

    await page.evaluate(() => {
      location.hash = "#/";
    });
    await expect(page.getByRole("region", { name: "Due for review" })).toContainText("Support for our version ends");
    expect(await findings(page), "start").toEqual([]);
    await page.getByRole("button", { name: "Filter" }).click();
    await expect(page.getByRole("combobox", { name: "Status" })).toBeVisible();
    expect(await findings(page), "filter").toEqual([]);
    await page.keyboard.press("Escape");
    await page
      .getByRole("navigation", { name: "Adroit" })
      .getByRole("link", { name: /Due for review/ })
      .click();
    await expect(title(page)).toHaveText("Due for review");
    expect(await findings(page), "due").toEqual([]);
    const download = page.waitForEvent("download");
    await page.getByRole("button", { name: "Calendar file" }).click();
    expect((await download).suggestedFilename()).toBe("decision-reviews.ics");

    await page.getByRole("link", { name: /^Review / }).click();
    await expect(title(page)).toHaveText("Does it still hold?");
    expect(await findings(page), "begin").toEqual([]);
    await page.keyboard.press("Control+Enter");
    await expect(page.getByRole("navigation", { name: "Review" })).toBeVisible();
    expect(await findings(page), "before").toEqual([]);
    await next(page, "What changed");
    await page.getByRole("checkbox", { name: "Complexity" }).click();
    expect(await findings(page), "changed").toEqual([]);
    await next(page, "Answer again");
    await page.getByRole("group", { name: "Complexity" }).getByRole("radio").first().click();
    await expect(page.getByRole("complementary", { name: "What moved" })).toContainText("The gap moved");
    expect(await findings(page), "again").toEqual([]);

    // A reload in the middle loses nothing: the review is kept as it is edited.
    await expect(page.getByText("Saved")).toBeVisible();
    await page.reload();
    await page
      .getByRole("navigation", { name: "Review" })
      .getByRole("button", { name: /What becomes of it/ })
      .click();
    await page.getByRole("radio", { name: /with what changed/ }).click();
    await page.getByRole("textbox", { name: "Why", exact: true }).fill("it will stay smaller");
    const overruled = page.getByRole("textbox", { name: /and not/ });
    if (await overruled.isVisible()) await overruled.fill("we know it well");
    expect(await findings(page), "verdict").toEqual([]);
    await page.getByRole("button", { name: /amended$/ }).click();
    await expect(title(page)).toHaveText("What was chosen");

    await page.getByRole("region", { name: "Looking again" }).getByRole("link", { name: "Revisions" }).click();
    await expect(title(page)).toContainText("The gap moved");
    await expect(page.getByRole("region", { name: "What moved it" })).toContainText("Complexity");
    await page.getByText("All that differs").click();
    expect(await findings(page), "revisions").toEqual([]);
    await page.keyboard.press("ArrowLeft");
    await expect(title(page)).toContainText("Accepted on");
  });
}
