/**
 * The shell's own start, with the parts of Electron that it touches replaced: no binary is needed, and everything
 * behind them (host, store, assets, transport) is real.
 */
import { EventEmitter } from "node:events";
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { MessageChannel, type MessagePort } from "node:worker_threads";
import { createORPCClient } from "@orpc/client";
import { RPCLink } from "@orpc/client/message-port";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import type { AdroitClient } from "#electron/host/router";
import { openStore } from "#electron/host/store/store";
import { createAsks, handedOver } from "#electron/shell/asks";
import { background } from "#electron/shell/policy";
import { soon } from "../../samples/soon";
import { options, record } from "../../samples/stored-records";
import { removeFolder } from "../../temporary";

const root = join(import.meta.dirname, "../../..");

const switches: string[] = [];
const app = Object.assign(new EventEmitter(), {
  isPackaged: false,
  name: "Adroit",
  commandLine: { hasSwitch: (name: string) => switches.includes(name) },
  setAboutPanelOptions: vi.fn(),
  getAppPath: () => root,
  getVersion: () => "0.1.0",
  isReady: () => true,
  setBadgeCount: vi.fn(),
  quit: vi.fn(),
  exit: vi.fn(),
});
const ipcMain = new EventEmitter();
const windows: BrowserWindow[] = [];
const handlers: Record<string, (request: Request) => Promise<Response>> = {};
const opened: string[] = [];
const permissions: ((...given: unknown[]) => unknown)[] = [];
const requests: ((details: { url: string }, answer: (given: { cancel: boolean }) => void) => void)[] = [];
const spelling = vi.fn();
const nativeTheme = Object.assign(new EventEmitter(), { shouldUseDarkColors: false, themeSource: "system" });
const notified: (Notification & { options: { title: string } })[] = [];
const asked: { message: string }[] = [];
const menus: MenuItem[][] = [];
const dialogs: { choose: string }[] = [];

interface MenuItem {
  label?: string;
  role?: string;
  accelerator?: string;
  click?(): void;
  submenu?: MenuItem[];
}
const itemOf = (label: string): MenuItem =>
  (menus.at(-1) ?? []).flatMap((one) => one.submenu ?? []).find((item) => item.label === label) ?? {};

class Notification extends EventEmitter {
  static isSupported = () => true;
  readonly options: { title: string; body: string };
  constructor(options: { title: string; body: string }) {
    super();
    this.options = options;
    notified.push(this);
  }
  show() {}
}

