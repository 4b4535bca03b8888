/** What happens once Electron is ready, in order. */
import { randomBytes } from "node:crypto";
import { homedir } from "node:os";
import { join } from "node:path";
import {
  app,
  type BrowserWindow,
  dialog,
  Notification,
  nativeTheme,
  powerSaveBlocker,
  protocol,
  session,
} from "electron";
import { openLog } from "#electron/host/log";
import { reviewNotice } from "#electron/host/reviews/notice";
import { dataFolder } from "#electron/host/store/data-folder";
import { assetHandler, refusal } from "#electron/http/assets";
import { repositoryRoute } from "#electron/shell/argument";
import { AdroitError } from "#shared/base/error";
import { connect } from "./connect";
import type { AdroitClient } from "./host";
import { installMenu } from "./menu";
import { decideDownload, decidePermission, decideRequest, isOurs } from "./policy";
import { goTo, leave, openWindow } from "./window";

/** `path` is what the app was asked to open. */
export async function boot(path: string | null): Promise<void> {
  if (app.commandLine.hasSwitch("no-sandbox")) {
    dialog.showErrorBox(
      "Adroit doesn't run without Chromium's sandbox",
      "Let programs use user namespaces, or install the .deb package.",
    );
    return app.exit(1);
  }
  const out = join(app.getAppPath(), "out");
  const templates = join(out, "main/templates");
  const data = dataFolder(process.env, process.platform, homedir());
  const clock = () => new Date();
  const log = openLog({ file: join(data, "log", "adroit.log"), clock });

  closeDoors();
  // The app's own, and the projector's.
  const windows = new Map<"window" | "presenter", BrowserWindow>();
  const show = (name: "window" | "presenter", route: string) => {
    const there = windows.get(name);
    if (there) return goTo(there, route);
    const opened = openWindow(join(out, "preload", "index.cjs"), join(data, `${name}.json`), route);
    windows.set(name, opened);
    opened.on("closed", () => {
      windows.delete(name);
      if (name === "window") windows.get("presenter")?.close();
    });
  };
  const asset = assetHandler(join(out, "renderer"));
  protocol.handle("app", (request) => (isOurs(request.url) ? asset(request) : refusal(404, "There is no such page.")));

  // Meanwhile the page loads.
  const starting = import("./host").then(({ startHost }) =>
    startHost({
      data,
      templates,
      participant: join(out, "participant"),
      clock,
      random: randomBytes,
      log,
      kind: "desktop",
      version: app.getVersion(),
      dialogs: { pickFolder },
      openExternal: leave,
      openPresenter: async (record) => show("presenter", `present/${record}`),
      keepAwake,
    }),
  );
  connect(
    starting.then(({ serve }) => serve),
    log,
  );
  const go = (route: string) => show("window", route);
  go(path === null ? "" : repositoryRoute(path));

  const host = await starting.catch((error: unknown) => {
    if (!(error instanceof AdroitError)) throw error;
    dialog.showErrorBox("Adroit can't open its data", `${error.message}\n${error.remedy}`);
    return null;
  });
  if (!host) return app.exit(1);

  const front = () => {
    const window = windows.get("window");
    if (!window) return go("");
    if (window.isMinimized()) window.restore();
    window.focus();
  };
  app.on("second-instance", (_event, _argv, _folder, given) => {
    front();
    const { path: wanted } = given as { path?: unknown };
    if (typeof wanted === "string") go(repositoryRoute(wanted));
  });
  app.on("activate", front);
  app.on("window-all-closed", () => {
    if (process.platform !== "darwin") app.quit();
  });
  // Quitting waits until the store has been closed; the second time round nothing holds it up.
  const stop = new AbortController();
  let closed = false;
  app.on("will-quit", (event) => {
    if (closed) return;
    event.preventDefault();
    stop.abort();
    host
      .close()
      .catch((error: unknown) => log.error("closing failed", { error }))
      .finally(() => {
        closed = true;
        app.quit();
      });
  });
  const { client } = host;
  followSettings(client, go, stop.signal).catch((error) => stop.signal.aborted || log.error("not followed", { error }));
  remind(client, front).catch((error) => log.error("no reminder", { error }));
}

/** Theme and menu are as the settings say, now and after every change. */
async function followSettings(client: AdroitClient, go: (route: string) => void, signal: AbortSignal): Promise<void> {
  const follow = async () => {
    const { theme, repositories: recent } = await client.settings.get();
    nativeTheme.themeSource = theme;
    installMenu({ recent, go, choose: () => pickFolder(recent[0] ?? null) });
  };
  await follow();
  for await (const { what } of await client.app.changes(undefined, { signal })) if (what === "settings") await follow();
}

/** One notification at the start, when reviews are due. A click on it shows the app. */
async function remind(client: AdroitClient, front: () => void): Promise<void> {
  const [{ records }, { today }] = await Promise.all([client.records.list(), client.app.info()]);
  const notice = reviewNotice(records, today);
  if (notice && Notification.isSupported()) new Notification(notice).on("click", front).show();
}

/** Electron grants permissions unless told otherwise, and asks for proxies' passwords on its own. */
function closeDoors(): void {
  const { defaultSession } = session;
  defaultSession.setPermissionRequestHandler((_contents, permission, answer) => answer(decidePermission(permission)));
  defaultSession.setPermissionCheckHandler((_contents, permission) => decidePermission(permission));
  defaultSession.setDevicePermissionHandler(({ deviceType }) => decidePermission(deviceType));
  defaultSession.webRequest.onBeforeRequest(({ url }, answer) =>
    answer({ cancel: !decideRequest(url, app.isPackaged) }),
  );
  defaultSession.setSpellCheckerEnabled(false);
  defaultSession.on("will-download", (event, item) => {
    if (!decideDownload(item.getURL())) event.preventDefault();
  });
  app.on("login", (event) => event.preventDefault());
}

let awake: number | null = null;

/** Keeps the system from falling asleep, until told otherwise. */
function keepAwake(wanted: boolean): void {
  if (awake !== null) powerSaveBlocker.stop(awake);
  awake = wanted ? powerSaveBlocker.start("prevent-display-sleep") : null;
}

async function pickFolder(start: string | null): Promise<string | null> {
  const { canceled, filePaths } = await dialog.showOpenDialog({
    title: "Choose a repository",
    defaultPath: start ?? homedir(),
    properties: ["openDirectory"],
  });
  return canceled ? null : (filePaths[0] ?? null);
}
