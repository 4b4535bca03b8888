import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { removeFolder } from "../temporary";
import { expect, test } from "./fixtures";
import { next, open, openRoom } from "./room";
import { openWebKit } from "./webkit";

const root = join(import.meta.dirname, "../..");

test("a participant in WebKit joins over the network's own address, answers, and sees the reveal", async ({
  page,
  client,
}) => {
  test.setTimeout(0);
  const room = await openRoom(page, client);
  expect(new URL(room.url).hostname).not.toMatch(/^127\.|^localhost$/);
  const ana = await openWebKit();
  try {
    await ana.goto(room.url);
    // What a plain address lacks, the page does without.
    expect(await ana.run("return [isSecureContext, typeof crypto.randomUUID]")).toEqual([false, "undefined"]);
    await ana.fill("Code, beside the QR code", room.join.toLowerCase());
    await ana.fill("Your name", "Ana");
    await ana.press("Join");
    await page.getByRole("button", { name: "Let in Ana" }).click();
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

test("a call is answered in WebKit from the file alone, and its ballot opens", async () => {
  test.setTimeout(0);
  const folder = mkdtempSync(join(tmpdir(), "adroit-call-"));
  const adroit = (...argv: string[]) =>
    execFileSync(process.execPath, [join(root, "out/cli/index.js"), ...argv], { cwd: folder, encoding: "utf8" });
  const example = join(root, "templates/examples/close-call.yaml");
  const told = adroit("call", example, "--until", "2099-12-04", "--out", "call.html", "--key", "call.key");
  const kim = await openWebKit();
  try {
    await kim.goto(pathToFileURL(join(folder, "call.html")).href);
    await kim.says((/Words of this call: (.*)/.exec(told)?.[1] ?? "").split(" ").join(" · "));
    await kim.fill("Your name", "Kim");
    await kim.press("Begin");
    await kim.press("Next: points");
    await kim.press("Spread evenly");
    await kim.says("Adds up");
    await kim.press("Next: questions");
    await kim.answer(0);
    await kim.says("Next: Complexity");
    await kim.press("Seal");
    await kim.press("Seal it");
    await kim.says("Your ballot is sealed");
    mkdirSync(join(folder, "in"));
    writeFileSync(join(folder, "in/kim.age"), String(await kim.run("return document.querySelector('textarea').value")));
    const { people, aside } = JSON.parse(adroit("open", "call.html", "in", "--key", "call.key", "--json"));
    expect([people, aside]).toEqual([["Kim"], []]);
  } finally {
    await kim.close();
    await removeFolder(folder);
  }
});
