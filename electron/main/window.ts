import { readFileSync, writeFileSync } from "node:fs";
import { app, BrowserWindow, nativeTheme, screen, shell } from "electron";
import { decideNavigation, origin, placeWindow, windowOptions } from "./policy";

/** Opens the window where it was last time. `memory` is the file that keeps its place. */
export function openWindow(preload: string, memory: string): BrowserWindow {
  const areas = screen.getAllDisplays().map(({ workArea }) => workArea);
  const bounds = placeWindow(recall(memory), areas);
  const window = new BrowserWindow(windowOptions(bounds, preload, nativeTheme.shouldUseDarkColors, app.isPackaged));
  if (bounds.maximized) window.maximize();
  window.once("ready-to-show", () => window.show());
  window.on("close", () => remember(memory, { ...window.getNormalBounds(), maximized: window.isMaximized() }));
  stayHome(window);
  window.loadURL(`${origin}/`).catch((error: unknown) => console.error(error));
  return window;
}

/** The window shows our page and no other, and opens no further windows. */
function stayHome({ webContents }: BrowserWindow): void {
  const decide = (event: { preventDefault(): void }, url: string) => {
    const decision = decideNavigation(url);
    if (decision.stay) return;
    event.preventDefault();
    if (decision.external) void leave(decision.external);
  };
  webContents.on("will-navigate", (details) => decide(details, details.url));
  webContents.on("will-redirect", (details) => decide(details, details.url));
  webContents.on("will-frame-navigate", (details) => {
    if (!details.isMainFrame) details.preventDefault();
  });
  webContents.on("will-attach-webview", (event) => event.preventDefault());
  webContents.setWindowOpenHandler(({ url }) => {
    const decision = decideNavigation(url);
    if (!decision.stay && decision.external) void leave(decision.external);
    return { action: "deny" };
  });
}

/** Hands an address to the system; whoever calls has found it harmless (`allowedLink`). */
export async function leave(url: string): Promise<void> {
  await shell.openExternal(url).catch((error: unknown) => console.error(error));
}

function recall(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return null;
  }
}

/** The place of a window isn't worth an error: without it the window opens at its usual place. */
function remember(file: string, bounds: unknown): void {
  try {
    writeFileSync(file, JSON.stringify(bounds), { mode: 0o600 });
  } catch (error) {
    console.error(error);
  }
}