class BrowserWindow extends EventEmitter {
  loaded: string[] = [];
  opener?: (target: { url: string }) => unknown;
  webContents = Object.assign(new EventEmitter(), {
    reload: vi.fn(),
    forcefullyCrashRenderer: vi.fn(),
    setWindowOpenHandler: (decide: (target: { url: string }) => unknown) => {
      this.opener = decide;
    },
  });
  options: unknown;
  constructor(options: unknown) {
    super();
    this.options = options;
    windows.push(this);
  }
  loadURL = async (url: string) => void this.loaded.push(url);
  show = vi.fn();
  focus = vi.fn();
  close = vi.fn();
  destroy = vi.fn(() => this.emit("closed"));
  maximize = vi.fn();
  setFullScreen = vi.fn();
  setBackgroundColor = vi.fn();
  isDestroyed = () => false;
  isFullScreen = () => false;
  isMinimized = () => false;
  isMaximized = () => false;
  getNormalBounds = () => ({ x: 1, y: 2, width: 900, height: 700 });
}
/** `MessagePortMain` hands its listeners events; Node's ports hand theirs the data. */
const asMain = (port: MessagePort) => ({
  on: (event: string, listener: (event?: { data: unknown }) => void) =>
    port.on(event as "message", (data: unknown) => listener({ data })),
  postMessage: (data: unknown) => port.postMessage(data),
  start: () => port.start(),
  close: () => port.close(),
});
function electron() {
  return {
    app,
    ipcMain,
    BrowserWindow,
    MessageChannelMain: class {
      private channel = new MessageChannel();
      port1 = asMain(this.channel.port1);
      port2 = this.channel.port2;
    },
    Menu: {
      setApplicationMenu: (menu: MenuItem[]) => void menus.push(menu),
      buildFromTemplate: (template: MenuItem[]) => template,
    },
    Notification,
    dialog: {
      showErrorBox: vi.fn(),
      showMessageBox: async (_window: unknown, options: { message: string }) => {
        asked.push(options);
        return { response: 0 };
      },
      showOpenDialog: async (parent: unknown) => {
        expect(parent).toBe(windows[0]);
        const { choose } = dialogs.pop() ?? { choose: null };
        return { canceled: choose === null, filePaths: choose === null ? [] : [choose] };
      },
    },
    nativeTheme,
    powerSaveBlocker: { start: () => 1, stop: vi.fn() },
    protocol: {
      handle: (scheme: string, handler: (request: Request) => Promise<Response>) => {
        handlers[scheme] = handler;
      },
    },
    screen: { getAllDisplays: () => [{ workArea: { x: 0, y: 0, width: 1920, height: 1080 } }] },
    session: {
      defaultSession: Object.assign(new EventEmitter(), {
        setPermissionRequestHandler: (one: () => unknown) => permissions.push(one),
        setPermissionCheckHandler: (one: () => unknown) => permissions.push(one),
        setDevicePermissionHandler: (one: () => unknown) => permissions.push(one),
        setSpellCheckerEnabled: spelling,
        webRequest: { onBeforeRequest: (listener: (typeof requests)[number]) => requests.push(listener) },
      }),
    },
    shell: { openExternal: async (url: string) => void opened.push(url) },
  };
}

let data = "";
beforeAll(async () => {
  data = await mkdtemp(join(tmpdir(), "adroit-boot-"));
  await accepted("d1", "2020-01-01");
  vi.stubEnv("ADROIT_DATA", data);
  // What other files of this process imported has no Electron of ours.
  vi.resetModules();
  vi.doMock("electron", electron);
  const { boot } = await import("#electron/main/boot");
  const { collectAsks } = await import("#electron/main/asks");
  const asks = collectAsks("/work/shop");
  // Comes before anybody listens.
  app.emit("activate");
  await boot(asks);
});
afterAll(async () => {
  const event = { preventDefault: vi.fn() };
  app.emit("will-quit", event);
  expect(event.preventDefault).toHaveBeenCalled();
  await soon(() => expect(app.exit).toHaveBeenLastCalledWith());
  vi.doUnmock("electron");
  vi.resetModules();
  vi.unstubAllEnvs();
  await removeFolder(data);
});

/** Stores a decision that was accepted, to be reviewed on a day. */
async function accepted(id: string, review: string) {
  const store = await openStore(options(data));
  const made = record(id);
  made.draft.status = "accepted";
  made.draft.decision = {
    option: "ship",
    by: "Ana",
    on: "2019-01-01",
    reason: "it floats",
    overrule: "",
    consequences: [],
    confirmation: "",
    consent: {},
    confidence: null,
    dissent: [],
    actions: [],
    review,
    triggers: [],
    forecasts: [],
  };
  await store.create(made);
  await store.close();
}

/** A client on a port that our own page was given. */
async function connected(): Promise<AdroitClient> {
  const ours = frame("app://adroit/#/");
  ipcMain.emit("adroit:connect", { sender, senderFrame: ours });
  const port = ours.posted[0]?.ports[0] as MessagePort;
  port.start();
  return createORPCClient(new RPCLink({ port }));
}

interface Frame {
  url: string;
  parent: unknown;
  posted: { channel: string; ports: MessagePort[] }[];
  postMessage(channel: string, message: unknown, ports: MessagePort[]): void;
}

function frame(url: string, parent: unknown = null): Frame {
  const posted: Frame["posted"] = [];
  return { url, parent, posted, postMessage: (channel, _message, ports) => posted.push({ channel, ports }) };
}

const sender = Object.assign(new EventEmitter(), { id: 1 });

