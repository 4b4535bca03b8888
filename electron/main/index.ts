/**
 * Entry of the desktop app. It stays thin and awaits nothing at its top level: `ready` fires only after this module
 * has been evaluated, so an await on it here would wait for ever.
 */
import { join } from "node:path";
import { app, protocol } from "electron";
import { scheme } from "./policy";

// Data of its own means an instance of its own: the single-instance lock lies in this folder.
if (process.env.ADROIT_DATA) app.setPath("userData", join(process.env.ADROIT_DATA, "electron"));
app.enableSandbox();
protocol.registerSchemesAsPrivileged([scheme]);

if (app.requestSingleInstanceLock()) {
  app
    .whenReady()
    .then(() => import("./boot"))
    .then(({ boot }) => boot())
    .catch((error: unknown) => {
      console.error(error);
      app.exit(1);
    });
} else app.quit();
