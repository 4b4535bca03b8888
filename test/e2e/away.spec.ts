/** A call from the facilitator's side: asked for in the workshop, answered in its page, pasted, opened. And a clone's. */
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Page } from "@playwright/test";
import { removeFolder } from "../temporary";
import { expectNoFindings } from "./axe";
import { expect, test } from "./fixtures";
import { pasteInto } from "./paste";
import { chooseFolder, repository } from "./repository";
import { phone, showExample } from "./room";

const root = join(import.meta.dirname, "../..");

/** Goes through a call's screens from its beginning, with the `turn`th answer to each question, up to the seal. */
async function answer(page: Page, name: string, turn: number) {
  await page.getByLabel("Your name").fill(name);
  await page.getByRole("button", { name: "Begin" }).click();
  await page.getByRole("button", { name: "Next: points" }).click();
  await page.getByRole("button", { name: "Spread evenly" }).click();
  await page.getByRole("button", { name: "Next: questions" }).click();
  for (let at = 0; ; at++) {
    const answers = page.getByRole("radio");
    await answers.nth((turn + at) % ((await answers.count()) - 1)).check();
    const next = page.getByRole("button", { name: /^Next: / });
    if ((await next.count()) === 0) break;
    await next.click();
  }
  await page.getByRole("button", { name: "To the end" }).click();
  await page.getByRole("button", { name: "Seal it" }).click();
  await expect(page.getByRole("heading", { name: "Your ballot is sealed" })).toBeVisible();
}

/** The frame around the dialog is tried without one. */
const expectNoneInDialog = (page: Page, dialog: string) => expectNoFindings(page, dialog, '[role="dialog"]');

/** Pictures to look at, where somebody asks for them. */
async function picture(page: Page, name: string) {
  const to = process.env.ADROIT_PICTURES;
  if (!to) return;
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    await page.screenshot({ path: join(to, `${name}-${colorScheme}.png`) });
  }
}

test("people elsewhere are asked, answer in the page, and are opened with the room", async ({
  page,
  client,
  browser,
}) => {
  await showExample(page, client, "workshop");
  await page.getByRole("button", { name: "Begin the workshop" }).click();
  await page.getByRole("button", { name: "Ask people elsewhere" }).click();
  await page.getByLabel("Who is asked").fill("Ben\nCleo");
  await expectNoneInDialog(page, "who is asked");
  await picture(page, "ask");
  await page.getByRole("button", { name: "Make the call" }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByText("missing")).toHaveCount(2);
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    dialog.getByRole("button", { name: "Save the page" }).click(),
  ]);
  const saved = test.info().outputPath("call.html");
  await file.saveAs(saved);
  const address = pathToFileURL(saved).href;
  const words = await dialog.getByText(/^This call: /).innerText();

  const ballots: string[] = [];
  for (const [i, name] of ["Ben", "Cleo"].entries()) {
    const other = await browser.newPage({ viewport: phone });
    await other.goto(address);
    await expect(other.getByText(words)).toBeVisible();
    await answer(other, name, i);
    ballots.push(await other.getByLabel("Your sealed ballot").inputValue());
    await other.close();
  }
  await pasteInto(dialog.getByLabel("Or paste sealed ballots"), `Hello\n${ballots.join("\nand\n")}`);
  await dialog.getByRole("button", { name: "Take them" }).click();
  await expect(dialog.getByText(/^pasted, arrived/)).toHaveCount(2);
  await expect(dialog.getByText("missing")).toHaveCount(0);
  await expectNoneInDialog(page, "ballots");
  await picture(page, "ballots");
  await dialog.getByRole("button", { name: "Open all" }).click();
  await dialog.getByRole("button", { name: "Yes, open all now" }).click();
  await expect(page.getByText("Opened with 2 ballots.")).toBeVisible();
  await expect(page.getByRole("heading", { level: 1 })).toContainText(/2 people|Round 1|open/i);
  await page.getByRole("button", { name: "Ask people elsewhere" }).click();
  await expect(page.getByRole("dialog", { name: "Ask once more, elsewhere" })).toBeVisible();
});

test("who has a clone answers in the app, and the ballot is committed", async ({ page }) => {
  const folder = mkdtempSync(join(tmpdir(), "adroit-clone-"));
  try {
    const repo = repository();
    const example = join(root, "templates/examples/close-call.yaml");
    const paths = ["--out", "call.html", "--key", "call.key", "--from", "Ana", "--json", "call.json"];
    execFileSync(
      process.execPath,
      [join(root, "out/cli/index.js"), "call", example, "--until", "2099-12-04", ...paths],
      {
        cwd: folder,
      },
    );
    const { id } = JSON.parse(readFileSync(join(folder, "call.json"), "utf8")) as { id: string };
    mkdirSync(join(repo.root, ".adroit/calls"), { recursive: true });
    cpSync(join(folder, "call.json"), join(repo.root, `.adroit/calls/${id}.json`));
    repo.git("add", "-A");
    repo.git("commit", "-qm", "Ask");
    await page.getByRole("link", { name: /^Repository/ }).click();
    await page.getByRole("button", { name: "Add a repository" }).click();
    const add = page.getByRole("dialog", { name: "Add a repository" });
    await chooseFolder(add, repo.root);
    await expect(add).toBeHidden();
    await page
      .getByRole("link", { name: /^Decisions/ })
      .first()
      .click();
    await page.getByRole("link", { name: /^Answer/ }).click();
    await answer(page, "Cleo", 0);
    await expectNoFindings(page, "hand in");
    await page.getByRole("button", { name: "Write and commit it" }).click();
    await expect(page.getByText(/^It is committed on main/)).toBeVisible();
    expect(repo.git("show", "--stat", "--format=%s")).toContain("ballot-");
  } finally {
    await removeFolder(folder);
  }
});
