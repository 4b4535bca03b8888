/**
 * Hands the page a message port to the host, and nothing else of Electron.
 *
 * The handshake: the page calls `window.adroit.connect()`; main checks the sender, makes a channel and serves the
 * contract on one end; the other end arrives at the page as the message `"adroit:port"` from its own window, with the
 * port in `event.ports[0]`. The page starts it. A further call gives a new port and closes the old one.
 */
import { contextBridge, ipcRenderer } from "electron";

/** What is used of the page's window. The types of the whole DOM would leak into every file of this layer. */
declare const window: { postMessage(message: string, target: string, transfer: unknown[]): void };

contextBridge.exposeInMainWorld("adroit", {
  connect(): void {
    ipcRenderer.send("adroit:connect");
  },
});
ipcRenderer.on("adroit:port", ({ ports }) => window.postMessage("adroit:port", "*", [...ports]));
