/**
 * Entry of the desktop app. It stays thin and awaits nothing at its top level: `ready` fires only after this module
 * has been evaluated, so an await on it here would wait for ever.
 */
import { join } from "node:path";
import { app, protocol } from "electron";
import { openArgument } from "#electron/shell/argument";
import { scheme } from "./policy";

// Data of its own means an instance of its own: the single-instance lock lies in this folder.
if (process.env.ADROIT_DATA) app.setPath("userData", join(process.env.ADROIT_DATA, "electron"));
// Windows shows notifications of apps that it knows by this name; the installer's shortcut has it too.
app.setAppUserModelId("app.adroit.desktop");
app.enableSandbox();
protocol.registerSchemesAsPrivileged([scheme]);

// Handed over as data, because Chromium reorders the arguments that a first instance hears of.
const path = openArgument(process.argv, process.cwd(), app.isPackaged);
if (app.requestSingleInstanceLock({ path })) {
  app
    .whenReady()
    .then(() => import("./boot"))
    .then(({ boot }) => boot(path))
    .catch((error: unknown) => {
      console.error(error);
      app.exit(1);
    });
} else app.quit();
