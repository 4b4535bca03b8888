import type { Page } from "@playwright/test";
import { expectNoFindings } from "./axe";
import { type Client, expect, show, test } from "./fixtures";
import { beginRoom, closeCall, knock, reveal, next as step } from "./room";

const next = (page: Page, name: string) => page.getByRole("button", { name: `Next: ${name}` }).click();
const title = (page: Page) => page.getByRole("heading", { level: 1 });

/** Decides an example for what is recommended and accepts it, as a user would. */
async function accept(page: Page) {
  await show(page, "#/playbooks");
  await page.getByRole("button", { name: "Open a copy of A close call" }).click();
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

/** The same, through the contract. */
async function showAccepted(page: Page, client: Client) {
  const { record, etag } = await client.records.create(closeCall);
  const { id, draft } = record;
  const [option] = draft.options;
  const words = { by: draft.frame.decider, reason: "it fits what we answered", overrule: "we know it well" };
  const rest = { consequences: [], consent: {}, dissent: [], actions: [], triggers: [], forecasts: [] };
  const decision = {
    ...rest,
    ...words,
    option: option?.id ?? "",
    on: "2026-10-06",
    review: null,
    confirmation: "",
    confidence: null,
  };
  await client.records.save({ id, etag, draft: { ...draft, decision } });
  const saved = await client.records.get({ id });
  await client.records.setStatus({ id, etag: saved.etag, status: "accepted" });
  await show(page, `#/decisions/${id}/decide`);
  await expect(title(page)).toHaveText("What was chosen");
}

test("a review from the due list to its revision, and axe finds nothing", async ({ page }) => {
  test.setTimeout(0);
  await accept(page);
  const again = page.getByRole("region", { name: "Looking again" });
  await again.getByRole("textbox", { name: "What happened" }).fill("Support for our version ends");
  await again.getByRole("button", { name: "It happened", exact: true }).click();
  await expect(again.getByText("Trigger hit")).toBeVisible();
  await expectNoFindings(page, "an accepted decision");

  await show(page, "#/");
  await expect(page.getByRole("region", { name: "Due for review" })).toContainText("Support for our version ends");
  await expectNoFindings(page, "start");
  await page.getByRole("button", { name: "Filter" }).click();
  await expect(page.getByRole("combobox", { name: "Status" })).toBeVisible();
  await expectNoFindings(page, "filter");
  await page.keyboard.press("Escape");
  await page
    .getByRole("navigation", { name: "Adroit" })
    .getByRole("link", { name: /Due for review/ })
    .click();
  await expect(title(page)).toHaveText("Due for review");
  await expectNoFindings(page, "due");
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Calendar file" }).click();
  expect((await download).suggestedFilename()).toBe("decision-reviews.ics");

  await page.getByRole("link", { name: /^Review / }).click();
  await expect(page.getByRole("navigation", { name: "Review" })).toBeVisible();
  await expectNoFindings(page, "before");
  await next(page, "What changed");
  await page.getByRole("checkbox", { name: "Complexity" }).click();
  await expectNoFindings(page, "changed");
  await next(page, "Answer again");
  await page.getByRole("group", { name: "Complexity" }).getByRole("radio").first().click();
  await expect(page.getByRole("complementary", { name: "What moved" })).toContainText("The gap moved");
  await expectNoFindings(page, "again");

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
  await expectNoFindings(page, "verdict");
  await page.getByRole("button", { name: /amended$/ }).click();
  await expect(title(page)).toHaveText("What was chosen");

  await page.getByRole("region", { name: "Looking again" }).getByRole("link", { name: "Revisions" }).click();
  await expect(title(page)).toContainText("The gap moved");
  await expect(page.getByRole("region", { name: "What moved it" })).toContainText("Complexity");
  await page.getByText("All that differs").click();
  await expectNoFindings(page, "revisions");
  await page.keyboard.press("ArrowLeft");
  await expect(title(page)).toContainText("Accepted on");
});

test("a room looks again: it reads what was decided, judges what changed alone, and the review keeps what it said", async ({
  page,
  client,
  browser,
}) => {
  test.setTimeout(0);
  await showAccepted(page, client);
  await page
    .getByRole("region", { name: "Looking again" })
    .getByRole("link", { name: /Review/ })
    .first()
    .click();
  await expect(title(page)).toContainText("Django");
  await next(page, "What changed");
  await page.getByRole("checkbox", { name: "Complexity" }).click();
  await next(page, "Answer again");
  await page.getByRole("button", { name: "Answer again together" }).click();
  await expect(page.getByRole("radio", { name: "Review, 25 minutes" })).toBeChecked();
  await expectNoFindings(page, "prepare");

  const room = await beginRoom(page);
  const ana = await knock(browser, room, "Ana", "I decide");
  await page.getByRole("button", { name: "Let in Ana" }).click();
  await step(room, "Start the time: Silent read");
  await expect(ana.getByRole("heading", { name: "Decided before" })).toBeVisible();
  await expect(ana.getByText("it fits what we answered")).toBeVisible();
  await expectNoFindings(ana, "reading");
  await ana.getByRole("button", { name: "I've read it" }).click();
  await step(room, "Next: Blind judgements");
  await expect(ana.getByText("Complexity, 1 of 1")).toBeVisible();
  await ana.getByRole("radio").first().check();
  await ana.getByRole("button", { name: "I'm done" }).click();
  await reveal(room, ana);
  await expect(ana.getByRole("heading", { level: 2 })).toHaveText(["Complexity"]);
  for (const on of [/^Next: (Discuss|Why)$/, /^Next: (Judge again|Why|Decide)$/]) {
    if (await page.getByRole("button", { name: "Next: Decide", exact: true }).isVisible()) break;
    await page.getByRole("button", { name: on }).click();
  }
  await page.getByRole("button", { name: "Next: Decide", exact: true }).click();
  await ana.getByRole("radio").first().check();
  await ana.getByLabel("Because").fill("It is still what we need.");
  await ana.getByRole("heading", { level: 1 }).click();
  const against = ana.getByLabel("Why against the recommendation");
  if (await against.isVisible()) {
    await against.fill("We know it well.");
    await ana.getByRole("heading", { level: 1 }).click();
  }
  await ana.getByRole("button", { name: "This is my choice" }).click();
  await ana.getByRole("radio", { name: /^4,/ }).check();
  await ana.getByRole("button", { name: "I'm done" }).click();
  await reveal(room, ana);
  await step(room, "Next: Follow-up");
  await page.getByRole("button", { name: "Close the workshop" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Close the workshop" }).click();

  // Back in the review: what the room made of it, for the facilitator to close.
  await expect(page.getByRole("button", { name: /What becomes of it/ })).toHaveAttribute("aria-current", "step");
  await expect(page.getByRole("textbox", { name: "Why", exact: true })).toHaveValue(/It is still what we need/);
  await expectNoFindings(page, "verdict");
  await page.getByRole("button", { name: /^Keep / }).click();
  await expect(title(page)).toHaveText("What was chosen");
});