test("one window opens on our page, with the preload and nothing else", () => {
  expect(windows).toHaveLength(1);
  expect(windows[0]?.loaded).toEqual(["app://adroit/#/repository/%2Fwork%2Fshop"]);
  expect(windows[0]?.options).toMatchObject({
    show: false,
    webPreferences: { preload: join(root, "out/preload/index.cjs"), sandbox: true, contextIsolation: true },
  });
});

test("our page gets a port on which the host answers", async () => {
  const client = await connected();
  expect(await client.app.info()).toMatchObject({
    host: "desktop",
    version: "0.1.0",
    data,
    can: { pickFolder: true, openLinks: true, workshop: true },
  });
  await expect(client.repo.pick()).rejects.toMatchObject({ code: "CANCELLED", defined: true });
  await client.app.openLink({ url: "https://example.org/" });
  expect(opened).toEqual(["https://example.org/"]);
});

test.each([
  ["no frame", () => null],
  ["another page", () => frame("https://evil.example/")],
  ["a host that looks like ours", () => frame("app://adroit.evil/")],
  ["a frame inside our page", () => frame("app://adroit/", {})],
])("%s gets none", (_what, make) => {
  const other = make();
  ipcMain.emit("adroit:connect", { sender, senderFrame: other });
  expect(other?.posted ?? []).toEqual([]);
});

test("the window goes nowhere else and opens no other", () => {
  const [window] = windows;
  for (const [event, url, stays] of [
    ["will-navigate", "app://adroit/#/trash", true],
    ["will-navigate", "https://example.org/next", false],
    ["will-redirect", "file:///etc/hosts", false],
  ] as const) {
    const details = { url, preventDefault: vi.fn() };
    window?.webContents.emit(event, details);
    expect(details.preventDefault).toHaveBeenCalledTimes(stays ? 0 : 1);
  }
  expect(window?.opener?.({ url: "https://example.org/other" })).toEqual({ action: "deny" });
  expect(window?.opener?.({ url: "javascript:alert(1)" })).toEqual({ action: "deny" });
  expect(opened.slice(1)).toEqual(["https://example.org/next", "https://example.org/other"]);
});

test("every permission is refused", () => {
  expect(permissions).toHaveLength(3);
  const answer = vi.fn();
  permissions[0]?.(null, "media", answer);
  expect(answer).toHaveBeenCalledWith(false);
  expect(permissions[1]?.(null, "media")).toBe(false);
  expect(permissions[2]?.({ deviceType: "usb" })).toBe(false);
});

test("the scheme serves our host alone", async () => {
  const serve = handlers.app as (request: Request) => Promise<Response>;
  expect((await serve(new Request("app://adroit/missing.js"))).status).toBe(404);
  expect((await serve(new Request("app://evil/index.html"))).status).toBe(404);
  expect(await (await serve(new Request("app://adroit.evil/"))).text()).toContain("There is no such page");
});

test("requests leave for our own page alone", () => {
  const answer = vi.fn();
  requests[0]?.({ url: "app://adroit/assets/a.js" }, answer);
  requests[0]?.({ url: "https://example.org/" }, answer);
  expect(answer.mock.calls).toEqual([[{ cancel: false }], [{ cancel: true }]]);
});

test("the spell checker, which fetches dictionaries, is off", () => {
  expect(spelling).toHaveBeenCalledWith(false);
});

test("without Chromium's sandbox it ends before anything is opened", async () => {
  const { boot } = await import("#electron/main/boot");
  switches.push("no-sandbox");
  await boot(createAsks(null));
  switches.pop();
  expect(app.exit).toHaveBeenCalledWith(1);
  expect(windows).toHaveLength(1);
});

test("a second start brings the window to the front and hands over what it was given", () => {
  // Once for what came before anybody listened.
  expect(windows[0]?.focus).toHaveBeenCalledTimes(1);
  app.emit("second-instance", {}, ["electron"], "/", handedOver(null));
  expect(windows[0]?.focus).toHaveBeenCalledTimes(2);
  expect(windows[0]?.loaded).toHaveLength(1);
  app.emit("second-instance", {}, ["electron"], "/", handedOver("/work/other"));
  expect(windows[0]?.loaded.at(-1)).toBe("app://adroit/#/repository/%2Fwork%2Fother");
  expect(windows).toHaveLength(1);
});

