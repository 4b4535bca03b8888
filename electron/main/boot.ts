/** What happens once Electron is ready, in order. */
import { randomBytes } from "node:crypto";
import { homedir } from "node:os";
import { join } from "node:path";
import { app, type BrowserWindow, dialog, nativeTheme, protocol } from "electron";
import { openLog } from "#electron/host/log";
import { dataFolder } from "#electron/host/store/data-folder";
import { assetHandler, refusal } from "#electron/http/assets";
import { routeTo } from "#electron/shell/argument";
import type { Asks } from "#electron/shell/asks";
import { recall } from "#electron/shell/memory";
import { isOurs } from "#electron/shell/policy";
import { themeIn } from "#electron/shell/theme";
import { AdroitError } from "#shared/base/error";
import { connect } from "./connect";
import { closeDoors, followSettings, keepAwake, pickFolder, remind } from "./system";
import { goTo, leave, openWindow, raise } from "./window";

type Name = "window" | "presenter";

export async function boot(asks: Asks): Promise<void> {
  if (app.commandLine.hasSwitch("no-sandbox")) {
    dialog.showErrorBox(
      "Adroit doesn't run without Chromium's sandbox",
      "Let programs use user namespaces, or install the .deb package.",
    );
    return app.exit(1);
  }
  const out = join(app.getAppPath(), "out");
  const data = dataFolder(process.env, process.platform, homedir());
  const clock = () => new Date();
  const log = openLog({ file: join(data, "log", "adroit.log"), clock });

  closeDoors();
  nativeTheme.themeSource = themeIn(recall(join(data, "settings.json")));
  const asset = assetHandler(join(out, "renderer"));
  protocol.handle("app", (request) => (isOurs(request.url) ? asset(request) : refusal(404, "There is no such page.")));

  const { show, front, own } = windowsOn(join(out, "preload", "index.cjs"), data, log);
  // Meanwhile the page loads.
  const starting = import("./host").then(({ startHost }) =>
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
  connect(
    starting.then(({ serve }) => serve),
    log,
  );
  const go = (route: string) => show("window", route);
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
  followSettings({ client, go, choose, signal: stop.signal }).catch(
    (error) => stop.signal.aborted || log.error("not followed", { error }),
  );
  remind(client, () => go("due")).catch((error) => log.error("no reminder", { error }));
}

/** The app's own window and the projector's, each at most once. */
function windowsOn(preload: string, data: string, log: ReturnType<typeof openLog>) {
  const windows = new Map<Name, BrowserWindow>();
  const show = (name: Name, route: string) => {
    const there = windows.get(name);
    if (there) {
      goTo(there, route);
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

/** Quitting waits until the store has been closed, also one that is still being opened; the second time round nothing holds it up. */
function closeWith(starting: Promise<{ close(): Promise<void> }>, log: ReturnType<typeof openLog>): void {
  let closed = false;
  app.on("will-quit", (event) => {
    if (closed) return;
    event.preventDefault();
    starting
      .then((host) => host.close())
      .catch((error: unknown) => log.error("closing failed", { error }))
      .finally(() => {
        closed = true;
        app.quit();
      });
  });
}
