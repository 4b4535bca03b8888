/** What happens once Electron is ready, in order. */
import { randomBytes } from "node:crypto";
import { homedir } from "node:os";
import { join } from "node:path";
import { app, BrowserWindow, dialog, protocol, session } from "electron";
import { dataFolder } from "#electron/host/folders";
import { createHost } from "#electron/host/host";
import { openLog } from "#electron/host/log";
import { createRouter } from "#electron/host/router";
import { assetHandler, refusal } from "#electron/http/assets";
import { AdroitError } from "#shared/api/errors";
import { connect } from "./connect";
import { installMenu } from "./menu";
import { decidePermission, isOurs } from "./policy";
import { leave, openWindow } from "./window";

export async function boot(): Promise<void> {
  const out = join(app.getAppPath(), "out");
  const templates = app.isPackaged ? join(process.resourcesPath, "templates") : join(app.getAppPath(), "templates");
  const data = dataFolder(process.env, process.platform, homedir());
  const clock = () => new Date();
  const log = openLog({ file: join(data, "log", "adroit.log"), clock });

  closeDoors();
  const asset = assetHandler(join(out, "renderer"));
  protocol.handle("app", (request) => (isOurs(request.url) ? asset(request) : refusal(404, "There is no such page.")));

  const host = await createHost({
    data,
    templates,
    clock,
    random: randomBytes,
    log,
    kind: "desktop",
    version: app.getVersion(),
    dialogs: { pickFolder },
    openExternal: leave,
  }).catch((error: unknown) => {
    if (!(error instanceof AdroitError)) throw error;
    dialog.showErrorBox("Adroit can't open its data", `${error.message}\n${error.remedy}`);
    return null;
  });
  if (!host) return app.exit(1);

  connect({ router: createRouter(host), log, random: randomBytes });
  installMenu();
  const open = () => openWindow(join(out, "preload", "index.cjs"), join(data, "window.json"));
  open();
  app.on("second-instance", () => {
    const [window] = BrowserWindow.getAllWindows();
    if (window?.isMinimized()) window.restore();
    (window ?? open()).focus();
  });
  app.on("activate", () => {
    if (BrowserWindow.getAllWindows().length === 0) open();
  });
  app.on("window-all-closed", () => {
    if (process.platform !== "darwin") app.quit();
  });
  // Quitting waits until the store has been closed; the second time round nothing holds it up.
  let closed = false;
  app.on("will-quit", (event) => {
    if (closed) return;
    event.preventDefault();
    host
      .close()
      .catch((error: unknown) => log.error("closing failed", { error }))
      .finally(() => {
        closed = true;
        app.quit();
      });
  });
}

/** Electron grants permissions unless told otherwise, and asks for proxies' passwords on its own. */
function closeDoors(): void {
  const { defaultSession } = session;
  defaultSession.setPermissionRequestHandler((_contents, permission, answer) => answer(decidePermission(permission)));
  defaultSession.setPermissionCheckHandler((_contents, permission) => decidePermission(permission));
  defaultSession.setDevicePermissionHandler(({ deviceType }) => decidePermission(deviceType));
  defaultSession.on("will-download", (event) => event.preventDefault());
  app.on("login", (event) => event.preventDefault());
}

async function pickFolder(start: string | null): Promise<string | null> {
  const { canceled, filePaths } = await dialog.showOpenDialog({
    title: "Choose a repository",
    defaultPath: start ?? homedir(),
    properties: ["openDirectory"],
  });
  return canceled ? null : (filePaths[0] ?? null);
}
