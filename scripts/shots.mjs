/**
 * `npm run shots`: pictures of every screen from a fixed record, in all sizes and both themes, into `out/shots`;
 * `npm run shots -- docs` renews those that the documents show.
 */
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildWhenStale } from "./lib/prepare.mjs";
import { root } from "./lib/root.mjs";
import { launched, serve } from "./lib/serve.mjs";

const sizes = { laptop: { width: 1280, height: 800 }, projector: { width: 1920, height: 1080 } };
const phone = { width: 390, height: 844 };
const themes = ["light", "dark"];
const steps = ["frame", "criteria", "answers", "weights", "result", "decide"];
const example = "Look at an example";

const toDocs = process.argv[2] === "docs";
const folder = join(root, toDocs ? "docs/pictures" : "out/shots");
const inDocs = new Set([
  "laptop-light-start",
  "laptop-light-answers",
  "laptop-light-result",
  "laptop-light-decide",
  "laptop-light-reveal",
  "phone-light-judgements",
  "laptop-dark-result",
]);

/** A workshop with one phone: the facilitator's screens in this size, the phone, and on the large size the projector. */
async function workshop({ page, viewport, colorScheme, shot }) {
  const context = await browser.newContext({ viewport: phone, colorScheme, reducedMotion: "reduce", locale: "en-GB" });
  const ana = await context.newPage();
  const onPhone = async (screen) => {
    const name = `phone-${colorScheme}-${screen}`;
    if (viewport !== sizes.laptop || (toDocs && !inDocs.has(name))) return;
    await ana.waitForTimeout(300);
    await ana.screenshot({ path: join(folder, `${name}.png`) });
    taken++;
  };
  const press = (name) => page.getByRole("button", { name }).click();
  const opened = async () => {
    await press(/^Reveal/);
    await ana.getByRole("heading", { name: "Opening" }).waitFor();
    await ana.getByRole("heading", { name: "Opening" }).waitFor({ state: "hidden" });
  };
  await page.goto(`${page.url().split("#")[0]}#/playbooks`);
  await press("Open a copy of A close call");
  await press("Workshop");
  await page.getByRole("button", { name: "Begin the workshop" }).waitFor();
  await shot("prepare");
  await page.getByLabel("Simulated people").fill("5");
  await press("Rehearse");
  await press("Open the room");
  await page.getByRole("dialog").getByRole("button", { name: "Open the room" }).click();
  await press("Print the join sheet");
  await page.getByText(/^http:\/\/\d/).waitFor();
  await shot("sheet");
  const address = await page.getByText(/^http:\/\/\d/).innerText();
  const code = await page.locator("strong").last().innerText();
  await press("Back to the workshop");
  await ana.goto(address);
  await ana.getByLabel("Your name").fill("Ana");
  await ana.getByLabel("Code, beside the QR code").fill(code);
  await onPhone("join");
  await ana.getByRole("button", { name: "Join" }).click();
  await page.getByRole("button", { name: /^Let in .*Ana/ }).waitFor();
  await shot("lobby");
  await press(/^Let in .*Ana/);
  await ana.getByText("You are in the room").waitFor();
  await onPhone("lobby");
  const window = page.context().waitForEvent("page");
  await press("Presenter view");
  const presenter = await window;
  await presenter.setViewportSize(sizes.projector);
  await presenter.getByText("where it asks for the code").waitFor();
  const projected = async (screen) => {
    if (toDocs || viewport !== sizes.projector) return;
    await presenter.waitForTimeout(300);
    await presenter.screenshot({ path: join(folder, `presenter-${colorScheme}-${screen}.png`) });
    taken++;
  };
  await projected("lobby");
  await press(/^Start the time: /);
  await onPhone("reading");
  await press("Next: Must-haves and criteria");
  for (const step of ["Must-haves and criteria", "Blind points"]) {
    await page.getByRole("heading", { level: 1, name: step }).waitFor();
    await onPhone(step === "Blind points" ? "points" : "criteria");
    await press("Skip this step");
  }
  await ana.getByRole("radio").first().check();
  await onPhone("judgements");
  await shot("judgements");
  await projected("judgements");
  while (await ana.getByRole("button", { name: /^Next: / }).isVisible()) {
    await ana.getByRole("button", { name: /^Next: / }).click();
    await ana.getByRole("radio").first().check();
  }
  await ana.getByRole("button", { name: "I'm done" }).click();
  await page.getByRole("button", { name: "Reveal", exact: true }).waitFor({ timeout: 60_000 });
  await opened();
  await onPhone("reveal");
  await shot("reveal");
  await projected("reveal");
  await press("Next: Discuss");
  await onPhone("discussion");
  await shot("discussion");
  await projected("discussion");
  await context.close();
  await presenter.close();
}

await buildWhenStale({ root, env: process.env, say: console.log });
mkdirSync(folder, { recursive: true });
const browser = await launched();
let taken = 0;
for (const [size, viewport] of Object.entries(sizes)) {
  for (const colorScheme of themes) {
    if (toDocs && ![...inDocs].some((name) => name.startsWith(`${size}-${colorScheme}`))) continue;
    const data = mkdtempSync(join(tmpdir(), "adroit-shots-"));
    const host = await serve(data);
    const page = await browser.newPage({ viewport, colorScheme, reducedMotion: "reduce", locale: "en-GB" });
    const shot = async (screen) => {
      const name = `${size}-${colorScheme}-${screen}`;
      if (toDocs && !inDocs.has(name)) return;
      await page.waitForTimeout(500);
      await page.screenshot({ path: join(folder, `${name}.png`) });
      taken++;
    };
    const go = (hash) =>
      page.evaluate((to) => {
        location.hash = to;
      }, hash);
    await page.goto(host.address);
    await page.getByRole("button", { name: example }).waitFor();
    await shot("empty");
    await go("#/playbooks");
    await page.getByRole("button", { name: "Open a copy of A close call" }).click();
    await page.getByRole("heading", { level: 1, name: "What has to be decided?" }).waitFor();
    const record = new URL(page.url()).hash.split("/")[2];
    for (const step of steps) {
      await go(`#/decisions/${record}/${step}`);
      await page.getByRole("heading", { level: 1 }).waitFor();
      await shot(step);
    }
    await go(`#/decisions/${record}/result`);
    await page.getByRole("button", { name: "Try other weights" }).click();
    await page.locator("[data-why]").first().click();
    await shot("why");
    for (const name of ["One endpoint", "An open question", "A shop"]) {
      await go("#/playbooks");
      await page.getByRole("button", { name: `Open a copy of ${name}` }).click();
      await page.getByRole("heading", { level: 1, name: "What has to be decided?" }).waitFor();
    }
    for (const screen of ["start", "playbooks", "trash", "settings"]) {
      await go(screen === "start" ? "#/" : `#/${screen}`);
      await page.getByRole("heading", { level: 1 }).waitFor();
      await shot(screen);
    }
    await workshop({ page, viewport, colorScheme, shot });
    await page.close();
    await host.stop();
    rmSync(data, { recursive: true, force: true });
  }
}
await browser.close();
console.log(`${taken} pictures in ${folder}`);
