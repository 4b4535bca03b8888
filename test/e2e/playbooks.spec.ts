/** A playbook's whole story: written, shared by a repository, picked up from a clone by somebody else, decided, exported. */
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { newRecord } from "#shared/record/create";
import { patience } from "../patience";
import { expectNoFindings } from "./axe";
import { expect, serve, test } from "./fixtures";
import { chooseFolder, repository } from "./repository";

const options = ["PostgreSQL", "DynamoDB", "SQLite"];
const criteria = {
  Consistency: {
    question: "What must two readers agree on at once?",
    answers: { "Every order at once": [5, 2, 4], Whenever: [3, 5, 3] },
  },
  Growth: {
    question: "How will it grow, and do we know the keys?",
    answers: { "Fits one machine for years": [4, 3, 5], "Doubles every year": [2, 5, 1] },
  },
};

/** Writes the criteria as a user does: a name and Enter each, then scores and reasons. */
async function write(page: Page) {
  for (const [title, { question, answers }] of Object.entries(criteria)) {
    await page.getByLabel("Add a criterion").fill(title);
    await page.getByLabel("Add a criterion").press("Enter");
    await page.getByLabel("Question", { exact: true }).fill(question);
    for (const [n, [text, scores]] of Object.entries(answers).entries()) {
      await page.getByLabel("Add an answer").fill(text);
      await page.getByLabel("Add an answer").press("Enter");
      for (const [o, option] of options.entries()) {
        await page.getByLabel(`Score of ${option} under answer ${n + 1}`).fill(String(scores[o]));
        await page.getByLabel(`Why ${option} fits so`).nth(n).fill(`${option} on ${text.toLowerCase()}`);
      }
    }
  }
}

/** Says what the first reason rests on, with a link. */
async function cite(page: Page) {
  await page
    .getByRole("button", { name: /choose sources/ })
    .first()
    .click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "Add a source" }).click();
  await dialog.getByLabel("Title").fill("Numbers every year");
  await dialog.getByLabel("Link").fill("https://example.org/numbers");
  await dialog.getByLabel("Link").press("Enter");
  await expect(dialog.getByRole("checkbox", { name: /Numbers every year/ })).toBeChecked();
  await expect(dialog.getByRole("checkbox", { name: /What we know ourselves/ })).not.toBeChecked();
  await dialog.getByRole("button", { name: "Done" }).click();
}

const onDisk = (data: string) => readFileSync(join(data, "playbooks/data-store.yaml"), "utf8");

