/**
 * The real desktop app, where Electron's binary and a display are there: what only Electron itself can show. The job
 * from start to commit is walked in `shell.spec.ts` and `walk.spec.ts`.
 */
import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { _electron, test as base, type ElectronApplication, expect, type Page } from "@playwright/test";
import { electronBinary } from "../../scripts/lib/electron.mjs";
import { repository } from "./repository";

const root = resolve(import.meta.dirname, "../..");

/** What the sandbox is switched off by is left out, so that it is the real one. */
async function launch(data: string, ...args: string[]): Promise<ElectronApplication> {
  const env = Object.fromEntries(Object.entries(process.env).filter(([, value]) => value !== undefined));
  return _electron.launch({
    args: [root, ...args],
    env: { ...(env as Record<string, string>), ADROIT_DATA: data },
    chromiumSandbox: true,
  });
}

const test = base.extend<{ data: string; app: ElectronApplication; page: Page }>({
  data: async ({}, use) => {
    const data = await mkdtemp(join(tmpdir(), "adroit-desktop-"));
    await use(data);
    await rm(data, { recursive: true, force: true });
  },
  app: async ({ data }, use) => {
    const app = await launch(data);
    await use(app);
    await app.close();
  },
  page: async ({ app }, use) => {
    const page = await app.firstWindow();
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await use(page);
  },
});

test("the page has neither Node nor anything of the preload's but its one function", async ({ page }) => {
  const powers = await page.evaluate(() => ({
    node: ["require", "process", "Buffer", "module", "ipcRenderer", "contextBridge"].filter(
      (name) => name in globalThis,
    ),
    shell: Object.keys((window as unknown as { adroit: object }).adroit),
  }));
  expect(powers).toEqual({ node: [], shell: ["connect"] });
});

test("the window is sandboxed and isolated as Electron sees it", async ({ app, page }) => {
  await page.title();
  const unsandboxed = await app.evaluate(({ app: running }) => running.commandLine.hasSwitch("no-sandbox"));
  expect(unsandboxed).toBe(false);
  const processes = await app.evaluate(({ app: running }) =>
    running.getAppMetrics().flatMap(({ type, sandboxed }) => (type === "Tab" ? [sandboxed] : [])),
  );
  // Electron says so on macOS and Windows alone.
  expect(processes).not.toContain(false);
  expect(processes.length).toBeGreaterThan(0);
});

test("window.open gives nothing, and no second window opens", async ({ app, page }) => {
  expect(await page.evaluate(() => window.open("https://example.org/"))).toBeNull();
  expect(await page.evaluate(() => window.open("app://adroit/"))).toBeNull();
  expect(app.windows()).toHaveLength(1);
});

test("permissions are denied", async ({ page }) => {
  expect(await page.evaluate(() => Notification.requestPermission())).toBe("denied");
  const failures = await page.evaluate(async () => {
    const refused = (attempt: Promise<unknown>) =>
      attempt.then(
        () => "granted",
        () => "refused",
      );
    return Promise.all([
      refused(navigator.mediaDevices.getUserMedia({ audio: true })),
      refused(navigator.clipboard.readText()),
    ]);
  });
  expect(failures).toEqual(["refused", "refused"]);
});

test("a page from elsewhere never takes the window's place; a harmless address goes to the system", async ({
  app,
  page,
}) => {
  await app.evaluate(({ shell }) => {
    const opened: string[] = [];
    Object.assign(globalThis, { opened });
    shell.openExternal = async (url) => void opened.push(url);
  });
  const address = page.url();
  for (const target of ["https://example.org/next", "file:///etc/hosts", "http://example.org/", "app://evil/"]) {
    await page.evaluate((to) => location.assign(to), target);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    expect(page.url()).toBe(address);
  }
  const opened = await app.evaluate(() => (globalThis as unknown as { opened: string[] }).opened);
  expect(opened).toEqual(["https://example.org/next"]);
});

test("the content policy stops and tells; files and other sites can't be fetched", async ({ page }) => {
  const { heard, injected, fetched } = await page.evaluate(async () => {
    const told: string[] = [];
    document.addEventListener("securitypolicyviolation", (event) => told.push(event.effectiveDirective));
    const script = document.createElement("script");
    script.textContent = "window.injected = true";
    document.body.append(script);
    const attempts = ["file:///etc/hosts", "https://example.org/", "http://127.0.0.1:9/"].map((url) =>
      fetch(url).then(
        () => url,
        () => null,
      ),
    );
    const answers = await Promise.all(attempts);
    return { heard: told, injected: "injected" in window, fetched: answers.filter((url) => url !== null) };
  });
  expect(injected).toBe(false);
  expect(heard).toContain("script-src-elem");
  expect(fetched).toEqual([]);
});

test("no request leaves the app by itself", async ({ app, page }) => {
  const asked = await app.evaluate(async ({ net }) => {
    const answer = await net.fetch("https://example.org/").then(
      () => "answered",
      (error: Error) => error.message,
    );
    return answer;
  });
  expect(asked).toMatch(/BLOCKED_BY_CLIENT/);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
});

test("another window with the same preload gets no port when its page isn't ours", async ({ app, page }) => {
  await page.title();
  const ports = await app.evaluate(
    async ({ BrowserWindow }, preload) => {
      const other = new BrowserWindow({
        show: false,
        webPreferences: { preload, sandbox: true, contextIsolation: true },
      });
      await other.loadURL("data:text/html,<title>Elsewhere</title>").catch(() => {});
      const heard: unknown = await other.webContents.executeJavaScript(`new Promise((done) => {
      addEventListener("message", (event) => done(event.ports.length));
      window.adroit.connect();
      setTimeout(() => done("none"), 1000);
    })`);
      other.destroy();
      return heard;
    },
    join(root, "out/preload/index.cjs"),
  );
  expect(ports).toBe("none");
});

test("a second start ends at once and hands its repository to the first", async ({ data, page }) => {
  const repo = repository();
  const second = spawn(electronBinary(root) ?? "", [root, repo.root], { env: { ...process.env, ADROIT_DATA: data } });
  const code = await new Promise((done) => second.once("exit", done));
  expect(code).toBe(0);
  await expect.poll(() => decodeURIComponent(new URL(page.url()).hash)).toContain(repo.root);
  await rm(repo.root, { recursive: true, force: true });
});

test("the window comes back where it was", async ({ data }) => {
  const first = await launch(data);
  await first.firstWindow();
  await first.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setBounds({ width: 900, height: 640 }));
  await first.close();
  const again = await launch(data);
  await again.firstWindow();
  const size = await again.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getSize());
  expect(size).toEqual([900, 640]);
  await again.close();
});
