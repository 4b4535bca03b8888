/** What the desktop shell allows, as decisions without Electron, so that they are tested in plain Node. */
import { allowedLink } from "#electron/host/app/links";
import { type Bounds, least } from "./place";

export const origin = "app://adroit";

/** The page is a standard, secure origin whose compiled code is cached. It bypasses no policy and has no workers. */
export const scheme = {
  scheme: "app",
  privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
};

/** What the page paints first, so that the window doesn't flash: `canvas` of the renderer's tokens. */
export const background = (dark: boolean) => (dark ? "#101413" : "#F5F6F4");

export function windowOptions(bounds: Bounds, preload: string, dark: boolean, packaged: boolean) {
  const { maximized: _, fullscreen: __, ...place } = bounds;
  return {
    ...place,
    minWidth: least.width,
    minHeight: least.height,
    title: "Adroit",
    show: false,
    backgroundColor: background(dark),
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
      // It would fetch dictionaries.
      spellcheck: false,
      devTools: !packaged,
    },
  };
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

/** Whether a request may be made at all: of our own page, or of what it made itself. Developer tools need their own. */
export function decideRequest(address: string, packaged: boolean): boolean {
  return isOurs(address) || /^(data:|blob:app:\/\/adroit\/)/.test(address) || (!packaged && /^devtools:/.test(address));
}

/** Whether a download may begin: only what our own page made itself. The user chooses where it goes. */
export function decideDownload(address: string): boolean {
  return address.startsWith("blob:app://adroit/");
}

/** Whether a page or frame is ours, by scheme and host exactly: not by prefix, which `app://adroit.evil` would pass. */
export function isOurs(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, host, username, password } = new URL(address);
  return protocol === "app:" && host === "adroit" && username === "" && password === "";
}

/** Whether a page wasn't loaded because another place was asked for before it was there. */
export function overtaken(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ERR_ABORTED";
}

/** Whether a message comes from the top frame of our own page. A frame is `null` once it has navigated away. */
export function trustedSender(frame: { url: string; parent: unknown } | null): boolean {
  return frame !== null && frame.parent === null && isOurs(frame.url);
}
