/**
 * How the real desktop app comes to its end while somebody types. Each round goes on with the decision that the last one
 * left in the data folder, and leaves a later title in it.
 */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { type ElectronApplication, expect, type Page } from "@playwright/test";
import { close, inPage, launch, records, shownPage, typeTitle } from "./desktop-app";

/** Starts the app and opens the only decision of its data, which is begun where there is none. */
async function opened(data: string): Promise<{ app: ElectronApplication; page: Page; ended: Promise<unknown> }> {
  const begun = existsSync(join(data, "records"));
  const app = await launch(data);
  const ended = new Promise((done) => app.process().once("exit", done));
  const page = await shownPage(app);
  if (!begun) await typeTitle(page, "Begun");
  else await page.getByRole("link", { name: "Continue" }).first().click();
  return { app, page, ended };
}

/** Types a title until it is shown as saved, and is in the middle of what comes next. */
async function typedOn(page: Page, title: string): Promise<void> {
  const field = page.getByRole("textbox", { name: "Title" });
  await field.fill(title);
  await expect(page.getByText("Saved", { exact: true })).toBeVisible();
  await field.pressSequentially(" and typed on", { delay: 1 });
}

/** A round: what it does to the app, and what was lost by it, a sentence each. */
export type End = (data: string, round: number) => Promise<string[]>;

const lostIn = (data: string, title: string) => {
  const titles = records(data);
  return titles.length === 1 && titles[0]?.startsWith(title)
    ? []
    : [`${title} was saved, then there was ${titles.join()}`];
};

/** Its main process is killed; the next round opens what is there. */
export const killed: End = async (data, round) => {
  const { app, page, ended } = await opened(data);
  await typedOn(page, `Saved ${round}`);
  app.process().kill("SIGKILL");
  await ended;
  return lostIn(data, `Saved ${round}`);
};

/** Its page is killed, and has to come back with what was saved. */
export const pageKilled: End = async (data, round) => {
  const { app, page, ended } = await opened(data);
  await typedOn(page, `Saved ${round}`);
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer());
  const title = () => inPage(app, "document.querySelector('textarea, input')?.value ?? ''");
  const back = await expect
    .poll(title)
    .toContain(`Saved ${round}`)
    .then(
      () => [],
      () => ["the page didn't come back with its title"],
    );
  await close(app).catch(() => {});
  await ended;
  return [...back, ...lostIn(data, `Saved ${round}`)];
};

/** It is closed right after a key, which has to be kept. */
export const closedAfterKey: End = async (data, round) => {
  const { app, page, ended } = await opened(data);
  const field = page.getByRole("textbox", { name: "Title" });
  await field.fill(`Kept ${round}`);
  await field.press("End");
  await field.pressSequentially(" to the last key");
  await close(app).catch(() => {});
  await ended;
  return lostIn(data, `Kept ${round} to the last key`);
};
