/** The only file that listens to the page: it hands our own page a port to the host. See `preload/index.ts`. */
import { isAbsolute } from "node:path";
import { ipcMain, MessageChannelMain, type MessagePortMain } from "electron";
import type { Log } from "#electron/host/log";
import type { portServer } from "#electron/host/port";
import { trustedSender } from "#electron/shell/policy";

interface Connecting {
  ready: Promise<ReturnType<typeof portServer>>;
  log: Log;
  /** Hears of the absolute path of what was dropped on the page. */
  dropped(path: string): void;
}

/** Calls wait in their port until the host is there; without a host the port is closed. */
export function connectWindow({ ready, log, dropped }: Connecting): void {
  // Whoever started the host says why it isn't there.
  ready.catch(() => {});
  const open = new Map<number, MessagePortMain>();
  ipcMain.on("adroit:connect", ({ sender, senderFrame }) => {
    if (!senderFrame || !trustedSender(senderFrame)) {
      log.warn("refused a port", { url: senderFrame?.url ?? null });
      return;
    }
    const { port1, port2 } = new MessageChannelMain();
    const before = open.get(sender.id);
    if (before) before.close();
    else sender.once("destroyed", () => open.delete(sender.id));
    open.set(sender.id, port1);
    ready.then(
      (serve) => {
        serve(port1);
        port1.start();
      },
      () => port1.close(),
    );
    senderFrame.postMessage("adroit:port", null, [port2]);
  });
  ipcMain.on("adroit:dropped", ({ senderFrame }, path: unknown) => {
    if (trustedSender(senderFrame) && typeof path === "string" && isAbsolute(path)) dropped(path);
  });
}
