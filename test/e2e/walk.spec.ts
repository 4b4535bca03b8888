import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { expect, test } from "./fixtures";
import { press, tabTo, type } from "./keyboard";
import { folderField, repository } from "./repository";

test("the whole job by keyboard alone: from a blank screen to a committed ADR, found again the next day", async ({
  page,
  served,
}) => {
  test.setTimeout(0);
  const repo = repository();
  const question = page.getByRole("heading", { level: 1 });
  const saved = page.getByRole("banner").getByText("Saved", { exact: true });

  // Frame
  await expect(question).toHaveText("Decisions");
  await page.keyboard.press("n");
  await expect(page.getByRole("menuitem", { name: "Django or Flask" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(question).toHaveText("What has to be decided?");
  await page.keyboard.type("Web framework for the reading room");
  await type(page, "Problem", "Readers reserve seats. Which Python web framework do we build on?");
  await type(page, "Decider", "Head of engineering");
  await tabTo(page, page.locator("summary", { hasText: "People" }));
  await page.keyboard.press("Enter");
  await type(page, "Decision makers", "Backend lead");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Control+Enter");

  // Criteria: one must-have switched on, one criterion added
  await expect(question).toHaveText("What must hold, and what do you judge by?");
  await tabTo(page, page.getByRole("checkbox", { name: /single sign-on/ }));
  await page.keyboard.press("Space");
  await tabTo(page, page.getByRole("checkbox", { name: /Admin interface/ }));
  await page.keyboard.press("Space");
  await page.keyboard.press("Control+Enter");

  // Answers: the first one for each, "don't know" for one; a reload in the middle
  for (const [title, key] of [
    ["Database", "1"],
    ["Complexity", "1"],
    ["Authentication", "0"],
  ] as const) {
    await expect(page.getByRole("main").getByText(title, { exact: true })).toBeVisible();
    await page.keyboard.press(key);
    await expect(page.getByRole("radio", { checked: true })).toHaveCount(1);
    await page.keyboard.press("Enter");
  }
  await expect(page.getByRole("main").getByText("Security", { exact: true })).toBeVisible();
  await expect(saved).toBeVisible();
  await page.reload();
  await expect(page.getByRole("main").getByText("Security", { exact: true })).toBeVisible();
  await expect(page.getByText("3 of 6 answered")).toBeVisible();
  await page.keyboard.press("1");
  await page.keyboard.press("Control+z");
  await expect(page.getByText("3 of 6 answered")).toBeVisible();
  await page.keyboard.press("Control+Shift+z");
  await expect(page.getByText("4 of 6 answered")).toBeVisible();
  await page.keyboard.press("Enter");
  await page.keyboard.press("1");
  await page.keyboard.press("Enter");
  await page.keyboard.press("1");
  await page.keyboard.press("Enter");

  // Weights: they add up from the start; five of the first go to the second
  await expect(question).toHaveText("How much does each criterion count?");
  await expect(page.getByText("Adds up")).toBeVisible();
  await tabTo(page, page.getByRole("slider", { name: "Points for Database" }));
  await page.keyboard.press("ArrowLeft");
  await expect(page.getByText("5 to place").first()).toBeVisible();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowRight");
  await expect(page.getByText("Adds up")).toBeVisible();
  await page.keyboard.press("Enter");

  // Result: the why of a number, other weights tried and dropped
  await expect(question).toHaveText(/Django|Close call/);
  const headline = await question.textContent();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("?");
  await expect(page.getByText("You said:")).toBeVisible();
  await page.keyboard.press("Escape");
  await page.keyboard.press("t");
  await expect(page.getByText("Nothing is changed yet")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(question).toHaveText(headline ?? "");
  await page.keyboard.press("d");

  // Decide
  await expect(question).toHaveText("What do you choose?");
  await page.keyboard.press("1");
  await type(page, /Because/, "accounts and the back office come with it");
  await expect(page.getByRole("complementary", { name: "The ADR" })).toContainText("accounts and the back office");
  await expect(saved).toBeVisible();

  // Export into the repository
  await page.keyboard.press("Control+Enter");
  const dialog = page.getByRole("dialog");
  await expect(dialog).toBeVisible();
  await tabTo(page, await folderField(dialog));
  await page.keyboard.press("Control+a");
  await page.keyboard.type(repo.root);
  await page.keyboard.press("Enter");
  await press(page, new RegExp(`^Use ${basename(repo.root)}$`));
  await press(page, /^Write ADR 0001/);
  await expect(dialog.getByRole("region", { name: "Files written" })).toBeVisible();
  const adr = join(repo.root, "docs/decisions/0001-web-framework-for-the-reading-room.md");
  expect(readFileSync(adr, "utf8")).toContain("accounts and the back office come with it");
  expect(repo.git("status", "--porcelain")).toContain("docs/");

  // Commit exactly these files
  await press(page, /^Commit/);
  await expect(dialog.getByText(/[0-9a-f]{7,}/)).toBeVisible();
  expect(repo.git("status", "--porcelain")).toBe("");
  expect(repo.git("show", "--name-only", "--format=%s").trim().split("\n").slice(1).filter(Boolean).sort()).toEqual([
    "docs/decisions/.adroit/.gitattributes",
    "docs/decisions/.adroit/0001-web-framework-for-the-reading-room.json",
    "docs/decisions/0001-web-framework-for-the-reading-room.md",
  ]);
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();

  // Somebody edits the file; exporting again shows the difference and overwrites nothing
  writeFileSync(adr, readFileSync(adr, "utf8").replace("accounts and the back office", "ACCOUNTS AND THE BACK OFFICE"));
  await tabTo(page, page.locator("summary", { hasText: "More for the record" }));
  await page.keyboard.press("Enter");
  await type(page, /How do you check/, "an architecture test in the pipeline");
  await expect(saved).toBeVisible();
  await page.keyboard.press("Control+Enter");
  await expect(dialog.getByRole("region", { name: "Difference between the file and ours" })).toBeVisible();
  expect(readFileSync(adr, "utf8")).toContain("ACCOUNTS AND THE BACK OFFICE");
  await press(page, /Keep the file/);
  expect(readFileSync(adr, "utf8")).toContain("ACCOUNTS AND THE BACK OFFICE");
  await page.keyboard.press("Escape");

  // Accept, close, and find it again the next day
  await press(page, "Accept");
  // It asks once it knows where the ADR goes.
  await expect(page.getByRole("dialog", { name: "Accept this decision?" })).toBeVisible();
  await press(page, "Accept");
  await expect(page.getByRole("region", { name: "Status" }).getByText("Accepted", { exact: true })).toBeVisible();
  await page.close();
  expect(readdirSync(join(served.data, "records"))).toHaveLength(1);
});

test("the next day it is found again, in a fresh browser, by its title", async ({ page, served, browser }) => {
  await page.evaluate(() => {
    location.hash = "#/playbooks";
  });
  await page.getByRole("button", { name: "Open a copy of A shop" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("What has to be decided?");
  const title = await page.getByRole("textbox", { name: "Title" }).inputValue();
  await page.getByRole("link", { name: "Weights" }).click();
  await expect(page.getByText("Adds up")).toBeVisible();
  await expect(page.getByText("Saved", { exact: true })).toBeVisible();

  const other = await (await browser.newContext()).newPage();
  await other.goto(served.address);
  await expect(other.getByRole("heading", { name: title })).toBeVisible();
  await other.getByRole("link", { name: "Continue" }).click();
  await expect(other.getByText("Adds up")).toBeVisible();
  await other.close();
});

test("a kill in the middle of typing loses nothing that was shown as saved", async ({ page, served, data }) => {
  await expect(page.getByText("No decisions yet")).toBeVisible();
  await page.getByRole("button", { name: "Start a decision" }).click();
  await page.getByRole("textbox", { name: "Title" }).fill("Kept");
  await expect(page.getByText("Saved", { exact: true })).toBeVisible();
  await expect.poll(() => readdirSync(join(data, "records")).filter((name) => name.endsWith(".json")).length).toBe(1);
  const [file = ""] = readdirSync(join(data, "records")).filter((name) => name.endsWith(".json"));
  await expect.poll(() => JSON.parse(readFileSync(join(data, "records", file), "utf8")).draft.frame.title).toBe("Kept");
  await served.stop("SIGKILL");
  await page.getByRole("textbox", { name: "Title" }).fill("Typed while nobody answers");
  await expect(page.getByText("Not saved")).toBeVisible();
  await expect(page.getByRole("alert")).toContainText("Adroit doesn't answer");
  await expect(page.getByRole("textbox", { name: "Title" })).toHaveValue("Typed while nobody answers");
});
