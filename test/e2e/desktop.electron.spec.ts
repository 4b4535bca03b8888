/**
 * The real desktop app, where Electron's binary and a display are there: what only Electron itself can show. The job
 * from start to commit is walked in `shell.spec.ts` and `walk.spec.ts`.
 */
import { join } from "node:path";
import type { ElectronApplication } from "@playwright/test";
import { expect, handOver, launch, remove, root, shownPage, startAgain, test } from "./desktop";
import { repository } from "./repository";

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

/** Notes what would be handed to the system, where a browser would open. */
async function noteLeaving(app: ElectronApplication): Promise<() => Promise<string[]>> {
  await app.evaluate(({ shell }) => {
    const left: string[] = [];
    Object.assign(globalThis, { left });
    shell.openExternal = async (url) => void left.push(url);
  });
  return () => app.evaluate(() => (globalThis as unknown as { left: string[] }).left);
}

test("window.open gives nothing, and no second window opens", async ({ app, page }) => {
  await noteLeaving(app);
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
  const left = await noteLeaving(app);
  // Asked of the window itself: Playwright waits for a navigation that never comes.
  const run = (script: string) =>
    app.evaluate(
      ({ BrowserWindow }, text) => BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript(text),
      script,
    );
  const shows = () => run("[location.href, document.querySelector('h1')?.textContent]");
  const before = await shows();
  for (const target of ["https://example.org/next", "file:///etc/hosts", "http://example.org/", "app://evil/"]) {
    await run(`location.assign(${JSON.stringify(target)})`);
    await page.waitForTimeout(100);
    expect(await shows()).toEqual(before);
  }
  await expect.poll(left).toEqual(["https://example.org/next"]);
});

test("the content policy stops and tells; files and other sites can't be fetched", async ({ page }) => {
  const { injected, fetched } = await page.evaluate(async () => {
    const told: string[] = [];
    Object.assign(globalThis, { told });
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
    return { injected: "injected" in window, fetched: answers.filter((url) => url !== null) };
  });
  expect(injected).toBe(false);
  expect(fetched).toEqual([]);
  // It tells of what it stopped when it comes to it.
  const told = () => page.evaluate(() => (globalThis as unknown as { told: string[] }).told);
  await expect.poll(told).toContain("script-src-elem");
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
  await handOver(repo.root);
  expect(await startAgain(data, [repo.root])).toBe(0);
  await expect.poll(() => decodeURIComponent(new URL(page.url()).hash)).toContain(repo.root);
  await remove(repo.root);
});

test("the window comes back where it was", async ({ data }) => {
  const first = await launch(data);
  await shownPage(first);
  await first.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setBounds({ width: 900, height: 640 }));
  await first.close();
  const again = await launch(data);
  await shownPage(again);
  const size = await again.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getSize());
  expect(size).toEqual([900, 640]);
  await again.close();
});
