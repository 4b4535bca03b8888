/**
 * The desktop shell where Electron's binary isn't.
 *
 * Real: the built main bundle with host, store, git and files, in a plain Node process; the handler of the app's scheme
 * and every header that it answers with; Chromium, its content policy and the built page; the built preload; the
 * contract over ports; decisions about navigation, requests and senders.
 *
 * Stands in: the module `electron` (`shell/electron.ts`), whose shape is checked against Electron's types. Chromium has
 * no `app:` scheme, so the page's origin is http://adroit.localhost and its requests are handed to the scheme's handler.
 * The preload runs in the page's own world and in no sandbox; ports are carried across by the test. The window, menu,
 * dialogs and notifications are notes of what the shell asked for. Whether Electron itself keeps its promises (sandbox,
 * isolation, permissions, windows denied) is for `desktop-guards.electron.spec.ts`, which needs the binary.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test as base, expect as plain } from "@playwright/test";
import { accept } from "#shared/record/accept";
import { recommend, shownOf } from "#shared/record/recommend";
import { patience } from "../patience";
import { playbook, record } from "../samples/stored-records";
import { removeFolder } from "../temporary";
import { repository } from "./repository";
import { probes } from "./shell/probes";
import { type Shell, startShell } from "./shell/shell";

/** Two processes start before the first word is on the screen. */
const expect = plain.configure({ timeout: patience(30_000) });

const test = base.extend<{ data: string; shell: Shell }>({
  data: async ({}, use) => {
    const data = await mkdtemp(join(tmpdir(), "adroit-shell-data-"));
    await use(data);
    await removeFolder(data);
  },
  shell: async ({ context, data }, use) => {
    const shell = await startShell({ context, data });
    await expect(shell.page.getByRole("heading", { level: 1 })).toHaveText("Decisions");
    await use(shell);
    await shell.stop();
  },
});

test.describe.configure({ timeout: patience(120_000) });

test("from an example to a committed ADR, in the window of the desktop app", async ({ shell, data }) => {
  const { page } = shell;
  const complaints: string[] = [];
  page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(error.message));
  const repo = repository();
  const question = page.getByRole("heading", { level: 1 });

  await page.getByRole("link", { name: "Playbooks" }).click();
  await page.getByRole("button", { name: "Open a copy of A shop" }).click();
  await expect(question).toHaveText("What has to be decided?");
  await page.getByRole("link", { name: "Decide" }).click();
  await expect(question).toHaveText("What do you choose?");
  await page.keyboard.press("1");
  await page.getByLabel(/Because/).fill("accounts and the back office come with it");
  await expect(page.getByRole("banner").getByText("Saved", { exact: true })).toBeVisible();

  await page.keyboard.press("Control+Enter");
  const dialog = page.getByRole("dialog");
  await shell.ask({ ask: "folder", path: repo.root });
  await dialog.getByRole("button", { name: "Choose a folder" }).click();
  await dialog.getByRole("button", { name: /^Write ADR 0001/ }).click();
  await expect(dialog.getByRole("region", { name: "Files written" })).toBeVisible();
  await dialog.getByRole("button", { name: /^Commit/ }).click();
  await expect(dialog.getByText("Nothing was pushed")).toBeVisible();

  const [adr = ""] = readdirSync(join(repo.root, "docs/decisions")).filter((name) => name.endsWith(".md"));
  expect(readFileSync(join(repo.root, "docs/decisions", adr), "utf8")).toContain("accounts and the back office");
  expect(repo.git("status", "--porcelain")).toBe("");
  expect(repo.git("log", "--format=%s").split("\n")[0]).toMatch(/ADR 0001/);
  expect(complaints).toEqual([]);
  expect(shell.reached).toEqual([]);

  expect(await shell.quit()).toBe(0);
  expect(readdirSync(join(data, "records")).filter((name) => name.endsWith(".json"))).toHaveLength(1);
  expect(JSON.parse(readFileSync(join(data, "window.json"), "utf8"))).toMatchObject({ width: 1000, height: 700 });
  rmRepository(repo.root);
});

