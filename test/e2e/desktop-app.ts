/**
 * The real desktop app: started by the Electron that was made ready (`scripts/lib/desktop.mjs`), on data of its own, by
 * specs and by the torture.
 */
import { spawn } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { chown, mkdtemp, readdir } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { _electron, type ElectronApplication, expect, type Page } from "@playwright/test";
import { removeFolder } from "../temporary";

export const root = resolve(import.meta.dirname, "../..");

/** The program to start, or `undefined` where there is none. */
export const electron = () => process.env.ADROIT_DESKTOP;

const environment = (data: string, more: Record<string, string> = {}): Record<string, string> => {
  const env = Object.fromEntries(Object.entries(process.env).filter(([, value]) => value !== undefined));
  return { ...(env as Record<string, string>), ADROIT_DATA: data, ...more };
};

/** Lets the app's user have a folder that a test made. */
export async function handOver(folder: string): Promise<void> {
  // Set where we are root and the app is somebody else.
  const user = Number(process.env.ADROIT_DESKTOP_USER);
  if (!user) return;
  await chown(folder, user, user);
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    await chown(join(entry.parentPath, entry.name), user, user);
  }
}

/** A folder of the app's user, gone after the test. */
export async function folder(): Promise<string> {
  const made = await mkdtemp(join(tmpdir(), "adroit-desktop-"));
  await handOver(made);
  return made;
}

/** Windows lets go of files a moment after the program that had them has ended. */
export const remove = (path: string) => removeFolder(path);

/** Starts the app with Chromium's sandbox on, as it is for users. */
export function launch(data: string, args: readonly string[] = [], more?: Record<string, string>) {
  const executablePath = electron();
  return _electron.launch({
    ...(executablePath && { executablePath }),
    // Without a processor for graphics Chromium starts a process for it, twice, to find that out.
    args: ["--disable-gpu", root, ...args],
    env: environment(data, { ADROIT_ATTACHED: "1", ...more }),
    chromiumSandbox: true,
  });
}

/** Starts it once more on the same data, without a look inside: its exit code. */
export function startAgain(data: string, args: readonly string[] = []): Promise<number | null> {
  const child = spawn(electron() ?? "", [root, ...args], { env: environment(data), stdio: "ignore" });
  return new Promise((done) => child.once("exit", done));
}

/** Starts it where there is no display: its exit code, and what it said. */
export function startBlind(data: string) {
  const { DISPLAY: _, WAYLAND_DISPLAY: __, ...env } = environment(data);
  return startHearing(env, null);
}

/** Starts it where its user has no folder of their own: its exit code, and what it said. */
export function startHomeless() {
  const { ADROIT_DATA: _, ...env } = environment("");
  return startHearing({ ...env, XDG_CONFIG_HOME: "/nonexistent/config" }, null);
}

/** Starts it where it can't go on, and ends it once it has said so: what it shows waits for its user. */
export const startUntil = (data: string, said: RegExp) => startHearing(environment(data), said);

async function startHearing(env: Record<string, string>, until: RegExp | null) {
  const child = spawn(electron() ?? "", [root], { env, stdio: ["ignore", "pipe", "pipe"] });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (chunk) => {
      said += chunk;
      if (until?.test(said)) child.kill("SIGKILL");
    });
  }
  const code = await new Promise<number | null>((done) => child.once("close", done));
  return { code, said };
}

/** The main window's page, once there is something on it. */
export async function shownPage(app: ElectronApplication): Promise<Page> {
  const page = await app.firstWindow();
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  return page;
}

/** What a script finds in the window's page; asked through the main process, since Playwright loses a page that crashes. */
export const inPage = (app: ElectronApplication, script: string) =>
  app.evaluate(async ({ BrowserWindow }, text) => {
    const [window] = BrowserWindow.getAllWindows();
    if (!window || window.webContents.isCrashed() || window.webContents.isLoading()) return null;
    // A page that is just crashing never answers.
    const never = new Promise((done) => setTimeout(done, 1000, null));
    return Promise.race([window.webContents.executeJavaScript(text), never]);
  }, script);
export const heading = (app: ElectronApplication) => inPage(app, "document.querySelector('h1')?.textContent ?? null");

/** Opens a new decision and gives it a title. */
export async function typeTitle(page: Page, title: string) {
  await page
    .getByRole("button", { name: /^(New|Start a) decision$/ })
    .first()
    .click();
  const playbook = page.getByRole("menuitem", { name: "Django or Flask" });
  const field = page.getByRole("textbox", { name: "Title" });
  // With several playbooks a menu asks for one, a moment later.
  await playbook.or(field).first().waitFor();
  if (await playbook.isVisible()) await playbook.click();
  await field.fill(title);
}

/** Asks the first window to close. */
export const close = (app: ElectronApplication) =>
  app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
export const windows = (app: ElectronApplication) =>
  app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length);
/** Titles of the decisions on disk. */
export const records = (data: string): string[] =>
  readdirSync(join(data, "records"))
    .filter((name) => name.endsWith(".json"))
    .map((name) => JSON.parse(readFileSync(join(data, "records", name), "utf8")).draft.frame.title);
