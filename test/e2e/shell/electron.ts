/**
 * Stands in for the module `electron` in a plain Node process, so that the built shell runs where Electron's binary
 * isn't. It decides nothing: it keeps what the shell sets up, and passes on what the test says that Chromium did. What
 * it has of each object is checked against Electron's own types.
 */
import { EventEmitter } from "node:events";
import { isAbsolute, resolve } from "node:path";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import type * as Electron from "electron";
import type { Answers, Ask, Seen, Tell } from "./messages";

const root = resolve(process.argv[1] ?? "", "../../..");
const seen: Seen = { calls: [], opened: [], webPreferences: {}, menu: [] };
const tell = (message: Tell) => void process.send?.(message);
const call = (name: string) => void seen.calls.push(name);

// As in a packaged app: no folder of the app among the arguments.
process.argv.splice(1, 1);
Object.assign(process.versions, { electron: "45.0.0", chrome: "0.0.0.0" });

let ready = false;
const paths = { userData: resolve(process.env.ADROIT_DATA ?? "", "electron") };

/** An event that may be prevented. */
function happening() {
  const event = { prevented: false, preventDefault: () => void Object.assign(event, { prevented: true }) };
  return event;
}

function end() {
  const event = happening();
  app.emit("will-quit", event);
  if (!event.prevented) process.exit(0);
}

export const app = Object.assign(new EventEmitter(), {
  isPackaged: true,
  name: "Adroit",
  commandLine: { hasSwitch: (name: string) => process.env.SHELL_SWITCH === name } as Electron.CommandLine,
  getAppPath: () => root,
  getVersion: () => "0.1.0",
  setPath(_name: string, path: string) {
    if (!isAbsolute(path)) throw new Error("Path must be absolute");
    paths.userData = path;
    call("setPath");
  },
  getPath: () => paths.userData,
  isReady: () => ready,
  setBadgeCount: () => true,
  setAppUserModelId: () => call("setAppUserModelId"),
  setAboutPanelOptions: () => call("setAboutPanelOptions"),
  enableSandbox: () => call("enableSandbox"),
  requestSingleInstanceLock: () => process.env.SHELL_LOCK !== "taken",
  async whenReady() {
    await new Promise((done) => setImmediate(done));
    ready = true;
    call("ready");
  },
  exit(code?: number) {
    process.exit(code);
  },
  /** Windows are closed first, each of which may hold it up. */
  quit() {
    app.emit("before-quit", happening());
    for (const window of [...BrowserWindow.all]) if (!window.closed()) return;
    end();
  },
}) satisfies Pick<
  Electron.App,
  | "isPackaged"
  | "name"
  | "commandLine"
  | "getAppPath"
  | "getVersion"
  | "setPath"
  | "getPath"
  | "isReady"
  | "setBadgeCount"
  | "setAppUserModelId"
  | "setAboutPanelOptions"
  | "enableSandbox"
  | "requestSingleInstanceLock"
  | "whenReady"
  | "exit"
  | "quit"
>;

type Handler = (request: Request) => Promise<Response> | Response;
const schemes: Record<string, Handler> = {};
export const protocol = {
  registerSchemesAsPrivileged: (given: Electron.CustomScheme[]) =>
    call(`privileged ${given.map(({ scheme }) => scheme).join()}`),
  handle(scheme: string, handler: Handler) {
    schemes[scheme] = handler;
  },
} satisfies Pick<Electron.Protocol, "registerSchemesAsPrivileged" | "handle">;

type Before = (
  details: Electron.OnBeforeRequestListenerDetails,
  answer: (given: Electron.CallbackResponse) => void,
) => void;
let before: Before = (_details, answer) => answer({});
const webRequest = {
  onBeforeRequest(filterOrListener: unknown) {
    before = filterOrListener as Before;
  },
} satisfies Pick<Electron.WebRequest, "onBeforeRequest">;
const defaultSession = Object.assign(new EventEmitter(), {
  setPermissionRequestHandler: () => call("setPermissionRequestHandler"),
  setPermissionCheckHandler: () => call("setPermissionCheckHandler"),
  setDevicePermissionHandler: () => call("setDevicePermissionHandler"),
  setSpellCheckerEnabled: (enabled: boolean) => call(`setSpellCheckerEnabled ${enabled}`),
  webRequest,
}) satisfies Pick<
  Electron.Session,
  "setPermissionRequestHandler" | "setPermissionCheckHandler" | "setDevicePermissionHandler" | "setSpellCheckerEnabled"
> & { webRequest: Pick<Electron.WebRequest, "onBeforeRequest"> };
export const session = { defaultSession };

type Opener = Parameters<Electron.WebContents["setWindowOpenHandler"]>[0];
type Shown = Pick<
  Electron.BrowserWindow,
  | "loadURL"
  | "show"
  | "focus"
  | "close"
  | "destroy"
  | "restore"
  | "maximize"
  | "setFullScreen"
  | "isVisible"
  | "isMinimized"
  | "isMaximized"
  | "isFullScreen"
  | "isDestroyed"
  | "getBounds"
  | "getNormalBounds"
  | "setBackgroundColor"
