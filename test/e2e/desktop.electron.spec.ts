/** The real desktop app, where Electron's binary and a display are there. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { _electron, test as base, type ElectronApplication, expect } from "@playwright/test";

const root = resolve(import.meta.dirname, "../..");

const test = base.extend<{ app: ElectronApplication }>({
  app: async ({}, use) => {
    const data = await mkdtemp(join(tmpdir(), "adroit-desktop-"));
    const env = Object.fromEntries(Object.entries(process.env).filter(([, value]) => value !== undefined));
    const app = await _electron.launch({
      args: [root],
      env: { ...(env as Record<string, string>), ADROIT_DATA: data },
      chromiumSandbox: true,
    });
    await use(app);
    await app.close();
    await rm(data, { recursive: true, force: true });
  },
});

test("the window shows the app, and its page has neither Node nor a second window", async ({ app }) => {
  const page = await app.firstWindow();
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  const powers = await page.evaluate(() =>
    ["require", "process", "Buffer", "module"].filter((name) => name in globalThis),
  );
  expect(powers).toEqual([]);
  expect(await page.evaluate(() => window.open("https://example.com/"))).toBeNull();
  expect(app.windows()).toHaveLength(1);
});

test("a page from elsewhere never takes the window's place", async ({ app }) => {
  const page = await app.firstWindow();
  const address = page.url();
  await page.evaluate(() => location.assign("file:///etc/hosts"));
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  expect(page.url()).toBe(address);
});