test("the sandbox comes before ready, the window is shown once it is painted", async ({ shell }) => {
  const order = ["enableSandbox", "privileged app", "ready", "setPermissionRequestHandler", "window hidden", "show"];
  const ordered = async () => (await shell.ask({ ask: "seen" })).calls.filter((call) => order.includes(call));
  await expect.poll(ordered).toEqual(order);
  const { calls, webPreferences } = await shell.ask({ ask: "seen" });
  expect(calls).toContain("setPermissionCheckHandler");
  expect(calls).toContain("setDevicePermissionHandler");
  expect(calls).toContain("setSpellCheckerEnabled false");
  expect(webPreferences).toMatchObject({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    spellcheck: false,
    devTools: false,
  });
  expect(existsSync(String(webPreferences.preload))).toBe(true);
});

test("the page has one function of the shell's and nothing of Node", async ({ shell: { page } }) => {
  const powers = await page.evaluate(() => ({
    shell: Object.entries((window as unknown as { adroit: object }).adroit).map(([name, value]) => [
      name,
      typeof value,
    ]),
    node: ["require", "process", "Buffer", "module", "ipcRenderer", "electron"].filter((name) => name in globalThis),
  }));
  expect(powers).toEqual({ shell: [["connect", "function"]], node: [] });
});

test("the content policy of the scheme stops what is injected, and tells of it", async ({
  shell: { page, reached },
}) => {
  const expected = ["script-src-elem", "img-src", "frame-src", "style-src-elem", "connect-src"];
  const heard: string[] = [];
  await page.exposeFunction("hear", (directive: string) => heard.push(directive));
  const injected = await page.evaluate(async () => {
    const { hear } = window as unknown as { hear(directive: string): Promise<number> };
    document.addEventListener("securitypolicyviolation", (event) => void hear(event.effectiveDirective));
    const script = document.createElement("script");
    script.textContent = "window.injected = true";
    const image = new Image();
    image.src = "https://example.org/pixel.png";
    const frame = document.createElement("iframe");
    frame.src = "https://example.org/";
    const style = document.createElement("style");
    style.textContent = "body { color: red }";
    document.body.append(script, image, frame, style);
    await fetch("https://example.org/").catch(() => {});
    await fetch("file:///etc/hosts").then(
      () => hear("file was read"),
      () => {},
    );
    return "injected" in window;
  });
  expect(injected).toBe(false);
  // Each is told when what was refused would have been asked for.
  await expect.poll(() => heard).toEqual(expect.arrayContaining(expected));
  expect(heard).not.toContain("file was read");
  expect(reached).toEqual([]);
});

test("links and scripts leave the window where it is; a harmless one goes to the system", async ({ shell }) => {
  const { page, reached } = shell;
  const there = page.url();
  for (const address of [
    "https://example.org/next",
    "http://example.org/",
    "http://adroit.localhost.evil.example/",
    "https://user:secret@example.org/",
  ]) {
    await page.evaluate((to) => location.assign(to), address);
    await page.waitForTimeout(100);
  }
  await page.evaluate(() => {
    const link = document.createElement("a");
    link.href = "https://example.org/clicked";
    document.body.append(link);
    link.click();
  });
  await expect
    .poll(async () => (await shell.ask({ ask: "seen" })).opened)
    .toEqual(["https://example.org/next", "https://example.org/clicked"]);
  expect(page.url()).toBe(there);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Decisions");
  expect(reached).toEqual([]);
});

test("a page from elsewhere with the same preload gets no port", async ({ shell, context }) => {
  const other = await context.newPage();
  await other.goto("http://evil.localhost/");
  await expect(other).toHaveTitle("Elsewhere");
  const ports = await other.evaluate(async () => {
    let heard = 0;
    window.addEventListener("message", () => heard++);
    (window as unknown as { adroit: { connect(): void } }).adroit.connect();
    await new Promise((done) => setTimeout(done, 500));
    return heard;
  });
  expect(ports).toBe(0);
  // Ours gets one in that time.
  const ours = await shell.page.evaluate(
    () =>
      new Promise<number>((done) => {
        window.addEventListener("message", ({ ports }) => done(ports.length));
        (window as unknown as { adroit: { connect(): void } }).adroit.connect();
      }),
  );
  expect(ours).toBe(1);
});

