/**
 * Hands the page a message port to the host, and nothing else of Electron.
 *
 * The handshake: the page posts `"adroit:connect"` to its own window; main checks the sender, makes a channel and serves
 * the contract on one end; the other end arrives at the page as the message `"adroit:port"` with the port in
 * `event.ports[0]`. The page starts it. A new request gives a new port and ends the old one. A menu entry arrives as
 * the message `"adroit:command:<name>"`.
 */
import { contextBridge, ipcRenderer } from "electron";

/** What is used of the page's window. The types of the whole DOM would leak into every file of this layer. */
declare const window: {
  addEventListener(type: "message", listener: (event: { source: unknown; data: unknown }) => void): void;
  postMessage(message: string, target: string, transfer?: unknown[]): void;
};

// Tells the page which host it runs in; its presence is the sign.
contextBridge.exposeInMainWorld("adroit", { host: "desktop" });

window.addEventListener("message", ({ source, data }) => {
  if (source === window && data === "adroit:connect") ipcRenderer.send("adroit:connect");
});
ipcRenderer.on("adroit:port", ({ ports }) => window.postMessage("adroit:port", "*", [...ports]));
ipcRenderer.on("adroit:command", (_event, name: unknown) => window.postMessage(`adroit:command:${String(name)}`, "*"));
