/** A room in which not everything is as planned: windows, clocks and devices of their own will, and texts that nobody expected. */
import { readFileSync } from "node:fs";
import type { Locator, Page } from "@playwright/test";
import { parse } from "yaml";
import { patience } from "../patience";
import { type Client, expect, show, test } from "./fixtures";
import { beginRoom, knock, next, openRoom, phone, project, reveal, showExample } from "./room";

const markup = '<img src=x onerror="document.title=1"><b>Eli</b>';

/** The names of the playbook's criteria, and whatever these may be answered with. */
const { criteria } = parse(
  readFileSync(`${import.meta.dirname}/../../templates/playbooks/django-vs-flask.yaml`, "utf8"),
) as { criteria: { title: string; answers?: { text: string }[] }[] };
const names = criteria.map(({ title }) => title);
const offered = criteria.flatMap(({ answers = [] }) => answers.map(({ text }) => text));

/** Those of the texts that are wider or higher than this place for them. */
const cutIn = (place: Locator, texts: readonly string[]) =>
  place.evaluate((element, texts) => {
    const { textContent } = element;
    const cut = texts.filter((text) => {
      element.textContent = text;
      return element.scrollWidth > element.clientWidth || element.scrollHeight > element.clientHeight + 1;
    });
    element.textContent = textContent;
    return cut;
  }, texts);

/** A room with these people in it, who wait for the time to begin. */
async function roomOf(page: Page, client: Client, names: readonly string[]) {
  const room = await openRoom(page, client);
  const browser = page.context().browser();
  if (!browser) throw new Error("the page has no browser");
  const phones: Page[] = [];
  for (const name of names) {
    phones.push(await knock(browser, room, name));
    await page
      .getByRole("button", { name: /^Let in / })
      .first()
      .click();
  }
  return { room, phones };
}

