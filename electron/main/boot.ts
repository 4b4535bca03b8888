/** What happens once Electron is ready, in order. */
import { randomBytes } from "node:crypto";
import { homedir } from "node:os";
import { join } from "node:path";
import { app, BrowserWindow, dialog, nativeTheme, protocol } from "electron";
import { openLog } from "#electron/host/log";
import { dataFolder } from "#electron/host/store/default-folder";
import { assetHandler, refusal } from "#electron/http/assets";
import { repositoryRoute, routeTo } from "#electron/shell/argument";
import type { ShellAsks } from "#electron/shell/asks";
import { recall } from "#electron/shell/memory";
import { isOurs } from "#electron/shell/policy";
import { themeIn } from "#electron/shell/theme";
import { zoomed } from "#electron/shell/zoom";
import { AdroitError } from "#shared/base/error";
import { connectWindow } from "./connect";
import { savePdf } from "./pdf";
import { closeDoors, followSettings, keepAwake, pickFolder, remind } from "./system";
import { leave, openWindow, raise, showRoute } from "./window";

type Name = "window" | "presenter";

export async function boot(asks: ShellAsks): Promise<void> {
  if (unsafe()) return app.exit(1);
  const out = join(app.getAppPath(), "out");
  const data = dataFolder(process.env, process.platform, homedir());
  const clock = () => new Date();
  const log = openLog({ file: join(data, "log", "adroit.log"), clock });

  closeDoors();
  nativeTheme.themeSource = themeIn(recall(join(data, "settings.json")));
  const loaded = servePage(join(out, "renderer"));
  const { show, front, own } = windowsOn(join(out, "preload", "index.cjs"), data, log);
  // Reading the host's code holds up whatever the page asks for, so that it comes while the page reads its own.
  const starting = loaded
    .then(() => import("./host"))
    .then(({ startHost }) =>
      startHost({
        data,
        templates: join(out, "main/templates"),
        participant: join(out, "participant"),
        clock,
        random: randomBytes,
        log,
        kind: "desktop",
        version: app.getVersion(),
        dialogs: { pickFolder: (start) => pickFolder(own(), start) },
        openExternal: leave,
        openPresenter: async (record) => show("presenter", `present/${record}`),
        keepAwake,
      }),
    );
  closeWith(starting, log);
  const go = (route: string) => show("window", route);
  connectWindow({ ready: starting.then(({ serve }) => serve), log, dropped: (path) => go(repositoryRoute(path)) });
  go(asks.first === null ? "" : routeTo(asks.first));
  asks.listen((asked) => (asked === null ? front() : go(routeTo(asked))));
  app.on("window-all-closed", () => {
    if (process.platform !== "darwin") app.quit();
  });

  const host = await starting.catch((error: unknown) => {
    if (!(error instanceof AdroitError)) throw error;
    dialog.showErrorBox("Adroit can't open its data", `${error.message}\n${error.remedy}`);
    return null;
  });
  if (!host) return app.exit(1);
  const { client } = host;
  const choose = (start: string | null) => pickFolder(own(), start);
  const stop = new AbortController();
  app.on("will-quit", () => stop.abort());
  const inWindow = (act: (window: BrowserWindow) => void) => {
    const window = BrowserWindow.getFocusedWindow() ?? own();
    if (window) act(window);
  };
  const save = () => inWindow((window) => void savePdf(window).catch((error) => log.error("no PDF", { error })));
  const zoom = (step: -1 | 0 | 1) =>
    inWindow(({ webContents }) => webContents.setZoomLevel(zoomed(webContents.getZoomLevel(), step)));
  followSettings({ client, go, choose, savePdf: save, zoom, signal: stop.signal }).catch(
    (error) => stop.signal.aborted || log.error("not followed", { error }),
  );
  remind(client, () => go("due")).catch((error) => log.error("no reminder", { error }));
}

/** Whether the sandbox is off, and says so. */
function unsafe(): boolean {
  if (!app.commandLine.hasSwitch("no-sandbox")) return false;
  dialog.showErrorBox(
    "Adroit doesn't run without Chromium's sandbox",
    "Let programs use user namespaces, or install the .deb package.",
  );
  return true;
}

/** Answers what the page loads from the folder; resolves once it has its script, which takes it a while to read, or a second is over. */
function servePage(folder: string): Promise<void> {
  const asset = assetHandler(folder);
  return new Promise((loaded) => {
    setTimeout(loaded, 1000);
    protocol.handle("app", async (request) => {
      const asked = { method: request.method, pathname: new URL(request.url).pathname };
      const { body, ...head } = isOurs(request.url) ? await asset(asked) : refusal(404, "There is no such page.");
      if (request.url.endsWith(".js")) setTimeout(loaded, 5);
      return new Response(request.method === "HEAD" ? null : body, head);
    });
  });
}

/** The app's own window and the projector's, each at most once. */
function windowsOn(preload: string, data: string, log: ReturnType<typeof openLog>) {
  const windows = new Map<Name, BrowserWindow>();
  const show = (name: Name, route: string) => {
    const there = windows.get(name);
    if (there) {
      showRoute(there, route);
      return raise(there);
    }
    const beside = name === "presenter" ? windows.get("window") : undefined;
    const opened = openWindow({ preload, memory: join(data, `${name}.json`), route, beside, log });
    windows.set(name, opened);
    opened.on("closed", () => {
      windows.delete(name);
      if (name === "window") windows.get("presenter")?.close();
    });
  };
  const own = () => windows.get("window");
  const front = () => {
    const window = own();
    if (window) raise(window);
    else show("window", "");
  };
  return { show, front, own };
}

/** Quitting waits until the store has been closed, also one that is still being opened; then nothing holds it up. */
function closeWith(starting: Promise<{ close(): Promise<void> }>, log: ReturnType<typeof openLog>): void {
  app.on("will-quit", (event) => {
    event.preventDefault();
    starting
      .then((host) => host.close())
      .catch((error: unknown) => log.error("closing failed", { error }))
      // Electron takes no further quit while it tells of this one, which a store that can only be read doesn't outlast.
      .finally(() => app.exit());
  });
}
