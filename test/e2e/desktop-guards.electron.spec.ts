/**
 * What the real desktop app lets its page do, as Electron itself keeps it. These only look and leave the app as it was, so
 * that one start serves them all.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type ElectronApplication, expect } from "@playwright/test";
import { test as base } from "./desktop";
import { electron, folder, launch, remove, root } from "./desktop-app";
import { probes } from "./shell/probes";

base.skip(electron() === undefined, "no Electron was made ready");
base.describe.configure({ mode: "default" });
let data: string | undefined;
let standing: ElectronApplication | undefined;
base.beforeAll(async () => {
  data = await folder();
  standing = await launch(data);
});
base.afterAll(async () => {
  await standing?.close();
  if (data) await remove(data);
});
const test = base.extend({
  app: async ({}, use) => {
    if (!standing) throw new Error("the app wasn't started");
    await use(standing);
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
    running.getAppMetrics().flatMap(({ type, sandboxed, pid }) => (type === "Tab" ? [{ sandboxed, pid }] : [])),
  );
  expect(processes.length).toBeGreaterThan(0);
  for (const { sandboxed, pid } of processes) {
    expect(sandboxed).not.toBe(false);
    // Electron says so on macOS and Windows alone. Linux itself says whether calls of the system are filtered.
    if (process.platform === "linux") expect(readFileSync(`/proc/${pid}/status`, "utf8")).toMatch(/^Seccomp:\t2$/m);
  }
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

test("the real Electron behaves as what stands in for it elsewhere", async ({ app, page }) => {
  await page.title();
  for (const { what, probe, expected } of probes) expect(await app.evaluate(probe), what).toEqual(expected);
});

test("a download is what the page itself made; any other is prevented", async ({ app, page }) => {
  const began = () =>
    app.evaluate(({ session }) => {
      const heard: string[] = [];
      Object.assign(globalThis, { heard });
      session.defaultSession.on("will-download", (event, item) => {
        heard.push(`${item.getURL().slice(0, 18)} ${event.defaultPrevented}`);
        item.cancel();
      });
    });
  await began();
  const download = (url: string) =>
    app.evaluate(({ BrowserWindow }, from) => BrowserWindow.getAllWindows()[0]?.webContents.downloadURL(from), url);
  await download("https://example.org/file");
  await page.evaluate(() => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob(["mine"]));
    link.download = "mine.txt";
    link.click();
  });
  const heard = () => app.evaluate(() => (globalThis as unknown as { heard: string[] }).heard);
  await expect.poll(heard).toEqual(["https://example.or true", "blob:app://adroit/ false"]);
});

// The last one: Playwright takes its navigations for begun, and waits for their end in whatever comes after.
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
