/**
 * Hands the page a message port to the host, and nothing else of Electron.
 *
 * The handshake: the page calls `window.adroit.connect()`; main checks the sender, makes a channel and serves the
 * contract on one end; the other end arrives at the page as the message `"adroit:port"` from its own window, with the
 * port in `event.ports[0]`. The page starts it. A further call gives a new port and closes the old one.
 */
import { contextBridge, ipcRenderer, webUtils } from "electron";

interface Dragged {
  dataTransfer: { types: readonly string[]; files: ArrayLike<Parameters<typeof webUtils.getPathForFile>[0]> } | null;
  preventDefault(): void;
}
/** What is used of the page's window. The types of the whole DOM would leak into every file of this layer. */
declare const window: {
  postMessage(message: string, target: string, transfer: unknown[]): void;
  addEventListener(name: "dragover" | "drop", listener: (event: Dragged) => void): void;
};

contextBridge.exposeInMainWorld("adroit", {
  connect(): void {
    ipcRenderer.send("adroit:connect");
  },
});
ipcRenderer.on("adroit:port", ({ ports }) => window.postMessage("adroit:port", "*", [...ports]));

// A folder or a file that is dropped on the window is shown, as one that the app is started with. A page can't make up a
// path: only what the user drags has one.
window.addEventListener("dragover", (event) => {
  if (event.dataTransfer?.types.includes("Files")) event.preventDefault();
});
window.addEventListener("drop", (event) => {
  const [file] = Array.from(event.dataTransfer?.files ?? []);
  if (!file) return;
  event.preventDefault();
  const path = webUtils.getPathForFile(file);
  if (path !== "") ipcRenderer.send("adroit:dropped", path);
});
