/**
 * Entry of the desktop app. It stays thin and awaits nothing at its top level: `ready` fires only after this module
 * has been evaluated, so an await on it here would wait for ever.
 */
import { app, protocol } from "electron";
import { scheme } from "./policy";

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
