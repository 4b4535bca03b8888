/**
 * The real desktop app, where Electron's binary and a display are there: what only Electron itself can show. The job
 * from start to commit is walked in `shell.spec.ts` and `walk.spec.ts`.
 */
import { chmodSync, existsSync, mkdirSync, readFileSync, rmdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { type ElectronApplication, expect } from "@playwright/test";
import { test } from "./desktop";
import {
  close,
  electron,
  folder,
  handOver,
  heading,
  inPage,
  launch,
  records,
  remove,
  shownPage,
  startAgain,
  startBlind,
  startHomeless,
  startUntil,
  typeTitle,
  windows,
} from "./desktop-app";
import { closedAfterKey, killed, pageKilled } from "./desktop-ends";
import { repository } from "./repository";

test.skip(electron() === undefined, "no Electron was made ready");

// They take longest, so that they begin first.
for (const [what, end] of [
  ["killed while it saves, nothing that was shown as saved is lost, and it opens again", killed],
  ["its page killed while it saves, that comes back with what was saved", pageKilled],
  ["closed right after a key, that is kept", closedAfterKey],
] as const) {
  test(`five times: ${what}`, async ({ data }) => {
    test.setTimeout(0);
    for (let round = 1; round <= 5; round++) expect(await end(data, round)).toEqual([]);
  });
}

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

/** Answers every question that the app asks its user, in this order, and notes them. */
async function answer(app: ElectronApplication, ...labels: string[]): Promise<() => Promise<string[]>> {
  await app.evaluate(({ dialog }, given) => {
    const asked: string[] = [];
    Object.assign(globalThis, { asked });
    const ask = async (_window: unknown, options: { message: string; buttons?: string[] }) => {
      asked.push(options.message);
      const response = (options.buttons ?? []).indexOf(given.shift() ?? "");
      // Nobody answers a question that a test doesn't expect.
      return response < 0 ? new Promise<never>(() => {}) : { response, checkboxChecked: false };
    };
    dialog.showMessageBox = ask as typeof dialog.showMessageBox;
  }, labels);
  return () => app.evaluate(() => (globalThis as unknown as { asked: string[] }).asked);
}

test("a change that can't be saved is asked about: stay, save again, discard", async ({ data }) => {
  test.skip(process.platform === "win32", "a folder can't be closed to its owner there by its mode");
  const app = await launch(data);
  const page = await shownPage(app);
  await typeTitle(page, "Saved");
  await expect.poll(() => records(data)).toEqual(["Saved"]);
  const asked = await answer(app, "Stay", "Save again", "Discard");
  chmodSync(join(data, "records"), 0o500);
  await page.getByRole("textbox", { name: "Title" }).fill("Never saved");
  await expect(page.getByText("Not saved")).toBeVisible();

  await close(app);
  await expect.poll(asked).toHaveLength(1);
  await page.waitForTimeout(200);
  expect(await windows(app)).toBe(1);
  await expect(page.getByRole("textbox", { name: "Title" })).toHaveValue("Never saved");
  // Asked again where saving fails again.
  const ended = new Promise((done) => app.process().once("exit", done));
  await app.evaluate(({ app: running }) => running.quit());
  await ended;
  chmodSync(join(data, "records"), 0o700);
  expect(records(data)).toEqual(["Saved"]);
});

test("a change that can be saved by then is saved by closing once more, without another question", async ({ data }) => {
  test.skip(process.platform === "win32", "a folder can't be closed to its owner there by its mode");
  const app = await launch(data);
  const page = await shownPage(app);
  await typeTitle(page, "Before");
  await expect.poll(() => records(data)).toEqual(["Before"]);
  const asked = await answer(app, "Stay");
  chmodSync(join(data, "records"), 0o500);
  await page.getByRole("textbox", { name: "Title" }).fill("After");
  await close(app);
  await expect.poll(asked).toHaveLength(1);
  chmodSync(join(data, "records"), 0o700);
  const ended = new Promise((done) => app.process().once("exit", done));
  await close(app).catch(() => {});
  await ended;
  expect(records(data)).toEqual(["After"]);
});

test("a page that crashes comes back where it was, with what was typed; one that does so again asks first", async ({
  app,
  page,
}) => {
  await typeTitle(page, "Outlives a crash");
  await expect(page.getByText("Saved", { exact: true })).toBeVisible();
  const crash = () =>
    app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer());
  const title = () => inPage(app, "document.querySelector('textarea, input')?.value ?? null");
  const before = await heading(app);
  const asked = await answer(app, "Load it again");
  await crash();
  await expect.poll(() => heading(app)).toBe(before);
  await expect.poll(title).toBe("Outlives a crash");
  expect(await asked()).toEqual([]);
  await crash();
  await expect.poll(asked).toEqual(["The page of Adroit has crashed again"]);
  await expect.poll(() => heading(app)).toBe(before);
});