>;

/** True while the page holds up its end, as one does that has something unsaved. */
let holding = false;

export class BrowserWindow extends EventEmitter implements Shown {
  static readonly all: BrowserWindow[] = [];
  static getAllWindows = () => BrowserWindow.all;
  readonly webContents = Object.assign(new EventEmitter(), {
    setWindowOpenHandler: (_decide: Opener) => call("setWindowOpenHandler"),
    reload: () => call("reload"),
    forcefullyCrashRenderer: () => call("forcefullyCrashRenderer"),
  }) satisfies Pick<Electron.WebContents, "setWindowOpenHandler" | "reload" | "forcefullyCrashRenderer">;
  private visible: boolean;
  private maximized = false;
  private destroyed = false;

  constructor(options: Electron.BrowserWindowConstructorOptions) {
    super();
    BrowserWindow.all.push(this);
    this.visible = options.show !== false;
    seen.webPreferences = { ...options.webPreferences };
    call(`window ${this.visible ? "shown" : "hidden"}`);
  }
  async loadURL(url: string) {
    tell({ tell: "load", url });
  }
  show() {
    this.visible = true;
    call("show");
  }
  focus() {
    call("focus");
  }
  /** Whether it could be closed: whoever listens may prevent it, and then the page. */
  closed(): boolean {
    const event = happening();
    this.emit("close", event);
    if (event.prevented) return false;
    const unload = happening();
    if (holding) this.webContents.emit("will-prevent-unload", unload);
    if (holding && !unload.prevented) return false;
    this.destroy();
    return true;
  }
  close() {
    this.closed();
  }
  destroy() {
    this.destroyed = true;
    this.visible = false;
    BrowserWindow.all.splice(BrowserWindow.all.indexOf(this), 1);
    this.emit("closed");
    if (BrowserWindow.all.length === 0) app.emit("window-all-closed");
  }
  restore() {
    call("restore");
  }
  maximize() {
    this.maximized = true;
    this.show();
  }
  setFullScreen() {
    call("setFullScreen");
  }
  isVisible = () => this.visible;
  isMinimized = () => false;
  isMaximized = () => this.maximized;
  isFullScreen = () => false;
  isDestroyed = () => this.destroyed;
  getBounds = () => ({ x: 10, y: 20, width: 1000, height: 700 });
  getNormalBounds = () => this.getBounds();
  setBackgroundColor() {
    call("setBackgroundColor");
  }
}

let folder: string | null = null;
let reply = "";
export const dialog = {
  showErrorBox: (title: string) => call(`showErrorBox ${title}`),
  showOpenDialog: async () => ({ canceled: folder === null, filePaths: folder === null ? [] : [folder] }),
  async showMessageBox(_window: unknown, options: Electron.MessageBoxOptions) {
    call(`asked ${options.message}`);
    return { response: options.buttons?.indexOf(reply) ?? -1, checkboxChecked: false };
  },
} satisfies Pick<Electron.Dialog, "showErrorBox" | "showOpenDialog"> & { showMessageBox: unknown };

let items: Electron.MenuItemConstructorOptions[] = [];
export const Menu = {
  buildFromTemplate(template: Electron.MenuItemConstructorOptions[]) {
    for (const item of template) {
      if (!item.label && !item.role && !item.type) {
        throw new TypeError("Invalid template for MenuItem: must have at least one of label, role or type");
      }
      if (Array.isArray(item.submenu)) Menu.buildFromTemplate(item.submenu);
    }
    return template as never;
  },
  setApplicationMenu(menu: Electron.Menu | null) {
    const given = (menu ?? []) as unknown as Electron.MenuItemConstructorOptions[];
    items = given.flatMap(({ submenu }) => (Array.isArray(submenu) ? submenu : []));
    seen.menu = items.flatMap(({ label }) => label ?? []);
  },
} satisfies Pick<typeof Electron.Menu, "buildFromTemplate" | "setApplicationMenu">;

export const nativeTheme = Object.assign(new EventEmitter(), {
  shouldUseDarkColors: false,
  themeSource: "system" as const,
}) satisfies Pick<Electron.NativeTheme, "shouldUseDarkColors" | "themeSource">;

export const powerSaveBlocker = {
  start: () => 1,
  stop: () => true,
} satisfies Pick<Electron.PowerSaveBlocker, "start" | "stop">;

export const screen = {
  getAllDisplays: () => [{ workArea: { x: 0, y: 0, width: 1920, height: 1080 } } as Electron.Display],
} satisfies Pick<Electron.Screen, "getAllDisplays">;

export const shell = {
  async openExternal(url: string) {
    seen.opened.push(url);
  },
} satisfies Pick<Electron.Shell, "openExternal">;