test("two windows of the facilitator say the same, and what both press at once happens once", async ({
  page,
  served,
  client,
}) => {
  test.setTimeout(0);
  const { room: opened, phones } = await roomOf(page, client, ["Ana"]);
  const room = await project(opened);
  const second = await page.context().newPage();
  await second.goto(served.address);
  await show(second, new URL(page.url()).hash);
  const both = [page, second];
  // Found in both before either is pressed, since one press takes the other window's button away.
  const pressed = async (name: string) => {
    const found = await Promise.all(both.map((one) => one.getByRole("button", { name, exact: true }).elementHandle()));
    await Promise.all(found.map((button) => button?.evaluate((one) => (one as HTMLElement).click())));
  };

  await expect(second.getByText("70 min, not started")).toBeVisible();
  await pressed("Start the time: Silent read");
  for (const one of both) await expect(one.getByRole("heading", { level: 1 })).toHaveText("Silent read");
  await phones[0]?.getByRole("button", { name: "I've read it" }).click();
  await pressed("Next: Must-haves and criteria");
  for (const one of both) await expect(one.getByRole("button", { name: "Skip this step" })).toBeVisible();
  // What one does, the other one shows without being asked.
  await second.getByRole("button", { name: "Skip this step" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Blind points");
  await phones[0]?.getByRole("button", { name: "Spread evenly" }).click();
  await phones[0]?.getByRole("button", { name: "I'm done" }).click();
  for (const one of both) await expect(one.getByText("All 1 are done")).toBeVisible();
  await pressed("Reveal");
  await expect(room.presenter.getByText("How the points fell")).toBeVisible();
  for (const one of both) await expect(one.getByRole("alert")).toHaveCount(0);
});

test("a title as long as a sentence and five options leave everything on the wall", async ({ page, client }) => {
  test.setTimeout(0);
  await showExample(page, client);
  await page
    .getByRole("textbox", { name: "Title" })
    .fill("Which of these carries the members' portal of all four regional associations for the next ten years?");
  await page.getByRole("button", { name: "Next: Criteria" }).click();
  for (const name of ["Keep what we have for another year, with bought support", "Buy it", "A third framework"]) {
    await page.getByRole("button", { name: "Add an option" }).click();
    await page.getByRole("textbox", { name: "Name" }).fill(name);
    await page.keyboard.press("Enter");
    await expect(page.getByText(name)).toBeVisible();
  }
  await page.getByRole("button", { name: "Workshop", exact: true }).click();
  const { presenter } = await project(await beginRoom(page));
  // Playbooks ask about their own options; with others it is the title that is asked.
  await expect(presenter.getByText("Django or Flask")).toHaveCount(0);
  await page.getByRole("button", { name: "Start the time: Silent read" }).click();
  const wall = presenter.locator("main");
  await expect(wall.getByRole("timer")).toBeVisible();
  for (const one of [wall.locator("header"), wall.locator("footer"), wall.locator("section").first()]) {
    const box = await one.boundingBox();
    expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(1920);
  }
  const panel = await wall.locator("section").first().boundingBox();
  const options = wall.locator("section li");
  await expect(options).toHaveCount(5);
  for (const option of await options.all()) {
    const box = await option.boundingBox();
    expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual((panel?.y ?? 0) + (panel?.height ?? 0));
  }
});

test("a wall that is opened late shows what the first one shows", async ({ page, context, served, client }) => {
  test.setTimeout(0);
  const { room: opened, phones } = await roomOf(page, client, ["Ana", "Ben", "Cleo"]);
  const room = await project(opened);
  const wall = await context.newPage();
  await wall.setViewportSize({ width: 1920, height: 1080 });
  await next(room, "Start the time: Silent read");
  await next(room, "Next: Must-haves and criteria");
  await page.getByRole("button", { name: "Skip this step" }).click();
  // Pressed again before, it is the same step's.
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Blind points");
  await page.getByRole("button", { name: "Skip this step" }).click();
  for (const [i, one] of phones.entries()) await one.getByRole("radio").nth(i).check();
  await reveal(room, phones[0] as Page, "some");
  const round = "Round 1 is open. 3 people answered, shown without names.";
  await expect(room.presenter.getByText(round)).toBeVisible();
  await wall.goto(served.address);
  await show(wall, new URL(room.presenter.url()).hash);
  await expect(wall.getByText(round)).toBeVisible();
  const row = wall.getByRole("row").nth(1);
  await row
    .getByRole("listitem")
    .first()
    .evaluate((line) => line.setAttribute("data-most", ""));
  expect(await cutIn(row.getByRole("listitem").first().locator(":scope > :last-child"), offered)).toEqual([]);
  expect(await cutIn(row.getByRole("rowheader").locator("> span"), names)).toEqual([]);
  const withoutClock = async (one: Page) => (await one.locator("main").innerText()).replace(/\d+:\d\d/g, "");
  const same = async () => expect(await withoutClock(wall)).toBe(await withoutClock(room.presenter));
  await expect(same).toPass({ timeout: patience(15_000) });
  await next(room, "Next: Discuss");
  await expect(wall.getByText(/^Discuss, 1 of/)).toBeVisible();
  await expect(same).toPass({ timeout: patience(15_000) });
});

for (const [which, days] of [
  ["ahead", 1],
  ["behind", -1],
] as const) {
  test(`a phone whose clock is a day ${which} has the room's time, and its answers count`, async ({
    page,
    client,
    browser,
  }) => {
    test.setTimeout(0);
    const room = await project(await openRoom(page, client));
    const context = await browser.newContext({ viewport: phone, hasTouch: true, reducedMotion: "reduce" });
    const ana = await context.newPage();
    await ana.clock.install({ time: Date.now() + days * 86_400_000 });
    await ana.goto(room.url);
    await ana.getByLabel("Code, beside the QR code").fill(room.join);
    await ana.getByLabel("Your name").fill("Ana");
    await ana.getByRole("button", { name: "Join" }).click();
    await page.getByRole("button", { name: "Let in Ana" }).click();
    await next(room, "Start the time: Silent read");
    const left = async () => Number(/(\d+):\d\d left/.exec(await ana.locator("header").innerText())?.[1]);
    await expect.poll(left).toBeGreaterThan(0);
    expect(
      Math.abs((await left()) - Number((await room.presenter.getByRole("timer").innerText()).split(":")[0])),
    ).toBeLessThanOrEqual(1);
    await next(room, "Next: Must-haves and criteria");
    await page.getByRole("button", { name: "Skip this step" }).click();
    await ana.getByRole("button", { name: "Spread evenly" }).click();
    await ana.getByRole("button", { name: "I'm done" }).click();
    await reveal(room, ana);
    await expect(room.presenter.getByText("How the points fell")).toBeVisible();
    await context.close();
  });
}

test("a phone that slept is where the room is when it wakes, and what was said on it before arrives", async ({
  page,
  client,
}) => {
  test.setTimeout(0);
  const { room, phones } = await roomOf(page, client, ["Ana", "Ben"]);
  const [ana] = phones as [Page];
  const phoneOfAna = await ana.context().newCDPSession(ana);
  // Nothing runs on it and nothing reaches it, from one moment to the next.
  const sleep = async () => {
    await ana.context().setOffline(true);
    await phoneOfAna.send("Page.setWebLifecycleState", { state: "frozen" });
  };
  const wake = async () => {
    await ana.context().setOffline(false);
    await phoneOfAna.send("Page.setWebLifecycleState", { state: "active" });
  };
  await next(room, "Start the time: Silent read");
  await expect(ana.getByRole("button", { name: "I've read it" })).toBeVisible();
  await sleep();
  await next(room, "Next: Must-haves and criteria");
  await page.getByRole("button", { name: "Skip this step" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Blind points");
  await wake();
  await expect(ana.getByRole("button", { name: "Spread evenly" })).toBeVisible();
  await expect(ana.getByText("Reconnecting")).toHaveCount(0);

  await ana.context().setOffline(true);
  await ana.getByRole("button", { name: "Spread evenly" }).click();
  await ana.getByRole("button", { name: "I'm done" }).click();
  await sleep();
  await expect(page.getByText("Done", { exact: true })).toHaveCount(0);
  await wake();
  await expect(page.getByText("Done", { exact: true })).toHaveCount(1);
});

/** Whatever people type stays text and inside its place, on every screen. */
async function expectTame(pages: Page[]) {
  for (const one of pages) {
    expect(await one.locator("main img[src=x], main b:text-is('Eli')").count()).toBe(0);
    expect(await one.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
    expect(await one.title()).not.toBe("1");
  }
}

test("names of markup and of 300 characters, and a proposal of 10 kB, stay text in their place", async ({
  page,
  client,
}) => {
  test.setTimeout(0);
  const room = await project(await openRoom(page, client));
  const browser = page.context().browser();
  if (!browser) throw new Error("the page has no browser");
  const pasted = async (one: Page, text: string) => one.keyboard.insertText(text);
  const enter = async (name: string) => {
    const context = await browser.newContext({ viewport: phone, hasTouch: true, reducedMotion: "reduce" });
    const one = await context.newPage();
    await one.goto(room.url);
    await one.getByLabel("Code, beside the QR code").fill(room.join);
    await one.getByLabel("Your name").click();
    await pasted(one, name);
    if (name.length > 60) {
      await one.getByRole("button", { name: "Join" }).click();
      await expect(one.getByText(`this one has ${name.length}.`)).toBeVisible();
      await one.getByLabel("Your name").fill(name.slice(0, 60));
    }
    await one.getByRole("button", { name: "Join" }).click();
    await expect(one.getByText("You are at the door.")).toBeVisible();
    return one;
  };
  const phones = [await enter(markup), await enter("Bartholomew".repeat(28)), await enter("Ana")];
  await expectTame([page, room.presenter, ...phones]);
  await page.getByRole("button", { name: "Let all 3 in" }).click();
  await next(room, "Start the time: Silent read");
  await expectTame([page, room.presenter, ...phones]);
  await next(room, "Next: Must-haves and criteria");
  const [eli] = phones as [Page];
  await eli.getByRole("button", { name: "Propose a criterion" }).click();
  await pasted(eli, `${markup}${"Hosting".repeat(1500)}`.slice(0, 10_000));
  await eli.getByRole("heading", { level: 1 }).click();
  for (const one of phones) await one.getByRole("button", { name: "I'm done" }).click();
  await reveal(room, eli);
  await expect(room.presenter.getByText("HostingHosting").first()).toBeVisible();
  await expectTame([page, room.presenter, ...phones]);
});