test("written in the app, shared in a repository, decided from a clone on another machine, and merged by git", async ({
  page,
  served,
}) => {
  test.setTimeout(patience(180_000));
  const team = repository();
  await page.getByRole("link", { name: "Playbooks" }).first().click();
  await page.getByRole("button", { name: "New playbook" }).click();
  await page.getByLabel("What is decided").fill("Data store");
  await page.getByLabel("The question").fill("Which data store?");
  await page.getByLabel("Options, separated").fill(options.join(", "));
  await page.getByRole("button", { name: "Write it" }).click();

  // Unfinished it is kept, and says what it lacks.
  await expect(page.getByRole("button", { name: "Share in repository" })).toBeDisabled();
  await write(page);
  await cite(page);
  await expect(page.getByRole("button", { name: "Share in repository" })).toBeEnabled();
  await expect(page.getByText(/Every option can win|Who leads/)).toBeVisible();
  await page.getByRole("radio", { name: /Doubles every year/ }).click();
  await expect(page.getByLabel("Where these answers lead")).toContainText("DynamoDB");
  await expectNoFindings(page, "the editor");

  // The text is the same thing: a comment written there outlives what the form changes, and undo goes over both.
  await page.getByRole("button", { name: "YAML" }).click();
  const yaml = page.getByRole("textbox", { name: "YAML" });
  await yaml.fill(
    (await yaml.inputValue()).replace("question: Which data store?", "question: Which data store? # ours"),
  );
  await expect.poll(() => onDisk(served.data)).toContain("# ours");
  await page.getByRole("link", { name: "Question" }).click();
  await page.getByLabel("Title", { exact: true }).fill("Where orders are kept");
  await expect.poll(() => onDisk(served.data)).toMatch(/title: Where orders are kept[\s\S]*# ours/);
  await page.keyboard.press("Control+z");
  await expect.poll(() => onDisk(served.data)).toContain("title: Data store");
  await page.keyboard.press("Control+Shift+z");
  await expect.poll(() => onDisk(served.data)).toContain("title: Where orders are kept");
  await expectNoFindings(page, "the editor with its YAML");

  await page.getByRole("button", { name: "Share in repository" }).click();
  await chooseFolder(page.getByRole("dialog"), team.root);
  await page.getByRole("button", { name: "Write the file" }).click();
  await page.getByRole("button", { name: "Commit this file" }).click();
  await expect(page.getByText(/Nothing was pushed/)).toBeVisible();
  expect(team.git("show", "--stat", "--format=%s", "HEAD")).toMatch(
    /Share the playbook[\s\S]*\.adroit\/playbooks\/data-store\.yaml/,
  );

  // Somebody else, with a clone.
  const clone = join(mkdtempSync(join(tmpdir(), "adroit-clone-")), "orders");
  execFileSync("git", ["clone", "-q", team.root, clone]);
  const other = await serve(mkdtempSync(join(tmpdir(), "adroit-other-")));
  try {
    await page.goto(other.address);
    await page.getByRole("link", { name: /^Repository/ }).click();
    await page.getByRole("button", { name: "Add a repository" }).click();
    await chooseFolder(page.getByRole("dialog"), clone);
    await expect(page.getByRole("dialog")).toBeHidden();
    await page.getByRole("link", { name: "Decisions" }).first().click();
    await page.getByRole("button", { name: "New decision" }).click();
    await page.getByRole("menuitem", { name: /Where orders are kept.*From the repository orders/ }).click();
    await page.getByLabel("Title").fill("Store of the orders");
    await page.getByLabel("Problem").fill("Orders outgrow the table.");
    await page.getByLabel("Decider").fill("Ana");
    await page.keyboard.press("Control+Enter");
    await page.getByRole("button", { name: /^Next: Consistency/ }).click();
    await page.keyboard.press("2");
    await page.getByRole("button", { name: /^Next: Growth/ }).click();
    await page.keyboard.press("2");
    await page.getByRole("navigation", { name: "Steps" }).getByRole("link", { name: "Decide" }).click();
    await page.getByRole("radio", { name: /^DynamoDB/ }).check({ force: true });
    await page.getByRole("button", { name: /^Write ADR 0001/ }).click();
    await page
      .getByRole("dialog")
      .getByRole("button", { name: /^Write/ })
      .click();
    const folder = join(clone, "docs/decisions");
    const written = () => (existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith(".md")) : []);
    // The folder is there before what is written into it.
    await expect.poll(written).toHaveLength(1);
    const text = readFileSync(join(folder, written()[0] ?? ""), "utf8");
    expect(text).toContain('Chosen option: "DynamoDB"');
    expect(text).toMatch(/DynamoDB on doubles every year/);
    expect(text).toContain("### SQLite");

    // Back to the others by git alone, where the decision is there with its data.
    const ben = ["-C", clone, "-c", "user.name=Ben", "-c", "user.email=ben@example.org"];
    execFileSync("git", [...ben, "switch", "-qc", "store"]);
    execFileSync("git", [...ben, "add", "-A"]);
    execFileSync("git", [...ben, "commit", "-qm", "Choose the store of the orders"]);
    team.git("commit", "-q", "--allow-empty", "-m", "Meanwhile");
    team.git("pull", "-q", "--no-rebase", "--no-edit", clone, "store");
    await page.goto(served.address);
    await page.getByRole("link", { name: /^Repository/ }).click();
    await page.getByRole("gridcell", { name: "Store of the orders" }).click();
    await expect(page.getByRole("heading", { name: "Store of the orders" })).toBeVisible();
  } finally {
    await other.stop();
  }
});

test("two windows don't write over each other, and what was typed stays until one is chosen", async ({
  page,
  served,
}) => {
  await page.getByRole("link", { name: "Playbooks" }).first().click();
  await page.getByRole("button", { name: "New playbook" }).click();
  await page.getByLabel("What is decided").fill("Data store");
  await page.getByLabel("The question").fill("Which data store?");
  await page.getByLabel("Options, separated").fill("PostgreSQL, DynamoDB");
  await page.getByRole("button", { name: "Write it" }).click();
  await expect(page.getByLabel("Title", { exact: true })).toHaveValue("Data store");
  writeFileSync(
    join(served.data, "playbooks/data-store.yaml"),
    onDisk(served.data).replace("title: Data store", "title: Theirs"),
  );
  await page.getByLabel("Title", { exact: true }).fill("Mine");
  await expect(page.getByRole("alert")).toContainText("changed in another window");
  await expect(page.getByLabel("Title", { exact: true })).toHaveValue("Mine");
  await page.getByRole("button", { name: "Load what is stored" }).click();
  await expect(page.getByLabel("Title", { exact: true })).toHaveValue("Theirs");
});

