import { app, BrowserWindow, nativeTheme, screen, shell } from "electron";
import type { Log } from "#electron/host/log";
import { recall, remember } from "#electron/shell/memory";
import { type Area, type Bounds, placeProjector, placeWindow } from "#electron/shell/place";
import { background, decideNavigation, origin, overtaken, windowOptions } from "#electron/shell/policy";
import { guardCrashes, guardUnsaved } from "./guard";

interface Opening {
  preload: string;
  /** The file that keeps size and place. */
  memory: string;
  /** The place of the app that is shown. */
  route: string;
  /** The app's own window, where this is the projector's. */
  beside?: BrowserWindow | undefined;
  log: Log;
}

/** Opens a window where it was last time, on a place of the app. */
export function openWindow({ preload, memory, route, beside, log }: Opening): BrowserWindow {
  const bounds = placed(memory, beside?.getBounds());
  const options = windowOptions(bounds, preload, nativeTheme.shouldUseDarkColors, app.isPackaged);
  const window = new BrowserWindow({ ...options, autoHideMenuBar: beside !== undefined });
  window.once("ready-to-show", () => {
    // Maximising shows a window, so that it has to be painted by then.
    if (bounds.maximized) window.maximize();
    window.show();
    if (bounds.fullscreen) window.setFullScreen(true);
  });
  window.on("close", () =>
    remember(memory, {
      ...window.getNormalBounds(),
      maximized: window.isMaximized(),
      fullscreen: window.isFullScreen(),
    }),
  );
  const paint = () => window.setBackgroundColor(background(nativeTheme.shouldUseDarkColors));
  nativeTheme.on("updated", paint);
  window.on("closed", () => nativeTheme.off("updated", paint));
  stayHome(window);
  guardUnsaved(window);
  guardCrashes(window, log);
  showRoute(window, route);
  return window;
}

function placed(memory: string, own: Area | undefined): Bounds {
  const areas = screen.getAllDisplays().map(({ workArea }) => workArea);
  return own === undefined ? placeWindow(recall(memory), areas) : placeProjector(recall(memory), own, areas);
}

/** Places of the app are fragments of its address, so going there needs nothing of the page. */
export function showRoute(window: BrowserWindow, route: string): void {
  window.loadURL(`${origin}/#/${route}`).catch((error: unknown) => overtaken(error) || console.error(error));
}

/** Brings the window before the user's eyes. */
export function raise(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
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
