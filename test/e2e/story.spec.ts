/**
 * A whole call in real browsers: seven people are asked in a repository with two clones. Three answer the file in Chromium,
 * one in WebKit, one in the app with a commit, one on the command line, one too late; then a second call, and a decision.
 */
import { execFileSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium, type Page } from "@playwright/test";
import { tracesIn, tracesInHistory } from "../samples/traces";
import { expect, serve, test } from "./fixtures";
import { pasteInto } from "./paste";
import { chooseFolder, type Repository, repository } from "./repository";
import { phone, showExample } from "./room";
import { temporary } from "./temporary";
import { noWebKit, openWebKit } from "./webkit";

const root = join(import.meta.dirname, "../..");
const example = join(root, "templates/examples/close-call.yaml");
const people = ["Ben", "Cleo", "Dev", "Eli", "Fay", "Gil", "Hana"];

const place = temporary("adroit-story-");
/** A folder of its own for each. */
const fresh = (name: string) => mkdtempSync(join(place, `${name}-`));

/** Words that nothing else holds. */
const secret = () => `zebras${randomBytes(9).toString("hex")}`;

async function addRepository(page: Page, to: Repository) {
  await page.getByRole("link", { name: /^Repository/ }).click();
  await page.getByRole("button", { name: "Add a repository" }).click();
  const add = page.getByRole("dialog", { name: "Add a repository" });
  await chooseFolder(add, to.root);
  await expect(add).toBeHidden();
}

/** Answers from the first question on, the `turn`th answer to each, with a reason beside the first, and seals. */
async function judgeAndSeal(page: Page, turn: number, reason: string) {
  for (let at = 0; ; at++) {
    const answers = page.getByRole("radio");
    await answers.nth((turn + at) % ((await answers.count()) - 1)).check();
    if (at === 0) await page.getByLabel("Why? One line, optional").fill(reason);
    const next = page.getByRole("button", { name: /^Next: / });
    if ((await next.count()) === 0) break;
    await next.click();
  }
  await page.getByRole("button", { name: "To the end" }).click();
  await page.getByRole("button", { name: "Seal it" }).click();
  await expect(page.getByRole("heading", { name: "Your ballot is sealed" })).toBeVisible();
}

/** Answers a first call from its first screen. */
async function answer(page: Page, name: string, turn: number, said: string) {
  await page.getByLabel("Your name").fill(name);
  await page.getByRole("button", { name: "Begin" }).click();
  await page.getByRole("button", { name: "Comment on: The problem" }).first().click();
  await page.getByPlaceholder("Your comment or question").fill(said);
  await page.getByRole("button", { name: "Next: points" }).click();
  await page.getByRole("button", { name: "Spread evenly" }).click();
  await page.getByRole("button", { name: "Next: questions" }).click();
  await judgeAndSeal(page, turn, said);
}

/** Answers the file in a browser of its own that keeps what browsers keep, and finds nothing of it there afterwards. */
async function answerFile(file: string, name: string, turn: number, said: string): Promise<string> {
  const profile = fresh("profile");
  const { executablePath, args } = test.info().project.use.launchOptions ?? {};
  const context = await chromium.launchPersistentContext(profile, {
    ...(executablePath && { executablePath }),
    ...(args && { args }),
    viewport: phone,
  });
  const [page = await context.newPage()] = context.pages();
  await page.goto(pathToFileURL(file).href);
  await answer(page, name, turn, said);
  const text = await page.getByLabel("Your sealed ballot").inputValue();
  await context.close();
  expect(tracesIn(profile, [said])).toEqual([]);
  return text;
}

async function answerInWebKit(file: string, name: string): Promise<string> {
  const page = await openWebKit();
  try {
    await page.goto(pathToFileURL(file).href);
    await page.fill("Your name", name);
    await page.press("Begin");
    await page.press("Next: points");
    await page.press("Spread evenly");
    await page.press("Next: questions");
    await page.answer(1);
    await page.press("Seal");
    await page.press("Seal it");
    await page.says("Your ballot is sealed");
    return String(await page.run("return document.querySelector('textarea').value"));
  } finally {
    await page.close();
  }
}

/** Makes the call that is offered now, and saves its page. */
async function call(page: Page, names: readonly string[]): Promise<string> {
  await page.getByRole("button", { name: "Ask people elsewhere" }).click();
  await page.getByLabel("Who is asked").fill(names.join("\n"));
  await page.getByRole("button", { name: "Make the call" }).click();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Save the page" }).click(),
  ]);
  const file = join(fresh("sent"), "call.html");
  await download.saveAs(file);
  return file;
}

