import { posix, win32 } from "node:path";

/**
 * Where decisions are kept unless told otherwise. Desktop app, browser host and command line share it, so it doesn't
 * depend on Electron: the user's configuration folder of the platform, in a folder of its own beside what a browser
 * engine keeps there. `ADROIT_DATA` replaces it; a relative one is meant from where the process stands.
 */
export function dataFolder(env: Record<string, string | undefined>, platform: NodeJS.Platform, home: string): string {
  const { join, resolve } = platform === "win32" ? win32 : posix;
  if (env.ADROIT_DATA) return resolve(env.ADROIT_DATA);
  const config =
    platform === "win32"
      ? (env.APPDATA ?? join(home, "AppData", "Roaming"))
      : platform === "darwin"
        ? join(home, "Library", "Application Support")
        : env.XDG_CONFIG_HOME || join(home, ".config");
  return join(config, "Adroit", "data");
}
