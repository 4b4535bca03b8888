/** A call as somebody meets it who got the page by mail: opened from disk, on a phone, without network, never having seen Adroit. */
import { execFileSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";
import { chromium, expect, type Page, test } from "@playwright/test";
import { patience } from "../patience";
import { tracesIn } from "../samples/traces";
import { removeFolder } from "../temporary";
import { expectNoFindings } from "./axe";

const root = join(import.meta.dirname, "../..");
const example = join(root, "templates/examples/close-call.yaml");
let folder = "";
let file = "";
let words = "";

const adroit = (...argv: string[]) =>
  execFileSync(process.execPath, [join(root, "out/cli/index.js"), ...argv], { cwd: folder, encoding: "utf8" });
/** `open` ends with 1 where something was set aside. */
const opened = (...argv: string[]) => JSON.parse(adroit("open", ...argv, "--json"));

test.beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "adroit-call-"));
  file = join(folder, "call.html");
  const told = adroit("call", example, "--until", "2030-12-04", "--out", file, "--key", "call.key", "--from", "Ana");
  words = /Words of this call: (.*)/.exec(told)?.[1] ?? "";
});
test.afterAll(() => removeFolder(folder));
test.use({ viewport: { width: 390, height: 844 } });

/** Everything that the page asks for or says is wrong. */
function heard(page: Page): string[] {
  const all: string[] = [];
  page.on("request", (request) => all.push(request.url()));
  page.on("console", (message) => all.push(message.text()));
  page.on("pageerror", (error) => all.push(String(error)));
  return all;
}

async function begin(page: Page, name: string, address = pathToFileURL(file).href) {
  await page.goto(address);
  await page.getByLabel("Your name").fill(name);
  await page.getByRole("button", { name: "Begin" }).click();
}

/** Answers the first answer to every question, and stops before the seal. */
async function answerAll(page: Page) {
  await page.getByRole("button", { name: "Next: points" }).click();
  await page.getByRole("button", { name: "Spread evenly" }).click();
  await page.getByRole("button", { name: "Next: questions" }).click();
  for (;;) {
    await page.getByRole("radio").first().check();
    const next = page.getByRole("button", { name: /^Next: / });
    if ((await next.count()) === 0) break;
    await next.click();
  }
  await page.getByRole("button", { name: "To the end" }).click();
}

test("it is answered offline and ends in a ballot that opens; no request leaves", async ({ page, context }) => {
  await context.setOffline(true);
  const all = heard(page);
  await page.goto(pathToFileURL(file).href);
  await expect(page.getByText("Ana asks, until 4 Dec 2030")).toBeVisible();
  await expect(page.getByText(words.split(" ").join(" · "))).toBeVisible();
  await begin(page, "Cleo <b>");
  await page.getByRole("button", { name: "Comment on: The problem" }).first().click();
  await page.getByPlaceholder("Your comment or question").fill("Is it the whole?");
  await answerAll(page);
  await page.getByRole("button", { name: "Seal it" }).click();
  await expect(page.getByRole("heading", { name: "Your ballot is sealed" })).toBeVisible();
  await expect(page.getByText("You alone would lean to")).toBeVisible();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Save file" }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/^ballot-b[0-9a-f]{16}\.age$/);
  mkdirSync(join(folder, "in"), { recursive: true });
  await download.saveAs(join(folder, "in/1.age"));
  expect(readFileSync(join(folder, "in/1.age"), "utf8")).toBe(await page.getByLabel("Your sealed ballot").inputValue());
  expect(all.filter((one) => !one.startsWith("blob:"))).toEqual([pathToFileURL(file).href, pathToFileURL(file).href]);
  expect(opened("call.html", "in", "--key", "call.key")).toMatchObject({ people: ["Cleo <b>"], aside: [] });
});

test("a mail program that turned its line ends left it whole", async ({ page }) => {
  const turned = join(folder, "turned.html");
  writeFileSync(turned, readFileSync(file, "utf8").replaceAll("\n", "\r\n"));
  await page.goto(pathToFileURL(turned).href);
  await expect(page.getByText(words.split(" ").join(" · "))).toBeVisible();
  expect(readFileSync(file, "latin1")).toMatch(/^[\n -~]*$/);
});

test("a draft is kept only where that was asked for, and goes with the seal", async ({ page }) => {
  const kept = () => page.evaluate(() => JSON.stringify({ ...localStorage }));
  await begin(page, "Dev");
  await page.getByRole("button", { name: "Next: points" }).click();
  await page.getByRole("button", { name: "Spread evenly" }).click();
  expect(await kept()).toBe("{}");
  await page.getByRole("button", { name: "Start" }).click();
  await page.getByRole("checkbox").check();
  expect(await kept()).toContain("Dev");
  // The browser hands over what a page stored a moment later.
  await expect(async () => {
    await page.reload();
    await expect(page.getByLabel("Your name")).toHaveValue("Dev", { timeout: 1000 });
  }).toPass({ timeout: patience(20_000) });
  await page.getByRole("button", { name: "Begin" }).click();
  await page.getByRole("button", { name: "Points", exact: true }).click();
  await expect(page.getByText("Adds up")).toBeVisible();
  await page.getByRole("button", { name: "Seal", exact: true }).click();
  await page.getByRole("button", { name: "Seal it" }).click();
  await expect(page.getByRole("heading", { name: "Your ballot is sealed" })).toBeVisible();
  expect(await kept()).toBe("{}");
});