test("the menu goes to places of the app, and opens a chosen repository", async () => {
  await soon(() => expect(menus.length).toBeGreaterThan(0));
  itemOf("&Trash").click?.();
  expect(windows[0]?.loaded.at(-1)).toBe("app://adroit/#/trash");
  dialogs.push({ choose: "/work/chosen" });
  itemOf("&Open repository…").click?.();
  await soon(() => expect(windows[0]?.loaded.at(-1)).toBe("app://adroit/#/repository/%2Fwork%2Fchosen"));
});

test("no two items of the menu have the same shortcut", () => {
  const keys = (menus.at(-1) ?? []).flatMap(({ submenu = [] }) =>
    submenu.flatMap(({ accelerator }) => accelerator ?? []),
  );
  expect(keys).toContain("CommandOrControl+O");
  expect(new Set(keys).size).toBe(keys.length);
});

test("a change of the settings reaches the theme and the menu", async () => {
  expect(nativeTheme.themeSource).toBe("system");
  const client = await connected();
  await client.settings.set({ theme: "dark", repositories: ["/work/shop & co"] });
  await soon(() => expect(nativeTheme.themeSource).toBe("dark"));
  await soon(() => expect(itemOf("Open &recent").submenu).toHaveLength(1));
  const [recent] = itemOf("Open &recent").submenu ?? [];
  expect(recent?.label).toBe("shop && co (/work/shop && co)");
  recent?.click?.();
  expect(windows[0]?.loaded.at(-1)).toBe("app://adroit/#/repository/%2Fwork%2Fshop%20%26%20co");
});

test("the window is painted anew when the system turns dark", () => {
  nativeTheme.shouldUseDarkColors = true;
  nativeTheme.emit("updated");
  expect(windows[0]?.setBackgroundColor).toHaveBeenLastCalledWith(background(true));
});

test("folders, files and addresses that the system hands over are shown", () => {
  for (const [event, given, route] of [
    ["open-file", "/work/dropped", "repository/%2Fwork%2Fdropped"],
    ["open-url", "adroit://due", "due"],
    ["open-url", "adroit://repository/%2Fetc", ""],
  ] as const) {
    const details = { preventDefault: vi.fn() };
    app.emit(event, details, given);
    expect(details.preventDefault).toHaveBeenCalled();
    expect(windows[0]?.loaded.at(-1)).toBe(`app://adroit/#/${route}`);
  }
});

test("a page that has crashed is loaded again, one that does so again after a question", async () => {
  const [window] = windows;
  const gone = (reason: string) => window?.webContents.emit("render-process-gone", {}, { reason, exitCode: 1 });
  gone("clean-exit");
  expect(window?.webContents.reload).not.toHaveBeenCalled();
  gone("crashed");
  expect(window?.webContents.reload).toHaveBeenCalledTimes(1);
  expect(asked).toEqual([]);
  gone("crashed");
  await soon(() => expect(window?.webContents.reload).toHaveBeenCalledTimes(2));
  expect(asked.map(({ message }) => message)).toEqual(["The page of Adroit has crashed again"]);
});

test("a page that hangs is given up when the user says so", async () => {
  windows[0]?.emit("unresponsive");
  await soon(() => expect(windows[0]?.webContents.forcefullyCrashRenderer).toHaveBeenCalled());
});

test("one notification tells of reviews that are due, a click shows them, and the icon where it can't be shown", async () => {
  await soon(() => expect(notified).toHaveLength(1));
  expect(notified[0]?.options.title).toBe("A decision is due for review");
  notified[0]?.emit("click");
  expect(windows[0]?.loaded.at(-1)).toBe("app://adroit/#/due");
  notified[0]?.emit("failed");
  expect(app.setBadgeCount).toHaveBeenCalledWith(1);
});
