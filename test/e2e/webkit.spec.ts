import { expect, test } from "./fixtures";
import { next, open, openRoom } from "./room";
import { openWebKit } from "./webkit";

test("a participant in WebKit joins over the network's own address, answers, and sees the reveal", async ({ page }) => {
  test.setTimeout(0);
  const room = await openRoom(page);
  expect(new URL(room.url).hostname).not.toMatch(/^127\.|^localhost$/);
  const ana = await openWebKit();
  try {
    await ana.goto(room.url);
    // What a plain address lacks, the page does without.
    expect(await ana.run("return [isSecureContext, typeof crypto.randomUUID]")).toEqual([false, "undefined"]);
    await ana.fill("Code, beside the QR code", room.join.toLowerCase());
    await ana.fill("Your name", "Ana");
    await ana.press("Join");
    await page.getByRole("button", { name: "Let Ana in" }).click();
    await ana.says("You are in the room");

    await next(room, "Start the time: Silent read");
    await ana.press("I've read it");
    await next(room, "Next: Must-haves and criteria");
    await page.getByRole("button", { name: "Skip this step" }).click();
    await ana.press("Spread evenly");
    await ana.says("Adds up");
    await ana.press("I'm done");
    await open(room);

    await next(room, "Next: Blind judgements");
    await ana.answer(0);
    await ana.says("Next: Complexity");
    // A reload keeps the seat and the answer: it goes on with the second question.
    await ana.run("location.reload()");
    await ana.says("Complexity, 2 of 5");
    await open(room, "some");
    await ana.says("Round 1 is open");
  } finally {
    await ana.close();
  }
});