for (const [what, argument] of [
  ["a folder that may not be read", "closed/inside"],
  ["a name that is too long", "a".repeat(4000)],
  ["a name in letters beyond Latin", "a 'b' \"c\" \u6f22\u5b57 \u{1f600}"],
  ["an address of a file", "file:///nowhere/at/all"],
  ["a hostile address of ours", "adroit://repository/%2Fetc"],
] as const) {
  test(`${what} neither stops the first start nor a second one`, async ({ data }) => {
    mkdirSync(join(data, "closed"), { mode: 0o700 });
    const asked = argument === "closed/inside" ? join(data, argument) : argument;
    const app = await launch(data, [asked]);
    await shownPage(app);
    expect(await startAgain(data, [asked])).toBe(0);
    await expect(await app.firstWindow()).toHaveURL(
      argument.startsWith("adroit:") ? "app://adroit/#/" : /#\/repository\//,
    );
    await app.close();
  });
}

test("a data folder may be named by a relative path", async ({ data }) => {
  const app = await launch(relative(process.cwd(), data));
  await shownPage(app);
  await app.close();
  expect(existsSync(join(data, "window.json"))).toBe(true);
});

test("without a display it says so in a line", async ({ data }) => {
  test.skip(process.platform !== "linux", "other systems always have one");
  const { code, said } = await startBlind(data);
  expect(code).toBe(1);
  expect(said).toContain("Adroit needs a display; without one, adroit serve shows it in a browser.");
});

test("where HOME leads nowhere and no folder was named, it says so in a line", async () => {
  test.skip(process.platform !== "linux", "other systems know the folder without it");
  const { code, said } = await startHomeless();
  expect(code).toBe(1);
  expect(said).toMatch(/Adroit can't use its folder: .*HOME has to name a folder/);
});

test("a window that was maximised isn't shown before it is painted", async ({ data }) => {
  writeFileSync(join(data, "window.json"), JSON.stringify({ width: 900, height: 640, maximized: true }));
  const app = await launch(data, [], { ADROIT_ATTACHED: "test" });
  const early = await app.evaluate(
    ({ app: running, BrowserWindow }) =>
      new Promise<boolean[]>((done) => {
        const seen: boolean[] = [];
        const look = (window: Electron.BrowserWindow) => {
          seen.push(window.isVisible());
          // Before the app shows it for that very reason.
          window.prependOnceListener("ready-to-show", () => {
            seen.push(window.isVisible());
            setTimeout(() => done(seen), 200);
          });
        };
        running.once("browser-window-created", (_event, window) => setImmediate(() => look(window)));
        // An Electron that isn't held has begun already, maybe with its window.
        const { begin } = globalThis as { begin?: () => void };
        if (begin) begin();
        else if (BrowserWindow.getAllWindows().length > 0) done([]);
      }),
  );
  expect(early).not.toContain(true);
  await shownPage(app);
  await app.close();
});

/** Clicks on what the menu calls so. */
const choose = (app: ElectronApplication, label: string) =>
  app.evaluate(({ Menu }, wanted) => {
    const all = (Menu.getApplicationMenu()?.items ?? []).flatMap(({ submenu }) => submenu?.items ?? []);
    all.find((item) => item.label === wanted)?.click();
  }, label);

test("the menu is ours, its places work, and the size of the letters is changed by it", async ({ app, page }) => {
  const items = () =>
    app.evaluate(({ Menu }) =>
      (Menu.getApplicationMenu()?.items ?? []).flatMap(({ submenu }) => submenu?.items.map(({ label }) => label) ?? []),
    );
  await expect.poll(items).toContain("&Open repository…");
  expect((await items()).join()).not.toMatch(/electronjs|Learn More/i);
  await choose(app, "&Trash");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Trash");
  const zoom = () => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.getZoomLevel());
  expect(await zoom()).toBe(0);
  for (let press = 0; press < 40; press++) await choose(app, "Zoom &in");
  await choose(app, "Zoom &out");
  // One step back from where Chromium ends.
  await expect.poll(zoom).toBe(8);
  await choose(app, "&Actual size");
  await expect.poll(zoom).toBe(0);
});

