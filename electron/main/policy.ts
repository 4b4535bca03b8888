/** What the desktop shell allows, as decisions without Electron, so that they are tested in plain Node. */
import type { BrowserWindowConstructorOptions, CustomScheme } from "electron";
import { allowedLink } from "#electron/host/links";

export const origin = "app://adroit";

/** The page is a standard, secure origin whose compiled code is cached. It bypasses no policy and has no workers. */
export const scheme: CustomScheme = {
  scheme: "app",
  privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
};

/** Size and place of the window as remembered. */
export interface Bounds {
  x?: number;
  y?: number;
  width: number;
  height: number;
  maximized?: boolean;
}

export interface Area {
  x: number;
  y: number;
  width: number;
  height: number;
}

const usual: Bounds = { width: 1280, height: 860 };
const least = { width: 480, height: 480 };

export function windowOptions(bounds: Bounds, preload: string, dark: boolean, packaged: boolean) {
  const { maximized: _, ...place } = bounds;
  return {
    ...place,
    minWidth: least.width,
    minHeight: least.height,
    title: "Adroit",
    show: false,
    backgroundColor: dark ? "#17181a" : "#ffffff",
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      devTools: !packaged,
    },
  } satisfies BrowserWindowConstructorOptions;
}

/** No permission is ever granted: the app needs none. */
export function decidePermission(_permission: string): boolean {
  return false;
}

/** Our own page may load itself again; a link that may leave goes to the system; everything else is refused. */
export function decideNavigation(target: string): { stay: true } | { stay: false; external: string | null } {
  if (isOurs(target)) return { stay: true };
  return { stay: false, external: allowedLink(target) };
}

/** Whether a page or frame is ours, by scheme and host exactly: not by prefix, which `app://adroit.evil` would pass. */
export function isOurs(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, host, username, password } = new URL(address);
  return protocol === "app:" && host === "adroit" && username === "" && password === "";
}

/** Whether a message comes from the top frame of our own page. A frame is `null` once it has navigated away. */
export function trustedSender(frame: { url: string; parent: unknown } | null): boolean {
  return frame !== null && frame.parent === null && isOurs(frame.url);
}

/** What was remembered, if it is sound and its title bar can be reached on a display that is there; else the usual. */
export function placeWindow(remembered: unknown, areas: readonly Area[]): Bounds {
  if (typeof remembered !== "object" || remembered === null) return usual;
  const { x, y, width, height, maximized } = remembered as Record<string, unknown>;
  if (!whole(width) || !whole(height)) return usual;
  const size = { width: Math.max(width, least.width), height: Math.max(height, least.height) };
  const area = areas.find(
    (one) =>
      whole(x) &&
      whole(y) &&
      y >= one.y &&
      y < one.y + one.height - 40 &&
      x + 100 > one.x &&
      x < one.x + one.width - 100,
  );
  return {
    ...(area && whole(x) && whole(y) ? { x, y } : {}),
    width: Math.min(size.width, (area ?? size).width),
    height: Math.min(size.height, (area ?? size).height),
    ...(maximized === true ? { maximized } : {}),
  };
}

function whole(value: unknown): value is number {
  return Number.isInteger(value);
}
