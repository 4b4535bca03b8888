/** The real desktop app: started by the Electron that was made ready (`scripts/lib/desktop.mjs`), on data of its own. */
import { spawn } from "node:child_process";
import { chown, mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { _electron, test as base, type ElectronApplication, expect, type Page } from "@playwright/test";

export const root = resolve(import.meta.dirname, "../..");

/** The program to start, or `undefined` where there is none. */
export const electron = process.env.ADROIT_DESKTOP;
/** Set where we are root and the app is somebody else. */
const user = Number(process.env.ADROIT_DESKTOP_USER);

const environment = (data: string, more: Record<string, string> = {}): Record<string, string> => {
  const env = Object.fromEntries(Object.entries(process.env).filter(([, value]) => value !== undefined));
  return { ...(env as Record<string, string>), ADROIT_DATA: data, ...more };
};

/** Lets the app's user have a folder that a test made. */
export async function handOver(folder: string): Promise<void> {
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
export const remove = (path: string) => rm(path, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });

/** Starts the app with Chromium's sandbox on, as it is for users. */
export function launch(data: string, args: readonly string[] = [], more?: Record<string, string>) {
  return _electron.launch({
    ...(electron && { executablePath: electron }),
    args: [root, ...args],
    env: environment(data, more),
    chromiumSandbox: true,
  });
}

/** Starts it once more on the same data, without a look inside: its exit code. */
export function startAgain(data: string, args: readonly string[] = []): Promise<number | null> {
  const child = spawn(electron ?? "", [root, ...args], { env: environment(data), stdio: "ignore" });
  return new Promise((done) => child.once("exit", done));
}

/** Starts it where there is no display: its exit code, and what it said. */
export async function startBlind(data: string): Promise<{ code: number | null; said: string }> {
  const { DISPLAY: _, WAYLAND_DISPLAY: __, ...env } = environment(data);
  const child = spawn(electron ?? "", [root], { env, stdio: ["ignore", "pipe", "pipe"] });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (said += chunk));
  const code = await new Promise<number | null>((done) => child.once("close", done));
  return { code, said };
}

/** The main window's page, once there is something on it. */
export async function shownPage(app: ElectronApplication): Promise<Page> {
  const page = await app.firstWindow();
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  return page;
}

export const test = base.extend<{ data: string; app: ElectronApplication; page: Page }>({
  data: async ({}, use) => {
    const data = await folder();
    await use(data);
    await remove(data);
  },
  app: async ({ data }, use) => {
    const app = await launch(data);
    await use(app);
    await app.close();
  },
  page: async ({ app }, use) => {
    await use(await shownPage(app));
  },
});
test.skip(electron === undefined, "no Electron was made ready");

export { expect } from "@playwright/test";