test("from an example to a committed ADR, with the system's dialog for the folder", async ({ app, page }) => {
  const repo = repository();
  await handOver(repo.root);
  await app.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = (async (window: unknown) => {
      Object.assign(globalThis, { inFront: window !== undefined });
      return { canceled: false, filePaths: [chosen] };
    }) as typeof dialog.showOpenDialog;
  }, repo.root);
  await page.getByRole("link", { name: "Playbooks" }).click();
  await page.getByRole("button", { name: "Open a copy of A shop" }).click();
  await page.getByRole("link", { name: "Decide" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("What do you choose?");
  await page.keyboard.press("1");
  await page.getByLabel(/Because/).fill("accounts and the back office come with it");
  await expect(page.getByRole("banner").getByText("Saved", { exact: true })).toBeVisible();
  await page.keyboard.press("Control+Enter");
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "Choose a folder" }).click();
  await dialog.getByRole("button", { name: /^Write ADR 0001/ }).click();
  await expect(dialog.getByRole("region", { name: "Files written" })).toBeVisible();
  await dialog.getByRole("button", { name: /^Commit/ }).click();
  await expect(dialog.getByText("Nothing was pushed")).toBeVisible();
  expect(repo.git("status", "--porcelain")).toBe("");
  expect(repo.git("log", "--format=%s").split("\n")[0]).toMatch(/ADR 0001/);
  expect(await app.evaluate(() => (globalThis as unknown as { inFront: boolean }).inFront)).toBe(true);
  await remove(repo.root);
});

test("a workshop has its projector in a window of its own, which is raised, not opened twice, and goes with the first", async ({
  app,
  page,
}) => {
  await page.getByRole("link", { name: "Playbooks" }).click();
  await page.getByRole("button", { name: "Open a copy of A close call" }).click();
  await page.getByRole("button", { name: "Workshop", exact: true }).click();
  await page.getByRole("button", { name: "Begin the workshop" }).click();
  const opened = app.waitForEvent("window");
  await page.getByRole("button", { name: "Presenter view" }).click();
  const projector = await opened;
  await expect(projector).toHaveURL(/#\/present\//);
  await expect(projector.locator("body")).toContainText("Framework for the");
  await page.getByRole("button", { name: "Presenter view" }).click();
  await page.waitForTimeout(300);
  expect(await windows(app)).toBe(2);
  const bars = await app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().map((one) => one.autoHideMenuBar),
  );
  expect(bars.toSorted()).toEqual([false, true]);
  const ended = new Promise((done) => app.process().once("exit", done));
  await app
    .evaluate(({ BrowserWindow }) => {
      BrowserWindow.getAllWindows()
        .find((one) => !one.webContents.getURL().includes("#/present/"))
        ?.close();
    })
    .catch(() => {});
  await ended;
});

