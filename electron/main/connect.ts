/** The only file that listens to the page: it hands our own page a port to the host. See `preload/index.ts`. */
import { ipcMain, MessageChannelMain, type MessagePortMain } from "electron";
import { portServer } from "#electron/host/port";
import type { Served } from "#electron/host/router";
import { trustedSender } from "./policy";

export function connect(served: Served): void {
  const serve = portServer(served);
  const open = new Map<number, MessagePortMain>();
  ipcMain.on("adroit:connect", ({ sender, senderFrame }) => {
    if (!senderFrame || !trustedSender(senderFrame)) {
      served.log.warn("refused a port", { url: senderFrame?.url ?? null });
      return;
    }
    const { port1, port2 } = new MessageChannelMain();
    const before = open.get(sender.id);
    if (before) before.close();
    else sender.once("destroyed", () => open.delete(sender.id));
    open.set(sender.id, port1);
    serve(port1);
    port1.start();
    senderFrame.postMessage("adroit:port", null, [port2]);
  });
}
