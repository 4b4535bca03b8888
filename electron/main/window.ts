import { readFileSync, writeFileSync } from "node:fs";
import { app, BrowserWindow, nativeTheme, screen, shell } from "electron";
import { placeWindow } from "#electron/shell/place";
import { background, decideNavigation, origin, windowOptions } from "./policy";

/** Opens the window where it was last time, on a place of the app. `memory` is the file that keeps its size and place. */
export function openWindow(preload: string, memory: string, route: string): BrowserWindow {
  const areas = screen.getAllDisplays().map(({ workArea }) => workArea);
  const bounds = placeWindow(recall(memory), areas);
  const window = new BrowserWindow(windowOptions(bounds, preload, nativeTheme.shouldUseDarkColors, app.isPackaged));
  if (bounds.maximized) window.maximize();
  window.once("ready-to-show", () => window.show());
  window.on("close", () => remember(memory, { ...window.getNormalBounds(), maximized: window.isMaximized() }));
  const paint = () => window.setBackgroundColor(background(nativeTheme.shouldUseDarkColors));
  nativeTheme.on("updated", paint);
  window.on("closed", () => nativeTheme.off("updated", paint));
  stayHome(window);
  goTo(window, route);
  return window;
}

/** Places of the app are fragments of its address, so going there needs nothing of the page. */
export function goTo(window: BrowserWindow, route: string): void {
  window.loadURL(`${origin}/#/${route}`).catch((error: unknown) => console.error(error));
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