/** What is shown, as long as somebody keeps it: Electron's are collected with their listeners where nobody does. */
const notifications: WeakRef<Notification>[] = [];
export class Notification extends EventEmitter implements Pick<Electron.Notification, "show"> {
  static isSupported = () => true;
  show() {
    notifications.push(new WeakRef(this));
    call("notification");
  }
}

/** Clicks on all notifications that are left once the rubbish was collected. */
async function clickNotifications() {
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc") as () => void;
  // What a turn has looked at lives until it ends.
  await new Promise((done) => setTimeout(done, 50));
  collect();
  for (const kept of notifications) kept.deref()?.emit("click");
}

export const ipcMain = new EventEmitter();

/** A port of the main process. The one that is given to a page sends what it hears on to the test. */
class Port extends EventEmitter implements Pick<Electron.MessagePortMain, "postMessage" | "start" | "close"> {
  static readonly given: Port[] = [];
  other: Port | null = null;
  private started = false;
  private waiting: unknown[] = [];
  postMessage(data: unknown) {
    this.other?.hear(data);
  }
  hear(data: unknown) {
    const id = Port.given.indexOf(this);
    if (id >= 0) tell({ tell: "message", port: id, data });
    else if (this.started) this.emit("message", { data, ports: [] });
    else this.waiting.push(data);
  }
  start() {
    this.started = true;
    for (const data of this.waiting.splice(0)) this.hear(data);
  }
  /** Both ends hear of it, the other one a moment later. */
  close() {
    const { other } = this;
    this.emit("close");
    setImmediate(() => other?.emit("close"));
  }
}
export class MessageChannelMain {
  readonly port1 = new Port();
  readonly port2 = new Port();
  constructor() {
    this.port1.other = this.port2;
    this.port2.other = this.port1;
  }
}

const senders = new Map<number, EventEmitter & { id: number }>();
function send({ channel, sender: id, frame }: Extract<Ask, { ask: "send" }>) {
  const sender = senders.get(id) ?? Object.assign(new EventEmitter(), { id });
  senders.set(id, sender);
  const senderFrame = {
    url: frame.url,
    parent: frame.top ? null : {},
    postMessage(to: string, _message: unknown, ports: Port[] = []) {
      for (const port of ports) {
        const number = Port.given.push(port) - 1;
        tell({ tell: "port", port: number, frame: frame.id, channel: to });
      }
    },
  };
  ipcMain.emit(channel, { sender, senderFrame });
}

async function fetched({ url, method }: Extract<Ask, { ask: "fetch" }>): Promise<Answers["fetch"]> {
  const scheme = new URL(url).protocol.slice(0, -1);
  const response = await schemes[scheme]?.(new Request(url, { method }));
  if (!response) throw new Error(`no handler for ${scheme}`);
  const body = Buffer.from(await response.arrayBuffer()).toString("base64");
  return { status: response.status, headers: Object.fromEntries(response.headers), body };
}

async function answer(asked: Ask): Promise<unknown> {
  const [window] = BrowserWindow.all;
  switch (asked.ask) {
    case "fetch":
      return fetched(asked);
    case "before":
      return new Promise((done) => before({ url: asked.url } as Electron.OnBeforeRequestListenerDetails, done));
    case "navigate": {
      const details = { url: asked.url, isMainFrame: asked.main, prevented: false };
      const event = Object.assign(details, { preventDefault: () => Object.assign(details, { prevented: true }) });
      if (asked.main) window?.webContents.emit("will-navigate", event);
      window?.webContents.emit("will-frame-navigate", event);
      return { prevented: details.prevented };
    }
    case "send":
      return send(asked);
    case "post":
      return Port.given[asked.port]?.postMessage(asked.data);
    case "painted":
      return window?.emit("ready-to-show");
    case "second start":
      return app.emit("second-instance", {}, [], root, { asked: JSON.stringify(asked.path) });
    case "hold":
      holding = asked.up;
      return;
    case "reply":
      reply = asked.label;
      return;
    case "close":
      return window?.close();
    case "crash":
      return window?.webContents.emit("render-process-gone", {}, { reason: "crashed", exitCode: 1 });
    case "probe": {
      const probe = new Function("electron", `return (${asked.source})(electron)`);
      return probe({ app, BrowserWindow, Menu, MessageChannelMain });
    }
    case "folder":
      folder = asked.path;
      return;
    case "click":
      return (items.find(({ label }) => label === asked.label)?.click as (() => void) | undefined)?.();
    case "notification click":
      return clickNotifications();
    case "quit":
      return app.quit();
    case "seen":
      return seen;
  }
}

process.on("message", (message: { to: number; asked: Ask }) => {
  answer(message.asked).then(
    (value) => tell({ tell: "answer", to: message.to, value }),
    (error) => tell({ tell: "answer", to: message.to, value: null, failed: String(error) }),
  );
});
// The test's process is the one that is waited for; without it there is nobody to run for.
process.on("disconnect", () => process.exit(1));