test("an import is looked at first: a broken one says where, a good one what is there already", async ({ page }) => {
  await page.getByRole("link", { name: "Playbooks" }).first().click();
  await page.getByRole("button", { name: "Import" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Its text").fill("id: a\nid: b\n");
  await dialog.getByRole("button", { name: "Look at it" }).click();
  await expect(dialog.getByRole("status")).toContainText('Line 2: the key "id" isn\'t unique');
  await expect(dialog.getByRole("button", { name: "Keep on this computer" })).toBeDisabled();
  const text = readFileSync(join(import.meta.dirname, "../../templates/playbooks/other-decision.yaml"), "utf8");
  await dialog.getByLabel("Its text").fill(text);
  await dialog.getByRole("button", { name: "Look at it" }).click();
  await expect(dialog.getByRole("status")).toContainText("There is one of this id");
  await expectNoFindings(page, "the import");
  await dialog.getByRole("button", { name: "Keep on this computer" }).click();
  await expect(page.getByRole("button", { name: "Share in repository" })).toBeEnabled();
});

test("a decision without scores is an ADR in a few steps, and can be scored later", async ({ page }) => {
  await page.getByRole("button", { name: "New decision" }).click();
  await page.getByRole("menuitem", { name: "Without scores" }).click();
  await page.getByLabel("Title").fill("How we keep code");
  await page.getByLabel("Problem").fill("Five teams.");
  await page.getByLabel("Decider").fill("Ana");
  await page.keyboard.press("Control+Enter");
  await page.getByRole("button", { name: "Add what it turns on" }).click();
  await page.keyboard.type("One change must reach every service");
  await page.getByRole("region", { name: "First option" }).getByRole("button", { name: "Good, because" }).click();
  await page.keyboard.type("a change and its users are one commit");
  await expectNoFindings(page, "the step without scores");
  await page.getByRole("button", { name: "Next: Decide" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("What do you choose?");
  await page.keyboard.press("1");
  const paper = page.getByRole("complementary", { name: "The ADR" });
  await expect(paper).toContainText("One change must reach every service");
  await expect(paper).toContainText("Good, because a change and its users are one commit");
  await page.getByRole("navigation", { name: "Steps" }).getByRole("link", { name: "Options" }).click();
  await page.getByRole("button", { name: "Score the options" }).click();
  await expect(page.getByText("One change must reach every service")).toBeVisible();
  await expect(page.getByRole("navigation", { name: "Steps" }).getByRole("link", { name: "Weights" })).toBeVisible();
});

/** A data folder with a decision that was begun with edition 2026.1 of Django or Flask. */
function withEarlierEdition(data: string) {
  const hash = "437cae8ce0a13a8354562c92a0cf2dc54a6b9c7e11dcfdcf28305ebf80f6af26";
  const playbook = JSON.parse(
    readFileSync(join(import.meta.dirname, `../../templates/playbooks/past/${hash}.json`), "utf8"),
  );
  const made = newRecord({ id: "earlier", now: "2026-10-06T09:30:00.000Z", entry: { hash, playbook } });
  made.draft.frame = { ...made.draft.frame, title: "Web framework", problem: "A portal.", decider: "Ana" };
  mkdirSync(join(data, "records"), { recursive: true });
  writeFileSync(join(data, "records/earlier.json"), JSON.stringify(made));
}

test("a decision made with an earlier edition says what changed since, and takes the newer one up when it is told to", async ({
  data,
  context,
}) => {
  withEarlierEdition(data);
  const served = await serve(data);
  const page = await context.newPage();
  try {
    await page.goto(served.address);
    await page.getByRole("link", { name: /^Continue/ }).click();
    await page.getByRole("navigation", { name: "Steps" }).getByRole("link", { name: "Result" }).click();
    const note = page.getByText(/^Made with edition 2026\.1 of “Django or Flask”; edition 2026\.2 is there\.$/);
    await note.focus();
    await page.keyboard.press("Enter");
    await expect(page.getByText("What changed since 2026.1")).toBeVisible();
    await expectNoFindings(page, "the note on a newer edition");

    await page.getByRole("button", { name: "Use edition 2026.2" }).press("Enter");
    await expect(note).toBeHidden();
    const stored = () => JSON.parse(readFileSync(join(data, "records/earlier.json"), "utf8"));
    await expect
      .poll(() => Object.values(stored().playbooks).map((one) => (one as { edition: string }).edition))
      .toEqual(["2026.2"]);
  } finally {
    await served.stop();
  }
});
