import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Page } from "@playwright/test";
import { expectNoFindings } from "./axe";
import { type Client, expect, show, test } from "./fixtures";
import { chooseFolder, repository } from "./repository";
import { beginRoom, knock, leaveOut, next, openRoom, phone, project, reveal, showExample } from "./room";

const done = (phones: Page[]) =>
  Promise.all(phones.map((page) => page.getByRole("button", { name: "I'm done" }).click()));

/** Answers every criterion that is asked, person `i` in their own way. */
async function judge(page: Page, i: number) {
  for (let at = 0; ; at++) {
    const answers = page.getByRole("radio");
    await answers.nth((2 * i + at) % ((await answers.count()) - 1)).check();
    const on = page.getByRole("button", { name: /^Next: / });
    if ((await on.count()) === 0) return;
    await on.click();
  }
}

async function spread(page: Page) {
  await page.getByRole("button", { name: "Spread evenly" }).click();
  await expect(page.getByText("Adds up")).toBeVisible();
}

/** Three phones and somebody who advises; the whole dozen where the room itself is tested. */
const crowd = process.env.ADROIT_PHONES === "12" ? ["Fay", "Gil", "Hana", "Ivo", "Juna", "Dev", "Lea"] : [];

test("people decide together, from the door to the ADR", async ({ page, browser }) => {
  test.setTimeout(0);
  await show(page, "#/playbooks");
  await page.getByRole("button", { name: "Open a copy of A close call" }).click();
  await page.getByRole("button", { name: "Workshop", exact: true }).click();
  const room = await project(await beginRoom(page));
  const enter = (name: string, role = "I vote") => knock(browser, room, name, role);
  const [ana, first, cleo, kim] = await Promise.all([
    enter("Ana", "I decide"),
    enter("Ben"),
    enter("Cleo"),
    enter("Kim", "I advise"),
  ]);
  let ben = first;
  const others = await Promise.all(crowd.map((name) => enter(name)));
  const everybody = [ana, ben, cleo, kim, ...others];
  // The door comes before the clock.
  await expect(page.getByText("70 min, not started")).toBeVisible();
  await expect(page.getByRole("timer")).toHaveCount(0);
  await page.getByRole("button", { name: `Let all ${everybody.length} in` }).click();
  for (const one of everybody) await expect(one.getByText("You are in the room")).toBeVisible();
  // The code is no part of an address, nor is the bearer.
  expect(new URL(ana.url()).hash).toBe("");

  await next(room, "Start the time: Silent read");
  await ben.getByRole("button", { name: "Comment on: The problem" }).click();
  await ben.getByLabel("Your comment 1 on: The problem").fill("Who runs it at night? <b>Nobody</b>");
  await ben.getByRole("heading", { level: 1 }).click();
  let voters = [ana, ben, cleo, ...others];
  const read = (one: Page) => one.getByRole("button", { name: "I've read it" }).click();
  await Promise.all(voters.slice(1).map(read));
  await expect(page.getByText("Done", { exact: true })).toHaveCount(voters.length - 1);
  await expect(page.getByText("Who runs it at night?")).toHaveCount(0);
  // Comments open by themselves with the last one who reads, and name nobody.
  await read(ana);
  await expect(page.getByText("Who runs it at night?")).toBeVisible();
  await expect(room.presenter.getByRole("listitem").filter({ hasText: "Who runs it" })).not.toContainText("Ben");
  await next(room, "Next: Must-haves and criteria");

  // A late joiner enters the current step: the twelfth.
  const eli = await enter("Eli");
  await page.getByRole("button", { name: "Let in Eli" }).click();
  await expect(eli.getByRole("heading", { name: "Is this what you would judge by?" })).toBeVisible();
  voters.push(eli);
  await kim.getByRole("button", { name: "Propose a criterion" }).click();
  await kim.keyboard.type("Cost of hosting");
  await expect(kim.getByRole("textbox", { name: /Proposal 1$/ }).first()).toHaveValue("Cost of hosting");
  await kim.getByRole("heading", { level: 1 }).click();
  await done(voters);
  await reveal(room, ana);
  // What is settled is what is judged.
  await page.getByRole("button", { name: "Keep Cost of hosting" }).click();
  await page.getByLabel("Who sees to it").fill("Kim");
  await expect(ana.getByText("Proposed, Kept")).toBeVisible();

  await next(room, "Next: Blind points");
  await Promise.all(voters.map(spread));
  await done(voters);
  // Who advises or watches isn't counted.
  await expect(room.presenter.getByText(`${voters.length} of ${voters.length} done`)).toBeVisible();
  await reveal(room, ana);
  await expect(room.presenter.getByText("How the points fell")).toBeVisible();

  await next(room, "Next: Blind judgements");
  await Promise.all(voters.map(judge));
  // A reload keeps the seat and what was answered.
  await ana.reload();
  await expect(ana.getByRole("radio", { checked: true }).first()).toBeVisible();
  // A phone is lost; on another one its seat goes on, once the facilitator has asked.
  const found = await knock(browser, room, "ben");
  await page.getByRole("button", { name: "Yes, give the seat of Ben to this device" }).click();
  await expect(found.getByRole("radio", { checked: true }).first()).toBeVisible();
  await expect(ben.getByText("Your seat goes on on another device.")).toBeVisible();
  const lost = ben;
  ben = found;
  voters = voters.map((one) => (one === lost ? found : one));
  // Somebody drops out and isn't awaited any more.
  await cleo.context().close();
  voters = voters.filter((one) => one !== cleo);
  await done(voters.filter((one) => one !== eli));
  await expect(page.getByText("Checking before done")).not.toHaveCount(0);
  await expect(room.presenter.getByRole("row")).toHaveCount(0);
  await done([eli]);
  await reveal(room, ana, "some");
  await expect(
    room.presenter.getByText(`Round 1 is open. ${voters.length + 1} people answered, shown without names.`),
  ).toBeVisible();
  await expect(ana.getByText("your answer").first()).toBeVisible();
  await expect(kim.getByRole("radio")).toHaveCount(0);
  expect(await room.presenter.locator("body").innerText()).not.toMatch(/Clearly|Leaning|Close call/);

  await next(room, "Next: Discuss");
  await ana.getByRole("button", { name: "My view changed" }).click();
  await expect(page.getByText("One view changed in this talk.")).toBeVisible();
  await page.getByLabel(/^Note on/).fill("Night shifts were never planned.");
  await page.getByRole("button", { name: "Add the note" }).click();
  await expect(ben.getByText("Night shifts were never planned.")).toBeVisible();

  await next(room, "Next: Judge again");
  await ana.getByRole("radio", { checked: false }).first().check();
  await expect(ana.getByText("Changed since round 1.")).toBeVisible();
  await reveal(room, ana, "some");
  await expect(page.getByRole("cell", { name: "1 changed" })).toBeVisible();

  await next(room, "Next: Why");
  await expect(ana.getByText(/^Your own answers alone point to/)).toBeVisible();

  await next(room, "Next: Premortem");
  await ben.getByLabel(/^Django failed/).fill("Nobody looked after the upgrades.");
  await done(voters);
  await reveal(room, ana);
  await ana.getByRole("button", { name: /Nobody looked after/ }).click();
  await expect(page.getByText("1 dot")).toBeVisible();

  await next(room, "Next: Decide");
  await ana.getByRole("radio").first().check();
  await ana.getByLabel("Because").fill("It carries more of what the team needs.");
  await ana.getByRole("heading", { level: 1 }).click();
  const against = ana.getByLabel("Why against the recommendation");
  if (await against.isVisible()) {
    await against.fill("The team knows it.");
    await ana.getByRole("heading", { level: 1 }).click();
  }
  await ana.getByRole("button", { name: "This is my choice" }).click();
  const goAlong = async (one: Page) => {
    await one.getByRole("radio", { name: one === eli ? /^1,/ : /^4,/ }).check();
    if (one === eli) {
      await one.getByRole("button", { name: "I'm done" }).click();
      await expect(one.getByRole("alert")).toContainText("your dissent");
      await one.getByLabel("Your dissent, in your own words").fill("The upgrades will fall on two people.");
    }
    await one.getByRole("button", { name: "Surer" }).click();
  };
  await Promise.all(voters.map(goAlong));
  await done(voters);
  await reveal(room, ana);

  await next(room, "Next: Follow-up");
  await eli.getByLabel("It goes into the record in these words").fill("The upgrades will fall on the two who stay.");
  await eli.getByRole("heading", { level: 1 }).click();
  await expect(page.getByText("The upgrades will fall on the two who stay.")).toBeVisible();
  await page.getByRole("button", { name: "Add an action" }).click();
  await page.getByLabel("What, action 1").fill("Set up a calendar of upgrades");
  await page.getByLabel("Owner, action 1").fill("Dev");
  await page.getByLabel("Due, action 1").fill("2027-01-31");
  await expect(ben.getByText("Set up a calendar of upgrades, Dev, until 31 Jan 2027")).toBeVisible();

  await page.getByRole("button", { name: "Close the workshop" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Close the workshop" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "What do you choose?" })).toBeVisible();
  await expect(ben.getByRole("heading", { name: "The workshop is over" })).toBeVisible();
  await expect(ben.getByText("Reconnecting")).toHaveCount(0);
  await expect(room.presenter.getByText("The workshop is over")).toBeVisible();

  const { root } = repository();
  await page.keyboard.press("Control+Enter");
  const dialog = page.getByRole("dialog");
  await chooseFolder(dialog, root);
  await dialog.getByRole("button", { name: /^Write ADR 0001/ }).click();
  await expect(dialog.getByRole("region", { name: "Files written" })).toBeVisible();
  const folder = join(root, "docs/decisions");
  const file = readdirSync(folder).find((name) => name.startsWith("0001-")) ?? "";
  const adr = readFileSync(join(folder, file), "utf8");
  for (const part of ["Ana", "The upgrades will fall on the two who stay.", "Set up a calendar of upgrades"])
    expect(adr).toContain(part);
  expect(adr).not.toContain("<b>Nobody</b>");
});

test("one device goes around, with a curtain between people", async ({ page, client }) => {
  await showExample(page, client, "workshop");
  await page.getByText("20 minutes", { exact: true }).click();
  await page.getByRole("button", { name: "Begin the workshop" }).click();
  await page.getByRole("button", { name: "Add somebody here" }).click();
  for (const name of ["Ana", "Ben"]) {
    await page.getByRole("textbox", { name: "Name", exact: true }).fill(name);
    await page.getByRole("button", { name: "Add", exact: true }).click();
    await expect(page.getByRole("button", { name: `Hand over to ${name}` })).toBeVisible();
  }
  await page.getByRole("button", { name: "Start the time: Silent read" }).click();
  await page.getByRole("button", { name: "Next: Blind judgements" }).click();
  for (const [i, name] of ["Ana", "Ben"].entries()) {
    await page.getByRole("button", { name: `Hand over to ${name}` }).click();
    // The curtain: a name, and nothing of anybody's answers.
    await expect(page.getByRole("heading", { level: 1, name: `For ${name}` })).toBeVisible();
    await expect(page.getByRole("radio")).toHaveCount(0);
    await page.reload();
    await page.getByRole("button", { name: `I'm ${name}` }).click();
    await expect(page.getByRole("radio", { checked: true })).toHaveCount(0);
    await judge(page, i);
    await page.getByRole("button", { name: "I'm done" }).click();
    await expect(page.getByRole("radio")).toHaveCount(0);
  }
  await expect(page.getByText("All 2 are done")).toBeVisible();
  await page.keyboard.press("r");
  await expect(page.getByRole("heading", { level: 1, name: "Reveal, round 1" })).toBeVisible();
  await expect(page.getByRole("row", { name: /^Complexity/ })).toBeVisible();
});

test("the facilitator is told that the host can't be reached, and the screen comes back by itself", async ({
  page,
  client,
}) => {
  await showExample(page, client, "workshop");
  await page.getByRole("button", { name: "Begin the workshop" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Join and frame" })).toBeVisible();
  await page.context().setOffline(true);
  await page.getByRole("button", { name: "Start the time: Silent read" }).click();
  await expect(page.getByRole("alert")).toContainText("The host can't be reached");
  await page.context().setOffline(false);
  await expect(page.getByRole("alert")).toHaveCount(0);
  await page.getByRole("button", { name: "Start the time: Silent read" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Silent read" })).toBeVisible();
});

/** A room with Ana let in, who decides. */
async function roomWithAna(page: Page, client: Client, browser: Browser, without: readonly string[]) {
  const room = await openRoom(page, client, without);
  const ana = await knock(browser, room, "Ana", "I decide");
  await page.getByRole("button", { name: "Let in Ana" }).click();
  return { room, ana };
}

test("axe finds nothing at the door and where criteria and points are polled", async ({ page, client, browser }) => {
  test.setTimeout(0);
  await showExample(page, client, "workshop");
  await expect(page.getByRole("button", { name: "Begin the workshop" })).toBeVisible();
  await expectNoFindings(page, "prepare");
  const room = await project(await beginRoom(page));
  const context = await browser.newContext({ viewport: phone });
  const door = await context.newPage();
  await door.goto(room.url);
  await expect(door.getByRole("button", { name: "Join" })).toBeVisible();
  await expectNoFindings(door, "join");
  await context.close();
  const ana = await knock(browser, room, "Ana", "I decide");
  await expectNoFindings(ana, "at the door");
  await expectNoFindings(page, "lobby with somebody at the door");
  await page.getByRole("button", { name: "Let in Ana" }).click();
  await expect(ana.getByText("You are in the room")).toBeVisible();
  await expectNoFindings(ana, "lobby");
  await expectNoFindings(room.presenter, "projector, lobby");
  await next(room, "Start the time: Silent read");
  await ana.getByRole("button", { name: "Comment on: The problem" }).click();
  await expectNoFindings(ana, "reading");
  await next(room, "Next: Must-haves and criteria");
  await ana.getByRole("button", { name: "Propose a criterion" }).click();
  await ana.keyboard.type("Cost of hosting");
  await expectNoFindings(ana, "criteria");
  await ana
    .getByRole("button", { name: /^Evidence/ })
    .first()
    .click();
  await expectNoFindings(ana, "evidence");
  await ana.getByRole("button", { name: "Close" }).click();
  await done([ana]);
  await expectNoFindings(ana, "done");
  await reveal(room, ana);
  await page.getByRole("button", { name: "Keep Cost of hosting" }).click();
  await expect(page.getByLabel("Who sees to it")).toBeVisible();
  await expectNoFindings(page, "criteria, open");
  await expectNoFindings(room.presenter, "projector, criteria");
  await next(room, "Next: Blind points");
  await spread(ana);
  await expectNoFindings(ana, "points");
  await done([ana]);
  await reveal(room, ana);
  await expectNoFindings(ana, "points, open");
});

test("axe finds nothing from the blind judgements to the why", async ({ page, client, browser }) => {
  test.setTimeout(0);
  const without = ["Silent read", "Must-haves and criteria", "Blind points"];
  const { room: opened, ana } = await roomWithAna(page, client, browser, without);
  const room = await project(opened);
  await next(room, "Start the time: Blind judgements");
  await ana.getByRole("radio").first().check();
  await ana.getByRole("button", { name: "I see it differently" }).click();
  await expectNoFindings(ana, "judgements");
  await expectNoFindings(page, "judgements, facilitator");
  await expectNoFindings(room.presenter, "projector, judgements");
  await reveal(room, ana, "some");
  await expectNoFindings(ana, "reveal");
  await expectNoFindings(page, "reveal, facilitator");
  await expectNoFindings(room.presenter, "projector, reveal");
  await next(room, "Next: Discuss");
  await expectNoFindings(ana, "discussion");
  await expectNoFindings(page, "discussion, facilitator");
  await expectNoFindings(room.presenter, "projector, discussion");
  await next(room, "Next: Why");
  await expectNoFindings(ana, "why");
  await expectNoFindings(page, "why, facilitator");
  await expectNoFindings(room.presenter, "projector, why");
});

test("axe finds nothing from the premortem to the follow-up", async ({ page, client, browser }) => {
  test.setTimeout(0);
  const without = ["Silent read", "Must-haves and criteria", "Blind points", "Discuss", "Judge again", "Why"];
  const { room, ana } = await roomWithAna(page, client, browser, without);
  await next(room, "Start the time: Blind judgements");
  await ana.getByRole("radio").first().check();
  await reveal(room, ana, "some");
  await next(room, "Next: Premortem");
  await ana.getByLabel(/^Django failed/).fill("Nobody looked after the upgrades.");
  await done([ana]);
  await reveal(room, ana);
  await expectNoFindings(ana, "premortem, open");
  await next(room, "Next: Decide");
  await expectNoFindings(ana, "choice");
  await ana.getByRole("radio", { name: "Postpone" }).check();
  await ana.getByLabel("What evidence do you wait for?").fill("A spike of the search.");
  await ana.getByRole("button", { name: "This is my choice" }).click();
  await ana.getByRole("radio", { name: /^1,/ }).check();
  await expectNoFindings(ana, "consent");
  await ana.getByLabel("Your dissent, in your own words").fill("We know enough.");
  await done([ana]);
  await reveal(room, ana);
  await expectNoFindings(page, "decided, facilitator");
  await next(room, "Next: Follow-up");
  await page.getByRole("button", { name: "Add a forecast" }).click();
  await expectNoFindings(page, "follow-up, facilitator");
  await expectNoFindings(ana, "follow-up");
});

for (const way of ["Rank", "Swing"] as const) {
  test(`axe finds nothing where criteria are weighed by ${way.toLowerCase()}`, async ({ page, client, browser }) => {
    test.setTimeout(0);
    await showExample(page, client, "workshop");
    await page.getByRole("radio", { name: way }).check();
    await leaveOut(page, ["Silent read", "Must-haves and criteria"]);
    const room = await project(await beginRoom(page));
    const ana = await knock(browser, room, "Ana", "I decide");
    await page.getByRole("button", { name: "Let in Ana" }).click();
    await next(room, "Start the time: Blind points");
    if (way === "Rank") {
      await ana.getByRole("button", { name: /^Security/ }).click();
      await ana.getByRole("button", { name: /^Database/ }).click();
      await expectNoFindings(ana, "half an order");
      await ana.getByRole("button", { name: "Move Database up" }).click();
      for (const rest of ["Complexity", "Authentication"]) await ana.getByRole("button", { name: rest }).click();
      await expect(ana.getByText("All have a place", { exact: true })).toBeVisible();
    } else {
      for (let n = 0; n < 20; n++) await ana.getByRole("button", { name: "5 more for Database" }).click();
      for (let n = 0; n < 10; n++) await ana.getByRole("button", { name: "5 more for Security" }).click();
    }
    await expectNoFindings(ana, "weighed");
    await done([ana]);
    await reveal(room, ana);
    await expectNoFindings(ana, "how it fell");
    await expectNoFindings(room.presenter, "projector");
  });
}