async function paste(page: Page, text: string) {
  await pasteInto(page.getByLabel("Or paste sealed ballots"), text);
  await page.getByRole("button", { name: "Take them" }).click();
  await expect(page.getByRole("button", { name: "Take them" })).toHaveCount(0);
}

async function openAll(page: Page) {
  await page.getByRole("button", { name: "Open all" }).click();
  await page.getByRole("button", { name: "Yes, open all now" }).click();
  await expect(page.getByRole("dialog")).toBeHidden();
}

test("seven people elsewhere answer by every way there is, and a decision follows", async ({ page, client, data }) => {
  test.setTimeout(0);
  const said = Object.fromEntries(people.map((name) => [name, secret()]));
  const [ben = "", cleo = "", dev = "", , fay = ""] = people.map((name) => said[name]);
  const ours = repository();
  await addRepository(page, ours);
  await page
    .getByRole("link", { name: /^Decisions/ })
    .first()
    .click();
  await showExample(page, client, "workshop");
  await page.getByRole("button", { name: "Begin the workshop" }).click();
  const file = await call(page, people);
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: /^Put it into / }).click();
  await expect(dialog.getByText(/^Wrote \.adroit\/calls\//)).toBeVisible();
  ours.git("add", "-A");
  ours.git("commit", "-qm", "Ask");

  // Eli has a clone, and answers in the app.
  const theirs: Repository = {
    root: join(fresh("clone"), "clone"),
    git: (...args) => git(theirs.root, args),
  };
  git(".", ["clone", "-q", ours.root, theirs.root]);
  theirs.git("config", "user.name", "Eli");
  theirs.git("config", "user.email", "eli@example.org");
  theirs.git("checkout", "-qb", "eli");
  const elsewhere = fresh("eli");
  const another = await serve(elsewhere);
  const eli = await page.context().newPage();
  await eli.goto(another.address);
  await addRepository(eli, theirs);
  await eli
    .getByRole("link", { name: /^Decisions/ })
    .first()
    .click();
  await eli.getByRole("link", { name: /^Answer/ }).click();
  await answer(eli, "Eli", 1, said.Eli ?? "");
  await eli.getByRole("button", { name: "Write and commit it" }).click();
  await expect(eli.getByText(/^It is committed on eli/)).toBeVisible();
  await eli.close();
  await another.stop();
  ours.git("pull", "-q", "--no-rebase", theirs.root, "eli");

  const sealed = [
    await answerFile(file, "Ben", 0, ben),
    await answerFile(file, "Cleo", 1, cleo),
    await answerFile(file, "Dev", 2, dev),
  ];
  if (noWebKit === null) sealed.push(await answerInWebKit(file, "Gil"));
  else sealed.push(await answerFile(file, "Gil", 1, said.Gil ?? ""));
  const late = await answerFile(file, "Hana", 0, said.Hana ?? "");
  const folder = fresh("line");
  writeFileSync(
    join(folder, "fay.yaml"),
    readFileSync(example, "utf8").replace("accounts, written by", `accounts, ${fay} by`),
  );
  const line = ["ballot", file, "--answers", "fay.yaml", "--name", "Fay", "--out", "fay.age"];
  execFileSync(process.execPath, [join(root, "out/cli/index.js"), ...line], { cwd: folder });

  await paste(page, `Hello\n${sealed.join("\nand\n")}`);
  await dialog.locator('input[type="file"]').first().setInputFiles(join(folder, "fay.age"));
  await dialog.getByRole("button", { name: /^Look in / }).click();
  await expect(dialog.getByText("missing")).toHaveCount(1);
  const ways = await dialog.getByRole("region", { name: "Who has answered" }).getByRole("listitem").allInnerTexts();
  expect(ways.filter((one) => /^(Ben|Cleo|Dev|Gil)\npasted/.test(one))).toHaveLength(4);
  expect(ways.filter((one) => /^Fay\ndropped|^Eli\nfrom the repository|^Hana\nmissing/.test(one))).toHaveLength(3);

  const all = Object.values(said);
  for (const place of [data, elsewhere, ours.root, theirs.root]) expect(tracesIn(place, all)).toEqual([]);
  for (const { root: place } of [ours, theirs]) expect(tracesInHistory(place, all)).toEqual([]);
  await openAll(page);
  await expect(page.getByText("Opened with 6 ballots.")).toBeVisible();
  // What was sought is there to be found now.
  expect(tracesIn(data, [ben]).length).toBeGreaterThan(0);

  await page.getByRole("button", { name: "What arrived" }).click();
  await paste(page, late);
  await expect(dialog.getByRole("region", { name: "Set aside" })).toContainText("Hana");
  await expect(dialog.getByRole("region", { name: "Set aside" })).toContainText("It arrived after the opening.");
  await page.keyboard.press("Escape");

  // A second call, for what differs.
  const second = await call(page, ["Ben", "Cleo"]);
  for (const [i, name] of ["Ben", "Cleo"].entries()) {
    const other = await page.context().newPage();
    await other.goto(pathToFileURL(second).href);
    await other.getByLabel("Your name").fill(name);
    await other.getByRole("button", { name: "Begin" }).click();
    await judgeAndSeal(other, i, secret());
    const text = await other.getByLabel("Your sealed ballot").inputValue();
    await other.close();
    await paste(page, text);
  }
  await openAll(page);
  await expect(page.getByText("Opened with 2 ballots.")).toBeVisible();

  await decide(page);
  const { adr, data: sidecar } = await exported(page, ours);
  expect(adr).toMatch(/6 sealed ballots of 7 people, opened on .* before the deadline/);
  expect(adr).toMatch(/2 sealed ballots of 2 people/);
  expect(adr).toMatch(/it carries more of what we need/i);
  const { draft } = JSON.parse(sidecar).record;
  expect(draft.workshop.calls).toMatchObject([
    { what: "round", asked: 7, ballots: 6 },
    { what: "again", asked: 2, ballots: 2 },
  ]);
  // Distributions were promised: no ballot is in the repository, and nobody's words under a name.
  for (const round of draft.rounds.filter(({ kind }: { kind: string }) => kind === "blind"))
    expect(round.ballots).toEqual([]);
});

