/** A workshop on more windows than one expects, on phones that sleep and on clocks that are wrong. */
import { expect, test } from "./fixtures";
import { knock, next, openRoom, phone, reveal } from "./room";

test("two windows of the facilitator, a late wall, a phone that slept and one whose clock is a day off show the same", async ({
  page,
  served,
  browser,
}) => {
  test.setTimeout(0);
  const without = ["Silent read", "Must-haves and criteria", "Blind points", "Judge again", "Why", "Premortem"];
  const room = await openRoom(page, without);
  const ana = await knock(browser, room, "Ana", "I decide");
  // This one believes that it is tomorrow.
  const context = await browser.newContext({ viewport: phone, hasTouch: true, reducedMotion: "reduce" });
  await context.addInitScript("{ const now = Date.now.bind(Date); Date.now = () => now() + 86_400_000; }");
  const ben = await context.newPage();
  await ben.goto(room.url);
  await ben.getByLabel("Code, beside the QR code").fill(room.join);
  await ben.getByLabel("Your name").fill("Ben");
  await ben.getByRole("button", { name: "Join" }).click();
  await page.getByRole("button", { name: "Let all 2 in" }).click();
  await expect(ben.getByText("You are in the room")).toBeVisible();

  const second = await page.context().newPage();
  await second.goto(served.address);
  await second.evaluate((hash) => {
    location.hash = hash;
  }, new URL(page.url()).hash);
  const start = "Start the time: Blind judgements";
  await expect(second.getByRole("button", { name: start })).toBeVisible();
  // Pressed in both at once, it starts once.
  await Promise.all([page, second].map((one) => one.getByRole("button", { name: start }).click()));
  for (const one of [page, second])
    await expect(one.getByRole("heading", { level: 1, name: "Blind judgements, round 1" })).toBeVisible();
  // A day makes no difference to the time that is left.
  await expect(ben.getByText(/^(9|10):\d\d left$/)).toBeVisible();

  // A phone in a pocket: its page stands still, through the reveal.
  await ana.getByRole("radio").first().check();
  await expect(page.getByRole("cell", { name: /^1 of/ })).toBeVisible();
  const devtools = await ana.context().newCDPSession(ana);
  await devtools.send("Page.setWebLifecycleState", { state: "frozen" });
  await reveal(room, ben, "some");
  await devtools.send("Page.setWebLifecycleState", { state: "active" });
  await expect(ana.getByRole("heading", { name: "Round 1 is open" })).toBeVisible();
  await expect(second.getByRole("heading", { level: 1, name: "Reveal, round 1" })).toBeVisible();

  // A wall that is opened now shows what the other shows.
  const late = await page.context().newPage();
  await late.goto(room.presenter.url());
  const shown = room.presenter.getByText("Round 1 is open.");
  await expect(shown).toBeVisible();
  await expect(late.getByText("Round 1 is open.")).toBeVisible();
  await expect(late.getByRole("row", { name: /^Complexity/ })).toBeVisible();

  await next(room, "Next: Discuss");
  await second.getByRole("button", { name: "Next: Decide" }).click();
  for (const one of [page, second]) await expect(one.getByRole("heading", { level: 1, name: "Decide" })).toBeVisible();
  await expect(late.getByText("The decider chooses")).toBeVisible();
  await context.close();
});

test("a phone whose steps don't come loads its page anew, and keeps its seat", async ({ page, browser }) => {
  test.setTimeout(0);
  const room = await openRoom(page);
  const context = await browser.newContext({ viewport: phone, hasTouch: true, reducedMotion: "reduce" });
  let refused = 0;
  await context.route(/\/assets\/steps-/, (route) => (refused++ === 0 ? route.abort() : route.continue()));
  const ana = await context.newPage();
  await ana.goto(room.url);
  await ana.getByLabel("Code, beside the QR code").fill(room.join);
  await ana.getByLabel("Your name").fill("Ana");
  await ana.getByRole("button", { name: "Join" }).click();
  await page.getByRole("button", { name: "Let Ana in" }).click();
  await next(room, "Start the time: Silent read");
  await expect(ana.getByRole("button", { name: "I've read it" })).toBeVisible();
  expect(refused).toBeGreaterThan(1);
  await context.close();
});
