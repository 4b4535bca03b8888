/** What a phone does where its page comes only in part. */
import { expect, test } from "./fixtures";
import { next, openRoom, phone } from "./room";

test("a phone whose steps don't come loads its page anew, and keeps its seat", async ({ page, client, browser }) => {
  test.setTimeout(0);
  const room = await openRoom(page, client);
  const context = await browser.newContext({ viewport: phone, hasTouch: true, reducedMotion: "reduce" });
  let refused = 0;
  await context.route(/\/assets\/steps-/, (route) => (refused++ === 0 ? route.abort() : route.continue()));
  const ana = await context.newPage();
  await ana.goto(room.url);
  await ana.getByLabel("Code, beside the QR code").fill(room.join);
  await ana.getByLabel("Your name").fill("Ana");
  await ana.getByRole("button", { name: "Join" }).click();
  await page.getByRole("button", { name: "Let in Ana" }).click();
  await next(room, "Start the time: Silent read");
  await expect(ana.getByRole("button", { name: "I've read it" })).toBeVisible();
  expect(refused).toBeGreaterThan(1);
  await context.close();
});