function git(cwd: string, args: string[]): string {
  return execFileSync("git", ["-c", "safe.directory=*", ...args], { cwd, encoding: "utf8" });
}

/** From where the workshop is to its end, with the facilitator's choice. */
async function decide(page: Page) {
  const heading = page.getByRole("heading", { level: 1 });
  for (let steps = 0; steps < 20 && !/^Decide/.test(await heading.first().innerText()); steps++) {
    const before = await heading.first().innerText();
    const skip = page.getByRole("button", { name: "Skip this step" });
    if ((await skip.count()) > 0) await skip.click();
    else await page.getByRole("button", { name: /^Next: / }).click();
    await expect(heading.first()).not.toHaveText(before);
  }
  await page.getByRole("button", { name: "Choose for the room" }).click();
  await page.getByRole("radio").first().check();
  await page.getByLabel("Because").fill("It carries more of what we need.");
  const against = page.getByLabel("Why against the recommendation");
  await page.getByRole("heading", { level: 1 }).first().click();
  if (await against.isVisible()) await against.fill("We know it.");
  await page.getByRole("button", { name: "This is my choice" }).click();
  await page.getByRole("button", { name: "Back to the room" }).click();
  await page
    .getByRole("button", { name: "Skip this step" })
    .or(page.getByRole("button", { name: "Reveal", exact: true }))
    .first()
    .click();
  await page
    .getByRole("button", { name: "Next: Follow-up" })
    .or(page.getByRole("button", { name: "Close the workshop" }))
    .first()
    .click();
  await page.getByRole("button", { name: "Close the workshop" }).first().click();
  await page.getByRole("dialog").getByRole("button", { name: "Close the workshop" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "What do you choose?" })).toBeVisible();
}

/** The ADR that is written into the repository, and the data beside it. */
async function exported(page: Page, { root: place }: Repository): Promise<{ adr: string; data: string }> {
  await page.keyboard.press("Control+Enter");
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: /^Write ADR 0001/ }).click();
  await expect(dialog.getByRole("region", { name: "Files written" })).toBeVisible();
  const folder = join(place, "docs/decisions");
  const name = readdirSync(folder).find((one) => one.startsWith("0001-")) ?? "";
  const read = (path: string) => readFileSync(join(folder, path), "utf8");
  return { adr: read(name), data: read(`.adroit/${name.replace(".md", ".json")}`) };
}
