/** The facilitator's side of a workshop in real browsers. */
import type { Browser, Page } from "@playwright/test";
import { stepTitles } from "#shared/workshop/agenda";
import { patience } from "../patience";
import { type Client, expect, show } from "./fixtures";

export const phone = { width: 390, height: 844 };
const projector = { width: 1920, height: 1080 };

/** A room with its facilitator; `join` is the code, `url` the address that is typed. */
export interface Room {
  facilitator: Page;
  url: string;
  join: string;
}

/** A room with its projector as well. */
export interface Projected extends Room {
  presenter: Page;
}

export const closeCall = { playbook: "django-vs-flask", example: "close-call" };

/** A decision on an example, made through the contract, and the way to one of its steps; its id. */
export async function showExample(page: Page, client: Client, step = "frame"): Promise<string> {
  const { id } = (await client.records.create(closeCall)).record;
  await show(page, `#/decisions/${id}/${step}`);
  return id;
}

/** Takes steps out of the agenda that is planned. */
export async function leaveOut(facilitator: Page, steps: readonly string[]) {
  for (const step of steps) await facilitator.getByRole("switch", { name: `With: ${step}` }).press("Space");
}

/** A workshop on an example that waits for its first device, made through the contract, without the steps that are named. */
export async function openRoom(facilitator: Page, client: Client, without: readonly string[] = []): Promise<Room> {
  const { id } = (await client.records.create(closeCall)).record;
  const plan = await client.session.plan({ id });
  const agenda = plan.agenda.filter(({ step }) => !without.includes(stepTitles[step]));
  await client.session.savePlan({ id, plan: { ...plan, agenda } });
  await client.session.begin({ id });
  await client.session.open({ id });
  const { url, code } = await client.session.sheet({ id });
  await show(facilitator, `#/decisions/${id}/workshop`);
  await expect(facilitator.getByText("Waiting for the first device ...")).toBeVisible();
  return { facilitator, url, join: code };
}

/** Begins the workshop that is planned and lets devices in, as a facilitator does, who prints the sheet to join by. */
export async function beginRoom(facilitator: Page): Promise<Room> {
  await facilitator.getByRole("button", { name: "Begin the workshop" }).click();
  await facilitator.getByRole("button", { name: "Open the room" }).click();
  await facilitator.getByRole("dialog").getByRole("button", { name: "Open the room" }).click();
  await expect(facilitator.getByText("Waiting for the first device ...")).toBeVisible();
  await facilitator.getByRole("button", { name: "Print the join sheet" }).click();
  const url = await facilitator.getByText(/^http:\/\/\d/).innerText();
  const join = await facilitator.locator("strong").last().innerText();
  await facilitator.getByRole("button", { name: "Back to the workshop" }).click();
  return { facilitator, url, join };
}

/** Opens the projector's window of a room that waits for its first device. */
export async function project(room: Room): Promise<Projected> {
  const opened = room.facilitator.context().waitForEvent("page");
  await room.facilitator.getByRole("button", { name: "Presenter view" }).click();
  const presenter = await opened;
  await presenter.setViewportSize(projector);
  await expect(presenter.getByText("where it asks for the code")).toBeVisible();
  return { ...room, presenter };
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
