/** What the app asks of the system, and what it keeps the system from doing. */
import { homedir } from "node:os";
import { app, type BrowserWindow, dialog, Menu, Notification, nativeTheme, powerSaveBlocker, session } from "electron";
import { reviewNotice } from "#electron/host/reviews/notice";
import { menuTemplate } from "#electron/shell/menu";
import { decideDownload, decidePermission, decideRequest } from "#electron/shell/policy";
import type { AdroitClient } from "./host";

/** Electron grants permissions unless told otherwise, and asks for proxies' passwords on its own. */
export function closeDoors(): void {
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

interface Following {
  client: AdroitClient;
  go(route: string): void;
  choose(start: string | null): Promise<string | null>;
  savePdf(): void;
  zoom(step: -1 | 0 | 1): void;
  signal: AbortSignal;
}

/** Theme, menu and recent folders are as the settings say, now and after every change. */
export async function followSettings({ client, go, choose, savePdf, zoom, signal }: Following): Promise<void> {
  app.setAboutPanelOptions({
    applicationName: app.name,
    applicationVersion: `${app.getVersion()} (Electron ${process.versions.electron}, Chromium ${process.versions.chrome})`,
    copyright: "© Adroit contributors, MIT licence",
  });
  const follow = async () => {
    const { theme, repositories: recent } = await client.settings.get();
    nativeTheme.themeSource = theme;
    const { name, isPackaged: packaged } = app;
    const mac = process.platform === "darwin";
    const ask = () => choose(recent[0] ?? null);
    const template = menuTemplate({ mac, packaged, name, recent, go, choose: ask, savePdf, zoom });
    Menu.setApplicationMenu(Menu.buildFromTemplate(template));
  };
  await follow();
  for await (const { what } of await client.app.changes(undefined, { signal })) if (what === "settings") await follow();
}

/** Kept, or what is clicked is gone before it can answer. */
const shown = new Set<Notification>();

/** One notification at the start, when reviews are due. A click on it shows them. */
export async function remind(client: AdroitClient, show: () => void): Promise<void> {
  const [{ records }, { today }] = await Promise.all([client.records.list(), client.app.info()]);
  const notice = reviewNotice(records, today);
  if (!notice || !Notification.isSupported()) return;
  const notification = new Notification(notice);
  shown.add(notification);
  notification.on("click", show);
  notification.on("close", () => shown.delete(notification));
  // A system that doesn't take it (macOS, from apps that aren't signed) may still mark the app's icon.
  notification.on("failed", () => app.setBadgeCount(1));
  notification.show();
}

let awake: number | null = null;

/** Keeps the system from falling asleep, until told otherwise. */
export function keepAwake(wanted: boolean): void {
  if (awake !== null) powerSaveBlocker.stop(awake);
  awake = wanted ? powerSaveBlocker.start("prevent-display-sleep") : null;
}

/** Asks for a folder in front of the window. */
export async function pickFolder(window: BrowserWindow | undefined, start: string | null): Promise<string | null> {
  const options: Electron.OpenDialogOptions = {
    title: "Choose a repository",
    defaultPath: start ?? homedir(),
    properties: ["openDirectory"],
  };
  const asked = window ? dialog.showOpenDialog(window, options) : dialog.showOpenDialog(options);
  const { canceled, filePaths } = await asked;
  return canceled ? null : (filePaths[0] ?? null);
}