test("after the seal the browser's profile holds nothing of what was answered", async () => {
  const profile = mkdtempSync(join(tmpdir(), "adroit-profile-"));
  // Words that nothing else holds, and that no compression finds twice.
  const said = ["comment", "reason"].map(() => `zebras${randomBytes(9).toString("hex")}`);
  const [comment = "", reason = ""] = said;
  const { executablePath, args } = test.info().project.use.launchOptions ?? {};
  const context = await chromium.launchPersistentContext(profile, {
    ...(executablePath && { executablePath }),
    ...(args && { args }),
  });
  const page = await context.newPage();
  await page.goto(pathToFileURL(file).href);
  await begin(page, "Eli");
  await page.getByRole("button", { name: "Comment on: The problem" }).first().click();
  await page.getByPlaceholder("Your comment or question").pressSequentially(comment);
  await page.getByRole("button", { name: "Next: points" }).click();
  await page.getByRole("button", { name: "Spread evenly" }).click();
  await page.getByRole("button", { name: "Next: questions" }).click();
  await page.getByRole("radio").first().check();
  await page.getByLabel("Why? One line, optional").fill(reason);
  // A browser writes down its windows, with what stands in their fields, every few seconds.
  await page.waitForTimeout(4_000);
  await page.getByRole("button", { name: "Seal", exact: true }).click();
  await expect(page.getByText(comment)).toBeVisible();
  await page.getByRole("button", { name: "Seal it" }).click();
  await expect(page.getByRole("heading", { name: "Your ballot is sealed" })).toBeVisible();
  expect(await page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }))).toBe("{}");
  await context.close();
  expect(tracesIn(profile, said)).toEqual([]);
  await removeFolder(profile);
});

test("it is answered by keyboard alone", async ({ page }) => {
  await page.goto(pathToFileURL(file).href);
  await page.getByLabel("Your name").focus();
  await page.keyboard.type("Kim");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: "Next: points" })).toBeVisible();
  await page.getByRole("button", { name: "Seal", exact: true }).focus();
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "Seal it" }).focus();
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "Copy" }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByText("Copied.")).toBeVisible();
});

test("every screen is without findings, light and dark", async ({ page }) => {
  await page.goto(pathToFileURL(file).href);
  await expectNoFindings(page, "welcome");
  await begin(page, "Lou");
  await expectNoFindings(page, "reading");
  await page.getByRole("button", { name: "Next: points" }).click();
  await expectNoFindings(page, "points");
  await page.getByRole("button", { name: "Spread evenly" }).click();
  await page.getByRole("button", { name: "Next: questions" }).click();
  await page.getByRole("radio").first().check();
  await expectNoFindings(page, "question");
  await page.getByRole("button", { name: "Seal", exact: true }).click();
  await expectNoFindings(page, "sealing");
  await page.getByRole("button", { name: "Seal it" }).click();
  await expectNoFindings(page, "sealed");
});

test("it has at most 300 kB compressed", () => {
  expect(gzipSync(readFileSync(file)).length).toBeLessThan(300_000);
  expect(statSync(file).size).toBeLessThan(1_000_000);
  expect(readdirSync(folder)).toContain("call.key");
});

test("a code is typed where the copy doesn't bring it", async ({ page }) => {
  writeFileSync(join(folder, "people.txt"), "Ben\nCleo\n");
  const coded = ["--people", "people.txt", "--codes", "copies"];
  adroit("call", example, "--until", "2030-12-04", "--out", "coded.html", "--key", "coded.key", ...coded);
  const [, code = ""] = readFileSync(join(folder, "copies/1-ben.code"), "utf8").split("\n");
  await page.goto(pathToFileURL(join(folder, "coded.html")).href);
  await page.getByLabel("Your name").fill("Ben");
  await page.getByRole("button", { name: "Begin" }).click();
  await expect(page.getByRole("alert")).toContainText("16 characters");
  await page.getByLabel("Your code").fill(code.toLowerCase());
  await page.getByRole("button", { name: "Begin" }).click();
  await page.getByRole("button", { name: "Seal", exact: true }).click();
  await page.getByRole("button", { name: "Seal it" }).click();
  mkdirSync(join(folder, "coded"));
  writeFileSync(join(folder, "coded/1.age"), await page.getByLabel("Your sealed ballot").inputValue());
  expect(opened("coded.html", "coded", "--key", "coded.key")).toMatchObject({ people: ["Ben"], aside: [] });
});
