/** The facilitator's side of a workshop in real browsers. */
import type { Browser, Page } from "@playwright/test";
import { patience } from "../patience";
import { expect } from "./fixtures";

export const phone = { width: 390, height: 844 };
const projector = { width: 1920, height: 1080 };

/** A room with its facilitator and its projector; `join` is the code, `url` the address that is typed. */
export interface Room {
  facilitator: Page;
  presenter: Page;
  url: string;
  join: string;
}

export async function openExample(page: Page, name: string) {
  await page.evaluate(() => {
    location.hash = "#/playbooks";
  });
  await page.getByRole("button", { name: `Open ${name}` }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("What has to be decided?");
}

/** Takes steps out of the agenda that is planned. */
export async function leaveOut(facilitator: Page, steps: readonly string[]) {
  for (const step of steps) await facilitator.getByRole("switch", { name: `With: ${step}` }).press("Space");
}

/** A workshop on an example, without the steps that are named. */
export async function openRoom(facilitator: Page, without: readonly string[] = []): Promise<Room> {
  await openExample(facilitator, "A close call");
  await facilitator.getByRole("button", { name: "Workshop", exact: true }).click();
  await leaveOut(facilitator, without);
  return beginRoom(facilitator);
}

/** Begins the workshop that is planned, lets devices in, and opens the projector's window. */
export async function beginRoom(facilitator: Page): Promise<Room> {
  await facilitator.getByRole("button", { name: "Begin the workshop" }).click();
  await facilitator.getByRole("button", { name: "Open the room" }).click();
  await facilitator.getByRole("dialog").getByRole("button", { name: "Let devices in" }).click();
  await expect(facilitator.getByText("Waiting for the first device ...")).toBeVisible();
  const opened = facilitator.context().waitForEvent("page");
  await facilitator.getByRole("button", { name: "Presenter view" }).click();
  const presenter = await opened;
  await presenter.setViewportSize(projector);
  await expect(presenter.getByText("where it asks for the code")).toBeVisible();
  await facilitator.getByRole("button", { name: "Print the join sheet" }).click();
  const typed = await facilitator.getByText(/^http:\/\/\d/).innerText();
  const code = await facilitator.locator("strong").last().innerText();
  await facilitator.getByRole("button", { name: "Back to the workshop" }).click();
  return { facilitator, presenter, url: typed, join: code };
}

export const next = (room: Room, step: string) =>
  room.facilitator.getByRole("button", { name: step, exact: true }).click();

/** Opens the step: with everybody done, or without those who aren't. */
export async function open({ facilitator }: Room, who: "all" | "some" = "all") {
  if (who === "all") {
    // Who lost the connection is awaited for half a minute. The way back to an earlier step may be called "Reveal", too.
    await expect(facilitator.getByText(/^All \d+ are done$/)).toBeVisible({ timeout: patience(45_000) });
    await facilitator.getByRole("button", { name: "Reveal", exact: true }).last().click();
  } else {
    await facilitator.getByRole("button", { name: /^Reveal with/ }).click();
    await facilitator.getByRole("button", { name: "Reveal now" }).click();
  }
}

/** The same, and waits until a phone has seen the countdown through, which a slow one may never draw. */
export async function reveal(room: Room, watching: Page, who: "all" | "some" = "all") {
  await open(room, who);
  await expect(room.facilitator.getByRole("button", { name: /^(Next: |Close the workshop)/ }).first()).toBeVisible();
  await expect(watching.getByRole("heading", { name: "Opening" })).toBeHidden();
}

/** A phone at the door. */
export async function knock(browser: Browser, { url, join: code }: Room, name: string, role = "I vote") {
  const context = await browser.newContext({ viewport: phone, hasTouch: true, reducedMotion: "reduce" });
  const page = await context.newPage();
  await page.goto(url);
  await page.getByLabel("Code, beside the QR code").fill(code.toLowerCase());
  await page.getByLabel("Your name").fill(name);
  await page.getByRole("radio", { name: role }).check();
  await page.getByRole("button", { name: "Join" }).click();
  await expect(page.getByText("You are at the door.")).toBeVisible();
  return page;
}