test("the menu leads to places of the app, and a second start hands over its repository", async ({ shell }) => {
  const { page } = shell;
  await expect.poll(async () => (await shell.ask({ ask: "seen" })).menu).toContain("&Open repository…");
  await shell.ask({ ask: "click", label: "&Trash" });
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Trash");
  await shell.ask({ ask: "second start", path: null });
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Trash");
  const repo = repository();
  await shell.ask({ ask: "second start", path: repo.root });
  await expect.poll(() => decodeURIComponent(new URL(page.url()).hash)).toContain(repo.root);
  // The menu's place as well.
  expect((await shell.ask({ ask: "seen" })).calls.filter((call) => call === "focus")).toHaveLength(3);
  rmRepository(repo.root);
});

test("the stand-in behaves as the real Electron does where it is asked the same", async ({ shell }) => {
  for (const { what, probe, expected } of probes) {
    expect(await shell.ask({ ask: "probe", source: String(probe) }), what).toEqual(expected);
  }
});

test("closing waits for the page; where it never can save, the user discards and the app ends", async ({ shell }) => {
  await shell.ask({ ask: "hold", up: true });
  await shell.ask({ ask: "reply", label: "Discard" });
  await shell.ask({ ask: "close" });
  const asked = async () => (await shell.ask({ ask: "seen" })).calls.filter((call) => call.startsWith("asked"));
  expect(await asked()).toEqual([]);
  expect(await shell.ended).toBe(0);
});

test("a crashed page is loaded again", async ({ shell }) => {
  await shell.ask({ ask: "crash" });
  expect((await shell.ask({ ask: "seen" })).calls).toContain("reload");
});

/** A data folder with one decision whose review was due. */
function withDue(data: string) {
  const made = record("late");
  const nothing = { consequences: [], consent: {}, dissent: [], actions: [], triggers: [], forecasts: [] };
  const words = { by: "Ana", reason: "it floats", overrule: "", confirmation: "", confidence: null };
  made.draft.decision = { ...nothing, ...words, option: "raft", on: "2026-10-06", review: "2026-10-07" };
  const shown = shownOf(recommend(playbook, made.draft, {}, { samples: 40 }));
  const accepted = accept(made, { today: "2026-10-06", shown, adr: null });
  mkdirSync(join(data, "records"), { recursive: true });
  writeFileSync(join(data, "records/late.json"), JSON.stringify(accepted));
}

test("a notification tells of what is due, and a click on it shows that, however late it comes", async ({
  context,
  data,
}) => {
  withDue(data);
  const shell = await startShell({ context, data });
  const calls = async () => (await shell.ask({ ask: "seen" })).calls;
  await expect.poll(calls).toContain("notification");
  await shell.ask({ ask: "notification click" });
  await expect(shell.page.getByRole("heading", { level: 1 })).toHaveText("Due for review");
  await shell.stop();
});

test("where another one has the lock, it ends without a window", async ({ context, data }) => {
  const shell = await startShell({ context, data, env: { SHELL_LOCK: "taken" } });
  expect(await shell.ended).toBe(0);
  expect(existsSync(join(data, "records"))).toBe(false);
  await shell.stop();
});

test("the report for a problem is read and copied without any permission", async ({ shell: { page } }) => {
  await page.getByRole("link", { name: "Settings" }).click();
  const report = page.getByRole("textbox", { name: "Report for a problem" });
  await expect(report).toHaveValue(/^Adroit 0\.1\.0, desktop\n/);
  await page.getByRole("button", { name: "Copy the report" }).click();
  await expect(page.getByText("Copied")).toBeVisible();
});

function rmRepository(root: string) {
  void removeFolder(root);
}