test("a folder or an address that the system hands over is shown", async ({ app, page, data }) => {
  const emit = (event: string, asked: string) =>
    app.evaluate(
      ({ app: running }, [name, given]) =>
        void running.emit(name as "open-url", { preventDefault() {} } as never, given as string),
      [event, asked] as const,
    );
  await emit("open-file", data);
  await expect.poll(() => decodeURIComponent(new URL(page.url()).hash)).toContain(data);
  await emit("open-url", "adroit://due");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Due for review");
  await emit("open-url", `adroit://repository/${encodeURIComponent(data)}`);
  await expect(page).toHaveURL("app://adroit/#/");
});

test("the theme that was chosen is there from the first moment, and a change of it reaches the window", async ({
  data,
}) => {
  const first = await launch(data);
  const page = await shownPage(first);
  await page.getByRole("link", { name: "Settings" }).click();
  await page.getByText("Dark", { exact: true }).click();
  const theme = (app: ElectronApplication) => app.evaluate(({ nativeTheme }) => nativeTheme.themeSource);
  await expect.poll(() => theme(first)).toBe("dark");
  await first.close();
  const again = await launch(data);
  // Before that the app may not have begun.
  await again.firstWindow();
  expect(await again.evaluate(({ nativeTheme }) => nativeTheme.themeSource)).toBe("dark");
  await shownPage(again);
  const background = await again.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.getBackgroundColor(),
  );
  expect(background?.toUpperCase()).toBe("#101413");
  await again.close();
});

test("git is called without what an AppImage leaves in the environment", async ({ data }) => {
  const app = await launch(data, [], { APPDIR: "/tmp/.mount_Adroit", LD_LIBRARY_PATH: "/tmp/.mount_Adroit/usr/lib" });
  await shownPage(app);
  expect(await app.evaluate(() => process.env.LD_LIBRARY_PATH ?? null)).toBeNull();
  await app.close();
});

test("two starts at once on one data folder end in one app", async ({ data }) => {
  const repo = repository();
  await handOver(repo.root);
  const app = await launch(data);
  const codes = await Promise.all([startAgain(data), startAgain(data, [repo.root])]);
  expect(codes).toEqual([0, 0]);
  const page = await shownPage(app);
  await expect.poll(() => decodeURIComponent(new URL(page.url()).hash)).toContain(repo.root);
  expect(await windows(app)).toBe(1);
  await app.close();
  await remove(repo.root);
});

test("everything goes out into an archive and, read in a thread of its own, into another data folder", async ({
  app,
  page,
}) => {
  await typeTitle(page, "Travels");
  await expect(page.getByText("Saved", { exact: true })).toBeVisible();
  await page.evaluate(() => {
    location.hash = "#/settings";
  });
  const out = await folder();
  const file = join(out, "archive.json");
  await app.evaluate(({ session }, path) => {
    session.defaultSession.on("will-download", (_event, item) => item.setSavePath(path));
  }, file);
  await page.getByRole("region", { name: "Data" }).getByRole("button", { name: "Export" }).click();
  await expect(page.getByText(/^1 decision exported to/)).toBeVisible();
  await expect.poll(() => existsSync(file)).toBe(true);
  const data = await folder();
  const other = await launch(data);
  const there = await shownPage(other);
  await there.getByRole("link", { name: "Settings" }).click();
  await there.locator('input[type="file"]').setInputFiles(file);
  await there.getByRole("dialog").getByRole("button", { name: "Bring in 1 decision" }).click();
  await expect(there.getByText("1 decision brought in.")).toBeVisible();
  await there.getByRole("link", { name: "Decisions" }).first().click();
  await there.getByRole("link", { name: "Continue" }).click();
  await expect(there.getByRole("textbox", { name: "Title" })).toHaveValue("Travels");
  await other.close();
  await Promise.all([remove(out), remove(data)]);
});

