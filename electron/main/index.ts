/**
 * Entry of the desktop app. It stays thin and awaits nothing at its top level: `ready` fires only after this module
 * has been evaluated, so an await on it here would wait for ever.
 */
import { resolve } from "node:path";
import { app, dialog, Menu, protocol } from "electron";
import { openArgument } from "#electron/shell/argument";
import { handedOver } from "#electron/shell/asks";
import { repairEnvironment } from "#electron/shell/environment";
import { usable } from "#electron/shell/folder";
import { scheme } from "#electron/shell/policy";
import { collectAsks } from "./asks";

repairEnvironment(process.env, process.platform);
// Data of its own means an instance of its own: the single-instance lock lies in this folder.
if (process.env.ADROIT_DATA) app.setPath("userData", resolve(process.env.ADROIT_DATA, "electron"));
// Windows shows notifications of apps that it knows by this name; the installer's shortcut has it too.
app.setAppUserModelId("app.adroit.desktop");
app.enableSandbox();
protocol.registerSchemesAsPrivileged([scheme]);
// Until ours is there; Electron's own would lead to its website.
Menu.setApplicationMenu(null);

// Without it there is no lock either, which looks as if the app were running already.
const { folder, why } = usable(() => app.getPath("userData"));
// Handed over as data, because Chromium reorders the arguments that a first instance hears of.
const asked = openArgument(process.argv, process.cwd(), app.isPackaged);
if (process.platform === "linux" && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) {
  console.error("Adroit needs a display; without one, adroit serve shows it in a browser.");
  app.exit(1);
} else if (why !== null) {
  console.error(`Adroit can't use its folder${folder && ` ${folder}`}: ${why}`);
  if (folder === "") app.exit(1);
  void app.whenReady().then(() => {
    const remedy = "Let it be read and written, or name another one in ADROIT_DATA.";
    dialog.showErrorBox("Adroit can't use its folder", `${folder}\n${why}\n${remedy}`);
    app.exit(1);
  });
} else if (app.requestSingleInstanceLock(handedOver(asked))) {
  const asks = collectAsks(asked);
  app
    .whenReady()
    .then(() => import("./boot"))
    .then(({ boot }) => boot(asks))
    .catch((error: unknown) => {
      console.error(error);
      app.exit(1);
    });
} else app.quit();