test("data that can only be read is shown, and the app that shows it can be quit", async ({ data }) => {
  test.skip(process.platform === "win32", "a folder can't be closed to its owner there by its mode");
  const first = await launch(data);
  await typeTitle(await shownPage(first), "Readable");
  await expect.poll(() => records(data)).toEqual(["Readable"]);
  await first.close();
  chmodSync(data, 0o500);
  chmodSync(join(data, "lock"), 0o500);
  const app = await launch(data);
  const page = await shownPage(app);
  await expect(page.getByText(/^Decisions can be read, not changed/)).toBeVisible();
  await expect(page.getByText("Readable").first()).toBeVisible();
  const ended = new Promise((done) => app.process().once("exit", done));
  await app.evaluate(({ app: running }) => running.quit()).catch(() => {});
  expect(await ended).toBe(0);
  for (const folder of [data, join(data, "lock")]) chmodSync(folder, 0o700);
});

/** A file where the folder was. */
function inTheWay(data: string) {
  rmdirSync(data);
  writeFileSync(data, "");
}

for (const [what, spoil] of [
  ["may not be read", (data: string) => chmodSync(data, 0o000)],
  ["can't be made, as on a disk that is gone", inTheWay],
] as const) {
  test(`a data folder that ${what} is said, and isn't taken for a running app`, async ({ data }) => {
    test.skip(process.platform === "win32", "a folder can't be closed to its owner there by its mode");
    spoil(data);
    const { said } = await startUntil(data, /can't use its folder .*\n/);
    chmodSync(data, 0o700);
    expect(said).toMatch(/Adroit can't use its folder .*electron: E(ACCES|NOTDIR|EXIST)/);
  });
}

test("without git decisions are saved and repositories opened, and that there is none is said", async ({ data }) => {
  test.skip(process.platform === "win32", "programs are found elsewhere there, too");
  // What starts the app may need a program, too.
  const bin = await folder();
  if (existsSync("/usr/bin/setpriv")) symlinkSync("/usr/bin/setpriv", join(bin, "setpriv"));
  const app = await launch(data, [], { PATH: bin });
  const page = await shownPage(app);
  await typeTitle(page, "Without git");
  await expect(page.getByText("Saved", { exact: true })).toBeVisible();
  const dir = await folder();
  await app.evaluate(({ app: running }, asked) => void running.emit("open-file", { preventDefault() {} }, asked), dir);
  await expect(page.getByText(/^No ADRs in /)).toBeVisible();
  await page.getByRole("link", { name: "Settings" }).click();
  await expect(page.getByRole("textbox", { name: "Report for a problem" })).toHaveValue(/\ngit: not found\n/);
  await app.close();
  await Promise.all([remove(dir), remove(bin)]);
});

test("what the window shows is saved as a PDF; a place that can't be written is said", async ({ app, page, data }) => {
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  const saveTo = (path: string) =>
    app.evaluate(({ dialog }, filePath) => {
      dialog.showSaveDialog = (async () => ({ canceled: false, filePath })) as unknown as typeof dialog.showSaveDialog;
    }, path);
  const file = join(data, "page.pdf");
  await saveTo(file);
  const asked = await answer(app);
  await expect
    .poll(async () => {
      await choose(app, "Save as P&DF…");
      return existsSync(file) && readFileSync(file, "latin1").slice(0, 5);
    })
    .toBe("%PDF-");
  await saveTo(join(data, "no such folder/page.pdf"));
  await choose(app, "Save as P&DF…");
  await expect.poll(asked).toEqual([expect.stringMatching(/^Adroit can't write .*no such folder/)]);
});

test("a folder that is dropped on the window is opened, text isn't", async ({ page }) => {
  const repo = repository();
  await handOver(repo.root);
  const session = await page.context().newCDPSession(page);
  const drop = async (data: { files?: string[]; items: { mimeType: string; data: string }[] }) => {
    for (const type of ["dragEnter", "dragOver", "drop"] as const) {
      await session.send("Input.dispatchDragEvent", { type, x: 500, y: 300, data: { ...data, dragOperationsMask: 1 } });
    }
  };
  const place = () => decodeURIComponent(new URL(page.url()).hash);
  await drop({ items: [{ mimeType: "text/plain", data: repo.root }] });
  expect(place()).toBe("#/");
  await drop({ items: [], files: [repo.root] });
  await expect.poll(place).toContain(repo.root);
  await remove(repo.root);
});
